package import Statistics
package import Store
import Territory
import Wording

/// The change of municipal statistics between two years, by part of the county (utveckling).
///
/// A value is compared with the same part's, a figure per inhabitant with the people of its own year. More than a dozen
/// properties because it is an answer as tables and records show it whole.
package struct TerritorialChange: Sendable {
    package let indicator: Indicator
    package let level: Level
    package let from: Int
    package let to: Int
    /// The year whose value is 100 in `Line.index`.
    package let base: Int
    /// Those of `Line.series`, ascending: every year from the first to the last, on file or not.
    package let years: [Int]
    package let rows: [Line]
    /// Of the parts that have both values: the sum, or the mean with the weights of each year.
    package let county: Line
    /// Whose people stand beside the values; nil where those of the year aren't known.
    package let people: (from: PeopleOfYear?, to: PeopleOfYear?)
    /// Of the values, as the imported files state them.
    package let sources: [String]
    /// The questions asked beyond the table.
    package internal(set) var shiftShare: ShiftShareReport?
    package internal(set) var convergence: ConvergenceReport?
    package internal(set) var mobility: MobilityReport?
    package internal(set) var entropy: EntropyReport?

    package struct PeopleOfYear: Sendable, Hashable {
        package let year: Int
        package let isInterpolated: Bool
    }

    /// Parts without a value in one of the two years.
    package var blankParts: Int { rows.count { $0.change == nil } }

    /// A part, or the county.
    package struct Line: Sendable {
        /// Nil: the county.
        package let part: Part?
        package let from: Double?
        package let to: Double?
        /// Nil where one of the two isn't measured.
        package let change: ValueChange?
        /// 100 times the later value by that of the base year; nil where that isn't above zero, or missing.
        package internal(set) var index: Double?
        /// Per 1,000 inhabitants of the same year; nil for rates, for people themselves, and without them.
        package internal(set) var perThousand: (from: Double, to: Double)?
        /// Of a sum: what the part adds to the county's change in per cent, in percentage points.
        package internal(set) var contribution: Double?
        /// Of a rate: what the part's own change adds to the county's, and the shift of weight to or from it.
        package internal(set) var ofCounty: RateChange.Part?
        /// By year; nil where it isn't measured.
        package internal(set) var series: [Double?] = []
    }
}

extension TerritorialChange {
    init(_ values: YearlyValues, _ level: Level, from: Int, to: Int, base: Int) throws {
        (indicator, self.level, self.from, self.to, self.base) = (values.indicator, level, from, to, base)
        years = Array(from...to)
        sources = values.sources
        let (first, last, atBase) = (try values.values(from), try values.values(to), try values.values(base))
        let people = (from: values.people(from), to: values.people(to))
        self.people = (
            people.from.map { PeopleOfYear(year: from, isInterpolated: $0.isInterpolated) },
            people.to.map { PeopleOfYear(year: to, isInterpolated: $0.isInterpolated) }
        )
        let series = try years.map { try values.values($0) }
        var rows: [Line] = []
        for (part, content) in values.parts.enumerated() {
            var line = try Self.line(content, first[part], last[part], years: to - from)
            line.series = series.map { $0[part] }
            line.index = Self.index(last[part], atBase[part])
            if let was = people.from?.byPart[part], let people = people.to?.byPart[part] {
                line.perThousand = Self.perThousand(line, (was, people), of: indicator)
            }
            rows.append(line)
        }
        let both = rows.indices.filter { rows[$0].change != nil }
        let whole = Whole(values, both)
        let known = (from: try whole.value(of: first, in: from), to: try whole.value(of: last, in: to))
        var county = try Self.line(nil, known.from, known.to, years: to - from)
        county.series = try zip(years, series).map { try whole.value(of: $1, in: $0) }
        county.index = Self.index(known.to, try whole.value(of: atBase, in: base))
        if let was = people.from?.byPart, let people = people.to?.byPart {
            let sums = (both.reduce(0) { $0 + was[$1] }, both.reduce(0) { $0 + people[$1] })
            county.perThousand = Self.perThousand(county, sums, of: indicator)
        }
        self.county = county
        self.rows = try Self.contributing(rows, both, values, from: from, to: to)
    }

    /// The parts that have both values, taken together.
    private struct Whole {
        let values: YearlyValues
        let members: [Int]

        init(_ values: YearlyValues, _ members: [Int]) { (self.values, self.members) = (values, members) }

        /// Nil where one of them isn't measured in the year, or a mean has no weights.
        func value(of parts: [Double?], in year: Int) throws -> Double? {
            let known = members.compactMap { parts[$0] }
            guard !known.isEmpty, known.count == members.count else { return nil }
            guard values.indicator.kind == .intensive else { return known.reduce(0, +) }
            guard let weights = try values.weightsByPart(year) else { return nil }
            let all = members.reduce(0) { $0 + weights[$1] }
            return all > 0 ? zip(members, known).reduce(0) { $0 + weights[$1.0] * $1.1 } / all : nil
        }
    }

    private static func line(_ part: Part?, _ from: Double?, _ to: Double?, years: Int) throws(Undefined) -> Line {
        guard let from, let to else { return Line(part: part, from: from, to: to, change: nil) }
        return Line(part: part, from: from, to: to, change: try ValueChange(from: from, to: to, years: Double(years)))
    }

    private static func index(_ value: Double?, _ base: Double?) -> Double? {
        guard let value, let base, base > 0 else { return nil }
        return 100 * value / base
    }

    private static func perThousand(
        _ line: Line, _ people: (from: Double, to: Double), of indicator: Indicator
    ) -> (from: Double, to: Double)? {
        guard indicator.kind == .extensive, indicator.id != .population, let from = line.from, let to = line.to,
            let was = try? ValueChange.perThousand([from], population: [people.from]),
            let now = try? ValueChange.perThousand([to], population: [people.to])
        else { return nil }
        return (was[0], now[0])
    }

    /// What each part with both values adds to the county's change.
    private static func contributing(
        _ lines: [Line], _ both: [Int], _ values: YearlyValues, from: Int, to: Int
    ) throws -> [Line] {
        var lines = lines
        let (before, after) = (both.map { lines[$0].from! }, both.map { lines[$0].to! })
        switch values.indicator.kind {
        case .extensive:
            guard let points = try? ValueChange.contributionPoints(from: before, to: after) else { return lines }
            for (row, points) in zip(both, points) { lines[row].contribution = points }
        case .intensive:
            guard let first = try values.weightsByPart(from), let last = try values.weightsByPart(to),
                let parts = try? RateChange(
                    from: before, to: after, weightsFrom: both.map { first[$0] }, weightsTo: both.map { last[$0] }
                ).parts
            else { return lines }
            for (row, part) in zip(both, parts) { lines[row].ofCounty = part }
        }
        return lines
    }
}
