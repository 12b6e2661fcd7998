import Store
import Territory
import TestSupport
import Testing

@testable import FollowUp

@Suite struct FinancingTests {
    private static let initiatives: [Initiative] = {
        // 90 kronor by population: 8,000 and 1,000 people.
        var both = Squareland.initiative(
            "both", .municipalities([.init(code: "9901"), .init(code: "9902")]), kronor: 90, programme: "A")
        both.totalBudgetOre = 27_000
        both.extra = ["eu_funding_sek": "90", "municipality_funding_sek": "180"]
        (both.start, both.end) = (PartialDate("2024-07-01"), PartialDate("2025-12-31"))
        var alone = Squareland.initiative("alone", .municipalities([.init(code: "9902")]), kronor: 10, programme: "A")
        alone.totalBudgetOre = 1_000
        alone.decided = PartialDate("2025")
        var silent = Squareland.initiative("silent", .municipalities([.init(code: "9903")]), kronor: 5)
        silent.extra = ["paid_sek": "2"]
        let nowhere = Squareland.initiative("nowhere", .unknown, kronor: nil)
        return [both, alone, silent, nowhere]
    }()

    private func financing(
        _ grouping: Financing.Grouping, spreadingYears: Bool = false, _ initiatives: [Initiative] = initiatives
    ) throws -> Financing {
        let store = try Squareland.store(initiatives)
        return try Distributor(store: store, selection: Selection())
            .financing(by: grouping, spreadingYears: spreadingYears, kept: store.keptColumns())
    }

    private func ore(_ row: FinancingRow, _ item: FinancingItem) -> Int64? { row.sums[item]?.ore }

    @Test func `amounts fall on parts as the grant does, and blanks stay blank`() throws {
        let table = try financing(.level(.municipality))
        #expect(table.rows.map(\.key) == ["9901", "9902", "9903", "9904", nil])
        #expect(table.rows.map { ore($0, .granted) } == [8_000, 2_000, 500, nil, nil])
        #expect(table.rows.map { ore($0, .municipality) } == [16_000, 2_000, nil, nil, nil])
        #expect(table.rows.map { ore($0, .paid) } == [nil, nil, 200, nil, nil])
        #expect(table.rows.map { ore($0, .privateFunding) } == [nil, nil, nil, nil, nil])
        #expect(table.rows.map(\.initiatives) == [1, 2, 1, 0, 1])
        #expect(ore(table.total, .total) == 28_000 && table.total.sums[.total]?.stating == 2)
    }

    @Test func `leverage is other funding per granted krona where the whole is known`() throws {
        let table = try financing(.level(.municipality))
        // 180 other kronor on 90 granted, and none on 10.
        #expect(table.total.leverage == leverage(other: 18_000, granted: 10_000, of: 2))
        #expect(table.total.leverage.ratio == 1.8)
        #expect(table.rows[0].leverage == leverage(other: 16_000, granted: 8_000, of: 1))
        #expect(table.rows[1].leverage == leverage(other: 2_000, granted: 2_000, of: 2))
        #expect(table.rows[2].leverage.ratio == nil)
        #expect(table.ids(.lacks) == ["alone"] && table.ids(.unknown) == ["silent"])
        #expect(table.ids(.notAsked) == ["nowhere"] && table.ids(.has) == ["both"])
    }

    private func leverage(other: Int64, granted: Int64, of count: Int) -> FinancingRow.Leverage {
        var leverage = FinancingRow.Leverage()
        (leverage.otherOre, leverage.grantedOre, leverage.initiatives) = (other, granted, count)
        return leverage
    }

    @Test func `money of several years counts in the year of decision, or is spread over the days`() throws {
        let year = Financing.Grouping.dimension(.year)
        let decided = try financing(year)
        #expect(decided.rows.map(\.key) == ["2024", "2025", nil])
        #expect(decided.rows.map { ore($0, .granted) } == [9_000, 1_000, 500])
        let spread = try financing(year, spreadingYears: true)
        #expect(spread.rows.map(\.key) == ["2024", "2025", nil])
        #expect(spread.rows.map(\.kind) == [.value, .value, .unspread])
        // 184 and 365 of 549 days: 90 · 184 / 549 = 30.16.
        #expect(spread.rows.map { ore($0, .granted) } == [3_016, 5_984, 1_500])
        #expect(spread.rows.allSatisfy { ore($0, .paid) == nil } && ore(spread.total, .paid) == 200)
    }

    @Test func `a column under a source's own name counts, and one with words is refused`() throws {
        var one = Squareland.initiative("one", .unknown, kronor: 10)
        one.extra = ["EU-medel (kr)": "1 000"]
        let table = try financing(.initiative, [one])
        #expect(ore(table.total, .eu) == 100_000)
        one.extra = ["eu_funding_sek": "mycket"]
        #expect(throws: QueryError.noNumbers("eu_funding_sek")) { try financing(.initiative, [one]) }
    }

    @Test func `what was refused says what it applied for, and rows that share initiatives are told`() throws {
        var refused = Squareland.initiative("refused", .unknown, kronor: nil)
        (refused.status, refused.extra) = ("avslag", ["applied_sek": "7"])
        var mute = Squareland.initiative("mute", .unknown, kronor: nil)
        mute.status = "avslag"
        let table = try financing(.level(.municipality), Self.initiatives + [refused, mute])
        #expect(table.appliedLeftOut.keys.sorted() == ["avslag"])
        let applied = try #require(table.appliedLeftOut["avslag"])
        #expect((applied.initiatives, applied.withoutAmount, applied.statedOre) == (2, 1, 700))
        // "both" lies in two municipalities.
        #expect(table.repeated == 1 && table.rows.reduce(0) { $0 + $1.initiatives } == table.total.initiatives + 1)
        #expect(try financing(.initiative).repeated == 0)
    }

    @Test func `money that was granted on counts once, and asks for no co-financing`() throws {
        var funder = Squareland.initiative("funder", .unknown, kronor: 100)
        funder.totalBudgetOre = 10_000
        var funded = Squareland.initiative("funded", .unknown, kronor: 40)
        (funded.fundedBy, funded.totalBudgetOre) = ("funder", 6_000)
        let table = try financing(.initiative, [funder, funded])
        #expect(ore(table.total, .granted) == 10_000 && ore(table.total, .total) == 6_000)
        #expect(table.ids(.has) == ["funded"] && table.ids(.notAsked) == ["funder"])
    }
}
