import Planar
package import Store
package import Territory

/// A drawn area's account of an answer's initiatives: people, money and outcomes in it, beside the county's.
///
/// Where a source says the place, by it: points equally, lines by length, areas by area, or by population where the
/// initiative's footprint is. Where it says municipalities or the whole county, by the people who live in the area: a
/// cell's amounts fall in the area as its inhabitants do. The part of the area beyond the county's border counts for
/// nothing. More than a dozen properties because it holds all that is told of an area.
package struct AreaAccount: Sendable {
    /// Within the county.
    package let areaKm2: Double
    /// Drawn, but beyond the county's border.
    package let outsideKm2: Double?
    package let countyAreaKm2: Double
    /// Persons; fractions where the outline cuts through people spread by area. Nil where nobody knows how many live
    /// in the county, or they are known by municipality only.
    package let population: Double?
    package let countyPopulation: Int
    /// Whether people are known by municipality only, and so not how many live in the area.
    package let isByMunicipality: Bool
    /// Whose people they are.
    package let people: PopulationBasis
    /// The money granted, the number of initiatives, and every indicator that adds up and has results.
    package let sums: [Sum]
    /// Initiatives with a share in the area, most money first, then by identifier.
    package let entries: [Entry]
    /// Money granted in the area, kronor, by what it rests on.
    package let basis: Basis
    /// Initiatives without known place, and the money granted them, kronor: any of it may belong here. Nil where there
    /// are some and none states an amount.
    package let unlocated: (initiatives: Int, granted: Double?)
    /// The area within the county, SWEREF 99 TM.
    package let shape: [UInt8]

    package struct Sum: Sendable {
        package let indicator: Indicator
        /// In the area, and in the county; nil where no initiative there states a result of an outcome, or where some
        /// lie there and none states an amount. In the area nil too where `isPlaceUnknown`.
        package let inside: Double?
        package let county: Double?
        /// Whether initiatives with a value that are known to their municipality only may lie in the area or not, where
        /// nobody knows who lives where.
        package let isPlaceUnknown: Bool
        /// Whether a part of it is below zero, so that nothing is a share of it.
        package let hasNegative: Bool
        /// Of what falls in the county; nil where nothing does, or where a part of it is below zero.
        package var share: Double? {
            guard !hasNegative, let inside, let county, county != 0 else { return nil }
            return inside / county
        }
    }

    package struct Basis: Sendable, Hashable {
        package internal(set) var places = 0.0
        package internal(set) var municipalities = 0.0
        package internal(set) var countyWide = 0.0
    }

    package struct Entry: Sendable {
        package let initiative: Initiative
        /// Share of the whole initiative.
        package let share: Double
        /// Kronor; nil where the source says no amount.
        package let granted: Double?
        package let basis: Footprint.Basis
    }

    /// The year of the population; nil where unknown.
    package var populationYear: Int? { people.year }

    private var granted: Sum? { sums.first { $0.indicator.id == .grantedSek } }
    /// Whether the money in the area is blank.
    package var isBlank: Bool { granted?.inside == nil }
    /// Whether initiatives lie in the area and none of them states an amount.
    package var isUnstated: Bool { isBlank && !isPlaceUnknown }
    /// Whether nobody knows if some initiatives lie in the area.
    package var isPlaceUnknown: Bool { sums.contains(where: \.isPlaceUnknown) }

    package func perThousand(_ sum: Sum) -> Double? {
        population.flatMap { people in people > 0 ? sum.inside.map { $0 / people * 1_000 } : nil }
    }
    package func countyPerThousand(_ sum: Sum) -> Double? {
        countyPopulation > 0 ? sum.county.map { $0 / Double(countyPopulation) * 1_000 } : nil
    }

    /// Long because every figure rests on the same shares.
    ///
    /// - Throws: `QueryError.outsideCounty` for an area that has nothing in common with the county.
    package init(_ area: DrawnArea, of answer: QueryAnswer) throws {
        let territory = answer.rows.territory
        let table = answer.counted
        let measure = try AreaMeasure(area, territory)
        (shape, areaKm2) = (measure.shape, measure.areaM2 / 1e6)
        outsideKm2 = area.isCutOff ? nil : measure.outsideM2 / 1e6
        countyAreaKm2 = territory.cells.reduce(0) { $0 + $1.areaKm2 }
        isByMunicipality = territory.countsPeopleByMunicipality
        population = territory.hasPopulation && !isByMunicipality ? measure.population : nil
        countyPopulation = territory.population
        people =
            PopulationSeries(
                try answer.store.areaValues(indicator: .population, year: nil), of: territory
            ).basis(for: answer.lastYear, at: .cell)

        let indicators = Indicator.builtIn + (try answer.store.indicators().filter { $0.kind == .extensive })
        var sums: [Sum] = []
        var entries: [Entry] = []
        var basis = Basis()
        // What is known to its municipality only may lie in a part of it or not, where nobody knows who lives where.
        let isBlind = territory.dividesMunicipalities(at: .cell) && territory.peopleUnknown(at: .cell) != nil
        var elsewhere: Set<Int> = []
        let shares = try answer.matched.map { row -> Double in
            let share = try measure.share(of: row, answer.rows)
            guard isBlind, answer.geometry(row) == nil, share > 0, share < 1 else { return share }
            elsewhere.insert(row)
            return 0
        }
        for indicator in indicators {
            let values: (Int) -> Double?
            switch indicator.id {
            case .initiatives: values = { _ in 1 }
            case .grantedSek: values = { table.initiatives.grantedOre($0).map { Double($0) / 100 } }
            default:
                let results = try QueryResults.changes(of: indicator.id, store: answer.store)
                guard !results.isEmpty else { continue }
                values = { results[table.initiatives[$0].id] }
            }
            // Money and numbers of initiatives are 0 where none falls.
            let isOutcome = indicator.id != .initiatives && indicator.id != .grantedSek
            var (inside, county, hasNegative): (Double?, Double?, Bool) = (nil, nil, false)
            var silent = (inside: isOutcome, county: isOutcome)
            var isPlaceUnknown = false
            for (row, share) in zip(answer.matched, shares) {
                let mayLieHere = elsewhere.contains(row)
                let located = Share(parts: Share.denominator - table.outsideShare[row] - table.unlocatedShare[row])
                guard let value = values(row) else {
                    silent = (silent.inside || share > 0 || mayLieHere, silent.county || located > .zero)
                    continue
                }
                isPlaceUnknown = isPlaceUnknown || mayLieHere
                hasNegative = hasNegative || value < 0
                if share > 0 { inside = (inside ?? 0) + value * share }
                if located > .zero { county = (county ?? 0) + value * located.fraction }
            }
            if !silent.inside { inside = inside ?? 0 }
            if !silent.county { county = county ?? 0 }
            sums.append(
                Sum(
                    indicator: indicator, inside: isPlaceUnknown ? nil : inside, county: county,
                    isPlaceUnknown: isPlaceUnknown, hasNegative: hasNegative))
        }
        for (row, share) in zip(answer.matched, shares) where share > 0 {
            let granted = table.initiatives.grantedOre(row).map { (Double($0) * share).rounded() / 100 }
            entries.append(
                Entry(initiative: table.initiatives[row], share: share, granted: granted, basis: table.basis[row]))
            // An initiative may have a place in one of its municipalities and none in the others.
            let placed = try (granted ?? 0) * min(1, measure.placedShare(of: row, answer.rows) / share)
            basis.places += placed
            if table.basis[row] == .countyWide {
                basis.countyWide += (granted ?? 0) - placed
            } else {
                basis.municipalities += (granted ?? 0) - placed
            }
        }
        self.sums = sums
        self.basis = basis
        self.entries = entries.sorted { ($1.granted ?? -1, $0.initiative.id) < ($0.granted ?? -1, $1.initiative.id) }
        let lost = answer.matched.filter { table.unlocatedShare[$0] > 0 || elsewhere.contains($0) }
        let money = lost.reduce(into: AmountTally()) { tally, row in
            tally.add(
                ore: table.initiatives.grantedOre(row).map { elsewhere.contains(row) ? $0 : table.unlocatedOre[row] })
        }
        unlocated = (lost.count, money.statedOre.map { Double($0) / 100 })
    }
}

