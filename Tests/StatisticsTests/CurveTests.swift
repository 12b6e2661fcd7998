import Statistics
import Testing

@Suite struct CurveTests {
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

    @Test func `location quotients compare shares`() throws {
        let quotients = try LocationQuotient.all(values: [30, 10, 5], population: [10, 30, 0])
        #expect(try agree(quotients[0].quotient.get(), (30.0 / 45) / 0.25))
        #expect(try agree(quotients[1].quotient.get(), (10.0 / 45) / 0.75))
        #expect(quotients[2].quotient == .failure(.zeroPopulation(index: 2)))
        #expect(agree(quotients.map(\.gap).reduce(0, +), 0))
    }
}
