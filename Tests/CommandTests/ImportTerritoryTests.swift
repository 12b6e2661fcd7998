import Foundation
import TestSupport
import Testing

/// `import territory` as a user runs it. The layers are those of the reader's tests, made and dissolved with geopandas
/// 1.2.0.
@Suite struct ImportTerritoryTests {
    private let folder: Folder
    private var store: String { "\(folder.path)/store.gpkg" }

    init() throws {
        folder = try Folder()
        try Demo.copyNewStore(to: "\(folder.path)/store.gpkg")
    }

    private static let deso = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("ExchangeTests/Fixtures/deso_made_up.gpkg").path

    private func square(_ code: String, _ x: Int, _ width: Int = 10_000) -> String {
        let ring = [(x, 7_000_000), (x + width, 7_000_000), (x + width, 7_010_000), (x, 7_010_000), (x, 7_000_000)]
        let text = ring.map { "[\($0.0), \($0.1)]" }.joined(separator: ", ")
        return
            """
            {\"type\": \"Feature\", \"properties\": {\"kommunkod\": \"\(code)\", \"namn\": \"\(code)\"}, \
            \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[\(text)]]}}
            """
    }

    private func layer(_ name: String, _ features: [String]) throws -> String {
        let crs = "\"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"urn:ogc:def:crs:EPSG::3006\"}}"
        return try folder.file(
            name, "{\"type\": \"FeatureCollection\", \(crs), \"features\": [\(features.joined(separator: ", "))]}")
    }

