import Planar
import Store
import Territory

/// A gap check's readings of the store under one zoning scheme, made once: every initiative that the policy's filter
/// lets pass, whatever its date, county-wide or not. Belongs to one check and one thread.
final class GapFacts {
    let distributor: Distributor
    let divisions: GapDivisions
    /// Rows of the table for which the policy's condition is true.
    let rows: [Int]
    /// The same rows, those that declare the whole county falling equally on the municipalities.
    private(set) lazy var equally: Distributor = distributor.counting(countyWide: .equal)
    private var known: [BroughtKey: (Int) -> ((Int) -> Double)?] = [:]
    private var reaches: [ReachKey: Reach] = [:]
    private let programmeAreas: [ProgrammeArea]
    private var areas: [AreaKey: Set<Int>?] = [:]
    private var outcomes: [String: InitiativeOutcomes?] = [:]

    var territory: Territory { distributor.territory }
    var table: InitiativeTable { distributor.table }

    private struct BroughtKey: Hashable {
        let indicator: String
        let equally: Bool
    }

    private struct AreaKey: Hashable {
        let programme: String
        let year: Int?
    }

    private struct ReachKey: Hashable {
        let places: [Int]
        let distance: Double
    }

    /// - Parameters:
    ///   - ids: of the initiatives that the policy's condition lets pass; nil: all.
    ///   - programmeAreas: where initiatives can lie of which nothing but their programme is known.
    ///   - year: the last of the policy's period, where it has one.
    init(_ distributor: Distributor, ids: Set<String>?, year: Int?, programmeAreas: [ProgrammeArea] = []) {
        self.distributor = distributor
        self.programmeAreas = programmeAreas
        divisions = GapDivisions(distributor.territory, counting: distributor.population, of: year)
        let table = distributor.table
        rows =
            ids.map { ids in table.initiatives.indices.filter { ids.contains(table.initiatives[$0].id) } }
            ?? Array(0..<table.count)
    }

    /// As `Distributor.brought`, with county-wide initiatives by population or equally.
    func brought(_ indicator: String, equally isEqual: Bool = false) throws -> (Int) -> ((Int) -> Double)? {
        let key = BroughtKey(indicator: indicator, equally: isEqual)
        if let brought = known[key] { return brought }
        let brought = try (isEqual ? equally : distributor).brought(Indicator.ID(indicator))
        known[key] = brought
        return brought
    }

    /// A division with the people of the year that an indicator's figures are of: that of the latest report, else of
    /// the policy's.
    func division(_ level: Level, of indicator: String?) -> GapDivision {
        indicator.flatMap { reports(of: $0)?.year }.map { divisions.division(level, of: $0) } ?? divisions[level]
    }

    /// What initiatives report on an indicator; nil where they report nothing.
    func reports(of indicator: String) -> InitiativeOutcomes? {
        if let reports = outcomes[indicator] { return reports }
        let reports = distributor.reports(of: Indicator.ID(indicator))
        outcomes[indicator] = .some(reports)
        return reports
    }

    /// The municipalities of the area of the programme that an initiative states; nil where it isn't certain which they
    /// are.
    func programmeArea(_ row: Int) -> Set<Int>? {
        guard !programmeAreas.isEmpty, let programme = table.initiatives[row].programme else { return nil }
        let key = AreaKey(programme: programme, year: table.initiatives[row].date?.year)
        if let area = areas[key] { return area }
        let codes = programmeAreas.municipalities(of: programme, year: key.year).map(Set.init)
        let area = codes.map { codes in
            Set(territory.municipalities.indices.filter { codes.contains(territory.municipalities[$0].code) })
        }
        areas[key] = area
        return area
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
}
