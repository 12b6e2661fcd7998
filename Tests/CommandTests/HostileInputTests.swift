import Foundation
import TestSupport
import Testing

/// Inputs that are made to bring a program down: every command ends, with an answer or a word.
@Suite struct HostileInputTests {
    private let folder: Folder
    private let store: String

    init() throws {
        folder = try Folder()
        store = "\(folder.path)/s.gpkg"
        try Demo.copyNewStore(to: store)
    }

    private func hostile(_ name: String) throws -> String {
        try #require(Bundle.module.url(forResource: "Fixtures", withExtension: nil)).path + "/hostile/\(name)"
    }

    /// The statuses of the contract; a crash has another.
    private func ends(_ arguments: String...) throws -> Program.Result {
        let result = try Program.run(arguments)
        #expect([0, 1, 2, 64].contains(result.status), "\(arguments): \(result.status) \(result.errors.suffix(400))")
        return result
    }

    @Test(arguments: ["point_1e308.geojson", "line_1e30.geojson", "line_1e300.geojson"])
    func `coordinates off the map are rejected rows`(_ name: String) throws {
        let rejected = "\(folder.path)/rejected.csv"
        let result = try ends("import", "initiatives", hostile(name), "--store", store, "--rejected", rejected)
        #expect(result.status == 0)
        let told = "1 row read: 0 new, 0 changed, 0 unchanged, 1 rejected."
        #expect(result.errors.lines(starting: "1 row") == [told])
        // What was rejected stays so until somebody corrects it.
        let again = try ends("import", "initiatives", rejected, "--store", store)
        #expect(again.errors.lines(starting: "1 row") == [told])
        #expect(try Program.run("verify", store).status == 0)
    }

