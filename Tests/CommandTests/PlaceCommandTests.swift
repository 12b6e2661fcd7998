import Foundation
import TestSupport
import Testing

/// Files whose rows state places, municipalities and numbers of them, through the whole program.
@Suite struct PlaceCommandTests {
    private static func fixture(_ name: String) -> String {
        Bundle.module.resourceURL!.appendingPathComponent("Fixtures/places/\(name)").path
    }

    /// A new store with one file of initiatives; what the import said.
    private func store(_ file: String, county: String = "23") throws -> (folder: Folder, path: String, said: String) {
        let folder = try Folder()
        let path = "\(folder.path)/s.gpkg"
        #expect(try Program.run("init", path, "--county", county).status == 0)
        let result = try Program.run("import", "initiatives", file, "--store", path)
        #expect(result.status == 0, "\(result.errors)")
        return (folder, path, result.errors)
    }

    private func distribution(_ path: String, by level: String) throws -> [String: Any] {
        try object(
            Program.run("distribution", "granted_sek", "--by", level, "--format", "json", "--store", path).output)
    }

    private func values(_ json: [String: Any]) -> [String: Double] {
        Dictionary(
            uniqueKeysWithValues: (json["rows"] as? [[String: Any]] ?? []).map {
                ($0["code"] as? String ?? "", $0["value"] as? Double ?? .nan)
            })
    }

    private func index(_ name: String, _ json: [String: Any]) -> Double? {
        ((json["indices"] as? [String: Any])?[name] as? [String: Any])?["value"] as? Double
    }

