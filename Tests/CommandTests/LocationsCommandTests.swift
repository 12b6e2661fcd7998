import Foundation
import TestSupport
import Testing

/// The list to repair locations: out, filled in, and in again.
@Suite struct LocationsCommandTests {
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

    private func list(_ arguments: String...) throws -> String {
        let run = try Program.run(["locations", "--store", store] + arguments)
        try #require(run.status == 0, "\(run.errors)")
        return run.output
    }

    private func read(_ text: String, _ more: String...) throws -> Receipt {
        let file = "\(folder.path)/filled.csv"
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        let run = try Program.run(["import", "initiatives", file, "--store", store, "--format", "json"] + more)
        try #require(run.status == 0, "\(run.errors)")
        return try JSONDecoder().decode(Receipt.self, from: Data(run.output.utf8))
    }

    /// Rows of the export by id, by column.
    private func exported() throws -> [String: [String: String]] {
        Self.rows(try Program.run("export", "initiatives", "--format", "csv", "--store", store).output)
    }

    /// The list with some of its empty columns filled in, by id and column.
    private static func filled(_ list: String, _ values: [String: [String: String]]) throws -> String {
        let lines = list.split(separator: "\n").map { fields(String($0)) }
        let header = try #require(lines.first)
        let rows = lines.map { line in
            zip(header, line).map { name, field in "\"\(values[line[0]]?[name] ?? field)\"" }.joined(separator: ";")
        }
        return rows.joined(separator: "\n") + "\n"
    }

    private static func rows(_ csv: String) -> [String: [String: String]] {
        let lines = csv.split(separator: "\n").map { fields(String($0)) }
        let header = lines.first ?? []
        return Dictionary(
            lines.dropFirst().map { line in
                (line[header.firstIndex(of: "id") ?? 0], Dictionary(zip(header, line)) { first, _ in first })
            }
        ) { first, _ in first }
    }

