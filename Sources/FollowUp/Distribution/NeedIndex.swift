import Store
import Territory

/// How much need each municipality has: the weighted mean of indicators scaled from 0, the municipality best off, to 1,
/// the one worst off.
///
/// Min–max scaling and linear aggregation as in OECD and JRC, Handbook on Constructing Composite Indicators (2008),
/// steps 5 and 6. Sums (extensive indicators) count per inhabitant of their year. An indicator that is the same
/// everywhere gives 0 to all.
struct NeedIndex {
    /// By municipality, 0 … 1; nil where one of the indicators is not measured, or counts per inhabitant and nobody
    /// lives there.
    let values: [Double?]
    /// By indicator: the year that its values are from.
    let years: [String: Int]

    init(_ weights: [Policy.Weight], statistics: GapStatistics, territory: Territory, population: PopulationSeries)
        throws(PolicyError)
    {
        var sums = [Double?](repeating: 0, count: territory.municipalities.count)
        var total = 0.0
        var years: [String: Int] = [:]
        for weight in weights {
            let indicator = try statistics.measured(weight.indicator, direction: weight.direction, line: weight.line)
            let all = statistics.values[weight.indicator] ?? []
            guard let year = weight.year ?? all.map(\.year).max() else {
                throw statistics.empty(weight.indicator, line: weight.line)
            }
            years[weight.indicator] = year
            let byCode = Dictionary(all.filter { $0.year == year }.map { ($0.municipalityCode, $0.value) }) {
                first, _ in first
            }
            let people = population.basis(for: year, at: .municipality).people ?? territory.personsByMunicipality
            let scores = territory.municipalities.enumerated().map { index, municipality -> Double? in
                guard let value = byCode[municipality.code] else { return nil }
                let size =
                    indicator.kind == .extensive ? (people[index] > 0 ? value / people[index] : nil) : value
                return size.map { indicator.direction == .higherIsBetter ? -$0 : $0 }
            }
            guard let low = scores.compactMap({ $0 }).min(), let high = scores.compactMap({ $0 }).max() else {
                throw statistics.empty(weight.indicator, line: weight.line)
            }
            for index in sums.indices {
                guard let sum = sums[index], let score = scores[index] else {
                    sums[index] = nil
                    continue
                }
                sums[index] = sum + weight.weight * (high > low ? (score - low) / (high - low) : 0)
            }
            total += weight.weight
        }
        values = sums.map { $0.map { $0 / total } }
        self.years = years
    }

    /// Need times people of each part; nil for parts with a municipality where need isn't measured. Where nobody lives,
    /// nobody is in need, whether or not it is measured.
    ///
    /// - Precondition: the division's parts are whole municipalities.
    func persons(in division: GapDivision, of territory: Territory, population: PopulationBasis) -> [Double?] {
        let people = population.people ?? territory.personsByMunicipality
        return division.cellsOfPart.map { cells in
            var sum = 0.0
            for municipality in Set(cells.map { territory.cells[$0].municipality }).sorted()
            where people[municipality] > 0 {
                guard let value = values[municipality] else { return nil }
                sum += value * people[municipality]
            }
            return sum
        }
    }
}
