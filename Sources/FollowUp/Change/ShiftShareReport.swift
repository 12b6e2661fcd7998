package import Statistics
package import Store
import Territory

/// The change of a sum over sectors: growth at the reference's pace, the part's mix of sectors, and what remains.
package struct ShiftShareReport: Sendable {
    package let sectors: [Indicator]
    package let reference: ChangeRequest.Reference
    /// Municipalities that make up the reference.
    package let municipalities: Int
    package let isDynamic: Bool
    package let rows: [Row]
    /// Parts in which some sector isn't measured in some year.
    package let blank: [Part]

    package struct Row: Sendable {
        package let part: Part
        package let change: Double
        package let national: Double
        package let mix: Double
        package let regional: Double
        /// The regional component split in two; nil by Dunn's method.
        package let esteban: Result<(competitive: Double, allocation: Double), Undefined>?
    }

    /// - Throws: `ChangeError`; `Undefined` where the reference has nothing at first.
    init(
        _ request: ChangeRequest, by level: Level, from: Int, to: Int, of distributor: Distributor
    ) throws {
        let all = try request.sectors.map { try YearlyValues($0, by: level, of: distributor) }
        for sector in all where sector.indicator.kind == .intensive {
            throw ChangeError.rateAsSector(sector.indicator.id)
        }
        let years = request.isDynamic ? Array(from...to) : [from, to]
        for sector in all {
            let missing = years.filter { !sector.years.contains($0) }
            if request.isDynamic, !missing.isEmpty {
                throw ChangeError.yearsBetween(sector.indicator.id, missing: missing)
            }
            if let year = missing.first {
                throw ChangeError.notOnFile(sector.indicator.id, year: year, onFile: sector.years)
            }
        }
        // By part, year and sector; nil where one isn't measured.
        let columns = try years.map { year in try all.map { try $0.values(year) } }
        let table: [[[Double]]?] = all[0].parts.indices.map { part in
            let years = columns.map { $0.compactMap { $0[part] } }
            return years.allSatisfy { $0.count == all.count } ? years : nil
        }
        let parts = table.indices.filter { table[$0] != nil }
        let whole: (by: [[Double]], municipalities: Int) =
            switch request.reference {
            case .county:
                (
                    years.indices.map { year in
                        all.indices.map { sector in parts.reduce(0) { $0 + table[$1]![year][sector] } }
                    }, distributor.territory.municipalities.count
                )
            case .country: try Self.country(request.sectors, years, of: distributor)
            }
        rows = try parts.map { part in
            try Self.row(all[0].parts[part], table[part]!, whole.by, request.method)
        }
        blank = table.indices.filter { table[$0] == nil }.map { all[0].parts[$0] }
        (sectors, reference, isDynamic) = (all.map(\.indicator), request.reference, request.isDynamic)
        municipalities = whole.municipalities
    }

    /// Of the municipalities that have every sector in every year, by year and sector.
    private static func country(
        _ sectors: [Indicator.ID], _ years: [Int], of distributor: Distributor
    ) throws -> (by: [[Double]], municipalities: Int) {
        var byYear: [[[String: Double]]] = []
        for year in years {
            byYear.append(
                try sectors.map { sector in
                    let values = try distributor.areaValues(sector, year)
                    return Dictionary(values.map { ($0.municipalityCode, $0.value) }) { first, _ in first }
                })
        }
        var codes = Set(byYear[0][0].keys)
        for year in byYear { for sector in year { codes.formIntersection(sector.keys) } }
        let own = Set(distributor.territory.municipalities.map(\.code))
        guard !codes.isSubset(of: own) else { throw ChangeError.noCountry(sectors[0]) }
        let sums = byYear.map { year in year.map { sector in codes.reduce(0) { $0 + sector[$1]! } } }
        return (sums, codes.count)
    }

    /// - Parameters:
    ///   - own, whole: by year and sector.
    private static func row(
        _ part: Part, _ own: [[Double]], _ whole: [[Double]], _ method: ChangeRequest.Method
    ) throws(Undefined) -> Row {
        let steps = try DynamicShiftShare(region: own, reference: whole)
        var esteban: Result<(competitive: Double, allocation: Double), Undefined>?
        if method == .esteban {
            esteban = Result { () throws(Undefined) in
                var (competitive, allocation) = (0.0, 0.0)
                for step in steps.steps {
                    let split = try step.esteban()
                    competitive += split.competitive.reduce(0, +)
                    allocation += split.allocation.reduce(0, +)
                }
                return (competitive, allocation)
            }
        }
        return Row(
            part: part, change: steps.change, national: steps.national, mix: steps.mix, regional: steps.regional,
            esteban: esteban)
    }
}
