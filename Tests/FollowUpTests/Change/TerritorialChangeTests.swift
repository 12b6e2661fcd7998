import Statistics
import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

@Suite struct TerritorialChangeTests {
    private static let defining = [
        Indicator(
            id: .population, title: Wording(sv: "folkmängd", en: "population"),
            unit: Wording(sv: "invånare", en: "inhabitants"), kind: .extensive),
        Indicator(
            id: "jobs", title: Wording(sv: "jobb", en: "jobs"), unit: Wording(sv: "jobb", en: "jobs"),
            kind: .extensive),
        Indicator(
            id: "rate", title: Wording(sv: "andel", en: "share"), unit: Wording(sv: "procent", en: "per cent"),
            kind: .intensive),
        Indicator(
            id: "broken", title: Wording(sv: "bruten", en: "broken"), unit: Wording(sv: "st", en: "pieces"),
            kind: .extensive, note: Wording(sv: "Åren är inte jämförbara.", en: "The years are not comparable.")),
    ]

    private func values(_ id: Indicator.ID, _ year: Int, _ values: [Double?]) -> [AreaValue] {
        zip(Squareland.municipalities, values).compactMap { place, value in
            value.map { AreaValue(indicator: id, municipalityCode: place.code, year: year, value: $0) }
        }
    }

    private func distributor(_ values: [AreaValue]) throws -> Distributor {
        let store = try Squareland.store([], values: values, defining: Self.defining)
        return try Distributor(store: store, selection: Selection())
    }

    @Test func `what parts add adds up to the county's per cent`() throws {
        let change = try distributor(
            values("jobs", 2010, [100, 50, 30, 20]) + values("jobs", 2020, [110, 40, 30, 30])
        )
        .change(of: "jobs", by: .municipality, from: 2010, to: 2020)
        #expect(change.rows.map { $0.change?.change } == [10, -10, 0, 10])
        #expect(change.rows.map(\.contribution) == [5, -5, 0, 5])
        #expect(change.county.from == 200 && change.county.to == 210)
        #expect(try change.county.change?.percent.get() == 5)
        #expect(change.rows.map(\.index) == [110, 80, 100, 150])
        // Nobody knows the people of either year.
        #expect(change.people.from == nil && change.rows.allSatisfy { $0.perThousand == nil })
    }

    @Test func `a part that lacks a year is blank and outside the county's row`() throws {
        let change = try distributor(
            values("jobs", 2010, [100, 50, nil, 20]) + values("jobs", 2020, [110, 40, 30, nil])
        )
        .change(of: "jobs", by: .municipality, from: 2010, to: 2020)
        #expect(change.rows.map { $0.change?.change } == [10, -10, nil, nil])
        #expect(change.blankParts == 2 && change.county.from == 150 && change.county.to == 150)
        let points: Double = 10 / 1.5
        #expect(change.rows.map(\.contribution).prefix(2) == [points, -points])
    }

    @Test func `per inhabitant each year has its own people, on the line between years on file`() throws {
        let change = try distributor(
            values("jobs", 2010, [100, 50, 30, 20]) + values("jobs", 2012, [100, 50, 30, 20])
                + values(.population, 2010, [1_000, 500, 300, 200]) + values(.population, 2015, [2_000, 500, 300, 200])
        ).change(of: "jobs", by: .municipality, from: 2010, to: 2012)
        #expect(change.people.from == .init(year: 2010, isInterpolated: false))
        #expect(change.people.to == .init(year: 2012, isInterpolated: true))
        let (first, county): (Double, Double) = (100_000.0 / 1_400, 200_000.0 / 2_400)
        #expect(change.rows[0].perThousand! == (100, first))
        #expect(change.rows[1].perThousand! == (100, 100))
        #expect(change.county.perThousand! == (100, county))
    }

    /// Kitagawa by hand: R₀ = 10·0.5 + 20·0.5 = 15, R₁ = 12·0.6 + 20·0.4 = 15.2.
    @Test func `a rate's change is the parts' own and the shift of weight between them`() throws {
        let change = try distributor(
            values("rate", 2010, [10, 20, nil, nil]) + values("rate", 2020, [12, 20, nil, nil])
                + values(.population, 2010, [500, 500, 300, 200]) + values(.population, 2020, [600, 400, 300, 200])
        ).change(of: "rate", by: .municipality, from: 2010, to: 2020)
        let parts = change.rows.compactMap(\.ofCounty)
        #expect(abs(change.county.from! - 15) < 1e-12 && abs(change.county.to! - 15.2) < 1e-12)
        #expect(abs(parts[0].ownChange - 1.1) < 1e-12 && parts[1].ownChange == 0)
        let sum = parts.reduce(0) { $0 + $1.ownChange + $1.weightShift }
        #expect(abs(sum - 0.2) < 1e-12)
        #expect(change.rows.allSatisfy { $0.contribution == nil && $0.perThousand == nil })
    }

