import Planar
import TestSupport
import Testing

@testable import Territory

@Suite struct PlacementTests {
    private func wkb(_ wkt: String) throws -> [UInt8] { try Geometry(wkt: wkt, in: Context()).wkb() }

    private func declared(_ codes: String...) -> Location { .municipalities(codes.map { .init(code: $0) }) }

    // MARK: Geometry

    /// Lines by length and areas by area, beside shapely's overlay of the same shapes.
    @Test func `shares are those of shapely`() throws {
        let placement = try Layers.placement()
        for (name, shape) in try Foreign.jamtland.get().shapes {
            let placed = try placement.place(.geometry(wkb: wkb(shape.wkt)))
            let footprint = placed.footprint
            #expect(footprint.sum == .whole)
            #expect(footprint.rule == (shape.kind == "line" ? .linesByLength : .areasByArea))
            #expect(footprint.precision == .exact && footprint.basis == .declared && footprint.unlocated == .zero)
            let shares = footprint.shares(in: placement.territory)
            #expect(Set(shares.keys) == Set(shape.shares.keys), "\(name)")
            for (cell, share) in shape.shares {
                #expect(abs(shares[cell, default: 0] - share) < 1e-9, "\(name), \(cell)")
            }
            #expect(abs(footprint.outside.fraction - shape.outside) < 1e-9, "\(name)")
        }
    }

    @Test func `points count equally`() throws {
        let placement = try Layers.placement()
        // Two in Åre, one in Östersund, one in the sea.
        let placed = try placement.place(
            .geometry(wkb: wkb("MULTIPOINT ((400000 7033000), (401000 7033000), (482500 7005500), (900000 6900000))")))
        let shares = placed.footprint.municipalShares(in: placement.territory)
        #expect(shares == ["2321": 0.5, "2380": 0.25])
        #expect(placed.footprint.outside.fraction == 0.25)
        #expect(placed.footprint.rule == .pointsEqually && placed.problem == nil)
    }

    @Test func `points near a border say so`() throws {
        let placement = try Layers.placement()
        let faker = try #require(try Layers.localities.get().first { $0.name == "Fåker" })
        let placed = try placement.place(.geometry(wkb: WKBWriter.point(x: faker.x, y: faker.y)))
        // A coordinate is where it is; only a name belongs to its official municipality.
        #expect(placed.footprint.nearBorder)
        #expect(placed.footprint.municipalShares(in: placement.territory) == ["2326": 1])
    }

    /// Each kind weighs as its number of parts: two points in Östersund, a line in Härjedalen, and a polygon there.
    @Test func `mixed collections`() throws {
        let placement = try Layers.placement()
        let placed = try placement.place(
            .geometry(
                wkb: wkb(
                    """
                    GEOMETRYCOLLECTION (MULTIPOINT ((482500 7005500), (482600 7005500)), LINESTRING (430000 6890000, \
                    431000 6890000),
                      GEOMETRYCOLLECTION (POLYGON ((430000 6890000, 431000 6890000, 431000 6891000, 430000 6890000)), \
                    POINT EMPTY))
                    """)))
        #expect(placed.footprint.rule == .mixedByParts)
        #expect(placed.footprint.municipalShares(in: placement.territory) == ["2380": 0.5, "2361": 0.5])
    }

    @Test func `a municipalitys own area is its cells`() throws {
        let territory = try Layers.territory("23")
        for rule in Placement.AreaRule.allCases {
            let placement = try Layers.placement(areaRule: rule)
            for (index, municipality) in territory.municipalities.enumerated() {
                let footprint = try placement.place(.geometry(wkb: Array(territory.municipalityAreas[index]))).footprint
                #expect(footprint.rule == (rule == .area ? .areasByArea : .areasByPopulation))
                #expect(footprint.outside == .zero)
                let own = territory.cells.indices.filter { territory.cells[$0].municipality == index }
                #expect(footprint.parts.map(\.cell) == own, "\(municipality)")
                let measure = { (cell: Territory.Cell) in rule == .area ? cell.areaKm2 : Double(cell.population) }
                let whole = own.reduce(0) { $0 + measure(territory.cells[$1]) }
                for part in footprint.parts {
                    #expect(abs(part.share.fraction - measure(territory.cells[part.cell]) / whole) < 1e-6)
                }
            }
        }
    }

