import Planar
import Store
import Territory

/// What a gap check reads from the store under one zoning scheme, once: every initiative that the policy's filter lets pass, whatever
/// its date, county-wide or not. Belongs to one check and one thread.
final class GapFacts {
    let distributor: Distributor
    let divisions: GapDivisions
    /// Rows of the table for which the policy's condition is true.
    let rows: [Int]
    private var known: [String: (Int) -> ((Int) -> Double)?] = [:]
    private var reaches: [ReachKey: Reach] = [:]

    var territory: Territory { distributor.territory }
    var table: InitiativeTable { distributor.table }

    private struct ReachKey: Hashable {
        let places: [Int]
        let distance: Double
    }

    /// - Parameter ids: of the initiatives that the policy's condition lets pass; nil: all.
    init(_ distributor: Distributor, ids: Set<String>?) {
        self.distributor = distributor
        divisions = GapDivisions(distributor.territory)
        let table = distributor.table
        rows = ids.map { ids in table.initiatives.indices.filter { ids.contains(table.initiatives[$0].id) } } ?? Array(0..<table.count)
    }

    func brought(_ indicator: String) throws -> (Int) -> ((Int) -> Double)? {
        if let brought = known[indicator] { return brought }
        let brought = try distributor.brought(indicator)
        known[indicator] = brought
        return brought
    }

    func reach(_ places: [Int], distance: Double) throws -> Reach {
        let key = ReachKey(places: places, distance: distance)
        if let reach = reaches[key] { return reach }
        var shapes = GeometryColumn()
        for place in places { try shapes.append(wkb: table.geometry[place]) }
        let reach = try Reach(territory, around: shapes, distance: distance)
        reaches[key] = reach
        return reach
    }

    /// Of each cell: the same for every municipality, within each by population.
    lazy var equalShares: [Double] = {
        let cells = territory.cells
        var people = [Int](repeating: 0, count: territory.municipalities.count)
        for cell in cells { people[cell.municipality] += cell.population }
        let inhabited = Double(people.count { $0 > 0 })
        return cells.map { people[$0.municipality] > 0 ? Double($0.population) / Double(people[$0.municipality]) / inhabited : 0 }
    }()
}
