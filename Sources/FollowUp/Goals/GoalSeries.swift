import Statistics
import Store
import Territory
import Wording

/// A goal's indicator by year and part, in the goal's prices.
struct GoalSeries {
    private let goal: Goal
    private let higherIsBetter: Bool
    private let values: YearlyValues
    /// By year what amounts are multiplied by; nil: as they are.
    private let prices: [Int: Double]?
    private let places: [Int]

    init(_ goal: Goal, file: String, of distributor: Distributor) throws {
        let (id, line) = (goal.indicator, goal.line)
        do {
            values = try YearlyValues(id, by: .municipality, of: distributor)
        } catch let error as ChangeError { throw GoalError.unmeasured(error, file: file, line: line) }
        if let note = values.indicator.note, note.saysYearsDiffer {
            throw GoalError.notComparable(id, note: note, file: file, line: line)
        }
        switch goal.direction ?? values.indicator.direction {
        case .higherIsBetter: higherIsBetter = true
        case .lowerIsBetter: higherIsBetter = false
        case .neutral: throw GoalError.noDirection(id, file: file, line: line)
        }
        let isMoney = values.indicator.unit.en.contains("SEK")
        switch goal.prices {
        case nil where isMoney: throw GoalError.noPrices(id, file: file, line: line)
        case .some where !isMoney: throw GoalError.pricesWithoutMoney(id, file: file, line: line)
        case .fixed(let year)?:
            prices = try Self.prices(of: year, values.years, file: file, line: line, distributor)
        default: prices = nil
        }
        switch goal.scope {
        case .county: places = []
        case .eachMunicipality: places = Array(values.parts.indices)
        case .municipality(let code):
            guard let place = values.parts.firstIndex(where: { $0.code == code }) else {
                let near = Nearest.names(to: code, among: values.parts.map(\.code), tolerance: .name)
                throw GoalError.unknownPart(code, near: near, file: file, line: line)
            }
            places = [place]
        }
        self.goal = goal
    }

    private static func prices(
        of year: Int, _ years: [Int], file: String, line: Int, _ distributor: Distributor
    ) throws -> [Int: Double] {
        let index = try distributor.areaValues(.consumerPriceIndex, nil)
        let byYear = Dictionary(index.map { ($0.year, $0.value) }) { first, _ in first }
        let missing = (years + [year]).filter { (byYear[$0] ?? 0) <= 0 }
        guard missing.isEmpty, let own = byYear[year] else {
            throw GoalError.noPriceIndex(years: Set(missing).sorted(), file: file, line: line)
        }
        return Dictionary(uniqueKeysWithValues: years.map { ($0, own / byYear[$0]!) })
    }

    func standings(pace: GoalStanding.Pace, today: CalendarDay) throws -> [GoalStanding] {
        func standing(_ part: (code: String?, name: Wording?), _ value: (Int) throws -> Double?) throws
            -> GoalStanding
        {
            let series = try values.years.compactMap { year in
                try value(year).map { (year: year, value: $0 * (prices?[year] ?? 1)) }
            }
            return GoalStanding(
                goal, part, higherIsBetter: higherIsBetter, series, pace: pace, today: today)
        }
        guard goal.scope != .county else { return [try standing((nil, nil), county)] }
        return try places.map { place in
            let part = values.parts[place]
            return try standing((part.code, part.name)) { try values.values($0)[place] }
        }
    }

    /// A sum over all municipalities, or their mean with the weights of the year; nil where one isn't measured.
    private func county(_ year: Int) throws -> Double? {
        let known = try values.values(year).compactMap { $0 }
        guard known.count == values.parts.count else { return nil }
        guard values.indicator.kind == .intensive else { return known.reduce(0, +) }
        guard let weights = try values.weightsByPart(year) else { return nil }
        let all = weights.reduce(0, +)
        return all > 0 ? zip(weights, known).reduce(0) { $0 + $1.0 * $1.1 } / all : nil
    }
}
