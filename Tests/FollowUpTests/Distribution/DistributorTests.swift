import Statistics
import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

@Suite struct DistributorTests {
    static let mixed: [Initiative] = [
        Squareland.initiative(
            "a", .municipalities([.init(code: "9901")]), kronor: 1_000, strengthArea: "Energi", date: "2020"),
        Squareland.initiative(
            "b", .municipalities([.init(code: "9902"), .init(code: "9903")]), kronor: 1_600, date: "2021-05"),
        Squareland.initiative("c", .county, kronor: 10_000, date: "2022-01-31"),
        Squareland.initiative("d", .place("Staden"), kronor: 33.33, strengthArea: "Energi"),
        Squareland.initiative("e", .place("Ingenstans"), kronor: 500),
        Squareland.initiative("f", Squareland.point(90_000, 5_000), kronor: 7),
        Squareland.initiative("g", .unknown, kronor: nil),
    ]

    @Test func `every krona is somewhere`() throws {
        let store = try Squareland.store(Self.mixed)
        let distributor = try Distributor(store: store, selection: Selection())
        for level in Level.allCases {
            let result = try distributor.distribution(of: "granted_sek", by: level)
            let rows = result.rows.reduce(Int64(0)) { $0 + Int64((($1.value ?? 0) * 100).rounded()) }
            let ore = { (kronor: Double) in Int64((kronor * 100).rounded()) }
            #expect(rows + ore(result.outside) + ore(result.unlocated) == 1_314_033, "\(level)")
            #expect(ore(result.total ?? 0) == 1_314_033)
            #expect(ore(result.outside) == 700)
            #expect(ore(result.unlocated) == 50_000)
            #expect(ore(result.basis.declared) + ore(result.basis.countyWide) == rows)
        }
    }

    /// By hand: a → 9901; b 1,600 over 1,000 and 600 people; c by population; d in the town.
    @Test func `municipalities get what the source says`() throws {
        let result = try Distributor(store: Squareland.store(Self.mixed), selection: Selection())
            .distribution(of: "granted_sek", by: .municipality)
        #expect(result.rows.map(\.part.code) == ["9901", "9902", "9903", "9904"])
        let expected: [Double?] = [9_033.33, 2_000, 1_200, 400]
        #expect(result.rows.map(\.value) == expected)
        #expect(result.rows.map(\.part.population) == [8_000, 1_000, 600, 400])
        #expect(result.count.initiatives == 7)
        #expect(result.count.unlocated == 2)
        #expect(result.count.countyWide == 1)
        #expect(result.count.withoutValue == 1)
        let first = try #require(result.rows.first)
        let (perThousand, quotient): (Double, Double) = (9_033.33 / 8, 9_033.33 / 12_633.33 / 0.8)
        #expect(abs(try #require(first.perThousand) - perThousand) < 1e-9)
        #expect(abs(try #require(first.locationQuotient) - quotient) < 1e-12)
    }

    @Test func `selections leave out and say so`() throws {
        let store = try Squareland.store(Self.mixed)
        let without = try Distributor(store: store, selection: Selection(countyWide: .leftOut))
            .distribution(of: "granted_sek", by: .municipality)
        let expected: [Double?] = [1_033.33, 1_000, 600, 0]
        #expect(without.rows.map(\.value) == expected)
        #expect(without.basis.countyWide == 0)
        let later = try Distributor(store: store, selection: Selection(from: PartialDate("2021")))
            .distribution(of: "granted_sek", by: .municipality)
        #expect(later.count.initiatives == 2)
        #expect(later.count.undated == 4)
    }

