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

    private func read(_ text: String, _ name: String = "list.csv") throws -> Receipt {
        try folder.write(text, name)
        let run = try Program.run(
            "import", "initiatives", "\(folder.path)/\(name)", "--store", store, "--format", "json")
        try #require(run.status == 0, "\(run.errors)")
        return try JSONDecoder().decode(Receipt.self, from: Data(run.output.utf8))
    }

    /// Rows of the export by id, by column.
    private func exported() throws -> [String: [String: String]] {
        let run = try Program.run("export", "initiatives", "--format", "json-lines-of-csv", "--store", store)
        _ = run
        let csv = try Program.run("export", "initiatives", "--format", "csv", "--store", store).output
        return Self.rows(csv)
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
}
