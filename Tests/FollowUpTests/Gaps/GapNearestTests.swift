import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

/// What lies nearest to a part without being in it.
@Suite struct GapNearestTests {
    /// From the town to the squares' near edges, by hand; f lies 50 km east of 9904.
    @Test func `nearest is by distance to the part`() throws {
        let report = try SquarelandPolicy.run("kind: minimum_initiatives, per: municipality, minimum: 9")
        let nearest = Dictionary(uniqueKeysWithValues: report.gaps.map { ($0.part?.code ?? "", $0.nearest) })
        #expect(nearest["9904"]?.map(\.id) == ["d", "f"])
        #expect(nearest["9904"]?.map { $0.distance.rounded() } == [25_000, 50_000])
        #expect(nearest["9902"]?.map { $0.distance.rounded() } == [5_000, 70_000])
        // d lies in 9901.
        #expect(nearest["9901"]?.map(\.id) == ["f"])
    }
}
