/// Apportions a whole to the cells of municipalities: within each by population, or by area where it has none.
public struct MunicipalSpread: Sendable {
    /// By municipality.
    let members: [Members]
    private let hasPopulation: Bool
    private let cellCount: Int

    struct Members: Sendable {
        let cells: [Int]
        /// Add up to 1.
        let weights: [Double]
        /// The municipality's weight among others: its population, or its area in a territory without population.
        let size: Double
    }

    public init(_ territory: Territory) {
        let cellsOf = Dictionary(grouping: territory.cells.indices) { territory.cells[$0].municipality }
        hasPopulation = territory.hasPopulation
        cellCount = territory.cells.count
        members = territory.municipalities.indices.map { municipality in
            let own = cellsOf[municipality] ?? []
            let people = own.map { Double(territory.cells[$0].population) }
            let areas = own.map { territory.cells[$0].areaKm2 }
            let measures = people.contains { $0 > 0 } ? people : areas
            let total = measures.reduce(0, +)
            return Members(
                cells: own, weights: measures.map { $0 / total },
                size: territory.hasPopulation ? people.reduce(0, +) : areas.reduce(0, +))
        }
    }

    /// The weighting of municipalities: by population (area in a territory without), or equal.
    public enum Rule: String, Sendable, CaseIterable { case population, equal }

    /// Adds a weight to a municipality's cells.
    func add(_ weight: Double, to municipality: Int, in weights: inout [Double]) {
        let own = members[municipality]
        for (cell, share) in zip(own.cells, own.weights) { weights[cell] += weight * share }
    }

    /// Weights by cell that apportion to the municipalities by a rule.
    func weights(over municipalities: some Sequence<Int>, by rule: Rule) -> [Double] {
        var weights = [Double](repeating: 0, count: cellCount)
        for municipality in municipalities {
            add(rule == .equal ? 1 : members[municipality].size, to: municipality, in: &weights)
        }
        return weights
    }

    /// The whole county except for a share outside it.
    public func county(by rule: Rule, outside: Share = .zero, precision: Precision = .county) -> Footprint {
        let name: Footprint.Rule = rule == .equal ? .countyEqually : hasPopulation ? .countyByPopulation : .areasByArea
        return footprint(weights(over: members.indices, by: rule), outside, name, .countyWide, precision)
    }

    /// The municipalities of a programme's area, by population.
    ///
    /// - Parameter municipalities: indices, none twice; where there are none all is unlocated.
    public func programmeArea(_ municipalities: [Int]) -> Footprint {
        footprint(
            weights(over: municipalities, by: .population), .zero,
            hasPopulation ? .municipalitiesByPopulation : .areasByArea,
            .programmeArea, .programmeArea)
    }

    private func footprint(
        _ weights: [Double], _ outside: Share, _ rule: Footprint.Rule, _ basis: Footprint.Basis, _ precision: Precision
    ) -> Footprint {
        guard let shares = Share.proportional(to: weights, of: .whole - outside) else { return .unlocated }
        let parts = shares.enumerated().filter { $0.element > .zero }.map {
            Footprint.Part(cell: $0.offset, share: $0.element)
        }
        return Footprint(parts: parts, outside: outside, rule: rule, basis: basis, precision: precision)
    }
}
