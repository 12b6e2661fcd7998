import Territory
import TestSupport
import Testing
import Wording

@testable import Store

/// Amounts as they count in sums. Deflated ones were made with Python's `decimal`, rounded half up.
@Suite struct CountedMoneyTests {
    private static func initiative(
        _ id: String, _ kronor: Double?, by funder: String? = nil, in code: String? = "9901", date: String? = "2020"
    ) -> Initiative {
        var one = Squareland.initiative(
            id, code.map { .municipalities([.init(code: $0)]) } ?? .county, kronor: kronor, date: date)
        one.fundedBy = funder
        return one
    }

    private static func kronor(_ table: InitiativeTable) -> [String: Double] {
        Dictionary(
            uniqueKeysWithValues: table.initiatives.indices.compactMap { row in
                table.initiatives.grantedOre(row).map { (table.initiatives.id(row), Double($0) / 100) }
            })
    }

    private static func total(_ table: InitiativeTable) -> Int64 {
        table.grantedOre.reduce(0, +) + table.outsideOre.reduce(0, +) + table.unlocatedOre.reduce(0, +)
    }

    private static let granting = [
        initiative("R", 1_000, in: nil), initiative("a", 400, by: "R", in: "9902"), initiative("b", 300.01, by: "R"),
    ]

    @Test(arguments: [InitiativeTable.Detail.all, .figures, .amounts])
    func `money granted on counts once, at those who got it`(_ detail: InitiativeTable.Detail) throws {
        let table = try Squareland.store(Self.granting).initiatives(detail: detail)
        #expect(Self.kronor(table) == ["R": 299.99, "a": 400, "b": 300.01])
        #expect(Self.total(table) == 100_000)
        #expect(table.money.grantedOn == .init(initiatives: 1, ore: 70_001))
        #expect(table.money.overdrawn.isEmpty && table.money.unresolved.isEmpty)
        #expect(table.initiatives.indices.map { table.initiatives.statedOre($0) } == [100_000, 40_000, 30_001])
    }

    /// R (1,000) has 299.99 left. Without a 699.99, without b 600; the county's four municipalities have it by people.
    @Test func `without an initiative its money is the funder's again`() throws {
        let table = try Squareland.store(Self.granting).initiatives()
        let returned = table.moneyReturned()
        #expect(returned.keys.sorted() == [1, 2] && returned.values.allSatisfy { $0.funder == 0 })
        #expect(returned[1]?.ore.reduce(0) { $0 + $1.ore } == 40_000)
        #expect(returned[2]?.ore.reduce(0) { $0 + $1.ore } == 30_001)
        // What R never had it doesn't get: of 1,200 granted on 200 are more than its own.
        let more = try Squareland.store([
            Self.initiative("R", 1_000), Self.initiative("a", 900, by: "R"), Self.initiative("b", 300, by: "R"),
        ]).initiatives()
        #expect(more.moneyReturned()[1]?.ore.reduce(0) { $0 + $1.ore } == 70_000)
        #expect(more.moneyReturned()[2]?.ore.reduce(0) { $0 + $1.ore } == 10_000)
        #expect(try Squareland.store([Self.initiative("a", 400, by: "R9")]).initiatives().moneyReturned().isEmpty)
    }

    /// R alone is looked at, at 299.99 of its 1,000: its amount counts less because of a and b, and neither overlaps.
    @Test func `remarks on some of the amounts are those on the amounts as they count`() throws {
        let late = Self.initiative("late", -50, date: "2023")
        let table = try Squareland.store(Self.granting + [late]).initiatives()
        let account = table.moneyAccount(of: [0])
        #expect(account.grantedOn == .init(initiatives: 1, ore: 70_001) && account.elsewhere == .init())
        #expect(account.years == 2020...2020 && account.negative == .init())
        #expect(table.money.years == 2020...2023 && table.money.negative == .init(initiatives: 1, ore: -5_000))
        #expect(table.moneyAccount(of: [3]).years == 2023...2023)
        #expect(table.moneyAccount(of: table.initiatives.indices) == table.money)
        // Counted on its own R has all of its money, which isn't what the amount above is.
        #expect(table.countingMoney(among: [0]).money.grantedOn == .init())
    }

    @Test func `only what counts has been granted on`() throws {
        let store = try Squareland.store(Self.granting)
        var selection = Selection()
        selection.ids = ["R", "b"]
        #expect(Self.kronor(try store.initiatives(selection)) == ["R": 699.99, "b": 300.01])
        let all = try store.initiatives()
        let two = all.countingMoney(among: [0, 2])
        #expect(two.initiatives.grantedOre(0) == 69_999)
        #expect(two.money.grantedOn == .init(initiatives: 1, ore: 30_001))
        #expect(all.countingMoney(among: [1, 2]).money.grantedOn == .init())
        let declared = try store.initiatives(Selection(countyWide: .leftOut))
        #expect(Self.kronor(declared) == ["a": 400, "b": 300.01])
    }

