import Statistics
import Store
import TestSupport
import Testing

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
