import Store
import Territory
import TestSupport
import Testing

@testable import FollowUp

@Suite struct CrosstabTests {
    private static let initiatives: [Initiative] = {
        var leader = Squareland.initiative(
            "a", .municipalities([.init(code: "9901")]), kronor: 100, programme: "Leader")
        leader.decided = PartialDate("2020-03-01")
        var both = Squareland.initiative(
            "b", .municipalities([.init(code: "9901"), .init(code: "9902")]), kronor: 90, programme: "Leader")
        both.start = PartialDate("2021")
        let nowhere = Squareland.initiative("c", .unknown, kronor: 7.5, programme: "Bygdemedel")
        var unstated = Squareland.initiative("d", .municipalities([.init(code: "9903")]), kronor: nil)
        unstated.decided = PartialDate("2021")
        return [leader, both, nowhere, unstated]
    }()

    private func crosstab(
        _ id: Indicator.ID, _ rows: CrosstabDimension, _ columns: CrosstabDimension, outcomes: [Outcome] = []
    ) throws -> Crosstab {
        let store = try Squareland.store(Self.initiatives, outcomes: outcomes, defining: SquarelandJobs.defining)
        return try Distributor(store: store, selection: Selection()).crosstab(of: id, rows: rows, columns: columns)
    }

    @Test func `money by municipality and programme adds up, with the unknown as lines of their own`() throws {
        let table = try crosstab(.grantedSek, .level(.municipality), .programme)
        #expect(table.rows.map(\.key) == ["9901", "9902", "9903", "9904", nil])
        #expect(table.rows.last?.kind == .unknown)
        #expect(table.columns.map(\.key) == ["Bygdemedel", "Leader", nil])
        // 90 kronor by population: 8,000 and 1,000 people.
        // The initiative without a programme states no amount: where it lies there may be money.
        #expect(table.cells == [[0, 180, 0], [0, 10, 0], [0, 0, nil], [0, 0, 0], [7.5, 0, 0]])
        #expect(table.columns.indices.map(table.columnTotal) == [7.5, 190, nil])
        #expect(table.rowTotal(2) == nil && table.rowTotal(3) == 0)
        #expect(table.total == 197.5 && table.withoutValue == 1)
    }

    @Test func `both dimensions may be parts, and neither`() throws {
        let parts = try crosstab(.grantedSek, .level(.municipality), .level(.rollUp))
        #expect(parts.columns.map(\.key) == ["urban", "rural", nil])
        #expect(abs((parts.total ?? 0) - 197.5) < 1e-9)
        let none = try crosstab(.initiatives, .programme, .year)
        #expect(none.rows.map(\.key) == ["Bygdemedel", "Leader", nil])
        #expect(none.columns.map(\.key) == ["2020", "2021", nil])
        #expect(none.cells == [[0, 0, 1], [1, 1, 0], [0, 1, 0]])
    }

    @Test func `where nothing is reported there is a blank and no zero`() throws {
        let jobs = [
            Outcome(initiative: "a", indicator: "jobs", kind: .result, period: PartialDate("2023"), value: 4)
        ]
        let table = try crosstab("jobs", .level(.municipality), .programme, outcomes: jobs)
        #expect(table.cells == [[4], [nil], [nil], [nil]] && table.columns.map(\.key) == ["Leader"])
        #expect(table.rowTotal(1) == nil && table.total == 4 && table.withoutValue == 3)
    }

    @Test func `municipal statistics have no initiatives to be divided by`() throws {
        #expect(throws: DistributionError.municipal("jobs")) { try crosstab("jobs", .programme, .year) }
    }
}