    @Test func `without the people of its year a mean is unknown, not another year's`() throws {
        let change = try distributor(values("rate", 2010, [10, 20, 5, 6]) + values("rate", 2020, [12, 20, 5, 6]))
            .change(of: "rate", by: .municipality, from: 2010, to: 2020)
        #expect(change.county.change == nil && change.rows.allSatisfy { $0.change != nil && $0.ofCounty == nil })
    }

    @Test func `the index has the base year's value as 100, and the series every year between`() throws {
        let change = try distributor(
            values("jobs", 2010, [100, 0, 30, 20]) + values("jobs", 2012, [50, 40, 30, nil])
                + values("jobs", 2013, [75, 40, 30, 30])
        ).change(of: "jobs", by: .municipality, from: 2010, to: 2013, base: 2012)
        #expect(change.rows.map(\.index) == [150, 100, 100, nil])
        #expect(change.rows[0].series == [100, nil, 50, 75])
        #expect(change.rows[3].series == [20, nil, nil, 30])
        // From nothing there is no per cent.
        #expect(throws: Undefined.zeroValue(index: 0)) { try change.rows[1].change!.percent.get() }
    }

    @Test(arguments: [
        ("granted_sek", Level.municipality, 2010, 2020, ChangeError.notStatistics(.grantedSek)),
        ("rate", .municipality, 2010, 2020, .noValues("rate")),
        ("jobs", .zone, 2010, 2020, .notMeasuredThere(.zone)),
        ("jobs", .municipality, 2020, 2010, .notLater(from: 2020, to: 2010)),
        ("jobs", .municipality, 2010, 2011, .notOnFile("jobs", year: 2011, onFile: [2010, 2020])),
    ]) func `what has no change is refused with the reason`(
        id: String, level: Level, from: Int, to: Int, error: ChangeError
    ) throws {
        let distributor = try distributor(values("jobs", 2010, [1, 2, 3, 4]) + values("jobs", 2020, [1, 2, 3, 4]))
        #expect(throws: error) { try distributor.change(of: Indicator.ID(id), by: level, from: from, to: to) }
    }

    @Test func `years that the indicator's note tells apart are not compared`() throws {
        let distributor = try distributor(values("broken", 2010, [1, 2, 3, 4]) + values("broken", 2020, [1, 2, 3, 4]))
        let note = Self.defining[3].note!
        #expect(throws: ChangeError.notComparable("broken", note: note)) {
            try distributor.change(of: "broken", by: .municipality, from: 2010, to: 2020)
        }
    }

    @Test func `shift-share over the county's parts adds up, mix and regional to nothing`() throws {
        let distributor = try distributor(
            values("jobs", 2010, [90, 60, 250, 10]) + values("jobs", 2020, [100, 85, 255, 11])
                + values(.population, 2010, [20, 30, 100, 5]) + values(.population, 2020, [40, 55, 115, 6]))
        var request = ChangeRequest()
        request.sectors = ["jobs", .population]
        let report = try #require(
            try distributor.change(of: "jobs", by: .municipality, from: 2010, to: 2020, base: nil, asking: request)
                .shiftShare)
        for row in report.rows { #expect(abs(row.national + row.mix + row.regional - row.change) < 1e-9) }
        #expect(abs(report.rows.reduce(0) { $0 + $1.mix }) < 1e-9)
        #expect(abs(report.rows.reduce(0) { $0 + $1.regional }) < 1e-9)
        #expect(report.rows.map(\.change) == [30, 50, 20, 2] && report.municipalities == 4)
        request.reference = .country
        #expect(throws: ChangeError.noCountry("jobs")) {
            try distributor.change(of: "jobs", by: .municipality, from: 2010, to: 2020, base: nil, asking: request)
        }
        request.reference = .county
        request.isDynamic = true
        #expect(throws: ChangeError.yearsBetween("jobs", missing: Array(2011...2019))) {
            try distributor.change(of: "jobs", by: .municipality, from: 2010, to: 2020, base: nil, asking: request)
        }
    }
}
