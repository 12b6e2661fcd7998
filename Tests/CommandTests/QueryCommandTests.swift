import Foundation
import TestSupport
import Testing

/// Questions to the demo's store, as an analyst asks them.
@Suite struct QueryCommandTests {
    private func demo() throws -> (folder: Folder, store: String) {
        let folder = try Demo.folder()
        return (folder, "\(folder.path)/rackvidd.gpkg")
    }

    private func ids(_ json: [String: Any]) -> [String] {
        (json["rows"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
    }

    @Test func `rows in every format`() throws {
        let (folder, store) = try demo()
        let expression = "A_EQUALS(municipality, ('2321')) AND granted_sek >= 2E6"
        // The rows of the shipped file with 2321 alone and two million or more, by awk, and I027 at Storlien, which
        // lies in Åre.
        let expected = ["I071", "I131", "I027", "I075"]
        let json = try Program.run("query", expression, "--sort", "-granted_sek", "--format", "json", "--store", store)
        #expect(json.status == 0)
        #expect(
            json.errors == """
                4 of 133 initiatives. For 44 there is no telling: something that the expression asks for is missing.

                """)
        let answer = try object(json.output)
        #expect(ids(answer) == expected)
        #expect(answer["filter"] as? String == "A_EQUALS(municipality, ('2321')) AND granted_sek >= 2000000.0")
        let first = try #require((answer["rows"] as? [[String: Any]])?.first)
        #expect(first["granted_sek"] as? Int == 7_000_000)
        #expect(first["municipality"] as? [String] == ["2321"])

        let csv = try Program.run(
            "query", expression, "--columns", "id, granted_sek,municipality", "--sort", "-granted_sek", "--limit", "2",
            "--format", "csv", "--store", store)
        #expect(csv.output == "id;granted_sek;municipality\nI071;7000000;2321\nI131;3837000;2321\n")
        let empty = try Program.run("query", "FALSE", "--columns", "id,title", "--format", "csv", "--store", store)
        #expect(empty.output == "id;title\n")

        let map = try object(try Program.run("query", expression, "--format", "geojson", "--store", store).output)
        #expect((map["features"] as? [[String: Any]])?.count == 4)
        let table = try Program.run("query", expression, "--sort", "granted_sek", "--store", store, language: "sv")
        #expect(
            table.output.lines(starting: "I071") == [
                """
                I071  Gång- och cykelväg Åre Vik–Frönäset       ERUF Mellersta Norrland 2014–2020            \
                7\u{A0}000\u{A0}000  2321
                """
            ])
        #expect(
            table.errors
                == "4 av 133 insatser. För 44 går det inte att svara: något som uttrycket frågar efter saknas.\n")

        let encoded = try Program.run(
            "query", #"{"op":">=","args":[{"property":"granted_sek"},7000000]}"#, "--filter-lang", "cql2-json",
            "--format", "json", "--store", store)
        let unnamed = try Program.run(
            "query", #" {"op":">=","args":[{"property":"granted_sek"},7000000]}"#, "--format", "json", "--store", store)
        #expect(unnamed.status == 0 && unnamed.output == encoded.output)
        let text = try Program.run("query", "granted_sek >= 7000000", "--format", "json", "--store", store)
        #expect(encoded.output == text.output)
        _ = folder
    }

