import Foundation
import Testing

@Suite struct CrosstabCommandTests {
    private let folder: Folder
    private let store: String

    init() throws {
        folder = try Demo.folder()
        store = "\(folder.path)/rackvidd.gpkg"
    }

    private func json(_ arguments: String...) throws -> [String: Any] {
        let result = try Program.run(arguments + ["--format", "json", "--store", store])
        try #require(result.status == 0, "\(result.errors)")
        return try object(result.output)
    }

    /// The same figures as the distribution's, to the öre.
    @Test func `rows are the distribution's, whatever the columns`() throws {
        let distribution = try json("distribution", "granted_sek")
        let own = try #require(distribution["rows"] as? [[String: Any]]).map { $0["value"] as? Double }
        for columns in ["programme", "year", "strength_area", "zone", "cell", "status", "theme", "recipient"] {
            let table = try json("crosstab", "municipality", columns)
            let rows = try #require(table["rows"] as? [[String: Any]])
            let totals = rows.filter { $0["kind"] as? String == "value" }.map { $0["total"] as? Double }
            #expect(totals.count == own.count)
            for (one, other) in zip(totals, own) { #expect(abs((one ?? 0) - (other ?? 0)) < 0.001, "\(columns)") }
            #expect(abs((table["total"] as? Double ?? 0) - (distribution["total"] as? Double ?? 1)) < 0.001)
        }
    }

    @Test func `printed shares of a row add up to 100`() throws {
        let run = try Program.run(
            "crosstab", "zone", "municipality", "--shares", "row", "--format", "csv", "--store", store)
        let lines = run.output.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ";", omittingEmptySubsequences: false)
        }
        #expect(lines.first?.first == "zone" && lines.first?.last == "total")
        for line in lines.dropFirst() {
            let sum = line.dropFirst(2).dropLast().reduce(0) { $0 + (Double($1) ?? 0) }
            #expect(abs(sum - 1) < 1e-9 || line.last == "")
        }
    }

    @Test func `the same division twice is refused`() throws {
        let run = try Program.run("crosstab", "zone", "zone")
        #expect(run.status == 64 && run.errors.hasPrefix("Error: Rows and columns are the same division.\n"))
    }

    @Test func `a map needs rows that are parts`() throws {
        let run = try Program.run("crosstab", "programme", "zone", "--format", "geojson", "--store", store)
        #expect(
            run.errors == "rackvidd: error: The answer does not exist as geojson. Choose among: table, csv, csv-excel, "
                + "xlsx, json\n" && run.status == 1)
    }
}