    /// R-like by hand: all per inhabitant alike gives zero; Hoover of one having all is what the others are of the
    /// people.
    @Test func `indices are of values per inhabitant`() throws {
        let even = try Distributor(
            store: Squareland.store([Squareland.initiative("c", .county, kronor: 10_000)]), selection: Selection()
        ).distribution(of: "granted_sek", by: .municipality)
        #expect(even.indices[.gini]?.value == 0)
        #expect(even.indices[.hoover]?.value == 0)
        let one = try Distributor(
            store: Squareland.store([Squareland.initiative("a", .municipalities([.init(code: "9904")]), kronor: 10)]),
            selection: Selection()
        ).distribution(of: "granted_sek", by: .municipality)
        #expect(abs(try #require(one.indices[.hoover]?.value) - 0.96) < 1e-12)
        #expect(one.indices[.theilL]?.value == nil)
        #expect(one.indices[.theilL]?.undefined != nil)
        guard case .value(let test, let weights) = one.moran else {
            Issue.record("Moran is undefined")
            return
        }
        #expect(test.method == .exact(orderings: 24))
        #expect(weights.rule == .queen)
    }

    @Test func `theil over cells is between and within zones`() throws {
        let result = try Distributor(store: Squareland.store(Self.mixed), selection: Selection())
            .distribution(of: "granted_sek", by: .cell)
        let parts = try #require(try result.decomposition?.theilT.get())
        #expect(abs(parts.between + parts.within - parts.total) < 1e-12)
        #expect(abs(parts.total - (try #require(result.indices[.theilT]?.value))) < 1e-12)
    }

    @Test func `outcomes are carried over footprints`() throws {
        let jobs = Indicator(
            id: "jobs", title: Wording(sv: "jobb", en: "jobs"), unit: Wording(sv: "jobb", en: "jobs"), kind: .extensive)
        let store = try Squareland.store(
            Self.mixed,
            outcomes: [
                Outcome(initiative: "b", indicator: "jobs", kind: .target, value: 100),
                Outcome(initiative: "b", indicator: "jobs", kind: .result, value: 16),
            ], defining: [jobs])
        let result = try Distributor(store: store, selection: Selection()).distribution(of: "jobs", by: .municipality)
        // Where nobody reports there is no zero but a blank.
        #expect(result.rows.map { $0.value?.rounded() } == [nil, 10, 6, nil])
        #expect(result.blankParts == 2)
        #expect(result.rows.map { $0.outcome?.target?.rounded() } == [nil, 63, 38, nil])
        #expect(result.count.withoutValue == 6)
    }

    @Test func `rates are averaged and never added`() throws {
        let rate = Indicator(
            id: "rate", title: Wording(sv: "kvot", en: "rate"), unit: Wording(sv: "%", en: "%"), kind: .intensive)
        let values = zip(["9901", "9902", "9903", "9904"], [10.0, 20, 30, 40]).map {
            AreaValue(indicator: "rate", municipalityCode: $0, year: 2024, value: $1)
        }
        let store = try Squareland.store([], values: values, defining: [rate])
        var distributor = try Distributor(store: store, selection: Selection())
        let result = try distributor.distribution(of: "rate", by: .municipality)
        #expect(result.total == nil)
        #expect(result.year == 2024)
        // (8·10 + 1·20 + 0.6·30 + 0.4·40) / 10
        #expect(abs(result.county! - 13.4) < 1e-12)
        distributor.spreads = true
        let zones = try distributor.distribution(of: "rate", by: .zone)
        #expect(abs(zones.county! - 13.4) < 1e-12)
        #expect(zones.rows.first?.value == 10)
    }

    @Test func `a missing value is missing and not zero`() throws {
        let count = Indicator(
            id: "n", title: Wording(sv: "n", en: "n"), unit: Wording(sv: "st", en: "pcs"), kind: .extensive)
        let values = ["9901", "9902", "9904"].map {
            AreaValue(indicator: "n", municipalityCode: $0, year: 2024, value: 5)
        }
        let result = try Distributor(
            store: Squareland.store([], values: values, defining: [count]), selection: Selection()
        )
        .distribution(of: "n", by: .municipality)
        #expect(result.rows[2].value == nil)
        // Of the three that have one, by the definition in numpy.
        #expect(abs((result.indices[.gini]?.value ?? 0) - 0.5390070921985816) < 1e-12)
        #expect(result.blankParts == 1)
        #expect(result.count.withoutValue == 1)
    }

