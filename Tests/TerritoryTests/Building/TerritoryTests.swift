import Planar
import TestSupport
import Testing

@testable import Territory

/// The cells partition the county, measured by overlay and beside shapely's numbers.
@Suite struct TerritoryTests {
    @Test(arguments: ["23", "01", "14", "25"]) func `cells do not overlap`(_ county: String) throws {
        let territory = try Layers.territory(county)
        let context = Context()
        for areas in [territory.cellAreas, territory.municipalityAreas] {
            for a in 0..<areas.count {
                let area = try areas.geometry(a, in: context)
                #expect(try area.isValid())
                for b in (a + 1)..<max(a + 1, areas.count) where areas.envelope(a)!.intersects(areas.envelope(b)!) {
                    #expect(try area.intersection(areas.geometry(b, in: context)).area == 0, "\(county): \(a), \(b)")
                }
            }
        }
    }

    /// The union of the cells is the county with its lakes: same area, and neither sticks out of the other by a square
    /// metre.
    @Test(arguments: ["23", "01", "14", "25"]) func `cells cover the county`(_ county: String) throws {
        let territory = try Layers.territory(county)
        let context = Context()
        let register = try Layers.register.get()
        let rows = register.municipalities.indices.filter { register.municipalities[$0].countyCode == county }
        let land = try Geometry(column: register.areas, rows: rows, in: context).unaryUnion()
        let water = try Geometry(column: territory.water, rows: 0..<territory.water.count, in: context).unaryUnion()
        let county = try land.union(water)
        let cells = try Geometry(column: territory.cellAreas, rows: 0..<territory.cellAreas.count, in: context)
            .unaryUnion()
        let sum = try (0..<territory.cellAreas.count).reduce(0.0) {
            $0 + (try territory.cellAreas.geometry($1, in: context).area)
        }
        #expect(abs(sum - county.area) < 1)
        #expect(abs(cells.area - sum) < 1e-3)
        // Rounding to a micrometre moves the outer border, on both sides alike.
        let moved = try cells.symmetricDifference(county).area
        #expect(moved < 1, "\(moved) m²")
    }

    @Test(arguments: ["23", "01", "14", "25"]) func `cells add up to their municipality`(_ county: String) throws {
        let territory = try Layers.territory(county)
        let context = Context()
        #expect(territory.cells.map(\.areaKm2).allSatisfy { $0 > 0 })
        for (index, municipality) in territory.municipalities.enumerated() {
            let rows = territory.cells.indices.filter { territory.cells[$0].municipality == index }
            let whole = try territory.municipalityAreas.geometry(index, in: context)
            let union = try Geometry(column: territory.cellAreas, rows: rows, in: context).unaryUnion()
            #expect(try union.symmetricDifference(whole).area < 1e-6, "\(municipality)")
            #expect(abs(rows.reduce(0) { $0 + territory.cells[$1].areaKm2 } * 1e6 - whole.area) < 1e-3)
        }
    }

    /// Each cell is its zone's part of its municipality's land, as shapely computes it, plus its part of the lake.
    @Test func `cells are those of shapely`() throws {
        let territory = try Layers.territory("23")
        let truth = try Foreign.jamtland.get()
        let context = Context()
        let water = try Geometry(column: territory.water, rows: 0..<territory.water.count, in: context).unaryUnion()
        #expect(abs(water.area - truth.lake_area) < 0.01)
        #expect(Set(territory.cells.indices.map(territory.code(ofCell:))) == Set(truth.cells.keys))
        for cell in territory.cells.indices {
            let code = territory.code(ofCell: cell)
            let area = try territory.cellAreas.geometry(cell, in: context)
            let land = try area.difference(water)
            let expected = try #require(truth.cells[code])
            #expect(abs(land.area - expected) < 1, "\(code)")
        }
        for (index, municipality) in territory.municipalities.enumerated() {
            let land = try territory.municipalityAreas.geometry(index, in: context).difference(water)
            let expected = try #require(truth.municipalities[municipality.code])
            #expect(abs(land.area - expected) < 1)
        }
        let sum = territory.cells.reduce(0) { $0 + $1.areaKm2 * 1e6 }
        #expect(abs(sum - truth.county_area) < 1)
    }

