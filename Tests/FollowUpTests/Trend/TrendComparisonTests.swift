import Statistics
import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

/// Squareland from west to east, 2010–2012 before and 2013–2015 after. Changes of the means: 10, 3, 0, −3.
@Suite struct TrendComparisonTests {
    private static let series: [[Double?]] = [
        [10, 11, 12, 20, 21, 22], [5, 6, 7, 8, 9, 10], [1, 1, 1, 1, 1, 1], [8, 7, 6, 5, 4, 3],
    ]

    private static let defining = [
        Indicator(
            id: "jobs", title: Wording(sv: "jobb", en: "jobs"), unit: Wording(sv: "jobb", en: "jobs"),
            kind: .extensive),
        Indicator(
            id: "rate", title: Wording(sv: "andel", en: "share"), unit: Wording(sv: "procent", en: "per cent"),
            kind: .intensive),
    ]

    private func distributor(_ series: [[Double?]] = series, of id: Indicator.ID = "jobs") throws -> Distributor {
        let values = zip(Squareland.municipalities, series).flatMap { place, series in
            series.enumerated().compactMap { offset, value in
                value.map { AreaValue(indicator: id, municipalityCode: place.code, year: 2010 + offset, value: $0) }
            }
        }
        return try Distributor(
            store: try Squareland.store([], values: values, defining: Self.defining), selection: Selection())
    }

    private func request(_ treated: String..., scale: Panel.Scale? = .level) -> TrendRequest {
        var request = TrendRequest(treated: treated, since: 2013)
        request.scale = scale
        return request
    }

    @Test func `the difference, its interval and what could have shown, one against three`() throws {
        let trend = try distributor().trend(of: "jobs", asking: request("9901"))
        let difference = try trend.difference.get()
        #expect(trend.comparison.map(\.code) == ["9902", "9903", "9904"])
        #expect(abs(difference.did.value - 10) < 1e-12 && difference.did.compared == 4)
        #expect(difference.did.test.p(.twoSided) == 0.25 && difference.did.test.minimumP(.twoSided) == 0.25)
        let interval = try #require(difference.interval)
        #expect(interval.level == 0.5 && abs(interval.range.lowerBound - 7) < 1e-12)
        #expect(abs(interval.range.upperBound - 13) < 1e-12)
        #expect(difference.smallestDetectable == nil)
        #expect(difference.verdict == .cannotTell(.smallestP))
        #expect(trend.years == [2010, 2011, 2012, 2013, 2014, 2015] && trend.dropped.isEmpty)
    }

    @Test func `an earlier difference in pace is carried on and taken off`() throws {
        let trend = try distributor().trend(of: "jobs", asking: request("9901"))
        let preTrend = try trend.difference.get().preTrend.get()
        #expect(abs(preTrend.carriedOn - 3) < 1e-12 && abs(preTrend.left - 7) < 1e-12)
        #expect(abs((preTrend.share ?? 0) - 10.0 / 3) < 1e-12)
        #expect(preTrend.leads.map(\.period) == [2010, 2011, 2012, 2013, 2014, 2015])
        let leads = preTrend.leads.map(\.difference)
        #expect(zip(leads, [-2.0, -1, 0, 8, 9, 10]).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    @Test func `a neighbour is flagged, and left out where that is asked`() throws {
        var request = request("9901")
        #expect(try distributor().trend(of: "jobs", asking: request).bordering.map(\.code) == ["9902"])
        request.excluded = ["9902"]
        let trend = try distributor().trend(of: "jobs", asking: request)
        #expect(trend.comparison.map(\.code) == ["9903", "9904"] && trend.bordering.isEmpty)
        #expect(trend.excluded == ["9902"])
        #expect(abs(try trend.difference.get().did.value - 11.5) < 1e-12)
    }

    @Test func `each treated has its own line, without an interval under five years`() throws {
        let trend = try distributor().trend(of: "jobs", asking: request("9904", "9901"))
        #expect(trend.treated.map(\.code) == ["9901", "9904"])
        let pasts = try trend.ownPasts.map { try $0.past.get() }
        #expect(pasts[0].later.map(\.value) == [20, 21, 22] && pasts[0].later.allSatisfy { $0.interval == nil })
        let expected = pasts[0].later.map(\.expected)
        #expect(zip(expected, [13.0, 14, 15]).allSatisfy { abs($0 - $1) < 1e-9 })
        #expect(zip(pasts[1].later.map(\.expected), [5.0, 4, 3]).allSatisfy { abs($0 - $1) < 1e-9 })
    }

    @Test func `a year that one lacks is dropped for all; who lacks a side is left out`() throws {
        var series = Self.series
        series[1][1] = nil
        series[2] = [1, 1, 1, nil, nil, nil]
        let trend = try distributor(series).trend(of: "jobs", asking: request("9901"))
        #expect(trend.dropped == [2011] && trend.years == [2010, 2012, 2013, 2014, 2015])
        #expect(trend.comparison.map(\.code) == ["9902", "9904"] && trend.unmeasured.map(\.code) == ["9903"])
    }

    @Test func `logarithms where every value is above zero, else levels`() throws {
        #expect(try distributor().trend(of: "jobs", asking: request("9901", scale: nil)).scale == .log)
        var series = Self.series
        series[3][5] = 0
        #expect(try distributor(series).trend(of: "jobs", asking: request("9901", scale: nil)).scale == .level)
    }

    @Test(arguments: ["jobs", "jobb", "JOBS"]) func `an indicator is known by its titles too`(name: String) throws {
        let trend = try distributor().trend(of: Indicator.ID(name), asking: request("9901"))
        #expect(trend.indicator.id == "jobs" && trend.years.count == 6)
    }

