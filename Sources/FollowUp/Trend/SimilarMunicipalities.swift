import Statistics
import Store

/// The municipalities nearest to each treated one by declared indicators, means of the years before the start.
struct SimilarMunicipalities {
    let codes: [String]

    init(_ request: TrendRequest, count: Int, candidates: [String], of distributor: Distributor) throws {
        guard !request.similarBy.isEmpty else { throw TrendError.similarByNothing }
        let treated = request.treated.uniqued().sorted()
        var means: [[String: Double]] = []
        for id in request.similarBy {
            _ = try distributor.indicator(id)
            let early = try distributor.areaValues(id, nil).filter {
                $0.year < request.since && $0.year >= request.first ?? .min
            }
            means.append(
                Dictionary(grouping: early, by: \.municipalityCode).mapValues { values in
                    values.reduce(0) { $0 + $1.value } / Double(values.count)
                })
            let blank = treated.filter { means[means.count - 1][$0] == nil }
            guard blank.isEmpty else { throw TrendError.notMeasured(id, codes: blank) }
        }
        let known = candidates.filter { code in means.allSatisfy { $0[code] != nil } }
        let units = treated + known
        let table = means.map { mean in units.map { mean[$0]! } }
        var nearest = Set<String>()
        for unit in treated.indices {
            let found = try SimilarUnits.nearest(
                min(count, known.count), to: unit, indicators: table, candidates: Array(treated.count..<units.count))
            nearest.formUnion(found.map { units[$0.unit] })
        }
        codes = nearest.sorted()
    }
}
