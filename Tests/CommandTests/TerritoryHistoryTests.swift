import Foundation
import Testing

/// What was known before the county's division changed.
@Suite struct TerritoryHistoryTests {
    private let folder: Folder
    private let store: String

    init() throws {
        folder = try Demo.folder()
        store = "\(folder.path)/rackvidd.gpkg"
    }

    private static let deso = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("ExchangeTests/Fixtures/deso_made_up.gpkg").path

    private func output(_ arguments: [String], _ more: String...) throws -> String {
        let run = try Program.run(arguments + ["--store", store] + more, language: "sv")
        #expect([0, 2].contains(run.status), "\(run.errors)")
        return run.output
    }

    @Test func `a change of territory leaves every answer as it was known to the byte`() throws {
        let questions = [
            ["distribution", "granted_sek"], ["distribution", "granted_sek", "--by", "zone", "--format", "json"],
            ["query", "granted_sek > 1000000", "--format", "json"], ["map"], ["report"],
            ["gaps", "\(folder.path)/example_policy.yaml", "--format", "json"],
            ["export", "initiatives"], ["export", "municipality"], ["list", "territory-changes", "--format", "json"],
            ["list", "schemes", "--format", "csv"], ["list", "places", "--format", "csv"], ["reach"],
            ["crosstab", "municipality", "year"], ["composite", "\(folder.path)/example_composite.yaml"],
            ["goals", "\(folder.path)/example_goals.yaml", "--today", "2025-06-30"],
            ["trend", "tax_base_per_inhabitant", "--treated", "2380", "--since", "2018"],
        ]
        let before = try questions.map { try output($0) }
        let entries = try #require(
            try object(output(["list", "imports", "--format", "json"]))["rows"] as? [[String: Any]])
        let last = try #require(entries.last?["entry"] as? Int)
        let taken = try Program.run("import", "territory", Self.deso, "--as", "deso", "--store", store)
        #expect(taken.status == 0, "\(taken.errors)")
        let now = try questions.map { try Program.run($0 + ["--store", store], language: "sv").output }
        #expect(zip(now, before).count { $0 != $1 } > 10)
        for (question, then) in zip(questions, before) {
            #expect(try output(question, "--as-known", "\(last)") == then, "\(question)")
        }
        #expect(try output(["list", "territory-changes", "--format", "csv"]).split(separator: "\n").count == 2)
        _ = try output(["undo"])
        #expect(try output(["list", "territory-changes", "--format", "csv"]).split(separator: "\n").count == 1)
        #expect(try output(["verify"]).hasSuffix("utan överlapp eller hål.\n"))
    }
}
