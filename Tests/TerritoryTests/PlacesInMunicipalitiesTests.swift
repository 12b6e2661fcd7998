import Testing

@testable import Territory

/// Places beside municipalities, and stated numbers of municipalities, on the shipped layers.
@Suite struct PlacesInMunicipalitiesTests {
    private let placement: Placement
    private let territory: Territory

    init() throws {
        placement = try Layers.placement()
        territory = placement.territory
    }

    private func place(_ codes: [String], total: Int? = nil, places: String? = nil) throws -> Placement.Placed {
        try placement.place(.municipalities(codes.map { .init(code: $0) }, total: total, places: places))
    }

    private func shares(_ placed: Placement.Placed) -> [String: Double] {
        placed.footprint.municipalShares(in: territory)
    }

    @Test(arguments: [("2313", "Gäddede"), ("2321", "Åre"), ("2361", "Sveg"), ("2326", "Svenstavik")])
    func `a place in its municipality is the place alone`(code: String, name: String) throws {
        let both = try place([code], places: name)
        let alone = try placement.place(.place(name))
        #expect(both == alone)
        #expect(both.footprint.precision == .place && both.footprint.rule == .pointsEqually && both.problem == nil)
        #expect(both.points.map(\.share) == [.whole])
    }

    @Test func `several places share their municipality`() throws {
        let placed = try place(["2361"], places: "Sveg, Hede")
        #expect(placed.places.map(\.name) == ["Sveg", "Hede"] && placed.footprint.precision == .place)
        #expect(placed.points.map(\.share.fraction) == [0.5, 0.5])
        #expect(shares(placed) == ["2361": 1])
    }

    /// Lit lies in Östersund: Ragunda and Berg stay what they are by population.
    @Test func `a place refines the share of its own municipality only`() throws {
        let codes = ["2303", "2326", "2380"]
        let coarse = try place(codes)
        let fine = try place(codes, places: "Lit")
        for (code, share) in shares(coarse) { #expect(abs((shares(fine)[code] ?? 0) - share) < 1e-11) }
        #expect(fine.places.map(\.name) == ["Lit"] && fine.problem == nil)
        #expect(fine.footprint.rule == .municipalitiesByPopulation && fine.footprint.precision == .municipality)
        let own = fine.footprint.parts.filter { territory.municipalityCode(ofCell: $0.cell) == "2380" }
        #expect(own.count == 1 && own[0].share == fine.points[0].share)
        for code in ["2303", "2326"] {
            let cells = { (placed: Placement.Placed) in
                placed.footprint.parts.filter { territory.municipalityCode(ofCell: $0.cell) == code }.map(\.cell)
            }
            #expect(cells(fine) == cells(coarse) && cells(fine).count > 1)
        }
    }

    @Test func `declared shares stand between municipalities with places`() throws {
        let placed = try placement.place(
            .municipalities(
                [.init(code: "2321", share: 75), .init(code: "2326", share: 25)], places: "Duved; Svenstavik"))
        #expect(placed.points.map(\.share.fraction) == [0.75, 0.25])
        #expect(placed.footprint.rule == .declaredShares && placed.footprint.precision == .place)
    }

    @Test(arguments: [
        ("Atlantis", Placement.Problem.unknownPlace(name: "Atlantis", nearest: [])),
        ("Sveg", .placeElsewhere(name: "Sveg", municipalityCodes: ["2361"])),
        ("Ragunda kommun", .placeElsewhere(name: "2303", municipalityCodes: ["2303"])),
    ])
    func `what is not there leaves the municipality and is told`(text: String, problem: Placement.Problem) throws {
        let placed = try place(["2321"], places: text)
        #expect(placed.footprint == (try place(["2321"])).footprint)
        #expect(placed.points.isEmpty && placed.problem == problem)
    }

    /// The name of the municipality itself, where no place is called so, says nothing more.
    @Test func `the municipalitys own name is no fault`() throws {
        let placed = try place(["2326"], places: "Bergs kommun")
        #expect(placed == (try place(["2326"])))
    }

    @Test func `what is found stands beside what is not`() throws {
        let placed = try place(["2361"], places: "Sveg, Atlantis")
        #expect(placed.places.map(\.name) == ["Sveg"] && placed.footprint.precision == .place)
        #expect(placed.problem == .unknownPlace(name: "Atlantis", nearest: []))
        #expect(placed.footprint.unlocated == .zero)
    }

    @Test func `an ambiguous name is certain within a municipality`() throws {
        let entries = ["2321", "2326"].map { code in
            Gazetteer.Entry(
                name: "Byn", kind: "village", municipalityCode: code, x: code == "2321" ? 392_000 : 450_000,
                y: code == "2321" ? 7_030_000 : 6_960_000, accuracy: nil, source: "test")
        }
        let placement = try Placement(
            territory: territory, index: Territory.Index(territory), gazetteer: Gazetteer(entries.map { ($0, []) }))
        let one = try placement.place(.municipalities([.init(code: "2326")], places: "Byn"))
        #expect(one.places == [entries[1]] && one.problem == nil)
        let both = try placement.place(.municipalities([.init(code: "2321"), .init(code: "2326")], places: "Byn"))
        #expect(both.problem == .ambiguousPlace(name: "Byn", candidates: entries) && both.places.isEmpty)
    }

    // MARK: Stated totals

    @Test func `the county gets the listed part of a stated total`() throws {
        let four = try place(["2303", "2305", "2309", "2380"], total: 6)
        #expect(abs(four.footprint.outside.fraction - 2.0 / 6) < 1e-11 && four.footprint.restsOnTotal)
        #expect(four.footprint.basis == .declared && four.footprint.sum == .whole)
        let one = try place(["2380"], total: 32)
        #expect(abs((shares(one)["2380"] ?? 0) - 1.0 / 32) < 1e-11)
        // Between the county's own as without the total.
        let plain = shares(try place(["2303", "2305", "2309", "2380"]))
        for (code, share) in plain { #expect(abs((shares(four)[code] ?? 0) - share * 4 / 6) < 1e-11) }
    }

    @Test func `a total and a place go together`() throws {
        let placed = try place(["2380"], total: 4, places: "Lit")
        #expect(placed.points.map(\.share.fraction) == [0.25] && placed.footprint.outside.fraction == 0.75)
        #expect(placed.footprint.precision == .municipality)
    }

    @Test(arguments: [1, 4]) func `a total that is no more than what is listed changes nothing`(total: Int) throws {
        let codes = ["2303", "2305", "2309", "2380"]
        #expect(try place(codes, total: total) == place(codes))
    }

    @Test func `declared shares come before a total`() throws {
        let declared = [Location.Declared(code: "2321", share: 60), .init(code: "2326", share: 40)]
        let placed = try placement.place(.municipalities(declared, total: 9))
        #expect(try placed == placement.place(.municipalities(declared)))
    }
}
