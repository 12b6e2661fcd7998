import Foundation
import Statistics
import Testing

@Suite struct GiniDecompositionTests {
    @Test func `Gini by groups adds up with its overlap`() throws {
        let parts = try GiniDecomposition(
            DecompositionTests.y, weights: DecompositionTests.w, groups: DecompositionTests.zones)
        #expect(try agree(parts.total, Inequality.gini(DecompositionTests.y, weights: DecompositionTests.w)))
        #expect(parts.overlap > 0)
        let members = DecompositionTests.zones.indices.filter { DecompositionTests.zones[$0] == "s" }
        #expect(
            try agree(
                parts.groups[2].gini.get(),
                Inequality.gini(
                    members.map { DecompositionTests.y[$0] }, weights: members.map { DecompositionTests.w[$0] })))
    }

    @Test func `groups that do not overlap have no overlap`() throws {
        let parts = try GiniDecomposition([1, 2, 3, 10, 11, 12.5], groups: [0, 0, 0, 1, 1, 1])
        #expect(parts.overlap == 0)
        #expect(try agree(parts.total, Inequality.gini([1, 2, 3, 10, 11, 12.5])))
        let mexico = try numbers("pcgdp1940", of: "mexico.csv")
        let regions = try GiniDecomposition(mexico, groups: column("hanson98", of: "mexico.csv"))
        #expect(agree(regions.total, 0.35372371173452849))
    }

    @Test func `a small overlap beside a large value keeps its digits`() throws {
        // Of 16 pairs one crosses the order of the means: 1.5e-6 in the poorer group, 1.2e-6 in the richer.
        let parts = try GiniDecomposition([1e-6, 1.5e-6, 1.2e-6, 1e6], groups: [0, 0, 1, 1])
        let mean = (1e6 + 3.7e-6) / 4
        #expect(agree(parts.overlap, 2 / mean / 16 * (1.5e-6 - 1.2e-6), absolute: 0))
    }
}
