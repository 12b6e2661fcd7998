import Statistics
import Testing

@Suite struct ConcentrationCurveTests {
    @Test func `benefit against the grain of income`() throws {
        let curve = try ConcentrationCurve(benefit: [40, 30, 20, 10], need: [10, 20, 30, 40])
        #expect(agree(curve.index, -0.25))
        #expect(try agree(curve.needGini.get(), 0.25))
        #expect(try agree(curve.kakwani.get(), -0.5))
        #expect(agree(curve.points.map(\.valueShare), [0, 0.4, 0.7, 0.9, 1]))
        #expect(curve.points.map(\.unit) == [nil, 0, 1, 2, 3])
    }

    @Test func `ranked by itself the concentration index is the Gini`() throws {
        let y: [Double] = [4, 1, 1, 9, 3, 3, 0]
        let w: [Double] = [1, 2, 5, 0.5, 1, 3, 2]
        #expect(try agree(ConcentrationCurve(benefit: y, need: y, weights: w).index, Inequality.gini(y, weights: w)))
    }

    @Test func `equal need is no order`() throws {
        let one = try ConcentrationCurve(benefit: [1, 5, 2], need: [3, 3, 3])
        #expect(agree(one.index, 0))
        let ab = try ConcentrationCurve(benefit: [1, 5, 2, 9], need: [1, 2, 2, 3], weights: [1, 2, 3, 4])
        let ba = try ConcentrationCurve(benefit: [1, 2, 5, 9], need: [1, 2, 2, 3], weights: [1, 3, 2, 4])
        #expect(agree(ab.index, ba.index))
    }

    @Test func `need without a mean leaves only Kakwani undefined`() throws {
        let curve = try ConcentrationCurve(benefit: [1, 2], need: [-1, 1])
        #expect(agree(curve.index, 1.0 / 6))
        #expect(curve.kakwani == .failure(.meanNotPositive))
    }
}