/// Shares of cells, places and people that lie in a drawn area.
private final class AreaMeasure {
    let shape: [UInt8]
    let areaM2: Double
    let outsideM2: Double
    let population: Double
    private let context = Context()
    private let count: PopulationCount
    private let drawn: PreparedGeometry
    private let clipped: Geometry
    private let locator: Territory.Locator
    /// By cell: which part of its inhabitants (of its area, where nobody lives) the area has.
    private let partOfCell: [Double]

    init(_ area: DrawnArea, _ territory: Territory) throws {
        count = try PopulationCount(territory)
        locator = try Territory.Index(territory).locator()
        drawn = try Geometry(wkb: area.wkb, in: context).prepared()
        let county = try Geometry(column: territory.cellAreas, rows: 0..<territory.cellAreas.count, in: context)
            .unaryUnion()
        let whole = try Geometry(wkb: area.wkb, in: context)
        clipped = try whole.intersection(county).polygonal()
        guard !clipped.isEmpty else { throw QueryError.outsideCounty }
        shape = try clipped.wkb()
        areaM2 = clipped.area
        outsideM2 = max(0, whole.area - areaM2)
        var parts = [Double](repeating: 0, count: territory.cells.count)
        var people = 0.0
        for (cell, persons, common) in try count.count(in: shape) {
            let (population, area) = (Double(territory.cells[cell].population), territory.cells[cell].areaKm2 * 1e6)
            parts[cell] = min(1, population > 0 ? persons / population : area > 0 ? common / area : 0)
            people += min(persons, population)
        }
        partOfCell = parts
        population = people
    }