    @Test func `a dry run shows and changes nothing`() throws {
        let before = try Data(contentsOf: URL(fileURLWithPath: store))
        let shown = try Program.run(
            "import", "territory", Self.deso, "--as", "deso", "--dry-run", "--store", store, language: "sv")
        #expect(shown.status == 0)
        #expect(
            shown.output.hasPrefix(
                """
                Indelningen deso (DeSO): 2 kommuner, 3 zoner, 6 delområden, 236,7 km², 13\u{A0}125 invånare (efter \
                lagret deso_made_up.gpkg).
                Indelningen accessibility (Tillgänglighet till tätort): 2 kommuner, 1 zon, 2 delområden, 236,7 km², \
                13\u{A0}125 invånare (efter lagret deso_made_up.gpkg).

                kommun    delområden    km²  invånare
                ─────────────────────────────────────
                Västmark           3  139,9     7\u{A0}542
                Östmark            3   96,8     5\u{A0}583

                """))
        // Then what would move: of no initiative, nothing.
        #expect(shown.output.contains("\n0 insatser placerades på nytt."))
        #expect(
            shown.errors.lines(starting: "GeoPackage,") == [
                "GeoPackage, lagret DeSO_2025, koordinater i EPSG:3006, 18 objekt."
            ])
        #expect(
            shown.errors.lines(starting: "Kolumner:") == [
                "Kolumner: desokod → kod, befolkning → folkmängd, kommunkod → kommunkod, kommunnamn → kommun."
            ])
        #expect(shown.errors.lines(starting: "Inget") == ["Inget ändrades (--dry-run)."])
        let json = try object(
            Program.run(
                "import", "territory", Self.deso, "--as", "deso", "--dry-run", "--format", "json", "--store", store
            ).output)
        #expect(
            json["usable"] as? Bool == true && json["features"] as? Int == 18 && json["crs"] as? String == "EPSG:3006")
        let schemes = try #require(json["schemes"] as? [[String: Any]])
        let deso = try #require(schemes.first { $0["name"] as? String == "deso" })
        let cells = try #require(deso["cells"] as? [[String: Any]])
        #expect(cells.map { $0["code"] as? String } == ["2391/C", "2391/B", "2391/A", "2392/C", "2392/B", "2392/A"])
        #expect(try Data(contentsOf: URL(fileURLWithPath: store)) == before)
    }

    @Test func `a dry run tells what would move as the import does`() throws {
        let initiatives = try folder.file(
            "i.csv", "id;titel;belopp;sweref_x;sweref_y\na;Innanför;1000;503000;7003000\nb;Utanför;500;600000;7003000\n"
        )
        #expect(try Program.run("import", "initiatives", initiatives, "--store", store).status == 0)
        let before = try Data(contentsOf: URL(fileURLWithPath: store))
        func change(_ options: String...) throws -> (NSDictionary, Bool?) {
            let result = try Program.run(
                ["import", "territory", Self.deso, "--as", "deso", "--format", "json", "--store", store] + options)
            #expect(result.status == 0, "\(result.errors)")
            let told = try object(result.output)
            var change = try #require(told["change"] as? [String: Any])
            change["time"] = nil
            return (change as NSDictionary, told["dry_run"] as? Bool)
        }
        let dry = try change("--dry-run")
        #expect(try Data(contentsOf: URL(fileURLWithPath: store)) == before)
        let done = try change()
        #expect(dry.0 == done.0 && dry.1 == true && done.1 == false)
        #expect(dry.0["initiatives"] as? Int == 2)
    }

    @Test func `DeSO replaces the territory and says what moved`() throws {
        let initiatives = try folder.file(
            "i.csv", "id;titel;belopp;sweref_x;sweref_y\na;Innanför;1000;503000;7003000\nb;Utanför;500;600000;7003000\n"
        )
        #expect(try Program.run("import", "initiatives", initiatives, "--store", store).status == 0)
        let done = try Program.run("import", "territory", Self.deso, "--as", "deso", "--store", store)
        #expect(done.status == 0)
        #expect(
            done.output.remarks(starting: "2 initiatives") == [
                """
                2 initiatives were placed anew. 1 initiative lies wholly or partly in another area than before; SEK \
                1,000 moved.
                """
            ])
        #expect(try Program.run("verify", store).status == 0)
        let json = try object(
            Program.run("distribution", "granted_sek", "--by", "municipality", "--format", "json", "--store", store)
                .output)
        let rows = try #require(json["rows"] as? [[String: Any]])
        #expect(rows.map { $0["code"] as? String } == ["2391", "2392"])
        #expect(rows.map { $0["population"] as? Int } == [7_542, 5_583])
        #expect(rows.compactMap { $0["value"] as? Double } == [1_000, 0])
        #expect(json["scheme"] as? String == "deso")
        // The same file again is the same territory: nothing moves.
        let again = try Program.run("import", "territory", Self.deso, "--as", "deso", "--store", store)
        #expect(again.status == 0)
        #expect(
            again.output == """
                The scheme deso (DeSO): 2 municipalities, 3 zones, 6 subareas, 236.7 km², 13,125 people (by the layer \
                deso_made_up.gpkg).
                The scheme accessibility (Accessibility to localities): 2 municipalities, 1 zone, 2 subareas, 236.7 \
                km², 13,125 people (by the layer deso_made_up.gpkg).

                municipality  subareas    km²  people
                ─────────────────────────────────────
                Västmark             3  139.9   7,542
                Östmark              3   96.8   5,583

                2 initiatives were placed anew. None lies in another area than before.

                The scheme accessibility was replaced.
                Between subareas: None lies in another area than before.

                The scheme deso was replaced.
                Between subareas: None lies in another area than before.

                """)
        #expect(try Program.run("verify", store).status == 0)
    }

    @Test func `faults refuse the layer unless they may be repaired`() throws {
        let file = try layer("kommuner.geojson", [square("2391", 500_000), square("2392", 509_999)])
        let refused = try Program.run("import", "territory", file, "--as", "municipalities", "--store", store)
        #expect(refused.status == 1 && refused.output.isEmpty)
        #expect(refused.errors.lines(starting: "rackvidd:") == ["rackvidd: error: The layer has 1 fault:"])
        #expect(
            refused.errors.lines(starting: "  2391,") == [
                "  2391, 2392 overlap at 7,005,000 N, 509,999 E: 10,000 m², 1.000 m wide, a sliver"
            ])
        let machine = try Program.run(
            "import", "territory", file, "--as", "municipalities", "--format", "json", "--dry-run", "--store", store)
        #expect(machine.status == 1)
        let fault = try #require((object(machine.output)["faults"] as? [[String: Any]])?.first)
        #expect(
            fault["kind"] as? String == "overlap" && fault["fate"] as? String == "refused"
                && fault["area_m2"] as? Double == 10_000)
        #expect(
            abs((fault["longitude"] as? Double ?? 0) - 15.2) < 0.05
                && abs((fault["latitude"] as? Double ?? 0) - 63.17) < 0.05)

        let mended = try Program.run(
            "import", "territory", file, "--as", "municipalities", "--tolerance", "2", "--border-accuracy", "25",
            "--store", store,
            language: "sv")
        #expect(mended.status == 0)
        #expect(mended.output.hasPrefix("Lagas:\n  2391, 2392 överlappar vid"))
        #expect(
            mended.errors == """
                GeoJSON, koordinater i EPSG:3006, 2 objekt.
                Kolumner: namn → namn, kommunkod → kommunkod.
                Gränserna antas ligga inom 25 m från de officiella.

                """)
        #expect(try Program.run("verify", store).status == 0)
    }

    @Test func `schemes live side by side`() throws {
        let zones = try layer("zoner.geojson", [square("stad", 480_000, 20_000)])
        let added = try Program.run(
            "import", "territory", zones, "--as", "zones", "--class", "namn", "--scheme", "egna_zoner", "--store", store
        )
        #expect(added.status == 0, "\(added.errors)")
        #expect(added.output.lines(starting: "The scheme egna_zoner is") == ["The scheme egna_zoner is new."])
        let json = try object(
            Program.run(
                "distribution", "initiatives", "--by", "zone", "--scheme", "egna_zoner", "--format", "json", "--store",
                store
            ).output)
        #expect(json["scheme"] as? String == "egna_zoner")
        #expect((json["rows"] as? [[String: Any]])?.map { $0["code"] as? String } == ["stad", "rest"])
        // The default is what it was.
        let usual = try object(
            Program.run("distribution", "initiatives", "--by", "zone", "--format", "json", "--store", store).output)
        #expect(usual["scheme"] as? String == "accessibility")
        #expect(try Program.run("verify", store).status == 0)
    }

    @Test func `a dialogue layer is kept`() throws {
        let herding = try layer("renskötsel.geojson", [square("Jijnjevaerie", 480_000), square("Ohredahke", 485_000)])
        let kept = try Program.run(
            "import", "territory", herding, "--as", "layer", "--name", "reindeer_herding", "--store", store)
        #expect(kept.status == 0)
        #expect(
            kept.errors == """
                GeoJSON, coordinates in EPSG:3006, 2 features.
                Columns: namn → name, kommunkod → municipality code.
                2 rows read: 2 new, 0 changed, 0 unchanged, 0 rejected.

                """)
        #expect(try Program.run("verify", store).status == 0)
    }

    @Test func `wrong usage is said`() throws {
        let file = try layer("x.geojson", [square("2391", 500_000)])
        #expect(try Program.run("import", "territory", file, "--as", "kommuner", "--store", store).status == 64)
        #expect(
            try Program.run(
                "import", "territory", file, "--as", "municipalities", "--tolerance", "-1", "--store", store
            ).status == 64)
        let swapped = try folder.file(
            "y.geojson",
            """
            {\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"properties\": \
            {\"kommunkod\": \"2391\"}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[63.1, 14.6], \
            [63.2, 14.6], [63.2, 14.7], [63.1, 14.6]]]}}]}
            """
        )
        let wrong = try Program.run("import", "territory", swapped, "--as", "municipalities", "--store", store)
        #expect(wrong.status == 1)
        #expect(
            wrong.errors == """
                rackvidd: error: The coordinates of row 1 (63.150000000000006, 14.649999999999999) can't lie in \
                Sweden in OGC:CRS84: x and y seem to have changed places.

                """)
    }
}
