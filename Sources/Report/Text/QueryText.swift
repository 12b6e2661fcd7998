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
    func table(_ answer: QueryAnswer, _ properties: [QueryProperty], _ matched: [Int]) -> String {
        var table = TerminalTable(properties.map { ($0.rawValue, $0.kind == .number ? .right : .left) })
        for row in matched {
            table.append(
                properties.map { property in
                    let datum = answer.shown(property, row)
                    if case .number(let number) = datum { return figures.value(number.double) }
                    return QueryRecord.json(datum, flat: true).plainText.fitted(to: 40)
                })
        }
        return table.text()
    }

    func table(_ sums: QuerySums) -> String {
        func cells(_ values: [Double?]) -> [String] {
            zip(sums.sums, values).map { sum, value in
                guard let value else { return "–" }
                return sum.hasSuffix("_sek")
                    ? figures.decimal(value, value == value.rounded() ? 0 : 2) : figures.value(value)
            }
        }
        var table = TerminalTable(
            [(say("kod", "code"), .left), (say("namn", "name"), .left), (say("berör", "touching"), .right)]
                + sums.sums.map { ($0, .right) })
        for row in sums.rows {
            // Groups are their own names.
            table.append(
                [
                    sums.grouping.level == nil ? "" : row.code ?? "", row.name[language],
                    figures.integer(row.touching),
                ] + cells(row.values))
        }
        table.rule()
        if sums.grouping.level != nil {
            table.append(["", say("utanför länet", "outside the county"), ""] + cells(sums.outside))
            table.append(["", say("utan känd plats", "without known place"), ""] + cells(sums.unlocated))
        }
        table.append(["", say("summa", "total"), ""] + cells(sums.total))
        return table.text()
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
            sv: "\(sv.integer(matched.count)) av \(sv.integer(asked)) insatser.",
            en: "\(en.integer(matched.count)) of \(en.integer(asked)) initiatives.")
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