    /// By population, an area that covers the whole county falls on it as a county-wide declaration does.
    @Test func `the countys area by population`() throws {
        let placement = try Layers.placement(areaRule: .population)
        let county = placement.county(precision: .county)
        let all = try placement.place(
            .geometry(
                wkb: wkb("POLYGON ((300000 6700000, 900000 6700000, 900000 7400000, 300000 7400000, 300000 6700000))")))
        let inside = 1 - all.footprint.outside.fraction
        #expect(all.footprint.parts.map(\.cell) == county.parts.map(\.cell))
        for (a, b) in zip(all.footprint.parts, county.parts) {
            #expect(abs(a.share.fraction / inside - b.share.fraction) < 1e-6)
        }
        #expect(abs(inside - (try Foreign.jamtland.get().county_area) / 4.2e11) < 1e-6)
    }

    @Test func `where nobody lives area counts`() throws {
        let territory = try Layers.territory("25")
        let placement = try Placement(
            territory: territory, index: Territory.Index(territory), gazetteer: Gazetteer([]), areaRule: .population)
        let footprint = try placement.place(.geometry(wkb: Array(territory.municipalityAreas[0]))).footprint
        #expect(footprint.rule == .areasByArea)
        #expect(footprint.parts == [.init(cell: 0, share: .whole)])
    }

    @Test(arguments: [
        "POINT EMPTY", "LINESTRING EMPTY", "POLYGON EMPTY", "MULTIPOLYGON EMPTY", "GEOMETRYCOLLECTION EMPTY",
        "GEOMETRYCOLLECTION (POINT EMPTY, LINESTRING EMPTY)",
    ])
    func `empty geometry`(_ wkt: String) throws {
        let placed = try Layers.placement().place(.geometry(wkb: wkb(wkt)))
        #expect(placed.footprint == .unlocated && placed.problem == .emptyGeometry)
    }

    /// Self-touching, zero-length and collapsed shapes end with a reason and a place.
    @Test(arguments: [
        (
            "POLYGON ((430000 6890000, 431000 6891000, 431000 6890000, 430000 6891000, 430000 6890000))", 430_500.0,
            6_890_500.0
        ),
        ("LINESTRING (430000 6890000, 430000 6890000)", 430_000, 6_890_000),
        ("POLYGON ((430000 6890000, 431000 6890000, 430000 6890000, 430000 6890000))", 430_000, 6_890_000),
        ("POLYGON ((430000 6890000, 431000 6890000, 432000 6890000, 430000 6890000))", 430_000, 6_890_000),
        (
            """
            MULTIPOLYGON (((430000 6890000, 432000 6890000, 432000 6892000, 430000 6890000)), ((431000 6890000, \
            433000 6890000, 433000 6892000, 431000 6890000)))
            """,
            431_000, 6_890_000
        ),
    ])
    func `invalid geometry`(_ wkt: String, _ x: Double, _ y: Double) throws {
        let placed = try Layers.placement().place(.geometry(wkb: wkb(wkt)))
        #expect(placed.footprint == .unlocated)
        guard case .invalidGeometry(let reason, let atX, let atY) = placed.problem else {
            Issue.record("\(String(describing: placed.problem))")
            return
        }
        #expect(!reason.isEmpty)
        #expect(abs(atX - x) < 2_001 && abs(atY - y) < 2_001)
    }

    @Test func `bytes that are no geometry`() throws {
        let placement = try Layers.placement()
        for bytes in [[], [1], [1, 1, 0, 0, 0], [UInt8](repeating: 255, count: 40)] {
            #expect(throws: PlanarError.self) { try placement.place(.geometry(wkb: bytes)) }
        }
    }

