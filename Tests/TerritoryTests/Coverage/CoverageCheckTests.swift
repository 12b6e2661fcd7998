import Foundation
import Planar
import TestSupport
import Testing
import Wording

@testable import Territory

@Suite struct CoverageCheckTests: DrawnSquares {
    @Test func `squares that fit together`() throws {
        let squares = (0..<9).map { number in
            let (x, y) = (Double(number % 3) * 10, Double(number / 3) * 10)
            return box(x, y, x + 10, y + 10)
        }
        #expect(try check(squares).isClean)
    }

    /// A vertex that only one neighbour has, in the middle of the other's edge, is neither overlap nor gap.
    @Test func `a vertex on the neighbours edge`() throws {
        #expect(try check([box(0, 0, 10, 20), box(10, 0, 20, 10), box(10, 10, 20, 20)]).isClean)
        // On an oblique edge the vertex is off by rounding, which makes a sliver of no width.
        let oblique = try check([
            "POLYGON (" + ring([(0, 0), (10, 3), (0, 6)]) + ")",
            "POLYGON (" + ring([(0, 0), (10, 0), (10, 3), (7, 2.1)]) + ")",
        ])
        #expect(oblique.isClean)
    }

    @Test func overlaps() throws {
        let found = try check([box(0, 0, 10, 10), box(9, 0, 20, 10)]).faults
        #expect(found.count == 1)
        let overlap = try #require(found.first)
        #expect(overlap.kind == .overlap && overlap.rows == [0, 1] && overlap.codes == ["k0", "k1"])
        #expect(overlap.area == 10 && abs((overlap.width ?? 0) - 20.0 / 22) < 1e-12 && !overlap.isSliver)
        let place = try #require(overlap.place)
        #expect((500_009...500_010).contains(place.x) && (7_000_000...7_000_010).contains(place.y))
    }

    /// One within the other, one twice, and three over each other: each region once, with all who claim it.
    @Test func `overlaps of every kind`() throws {
        #expect(try check([box(0, 0, 10, 10), box(4, 4, 6, 6)]).faults.map(\.area) == [4])
        let twice = try check([box(0, 0, 10, 10), box(0, 0, 10, 10)]).faults
        #expect(twice.map(\.kind) == [.overlap] && twice[0].area == 100 && twice[0].rows == [0, 1])
        let three = try check([box(0, 0, 10, 10), box(5, 0, 15, 10), box(8, 0, 20, 10)]).faults
        #expect(three.map(\.rows) == [[1, 2], [0, 1], [0, 1, 2]])
        #expect(three.map(\.area) == [50, 30, 20])
        // Two whole coverages on top of each other, cut differently.
        let stacked = try check([box(0, 0, 10, 10), box(10, 0, 20, 10), box(0, 0, 5, 10), box(5, 0, 20, 10)]).faults
        #expect(stacked.allSatisfy { $0.kind == .overlap })
        #expect(stacked.map { $0.area ?? 0 }.reduce(0, +) == 200)
    }

    @Test func `gaps and slivers`() throws {
        // A ring of four around a hole, one of whose sides is a strip of 2 cm.
        let found = try check([box(0, 0, 30, 10), box(0, 20, 30, 30), box(0, 10, 10, 20), box(20, 10, 30, 20)]).faults
        #expect(found.map(\.kind) == [.gap] && found[0].area == 100 && found[0].rows == [0, 1, 2, 3])
        let strip = try check([
            box(0, 0, 100, 10), box(0, 10.02, 100, 20), box(-10, 0, 0, 20), box(100, 0, 110, 20),
        ]).faults
        #expect(strip.count == 1 && strip[0].kind == .gap && strip[0].isSliver)
        #expect(abs((strip[0].area ?? 0) - 2) < 1e-6 && abs((strip[0].width ?? 0) - 0.02) < 1e-4)
    }

