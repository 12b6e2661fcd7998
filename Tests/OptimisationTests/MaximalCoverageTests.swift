import Foundation
import Optimisation
import Testing

/// The best sites beside optima that spopt 0.7 (class MCLP) found with PuLP's solver CBC:
/// `Fixtures/maximal_coverage.json`, ten random instances made by `Scripts/verify-choice --fixture`. Which sites reach
/// an optimum may differ; how much they cover may not.
@Suite struct MaximalCoverageTests {
    struct Instance: Decodable, Sendable {
        let name: String
        let demand: [Double]
        let reachedBy: [[Int]]
        let sites: Int
        let choose: Int
        let optimum: Double
    }

    static let instances: [Instance] = {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let url = Bundle.module.url(forResource: "Fixtures/maximal_coverage", withExtension: "json"),
            let data = try? Data(contentsOf: url), let read = try? decoder.decode([Instance].self, from: data)
        else { return [] }
        return read
    }()

    @Test func `the fixture is there`() { #expect(Self.instances.count == 10) }

    @Test(arguments: instances.indices)
    func `the optimum is the foreign one`(index: Int) throws {
        let instance = Self.instances[index]
        let best = try MaximalCoverage(
            demand: instance.demand, reachedBy: instance.reachedBy, siteCount: instance.sites, choose: instance.choose)
        #expect(abs(best.covered - instance.optimum) <= 1e-9 * instance.optimum)
        #expect(best.isProven)
        #expect(best.sites.count <= instance.choose)
        #expect(best.greedy <= best.covered)
    }

    /// Three sites in a row, each end reaching one more demand than the middle has alone: greedy takes the middle and
    /// is left behind.
    @Test func `greedy can be worse`() throws {
        let best = try MaximalCoverage(
            demand: [3, 2, 2, 3], reachedBy: [[0], [0, 1], [1, 2], [2]], siteCount: 3, choose: 2)
        #expect(best.covered == 10)
        #expect(best.sites == [0, 2])
        let trap = try MaximalCoverage(
            demand: [4, 3, 3, 4], reachedBy: [[0], [0, 1], [1, 2], [2]], siteCount: 3, choose: 1)
        #expect(trap.covered == 7)
        // Six with the middle first (2 + 2 + 2), then one end's 2; the two ends cover all ten.
        let beaten = try MaximalCoverage(
            demand: [2, 3, 3, 2, 1], reachedBy: [[0], [0, 1], [1, 2], [2], [1]], siteCount: 3, choose: 2)
        #expect(beaten.covered == 10)
        #expect(beaten.greedy == 9)
    }

    @Test func `nothing to choose covers nothing`() throws {
        let none = try MaximalCoverage(demand: [1, 2], reachedBy: [[0], [1]], siteCount: 2, choose: 0)
        #expect(none.sites.isEmpty)
        #expect(none.covered == 0)
        let far = try MaximalCoverage(demand: [1, 2], reachedBy: [[], []], siteCount: 2, choose: 2)
        #expect(far.covered == 0)
        let all = try MaximalCoverage(demand: [1, 2], reachedBy: [[0], [1]], siteCount: 2, choose: 9)
        #expect(all.covered == 3)
    }
}
