import Statistics
import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

@Suite struct AnalysisRequestTests {
    private static func store() throws -> Store {
        try Squareland.store(DistributorTests.mixed)
    }

    @Test func `what was not asked for is not there`() throws {
        let request = AnalysisRequest(seed: 7)
        let distributor = try request.distributor(Self.store(), Selection())
        let distribution = try distributor.distribution(of: .grantedSek, by: .municipality)
        let analysis = try request.answer(by: distributor, of: distribution)
        #expect(analysis.seed == 7)
        #expect(analysis.influence == nil)
        #expect(analysis.intervals == nil)
        #expect(analysis.divisions.isEmpty)
        #expect(analysis.need == nil)
        #expect(analysis.sources == nil)
        #expect(analysis.local == nil)
        #expect(analysis.rates == nil)
        #expect(analysis.contrast == nil)
        #expect(analysis.undefined.isEmpty)
        #expect(analysis.reversals != nil)
    }

    @Test func `every question is answered as the distributor answers it`() throws {
        var request = AnalysisRequest(neighbours: NeighbourChoice(.rook, style: .binary), seed: 3)
        (request.influence, request.index, request.sources) = (true, .hoover, .strengthArea)
        (request.replicates, request.local) = (200, true)
        request.divisions = [.zone, .cell]
        request.contrast = ["9901"]
        let distributor = try request.distributor(Self.store(), Selection())
        let distribution = try distributor.distribution(of: .grantedSek, by: .municipality)
        let analysis = try request.answer(by: distributor, of: distribution)
        let influence = try distributor.influence(of: .grantedSek, by: .municipality, on: .hoover)
        #expect(analysis.influence?.initiatives.map(\.code) == influence.initiatives.map(\.code))
        #expect(analysis.influence?.index == .hoover)
        #expect(analysis.sources?.grouping == .strengthArea)
        #expect(analysis.sources?.index == .hoover)
        #expect(analysis.intervals?.count == Distribution.Index.allCases.count)
        #expect(analysis.divisions.map(\.level) == [.zone, .cell])
        #expect(analysis.contrast?.codes == ["9901"])
        #expect(analysis.local != nil || analysis.undefined[.local] != nil)
        #expect(analysis.rates == nil)
    }

    /// 9904 reports nothing.
    @Test func `what lacks a value says so, and not that nobody lives there`() throws {
        var request = AnalysisRequest()
        (request.local, request.smooth) = (true, true)
        request.contrast = ["9901"]
        let distributor = try request.distributor(SquarelandJobs.store(), Selection())
        let distribution = try distributor.distribution(of: "jobs", by: .municipality)
        let analysis = try request.answer(by: distributor, of: distribution)
        let missing = Undefined.missingValue(index: 3)
        #expect(analysis.undefined == [.local: missing, .rates: missing, .contrast: missing])
    }

    @Test func `one initiative can be neither redrawn nor left out`() throws {
        var request = AnalysisRequest()
        (request.influence, request.replicates) = (true, 200)
        let store = try Squareland.store([
            Squareland.initiative("a", .municipalities([.init(code: "9901")]), kronor: 5)
        ])
        let distributor = try request.distributor(store, Selection())
        let distribution = try distributor.distribution(of: .grantedSek, by: .municipality)
        let analysis = try request.answer(by: distributor, of: distribution)
        #expect(analysis.undefined == [.influence: .tooFewSources(have: 1)])
        for interval in (analysis.intervals ?? [:]).values {
            #expect(throws: Undefined.tooFewSources(have: 1)) { try interval.get() }
        }
        #expect(analysis.intervals?.count == Distribution.Index.allCases.count)
    }

    @Test func `need is set beside what was asked for, of the same year, and never beside a rate`() throws {
        let need = ["9901", "9902", "9903"].map {
            AreaValue(indicator: "need", municipalityCode: $0, year: 2020, value: 3)
        }
        let cars = [2020, 2021].flatMap { year in
            ["9901", "9902", "9903", "9904"].map {
                AreaValue(indicator: "cars", municipalityCode: $0, year: year, value: $0 == "9901" ? Double(year) : 1)
            }
        }
        func indicator(_ id: Indicator.ID, _ kind: Indicator.Kind) -> Indicator {
            Indicator(id: id, title: Wording(verbatim: id.text), unit: Wording(verbatim: "x"), kind: kind)
        }
        let store = try Squareland.store(
            DistributorTests.mixed, values: cars + need,
            defining: [indicator("need", .extensive), indicator("cars", .extensive)])
        var request = AnalysisRequest()
        request.need = "need"
        let distributor = try request.distributor(store, Selection())
        let distribution = try distributor.distribution(of: .grantedSek, by: .municipality)
        #expect(throws: DistributionError.blankParts("need", count: 1)) {
            try request.answer(by: distributor, of: distribution)
        }
        request.need = "cars"
        let own = try distributor.distribution(of: "cars", by: .municipality, year: 2020)
        let report = try #require(request.answer(by: distributor, of: own).need)
        #expect(report.rows[0].effectShare == 2_020.0 / 2_023)
    }

    @Test func `chance is known from what was computed`() throws {
        let distributor = try AnalysisRequest().distributor(Self.store(), Selection())
        let distribution = try distributor.distribution(of: .grantedSek, by: .municipality)
        var request = AnalysisRequest()
        #expect(try !request.answer(by: distributor, of: distribution).isRandom(beside: distribution))
        (request.local, request.contrast) = (true, ["9901"])
        #expect(try !request.answer(by: distributor, of: distribution).isRandom(beside: distribution))
        request.replicates = 100
        #expect(try request.answer(by: distributor, of: distribution).isRandom(beside: distribution))
    }

    @Test func `a question that the indicator does not take is an error`() throws {
        var request = AnalysisRequest()
        request.smooth = true
        let distributor = try request.distributor(Self.store(), Selection())
        let distribution = try distributor.distribution(of: .grantedSek, by: .municipality)
        #expect(throws: DistributionError.intensive(.grantedSek)) {
            try request.answer(by: distributor, of: distribution)
        }
    }
}
