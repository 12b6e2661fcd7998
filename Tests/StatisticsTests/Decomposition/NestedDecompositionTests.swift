import Foundation
import Statistics
import Testing

@Suite struct NestedDecompositionTests {
    @Test func `nested levels add up, and one level is the plain decomposition`() throws {
        let municipality = ["1", "2", "1", "2", "1", "2", "1", "1", "2", "1"]
        let nested = try NestedDecomposition.theilT(
            DecompositionTests.y, weights: DecompositionTests.w, levels: [DecompositionTests.zones, municipality])
        #expect(try agree(nested.total, Inequality.theilT(DecompositionTests.y, weights: DecompositionTests.w)))
        let outer = try Decomposition.theilT(
            DecompositionTests.y, weights: DecompositionTests.w, groups: DecompositionTests.zones)
        #expect(agree(nested.between[0], outer.between))
        let inner = try Decomposition.theilT(
            DecompositionTests.y, weights: DecompositionTests.w,
            groups: zip(DecompositionTests.zones, municipality).map { $0 + $1 })
        #expect(agree(nested.within, inner.within))
        #expect(agree(nested.between[1], inner.between - outer.between))
        #expect(nested.between.allSatisfy { $0 >= 0 })
        let mld = try NestedDecomposition.meanLogDeviation(
            DecompositionTests.y, weights: DecompositionTests.w, levels: [DecompositionTests.zones, municipality])
        #expect(try agree(mld.total, Inequality.meanLogDeviation(DecompositionTests.y, weights: DecompositionTests.w)))
        let plain = try NestedDecomposition.theilT(
            DecompositionTests.y, weights: DecompositionTests.w, levels: [DecompositionTests.zones])
        #expect(agree(plain.between[0], outer.between) && agree(plain.within, outer.within))
    }
}
