import Planar
package import Store
package import Territory

/// The same initiatives under two divisions into municipalities: the effect of the choice of layer, and for whom.
///
/// Both divisions get the first one's population, so that only borders matter. The second shows exactly what the store
/// would show after adopting it: the same territory, and the same placing.
package struct TerritoryComparison: Sendable {
    /// Municipalities of either, by code.
    package let rows: [Row]
    /// Öre and initiatives beyond the county, and without known place, under each.
    package let outside: (first: Sum, second: Sum)
    package let unlocated: (first: Sum, second: Sum)
    /// Initiatives of which more than a billionth lies elsewhere under the second division, by identifier.
    package let differences: [Difference]
    /// Compared in all.
    package let count: Int
    /// What they state.
    package let amounts: AmountTally
    /// Initiatives that state coordinates: borders don't affect the others.
    package let withCoordinates: Int
    /// Initiatives counted and left out by status.
    package let statuses: StatusAccount
    package let money: MoneyAccount
    /// What the places rest on under the first division.
    package let placing: InitiativeTable.PlacingCount

    package struct Sum: Sendable, Hashable {
        /// Sum of shares: an initiative that lies wholly here counts 1.
        package var initiatives = 0.0
        package var grantedOre: Int64 = 0
        /// Initiatives of which something lies here: those that state an amount, and those that don't.
        package var stating = 0
        package var silent = 0

        /// Nil where initiatives lie that state no amount, and no others: nobody knows how much that is.
        package var statedOre: Int64? { stating == 0 && silent > 0 ? nil : grantedOre }

        fileprivate mutating func add(_ share: (fraction: Double, ore: Int64), states: Bool) {
            initiatives += share.fraction
            grantedOre += share.ore
            if states { stating += 1 } else { silent += 1 }
        }
    }

    package struct Row: Sendable {
        package let municipality: Municipality
        /// Nil where the division has no such municipality.
        package let first: Sum?
        package let second: Sum?
        /// km².
        package let areas: (first: Double?, second: Double?)
    }

    package struct Difference: Sendable, Hashable {
        package let initiative: String
        package let title: String
        package let grantedOre: Int64?
        /// Codes of municipalities, `outside` or `unlocated`, with the initiative's share.
        package let first: [String: Double]
        package let second: [String: Double]
        /// A point of the stated geometry, SWEREF 99 TM.
        package let x: Double
        package let y: Double
        /// Metres from that point to the nearest border of each division, exact up to `Territory.Index.distanceLimit`,
        /// nil beyond. For lines and areas too it is that point's.
        package let borderDistances: [Double?]
    }

    /// - Parameters:
    ///   - table: from the store that `territory` and `gazetteer` are of.
    ///   - other: as the store would adopt it: the first of `TerritoryPlan.municipalities`.
    ///   - otherGazetteer: place names there (`Store.gazetteer(with:source:)`).
    package init(
        _ table: InitiativeTable, territory: Territory, gazetteer: Gazetteer, other: Territory,
        otherGazetteer: Gazetteer
    ) throws {
        try self.init(
            table,
            [
                Side(territory, gazetteer, territory.areaRule), Side(other, otherGazetteer, territory.areaRule),
            ])
    }

    private init(_ table: InitiativeTable, _ sides: [Side]) throws {
        (statuses, money, placing) = (table.statusAccount, table.money, table.placingCount())
        var sums = [[String: Sum]](repeating: [:], count: 2)
        var differences: [Difference] = []
        var withCoordinates = 0
        let context = Context()
        for (row, initiative) in table.initiatives.enumerated() {
            let counted = table.initiatives.grantedOre(row)
            let falls = try sides.map { try $0.fall(initiative, counted ?? 0) }
            for (side, fall) in falls.enumerated() {
                for (part, share) in fall {
                    sums[side][part, default: Sum()].add(share, states: counted != nil)
                }
            }
            guard case .geometry(let wkb) = initiative.location else { continue }
            withCoordinates += 1
            let parts = Set(falls[0].keys).union(falls[1].keys)
            let apart = parts.map { abs((falls[0][$0]?.fraction ?? 0) - (falls[1][$0]?.fraction ?? 0)) }.max() ?? 0
            guard apart > 1e-9, let at = try Geometry(wkb: wkb, in: context).pointOnSurface().envelope else { continue }
            differences.append(
                Difference(
                    initiative: initiative.id, title: initiative.title, grantedOre: initiative.grantedOre,
                    first: falls[0].mapValues(\.fraction), second: falls[1].mapValues(\.fraction), x: at.minX,
                    y: at.minY,
                    borderDistances: try sides.map { try $0.locator.locate(x: at.minX, y: at.minY).borderDistance }))
        }
        let municipalities = Dictionary(
            sides.flatMap { $0.territory.municipalities.map { ($0.code, $0) } }, uniquingKeysWith: { first, _ in first }
        )
        rows = municipalities.values.sorted { $0.code < $1.code }.map { one in
            let own = sides.map { side in side.territory.municipality(code: one.code) }
            let areas = zip(sides, own).map { side, index in
                index.map { municipality in
                    side.territory.cells.reduce(0) { $1.municipality == municipality ? $0 + $1.areaKm2 : $0 }
                }
            }
            return Row(
                municipality: one, first: own[0] == nil ? nil : sums[0][one.code] ?? Sum(),
                second: own[1] == nil ? nil : sums[1][one.code] ?? Sum(), areas: (areas[0], areas[1]))
        }
        outside = (sums[0][Side.outside] ?? Sum(), sums[1][Side.outside] ?? Sum())
        unlocated = (sums[0][Side.unlocated] ?? Sum(), sums[1][Side.unlocated] ?? Sum())
        self.differences = differences
        (count, amounts) = (table.count, table.amounts)
        self.withCoordinates = withCoordinates
    }

    /// One division, whose cells add up to its municipalities.
    private struct Side {
        static let outside = "outside", unlocated = "unlocated"
        let territory: Territory
        let placement: Placement
        let locator: Territory.Locator

        init(_ territory: Territory, _ gazetteer: Gazetteer, _ areaRule: Placement.AreaRule) throws {
            self.territory = territory
            let index = try Territory.Index(territory)
            placement = try Placement(territory: territory, index: index, gazetteer: gazetteer, areaRule: areaRule)
            locator = index.locator()
        }

        /// - Parameter ore: the part of its money that counts.
        func fall(_ initiative: Initiative, _ ore: Int64) throws -> [String: (fraction: Double, ore: Int64)] {
            let footprint = try placement.place(initiative.location).footprint
            let amounts = footprint.split(ore)
            var whole: [String: (share: Share, ore: Int64)] = [:]
            for (part, ore) in zip(footprint.parts, amounts.parts) {
                let code = territory.municipalities[territory.cells[part.cell].municipality].code
                let own = whole[code] ?? (.zero, 0)
                whole[code] = (own.share + part.share, own.ore + ore)
            }
            var fall = whole.mapValues { (fraction: $0.share.fraction, ore: $0.ore) }
            if footprint.outside > .zero { fall[Self.outside] = (footprint.outside.fraction, amounts.outside) }
            if footprint.unlocated > .zero { fall[Self.unlocated] = (footprint.unlocated.fraction, amounts.unlocated) }
            return fall
        }
    }
}