    @Test func `an area off the map is no territory`() throws {
        let file = try hostile("poly_1e308.geojson")
        func result(_ use: String, _ more: String...) throws -> Program.Result {
            try Program.run(["import", "territory", file, "--as", use, "--store", store] + more)
        }
        let told = """
            GeoJSON, coordinates in EPSG:3006, 1 feature.
            Columns: name → name.
            1 feature rejected:
              row 1: a coordinate is not a number, or larger than a billion.
            rackvidd: error: poly_1e308.geojson: no areas to use.

            """
        let layer = try result("layer")
        #expect(layer.status == 1 && layer.errors == told)
        for (use, column) in [("municipalities", "municipality code"), ("zones", "class"), ("deso", "code")] {
            let result = try result(use)
            #expect(result.status == 1)
            #expect(
                result.errors.hasPrefix(
                    "rackvidd: error: \(file): no column with \(column). The file's columns are “name”."), "\(use)")
        }
    }

    @Test func `amounts that cant be added up are rejected`() throws {
        let result = try ends("import", "initiatives", hostile("sum_overflow.csv"), "--store", store)
        #expect(result.errors.lines(starting: "2 rows") == ["2 rows read: 0 new, 0 changed, 0 unchanged, 2 rejected."])
        #expect(
            result.errors.lines(starting: "  row ") == [
                "  row 2, column granted_sek “50000000000000000”: the amount is unreasonably large.",
                "  row 3, column granted_sek “50000000000000000”: the amount is unreasonably large.",
            ])
    }

    @Test func `figures beyond doubles are printed`() throws {
        let demo = "\(folder.path)/d"
        #expect(try Program.run("demo", demo).status == 0)
        let store = "\(demo)/rackvidd.gpkg"
        #expect(try ends("import", "outcomes", hostile("out_1e308.csv"), "--store", store).status == 0)
        #expect(try ends("import", "indicators", hostile("ind_1e308.csv"), "--store", store).status == 0)
        for indicator in ["hj", "hugeind"] {
            for by in ["municipality", "cell", "zone"] {
                let table = try ends("distribution", indicator, "--by", by, "--store", store)
                if indicator == "hugeind" && by != "municipality" {
                    #expect(
                        table.errors == """
                            rackvidd: error: The indicator hugeind is measured by municipality, not by \
                            \(by == "cell" ? "subarea" : by). Use --by \
                            municipality, or spread the municipalities' values by population with \
                            --spread-by-population.

                            """)
                } else {
                    let county = table.output.lines(starting: "the county").map { $0.split(separator: " ") }
                    #expect(county == [["the", "county", "∞"]], "\(indicator) \(by)")
                }
            }
            for format in ["json", "csv", "geojson"] {
                _ = try ends("distribution", indicator, "--format", format, "--store", store)
            }
            for extra in ["--influence", "--local", "--smooth", "--bootstrap=200", "--sources=programme"] {
                _ = try ends("distribution", indicator, extra, "--store", store)
            }
            _ = try ends("map", "--indicator", indicator, "--store", store)
            _ = try ends("report", "--indicator", indicator, "--store", store)
            _ = try ends("export", "cells", "--indicator", indicator, "--store", store)
        }
        for name in ["stat_1e308.csv", "stat_influence.csv"] {
            for extra in [[], ["--influence"], ["--bootstrap", "200"], ["--need", "w"]] {
                _ = try ends2(["statistics", hostile(name), "--value", "v", "--weight", "w"] + extra)
            }
        }
    }

    private func ends2(_ arguments: [String]) throws -> Program.Result {
        let result = try Program.run(arguments)
        #expect([0, 1, 2, 64].contains(result.status), "\(arguments): \(result.status) \(result.errors.suffix(400))")
        return result
    }

    @Test func `counts are bounded`() throws {
        let table = try folder.file("t.csv", "v\n1\n2\n3\n")
        for arguments in [
            ["statistics", table, "--value", "v", "--bootstrap", "9000000000000000000"],
            ["statistics", table, "--value", "v", "--bootstrap", "-5"],
            ["statistics", table, "--value", "v", "--permutations", "9000000000000000000"],
            ["statistics", table, "--value", "v", "--permutations", "0"],
            ["distribution", "granted_sek", "--bootstrap", "4000000000", "--store", store],
        ] {
            #expect(try ends2(arguments).status == 64, "\(arguments)")
        }
    }

    @Test func `nothing a text says is obeyed by a terminal`() throws {
        for name in ["esc.csv", "inj.csv"] {
            _ = try ends("import", "initiatives", hostile(name), "--store", store)
        }
        let outputs = [
            try ends("import", "initiatives", hostile("esc.csv"), "--store", store),
            try ends("import", "initiatives", hostile("inj.csv"), "--store", store),
            try ends("query", "granted_sek > 0", "--store", store),
            try ends("sql", "SELECT * FROM initiative", "--store", store),
            try ends("query", "title = '\u{1B}[31m", "--store", store),
            try ends("query", "\u{1B}[31m\u{202E} = 1", "--store", store),
            try ends("distribution", "\u{1B}[2J", "--store", store),
            try ends("export", "\u{1B}[2J", "--store", store),
            try ends("conflicts", "--store", store),
        ]
        for result in outputs {
            for scalar in (result.output + result.errors).unicodeScalars {
                let isObeyed =
                    scalar.value < 0x20 && scalar != "\n" && scalar != "\t" || (0x7F...0x9F) ~= scalar.value
                    || (0x202A...0x202E) ~= scalar.value || (0x2066...0x2069) ~= scalar.value
                #expect(!isObeyed, "\(scalar.value)")
            }
        }
        #expect(
            outputs[2].output.lines(starting: "X2") == [
                """
                X2␛[31mRED␛]0;pwn␇        ␛[2J title ␛]8;;http://evil␇link  ]]><svg onload=alert(6)>                  \
                      2,000  2380
                """
            ])
    }

    @Test func `messages cite a line at most`() throws {
        let long = String(repeating: "x\n", count: 50_000)
        let table = try folder.file("t.csv", "id;title;granted_sek\nA;B;\"\(long)\"\n")
        let result = try ends("import", "initiatives", table, "--store", store)
        #expect(result.errors.count < 1_500, "\(result.errors.count)")
        #expect(result.errors.lines(starting: "1 row") == ["1 row read: 0 new, 0 changed, 0 unchanged, 1 rejected."])
        let query = try ends("query", String(repeating: "y", count: 100_000), "--store", store)
        #expect(query.errors.count < 5_000)
    }

    @Test func `formulas of rejected rows are harmless and come back`() throws {
        let table = try folder.file(
            "t.csv",
            """
            id;title;start;extra
            =1+1;+cmd;fel;-2+3
            @x;-5;fel;'=egen
            ＝2;"\t=tab";fel;vanlig

            """)
        let rejected = "\(folder.path)/rejected.csv"
        _ = try ends("import", "initiatives", table, "--store", store, "--rejected", rejected)
        let text = try folder.read("rejected.csv")
        // A number is no formula.
        #expect(
            text == """
                rejected_row;rejected_column;rejected_value;rejected_reason;id;title;start;extra
                2;start;fel;“fel” is not a date. Write YYYY-MM-DD, YYYY-MM or YYYY, or leave the field \
                empty.;"'=1+1";"'+cmd";fel;"'-2+3"
                3;start;fel;“fel” is not a date. Write YYYY-MM-DD, YYYY-MM or YYYY, or leave the field \
                empty.;"'@x";-5;fel;''=egen
                4;start;fel;“fel” is not a date. Write YYYY-MM-DD, YYYY-MM or YYYY, or leave the field \
                empty.;"'＝2";"'\t=tab";fel;vanlig

                """)
        let corrected = try folder.file("corrected.csv", text.replacingOccurrences(of: "fel", with: "2024"))
        let result = try ends("import", "initiatives", corrected, "--store", store)
        #expect(result.errors.lines(starting: "3 rows") == ["3 rows read: 3 new, 0 changed, 0 unchanged, 0 rejected."])
        let rows = try Program.run(
            "sql", "SELECT id, title, json_extract(extra, '$.extra') AS extra FROM initiative ORDER BY row_number",
            "--format", "json", "--store", store)
        let found = try #require(try object(rows.output)["rows"] as? [[String: String]])
        #expect(found.map { $0["id"] } == ["=1+1", "@x", "＝2"])
        #expect(found.map { $0["extra"] } == ["-2+3", "'=egen", "vanlig"])
    }

    @Test func `endless inputs end`() throws {
        let large = "/dev/zero is larger than 512 MiB and is not read. Split it, or name the right file."
        for (arguments, told) in [
            (["import", "initiatives", "/dev/zero", "--store", store], large),
            (
                ["gaps", "/dev/zero", "--store", store],
                """
                The file /dev/zero can't be read: /dev/zero is larger than 256 MiB and is not read. Split it, or name \
                the right file.
                """
            ),
            (["statistics", "/dev/zero", "--value", "v"], large),
            (["verify", "/dev/zero"], "/dev/zero cannot be opened: not a regular file."),
            (["import", "territory", "/dev/zero", "--as", "layer", "--store", store], large),
        ] {
            let result = try ends2(arguments)
            #expect(result.status == 1, "\(arguments)")
            #expect(result.errors == "rackvidd: error: \(told)\n", "\(arguments)")
        }
    }

    @Test func `statements end in time and memory`() throws {
        let endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT"
        let rows = try ends("sql", "\(endless) x FROM c", "--store", store)
        #expect(
            rows.errors == """
                rackvidd: error: The answer has more than 100000 rows. Limit it with LIMIT, or write it with --format \
                csv.

                """)
        for statement in [
            "\(endless) count(*) FROM c",
            // Inside GEOS, which is told to stop.
            """
            SELECT ST_Area(ST_UnaryUnion(ST_Buffer(ST_Buffer(ST_Buffer(geom, 9999, 1000), -500, 1000), 700, \
            1000))) FROM cell
            """,
            // Inside GEOS, where it doesn't ask.
            "SELECT ST_Distance(ST_Buffer(a.geom, 1000, 1000), ST_Buffer(b.geom, 900000, 1000)) FROM cell a, cell b",
        ] {
            let began = ContinuousClock.now
            let result = try ends("sql", statement, "--timeout", "1", "--store", store)
            #expect(ContinuousClock.now - began < .seconds(20), "\(statement)")
            // What GEOS finishes in time is an answer; counting without end is none.
            let told =
                "rackvidd: error: The statement took more than 1 seconds and was stopped. More time: --timeout.\n"
            if result.status == 0 {
                #expect(statement.hasPrefix("SELECT") && result.errors.hasSuffix(" rows.\n"), "\(result.errors)")
            } else {
                #expect(result.status == 1 && result.errors == told)
            }
        }
    }

    @Test(
        arguments: [
            "ST_AsText(ST_GeomFromText('LINESTRING(1e300 1,2 3)'))", "ST_Buffer(ST_Point(1, 1), 1e300)",
            "ST_Buffer(ST_Point(1, 1), 9e999)", "ST_Area(ST_Point(1e308, -1e308))",
            "ST_AsText(ST_UnaryUnion(ST_GeomFromText('GEOMETRYCOLLECTION(POINT EMPTY,POLYGON((0 0,1 0,1 1,0 0)))')))",
            """
            ST_AsText(ST_Union(ST_GeomFromText('MULTIPOINT(EMPTY,1 1)'),ST_GeomFromText('POLYGON((0 0,1 0,1 1,0 \
            0))')))
            """,
            "ST_SimplifyPreserveTopology(geom, 9e999)", "ST_Transform(ST_Point(1e9, 1e9, 3006), 4326)",
            "ST_Transform(ST_Point(1, 1, 3006), 999999)", "ST_SetSRID(geom, 9223372036854775807)",
            "ST_GeomFromWKB(x'01')", "ST_GeomFromWKB(x'0107000000ffffffff')", "ST_DWithin(geom, geom, 9e999)",
            "ST_Relate(geom, geom, 'nonsense')",
            "ST_AsText(x'47500001be0b00000101000000000000000000f87f000000000000f87f')",
            "ST_Envelope(x'47500003be0b0000000000000000f87f000000000000f87f000000000000f87f000000000000f87f"
                + "0101000000000000000000f87f000000000000f87f')",
            "printf('%.*c', 2147483647, 'x')", "zeroblob(2147483647)",
            "hex(zeroblob(90000000)) || hex(zeroblob(90000000))",
        ])
    func `no call of a function brings it down`(_ call: String) throws {
        _ = try ends("sql", "SELECT \(call) FROM cell LIMIT 1", "--store", store)
    }

    @Test(
        arguments: [
            "S_INTERSECTS(geometry, POINT(1e308 1e308))", "S_INTERSECTS(geometry, BBOX(-1e308, -1e308, 1e308, 1e308))",
            "S_WITHIN(geometry, POLYGON((0 0, 1e300 0, 1e300 1e300, 0 0)))", "granted_sek > 1e308 * 10",
            "granted_sek = 9223372036854775807 + 1", "S_INTERSECTS(geometry, LINESTRING(1e30 1, 2 3))",
        ])
    func `no condition brings it down`(_ condition: String) throws {
        let table = try folder.file("t.csv", "id;title;granted_sek;longitude;latitude\nA;B;5;14,6;63,2\n")
        _ = try ends("import", "initiatives", table, "--store", store)
        _ = try ends("query", condition, "--store", store)
    }
}