    @Test func `sums in every format`() throws {
        let (folder, store) = try demo()
        let json = try object(
            try Program.run("query", "TRUE", "--by", "municipality", "--format", "json", "--store", store).output)
        let ore = { (value: Any?) in Int64(((value as? Double ?? .nan) * 100).rounded()) }
        let rows = try #require(json["rows"] as? [[String: Any]])
        let others = ["outside", "unlocated"].reduce(Int64(0)) {
            $0 + ore((json[$1] as? [String: Any])?["granted_sek"])
        }
        // The sum of the column granted_sek of the shipped file's decided initiatives, by awk.
        #expect(rows.reduce(others) { $0 + ore($1["granted_sek"]) } == 23_655_847_700)
        #expect(ore((json["total"] as? [String: Any])?["granted_sek"]) == 23_655_847_700)
        let every = try object(
            try Program.run(
                "query", "TRUE", "--by", "municipality", "--include", "undecided", "--format", "json", "--store", store
            ).output)
        #expect(ore((every["total"] as? [String: Any])?["granted_sek"]) == 31_837_923_400)
        let csv = try Program.run(
            "query", "TRUE", "--by", "zone", "--sum", "initiatives", "--format", "csv", "--store", store
        ).output
        let lines = csv.split(separator: "\n")
        #expect(lines.first == "code;name;touching;initiatives")
        let sum = lines.dropFirst().reduce(0.0) {
            $0 + (Double($1.split(separator: ";", omittingEmptySubsequences: false).last ?? "") ?? .nan)
        }
        #expect(abs(sum - 113) < 1e-9)
        let map = try object(
            try Program.run("query", "TRUE", "--by", "cell", "--format", "geojson", "--store", store).output)
        #expect(((map["features"] as? [Any])?.count ?? 0) > 8)
        let none = try Program.run("query", "TRUE", "--by", "year", "--format", "geojson", "--store", store)
        #expect(none.status == 1)
        #expect(
            none.errors == """
                133 of 133 initiatives.
                Not counted, not finally decided: 20 initiatives, SEK 81,820,757 (no amount stated for 6): \
                prioriterat 19, SEK 81,820,757 (no amount stated for 5); sökt 1, no amount stated (--include \
                undecided).
                2 initiatives without a status count as decided.
                Kronor are nominal, of 2014–2023, and don't buy the same: --prices fixed:YEAR brings them to one \
                price level by a consumer price index.
                rackvidd: error: Sums by year have no areas: choose another format than geojson.

                """)
        #expect(
            try Program.run("query", "TRUE", "--by", "programme", "--store", store, language: "sv").output.lines(
                starting: "     (anges") == [
                    """
                         (anges inte)                                                    2            –            2
                    """
                ])
        _ = folder
    }

    /// Three questions of a board. The second and third answer are also those of shapely 2.2.0 (GEOS 3.14.1) with PROJ
    /// 9.5.1 on the exported initiatives.
    @Test func `questions of a board`() throws {
        let (folder, store) = try demo()
        func answer(_ arguments: String...) throws -> [String: Any] {
            let result = try Program.run(["query"] + arguments + ["--format", "json", "--store", store])
            #expect(result.status == 0, "\(result.errors)")
            return try object(result.output)
        }
        // What touches the sparsely populated part of Åre and got more than a million? One declares Åre, one lies at
        // Storlien, one declares the county; two others state Åre and a place in it that lies in another zone. None of
        // them started after 2022 and names a strength area.
        let touching = "share_in('2321/sparse') > 0 AND granted_sek > 1000000"
        #expect(ids(try answer(touching)) == ["I027", "I075", "I081"])
        let strict = try answer(touching + " AND start > DATE('2022-12-31') AND strength_area IS NOT NULL")
        #expect(strict["matched"] as? Int == 0)
        // What lies within 20 km of the Norwegian border (here a rough line of three points)?
        let near = try answer("distance(geometry, LINESTRING(12.05 63.2, 12.15 63.6, 12.1 63.9)) < 20000")
        #expect(ids(near) == ["I027", "I028", "I047"])
        // 101 of 133 initiatives have no geometry: there is no telling how far away they are.
        #expect(near["unknown"] as? Int == 101)
        // What does this drawn area get?
        let area = "S_INTERSECTS(geometry, POLYGON((12.5 63.2, 13.6 63.2, 13.6 63.6, 12.5 63.6, 12.5 63.2)))"
        // I071 and I131 state Åre and the villages Åre and Järpen, 7,000,000 and 3,837,000 SEK; I071 is not decided.
        #expect(ids(try answer(area)) == ["I004", "I005", "I008", "I010", "I071", "I119", "I131"])
        let sums = try answer(area, "--by", "municipality")
        #expect((sums["total"] as? [String: Any])?["granted_sek"] as? Int == 3_526_000 + 3_837_000)
        let every = try answer(area, "--by", "municipality", "--include", "undecided")
        #expect((every["total"] as? [String: Any])?["granted_sek"] as? Int == 3_526_000 + 7_000_000 + 3_837_000)
        _ = folder
    }

    /// One expression narrows every command alike; how many remain is told.
    @Test func `the same condition narrows other commands`() throws {
        let (folder, store) = try demo()
        let condition = "share_in('Åre') > 0 AND granted_sek > 1000000"
        let sums = try Program.run(
            "query", condition, "--by", "municipality", "--sum", "granted_sek", "--format", "json", "--store", store)
        let total = try #require((try object(sums.output)["total"] as? [String: Any])?["granted_sek"] as? Double)
        let distribution = try Program.run(
            "distribution", "granted_sek", "--where", condition, "--format", "json", "--store", store)
        #expect(try object(distribution.output)["total"] as? Double == total)
        #expect(
            distribution.errors == """
                8 of 133 initiatives. For 51 there is no telling: something that the expression asks for is missing.

                """)
        let matched = try #require(try object(sums.output)["matched"] as? Int)
        let layer = try Program.run("export", "initiatives", "--where", condition, "--store", store)
        #expect((try object(layer.output)["features"] as? [Any])?.count == matched)
        let map = try Program.run("map", "--where", condition, "--store", store)
        let all = try Program.run("map", "--store", store)
        #expect(map.status == 0 && map.output != all.output)
        let report = try Program.run(
            "report", "--where", condition, "--output", "\(folder.path)/r.html", "--store", store)
        #expect(matched == 8)
        #expect(report.status == 0)
        #expect(
            report.errors == """
                8 of 133 initiatives. For 51 there is no telling: something that the expression asks for is missing.
                Wrote the report to \(folder.path)/r.html.

                """)
        // A gap check's condition stands in its policy, which is what is filed.
        let policy = try folder.file(
            "where.yaml",
            """
            version: 1\nname: Åre\nfilter:\n  where: \"\(condition)\"\nrules:\n  - id: a\n    kind: \
            minimum_initiatives\n    per: municipality\n    minimum: 1\n
            """
        )
        let gaps = try Program.run("gaps", policy, "--format", "json", "--store", store)
        #expect(gaps.status == 2 && gaps.errors.isEmpty, "\(gaps.errors)")
        #expect(
            try Program.run("export", "gaps", "--policy", policy, "--where", condition, "--store", store).status == 64)
        // None of them: refused expressions point at the column here too.
        let wrong = try Program.run("distribution", "granted_sek", "--where", "granted_sek >", "--store", store)
        #expect(wrong.status == 1 && wrong.output.isEmpty)
        #expect(
            wrong.errors == """
                rackvidd: error: Column 14: the expression ends here; expected a value (property, 'text', number or \
                function).

                """)
    }

    /// Statement, values and plan; the values of the expression are never part of the statement.
    @Test func `plans are shown`() throws {
        let (folder, store) = try demo()
        let text = "title = 'O''Hara; DROP TABLE initiative' AND S_INTERSECTS(geometry, POINT(14.6 63.2))"
        let shown = try Program.run("query", text, "--explain", "--store", store)
        #expect(shown.status == 0)
        #expect(
            shown.output == """
                Initiatives for which the expression is true, among those that the R-tree points out:

                    SELECT initiative.id, ((cql_composed(initiative.title) = ?) AND
                    ST_Intersects(initiative.geom, ?)) FROM initiative WHERE initiative.fid IN
                    (SELECT id FROM rtree_initiative_geom WHERE minx <= ? AND maxx >= ? AND miny
                    <= ? AND maxy >= ?)
                    ?1 = 'O'Hara; DROP TABLE initiative'
                    ?2 = geometry, 29 bytes
                    ?3 = 479877.81168888265
                    ?4 = 479877.81168888265
                    ?5 = 7007935.642142855
                    ?6 = 7007935.642142855

                    SEARCH initiative USING INTEGER PRIMARY KEY (rowid=?)
                    LIST SUBQUERY 1
                      SCAN rtree_initiative_geom VIRTUAL TABLE INDEX 2:B0D1B2D3

                Initiatives for which it is unknown, among those that lack something:

                    SELECT initiative.id, ((cql_composed(initiative.title) = ?) AND
                    ST_Intersects(initiative.geom, ?)) FROM initiative WHERE (initiative.geom IS
                    NULL)
                    ?1 = 'O'Hara; DROP TABLE initiative'
                    ?2 = geometry, 29 bytes

                    SCAN initiative

                Everything is computed in SQL.

                """)
        let json = try object(try Program.run("query", text, "--explain", "--format", "json", "--store", store).output)
        let statements = try #require(json["statements"] as? [[String: Any]])
        #expect(statements.count == 2 && statements.allSatisfy { ($0["sql"] as? String)?.contains("DROP") == false })
        #expect(json["in_memory"] is NSNull)
        #expect(try Program.run("query", "TRUE", "--explain", "--limit", "3", "--store", store).status == 64)
        _ = folder
    }

    /// Åre's municipality as somebody would draw it: what falls there is what falls on the municipality.
    @Test func `a drawn area has an account`() throws {
        let (folder, store) = try demo()
        let file = "\(folder.path)/area.geojson"
        let shape = try Program.run(
            "sql", "SELECT geom FROM municipality WHERE code = '2321'", "--format", "geojson", "--store", store)
        #expect(shape.status == 0)
        try shape.output.write(toFile: file, atomically: true, encoding: .utf8)
        let account = try object(try Program.run("query", "--file", file, "--format", "json", "--store", store).output)
        let place = try #require(account["area"] as? [String: Any])
        let distribution = try object(
            try Program.run("distribution", "granted_sek", "--format", "json", "--store", store).output)
        let row = try #require((distribution["rows"] as? [[String: Any]])?.first { $0["code"] as? String == "2321" })
        let granted = try #require(
            (account["sums"] as? [[String: Any]])?.first { $0["id"] as? String == "granted_sek" }?["inside"] as? Double)
        // Seven decimals of a degree are a centimetre: shares by area and by people move as little.
        #expect(abs(granted / (try #require(row["value"] as? Double)) - 1) < 1e-4)
        #expect(
            place["population"] as? Double ?? 0 > 0
                && abs((place["population"] as? Double ?? 0) / (row["population"] as? Double ?? 1) - 1) < 1e-4)
        // The municipalities of a GeoPackage's layer, in its own reference system, are the county.
        let county = try object(
            try Program.run("query", "--file", store, "--layer", "municipality", "--format", "json", "--store", store)
                .output)
        let sums = try #require(county["sums"] as? [[String: Any]])
        let whole = try #require(sums.first { $0["id"] as? String == "granted_sek" })
        let (inside, all) = (try #require(whole["inside"] as? Double), try #require(whole["county"] as? Double))
        #expect(abs(inside / all - 1) < 1e-6)
        #expect(try Program.run("query", "--file", store, "--layer", "nowhere", "--store", store).status == 1)
        #expect(try Program.run("query", "--file", file, "--layer", "a", "--store", store).status == 1)
        let swedish = try Program.run("query", "--file", file, "--store", store, language: "sv")
        #expect(swedish.output.hasPrefix("Den ritade ytan har "))
        #expect(
            swedish.output.replacing("\u{A0}", with: " ").lines(starting: "beviljade medel (kr)") == [
                "beviljade medel (kr)  13 786 201     8,0 %       1 086 120  1 303 422  0,83"
            ])
        #expect(try Program.run("query", "--file", "\(folder.path)/missing.geojson", "--store", store).status == 1)
        #expect(try Program.run("query", "--file", file, "--by", "zone", "--store", store).status == 64)
    }

    @Test func `sql reads and does not write`() throws {
        let (folder, store) = try demo()
        let statement =
            "SELECT name, ST_Area(geom) / 1e6 AS km2, ST_Centroid(geom) AS mitt FROM municipality WHERE name = 'Åre'"
        let table = try Program.run("sql", statement, "--store", store, language: "sv")
        #expect(table.status == 0)
        #expect(
            table.output == """
                name    km2  mitt
                ────────────────────────────────────────────────────────
                Åre   8\u{A0}405  POINT (399241.1541470523 7033061.173710588)

                """)
        let json = try object(try Program.run("sql", statement, "--format", "json", "--store", store).output)
        #expect(json["columns"] as? [String] == ["name", "km2", "mitt"])
        #expect((json["rows"] as? [[String: Any]])?.first?["name"] as? String == "Åre")
        let csv = try Program.run("sql", "SELECT 1 AS a, NULL AS b, 'x;y' AS c", "--format", "csv", "--store", store)
        #expect(csv.output == "a;b;c\n1;;\"x;y\"\n")
        let double = try Program.run("sql", "SELECT 1 AS a, 2 AS a", "--format", "json", "--store", store)
        #expect((try object(double.output)["rows"] as? [[String: Any]])?.first?["a_2"] as? Int == 2)
        let feature = try #require(
            (try object(try Program.run("sql", statement, "--format", "geojson", "--store", store).output)["features"]
                as? [[String: Any]])?.first)
        let at = try #require((feature["geometry"] as? [String: Any])?["coordinates"] as? [Double])
        #expect((12...14).contains(at[0]) && (63...64).contains(at[1]))
        for refused in [
            "DELETE FROM initiative", "ATTACH '/etc/passwd' AS x", "PRAGMA user_version = 3", "SELECT 1; SELECT 2",
        ] {
            let result = try Program.run("sql", refused, "--store", store, language: "sv")
            #expect(
                result.status == 1 && result.output.isEmpty && result.errors.hasPrefix("rackvidd: fel: "), "\(refused)")
        }
        let late = try Program.run(
            "sql", "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
            "--timeout", "0.2", "--store", store)
        #expect(late.status == 1)
        #expect(
            late.errors == """
                rackvidd: error: The statement took more than 0.200 seconds and was stopped. More time: --timeout.

                """)
        #expect(try Program.run("sql", "SELECT 1", "--timeout", "0", "--store", store).status == 64)
        _ = folder
    }

    @Test func `mistakes are told`() throws {
        let (folder, store) = try demo()
        let column = try Program.run("query", "granted_sek > AND", "--store", store, language: "sv")
        #expect(column.status == 1)
        #expect(column.output.isEmpty)
        #expect(
            column.errors == """
                rackvidd: fel: Kolumn 15: oväntat AND; väntade ett värde (egenskap, 'text', tal eller funktion).

                """)
        #expect(
            try Program.run("query", "TRUE", "--columns", "titla", "--store", store).errors == """
                rackvidd: error: titla is not a column; was title meant? Possible: basis, cell, decided, doubtful, \
                economic, end, environmental, granted_sek, id, lead, municipality, near_border, outside_share, \
                period, place, precision, priority, programme, rule, sami, social, source, start, status, \
                status_class, strength_area, theme, title, total_budget_sek, unlocated_share, zone

                """)
        #expect(
            try Program.run("query", "S_WITHIN(geometry, municipality_geometry('Årre'))", "--store", store).errors
                == """
                rackvidd: error: Årre is not a municipality in the county; was Åre meant? Possible: 2303, 2305, 2309, \
                2313, 2321, 2326, 2361, 2380, Berg, Bräcke, Härjedalen, Krokom, Ragunda, Strömsund, Åre, Östersund

                """)
        for arguments in [
            [], ["TRUE", "--queryables"], ["TRUE", "--sum", "initiatives"], ["TRUE", "--by", "zone", "--limit", "3"],
            ["TRUE", "--limit", "-1"],
        ] {
            #expect(try Program.run(["query"] + arguments + ["--store", store]).status == 64, "\(arguments)")
        }
        _ = folder
    }

    /// No store needed; the list is in both languages.
    @Test func `queryables are listed`() throws {
        let swedish = try Program.run("query", "--queryables", language: "sv")
        #expect(swedish.status == 0)
        #expect(
            swedish.output.split(separator: "\n").drop { $0 != "granted_sek  [tal]" }.prefix(3) == [
                "granted_sek  [tal]", "    beviljade medel, kronor", "    > granted_sek BETWEEN 1E6 AND 5E6",
            ])
        #expect(swedish.output.lines(starting: "share_in()") == ["share_in()  [tal]"])
        let json = try Program.run("query", "--queryables", "--format", "json")
        let list = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
        #expect(
            list.allSatisfy {
                $0["name"] != nil && $0["type"] != nil && $0["description"] != nil && $0["example"] != nil
            })
        #expect(
            list.contains { $0["name"] as? String == "municipality_geometry" && $0["type"] as? String == "geometry" })
    }
}
