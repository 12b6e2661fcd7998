import Store
import Territory
import TestSupport
import Testing

@testable import FollowUp

@Suite struct CrosstabComparisonTests {
    private static func initiative(_ id: String, _ code: String, _ kronor: Double?, _ programme: String, _ year: Int?)
        -> Initiative
    {
        var one = Squareland.initiative(
            id, .municipalities([.init(code: code)]), kronor: kronor, programme: programme)
        one.decided = year.flatMap { PartialDate(year: $0) }
        return one
    }

    private static let initiatives = [
        initiative("a", "9901", 100, "Leader", 2020), initiative("b", "9902", 40, "Bygdemedel", 2020),
        initiative("c", "9901", 250, "Leader", 2021), initiative("d", "9903", 5, "Interreg", 2021),
        initiative("e", "9904", nil, "Leader", 2021), initiative("f", "9901", 7, "Leader", nil),
    ]

    private func comparison(
        _ id: Indicator.ID, rows: CrosstabDimension = .level(.municipality), outcomes: [Outcome] = []
    ) throws -> CrosstabComparison {
        let store = try Squareland.store(Self.initiatives, outcomes: outcomes, defining: SquarelandJobs.defining)
        let distributor = try Distributor(store: store, selection: Selection(), detail: .figures)
        func crosstab(_ year: Int) throws -> Crosstab {
            try distributor.crosstab(of: id, rows: rows, columns: .programme, decidedIn: year)
        }
        return CrosstabComparison(from: try crosstab(2020), to: try crosstab(2021), .years(from: 2020, to: 2021))
    }

    @Test func `both have the columns of either, and where nothing falls there is no money`() throws {
        let money = try comparison(.grantedSek)
        #expect(money.columns.map(\.key) == ["Bygdemedel", "Interreg", "Leader"])
        #expect(money.rows.map(\.key) == ["9901", "9902", "9903", "9904"])
        #expect(money.former.cells == [[0, 0, 100], [40, 0, 0], [0, 0, 0], [0, 0, 0]])
        #expect(money.latter.cells == [[0, 0, 250], [0, 0, 0], [0, 5, 0], [0, 0, nil]])
        #expect(money.rows.indices.map { money.change($0, nil) } == [150, -40, 5, nil])
        #expect(money.columns.indices.map { money.change(nil, $0) } == [-40, 5, 150])
        #expect(money.former.total == 140 && money.latter.total == 255 && money.change(nil, nil) == 115)
        #expect(money.former.withoutYear?.initiatives == 1 && money.latter.withoutYear?.initiatives == 1)
        #expect(money.former.initiatives == 2 && money.latter.initiatives == 3 && money.latter.withoutValue == 1)
    }

    @Test func `a blank beside a figure has no change`() throws {
        func result(_ id: String, _ value: Double) -> Outcome {
            Outcome(initiative: id, indicator: "jobs", kind: .result, period: PartialDate("2023"), value: value)
        }
        let jobs = try comparison("jobs", outcomes: [result("a", 4), result("c", 9), result("d", 2)])
        #expect(jobs.columns.map(\.key) == ["Interreg", "Leader"])
        #expect(jobs.former.cells == [[nil, 4], [nil, nil], [nil, nil], [nil, nil]])
        #expect(jobs.latter.cells == [[nil, 9], [nil, nil], [2, nil], [nil, nil]])
        #expect(jobs.change(0, 1) == 5 && jobs.change(2, 0) == nil && jobs.change(nil, 0) == nil)
        #expect(jobs.change(nil, nil) == 7)
    }

    @Test func `years can't be rows beside years`() throws {
        #expect(throws: CrosstabError.yearInYears) { try comparison(.grantedSek, rows: .year) }
    }

    /// A year is the column of the crosstab by years.
    @Test func `each year is what the crosstab by year has`() throws {
        let store = try Squareland.store(Self.initiatives)
        let distributor = try Distributor(store: store, selection: Selection(), detail: .figures)
        let byYear = try distributor.crosstab(of: .initiatives, rows: .level(.municipality), columns: .year)
        let compared = try comparison(.initiatives)
        #expect(byYear.columns.map(\.key) == ["2020", "2021", nil])
        #expect(byYear.rows.indices.map { byYear.cells[$0][0] } == compared.rows.indices.map(compared.former.rowTotal))
        #expect(byYear.rows.indices.map { byYear.cells[$0][1] } == compared.rows.indices.map(compared.latter.rowTotal))
    }
}
