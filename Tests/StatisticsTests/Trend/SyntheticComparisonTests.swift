import Foundation
import TestSupport
import Testing

@testable import Statistics

@Suite struct SyntheticComparisonTests {
    @Test(.enabled(if: EffectsData.isPresent, "no ../shared/data/effects"))
    func `California's comparison is the optimum, not the early stop`() throws {
        let truth = try EffectsTruths.expected("synthetic", "prop99_outcome_only")
        let (states, values) = try EffectsData.prop99()
        let panel = try Panel(complete(values), periods: (1970...2000).map(Double.init))
        let california = try #require(states.firstIndex(of: "California"))
        let donors = states.indices.filter { $0 != california }
        let both = try SyntheticPlacebos(panel, treated: california, donors: donors, since: 1989, treatedAsDonor: true)
        let comparison = both.treated
        let weights = truth["weights"]
        let shares = comparison.shares()
        #expect(Set(shares.map { states[$0.unit] }) == Set(weights.keys))
        for share in shares {
            #expect(try agree(share.weight, weights[states[share.unit]].number(), relative: 1e-6))
        }
        #expect(agree(comparison.weights.reduce(0, +), 1, relative: 1e-12))
        #expect(try agree(comparison.rmspeBefore, truth["rmspe_before"].number(), relative: 1e-6))
        #expect(try agree(comparison.meanGap, truth["effect_mean_1989_2000"].number(), relative: 1e-6))
        #expect(try agree(comparison.gaps[30], truth["gap_2000"].number(), relative: 1e-6))
        #expect(!comparison.isAmbiguous)
        let placebos = try EffectsTruths.expected("synthetic", "prop99_placebos")
        #expect(try agree(comparison.ratio, placebos["ratio_california"].number(), relative: 1e-6))
        #expect(try both.standing(.ratio).rank == placebos["rank_of_ratio"].integer())
        #expect(try agree(both.standing(.ratio).p, placebos["p_ratio"].number()))
        #expect(try both.standing(.lowGap).rank == placebos["rank_low_of_mean_gap"].integer())
        #expect(try agree(both.standing(.ratio).minimumP, placebos["smallest_p"].number()))
        let without = try EffectsTruths.expected("synthetic", "prop99_placebos_without_california")
        let apart = try SyntheticPlacebos(panel, treated: california, donors: donors, since: 1989)
        #expect(try apart.standing(.ratio).rank == without["rank_of_ratio"].integer())
        #expect(try agree(apart.standing(.ratio).p, without["p_ratio"].number()))
        #expect(apart.placebos.allSatisfy { !$0.donors.contains(california) })
        #expect(apart.standing(.ratio, withWorse: false).of == 39 - apart.worseFitting && apart.worseFitting > 0)
    }

