import Foundation
import Testing

/// `rackvidd outcomes` on made outcomes of the demo's initiatives. Figures as exact fractions gave them (Python).
@Suite struct OutcomesCommandTests {
    private let folder: Folder
    private let store: String

    init() throws {
        folder = try Demo.folder()
        store = "\(folder.path)/rackvidd.gpkg"
        let made = try #require(
            Bundle.module.url(forResource: "effects_outcomes", withExtension: "csv", subdirectory: "Fixtures"))
        let run = try Program.run("import", "outcomes", made.path, "--store", store)
        try #require(run.status == 0, "\(run.errors)")
    }

    private func json(_ arguments: String...) throws -> [String: Any] {
        let result = try Program.run(["outcomes"] + arguments + ["--format", "json", "--store", store])
        try #require(result.status == 0, "\(result.errors)")
        return try object(result.output)
    }

    private func rows(_ json: [String: Any]) throws -> [String: [String: Any]] {
        let rows = try #require(json["rows"] as? [[String: Any]])
        return Dictionary(uniqueKeysWithValues: rows.map { (($0["code"] ?? $0["key"]) as? String ?? "–", $0) })
    }

    /// To the digits that a file keeps.
    private func isNear(_ value: Double?, _ expected: Double) -> Bool {
        abs((value ?? .nan) - expected) <= 1e-12 * max(1, abs(expected))
    }

    @Test func `what was promised and what came, with both bounds`() throws {
        let answer = try json("new_jobs", "--as-of", "2024", "--include", "undecided")
        let total = try #require(answer["total"] as? [String: Any])
        #expect(total["change"] as? Double == 63.5)
        #expect(isNear(total["achievement_of_reported"] as? Double, 0.8493150684931506))
        #expect(isNear(total["achievement_if_unreported_is_nothing"] as? Double, 0.7469879518072289))
        #expect(isNear(total["achievement_capped"] as? Double, 0.7671232876712328))
        #expect(total["achievement_median"] as? Double == 0.75)
        #expect(isNear(total["sek_per_unit"] as? Double, 2288134.353982301))
        let counts = try #require(answer["counts"] as? [String: Int])
        #expect(counts["initiatives"] == 10 && counts["reported"] == 7 && counts["not_reported"] == 2)
        #expect(counts["not_due"] == 1 && counts["without_target"] == 1)
        #expect(counts["measured"] == 6 && counts["reached"] == 2)
        let strongest = try #require(answer["strongest"] as? [String: Any])
        #expect(strongest["initiative"] as? String == "I116")
    }

    @Test func `a programme of which nothing is reported is blank, not zero`() throws {
        let programmes = try rows(json("new_jobs", "--by", "programme", "--as-of", "2024", "--include", "undecided"))
        let esf = try #require(programmes["ESF 2007–2013"])
        #expect(esf["change"] as? Double == 8 && esf["achievement_of_reported"] as? Double == 0.5)
        #expect(esf["sek_per_unit"] as? Double == 280668.125)
        let agency = try #require(programmes["Naturvårdsverket"])
        #expect(agency["change"] is NSNull && agency["value_kind"] as? String == "not_reported")
        #expect(agency["achievement_if_unreported_is_nothing"] as? Double == 0)
        let support = try #require(programmes["1:1-medel (Region Jämtland Härjedalen)"])
        #expect(support["value_kind"] as? String == "not_due" && support["achievement_of_reported"] is NSNull)
    }

    @Test func `parts, outside and unlocated add up to the total`() throws {
        for level in ["municipality", "zone", "cell"] {
            let answer = try json("new_jobs", "--by", level, "--as-of", "2024", "--include", "undecided")
            let parts = try rows(answer).values.reduce(0) { $0 + ($1["change"] as? Double ?? 0) }
            let rest = (answer["outside"] as? Double ?? 0) + (answer["unlocated"] as? Double ?? 0)
            #expect(abs(parts + rest - 63.5) < 1e-9, "\(level)")
        }
    }

    @Test func `each initiative with its state, target and milestone`() throws {
        let initiatives = try rows(json("new_jobs", "--by", "initiative", "--as-of", "2024", "--include", "undecided"))
        let first = try #require(initiatives["I001"])
        #expect(first["achievement"] as? Double == 0.8 && first["state"] as? String == "partly")
        #expect(first["milestone_reached"] as? Bool == true && first["target_period"] as? String == "2025")
        #expect(initiatives["I039"]?["state"] as? String == "not_due" && initiatives["I039"]?["result"] is NSNull)
        #expect(initiatives["I062"]?["state"] as? String == "no_target")
        #expect(initiatives["I003"]?["state"] as? String == "none")
    }

    @Test func `a rate is averaged, never added`() throws {
        let answer = try json("satisfaction", "--as-of", "2024", "--include", "undecided")
        let total = try #require(answer["total"] as? [String: Any])
        #expect(total["mean"] as? Double == 75 && isNear(total["mean_weighted_by_grant"] as? Double, 74.97271201901759))
        #expect(total["change"] == nil && answer["outside"] is NSNull)
    }

    @Test func `what would have come anyway is taken off as stated, and only then`() throws {
        let file = try folder.file(
            "additionality.yaml",
            """
            new_jobs:
              deadweight: {value: [0.2, 0.4], source: made up}
              multiplier: {value: 1.5, source: made up}

            """)
        let plain = try json("new_jobs", "--include", "undecided")
        #expect((plain["total"] as? [String: Any])?["net_change_low"] == nil)
        let net = try json("new_jobs", "--additionality", file, "--include", "undecided")
        let total = try #require(net["total"] as? [String: Any])
        #expect(abs((total["net_change_low"] as? Double ?? 0) - 63.5 * 0.6 * 1.5) < 1e-9)
        #expect(abs((total["net_change_high"] as? Double ?? 0) - 63.5 * 0.8 * 1.5) < 1e-9)
        let wrong = try folder.file("wrong.yaml", "new_jobs:\n  deadweight: {value: 1.2, source: x}\n")
        let refused = try Program.run("outcomes", "new_jobs", "--additionality", wrong, "--store", store)
        #expect(
            refused.status == 1
                && refused.errors
                    == "rackvidd: error: \(wrong), line 2: value must be a number 0–1, or the least and the "
                    + "most: [0.2, 0.4]\n",
            "\(refused.errors)")
        let other = try Program.run("outcomes", "satisfaction", "--additionality", file, "--store", store)
        #expect(other.status != 0)
    }

    @Test func `findings end with exit code 2 where they are asked for`() throws {
        func status(_ arguments: String...) throws -> Int32 {
            try Program.run(["outcomes", "new_jobs", "--include", "undecided"] + arguments + ["--store", store]).status
        }
        #expect(try status() == 0)
        #expect(try status("--fail-on", "not_reported") == 2)
        #expect(try status("--fail-on", "behind") == 2)
        #expect(try status("--fail-on", "not_reported", "--where", "id = 'I116'") == 0)
    }

    @Test func `the headline in both languages`() throws {
        func line(_ language: String) throws -> String {
            let run = try Program.run(
                "outcomes", "new_jobs", "--as-of", "2024", "--include", "undecided", "--store", store,
                language: language)
            return run.output.split(separator: "\n\n", maxSplits: 1)[0].replacingOccurrences(of: "\n", with: " ")
        }
        #expect(
            try line("en") == "New_jobs, as of 2024: 63.5 more. Of the 83 aimed at, 62: 75% if the unreported gave "
                + "nothing, 85% of those that reported.")
    }

    @Test func `what no initiative reports is refused with the way to it`() throws {
        let run = try Program.run("outcomes", "population", "--store", store)
        #expect(run.status == 1)
        #expect(
            run.errors == "rackvidd: error: No initiative has promised or reported any of population. Import outcomes "
                + "with rackvidd import outcomes; rackvidd outcomes shows those imported.\n")
    }
}
