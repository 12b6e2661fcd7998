import Foundation
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
}
