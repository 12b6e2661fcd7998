import Foundation
import TestSupport
import Testing

/// What `export initiatives` writes, read in again.
@Suite struct OutAndInTests {
    private struct Receipt: Decodable, Equatable {
        let read: Int
        let inserted: Int
        let updated: Int
        let unchanged: Int
        let rejected: Int
    }

    private let folder: Folder
    private let store: String

    init() throws {
        folder = try Demo.folder()
        store = "\(folder.path)/rackvidd.gpkg"
    }

    private func export(_ format: String, _ name: String) throws -> String {
        let file = "\(folder.path)/\(name)"
        if format == "xlsx" {
            // What spreadsheets hold is standard output redirected; a file does as well.
            let made = try Program.run(
                "export", "initiatives", "--format", format, "--output", file, "--store", store)
            try #require(made.status == 0, "\(made.errors)")
            return file
        }
        let made = try Program.run("export", "initiatives", "--format", format, "--output", file, "--store", store)
        try #require(made.status == 0, "\(made.errors)")
        return file
    }

    private func read(_ file: String, _ more: String...) throws -> Receipt {
        let run = try Program.run(
            ["import", "initiatives", file, "--store", store, "--format", "json"] + more)
        try #require(run.status == 0, "\(run.errors)")
        return try JSONDecoder().decode(Receipt.self, from: Data(run.output.utf8))
    }

    private func county() throws -> String {
        try Program.run("distribution", "granted_sek", "--format", "csv", "--store", store).output
    }

