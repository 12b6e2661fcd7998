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
        for columns in [
            "programme", "year", "strength_area", "zone", "cell", "status", "theme", "recipient", "initiative_kind",
            "actor_group",
        ] {
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

    /// Margins and boxes of two years are the columns of the crosstab by year.
    @Test func `two years beside each other are those of the crosstab by year`() throws {
        let byYear = try json("crosstab", "municipality", "year", "--sum", "initiatives")
        let both = try json("crosstab", "municipality", "programme", "--sum", "initiatives", "--compare", "2022,2023")
        #expect(both["compared"] as? NSDictionary == ["by": "year", "from": 2022, "to": 2023])
        let years = try #require(byYear["rows"] as? [[String: Any]])
        let rows = try #require(both["rows"] as? [[String: Any]])
        func value(_ row: [String: Any], _ year: String) -> Double {
            let cells = row["cells"] as? [[String: Any]] ?? []
            return cells.first { $0["key"] as? String == year }?["value"] as? Double ?? 0
        }
        var compared = 0
        for year in years where year["kind"] as? String == "value" {
            let row = try #require(rows.first { $0["key"] as? String == year["key"] as? String })
            let (from, to) = (row["former_total"] as? Double ?? .nan, row["total"] as? Double ?? .nan)
            #expect(abs(from - value(year, "2022")) < 1e-9 && abs(to - value(year, "2023")) < 1e-9)
            #expect(abs((row["total_change"] as? Double ?? .nan) - (to - from)) < 1e-12)
            compared += 1
        }
        #expect(compared == 8)
        let table = try Program.run(
            "crosstab", "municipality", "roll_up", "--compare", "2022,2023", "--format", "csv", "--store", store)
        #expect(
            table.output.split(separator: "\n").first?.hasPrefix(
                "municipality;name;urban 2022;urban 2023;urban change;rural 2022;rural 2023;rural change;") == true)
        let shapes = try Program.run(
            "crosstab", "municipality", "programme", "--compare", "2022,2023", "--format", "geojson", "--store", store)
        #expect(shapes.status == 0 && shapes.output.contains("\"total change\":"))
    }

    @Test func `what was known beside what is known now`() throws {
        let before = try json("crosstab", "municipality", "status")
        let text = try Program.run("list", "imports", "--format", "json", "--store", store)
        let entries = try #require(try object(text.output)["rows"] as? [[String: Any]])
        let last = try #require(entries.compactMap { $0["entry"] as? Int }.max())
        let initiatives = try object(Program.run("list", "initiatives", "--format", "json", "--store", store).output)
        let one = try #require((initiatives["rows"] as? [[String: Any]])?.first { $0["granted_sek"] is Double })
        let granted = try #require(one["granted_sek"] as? Double)
        let edit = try Program.run(
            "edit", try #require(one["id"] as? String), "granted_sek=\(granted + 1_000)", "--reason", "prov",
            "--store", store)
        try #require(edit.status == 0, "\(edit.errors)")
        let both = try json("crosstab", "municipality", "status", "--compare-known", "\(last)")
        #expect(both["former_total"] as? Double == before["total"] as? Double)
        #expect(abs((both["total_change"] as? Double ?? .nan) - 1_000) < 0.005)
        #expect(both["compared"] as? NSDictionary == ["by": "known", "from": "\(last)", "to": NSNull()])
        let changes = (both["rows"] as? [[String: Any]] ?? []).compactMap { $0["total_change"] as? Double }
        #expect(abs(changes.reduce(0, +) - 1_000) < 0.005 && changes.contains { $0 == 0 })
    }

    @Test(arguments: [
        (["--compare", "2022,2023", "--from", "2020"], 64, "Error: --from is for a single selection."),
        (["--compare", "2022,2023", "--compare-known", "2"], 64, "Error: --compare-known is for a single selection."),
        (["--compare", "2023,2022"], 64, "Error: The value '2023,2022' is invalid for '--compare"),
        (["--compare-known", "1990-01-01"], 1, "rackvidd: error: "),
    ]) func `no comparison is idle or of nothing`(options: [String], status: Int32, message: String) throws {
        let run = try Program.run(["crosstab", "municipality", "programme", "--store", store] + options)
        #expect(run.status == status && run.errors.hasPrefix(message), "\(run.errors)")
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
