import Foundation
import Planar
import TestSupport
import Testing
import Wording

@testable import Territory

@Suite struct PopulationSurfaceTests {
    private func locality(_ population: Int) -> Locality {
        Locality(code: "T", name: "T", municipalityCode: "1", population: population, x: 0, y: 0)
    }

    @Test func `localities then area`() {
        // 1,000 people, 600 in the first cell's locality; 400 over 10 + 30 km².
        let people = PopulationSurface(totals: [1_000]).populations(
            cells: [(0, 10), (0, 30)], localities: [locality(600)], localityCells: [0])
        #expect(people == [700, 300])
    }

    @Test func `localities are scaled down to the total`() {
        let people = PopulationSurface(totals: [500, 7]).populations(
            cells: [(0, 10), (0, 30), (1, 1)], localities: [locality(600), locality(400)], localityCells: [0, 1])
        #expect(people == [300, 200, 7])
    }

    @Test func `nobody is lost`() {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<200 {
            let cells = (0..<Int.random(in: 1...9, using: &random)).map { _ in
                (0, Double.random(in: 0.1...900, using: &random))
            }
            let localities = (0..<5).map { _ in locality(Int.random(in: 0...900, using: &random)) }
            let total = Int.random(in: 0...9_000, using: &random)
            let people = PopulationSurface(totals: [total]).populations(
                cells: cells, localities: localities,
                localityCells: localities.map { _ in Int.random(in: cells.indices, using: &random) })
            #expect(people.reduce(0, +) == total && people.allSatisfy { $0 >= 0 })
        }
    }
}
