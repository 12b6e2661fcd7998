import Statistics
import Testing

@Suite struct LorenzCurveTests {
    @Test func `the area under the Lorenz curve is the Gini`() throws {
        let y = try numbers("pcgdp1940", of: "mexico.csv")
        let w = (0..<y.count).map { Double($0 % 5) }
        let curve = try LorenzCurve(y, weights: w)
        var area = 0.0
        for (one, next) in zip(curve.points, curve.points.dropFirst()) {
            area += (next.populationShare - one.populationShare) * (one.valueShare + next.valueShare) / 2
        }
        #expect(try agree(1 - 2 * area, Inequality.gini(y, weights: w)))
        let origin = try #require(curve.points.first)
        #expect(origin.unit == nil && origin.populationShare == 0 && origin.valueShare == 0)
        #expect(curve.points.last?.populationShare == 1 && curve.points.last?.valueShare == 1)
        #expect(curve.points.count == 1 + w.filter { $0 > 0 }.count)
    }

    @Test func `the Lorenz curve is read between its points`() throws {
        let curve = try LorenzCurve([30, 10])
        #expect(try curve.value(at: 0) == 0)
        #expect(try agree(curve.value(at: 0.25), 0.125))
        #expect(try agree(curve.value(at: 0.75), 0.625))
        #expect(try curve.value(at: 1) == 1)
        #expect(throws: Undefined.parameter(.probability, value: 1.5)) { try curve.value(at: 1.5) }
    }
}