    @Test func `invalid rings`() throws {
        let bowtie = "POLYGON (" + ring([(0, 0), (10, 10), (10, 0), (0, 10)]) + ")"
        let faults = try check([bowtie, box(20, 0, 30, 10)]).faults
        guard case .invalid(let reason) = faults.first?.kind else {
            Issue.record("\(faults)")
            return
        }
        #expect(reason == "Self-intersection" && faults[0].rows == [0])
        #expect(faults[0].place == .init(x: 500_005, y: 7_000_005))
        #expect(faults.count == 1)
    }

    @Test func `rows and codes`() throws {
        let faults = try check(
            [
                box(0, 0, 10, 10), box(10, 0, 20, 10), box(20, 0, 30, 10), "LINESTRING (0 0, 1 1)", "POLYGON EMPTY",
                box(30, 0, 40, 10),
            ],
            codes: ["a", "b", "a", "c", "d", ""]
        ).faults
        #expect(faults.map(\.kind) == [.notAnArea, .notAnArea, .missingCode, .duplicateCode])
        #expect(faults.map(\.rows) == [[3], [4], [5], [0, 2]])
    }

    @Test func orientation() throws {
        let clockwise = "POLYGON (" + ring([(0, 0), (0, 10), (10, 10), (10, 0)]) + ")"
        let faults = try check([clockwise, box(10, 0, 20, 10)]).faults
        #expect(faults.map(\.kind) == [.orientation] && faults[0].rows == [0])
        let repair = try check([clockwise, box(10, 0, 20, 10)]).repaired(within: 0, widerGaps: .refused)
        #expect(repair.repaired.map(\.kind) == [.orientation])
        #expect(repair.areas.flat(0).signedArea(ofRing: 0) == 100)
    }