    /// R has 1,000, of which a has got 400 and b 300.01; a refused one has got nothing.
    @Test func `money that a selection cuts from whom it was granted on to counts in both, and is said`() throws {
        var refused = Self.initiative("c", 200, by: "R")
        refused.status = "Avslag"
        let store = try Squareland.store(Self.granting + [refused])
        func elsewhere(_ ids: Set<String>) throws -> MoneyAccount.Tally {
            var selection = Selection()
            selection.ids = ids
            return try store.initiatives(selection).money.elsewhere
        }
        #expect(try elsewhere(["R", "a", "b"]) == .init())
        #expect(try elsewhere(["R", "b"]) == .init(initiatives: 1, ore: 40_000))
        #expect(try elsewhere(["R"]) == .init(initiatives: 1, ore: 70_001))
        #expect(try elsewhere(["a", "b"]) == .init(initiatives: 2, ore: 70_001))
    }

    @Test func `money of a funder that states none, or less, is in no other selection too`() throws {
        let store = try Squareland.store([
            Self.initiative("N", nil), Self.initiative("M", 10, by: "N"), Self.initiative("A", 100),
            Self.initiative("B", 150, by: "A"), Self.initiative("C", -50, by: "A"),
        ])
        func elsewhere(_ ids: Set<String>) throws -> MoneyAccount.Tally {
            var selection = Selection()
            selection.ids = ids
            return try store.initiatives(selection).money.elsewhere
        }
        #expect(try elsewhere(["M"]) == .init() && elsewhere(["N"]) == .init())
        // A's 100 and B's 150 are 250; with C's −50 all of it is 100.
        #expect(try elsewhere(["B"]) == .init(initiatives: 1, ore: 10_000))
        #expect(try elsewhere(["B", "C"]) == .init(initiatives: 2, ore: 10_000))
        #expect(try elsewhere(["A"]) == .init(initiatives: 1, ore: 10_000))
    }

    @Test func `a chain passes money on from one to the next`() throws {
        let table = try Squareland.store([
            Self.initiative("A", 100), Self.initiative("B", 100, by: "A"), Self.initiative("C", 60, by: "B"),
        ]).initiatives()
        #expect(Self.kronor(table) == ["A": 0, "B": 40, "C": 60])
        #expect(table.money.grantedOn == .init(initiatives: 2, ore: 16_000))
    }

    @Test func `more granted on than held leaves nothing below zero and is said`() throws {
        let table = try Squareland.store([
            Self.initiative("A", 100), Self.initiative("B", 150, by: "A"), Self.initiative("N", nil),
            Self.initiative("M", 10, by: "N"),
        ]).initiatives()
        #expect(Self.kronor(table) == ["A": 0, "B": 150, "M": 10])
        #expect(table.money.overdrawn == [.init(id: "A", ore: 5_000)])
    }

