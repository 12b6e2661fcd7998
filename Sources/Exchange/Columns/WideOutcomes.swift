import Store
import Territory
import Wording

/// A table of outcomes with a row for each initiative and a column for each value (bred tabell): *Nya jobb mål*, *Nya
/// jobb resultat 2024*, *Target 2029, new jobs (persons)*.
///
/// A heading names an indicator, one kind of outcome at its beginning or end, and perhaps a period and a unit. Where
/// the indicator stands in a column of its own, headings name the kind only: *Mål*, *Resultat 2024*.
struct WideOutcomes {
    struct Heading: Hashable {
        /// Empty where a column names it.
        let indicator: String
        let kind: Outcome.Kind
        /// As it is written; empty without one.
        let period: String
        /// Empty where the heading states none.
        let unit: String
    }

    /// By the column's position.
    let headings: [Int: Heading]

    /// - Returns: nil for a long table, which has a column of values, and for one without such headings.
    init?(header: [String], columns: ColumnRecognition<OutcomeRole>) {
        guard !columns.has(.value) else { return nil }
        var headings: [Int: Heading] = [:]
        for index in columns.extra {
            guard let heading = Self.heading(header[index]), heading.indicator.isEmpty == columns.has(.indicator) else {
                continue
            }
            headings[index] = heading
        }
        guard !headings.isEmpty else { return nil }
        self.headings = headings
    }

    /// Nil for the name of another column.
    static func heading(_ name: String) -> Heading? {
        var rest = name
        var unit = ""
        if let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") {
            unit = String(rest[rest.index(after: open)..<close]).withoutOuterSpaces
            rest.replaceSubrange(open...close, with: " ")
        }
        let words = rest.split { $0.isWhitespace || "_/:,;".contains($0) }.map(String.init)
        let periods = words.indices.filter { isPeriod(words[$0]) }
        let others = words.indices.filter { !isPeriod(words[$0]) }
        let kinds = others.filter { Outcome.Kind(stated: words[$0]) != nil }
        guard periods.count <= 1, kinds.count == 1, let place = kinds.first,
            place == others.first || place == others.last, let kind = Outcome.Kind(stated: words[place])
        else { return nil }
        return Heading(
            indicator: others.filter { $0 != place }.map { words[$0] }.joined(separator: " "), kind: kind,
            period: periods.first.map { words[$0] } ?? "", unit: unit)
    }

    /// A year, or a month or day of one.
    private static func isPeriod(_ word: String) -> Bool {
        guard let date = PartialDate(word) else { return false }
        return (1_900...2_199).contains(date.year)
    }

    /// A row for each value of the file's rows, in their order; blank boxes state nothing.
    ///
    /// - Complexity: O(boxes).
    func rows(of source: ImportSource) -> (rows: [ImportSource.Row], blank: Int) {
        let places = headings.keys.sorted()
        var rows: [ImportSource.Row] = []
        var blank = 0
        for row in source.rows {
            for column in places {
                guard !NumberFormat.isMissing(source.text(row, column)) else {
                    blank += 1
                    continue
                }
                var own = row
                own.column = column
                rows.append(own)
            }
        }
        return (rows, blank)
    }

    func understood(of header: [String], blank: Int) -> Wording {
        let names = headings.keys.sorted().map { header[$0] }.joined(separator: ", ")
        let empty =
            blank == 0
            ? Wording(verbatim: "")
            : Wording(
                sv: "; \(Plural.sv(blank, "tom ruta anger", "tomma rutor anger")) inget",
                en: "; \(Plural.en(blank, "blank box states", "blank boxes state")) nothing")
        return Wording(
            sv: "Bred tabell: \(Plural.sv(headings.count, "kolumn", "kolumner")) med värden (\(names))\(empty.sv).",
            en: "Wide table: \(Plural.en(headings.count, "column")) of values (\(names))\(empty.en).")
    }

    /// The unit of a heading that states none: what is new or made is counted, as in *Nya jobb*.
    func unit(_ heading: Heading) -> String {
        guard heading.unit.isEmpty else { return heading.unit }
        let words = heading.indicator.lowercased().split(separator: " ").map(String.init)
        guard words.count > 1, let first = words.first, let last = words.last, Self.made.contains(first),
            IndicatorNames.kind(ofUnit: heading.indicator) == .extensive
        else { return "" }
        return last
    }

    private static let made: Set<String> = [
        "nya", "nytt", "skapade", "bevarade", "antal", "new", "created", "safeguarded", "number",
    ]
}
