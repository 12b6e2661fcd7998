package import Store
package import Territory

/// Initiatives without a location, or with a doubtful one, most money first: what is known, what is wrong, and how much
/// a repair would move.
///
/// The exact share of money is that of amounts whose location is a point, a drawing or a locality, without a remark.
/// Initiatives that state no amount come last and take no part in it.
package struct LocationRepairs: Sendable {
    package let repairs: [Repair]
    /// Öre of all initiatives counted that state an amount.
    package let countedOre: Int64
    /// Of them those with an exact location now.
    package let exactOre: Double
    /// Of them those without any location now.
    package let unlocatedOre: Int64?
    /// Initiatives counted.
    package let initiatives: Int
    package let statuses: StatusAccount
    package let money: MoneyAccount
    package let placing: InitiativeTable.PlacingCount

    /// More than a dozen properties because each is a column of the list.
    package struct Repair: Sendable, Hashable {
        package let id: String
        package let title: String
        package let lead: String?
        package let status: String?
        /// Öre as they count; nil where the source doesn't say.
        package let ore: Int64?
        package let municipalities: String?
        package let place: String?
        package let doubt: LocationDoubt
        package let problem: Placement.Problem?
        /// The share of it that has an exact location already.
        package let exactShare: Double
        /// Of it: the shares that would lie in other subareas, and in other municipalities, than now.
        package let moves: ClosedRange<Double>
        package let movesBetween: ClosedRange<Double>
        /// Municipalities that doubtful points probably lie in.
        package let likely: [String]

        /// A share of the amount, öre.
        package func ore(_ share: Double) -> Double? { ore.map { abs(Double($0)) * share } }
    }

    /// - Parameters:
    ///   - distributor: with everything of its initiatives read.
    ///   - problems: what the store couldn't place.
    package init(_ distributor: Distributor, problems: [Store.Unplaced]) {
        let (table, territory) = (distributor.table, distributor.territory)
        let problems = Dictionary(problems.map { ($0.initiative, $0.problem) }) { first, _ in first }
        var shown = [Double](repeating: 0, count: table.count)
        for (shape, row) in table.geometryRows.enumerated() {
            shown[Int(row)] = table.locatedShare(ofGeometry: shape)
        }
        let names = LocationDoubt.municipalityNames(of: territory)
        var repairs: [Repair] = []
        var counted: Int64 = 0
        var unlocated = AmountTally()
        var exact = 0.0
        for (row, initiative) in table.initiatives.enumerated() {
            let problem = problems[initiative.id]
            let ore = table.initiatives.grantedOre(row)
            let doubt = LocationDoubt(
                row: row, of: table, on: territory, names: names, problem, exactShare: shown[row])
            let isInexact = doubt == .doubtfulSquare || doubt == .outsideCounty || doubt == .pointElsewhere
            let share = doubt == nil ? 1 : isInexact ? 0 : shown[row]
            counted += abs(ore ?? 0)
            exact += Double(abs(ore ?? 0)) * share
            if table.unlocatedShare[row] > 0 { unlocated.add(ore: ore.map { _ in abs(table.unlocatedOre[row]) }) }
            guard let doubt else { continue }
            let estimate = MoveEstimate(row: row, of: table, on: territory, doubt, exactShare: share)
            repairs.append(
                Repair(
                    id: initiative.id, title: initiative.title, lead: initiative.lead, status: initiative.status,
                    ore: ore, municipalities: initiative.municipalitiesText, place: initiative.placeText, doubt: doubt,
                    problem: problem, exactShare: share, moves: estimate.subareas,
                    movesBetween: estimate.municipalities,
                    likely: estimate.likely))
        }
        func order(_ repair: Repair) -> (Int, Int64, String) {
            (repair.ore == nil ? 1 : 0, -abs(repair.ore ?? 0), repair.id)
        }
        self.repairs = repairs.sorted { order($0) < order($1) }
        (countedOre, exactOre, unlocatedOre) = (counted, exact, unlocated.statedOre)
        initiatives = table.count
        (statuses, money, placing) = (table.statusAccount, table.money, table.placingCount())
    }

    /// The exact share of the money, were the first so many repaired; nil where nothing states an amount.
    package func exactShare(repaired count: Int) -> Double? {
        guard countedOre > 0 else { return nil }
        let gained = repairs.prefix(count).reduce(0) { $0 + abs(Double($1.ore ?? 0)) * (1 - $1.exactShare) }
        // All of it, whatever the last digit of a sum.
        return min(1, (exactOre + gained) / Double(countedOre))
    }

    /// Initiatives with an exact location, were the first so many repaired.
    package func exactInitiatives(repaired count: Int) -> Int {
        initiatives - repairs.count + min(count, repairs.count)
    }
}