    @Test func `outside the county`() throws {
        let placement = try Layers.placement()
        for wkt in [
            "POINT (674000 6580000)", "LINESTRING (674000 6580000, 675000 6580000)",
            "POLYGON ((674000 6580000, 675000 6580000, 675000 6581000, 674000 6580000))",
        ] {
            let placed = try placement.place(.geometry(wkb: wkb(wkt)))
            #expect(placed.footprint.outside == .whole && placed.footprint.parts.isEmpty)
            #expect(placed.problem == .outsideCounty)
        }
    }

    /// What runs along a border that two cells share is counted once, in the lowest cell; the rest of it where it lies.
    @Test func `lines along a shared border`() throws {
        let territory = try Layers.territory("23")
        let placement = try Layers.placement()
        let context = Context()
        let contiguity = try Contiguity(areas: territory.cellAreas)
        for pair in contiguity.pairs where pair.border > 0 {
            let border = try territory.cellAreas.geometry(pair.a, in: context)
                .intersection(territory.cellAreas.geometry(pair.b, in: context)).lineMerged()
            let footprint = try placement.place(.geometry(wkb: border.wkb())).footprint
            #expect(footprint.outside.fraction < 1e-9)
            #expect(footprint.parts.first?.cell == pair.a)
            #expect((footprint.parts.first?.share.fraction ?? 0) > 1 - 1e-6)
        }
    }

    /// The quick ways (an index square, a covering cell) give what GEOS's overlay gives without them.
    @Test func `shortcuts change nothing`() throws {
        let territory = try Layers.territory("23")
        let index = try Territory.Index(territory)
        let quick = CellOverlay(cells: territory.cellAreas, index: index.cells)
        let plain = CellOverlay(cells: territory.cellAreas, index: nil)
        let context = Context()
        var random = SeededGenerator(seed: 12)
        var sole = 0
        var withoutGEOS = 0
        for _ in 0..<300 {
            let x = Double.random(in: 330_000...640_000, using: &random)
            let y = Double.random(in: 6_780_000...7_210_000, using: &random)
            let shape = try Geometry(x: x, y: y, in: context).buffer(
                Double.random(in: 10...20_000, using: &random), quadrantSegments: 4)
            let fast = try quick.areas(of: shape)
            let slow = try plain.areas(of: shape)
            if fast.count == 1 { sole += 1 }
            let direct = try (0..<territory.cellAreas.count).map {
                (cell: $0, measure: try territory.cellAreas.geometry($0, in: context).intersection(shape).area)
            }
            .filter { $0.measure > 0.1 }
            for other in [slow, direct] {
                #expect(fast.map(\.cell) == other.map(\.cell))
                for (a, b) in zip(fast, other) { #expect(abs(a.measure - b.measure) <= 1e-9 * shape.area) }
            }
            let line = try shape.boundary()
            let (fastLine, slowLine) = (try quick.lengths(of: line), try plain.lengths(of: line))
            #expect(fastLine.map(\.cell) == slowLine.map(\.cell))
            for (a, b) in zip(fastLine, slowLine) { #expect(abs(a.measure - b.measure) <= 1e-9 * line.length) }
            // And without GEOS.
            for (geometry, length, expected) in [
                (try shape.wkb(), shape.area, slow), (try line.wkb(), line.length, slowLine),
            ] {
                guard let (common, whole) = try quick.measures(of: WKBReader.geometry(of: geometry)) else { continue }
                withoutGEOS += 1
                #expect(common.map(\.cell) == expected.map(\.cell) && abs(whole - length) <= 1e-12 * length)
                for (a, b) in zip(common, expected) { #expect(abs(a.measure - b.measure) <= 1e-9 * length) }
            }
        }
        #expect(sole > 50 && withoutGEOS > 500)
    }

    // MARK: Municipalities

    @Test func `municipalities by population`() throws {
        let placement = try Layers.placement()
        let population = try Layers.population.get()
        let placed = try placement.place(declared("2321", "2380"))
        #expect(placed.problem == nil)
        let footprint = placed.footprint
        #expect(
            footprint.rule == .municipalitiesByPopulation && footprint.basis == .declared
                && footprint.precision == .municipality)
        let shares = footprint.municipalShares(in: placement.territory)
        let total = Double(population["2321"]! + population["2380"]!)
        #expect(abs(shares["2321"]! - Double(population["2321"]!) / total) < 1e-11)
        #expect(shares.count == 2)
        // Within it, among its cells by population.
        let cells = placement.territory.cells
        let own = cells.indices.filter {
            placement.territory.municipalityCode(ofCell: $0) == "2321" && cells[$0].population > 0
        }
        #expect(
            footprint.parts.map(\.cell).filter { placement.territory.municipalityCode(ofCell: $0) == "2321" } == own)
        for part in footprint.parts {
            #expect(abs(part.share.fraction - Double(cells[part.cell].population) / total) < 1e-11)
        }
    }

    @Test func `order and repetition do not matter`() throws {
        let placement = try Layers.placement()
        let first = try placement.place(declared("2321", "2380", "2262"))
        #expect(try placement.place(declared("2262", "2380", "2321")) == first)
        #expect(try placement.place(declared("2380", "2321", "2262", "2380", "2321")) == first)
    }

    @Test func `declared shares`() throws {
        let placement = try Layers.placement()
        let placed = try placement.place(
            .municipalities([.init(code: "2380", share: 60), .init(code: "2313", share: 40)]))
        #expect(placed.footprint.rule == .declaredShares)
        let shares = placed.footprint.municipalShares(in: placement.territory)
        #expect(abs(shares["2380"]! - 0.6) < 1e-11 && abs(shares["2313"]! - 0.4) < 1e-11)
        // In proportion, also where they add up to anything else.
        #expect(
            try placement.place(.municipalities([.init(code: "2313", share: 0.2), .init(code: "2380", share: 0.3)]))
                .footprint
                .municipalShares(in: placement.territory)["2380"].map { abs($0 - 0.6) < 1e-11 } == true)
        // Some of it in another county.
        let half = try placement.place(
            .municipalities([.init(code: "2380", share: 50), .init(code: "2262", share: 50)]))
        #expect(half.footprint.outside.fraction == 0.5 && half.problem == nil)
        let away = try placement.place(.municipalities([.init(code: "2262", share: 50)]))
        #expect(away.footprint.outside == .whole && away.problem == .outsideCounty)
    }

