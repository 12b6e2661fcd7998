import Foundation
import Planar
import Store
import Territory
import TestSupport
import Testing

@testable import FollowUp

/// Distances, shares within them and access, beside shapely 2.2 and NumPy 2.4.
@Suite struct PopulationReachTests {
    private struct Catchment: Decodable {
        let distanceM: Double
        let pieces: [[Double]]
        let places: [String]
        let supply: [Double]
        let access: [Double]
        let unreached: Double
    }

    /// `Fixtures/floating_catchment.json`: sixty points of population and eleven places (points, two of them the same,
    /// a line, an area, one that nobody reaches); the two steps written out with NumPy on shapely's distances.
    @Test func `access is that of the two steps`() throws {
        let url = try #require(Bundle.module.url(forResource: "Fixtures/floating_catchment", withExtension: "json"))
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let expected = try decoder.decode(Catchment.self, from: Data(contentsOf: url))
        let context = Context()
        var places = GeometryColumn()
        for text in expected.places { try places.append(Geometry(wkt: text, in: context)) }
        let pieces = expected.pieces.map { PopulationPiece(x: $0[0], y: $0[1], persons: $0[2], cell: 0) }
        let found = try FloatingCatchment(
            pieces, places: places, amounts: expected.supply, supply: .granted, distance: expected.distanceM)
        #expect(expected.access.contains(0))
        for (one, other) in zip(found.access, expected.access) { #expect(abs(one - other) <= 1e-12 * max(1, other)) }
        #expect(abs(found.unreached - expected.unreached) < 1e-6)
        // What people get adds up to what reaches anybody.
        let given = zip(found.access, pieces).reduce(0) { $0 + $1.0 * $1.1.persons }
        #expect(abs(given - found.reached) < 1e-9 * found.reached)
    }

    /// Two people at the first place, two at the second: what was repaid there takes from what they have.
    @Test func `what was repaid takes from the access where it lay`() throws {
        let context = Context()
        var places = GeometryColumn()
        for x in [0.0, 10_000, 0] { try places.append(Geometry(x: x, y: 0, in: context)) }
        let pieces = [0.0, 10_000].map { PopulationPiece(x: $0, y: 0, persons: 2, cell: 0) }
        let found = try FloatingCatchment(
            pieces, places: places, amounts: [100, -30, -20], supply: .granted, distance: 1_000)
        #expect(found.access == [40, -15])
        #expect(found.reached == 50 && found.unreached == 0 && found.repaid == -50)
    }

    private static let initiatives = [
        Squareland.initiative("a", Squareland.point(5_000, 5_000), kronor: 1_000),
        Squareland.initiative("b", Squareland.point(25_000, 5_000), kronor: 500),
        Squareland.initiative("c", .unknown, kronor: 100),
    ]

    @Test func `everybody lives somewhere`() throws {
        let territory = try Squareland.territory()
        for side in [700.0, 1_000, 2_500] {
            let pieces = try territory.populationPieces(side: side)
            var byCell = [Double](repeating: 0, count: territory.cells.count)
            for piece in pieces { byCell[piece.cell] += piece.persons }
            for (cell, persons) in byCell.enumerated() {
                #expect(abs(persons - Double(territory.cells[cell].population)) < 1e-6, "square \(side), cell \(cell)")
            }
        }
    }

    /// Of the four squares of 10 km the discs of 10 km around (5, 5) and (25, 5) cover 1, 0.91156…, 1 and 0.45578… by
    /// shapely 2.2 with the same 64 corners. 9902 … 9904 are lived in evenly, to whole persons a cell; the discs of 20
    /// km cover all.
    @Test func `shares and distances are those of the discs`() throws {
        let store = try Squareland.store(Self.initiatives)
        let reach = try PopulationReach(
            store.territory(scheme: nil), store.initiatives(), distances: [20_000, 10_000],
            catchment: (10_000, .granted))
        #expect(reach.distances == [10_000, 20_000])
        #expect(reach.places == 2)
        #expect(reach.withoutPlace == 1)
        #expect(reach.county.population == 10_000)
        let covered = [1, 0.9115635632119888, 1, 0.4557817816059943]
        for (row, share) in zip(reach.rows, covered) {
            #expect(abs(row.within[0] - share * Double(row.population)) < 1, "\(row.part?.code ?? "")")
            #expect(abs(row.unreachedKm2[0] - (1 - share) * 100) < 1e-6)
        }
        #expect(abs(reach.county.within[1] - 10_000) < 1e-6)
        #expect(reach.rows[0].medianDistance == 0)
        // The town has its 1,000 kr to itself and the few around it; nobody has more than what is within 10 km of all.
        let given = try #require(reach.county.access) * 10_000
        #expect(abs(given - 1_500) < 1e-6)
        #expect(reach.unreached.map(\.part.code) == ["9902", "9904"])
        for (item, share) in zip(reach.unreached, [covered[1], covered[3]]) {
            #expect(abs(item.persons - (1 - share) * Double(item.part.population)) < 1)
        }
    }

    /// Shares are of the layer that people are counted on, so that rounded figures can't make more than all.
    @Test func `nobody is reached twice`() throws {
        let store = try Squareland.store(Self.initiatives)
        for level in [Level.municipality, .cell, .zone, .rollUp] {
            let reach = try PopulationReach(
                store.territory(scheme: nil), store.initiatives(), by: level, distances: [100, 5_000, 80_000])
            for row in reach.rows + [reach.county] {
                for index in reach.distances.indices {
                    #expect((row.share(within: index) ?? 0) <= 1)
                    #expect(row.within[index] <= row.counted)
                }
                if row.population > 0 { #expect(abs((row.share(within: 2) ?? 0) - 1) < 1e-9) }
            }
        }
    }

    @Test func `without places nothing is near`() throws {
        let store = try Squareland.store([Squareland.initiative("c", .unknown, kronor: 100)])
        let reach = try PopulationReach(store.territory(scheme: nil), store.initiatives(), distances: [10_000])
        #expect(reach.county.medianDistance == nil)
        #expect(reach.county.within == [0])
        #expect(abs(reach.county.unreachedKm2[0] - 400) < 1e-6)
    }

    @Test func `distances are different and above zero`() {
        #expect(PopulationReach.distances("10000, 20000,0.5") == [10_000, 20_000, 0.5])
        for wrong in ["", "x", "1,1", "0", "-1", "1,", "1000001", "nan"] {
            #expect(PopulationReach.distances(wrong) == nil, "\(wrong)")
        }
    }
}
