import Wording

/// Makes a year's value of its months or quarters, where that is asked for or the table declares how.
struct CubeFolding {
    /// A value before its period is a year.
    struct Cell {
        let content: Int
        let area: CubeArea
        let period: CubePeriod
        let value: Double?
        let symbol: String?
        let row: Int
    }

    private struct Key: Hashable {
        let content: Int
        let area: CubeArea
        let year: Int
    }

    private let asked: CubeRequest.Folding?

    init(_ asked: CubeRequest.Folding?) { self.asked = asked }

    /// How a content's months become a year; nil where nobody says.
    private static func way(
        _ content: CubeMapper.Content, _ asked: CubeRequest.Folding?
    ) -> CubeRequest.Folding? {
        if let asked { return asked }
        switch content.measuring {
        case .stock: return .december
        case .flow: return .sum
        default: return nil
        }
    }

    /// - Returns: what is said of spans and of months beside years.
    /// - Throws: where the periods are parts of years and nobody says how they become years, or where none is a year.
    static func check(
        _ periods: [CubePeriod?], _ contents: [CubeMapper.Content], _ asked: CubeRequest.Folding?,
        dimension: StatisticsCube.Dimension, file: String
    ) throws(ImportError) -> [Wording] {
        let known = periods.compactMap { $0 }
        let hasYears = known.contains { if case .year = $0 { true } else { false } }
        let hasParts = known.contains { $0.part != nil }
        func refuse(_ sv: String, _ en: String) -> ImportError {
            ImportError(file: file, problem: .unusable(Wording(sv: sv, en: en)))
        }
        guard hasYears || hasParts else {
            let name = quoted(dimension.categories.first?.label ?? "")
            throw refuse(
                "perioderna är flera år i ett (\(name.sv)), och databasen har värden för ett år. Hämta den med år.",
                "the periods are several years in one (\(name.en)), and the database has values of one year. Fetch the "
                    + "table by year.")
        }
        guard hasParts, !hasYears else {
            guard asked == nil || hasParts else {
                throw refuse(
                    "perioderna är år redan. Utelämna --period.", "the periods are years already. Leave out --period.")
            }
            return []
        }
        guard contents.allSatisfy({ way($0, asked) != nil }) else {
            let name = quoted(dimension.categories.first?.label ?? "")
            throw refuse(
                """
                perioderna är månader eller kvartal (\(name.sv)), som aldrig tas för år. Ange hur de blir år: \
                --period december (årets sista), sum (summan av alla) eller mean (medelvärdet av alla).
                """,
                """
                the periods are months or quarters (\(name.en)), which are never taken for years. Say how they become \
                years: --period december (the year's last), sum (the sum of all) or mean (the mean of all).
                """)
        }
        return []
    }

    /// Years as they are; parts of years folded. A year whose parts don't suffice is left out, and named.
    func fold(
        _ cells: [Cell], _ contents: [CubeMapper.Content]
    ) -> (values: [CubeValue], understood: [Wording]) {
        var values: [CubeValue] = []
        var spans = 0
        var parts: [Key: [Cell]] = [:]
        var order: [Key] = []
        var years: Set<Int> = []
        for cell in cells {
            switch cell.period {
            case .year(let year):
                years.insert(year)
                values.append(
                    CubeValue(
                        content: cell.content, area: cell.area, year: year, value: cell.value, symbol: cell.symbol,
                        row: cell.row))
            case .span: spans += 1
            case .month(let year, _), .quarter(let year, _):
                let key = Key(content: cell.content, area: cell.area, year: year)
                if parts[key] == nil { order.append(key) }
                parts[key, default: []].append(cell)
            }
        }
        var understood: [Wording] = []
        var incomplete: [Int: Int] = [:]
        // A table with years and months states the years itself.
        for key in order where !years.contains(key.year) {
            guard let all = parts[key], let way = Self.way(contents[key.content], asked) else { continue }
            if let value = Self.value(of: all, way, key) {
                values.append(value)
            } else {
                incomplete[key.year] = all.count
            }
        }
        for (year, count) in incomplete.sorted(by: { $0.key < $1.key }) {
            let what = Self.way(contents[0], asked) == .december ? "" : "\(count) "
            understood.append(
                Wording(
                    sv: what.isEmpty
                        ? "År \(year) utelämnades: dess sista period saknas."
                        : "År \(year) utelämnades: det har bara \(what)av årets perioder.",
                    en: what.isEmpty
                        ? "The year \(year) was left out: its last period is missing."
                        : "The year \(year) was left out: it has only \(what)of the year's periods."))
        }
        if let way = order.first.flatMap({ Self.way(contents[$0.content], asked) }), incomplete.count < order.count {
            understood.insert(Self.told(way, isAsked: asked != nil), at: 0)
        }
        if spans > 0 {
            understood.append(
                Wording(
                    sv: "Värden för flera år i ett utelämnades: \(spans).",
                    en: "Values of several years in one were left out: \(spans)."))
        }
        return (values, understood)
    }

    /// Nil where the year's parts don't suffice.
    private static func value(of cells: [Cell], _ way: CubeRequest.Folding, _ key: Key) -> CubeValue? {
        let number = cells[0].period.part?.of ?? 0
        let last = cells.first { $0.period.part.map { $0.number == $0.of } ?? false }
        guard let row = (last ?? cells.last)?.row else { return nil }
        func made(_ value: Double?, _ symbol: String?) -> CubeValue {
            CubeValue(content: key.content, area: key.area, year: key.year, value: value, symbol: symbol, row: row)
        }
        if way == .december { return last.map { made($0.value, $0.symbol) } }
        guard Set(cells.map(\.period)).count == number, cells.count == number else { return nil }
        let values = cells.compactMap(\.value)
        let symbols = Set(cells.compactMap(\.symbol)).sorted().joined(separator: " ")
        guard values.count == number else { return made(nil, symbols.isEmpty ? nil : symbols) }
        let sum = values.reduce(0, +)
        return made(way == .sum ? sum : sum / Double(number), symbols.isEmpty ? nil : symbols)
    }

    private static func told(_ way: CubeRequest.Folding, isAsked: Bool) -> Wording {
        let (why, because) = isAsked ? ("", "") : (", som tabellen anger", ", as the table declares")
        return switch way {
        case .december:
            Wording(
                sv: "Årets värde är det från dess sista månad eller kvartal\(why).",
                en: "A year's value is that of its last month or quarter\(because).")
        case .sum:
            Wording(
                sv: "Årets värde är summan av dess månader eller kvartal\(why).",
                en: "A year's value is the sum of its months or quarters\(because).")
        case .mean:
            Wording(
                sv: "Årets värde är medelvärdet av dess månader eller kvartal\(why).",
                en: "A year's value is the mean of its months or quarters\(because).")
        }
    }
}