    @Test(.enabled(if: EffectsData.isPresent, "no ../shared/data/effects"))
    func `Åre from 2010 on beside a weighted mean of 123 municipalities`() throws {
        struct Matrix: Decodable {
            let codes: [String]
            // The name of the file's key.
            // swift-format-ignore: AlwaysUseLowerCamelCase
            let M: [[Double]]
        }
        let truth = try EffectsTruths.expected("synthetic", "are_2010")
        let matrix = try JSONDecoder().decode(Matrix.self, from: SharedData.data("effects/are_matrix.json"))
        let panel = try Panel(complete(matrix.M), periods: (0..<matrix.M[0].count).map { Double(1990 + $0) })
        let are = try #require(matrix.codes.firstIndex(of: "2321"))
        let donors = matrix.codes.indices.filter { $0 != are }
        let both = try SyntheticPlacebos(panel, treated: are, donors: donors, since: 2010)
        let comparison = both.treated
        let weights = truth["weights"]
        #expect(Set(comparison.shares().map { matrix.codes[$0.unit] }) == Set(weights.keys))
        for share in comparison.shares() {
            #expect(try agree(share.weight, weights[matrix.codes[share.unit]].number(), relative: 1e-6))
        }
        #expect(try agree(comparison.rmspeBefore, truth["rmspe_before"].number(), relative: 1e-6))
        #expect(
            try agree(Array(comparison.gaps[20...]), truth["gap_by_year_2010_2019"].numbers(), relative: 1e-6))
        #expect(try agree(comparison.meanGap, truth["mean_gap"].number(), relative: 1e-6))
        #expect(try comparison.isAmbiguous != (truth["support_affinely_independent"].number() == 1))
        #expect(try agree(comparison.ratio, truth["ratio"].number(), relative: 1e-6))
        #expect(try both.standing(.ratio).rank == truth["rank_of_ratio"].integer())
        #expect(try agree(both.standing(.ratio).p, truth["p_ratio"].number()))
        #expect(try both.standing(.highGap).rank == truth["rank_high_of_mean_gap"].integer())
        #expect(try agree(both.standing(.ratio).minimumP, truth["smallest_p"].number()))
    }

    @Test func `of equal fits the most even weights are taken`() throws {
        // Three copies of one point share its weight.
        let copies = try MinimumNormPoint(points: [1, 2, 1, 2, 1, 2, 5, 9], dimensions: 2)
        #expect(copies.isAmbiguous)
        let third: Double = 1.0 / 3
        #expect(agree(copies.weights, [third, third, third, 0], absolute: 1e-10))
        // The origin in the middle of a square and of its edges' midpoints: all eight alike.
        let square: [Double] = [1, 1, 1, -1, -1, 1, -1, -1, 1, 0, 0, 1, -1, 0, 0, -1]
        let even = try MinimumNormPoint(points: square, dimensions: 2)
        #expect(even.isAmbiguous && agree(even.weights, [Double](repeating: 0.125, count: 8), absolute: 1e-10))
        // An end of a line is itself alone, though the line's points depend on each other.
        let end = try MinimumNormPoint(points: [1, 0, 2, 0, 3, 0], dimensions: 2)
        #expect(!end.isAmbiguous && end.weights == [1, 0, 0])
        let single = try MinimumNormPoint(points: [3, 4], dimensions: 2)
        #expect(single.weights == [1] && single.point == [3, 4])
    }

    @Test(arguments: 1...12) func `even weights of an exact fit satisfy their conditions`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let (dimensions, count) = (8, 30)
        var points = random.values(dimensions * count, in: -10...10)
        // Shifted so that the origin is the mean of all: inside for certain.
        for d in 0..<dimensions {
            let mean = (0..<count).map { points[$0 * dimensions + d] }.reduce(0, +) / Double(count)
            for point in 0..<count { points[point * dimensions + d] -= mean }
        }
        let nearest = try MinimumNormPoint(points: points, dimensions: dimensions)
        #expect(nearest.isAmbiguous)
        // The mean itself is the most even of all.
        #expect(agree(nearest.weights, [Double](repeating: 1 / Double(count), count: count), absolute: 1e-9))
    }

    @Test func `a comparison that can't follow the past is refused`() throws {
        var random = SeededGenerator(seed: 3)
        let values = [(0..<12).map { 100 + 40 * sin(Double($0)) }] + (0..<5).map { _ in random.values(12, in: 0...1) }
        let panel = try Panel(complete(values), periods: (0..<12).map(Double.init))
        let error = #expect(throws: Undefined.self) {
            try SyntheticComparison(panel, treated: 0, donors: [1, 2, 3, 4, 5], since: 9)
        }
        guard case .badFit(let rmspe, let limit)? = error else {
            Issue.record("not a bad fit: \(String(describing: error))")
            return
        }
        #expect(rmspe > limit && limit > 0)
        #expect(throws: Undefined.tooFewPeriods(have: 7, need: 8)) {
            try SyntheticComparison(panel, treated: 0, donors: [1, 2, 3], since: 7)
        }
        #expect(throws: Undefined.tooFewUnits(have: 2, need: 3)) {
            try SyntheticComparison(panel, treated: 0, donors: [1, 2], since: 9)
        }
        #expect(throws: Undefined.selfLink(unit: 0)) {
            try SyntheticComparison(panel, treated: 0, donors: [1, 2, 0], since: 9)
        }
    }
}