    /// Of the whole initiative.
    func share(of row: Int, _ rows: QueryRows) throws -> Double {
        let table = rows.table
        if let places = rows.places(row) { return try share(ofPlaces: places, row, table) }
        if let wkb = rows.geometry(row), table.unlocatedShare[row] < Share.denominator {
            let place = try Geometry(wkb: wkb, in: context)
            var tally = Tally()
            try add(place, by: table.rule[row], to: &tally)
            return tally.parts > 0 ? tally.inside / tally.parts : 0
        }
        return table.parts(of: row).reduce(0) {
            $0 + Share(parts: table.shares[$1]).fraction * partOfCell[Int(table.cells[$1])]
        }
    }

    /// Of the whole initiative: what lies in the area by a geometry or a named place, and not by how people live. All
    /// of it where a source draws the initiative.
    func placedShare(of row: Int, _ rows: QueryRows) throws -> Double {
        guard let places = rows.places(row) else { return rows.geometry(row) == nil ? 0 : 1 }
        var placed = Share.zero
        for (index, share) in places.shares.enumerated() {
            let (x, y) = (places.points.x[index], places.points.y[index])
            if try locator.locate(x: x, y: y).cell != nil, try drawn.intersects(x: x, y: y) { placed += share }
        }
        return placed.fraction
    }

    /// Of places that names led to each its own share; what the initiative has besides them by the people who live in
    /// the area.
    private func share(
        ofPlaces places: (points: FlatGeometry, shares: [Share]), _ row: Int, _ table: InitiativeTable
    ) throws -> Double {
        var rest: [Int: Share] = [:]
        for part in table.parts(of: row) { rest[Int(table.cells[part])] = Share(parts: table.shares[part]) }
        var inside = Share.zero
        for (index, share) in places.shares.enumerated() {
            let (x, y) = (places.points.x[index], places.points.y[index])
            guard let located = try locator.locate(x: x, y: y).cell else { continue }
            if try drawn.intersects(x: x, y: y) { inside += share }
            // A place counts in its official municipality, over a generalised border too: there only the share decides.
            let cell =
                rest[located].map { $0 >= share } ?? false
                ? located : rest.filter { $0.value >= share }.min { ($0.value, $0.key) < ($1.value, $1.key) }?.key
            if let cell, let own = rest[cell] { rest[cell] = own - share }
        }
        return rest.sorted { $0.key < $1.key }.reduce(inside.fraction) { $0 + $1.value.fraction * partOfCell[$1.key] }
    }

    /// Each part of one kind by its measure; a kind weighs as its number of parts, as in footprints.
    private struct Tally {
        private var kinds: [(parts: Double, inside: Double, whole: Double)] = [(0, 0, 0), (0, 0, 0), (0, 0, 0)]

        mutating func add(_ kind: Int, inside: Double, whole: Double) {
            kinds[kind].parts += 1
            kinds[kind].inside += inside
            kinds[kind].whole += whole
        }

        private var measured: [(parts: Double, inside: Double, whole: Double)] { kinds.filter { $0.whole > 0 } }
        var parts: Double { measured.reduce(0) { $0 + $1.parts } }
        var inside: Double { measured.reduce(0) { $0 + $1.inside / $1.whole * $1.parts } }
    }

    private func add(_ place: borrowing Geometry, by rule: Footprint.Rule, to tally: inout Tally) throws {
        guard !place.isEmpty else { return }
        switch place.kind {
        case .point:
            guard let at = place.envelope else { return }
            // A point just over the generalised border counts to the county, so the outline as drawn decides.
            let isInside =
                try drawn.intersects(x: at.minX, y: at.minY) && locator.locate(x: at.minX, y: at.minY).cell != nil
            tally.add(0, inside: isInside ? 1 : 0, whole: 1)
        case .lineString: tally.add(1, inside: try place.intersection(clipped).length, whole: place.length)
        case .polygon:
            let common = try place.intersection(clipped).polygonal()
            var inside = common.area
            if rule == .areasByPopulation {
                let here = try count.count(in: place.wkb())
                let persons = here.reduce(0) { $0 + $1.persons }
                let inCounty = here.reduce(0) { $0 + $1.areaM2 }
                let people = common.isEmpty ? 0 : try count.count(in: common.wkb()).reduce(0) { $0 + $1.persons }
                // The share outside is by area, the rest by people, as in footprints.
                if persons > 0 { inside = people / persons * inCounty }
            }
            tally.add(2, inside: inside, whole: place.area)
        case .multiPoint, .multiLineString, .multiPolygon, .collection:
            for part in 0..<place.partCount { try add(place.part(at: part), by: rule, to: &tally) }
        }
    }
}