    /// Coordinates that are no numbers, or no places on Earth, are told and don't stop the check.
    @Test func `coordinates beyond reason`() throws {
        var areas = try layer([box(0, 0, 10, 10)])
        for far in [Double.nan, .infinity, 1e300] {
            var flat = FlatGeometry(kind: .polygon)
            for (x, y) in [(0.0, 0.0), (1, 0), (far, far), (0, 0)] { flat.append(x: x, y: y) }
            flat.endRing()
            flat.endPart()
            areas.append(flat)
        }
        let check = try CoverageCheck(codes: ["a", "b", "c", "d"], areas: areas)
        for row in [1, 2] {
            #expect(check.faults.contains { if case .invalid = $0.kind { $0.rows == [row] } else { false } })
        }
        for fault in check.faults { #expect(!fault.wording.sv.isEmpty && !fault.wording.en.isEmpty) }
        #expect(throws: CoverageRefusal.self) { try check.repaired(within: 100, widerGaps: .stay) }
    }

    @Test func `an empty layer`() throws {
        #expect(try CoverageCheck(codes: [], areas: GeometryColumn()).isClean)
    }

    // MARK: Real layers

    /// The shipped layer is a coverage by shapely's own check, and its gaps are the holes of shapely's union.
    @Test func `the shipped layer`() throws {
        let register = try Layers.register.get()
        let truth = try Foreign.jamtland.get()
        let check = try CoverageCheck(codes: register.municipalities.map(\.code), areas: register.areas)
        #expect(truth.national_coverage_is_valid)
        #expect(check.faults.allSatisfy { $0.kind == .gap || $0.kind == .orientation })
        let gaps = check.faults.filter { $0.kind == .gap }
        #expect(gaps.count == truth.national_holes.count)
        for (gap, hole) in zip(gaps, truth.national_holes) { #expect(abs((gap.area ?? 0) - hole) < 0.5) }
        let storsjon = try #require(gaps.first { abs(($0.area ?? 0) - truth.lake_area) < 1 })
        #expect(storsjon.codes == ["2309", "2321", "2326", "2380"])
    }

    /// Borders drawn anew on one side only, some metres off: what is found is what overlay finds, and repair mends it.
    @Test(arguments: [1, 2, 3, 4, 5, 6]) func `borders that were drawn twice`(_ seed: Int) throws {
        let builder = try Layers.builder(county: "23")
        let rows = builder.municipalities.indices.filter { builder.municipalities[$0].countyCode == "23" }
        let codes = rows.map { builder.municipalities[$0].code }
        var random = SeededGenerator(seed: UInt64(seed))
        var areas = GeometryColumn()
        for row in rows {
            var flat = builder.areas.flat(row)
            for ring in 0..<flat.ringCount {
                let range = flat.coordinates(ofRing: ring)
                for i in range.dropLast() where Bool.random(using: &random) {
                    flat.x[i] += Double.random(in: -4...4, using: &random)
                    flat.y[i] += Double.random(in: -4...4, using: &random)
                }
                flat.x[range.upperBound - 1] = flat.x[range.lowerBound]
                flat.y[range.upperBound - 1] = flat.y[range.lowerBound]
            }
            areas.append(flat)
        }
        let check = try CoverageCheck(codes: codes, areas: areas)
        let context = Context()
        var pairwise = 0.0
        var triple = 0.0
        for a in 0..<areas.count {
            for b in (a + 1)..<max(a + 1, areas.count) {
                let common = try areas.geometry(a, in: context).intersection(areas.geometry(b, in: context)).polygonal()
                pairwise += common.area
                for c in (b + 1)..<max(b + 1, areas.count) {
                    triple += try common.intersection(areas.geometry(c, in: context)).area
                }
            }
        }
        let overlaps = check.faults.filter { $0.kind == .overlap }
        let gaps = check.faults.filter { $0.kind == .gap }
        let counted = overlaps.reduce(0) { sum, fault in
            sum + (fault.area ?? 0) * Double(fault.rows.count * (fault.rows.count - 1)) / 2
        }
        #expect(overlaps.count > 3 && gaps.count > 3)
        // Slivers below a micrometre are no faults, and some hundred metres of them lie between the rest.
        #expect(abs(counted - pairwise) < 0.01 + triple)
        let union = try Geometry(column: areas, rows: 0..<areas.count, in: context).unaryUnion()
        let holes = try (0..<union.partCount).reduce(0.0) { sum, index in
            let part = try union.part(at: index)
            let filled = try (0..<part.interiorRingCount).reduce(0.0) { sum, ring in
                let hole = try WKBReader.geometry(of: part.interiorRing(at: ring).wkb())
                return sum + (try Geometry(wkb: WKBWriter.polygon(x: hole.x, y: hole.y), in: context).area)
            }
            return sum + filled
        }
        #expect(abs(gaps.reduce(0) { $0 + ($1.area ?? 0) } - holes) < 0.01)

        // The lake is wider than any tolerance.
        let repair = try check.repaired(within: 10, widerGaps: .stay)
        #expect(repair.water.count == 1 && repair.repaired.count == check.faults.count - 1)
        let again = try CoverageCheck(codes: codes, areas: repair.areas)
        #expect(again.faults.map(\.kind) == [.gap])
        var sum = 0.0
        for row in 0..<areas.count {
            let before = try areas.geometry(row, in: context)
            let after = try repair.areas.geometry(row, in: context)
            sum += after.area
            #expect(try before.symmetricDifference(after).area < 10 * before.length)
        }
        let narrow = gaps.filter { ($0.width ?? 0) <= 10 }.reduce(0) { $0 + ($1.area ?? 0) }
        #expect(abs(sum - union.area - narrow) < 0.01)
        // And a territory can be built of it, which it could not before.
        let built = try TerritoryBuilder(
            countyCode: "23", municipalities: rows.map { builder.municipalities[$0] }, areas: repair.areas,
            localities: builder.localities, population: builder.population, accessibility: builder.accessibility,
            borderAccuracy: builder.borderAccuracy
        ).build()
        #expect(built.municipalities.count == 8)
        #expect(throws: CoverageRefusal.self) { try check.repaired(within: 0.5, widerGaps: .stay) }
        #expect(throws: CoverageRefusal.self) { try check.repaired(within: 10, widerGaps: .refused) }
    }
}