    @Test(arguments: [[60, nil], [60, 0], [60, -1], [60, .nan], [.infinity, 1]] as [[Double?]])
    func `shares that are no proportions`(_ shares: [Double?]) throws {
        let placement = try Layers.placement()
        #expect(throws: TerritoryError.self) {
            try placement.place(.municipalities(zip(["2380", "2313"], shares).map { .init(code: $0, share: $1) }))
        }
    }

    @Test func `municipalities of other counties`() throws {
        let placement = try Layers.placement()
        let third = try placement.place(declared("2321", "2380", "2262")).footprint
        #expect(abs(third.outside.fraction - 1.0 / 3) < 1e-11)
        #expect(third.rule == .municipalitiesByPopulation)
        let away = try placement.place(declared("2262", "0180"))
        #expect(
            away.footprint.outside == .whole && away.problem == .outsideCounty
                && away.footprint.precision == .municipality)
        let none = try placement.place(.municipalities([]))
        #expect(none.footprint.parts.isEmpty)
    }

    @Test func `a code that the county has not`() throws {
        let placed = try Layers.placement().place(declared("2321", "2399"))
        #expect(placed.footprint == .unlocated && placed.problem == .unknownMunicipality(code: "2399"))
    }

    // MARK: The whole county

    @Test func `the whole county`() throws {
        let placement = try Layers.placement()
        let territory = placement.territory
        let placed = try placement.place(.county)
        #expect(
            placed.footprint.rule == .countyByPopulation && placed.footprint.basis == .countyWide
                && placed.footprint.precision == .county)
        for part in placed.footprint.parts {
            let expected = Double(territory.cells[part.cell].population) / Double(territory.population)
            #expect(abs(part.share.fraction - expected) < 1e-11)
        }
        // Listing every municipality is the same declaration.
        let all = Location.municipalities(territory.municipalities.reversed().map { .init(code: $0.code) })
        #expect(try placement.place(all) == placed)
        // With others besides it is still county-wide, and partly outside.
        let more = try placement.place(
            .municipalities((territory.municipalities.map(\.code) + ["2262"]).map { .init(code: $0) }))
        #expect(more.footprint.basis == .countyWide && abs(more.footprint.outside.fraction - 1.0 / 9) < 1e-11)
        // With shares it is a declaration of places.
        let shared = try placement.place(
            .municipalities(territory.municipalities.map { .init(code: $0.code, share: 12.5) }))
        #expect(shared.footprint.basis == .declared && shared.footprint.rule == .declaredShares)
    }

    @Test func `the whole county equally`() throws {
        let placement = try Layers.placement(countyRule: .equal)
        let footprint = try placement.place(.county).footprint
        #expect(footprint.rule == .countyEqually && footprint.sum == .whole)
        for share in footprint.municipalShares(in: placement.territory).values { #expect(abs(share - 0.125) < 1e-11) }
    }

    /// Without population on file, municipalities and the county are apportioned by area, and the rule says so.
    @Test func `without population`() throws {
        let territory = try Layers.territory("25")
        let placement = try Placement(territory: territory, index: Territory.Index(territory), gazetteer: Gazetteer([]))
        let county = try placement.place(.county).footprint
        #expect(
            county.rule == .areasByArea && county.basis == .countyWide && county.parts.count == territory.cells.count)
        let area = territory.cells.reduce(0) { $0 + $1.areaKm2 }
        for part in county.parts {
            #expect(abs(part.share.fraction - territory.cells[part.cell].areaKm2 / area) < 1e-11)
        }
        let two = try placement.place(declared(territory.municipalities[0].code, territory.municipalities[1].code))
            .footprint
        #expect(two.rule == .areasByArea && two.parts.count == 2 && two.unlocated == .zero)
    }

    // MARK: Names and nothing

    @Test func `nothing said`() throws {
        let placed = try Layers.placement().place(.unknown)
        #expect(placed.footprint == .unlocated && placed.problem == nil && placed.places.isEmpty)
    }

    @Test func `place names`() throws {
        let placement = try Layers.placement()
        for name in ["Duved", "duved", "DUVED "] {
            let placed = try placement.place(.place(name))
            #expect(placed.places.map(\.name) == ["Duved"] && placed.problem == nil)
            #expect(placed.footprint.municipalShares(in: placement.territory) == ["2321": 1])
            #expect(
                placed.footprint.precision == .place && placed.footprint.rule == .pointsEqually
                    && placed.footprint.basis == .declared)
        }
        let unknown = try placement.place(.place("Duvet"))
        #expect(unknown.footprint == .unlocated && unknown.problem == .unknownPlace(name: "Duvet", nearest: ["Duved"]))
    }

    /// Several places count the same each; what is not found stays unlocated, with the nearest names.
    @Test func `lists of places`() throws {
        let placement = try Layers.placement()
        let territory = placement.territory
        let two = try placement.place(.place("Åre/Duved"))
        #expect(
            two.places.map(\.name) == ["Åre", "Duved"] && two.problem == nil
                && two.points.map(\.share.fraction) == [0.5, 0.5])
        #expect(two.footprint.municipalShares(in: territory) == ["2321": 1])
        #expect(two.footprint.rule == .pointsEqually && two.footprint.precision == .place)

        let three = try placement.place(.place("Åre, Krokom samt Östersund"))
        #expect(three.places.map(\.name) == ["Åre", "Krokom", "Östersund"])
        for share in three.footprint.municipalShares(in: territory).values { #expect(abs(share - 1.0 / 3) < 1e-11) }
        #expect(three.footprint.sum == .whole)

        let partly = try placement.place(.place("Östersund, Lit, Åskott, Rannåsen och Smedsta"))
        #expect(partly.places.map(\.name) == ["Östersund", "Lit"])
        #expect(partly.footprint.unlocated.fraction == 0.6 && partly.footprint.basis == .declared)
        guard case .unknownPlace(name: "Åskott, Rannåsen, Smedsta", _) = partly.problem else {
            Issue.record("\(String(describing: partly.problem))")
            return
        }
        let none = try placement.place(.place("Atlantis och Krokum"))
        #expect(none.footprint == .unlocated)
        #expect(none.problem == .unknownPlace(name: "Atlantis, Krokum", nearest: ["Krokom"]))
    }

    @Test func `municipalities by name in a place`() throws {
        let placement = try Layers.placement()
        #expect(try placement.place(.place("Östersunds kommun")) == placement.place(declared("2380")))
        #expect(try placement.place(.place("Bergs och Krokoms kommuner")) == placement.place(declared("2326", "2309")))
        // A place and a municipality: each half.
        let mixed = try placement.place(.place("Duved och Ragunda kommun"))
        #expect(
            mixed.footprint.rule == .mixedByParts && mixed.footprint.precision == .municipality
                && mixed.points.map(\.share.fraction) == [0.5])
        let shares = mixed.footprint.municipalShares(in: placement.territory)
        #expect(abs(shares["2321"]! - 0.5) < 1e-11 && abs(shares["2303"]! - 0.5) < 1e-11)
        // All of them, spelled out: the whole county.
        let all = try placement.place(
            .place("Ragunda, Bräcke, Krokoms, Strömsunds, Åre, Bergs, Härjedalens och Östersunds kommuner"))
        #expect(all.footprint.basis == .countyWide)
    }

    /// The register's municipality is the official one; a generalised border must not overrule it.
    @Test func `every locality by name is in its official municipality`() throws {
        let placement = try Layers.placement()
        for locality in try Layers.localities.get() {
            let placed = try placement.place(.place(locality.name))
            #expect(
                placed.footprint.municipalShares(in: placement.territory) == [locality.municipalityCode: 1],
                "\(locality.name)")
            if locality.name == "Fåker" { #expect(placed.footprint.nearBorder) }
        }
    }

    @Test func `a place in another county`() throws {
        let territory = try Layers.territory("23")
        let entry = Gazetteer.Entry(
            name: "Ånge", kind: "locality", municipalityCode: "2260", x: 547_000, y: 6_932_000, accuracy: nil,
            source: "test")
        let placement = try Placement(
            territory: territory, index: Territory.Index(territory), gazetteer: Gazetteer([(entry, [])]))
        let placed = try placement.place(.place("Ånge"))
        #expect(placed.footprint.outside == .whole && placed.problem == .outsideCounty && placed.places == [entry])
    }

    // MARK: Money

    /// Whatever the location, what was granted is conserved to the öre.
    @Test func `amounts are conserved`() throws {
        let placement = try Layers.placement()
        var random = SeededGenerator(seed: 4)
        let codes = placement.territory.municipalities.map(\.code) + ["2262", "0180"]
        for _ in 0..<200 {
            let chosen = codes.shuffled(using: &random).prefix(Int.random(in: 1...10, using: &random))
            let shared = Bool.random(using: &random)
            let location = Location.municipalities(
                chosen.map { .init(code: $0, share: shared ? Double.random(in: 0.01...100, using: &random) : nil) })
            let footprint = try placement.place(location).footprint
            #expect(footprint.sum == .whole)
            #expect(footprint.parts.allSatisfy { $0.share > .zero })
            #expect(zip(footprint.parts, footprint.parts.dropFirst()).allSatisfy { $0.cell < $1.cell })
            for total in [0, 1, -1, 99, 1_234_567_89, -5_000_000_00, Int64.max, Int64.min] {
                let split = footprint.split(total)
                let sum = split.parts.reduce(Int128(split.outside) + Int128(split.unlocated)) { $0 + Int128($1) }
                #expect(sum == Int128(total))
            }
        }
    }
}