    @Test(arguments: [
        ("geojson", "x.geojson"), ("gpkg", "x.gpkg"), ("csv", "x.csv"), ("csv-excel", "y.csv"), ("xlsx", "x.xlsx"),
    ])
    func `an export that nobody edited changes nothing`(_ format: String, _ name: String) throws {
        let before = try county()
        let file = try export(format, name)
        #expect(
            try read(file) == Receipt(read: 133, inserted: 0, updated: 0, unchanged: 133, rejected: 0))
        #expect(try county() == before)
    }

    @Test func `an export whose headings somebody translated changes nothing`() throws {
        let file = try export("csv", "x.csv")
        let text = try folder.read("x.csv")
        let header = try #require(text.split(separator: "\n").first)
        let swedish = [
            "title": "Titel", "lead": "Stödmottagare", "programme": "Program", "priority": "Prioritering",
            "strength_area": "Styrkeområde", "theme": "Tema", "status_class": "Statusklass", "decided": "Beslutsdatum",
            "end": "Slut", "granted_sek": "Beviljat belopp (kr)", "total_budget_sek": "Total budget",
            "funded_by": "Medel från", "place": "Ort", "counted_sek": "Räknat belopp",
            "municipality_shares": "Kommunandelar", "located_share": "Andel med exakt läge",
            "outside_share": "Andel utanför länet", "unlocated_share": "Andel utan känt läge", "basis": "Underlag",
            "precision": "Noggrannhet", "rule": "Regel", "near_border": "Nära gräns", "doubtful": "Tveksam kommun",
            "source": "Källa", "municipality_codes": "Kommunkoder", "municipalities": "Kommuner",
            "located_by": "Läget angivet som", "economic": "Ekonomisk hållbarhet", "social": "Social hållbarhet",
            "environmental": "Miljömässig hållbarhet", "sami": "Samiska förutsättningar och behov",
            "outcome": "Utfall", "geometry": "Geometri",
        ]
        let names = header.split(separator: ";").map { swedish[String($0)] ?? String($0) }
        #expect(Set(swedish.values).isSubset(of: names))
        try Data((names.joined(separator: ";") + text.dropFirst(header.count)).utf8)
            .write(to: URL(fileURLWithPath: file))
        #expect(try read(file) == Receipt(read: 133, inserted: 0, updated: 0, unchanged: 133, rejected: 0))
        // And one that was edited changes just that.
        let title = try #require(try Self.title(of: "I001", store: store))
        let edited = try folder.read("x.csv").replacing(";\(title);", with: ";Ny titel;")
        try Data(edited.utf8).write(to: URL(fileURLWithPath: file))
        #expect(try read(file).updated == 1)
    }

    private static func title(of id: String, store: String) throws -> String? {
        try Program.run("query", "id = '\(id)'", "--columns", "title", "--format", "csv", "--store", store)
            .output.split(separator: "\n").last.map(String.init)
    }

    /// Drawn ones of each kind, with all the digits that a double has.
    private func drawn() throws -> (store: String, distribution: String) {
        let layer = try folder.file(
            "ritat.geojson",
            """
            {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3006"}},
             "features": [
              {"type": "Feature", "properties": {"id": "P", "title": "Punkt", "granted_sek": 100},
               "geometry": {"type": "Point", "coordinates": [405000.123456789, 7035000.987654321]}},
              {"type": "Feature", "properties": {"id": "L", "title": "Led", "granted_sek": 200},
               "geometry": {"type": "LineString", "coordinates": [[405000.1, 7035000.2], [425000.3, 7015000.4]]}},
              {"type": "Feature", "properties": {"id": "Y", "title": "Yta", "granted_sek": 300},
               "geometry": {"type": "MultiPolygon", "coordinates": [[[[405000, 7035000], [406000.5, 7035000],
                [406000.5, 7036000], [405000, 7036000], [405000, 7035000]]], [[[415000, 7035000], [416000, 7035000],
                [416000, 7036000], [415000, 7035000]]]]}},
              {"type": "Feature", "properties": {"id": "K", "title": "Kommun", "granted_sek": 400, "kommun": "Åre"},
               "geometry": null}]}
            """)
        let own = "\(folder.path)/drawn.gpkg"
        try Demo.copyNewStore(to: own)
        let run = try Program.run("import", "initiatives", layer, "--store", own)
        try #require(run.status == 0, "\(run.errors)")
        return (own, try Program.run("distribution", "granted_sek", "--format", "csv", "--store", own).output)
    }

    @Test(arguments: [("csv", "d.csv"), ("csv-excel", "e.csv"), ("xlsx", "d.xlsx")])
    func `drawn points lines and areas come in again from tables`(_ format: String, _ name: String) throws {
        let (own, before) = try drawn()
        let file = "\(folder.path)/\(name)"
        let made = try Program.run(
            "export", "initiatives", "--format", format, "--output", file, "--store", own)
        #expect(made.status == 0 && !made.errors.contains("left out"), "\(made.errors)")
        let again = try Program.run("import", "initiatives", file, "--store", own, "--format", "json")
        #expect(try object(again.output)["unchanged"] as? Int == 4, "\(again.errors)")
        let other = "\(folder.path)/other.gpkg"
        try Demo.copyNewStore(to: other)
        let run = try Program.run("import", "initiatives", file, "--store", other)
        #expect(run.status == 0, "\(run.errors)")
        func geometries(_ store: String) throws -> String {
            try Program.run(
                "sql", "SELECT id, hex(geom) FROM initiative ORDER BY id", "--format", "csv", "--store", store
            ).output
        }
        #expect(try geometries(other) == geometries(own))
        #expect(
            try Program.run("distribution", "granted_sek", "--format", "csv", "--store", other).output == before)
    }

    @Test func `a geometry that somebody edits in a table moves, and one that is emptied is asked about`() throws {
        let (own, _) = try drawn()
        let file = "\(folder.path)/d.csv"
        _ = try Program.run("export", "initiatives", "--format", "csv", "--output", file, "--store", own)
        let text = try folder.read("d.csv")
        let point = "POINT (405000.123456789 7035000.987654321)"
        try #require(text.contains(point))
        try Data(text.replacing(point, with: "POINT (14.3646 62.0346)").utf8).write(to: URL(fileURLWithPath: file))
        let moved = try Program.run("import", "initiatives", file, "--store", own, "--format", "json")
        #expect(try object(moved.output)["updated"] as? Int == 1, "\(moved.errors)")
        let found = try Program.run(
            "query", "id = 'P'", "--columns", "municipality", "--format", "csv", "--store", own)
        #expect(found.output == "municipality\n2361\n")
        try Data(text.replacing(point, with: "").utf8).write(to: URL(fileURLWithPath: file))
        let emptied = try Program.run("import", "initiatives", file, "--store", own)
        #expect(emptied.status == 1)
        #expect(emptied.errors.contains("would take the location from 1 initiative (SEK 100 granted), among them P."))
    }

    @Test func `a geometry that no cell has room for is said to be left out, and stays`() throws {
        let ring = (0...2_000).map { step -> String in
            let angle = 2 * Double.pi * Double(step % 2_000) / 2_000
            return "[\(410_000 + 5_000 * cos(angle)), \(7_030_000 + 5_000 * sin(angle))]"
        }.joined(separator: ", ")
        let layer = try folder.file(
            "rund.geojson",
            """
            {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3006"}},
             "features": [{"type": "Feature", "properties": {"id": "R", "title": "Rund", "granted_sek": 1},
               "geometry": {"type": "Polygon", "coordinates": [[\(ring)]]}}]}
            """)
        let own = "\(folder.path)/drawn.gpkg"
        try Demo.copyNewStore(to: own)
        _ = try Program.run("import", "initiatives", layer, "--store", own)
        let file = "\(folder.path)/r.xlsx"
        let made = try Program.run("export", "initiatives", "--format", "xlsx", "--output", file, "--store", own)
        #expect(
            made.errors.lines(starting: "The geometry") == [
                "The geometry of 1 initiative doesn't fit into a cell (32,767 characters) and is left out. Read in "
                    + "again, it stays in the database; --format gpkg, geojson and csv have it."
            ])
        let again = try Program.run("import", "initiatives", file, "--store", own, "--format", "json")
        #expect(try object(again.output)["unchanged"] as? Int == 1, "\(again.errors)")
    }

    @Test func `an export fills a new store with the same`() throws {
        let before = try county()
        let file = try export("gpkg", "x.gpkg")
        let other = "\(folder.path)/new.gpkg"
        try Demo.copyNewStore(to: other)
        let run = try Program.run("import", "initiatives", file, "--store", other)
        #expect(run.status == 0, "\(run.errors)")
        let there = try Program.run("distribution", "granted_sek", "--format", "csv", "--store", other).output
        #expect(there == before)
    }

    @Test func `what was edited changes, and nothing else`() throws {
        let file = try export("geojson", "x.geojson")
        var layer = try #require(
            JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: file))) as? [String: Any])
        var features = try #require(layer["features"] as? [[String: Any]])
        func properties(_ index: Int) -> [String: Any] { features[index]["properties"] as? [String: Any] ?? [:] }
        let placed = try #require(
            features.indices.first {
                properties($0)["located_by"] as? String == "place"
                    && (features[$0]["geometry"] as? [String: Any])?["type"] as? String == "Point"
            })
        let listed = try #require(
            features.indices.first { properties($0)["located_by"] as? String == "municipalities" })
        // A title, and a point that somebody moved to Sveg.
        var one = properties(listed)
        one["title"] = "Ny titel"
        features[listed]["properties"] = one
        features[placed]["geometry"] = ["type": "Point", "coordinates": [14.3646, 62.0346]]
        layer["features"] = features
        try JSONSerialization.data(withJSONObject: layer).write(to: URL(fileURLWithPath: file))
        #expect(try read(file) == Receipt(read: 133, inserted: 0, updated: 2, unchanged: 131, rejected: 0))
        let moved = try #require(properties(placed)["id"] as? String)
        let found = try Program.run(
            "query", "id = '\(moved)'", "--columns", "precision,municipality", "--format", "csv", "--store", store)
        #expect(found.output.split(separator: "\n").last == "exact;2361")
    }

    @Test func `a file that would take locations away stops, and says how many and how much`() throws {
        func titles(_ id: String) throws -> String {
            let found = try Program.run(
                "query", "id = '\(id)'", "--columns", "title", "--format", "csv", "--store", store)
            return try #require(found.output.split(separator: "\n").last.map(String.init))
        }
        let file = "\(folder.path)/utan.csv"
        try Data(
            "id;title;granted_sek;kommun\nI001;\(titles("I001"));1000;\nI002;\(titles("I002"));;Åre\n".utf8
        ).write(to: URL(fileURLWithPath: file))
        let before = try county()
        let run = try Program.run("import", "initiatives", file, "--store", store)
        #expect(run.status == 1)
        #expect(
            run.errors == """
                rackvidd: error: \(folder.path)/utan.csv: the import would take the location from 1 initiative (SEK \
                1,018,306 granted) and the amount from 1 initiative (SEK 197,158), among them I001, I002. Nothing has \
                changed. Fill in what is missing in the file, or give --accept-losses if it is meant.

                """)
        #expect(try county() == before)
        #expect(try read(file, "--accept-losses").updated == 2)
    }

    @Test func `other projects by the same ids take nothing away: they are of another source`() throws {
        let file = "\(folder.path)/andra.csv"
        try Data("id;title;granted_sek;kommun\nI001;a;1000;\nI002;b;;Åre\n".utf8).write(
            to: URL(fileURLWithPath: file))
        let receipt = try read(file)
        #expect(receipt.inserted == 2 && receipt.updated == 0)
        let kept = try Program.run(
            "query", "id = 'I001'", "--columns", "granted_sek", "--format", "csv", "--store", store)
        #expect(kept.output.split(separator: "\n").last == "1018306")
    }

    // MARK: Several sources

    private static let first = "id;titel;beviljat;kommun\n1;Alfa;1000000;Åre\n2;Beta;2000000;Berg\n"

    /// A store with two sources whose ids are the same.
    private func twoSources() throws -> String {
        let store = "\(folder.path)/two.gpkg"
        try Demo.copyNewStore(to: store)
        let second = "id;titel;beviljat;kommun\n1;Gamma;3000000;Berg\n2;Delta;4000000;Åre\n7;Eta;50;Krokom\n"
        for (name, text) in [("L.csv", Self.first), ("M.csv", second)] {
            let made = try Program.run("import", "initiatives", folder.file(name, text), "--store", store)
            try #require(made.status == 0, "\(made.errors)")
        }
        return store
    }

    private func counts(_ file: String, in store: String, _ more: String...) throws -> Receipt {
        let run = try Program.run(["import", "initiatives", file, "--store", store, "--format", "json"] + more)
        try #require(run.status == 0, "\(run.errors)")
        return try JSONDecoder().decode(Receipt.self, from: Data(run.output.utf8))
    }

    @Test(arguments: ["geojson", "gpkg", "csv", "csv-excel", "xlsx"])
    func `an export of two sources changes nothing, and its edited row that row alone`(_ format: String) throws {
        let store = try twoSources()
        let file = "\(folder.path)/out.\(format == "csv-excel" ? "csv" : format)"
        let made = try Program.run(
            "export", "initiatives", "--format", format, "--output", file, "--store", store)
        try #require(made.status == 0, "\(made.errors)")
        let unchanged = Receipt(read: 5, inserted: 0, updated: 0, unchanged: 5, rejected: 0)
        #expect(try counts(file, in: store) == unchanged)
        #expect(try counts(file, in: store, "--source", "L") == unchanged)
        #expect(try counts(file, in: store, "--complete") == unchanged)
        guard format == "csv" else { return }
        let edited = try folder.file(
            "edited.csv", folder.read("out.csv").replacing("4000000", with: "4500000"))
        #expect(
            try counts(edited, in: store) == Receipt(read: 5, inserted: 0, updated: 1, unchanged: 4, rejected: 0))
        // In a store of its own the ids stay one source's own.
        let other = "\(folder.path)/other.gpkg"
        try Demo.copyNewStore(to: other)
        #expect(try counts(edited, in: other).inserted == 5)
        #expect(try counts("\(folder.path)/L.csv", in: other).unchanged == 2)
        #expect(try counts("\(folder.path)/M.csv", in: other, "--source", "M").updated == 1)
    }

    @Test func `a source's rows lose no location or amount unless it is meant`() throws {
        let store = try twoSources()
        let unplaced = try folder.file(
            "Ml.csv", "id;titel;beviljat;kommun\n1;Gamma;3000000;\n2;Delta;4000000;\n7;Eta;50;\n")
        let amountless = try folder.file(
            "Ma.csv", "id;titel;beviljat;kommun\n1;Gamma;;Berg\n2;Delta;;Åre\n7;Eta;;Krokom\n")
        for (file, what) in [
            (unplaced, "the location from 3 initiatives (SEK 7,000,050 granted)"),
            (amountless, "the amount from 3 initiatives (SEK 7,000,050)"),
        ] {
            let run = try Program.run("import", "initiatives", file, "--store", store, "--source", "M")
            #expect(run.status == 1)
            #expect(
                run.errors == """
                    rackvidd: error: \(file): the import would take \(what), among them 7, M:1, M:2. Nothing has \
                    changed. Fill in what is missing in the file, or give --accept-losses if it is meant.

                    """)
        }
    }
}
