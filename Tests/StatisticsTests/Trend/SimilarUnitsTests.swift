import Foundation
import Testing

@testable import Statistics

@Suite struct SimilarUnitsTests {
    @Test func `similar units are the nearest by scaled indicators`() throws {
        let indicators: [[Double]] = [[1, 2, 3, 10, 2], [10, 30, 10, 20, 30]]
        let nearest = try SimilarUnits.nearest(2, to: 1, indicators: indicators)
        // Units 0 and 2 are as far away; the variances are 10.64 and 80.
        #expect(nearest.map(\.unit) == [4, 0])
        #expect(nearest[0].distance == 0 && agree(nearest[1].distance, (1 / 10.64 + 5).squareRoot()))
        let few = try SimilarUnits.nearest(1, to: 1, indicators: indicators, candidates: [1, 3])
        #expect(few.map(\.unit) == [3])
        #expect(throws: Undefined.allEqual) { try SimilarUnits.nearest(1, to: 0, indicators: [[1, 1, 1]]) }
        #expect(throws: Undefined.parameter(.neighbours, value: 3)) {
            try SimilarUnits.nearest(3, to: 0, indicators: [[1, 2, 3]])
        }
    }
}
