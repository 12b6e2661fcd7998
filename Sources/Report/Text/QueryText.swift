import CQL
import Exchange
package import FollowUp
import JSON
import Store
package import Wording

/// Answers to queries of initiatives, as text.
struct QueryText {
    private let language: Language
    private let figures: Figures

    init(language: Language) {
        self.language = language
        figures = Figures(language)
    }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }

    /// - Parameter matched: rows of the answer, in their order.
    func table(_ answer: QueryAnswer, _ shown: [QueryColumn], _ matched: [Int]) -> String {
        var table = TerminalTable(shown.map { ($0.name, $0.isNumber ? .right : .left) })
        let columns = shown.map { column in
            let data = matched.map { answer.shown(column, $0) }
            let numbers = data.map { datum -> Double? in
                if case .number(let number) = datum { number.double } else { nil }
            }
            let texts = column.name.hasSuffix("_sek") ? figures.kronorColumn(numbers) : figures.column(numbers)
            return zip(texts, data).map { $0 ?? QueryRecord.json($1, flat: true).plainText.fitted(to: 40) }
        }
        for row in matched.indices { table.append(columns.map { $0[row] }) }
        return table.text()
    }

    func table(_ sums: QuerySums) -> String {
        var lines = sums.rows.map(\.values)
        if sums.grouping.level != nil { lines += [sums.outside, sums.unlocated] }
        lines.append(sums.total)
        let columns = sums.sums.enumerated().map { index, sum in
            let values = lines.map { $0[index] }
            return sum.hasSuffix("_sek") ? figures.kronorColumn(values) : figures.column(values)
        }
        func cells(_ line: Int) -> [String] { columns.map { $0[line] ?? "–" } }
        var table = TerminalTable(
            [(say("kod", "code"), .left), (say("namn", "name"), .left), (say("berör", "touching"), .right)]
                + sums.sums.map { ($0, .right) })
        for (line, row) in sums.rows.enumerated() {
            // Groups are their own names.
            table.append(
                [
                    sums.grouping.level == nil ? "" : row.code ?? "", row.name[language],
                    figures.integer(row.touching),
                ] + cells(line))
        }
        table.rule()
        if sums.grouping.level != nil {
            table.append(["", say("utanför länet", "outside the county"), ""] + cells(sums.rows.count))
            table.append(["", say("utan känt läge", "without known location"), ""] + cells(sums.rows.count + 1))
        }
        table.append(["", say("summa", "total"), ""] + cells(lines.count - 1))
        return table.text()
    }

    /// On how many of the initiatives each sum rests, where some don't say how much; empty where all do.
    func basis(_ sums: QuerySums, of all: Int, width: Int) -> String {
        let partial = zip(sums.sums, sums.withoutValue).filter { $0.1 > 0 }
        guard !partial.isEmpty else { return "" }
        func list(_ word: String) -> String {
            partial.map { "\($0) \(figures.integer(all - $1)) \(word) \(figures.integer(all))" }.joined(separator: ", ")
        }
        return say(
            "Summorna vilar på de insatser som anger ett värde: \(list("av")).",
            "The sums rest on the initiatives that state a value: \(list("of"))."
        ).wrapped(to: width)
    }

    func queryables(width: Int) -> String {
        Queryable.all.reduce(into: "") { text, queryable in
            let name = queryable.isFunction ? "\(queryable.name)()" : queryable.name
            text += "\(name)  [\(queryable.kind.wording[language])]\n"
            text += queryable.wording[language].wrapped(to: width, indent: "    ")
            text += "    > \(queryable.example)\n"
        }
    }
}

extension QueryAnswer {
    /// The number of matches, and of initiatives for which the expression is unknown.
    package var tally: Wording {
        let (sv, en) = (Figures(.swedish), Figures(.english))
        var text = Wording(
            sv: "\(sv.integer(matched.count)) av \(Plural.sv(asked, "insats", "insatser")).",
            en: "\(en.integer(matched.count)) of \(Plural.en(asked, "initiative")).")
        if unknown > 0 {
            text = Wording(
                sv:
                    """
                    \(text.sv) För \(sv.integer(unknown)) går det inte att svara: något som uttrycket frågar efter \
                    saknas.
                    """,
                en:
                    """
                    \(text.en) For \(en.integer(unknown)) there is no telling: something that the expression asks \
                    for is missing.
                    """
            )
        }
        return text
    }
}