    @Test func `what leads nowhere, to itself or round counts whole and is said`() throws {
        let table = try Squareland.store([
            Self.initiative("c1", 10, by: "c2"), Self.initiative("c2", 20, by: "c1"),
            Self.initiative("d", 5, by: "c1"), Self.initiative("s", 30, by: "s"), Self.initiative("u", 40, by: "x"),
        ]).initiatives()
        // d is funded by one of the round, and isn't of it.
        #expect(Self.kronor(table) == ["c1": 5, "c2": 20, "d": 5, "s": 30, "u": 40])
        #expect(
            table.money.unresolved == [
                .init(id: "c1", funder: "c2", reason: .cycle), .init(id: "c2", funder: "c1", reason: .cycle),
                .init(id: "s", funder: "s", reason: .itself), .init(id: "u", funder: "x", reason: .unknown),
            ])
    }

    @Test func `money that a rejected initiative is said to grant on counts whole and is said`() throws {
        var (funder, funded) = (Self.initiative("A", 100), Self.initiative("B", 60, by: "A"))
        (funder.status, funded.status) = ("Avslag", "Beviljad")
        let store = try Squareland.store([funder, funded])
        let decided = try store.initiatives(Selection())
        #expect(Self.kronor(decided) == ["B": 60])
        #expect(decided.money.unresolved == [.init(id: "B", funder: "A", reason: .rejected)])
        // Asked for together with the rejected, it is granted on like any other's.
        let all = try store.initiatives(Selection.everything)
        #expect(Self.kronor(all) == ["A": 40, "B": 60] && all.money.unresolved.isEmpty)
    }

    @Test func `money that an undecided initiative is said to grant on counts whole and is said`() throws {
        var (funder, funded) = (Self.initiative("A", 100), Self.initiative("B", 60, by: "A"))
        (funder.status, funded.status) = ("sökt", "Beviljad")
        let store = try Squareland.store([funder, funded])
        let decided = try store.initiatives(Selection())
        #expect(Self.kronor(decided) == ["B": 60])
        #expect(decided.money.unresolved == [.init(id: "B", funder: "A", reason: .undecided)])
        let all = try store.initiatives(Selection.everything)
        #expect(Self.kronor(all) == ["A": 40, "B": 60] && all.money.unresolved.isEmpty)
    }

    @Test func `the layers of effects count it once, and verify knows`() throws {
        let store = try Squareland.store(Self.granting)
        #expect(
            try store.rows("SELECT CAST(granted_ore AS TEXT) FROM effect_by_municipality ORDER BY code").reduce(0) {
                $0 + (Int($1) ?? 0)
            } == 100_000)
        #expect(try store.verify().isEmpty)
    }

    @Test func `amounts below zero count and are told`() throws {
        let table = try Squareland.store([
            Self.initiative("a", 1_000, date: "2015"), Self.initiative("b", -300.01, in: nil, date: "2021-02"),
            Self.initiative("c", nil, date: "1999"), Self.initiative("d", 1, date: nil),
        ]).initiatives(detail: .amounts)
        #expect(Self.total(table) == 70_099)
        #expect(table.money.negative == .init(initiatives: 1, ore: -30_001))
        #expect(table.money.years == 2015...2021)
        #expect(table.money.undated == .init(initiatives: 1, ore: 100))
        #expect(table.money.isNominalOverYears)
    }

    // MARK: Prices

    private static let index = Indicator(
        id: .consumerPriceIndex, title: .init(verbatim: "KPI"), unit: .init(verbatim: "1980=100"), kind: .intensive,
        direction: .neutral)

    private static func store(_ initiatives: [Initiative], _ values: [(Int, Double)]) throws -> Store {
        try Squareland.store(
            initiatives,
            values: values.map {
                AreaValue(
                    indicator: .consumerPriceIndex, municipalityCode: "9901", year: $0.0, value: $0.1, source: nil)
            }, defining: [index])
    }

    private static let levels = [(2015, 313.35), (2016, 316.43), (2022, 371.91), (2024, 415.51)]

    private static func fixed(_ year: Int) -> Selection {
        var selection = Selection()
        selection.prices = FixedPrices(year: year)
        return selection
    }

    @Test func `kronor of each year become those of one, to the nearest öre`() throws {
        let store = try Self.store(
            [
                Self.initiative("a", 100_000.01, date: "2015-03"), Self.initiative("b", -100_000.01, date: "2015"),
                Self.initiative("c", 400_000, in: nil, date: "2016"), Self.initiative("d", 300_000, date: "2022"),
                Self.initiative("e", 0.01, date: "2015"), Self.initiative("f", 7, date: "2024"),
                Self.initiative("g", 9, date: nil),
            ], Self.levels)
        let table = try store.initiatives(Self.fixed(2024))
        #expect(
            Self.kronor(table) == [
                "a": 132_602.53, "b": -132_602.53, "c": 525_247.29, "d": 335_169.80, "e": 0.01, "f": 7, "g": 9,
            ])
        #expect(Self.total(table) == 86_043_310)
        #expect(table.money.prices == FixedPrices(year: 2024))
        #expect(table.money.undated == .init(initiatives: 1, ore: 900))
        #expect(!table.money.isNominalOverYears)
    }

    @Test func `prices without an index, a year or one value of it are refused`() throws {
        let one = [Self.initiative("a", 100, date: "2016")]
        func error(_ values: [(Int, Double)], _ year: Int = 2024) throws -> PriceError? {
            let store = try Self.store(one, values)
            return #expect(throws: PriceError.self) { try store.initiatives(Self.fixed(year)) }
        }
        #expect(try error([]) == .noIndex(.consumerPriceIndex))
        #expect(try error([(2024, 4)]) == .noValue(.consumerPriceIndex, years: [2016], known: [2024]))
        #expect(try error([(2016, 4)]) == .noValue(.consumerPriceIndex, years: [2024], known: [2016]))
        #expect(try error([(2016, 0), (2024, 4)]) == .notAnIndex(.consumerPriceIndex, year: 2016))
        _ = try Self.store(one, [(2016, 1e-3), (2024, 1e9)]).initiatives(Self.fixed(2024))
    }
}