    @Test func `the most similar by declared indicators before the start`() throws {
        var request = request("9902")
        request.against = .similar(1)
        #expect(throws: TrendError.similarByNothing) { try distributor().trend(of: "jobs", asking: request) }
        request.similarBy = ["jobs"]
        // Means before: 11, 6, 1, 7.
        let trend = try distributor().trend(of: "jobs", asking: request)
        #expect(trend.comparison.map(\.code) == ["9904"])
        request.against = .county("99")
        #expect(
            try distributor().trend(of: "jobs", asking: request).comparison.map(\.code) == ["9901", "9903", "9904"])
        request.against = .listed(["9903", "9902"], file: "koder.txt")
        #expect(try distributor().trend(of: "jobs", asking: request).comparison.map(\.code) == ["9903"])
    }

    @Test func `those of the same class of an imported classification`() throws {
        let values = zip(Squareland.municipalities, Self.series).flatMap { place, series in
            series.enumerated().compactMap { offset, value in
                value.map { AreaValue(indicator: "jobs", municipalityCode: place.code, year: 2010 + offset, value: $0) }
            }
        }
        let store = try Squareland.store([], values: values, defining: Self.defining)
        let distributor = try Distributor(store: store, selection: Selection())
        var request = request("9901")
        request.against = .type(nil)
        #expect(throws: TrendError.noClassification(known: [])) { try distributor.trend(of: "jobs", asking: request) }
        func classify(_ name: String, _ classes: [(String, String)], _ sign: Character) throws {
            var batch = ImportBatch<AreaValue>(
                file: ImportFile(name: "\(name).csv", sha256: String(repeating: sign, count: 64), kind: .indicators))
            batch.classification = ClassifiedRows(
                name: name, title: name, rows: classes.enumerated().map { .init(row: $0 + 2, code: $1.0, kind: $1.1) })
            _ = try store.commit(batch, defining: [])
        }
        try classify("kommuntyp", [("9901", "A"), ("9902", "B"), ("9903", "A"), ("9904", "A")], "a")
        let trend = try distributor.trend(of: "jobs", asking: request)
        // Means of the changes of 9903 and 9904: 0 and −3.
        #expect(trend.comparison.map(\.code) == ["9903", "9904"])
        #expect(abs(try trend.difference.get().did.value - 11.5) < 1e-12)
        request.excluded = ["9904"]
        #expect(try distributor.trend(of: "jobs", asking: request).comparison.map(\.code) == ["9903"])
        request.excluded = []
        try classify("grupp", [("9902", "x"), ("9903", "x")], "b")
        #expect(throws: TrendError.noClassification(known: ["grupp", "kommuntyp"])) {
            try distributor.trend(of: "jobs", asking: request)
        }
        request.against = .type("Kommuntyp")
        #expect(try distributor.trend(of: "jobs", asking: request).comparison.map(\.code) == ["9903", "9904"])
        request.against = .type("grupp")
        #expect(throws: TrendError.notClassified(["9901"], by: "grupp")) {
            try distributor.trend(of: "jobs", asking: request)
        }
    }

    @Test(arguments: [
        (["9909"], unknown("9909", near: ["9901", "9902", "9903"])), (["Xyby"], unknown("Xyby", near: [])),
        (["9901", "99"], .mixedCodes),
        (["9901", "9902", "9903", "9904"], .nothingToCompare("jobs", rule: "others")),
        (["99"], .nothingToCompare("jobs", rule: "others")),
    ]) func `what can't be compared is refused with the reason`(treated: [String], error: TrendError) throws {
        var request = TrendRequest(treated: treated, since: 2013)
        request.scale = .level
        #expect(throws: error) { try distributor().trend(of: "jobs", asking: request) }
    }

    @Test func `municipalities are known by their names too`() throws {
        var request = request("beby", scale: .level)
        request.excluded = ["Ceby"]
        let comparison = try distributor().trend(of: "jobs", asking: request)
        #expect(comparison.treated.map(\.code) == ["9902"])
        #expect(comparison.comparison.map(\.code) == ["9901", "9904"])
    }

    @Test func `years on both sides of the start are needed`() throws {
        var request = request("9901")
        request.since = 2016
        #expect(throws: TrendError.noYears("jobs", since: 2016, onFile: Array(2010...2015))) {
            try distributor().trend(of: "jobs", asking: request)
        }
        request.since = 2013
        request.first = 2014
        #expect(throws: TrendError.noYears("jobs", since: 2013, onFile: [2014, 2015])) {
            try distributor().trend(of: "jobs", asking: request)
        }
    }

    @Test func `a rate isn't added up to counties, nor weighed for several at once`() throws {
        #expect(throws: TrendError.rateOfCounties("rate")) {
            try distributor(of: "rate").trend(of: "rate", asking: self.request("99"))
        }
        var request = self.request("9901", "9902")
        request.synthetic = true
        #expect(throws: TrendError.severalTreated) { try distributor().trend(of: "jobs", asking: request) }
        request.treated = ["9901"]
        let synthetic = try #require(try distributor().trend(of: "jobs", asking: request).synthetic)
        #expect(throws: Undefined.tooFewPeriods(have: 3, need: 8)) { try synthetic.get() }
    }
}

private func unknown(_ code: String, near: [String]) -> TrendError {
    .unknownCode(code, near: near, known: ["9901 Aby", "9902 Beby", "9903 Ceby", "9904 Deby"])
}