    /// Storsjön belongs to the nearest shore; where two are as near, within the spacing of the points along them.
    @Test func `lake points belong to the nearest municipality`() throws {
        let territory = try Layers.territory("23")
        let locator = try Layers.locator()
        var exact = 0
        let points = try Foreign.jamtland.get().lake_points
        for point in points {
            let located = try locator.locate(x: point.x, y: point.y)
            #expect(located.flag == .water)
            let code = territory.municipalityCode(ofCell: try #require(located.cell))
            if code == point.nearest {
                exact += 1
            } else {
                #expect(point.distances[1] - point.distances[0] < Lakes.spacing)
            }
        }
        #expect(Double(exact) > 0.98 * Double(points.count), "\(exact) of \(points.count)")
    }

    @Test func `islands are no water`() throws {
        // A municipality around a lake with an island that is also its, and another to the south.
        let north = """
            MULTIPOLYGON (((500000 7000000, 510000 7000000, 510000 7010000, 500000 7010000, 500000 7000000),
              (502000 7002000, 502000 7008000, 508000 7008000, 508000 7002000, 502000 7002000)),
              ((504000 7004000, 506000 7004000, 506000 7006000, 504000 7006000, 504000 7004000)))
            """
        let south = "POLYGON ((500000 6990000, 510000 6990000, 510000 7000000, 500000 7000000, 500000 6990000))"
        let context = Context()
        var areas = GeometryColumn()
        for wkt in [north, south] { try areas.append(Geometry(wkt: wkt, in: context)) }
        let territory = try TerritoryBuilder(
            countyCode: "99", municipalities: [.init(code: "9901", name: "Norr"), .init(code: "9902", name: "Söder")],
            areas: areas,
            localities: [], population: ["9901": 10, "9902": 5], accessibility: nil, borderAccuracy: 10
        ).build()
        let locator = try Territory.Index(territory).locator()
        #expect(try locator.locate(x: 505_000, y: 7_005_000).flag == nil)
        #expect(try locator.locate(x: 503_000, y: 7_005_000).flag == .water)
        #expect(abs(try territory.water.geometry(0, in: context).area - 32_000_000) < 1)
        #expect(abs(territory.cells[0].areaKm2 - 100) < 1e-6)
        #expect(territory.populationRule == .area)
    }

    /// Two builds give the same bytes.
    @Test(arguments: ["23", "14"]) func `building is deterministic`(_ county: String) throws {
        let first = try Layers.territory(county)
        let second = try Layers.builder(county: county).build()
        #expect(first.cellAreas == second.cellAreas)
        #expect(first.municipalityAreas == second.municipalityAreas)
        #expect(first.water == second.water)
        #expect(first.cells == second.cells)
    }

    /// The order of the layer's rows changes nothing.
    @Test func `the order of rows does not matter`() throws {
        let builder = try Layers.builder(county: "23")
        var random = SeededGenerator(seed: 9)
        let order = builder.municipalities.indices.shuffled(using: &random)
        var areas = GeometryColumn()
        for row in order { try areas.append(wkb: builder.areas[row]) }
        let shuffled = try TerritoryBuilder(
            countyCode: "23", municipalities: order.map { builder.municipalities[$0] }, areas: areas,
            localities: builder.localities.shuffled(using: &random), population: builder.population,
            accessibility: builder.accessibility, borderAccuracy: builder.borderAccuracy
        ).build()
        let built = try Layers.territory("23")
        #expect(shuffled.cells == built.cells)
        #expect(shuffled.cellAreas == built.cellAreas)
    }

    @Test func neighbours() throws {
        let territory = try Layers.territory("23")
        let contiguity = try Contiguity(areas: territory.municipalityAreas)
        // Shapely's neighbours on land with the metres they share; the division of the lake adds to some and makes some
        // more.
        let truth = try Foreign.jamtland.get().land_neighbours
        for land in truth {
            let pair = try #require(
                contiguity.pairs.first {
                    territory.municipalities[$0.a].code == land.a && territory.municipalities[$0.b].code == land.b
                })
            #expect(pair.border > land.metres - 0.01)
            #expect(["2309", "2321", "2326", "2380"].contains(land.a) || abs(pair.border - land.metres) < 0.01)
        }
        let shores: Set = ["2309", "2321", "2326", "2380"]
        let others = contiguity.pairs.filter { !shores.contains(territory.municipalities[$0.a].code) }
        #expect(others.count == truth.filter { !shores.contains($0.a) }.count)
        #expect(contiguity.pairs.allSatisfy { $0.a < $0.b && $0.border > 0 })
        let byCell = try Contiguity(areas: territory.cellAreas)
            .grouped(territory.cells.map(\.municipality), groups: territory.municipalities.count, by: .rook)
        #expect(byCell.map { [$0.a, $0.b] } == contiguity.pairs.map { [$0.a, $0.b] })
    }
}