    /// Nothing falls on 9904, which takes part with 0; what falls on 9903 nobody states. Gini by its definition: of the
    /// 9,400 people of the others, 400 have none of what the rest have alike.
    @Test func `a part whose initiatives state no amount is blank and not zero`() throws {
        var initiatives = [
            Squareland.initiative("a", .municipalities([.init(code: "9901")]), kronor: 8_000),
            Squareland.initiative("b", .municipalities([.init(code: "9902")]), kronor: 1_000),
            Squareland.initiative("c", .municipalities([.init(code: "9903")]), kronor: nil),
        ]
        let result = try Distributor(store: Squareland.store(initiatives), selection: Selection())
            .distribution(of: .grantedSek, by: .municipality)
        #expect(result.rows.map(\.value) == [8_000, 1_000, nil, 0] && result.blankParts == 1)
        #expect(
            result.rows.map(\.touching) == [1, 1, 1, 0] && result.rows.map(\.isUnstated) == [false, false, true, false])
        let gini = try #require(result.indices[.gini]?.value)
        #expect(abs(gini - 400.0 / 9_400) < 1e-15)
        #expect(result.total == 9_000 && result.county == 9_000)
        initiatives.append(Squareland.initiative("d", .municipalities([.init(code: "9903")]), kronor: 10))
        let stated = try Distributor(store: Squareland.store(initiatives), selection: Selection())
            .distribution(of: .grantedSek, by: .municipality)
        #expect(stated.rows.map(\.value) == [8_000, 1_000, 10, 0] && stated.blankParts == 0)
    }

    @Test func `unknown indicators are named with the nearest`() throws {
        let distributor = try Distributor(store: Squareland.store([]), selection: Selection())
        #expect {
            try distributor.distribution(of: "granted_sec", by: .zone)
        } throws: { error in
            (error as? DistributionError)?.wording.sv == """
                granted_sec är inte en indikator i databasen; menades granted_sek? Möjliga: granted_sek, initiatives
                """
        }
    }

    @Test func `the order of rows does not matter`() throws {
        let forwards = try Distributor(store: Squareland.store(Self.mixed), selection: Selection())
            .distribution(of: "granted_sek", by: .cell)
        let backwards = try Distributor(store: Squareland.store(Self.mixed.reversed()), selection: Selection())
            .distribution(of: "granted_sek", by: .cell)
        #expect(forwards.rows == backwards.rows)
    }

    /// More repaid than granted in one part: sums stand, whatever is a share of them doesn't.
    @Test func `a part below zero leaves sums and no shares`() throws {
        let repaid = [
            Squareland.initiative("a", .municipalities([.init(code: "9901")]), kronor: 1_000, date: "2020"),
            Squareland.initiative("b", .municipalities([.init(code: "9902")]), kronor: -300, date: "2021"),
            Squareland.initiative("c", .municipalities([.init(code: "9903")]), kronor: 50, date: "2021"),
        ]
        let distributor = try Distributor(store: Squareland.store(repaid), selection: Selection())
        let result = try distributor.distribution(of: .grantedSek, by: .municipality)
        #expect(result.total == 750)
        #expect(result.rows.map(\.value) == [1_000, -300, 50, 0])
        #expect(result.rows.allSatisfy { $0.share == nil && $0.locationQuotient == nil })
        #expect(result.negativePart?.part.code == "9902")
        #expect(result.count.money?.negative == .init(initiatives: 1, ore: -30_000))
        for index in Distribution.Index.allCases {
            #expect(result.indices[index]?.value == nil)
            #expect(result.indices[index]?.undefined == .negativeValue(index: 1))
        }
        #expect(throws: Undefined.negativeValue(index: 1)) { try result.lorenz.get() }
        #expect(throws: Undefined.self) { try result.decomposition?.theilT.get() }
        #expect(throws: Undefined.self) { try result.decomposition?.gini.get() }
        #expect(throws: Undefined.negativeValue(index: 1)) {
            try distributor.influence(of: .grantedSek, by: .municipality, on: .gini)
        }
        let intervals = try distributor.intervals(of: .grantedSek, by: .municipality, replicates: 100, seed: 1)
        for (_, interval) in intervals { #expect(throws: Undefined.self) { try interval.get() } }
    }
}
