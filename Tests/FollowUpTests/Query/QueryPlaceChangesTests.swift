import Store
import Territory
import TestSupport
import Testing

@testable import FollowUp

/// The change of statistics where initiatives lie, as a condition on them.
@Suite struct QueryPlaceChangesTests {
    /// People grow by 10 % in 9901, fall by 20 % in 9902; 9903 begins with none and 9904 isn't measured in 2012.
    private static func store() throws -> Store {
        let series: [(String, Int, Double)] = [
            ("9901", 2012, 100), ("9901", 2023, 110), ("9902", 2012, 50), ("9902", 2023, 40), ("9903", 2012, 0),
            ("9903", 2023, 5), ("9904", 2023, 7),
        ]
        let initiatives =
            ["9901", "9902", "9903", "9904"].map {
                Squareland.initiative("i\($0)", .municipalities([.init(code: $0)]), kronor: 100)
            } + [
                // Shares by area of two squares of one size; stated so that they are a quarter and three quarters.
                Squareland.initiative(
                    "both", .municipalities([.init(code: "9901", share: 0.25), .init(code: "9902", share: 0.75)]),
                    kronor: 100),
                Squareland.initiative("nowhere", .unknown, kronor: 100),
            ]
        return try Squareland.store(
            initiatives,
            values: series.map { AreaValue(indicator: "jobs", municipalityCode: $0.0, year: $0.1, value: $0.2) },
            defining: SquarelandJobs.defining)
    }

    private func ids(_ expression: String) throws -> [String] {
        let query = try Query(expression, store: Self.store())
        let (sql, memory) = (try query.answer(by: .sql), try query.answer(by: .evaluation))
        let found = sql.matched.map { sql.rows.table.initiatives[$0].id }
        #expect(found == memory.matched.map { memory.rows.table.initiatives[$0].id })
        return found.sorted()
    }

    @Test func `an initiative has the change of its municipalities, weighted by its shares`() throws {
        #expect(try ids("change('jobs', 2012, 2023) > 9.99") == ["i9901"])
        #expect(try ids("change('jobs', 2012, 2023) < 0") == ["both", "i9902"])
        // 0.25 · 10 − 0.75 · 20.
        #expect(try ids("change('jobs', 2012, 2023) BETWEEN -12.5000001 AND -12.4999999") == ["both"])
    }

    @Test func `without both years, from zero and without a place it is unknown`() throws {
        #expect(try ids("change('jobs', 2012, 2023) IS NULL") == ["i9903", "i9904", "nowhere"])
    }

    @Test func `what can't be answered is refused`() throws {
        let store = try Self.store()
        #expect(throws: QueryError.yearsNotWritten(function: "change")) {
            try Query("change('jobs', 2012.5, 2023) > 0", store: store)
        }
        #expect(throws: ChangeError.notOnFile("jobs", year: 2013, onFile: [2012, 2023])) {
            try Query("change('jobs', 2013, 2023) > 0", store: store)
        }
        #expect(throws: ChangeError.notLater(from: 2023, to: 2012)) {
            try Query("change('jobs', 2023, 2012) > 0", store: store)
        }
    }
}