    @Test func `places within municipalities are used`() throws {
        let (folder, path, said) = try store(Self.fixture("kommun_och_ort.csv"))
        let zones = try distribution(path, by: "zone")
        let sums = values(zones)
        #expect(abs((sums["urban"] ?? 0) - 18_282_603.80) < 0.011)
        #expect(abs((sums["rural_near_urban"] ?? 0) - 6_979_634.64) < 0.011)
        #expect(abs((sums["sparse"] ?? 0) - 9_018_262.06) < 0.011)
        #expect(abs((index("gini", zones) ?? 0) - 0.08056) < 5e-6)
        let reach = try object(Program.run("reach", "--format", "json", "--store", path).output)
        #expect(reach["places"] as? Int == 13)
        let median = (reach["county"] as? [String: Any])?["median_distance_m"] as? Double
        #expect(((median ?? 0) / 100).rounded() == 43)
        // Bydalen isn't in the gazetteer: Åre stands, and it is said and listed.
        #expect(
            said.lines(starting: "1 initiative") == [
                """
                1 initiative with a place that could not be used; the municipality stands. Show them with --unplaced.
                """
            ])
        let list = try Program.run(
            "import", "initiatives", Self.fixture("kommun_och_ort.csv"), "--unplaced", "--store", path)
        #expect(
            list.output == """

                Initiatives whose place could not be used; the municipality that the source
                states stands:
                  RUN/503/2023  unknown location “Bydalen”

                """)
        _ = folder
    }

    @Test func `a dry run lists what would be unplaced and how statuses would count, and writes nothing`() throws {
        let folder = try Folder()
        let path = "\(folder.path)/s.gpkg"
        try Demo.copyNewStore(to: path)
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let given = Self.fixture("kommun_och_ort.csv")
        let dry = try Program.run("import", "initiatives", given, "--unplaced", "--dry-run", "--store", path)
        #expect(dry.status == 0, "\(dry.errors)")
        #expect(dry.output.contains("RUN/503/2023  unknown location “Bydalen”\n"))
        let json = try object(
            Program.run("import", "initiatives", given, "--dry-run", "--format", "json", "--store", path).output)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        let done = try object(
            Program.run("import", "initiatives", given, "--format", "json", "--store", path).output)
        #expect(json["standing"] as? NSDictionary == done["standing"] as? NSDictionary)
        #expect((json["standing"] as? [String: Any])?["unplaced"] as? NSArray != [])
    }

    /// Ids are one source's own, so that a file's initiatives may be called otherwise in the store.
    @Test func `what could not be placed is the file's own, by the ids of the store`() throws {
        let folder = try Folder()
        let path = "\(folder.path)/s.gpkg"
        try Demo.copyNewStore(to: path)
        let first = try folder.file(
            "ett.csv", "id;titel;beviljat;kommun;ort\n1;Bro;5;Åre;Ingenstans\n2;Väg;5;Åre;Duved\n")
        let second = try folder.file(
            "nio.csv", "id;titel;beviljat;kommun;ort\n1;Mast;5;Berg;\n2;Kabel;5;Berg;Ingenvart\n")
        func unplaced(_ file: String, _ source: String) throws -> [String] {
            let answer = try object(
                Program.run(
                    "import", "initiatives", file, "--source", source, "--format", "json", "--store", path
                ).output)
            let standing = try #require(answer["standing"] as? [String: Any])
            return try #require(standing["unplaced"] as? [[String: Any]]).compactMap { $0["initiative"] as? String }
        }
        #expect(try unplaced(first, "ett") == ["1"])
        #expect(try unplaced(second, "nio") == ["nio:2"])
    }

    /// "b" has a point for Berg's part only: it is told as partly placed, and its precision stays the coarser one.
    @Test func `an initiative with a place for a part of it has the precision of the rest`() throws {
        let made = try Folder()
        let rows = try made.file(
            "delvis.csv", "id;titel;beviljat;kommun;ort\na;A;1000;Åre;Duved\nb;B;2000;Åre, Berg;Svenstavik\n")
        let (folder, path, _) = try store(rows)
        let answer = try distribution(path, by: "municipality")
        let precision = try #require(answer["precision"] as? [String: Int])
        #expect(precision.filter { $0.value > 0 } == ["place": 1, "municipality": 1])
        let reach = try object(Program.run("reach", "--format", "json", "--store", path).output)
        #expect(reach["places"] as? Int == 2 && reach["partly_placed"] as? Int == 1)
        let layer = try object(Program.run("export", "initiatives", "--store", path).output)
        let features = try #require(layer["features"] as? [[String: Any]])
        let properties = features.compactMap { $0["properties"] as? [String: Any] }
        #expect(properties.map { $0["precision"] as? String } == ["place", "municipality"])
        // 7,108 of the 19,801 people of Åre and Berg.
        let located = properties.compactMap { $0["located_share"] as? Double }
        #expect(located.count == 2 && located[0] == 1 && abs(located[1] - 7_108.0 / 19_801) < 1e-11)
        #expect(properties.compactMap { $0["municipality_shares"] as? String }.last == "2321:0.641028,2326:0.358972")
        for (precision, ids) in [("place", ["a"]), ("municipality", ["b"])] {
            let rows = try object(
                Program.run("query", "precision = '\(precision)'", "--format", "json", "--store", path).output)
            #expect((rows["rows"] as? [[String: Any]] ?? []).map { $0["id"] as? String } == ids)
        }
        _ = (folder, made)
    }

    @Test func `what reaches beyond Europe is not measured as if it ended there`() throws {
        let made = try Folder()
        func layer(_ name: String, _ geometry: String) throws -> String {
            try made.file(
                name,
                #"{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"id": "w", "title": "#
                    + #""W", "granted_sek": 5}, "geometry": \#(geometry)}]}"#)
        }
        let world = try layer(
            "world.geojson",
            #"{"type": "Polygon", "coordinates": [[[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]]]}"#)
        let far = try layer("far.geojson", #"{"type": "LineString", "coordinates": [[14.6, 63.2], [-75, 40]]}"#)
        let (folder, path, _) = try store(Self.fixture("kommun_och_ort.csv"))
        for file in [world, far] {
            let refused = try Program.run("import", "initiatives", file, "--store", path)
            #expect(refused.errors.contains("0 new, 0 changed, 0 unchanged, 1 rejected"))
            #expect(
                refused.errors.contains(
                    """
                    the geometry reaches beyond Europe (longitudes −30 to 60, latitudes 30 to 85) and can't be \
                    measured. Cut it off there.
                    """))
        }
        let account = try object(
            Program.run("query", "TRUE", "--file", world, "--format", "json", "--store", path).output)
        #expect((account["area"] as? [String: Any])?["outside_km2"] is NSNull)
        let text = try Program.run("query", "TRUE", "--file", world, "--store", path).output
        #expect(text.contains("\nIt reaches beyond Europe; what lies outside the county counts for nothing.\n"))
        _ = (folder, made)
    }

    /// RUN/611 names three municipalities and a place in one of them.
    @Test func `a place refines its own of several municipalities`() throws {
        let (folder, path, _) = try store(Self.fixture("beslut_2024_ren.csv"))
        let rows = try object(
            Program.run(
                "query", "id LIKE 'RUN/611%'", "--columns", "id,precision", "--format", "json", "--store", path
            ).output)
        let row = try #require((rows["rows"] as? [[String: Any]])?.first)
        #expect(row["precision"] as? String == "municipality")
        let reach = try object(Program.run("reach", "--format", "json", "--store", path).output)
        #expect((reach["places"] as? Int ?? 0) >= 14)
        _ = folder
    }

    @Test func `applications are read by the same rule`() throws {
        let folder = try Folder()
        #expect(try Program.run("demo", folder.path).status == 0)
        let result = try object(
            Program.run(
                "gaps", "\(folder.path)/example_policy.yaml", "--applications", Self.fixture("ort.csv"), "--budget",
                "5000000", "--format", "json", "--store", "\(folder.path)/rackvidd.gpkg"
            ).output)
        let advice = try #require(result["applications"] as? [String: Any])
        let rows = try #require(advice["items"] as? [[String: Any]])
        let effects = Dictionary(
            uniqueKeysWithValues: try rows.map { row in
                let effect = ["cells": row["cells"] ?? [], "changes": row["changes"] ?? []]
                return (
                    row["id"] as? String ?? "",
                    String(
                        decoding: try JSONSerialization.data(withJSONObject: effect, options: .sortedKeys),
                        as: UTF8.self)
                )
            })
        #expect(effects.count == 3 && effects["B1"] == effects["B2"])
    }

    @Test func `a stated total is respected and told`() throws {
        let (folder, path, said) = try store(Self.fixture("unclear_total.csv"))
        let json = try distribution(path, by: "municipality")
        // 4 of 6, 8 of 15, 1 of 32.
        let county: Double = 4_000_000 + 8_000_000 + 1_000_000
        #expect(abs((json["county_value"] as? Double ?? 0) - county) < 0.01)
        #expect(abs((json["outside"] as? Double ?? 0) - (53_000_000 - county)) < 0.01)
        let counts = try #require(json["counts"] as? [String: Any])
        #expect(counts["resting_on_total"] as? Int == 3)
        #expect(abs((json["outside_by_total_sek"] as? Double ?? 0) - 40_000_000) < 0.02)
        #expect(
            said.lines(starting: "More municipalities than those listed, 2") == [
                """
                More municipalities than those listed, 2 rows: which the others are is not clear. The county gets \
                the listed ones' part of all, each municipality alike; the rest counts outside the county.
                """
            ])
        let text = try Program.run("distribution", "granted_sek", "--store", path).output
        #expect(
            text.remarks(starting: "3 initiatives state") == [
                """
                3 initiatives state more municipalities than listed: the county gets the listed ones' part, each \
                municipality alike, and SEK 40,000,000 counts outside the county.
                """
            ])
        _ = folder
    }

    @Test(.enabled(if: SharedData.isPresent, "the folder of real test data is not there: set RACKVIDD_SHARED"))
    func `the regional funds projects are counted by their totals`() throws {
        let (folder, path, _) = try store(SharedData.path("initiatives_eruf_2014_2020.csv"))
        let json = try distribution(path, by: "municipality")
        let sums = values(json)
        #expect(((json["county_value"] as? Double ?? 0) / 1e5).rounded() == 4_207)
        #expect(((sums["2380"] ?? 0) / 1e5).rounded() == 2_114 && ((sums["2313"] ?? 0) / 1e5).rounded() == 357)
        #expect(((index("gini", json) ?? 0) * 1_000).rounded() == 33)
        _ = folder
    }

    @Test func `several places count everywhere`() throws {
        let (folder, path, _) = try store(Self.fixture("two_places.csv"))
        let json = try object(
            Program.run("query", "--file", Self.fixture("area_sveg.geojson"), "--format", "json", "--store", path)
                .output)
        let rows = try #require(json["initiatives"] as? [[String: Any]])
        let granted = Dictionary(
            uniqueKeysWithValues: rows.map { ($0["id"] as? String ?? "", $0["granted_sek"] as? Double ?? .nan) })
        #expect(granted == ["P2": 500_000, "P3": 500_000])
        #expect((json["unlocated"] as? [String: Any])?["granted_sek"] as? Double == 500_000)
        let reach = try object(Program.run("reach", "--format", "json", "--store", path).output)
        #expect(reach["places"] as? Int == 3 && reach["without_place"] as? Int == 0)
        let near = try Program.run(
            "query", "distance(geometry, POINT(14.36 62.03)) < 10000", "--columns", "id", "--format", "csv", "--store",
            path)
        #expect(near.output == "id\nP2\nP3\n")
        let map = try object(
            Program.run("export", "initiatives", "--store", path).output)
        let kinds = (map["features"] as? [[String: Any]] ?? []).map {
            ($0["geometry"] as? [String: Any])?["type"] as? String
        }
        #expect(kinds == ["Point", "MultiPoint", "Point"])
        _ = folder
    }

    /// Edges run the same way in both: what the county has of the outline is what the drawn area has of the initiative.
    @Test func `an outline is the same as initiative and as question`() throws {
        let (folder, path, _) = try store(Self.fixture("bigpoly.geojson"))
        let county = try #require(try distribution(path, by: "municipality")["county_value"] as? Double)
        #expect(county > 990_000 && county < 1_000_000)
        let json = try object(
            Program.run("query", "--file", Self.fixture("bigpoly.geojson"), "--format", "json", "--store", path).output)
        let rows = try #require(json["initiatives"] as? [[String: Any]])
        let inside = try #require(rows.first?["granted_sek"] as? Double)
        #expect(abs(inside - county) < 0.02, "\(inside) beside \(county)")
        _ = folder
    }

    @Test func `the whole world selects all that has a place`() throws {
        let folder = try Folder()
        #expect(try Program.run("demo", folder.path).status == 0)
        let path = "\(folder.path)/rackvidd.gpkg"
        for expression in ["S_INTERSECTS(geometry, BBOX(-180,-90,180,90))", "geometry IS NOT NULL"] {
            let answer = try Program.run("query", expression, "--columns", "id", "--format", "csv", "--store", path)
            #expect(answer.output.split(separator: "\n").count == 33)
        }
        let world = try Program.run(
            "query", "--file", Self.fixture("world.geojson"), "--format", "json", "--store", path)
        #expect(world.status == 0, "\(world.errors)")
        let beyond = try Program.run(
            "query", "S_INTERSECTS(geometry, POINT(-74 40.7))", "--columns", "id", "--format", "csv", "--store", path)
        #expect(beyond.status == 0 && beyond.output == "id\n")
        #expect(
            beyond.errors == """
                POINT(-74 40.7) lies beyond Europe, where no initiatives are; distances to it are not computed. \
                Coordinates have the longitude first: POINT(14.6 63.2).
                0 of 133 initiatives. For 101 there is no telling: something that the expression asks for is missing.
                Selection: condition S_INTERSECTS(geometry, POINT(-74 40.7)).

                """)
        // The places of the shipped file: within 25 km 78 per cent of the people.
        let reach = try object(
            Program.run("reach", "--distances", "25000", "--format", "json", "--store", path).output)
        func share(_ row: [String: Any]?) -> Double { ((row?["within_25000_m_share"] as? Double ?? 0) * 100).rounded() }
        #expect(share(reach["county"] as? [String: Any]) == 78)
        let rows = Dictionary(
            uniqueKeysWithValues: (reach["rows"] as? [[String: Any]] ?? []).map { ($0["code"] as? String ?? "", $0) })
        #expect(share(rows["2361"]) == 77 && share(rows["2326"]) == 30)
    }

    // MARK: Borders in doubt

    @Test func `doubtful points are flagged by locate and by imports`() throws {
        let folder = try Folder()
        let points = try folder.file(
            "p.csv", "id;title;longitude;latitude\na;A;14.728963;62.676375\nb;B;14.636;63.179\n")
        let located = try Program.run("locate", points, "--longitude", "longitude", "--latitude", "latitude")
        let lines = located.output.split(separator: "\n").map(String.init)
        #expect(
            lines[0].hasSuffix(";municipality_code;municipality;zone;border_distance_m;flag;likely_municipality_code"))
        #expect(lines[1].hasPrefix("a;A;14.728963;62.676375;2380;Östersund;") && lines[1].hasSuffix(";doubtful;2380"))
        #expect(lines[2].hasPrefix("b;B;14.636;63.179;2380;Östersund;") && lines[2].hasSuffix(";;"))

        let (own, path, said) = try store(points)
        #expect(
            said.lines(starting: "1 initiative") == [
                """
                1 initiative has points where the generalised borders are known to be wrong: rackvidd query \
                "doubtful IS NOT NULL".
                """
            ])
        #expect(try values(distribution(path, by: "municipality")).count == 8)
        let found = try Program.run(
            "query", "doubtful = '2380'", "--columns", "id,municipality,doubtful", "--format", "csv", "--store", path)
        #expect(found.output == "id;municipality;doubtful\na;2380;2380\n")
        let map = try object(Program.run("export", "initiatives", "--store", path).output)
        let flags = (map["features"] as? [[String: Any]] ?? []).map {
            ($0["properties"] as? [String: Any])?["doubtful"] as? String
        }
        #expect(flags == ["2380", nil])
        _ = own
    }

    /// Imported borders are official ones; the comparison with a file shows what importing it brings.
    @Test(.enabled(if: SharedData.isPresent, "the folder of real test data is not there: set RACKVIDD_SHARED"))
    func `imported borders have no doubt and agree with the comparison`() throws {
        let folder = try Folder()
        let file = SharedData.path("municipalities_lantmateriet_8.geojson")
        let points = try folder.file(
            "p.csv", "id;title;longitude;latitude\na;A;14.728963;62.676375\nb;B;14.636;63.179\n")
        let (own, path, _) = try store(points)
        let options = ["--tolerance", "5", "--store", path]
        let compared = try object(
            Program.run(["compare-territory", "--with", file, "--format", "json"] + options).output)
        let change = try Program.run(["import", "territory", file, "--as", "municipalities"] + options)
        #expect(change.status == 0, "\(change.errors)")
        let query = try Program.run(
            "query", "TRUE", "--columns", "id,municipality,doubtful", "--format", "csv", "--store", path)
        #expect(query.output == "id;municipality;doubtful\na;2380;\nb;2380;\n")
        // What the comparison showed is what the store shows now.
        let sums = try object(
            Program.run(
                "query", "TRUE", "--by", "municipality", "--sum", "initiatives", "--format", "json", "--store", path
            ).output)
        let after = Dictionary(
            uniqueKeysWithValues: (sums["rows"] as? [[String: Any]] ?? []).map {
                ($0["code"] as? String ?? "", $0["initiatives"] as? Double ?? .nan)
            })
        let second = Dictionary(
            uniqueKeysWithValues: (compared["rows"] as? [[String: Any]] ?? []).compactMap { row in
                (row["code"] as? String).flatMap {
                    $0.count == 4 ? ($0, row["initiatives_second"] as? Double ?? .nan) : nil
                }
            })
        #expect(after == second && after.count == 8)
        _ = own
    }
}
