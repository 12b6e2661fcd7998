import Foundation
import Testing

/// A board's paper for a round, on the demo: as `Scripts/verify/round.py` recomputes it with pandas.
@Suite struct RoundCommandTests {
    private let folder: Folder
    private var store: String { "\(folder.path)/rackvidd.gpkg" }

    init() throws { folder = try Demo.folder() }

    private func round(_ more: String...) throws -> String {
        let run = try Program.run(
            [
                "round", "\(folder.path)/example_policy.yaml", "--applications",
                "\(folder.path)/example_applications.csv", "--budget", "10000000", "--store", store,
            ] + more)
        try #require(run.status == 0, "\(run.errors)")
        return run.output
    }

    private func demand(_ more: String...) throws -> [[String: Any]] {
        let record = try object(round("--format", "json", more.first ?? "--funds", more.last ?? "own"))
        let demand = try #require(record["demand"] as? [String: Any])
        return try #require(demand["rows"] as? [[String: Any]])
    }

    private func kronor(_ rows: [[String: Any]], _ column: String) -> [Double?] {
        rows.map { ($0[column] as? [String: Any])?["sek"] as? Double }
    }

    @Test func `demand by municipality counts own funds, and blanks are no zeros`() throws {
        let rows = try demand()
        #expect(rows.map { $0["kind"] as? String } == Array(repeating: "part", count: 8) + ["county_wide", "unknown"])
        #expect(
            kronor(rows, "applied") == [
                3_200_000, 2_400_000, 1_800_000, 6_000_000, 0, 900_000, 0, 9_500_000, 0, 0,
            ])
        // Of Bräcke's one initiative and the county-wide one no amount is stated.
        #expect(
            kronor(rows, "granted") == [
                116_000, nil, 80_000, 0, 120_000, 0, 2_485_810, 2_300_000, nil, 13_215_114,
            ])
        #expect(kronor(rows, "proposed") == [3_200_000, 0, 0, 6_000_000, 0, 0, 0, 0, 0, 0])
        // AN-3 has the highest score, and nothing beside it has room.
        #expect(kronor(rows, "highest_score_first") == [0, 0, 0, 0, 0, 0, 0, 9_500_000, 0, 0])
        let per = try #require(rows[0]["granted_sek_per_inhabitant"] as? Double)
        #expect(abs(per - 116_000.0 / 5_146) < 1e-9)
    }

    @Test func `all funds count where they are asked for`() throws {
        let rows = try demand("--funds", "all")
        let own = try demand()
        #expect(kronor(rows, "applied") == kronor(own, "applied"))
        // As `rackvidd distribution`, without what is county-wide.
        let total = kronor(rows, "granted").compactMap { $0 }.reduce(0, +)
        #expect(abs(total - 236_558_477) < 0.005)
    }

    @Test func `every change can be followed back to applications`() throws {
        let record = try object(round("--format", "json"))
        let gaps = try #require(record["gaps"] as? [String: Any])
        #expect(gaps["must_before"] as? Int == 9 && gaps["must_after_proposed"] as? Int == 7)
        #expect(gaps["should_before"] as? Int == 32 && gaps["should_after_proposed"] as? Int == 24)
        #expect(gaps["should_after_highest_score_first"] as? Int == 33)
        let changes = try #require(gaps["changes"] as? [[String: Any]])
        let closed = changes.first { $0["code"] as? String == "2313/urban" && $0["effect"] as? String == "closes" }
        #expect(closed?["by"] as? [String] == ["AN-1"])
        #expect(changes.allSatisfy { ($0["by"] as? [String])?.isEmpty == false })
    }

    /// The rule on change has gaps that no application touches, the one on shares parts of which no amount is stated,
    /// and the one on subareas more parts than the page has room for.
    @Test(arguments: ["municipality", "cell"])
    func `the counts of gaps are those of the table`(level: String) throws {
        let policy = """
            version: 1
            name: Prov
            round: 2027-03-15
            rules:
              - {id: few, kind: minimum_initiatives, per: \(level), minimum: 3}
              - {id: least, kind: minimum_amount, per: \(level), minimum: 2000000, severity: should}
              - {id: grows, kind: change, indicator: population, direction: higher_is_better, from: 2010, to: 2020}
              - {id: boxes, kind: matrix, dimension: strength_area, per: \(level), minimum_sek: 90000, severity: should}

            """
        let file = "\(folder.path)/prov.yaml"
        try policy.write(toFile: file, atomically: true, encoding: .utf8)
        let run = try Program.run(
            "round", file, "--applications", "\(folder.path)/example_applications.csv", "--budget", "10000000",
            "--store", store, "--format", "json", "--by", level)
        try #require(run.status == 0, "\(run.errors)")
        let record = try object(run.output)
        let gaps = try #require(record["gaps"] as? [String: Any])
        let choice = try #require((record["applications"] as? [String: Any])?["choice"] as? [String: Any])
        let rules = try #require(choice["rules"] as? [[String: Any]])
        #expect(rules.map { $0["changed_by_applications"] as? Bool } == [true, true, false, true])
        for severity in ["must", "should"] {
            for (side, key) in [("before", "\(severity)_before"), ("after", "\(severity)_after_proposed")] {
                let own = rules.filter { $0["severity"] as? String == severity }
                let sum = own.reduce(0) { $0 + ((($1[side] as? [String: Any])?["gaps"] as? Int) ?? 0) }
                #expect(gaps[key] as? Int == sum, "\(key)")
            }
        }
        let page = try Program.run(
            "round", file, "--applications", "\(folder.path)/example_applications.csv", "--budget", "10000000",
            "--store", store, "--format", "markdown", "--by", level
        ).output
        #expect(page.contains("An application doesn't change the rule “The change of"))
        #expect(page.contains("| the other ") == (level == "cell"))
    }

    @Test func `the page says the same in both languages, with the appendix on sheets of its own`() throws {
        let swedish = try round("--format", "markdown", "--language", "sv")
        #expect(swedish.contains("Då återstår 7 av 9 måste-luckor och 24 av 32 bör-luckor."))
        #expect(swedish.contains("| Beviljas, kr | 9\u{A0}200\u{A0}000 | 9\u{A0}500\u{A0}000 |"))
        let english = try round("--format", "markdown")
        #expect(english.contains("Then 7 of 9 must gaps and 24 of 32 should gaps remain."))
        #expect(english.contains("| Granted, SEK | 9,200,000 | 9,500,000 |"))
        let page = try round()
        #expect(page.contains("#bilaga{break-before:page;border-top:0}") && page.contains("<section id=\"bilaga\""))
        // Self-contained: nothing is fetched.
        #expect(!page.contains("src=") && !page.contains("url("))
    }

    /// A share that one application alone could lower is a limit that rounding would break.
    @Test(arguments: ["must", "all"])
    func `an application in one part is a choice too`(never: String) throws {
        let policy = """
            version: 1
            name: G
            rules:
              - {id: s, severity: must, kind: minimum_share, of: granted_sek, per: municipality, at_least: 0.9}

            """
        let rules = "\(folder.path)/g.yaml"
        try policy.write(toFile: rules, atomically: true, encoding: .utf8)
        for place in ["Ragunda", "Krokom", "Berg"] {
            let file = "\(folder.path)/g.csv"
            try "id;title;applied_sek;score;municipality\nA1;Ett;900000;80;\(place)\n".write(
                toFile: file, atomically: true, encoding: .utf8)
            let run = try Program.run(
                "gaps", rules, "--applications", file, "--budget", "5000000", "--never-widen", never, "--frontier",
                "--format", "json", "--store", store)
            #expect(run.status == 2, "\(place): \(run.errors)")
            let advice = try #require(try object(run.output)["applications"] as? [String: Any])
            let choice = try #require(advice["choice"] as? [String: Any])
            #expect(choice["proven"] as? Bool == true)
        }
    }

    @Test func `own funds are no more than the grant, and what was paid is of all parts alike`() throws {
        let own = "\(folder.path)/own.gpkg"
        #expect(try Program.run("init", own, "--bare").status == 0)
        let file = "\(folder.path)/own.csv"
        try """
        id;title;status;programme;municipality;granted_sek;state_funding_sek;region_funding_sek;paid_sek;decided
        P1;Ett;beviljat;ERUF;Berg;10000000;1000000;1000000;5000000;2025-01-10
        P3;Tre;beviljat;ERUF;Bräcke;3000000;2000000;2000000;1000000;2025-01-10

        """.write(toFile: file, atomically: true, encoding: .utf8)
        #expect(try Program.run("import", "initiatives", file, "--store", own).status == 0)
        let policy = "\(folder.path)/own.yaml"
        try """
        version: 1
        name: O
        round: 2027-03-15
        rules:
          - {id: a, kind: minimum_amount, severity: must, per: municipality, parts: ["2305"], minimum: 3500000}

        """.write(toFile: policy, atomically: true, encoding: .utf8)
        let gaps = try Program.run("gaps", policy, "--store", own)
        #expect(gaps.status == 2 && !gaps.output.contains("own funds only"), "\(gaps.output)")
        let applications = "\(folder.path)/own-a.csv"
        try "id;title;applied_sek;score;municipality\nA1;Ett;900000;80;Åre\n".write(
            toFile: applications, atomically: true, encoding: .utf8)
        let round = try Program.run(
            "round", policy, "--applications", applications, "--budget", "2000000", "--format", "json", "--store", own)
        let commitments = try #require(try object(round.output)["commitments"] as? [String: Any])
        // P1: 2 of 10, half of which is unpaid; P3: all of the grant, of which 2 are unpaid.
        #expect(commitments["unpaid_sek"] as? Double == 3_000_000, "\(commitments)")
    }

    @Test func `a round where nothing can be chosen says so`() throws {
        let file = "\(folder.path)/avslag.csv"
        try "Ärendenummer;Projektnamn;Status;Beviljat belopp (kr);Kommuner\nR1;Ett;avslag;5000000;Berg\n".write(
            toFile: file, atomically: true, encoding: .utf8)
        let run = try Program.run(
            "round", "\(folder.path)/example_policy.yaml", "--applications", file, "--budget", "1000", "--store", store,
            "--format", "markdown")
        #expect(run.output.contains("The budget is SEK\u{A0}1,000. No application can be considered."))
        #expect(run.output.contains("| Berg |  | 5,000,000 |"))
        let refused = try Program.run(
            "round", "\(folder.path)/example_policy.yaml", "--applications", file, "--budget", "0", "--store", store)
        #expect(refused.status == 64 && refused.errors.hasPrefix("Error: --budget is an amount above zero.\n"))
    }
}