    private static func fields(_ line: String) -> [String] {
        var (fields, field, isQuoted) = ([String](), "", false)
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case ";" where !isQuoted:
                fields.append(field)
                field = ""
            default: field.append(character)
            }
        }
        return fields + [field]
    }

    @Test func `the columns to fill in are those that the import knows, and empty`() throws {
        let lines = try list("--format", "csv", "--most", "2").split(separator: "\n").map { Self.fields(String($0)) }
        #expect(
            lines[0] == [
                "id", "title", "recipient", "granted_sek", "status", "stated_municipalities", "stated_place",
                "location_problem", "location_explanation", "moves_low_sek", "moves_high_sek",
                "moves_between_municipalities_low_sek", "moves_between_municipalities_high_sek", "municipalities",
                "place", "easting", "northing",
            ])
        #expect(lines.count == 3)
        // The largest grant names a place that nobody has located; in Östersund it lies all the same.
        #expect(
            lines[1] == [
                "I116", "Rötgasanläggning Gräfsåsen", "Östersunds kommun", "124000000", "beviljat", "2380",
                "Gräfsåsen", "place_unknown", "unknown location “Gräfsåsen”", "21254744", "122059250", "0", "0", "",
                "", "", "",
            ])
    }

    @Test(arguments: ["csv", "csv-excel", "xlsx"])
    func `a list that nobody filled in changes nothing`(_ format: String) throws {
        let before = try exported()
        let file = "\(folder.path)/list.\(format == "xlsx" ? format : "csv")"
        // Workbooks are bytes, which only a file takes whole.
        let process = Process()
        process.executableURL = Program.executable
        process.arguments = ["locations", "--most", "200", "--format", format, "--store", store]
        try #require(FileManager.default.createFile(atPath: file, contents: nil))
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        let run = try Program.run("import", "initiatives", file, "--store", store, "--format", "json")
        let receipt = try JSONDecoder().decode(Receipt.self, from: Data(run.output.utf8))
        #expect(receipt == Receipt(read: 87, inserted: 0, updated: 0, unchanged: 87, rejected: 0))
        #expect(try exported() == before)
    }

    /// Titles, amounts and statuses of the list are for reading: edited or not, they stay.
    @Test func `what is filled in changes these locations and nothing else`() throws {
        let before = try exported()
        let text = try Self.filled(
            list("--format", "csv", "--most", "200"),
            [
                "I117": ["municipalities": "Östersund", "title": "En annan titel", "granted_sek": "1"],
                "I084": ["municipalities": "hela länet"],
                "I116": ["easting": "482000", "northing": "7003000"],
                "I077": ["place": "Ingenstans"],
            ])
        #expect(try read(text) == Receipt(read: 87, inserted: 0, updated: 4, unchanged: 83, rejected: 0))
        let after = try exported()
        let changed = after.filter { before[$0.key] != $0.value }.map(\.key).sorted()
        #expect(changed == ["I077", "I084", "I116", "I117"])
        let columns = changed.flatMap { id in
            (after[id] ?? [:]).filter { before[id]?[$0.key] != $0.value }.map(\.key)
        }
        #expect(
            Set(columns) == [
                "place", "municipalities", "located_by", "municipality_shares", "located_share",
                "unlocated_share", "basis", "precision", "rule", "geometry",
            ])
        #expect(after["I117"]?["title"] == before["I117"]?["title"])
        #expect(after["I117"]?["municipality_shares"] == "2380:1")
        #expect(after["I084"]?["basis"] == "county_wide")
        #expect(after["I116"]?["precision"] == "exact")
        // Read once more it says the same.
        #expect(try read(text) == Receipt(read: 87, inserted: 0, updated: 0, unchanged: 87, rejected: 0))
    }

    @Test func `a list adds no initiative and withdraws none`() throws {
        let text = try list("--format", "csv", "--most", "1").replacing("I116;", with: "I999;")
        let run = try Program.run(
            "import", "initiatives", "-", "--store", store, "--format", "json", input: text)
        #expect(
            try JSONDecoder().decode(Receipt.self, from: Data(run.output.utf8))
                == Receipt(read: 1, inserted: 0, updated: 0, unchanged: 0, rejected: 1))
        let whole = try Program.run(
            "import", "initiatives", "-", "--store", store, "--complete", input: text)
        #expect(
            whole.errors == """
                rackvidd: error: -: a list of locations isn't all of its source, so nothing can be withdrawn by it. \
                Leave out --complete.

                """ && whole.status == 1)
        #expect(try exported().count == 133)
    }

    @Test func `a list without titles is read, and what is told is what can be taken in`() throws {
        let filled = try Self.filled(
            list("--format", "csv", "--most", "200"),
            ["I116": ["municipalities": "Berg"], "I117": ["municipalities": "Östersund"]])
        let lines = filled.split(separator: "\n").map { Self.fields(String($0)) }
        let title = try #require(lines[0].firstIndex(of: "title"))
        let text = lines.map { line in
            line.indices.filter { $0 != title }.map { "\"\(line[$0])\"" }.joined(separator: ";")
        }.joined(separator: "\n").replacing("I117", with: "I999")
        let run = try Program.run(
            "import", "initiatives", "-", "--store", store, "--format", "json", input: text + "\n")
        #expect(
            try JSONDecoder().decode(Receipt.self, from: Data(run.output.utf8))
                == Receipt(read: 87, inserted: 0, updated: 1, unchanged: 85, rejected: 1))
        #expect(
            run.errors.contains(
                "A list of locations: 1 of 87 rows is filled in; 1 is refused; the others change nothing."))
        let after = try exported()
        #expect(after["I116"]?["municipality_shares"] == "2326:1")
        #expect(after["I116"]?["title"] == "Rötgasanläggning Gräfsåsen")
    }

    /// Truth: the place lies in no municipality of the county.
    @Test func `what lies outside the county is told what to do about, and doing it works`() throws {
        let added = try Program.run(
            "import", "initiatives", "-", "--store", store, "--source", "ute",
            input: "id;title;granted_sek;easting;northing\nU1;Utanför;900000000;674000;6580000\n")
        try #require(added.status == 0, "\(added.errors)")
        let outside = try list("--format", "csv", "--most", "1")
        #expect(
            outside.contains(
                """
                outside_county;"lies outside the county; if that is right, leave the row empty, else fill in both \
                municipality and place, or coordinates"
                """))
        let id = Self.fields(String(outside.split(separator: "\n")[1]))[0]
        let filled = try Self.filled(outside, [id: ["municipalities": "Åre", "place": "Järpen"]])
        #expect(try read(filled) == Receipt(read: 1, inserted: 0, updated: 1, unchanged: 0, rejected: 0))
        #expect(try exported()[id]?["municipality_shares"] == "2321:1")
    }

    /// Each initiative stays its own source's, so that the source's next file finds it.
    @Test func `initiatives of two sources keep theirs`() throws {
        let other = "id;title;granted_sek\nI116;Ett annat projekt;900000000\n"
        let added = try Program.run(
            "import", "initiatives", "-", "--source", "andra", "--store", store, input: other)
        try #require(added.status == 0, "\(added.errors)")
        let text = try Self.filled(
            list("--format", "csv", "--most", "2"),
            ["andra:I116": ["municipalities": "Berg"], "I116": ["municipalities": "Krokom"]])
        #expect(try read(text) == Receipt(read: 2, inserted: 0, updated: 2, unchanged: 0, rejected: 0))
        let again = try Program.run(
            "import", "initiatives", "-", "--source", "andra", "--store", store, "--format", "json",
            input: "id;title;granted_sek\nI116;Ett annat projekt;900000001\n")
        #expect(
            try JSONDecoder().decode(Receipt.self, from: Data(again.output.utf8))
                == Receipt(read: 1, inserted: 0, updated: 1, unchanged: 0, rejected: 0))
        #expect(try exported()["andra:I116"]?["municipality_shares"] == "2326:1")
    }

    @Test func `a number of rows below one is refused`() throws {
        let run = try Program.run("locations", "--most", "0", "--store", store)
        #expect(run.status == 64 && run.errors.hasPrefix("Error: --most is a number, at least 1.\n"))
    }
}
