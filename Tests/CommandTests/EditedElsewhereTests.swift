import Foundation
import Testing

/// The store edited by GDAL, as QGIS edits it.
@Suite struct EditedElsewhereTests {
    private let folder: Folder
    private let store: String

    init() throws {
        folder = try Demo.folder()
        store = "\(folder.path)/rackvidd.gpkg"
    }

    private static func path(of tool: String) -> String? {
        ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].map { "\($0)/\(tool)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    static let hasGDAL = path(of: "ogrinfo") != nil && path(of: "ogr2ogr") != nil

    private func gdal(_ tool: String, _ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.path(of: tool)))
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    private func run(_ arguments: String..., language: String = "en", status: Int32 = 0) throws -> Program.Result {
        let result = try Program.run(arguments + ["--store", store], language: language)
        #expect(result.status == status, "\(result.errors)")
        return result
    }

    private func kinds() throws -> [String] {
        let result = try Program.run("verify", store, "--format", "json")
        let damage = try #require(try object(result.output)["damage"] as? [[String: Any]])
        return damage.compactMap { $0["kind"] as? String }
    }

    private func granted(_ municipality: String) throws -> Double {
        let rows = try #require(
            try object(run("distribution", "granted_sek", "--format", "json").output)["rows"] as? [[String: Any]])
        return try #require(rows.first { $0["name"] as? String == municipality }?["value"] as? Double)
    }

    @Test(.enabled(if: hasGDAL, "GDAL's ogrinfo and ogr2ogr are not installed"))
    func `a feature that GDAL adds is told, taken over and undone`() throws {
        let before = try granted("Åre")
        let drawn = try folder.file(
            "drawn.geojson",
            """
            {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3006"}},
             "features": [{"type": "Feature",
               "properties": {"id": "RITAD-1", "title": "Ritad", "granted_ore": 100000000},
               "geometry": {"type": "Point", "coordinates": [405000, 7035000]}}]}
            """)
        try gdal("ogr2ogr", "-update", "-append", store, drawn, "-nln", "initiative")
        let told = try run("distribution", "granted_sek", language: "sv")
        #expect(
            told.errors.contains(
                """
                Databasen är ändrad i ett annat program (1 tillagd insats), och det är inte övertaget: alla avtryck \
                ligger kvar där de låg. Ta över det med: rackvidd refresh

                """), "\(told.errors)")
        let json = try object(run("list", "statuses", "--format", "json").output)
        #expect(
            json["edited_elsewhere"] as? NSDictionary == [
                "initiatives_added": 1, "initiatives_changed": 0, "initiatives_deleted": 0, "tables": [String](),
            ])
        #expect(try kinds() == ["edited_added"])
        #expect(try granted("Åre") == before)

        let taken = try run("refresh", "--reason", "ritad i QGIS")
        #expect(taken.output.hasPrefix("  RITAD-1: new\n"), "\(taken.output)")
        #expect(taken.errors == "")
        #expect(try kinds() == [])
        #expect(try granted("Åre") == before + 1_000_000)
        #expect(try run("refresh").output == "There was nothing to change.\n")

        _ = try run("undo")
        #expect(try kinds() == ["edited_added"])
        _ = try run("undo")
        #expect(try kinds() == [])
        #expect(try granted("Åre") == before)
    }

    @Test(.enabled(if: hasGDAL, "GDAL's ogrinfo and ogr2ogr are not installed"))
    func `edits and deletions of GDAL are named`() throws {
        let ids = try object(
            run(
                "sql", "SELECT id FROM initiative WHERE location = 'place' ORDER BY id LIMIT 2", "--format", "json"
            ).output)
        let rows = try #require(ids["rows"] as? [[String: String]]).compactMap { $0["id"] }
        try #require(rows.count == 2)
        let (moved, gone) = (rows[0], rows[1])
        let other = "SELECT geom FROM initiative WHERE id = '\(gone)'"
        try gdal("ogrinfo", store, "-sql", "UPDATE initiative SET geom = (\(other)) WHERE id = '\(moved)'")
        try gdal("ogrinfo", store, "-sql", "DELETE FROM initiative WHERE id = '\(gone)'")
        try gdal("ogrinfo", store, "-sql", "ALTER TABLE initiative ADD COLUMN anteckning TEXT")
        let found = try kinds()
        #expect(found.filter { $0 != "effect" } == ["edited_deleted", "edited_moved"], "\(found)")
        _ = try run("refresh")
        #expect(try kinds() == [])
    }

    /// QGIS shows what SQLite says: the name of the check.
    @Test func `a value that isnt allowed is refused in words of both languages`() throws {
        let python = try #require(Self.path(of: "python3"), "python3 is not installed")
        let script = """
            import sqlite3, sys
            it = sqlite3.connect(sys.argv[1])
            for name in ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
                it.create_function(name, 1, lambda geometry: 1)
            for sql in sys.stdin.read().splitlines():
                try:
                    it.execute(sql)
                    print("taken")
                except sqlite3.Error as error:
                    print(error)
            """
        func change(_ value: String) -> String { "UPDATE initiative SET \(value) WHERE id = 'I001'" }
        let statements: KeyValuePairs = [
            "INSERT INTO initiative (id, title, granted_ore) VALUES ('Q-1', 'Ny', 100)": "taken",
            "INSERT INTO initiative (id, title) VALUES ('', 'Ny')":
                "CHECK constraint failed: id: får inte vara tomt / must not be empty",
            change("granted_ore = 10.5"):
                "CHECK constraint failed: granted_ore: heltal i öre, kronor gånger 100 / whole öre, kronor times 100",
            change("decision_date = '17/5 2024'"):
                "CHECK constraint failed: decision_date: ÅÅÅÅ, ÅÅÅÅ-MM, ÅÅÅÅ-MM-DD / YYYY, YYYY-MM, YYYY-MM-DD",
            change("social = 3"): "CHECK constraint failed: social: heltal från -2 till 2 / whole number from -2 to 2",
            change("location = 'här'"):
                "CHECK constraint failed: location: ett av / one of geometry, municipalities, place, county, unknown",
            change("geom = 'POINT (1 2)'"):
                "CHECK constraint failed: geom: en geometri eller tomt / a geometry or nothing",
            change("extra = 'fritext'"):
                "CHECK constraint failed: extra: ett JSON-objekt eller tomt / a JSON object or nothing",
            change("municipality_count = 0"):
                "CHECK constraint failed: municipality_count: heltal över noll eller tomt / whole number above zero or "
                + "nothing",
            change("funded_by = ''"):
                "CHECK constraint failed: funded_by: ett id eller NULL, inte tomt / an id or NULL, not empty",
            change("location = 'place', place_name = NULL"):
                "CHECK constraint failed: place_name: fylls i när location är place, annars inte / filled in where "
                + "location is place, else not",
            change("title = NULL"): "NOT NULL constraint failed: initiative.title",
            "UPDATE declared_municipality SET position = -1":
                "CHECK constraint failed: position: heltal från noll / whole number from zero",
        ]
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = ["-c", script, store]
        process.environment = ["PYTHONIOENCODING": "utf-8"]
        let (given, told) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput) = (given, told)
        try process.run()
        given.fileHandleForWriting.write(Data(statements.map(\.key).joined(separator: "\n").utf8))
        try given.fileHandleForWriting.close()
        let answers = String(decoding: told.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(answers.split(separator: "\n").map(String.init) == statements.map(\.value))
    }

    @Test func `a store left in WAL mode is named, and a copy without its log`() throws {
        let python = try Self.path(of: "python3")
        try #require(python != nil, "python3 is not installed")
        let script = """
            import shutil, sqlite3, sys
            it = sqlite3.connect(sys.argv[1])
            it.execute("PRAGMA journal_mode = WAL")
            it.execute("PRAGMA wal_autocheckpoint = 0")
            it.execute("UPDATE setting SET value = value")
            it.execute("CREATE TABLE notes (x)")
            it.commit()
            shutil.copyfile(sys.argv[1], sys.argv[1] + ".copy.gpkg")
            for end in ("", "-wal", "-shm"): shutil.copyfile(sys.argv[1] + end, sys.argv[1] + ".left.gpkg" + end)
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(python))
        process.arguments = ["-c", script, store]
        try process.run()
        process.waitUntilExit()
        for (name, state) in [("left", "present"), ("copy", "missing")] {
            let result = try Program.run("verify", "\(store).\(name).gpkg", "--format", "json")
            #expect(try object(result.output)["write_ahead_log"] as? String == state)
            #expect(result.errors.contains("WAL mode"), "\(result.errors)")
        }
    }

    @Test(.enabled(if: hasGDAL, "GDAL's ogrinfo and ogr2ogr are not installed"))
    func `municipalities and places that GDAL writes are read as a file's would be`() throws {
        let rows = try #require(
            object(
                run(
                    "sql", "SELECT id FROM initiative WHERE location = 'municipalities' ORDER BY id LIMIT 2",
                    "--format", "json"
                ).output)["rows"] as? [[String: String]]
        ).compactMap { $0["id"] }
        let id = try #require(rows.first)
        let drawn = try folder.file(
            "added.csv", "id,title,granted_ore,municipalities_text\nNY-1,Ny,100,\"Berg:60, Åre:40\"\n")
        try gdal("ogrinfo", store, "-sql", "UPDATE initiative SET municipalities_text = 'Xyzstad' WHERE id = '\(id)'")
        #expect(try kinds() == ["edited_municipalities"])
        let refused = try run("refresh", status: 1)
        #expect(
            refused.errors.hasPrefix(
                """
                rackvidd: error: The initiative \(id), edited in another program: municipalities_text “Xyzstad”: no \
                municipality has the code or name “Xyzstad”
                """), "\(refused.errors)")
        try gdal("ogrinfo", store, "-sql", "UPDATE initiative SET municipalities_text = 'Åre' WHERE id = '\(id)'")
        try gdal("ogr2ogr", "-update", "-append", store, drawn, "-nln", "initiative")
        _ = try run("refresh")
        #expect(try kinds() == [])
        let placed = try run(
            "sql",
            """
            SELECT DISTINCT initiative.id AS id, municipality_code, share FROM initiative
              JOIN declared_municipality ON initiative_fid = fid WHERE initiative.id IN ('\(id)', 'NY-1') ORDER BY 1, 2
            """, "--format", "csv")
        #expect(
            placed.output.split(separator: "\n").dropFirst().sorted()
                == ["\(id);2321;", "NY-1;2321;40", "NY-1;2326;60"].sorted(), "\(placed.output)")
    }
}
