import Foundation
import TestSupport
import Testing

/// What would close the gaps, and evidence that can be run again: as a user runs it, on the shipped examples.
@Suite struct GapAdviceCommandTests {
    private struct Example {
        let folder: Folder
        let store: String
        let policy: String

        init() throws {
            folder = try Demo.folder()
            store = folder.path + "/rackvidd.gpkg"
            policy = folder.path + "/strict.yaml"
            let example = try folder.read("example_policy.yaml")
            try example.replacing("severity: should", with: "severity: must").write(
                toFile: policy, atomically: true, encoding: .utf8)
        }

        func file(_ name: String, _ text: String) throws -> String {
            let path = folder.path + "/" + name
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            return path
        }
    }

    private static let applications = """
        Ärendenummer;Projektnamn;Sökt belopp (kr);Poäng;Ort;Kommun;Styrkeområde
        A1;Fiber i Gäddede;4 000 000;71;Gäddede;;Energi
        A2;Testbädd Östersund;9 000 000;88;Östersund;;Besöksnäring
        A3;Livsmedel i Berg;3 500 000;64;;Berg;Livsmedel
        A4;Skola Hammarstrand;2 500 000;59;Hammarstrand;;Energi
        A7;Bräcke kraft;5 000 000;60;;Bräcke;Energi

        """

    private func json(_ text: String) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func `applications are read as imports are, and evidence keeps how`() throws {
        let example = try Example()
        let plain = try example.file("plain.csv", Self.applications)
        func answer(_ arguments: String...) throws -> Program.Result {
            let run = try Program.run(
                ["gaps", example.policy, "--store", example.store, "--budget", "9 000 000", "--format", "json"]
                    + arguments)
            #expect(run.status == 2, "\(run.errors)")
            return run
        }
        let expected = try json(answer("--applications", plain).output)["applications"] as? NSDictionary
        // Other names, a title with numbers in it above, and the roles by option and by file.
        let odd = Self.applications
            .replacing("Ärendenummer;Projektnamn;Sökt belopp (kr);Poäng", with: "Akt;Vad;Kronor;Kvalitet")
        let titled = try example.file("odd.csv", "Omgång 1;Utdrag;2025;x;y;z;w\n" + odd)
        let mapping = try example.file("roller.csv", "column;role\nAkt;id\nVad;title\n")
        let evidence = example.folder.path + "/evidence.json"
        let asked = [
            "--applications", titled, "--header-row", "2", "--mapping", mapping, "--map", "Kronor=applied_sek", "--map",
            "Kvalitet=score",
        ]
        let read = try Program.run(
            ["gaps", example.policy, "--store", example.store, "--budget", "9 000 000", "--format", "json"] + asked
                + ["--evidence", evidence])
        #expect(try json(read.output)["applications"] as? NSDictionary == expected, "\(read.errors)")
        let options = try #require(json(example.folder.read("evidence.json"))["options"] as? [String: Any])
        #expect(
            options["reading"] as? NSDictionary == [
                "sheet": NSNull(), "header_row": "2",
                "columns": ["Akt=id", "Vad=title", "Kronor=applied_sek", "Kvalitet=score"],
            ])
        try FileManager.default.removeItem(atPath: mapping)
        let replayed = try Program.run(
            "gaps", "--replay", evidence, "--store", example.store, "--format", "json")
        #expect(replayed.status == 0 && replayed.output == read.output, "\(replayed.errors)")

        let unknown = try Program.run(
            "gaps", example.policy, "--store", example.store, "--applications", plain, "--map", "Poäng=betygsättning")
        #expect(unknown.status == 1)
        #expect(unknown.errors.contains("--map: there is no role “betygsättning”. The roles are id, id_source, title,"))
        #expect(unknown.errors.contains(", score, participating_municipalities, extra, ignore."), "\(unknown.errors)")
        let idle = try Program.run("gaps", example.policy, "--store", example.store, "--map", "Poäng=score")
        #expect(idle.status == 64)
        #expect(idle.errors.hasPrefix("Error: --map is for --applications FILE."), "\(idle.errors)")
    }

    @Test func `an amount is given out to the ore`() throws {
        let example = try Example()
        let run = try Program.run(
            "gaps", example.policy, "--store", example.store, "--allocate", "60 000 000", "--format", "json")
        #expect(run.status == 2)
        let allocation = try #require(json(run.output)["allocation"] as? [String: Any])
        #expect(allocation["status"] as? String == "optimal")
        #expect(allocation["proven"] as? Bool == true)
        let rows = try #require(allocation["rows"] as? [[String: Any]])
        let ore = rows.compactMap { $0["proposed_sek"] as? Double }.map { Int64(($0 * 100).rounded()) }
        #expect(ore.reduce(0, +) == 6_000_000_000)
        #expect(rows.count == 19)
        let small = try Program.run(
            "gaps", example.policy, "--store", example.store, "--allocate", "2000000", language: "sv")
        #expect(small.output.lines(starting: "Beloppet") == ["Beloppet går inte att fördela så att regeln uppfylls:"])
        #expect(
            small.output.remarks(starting: "Medlen samlas inte på en plats:") == [
                """
                Medlen samlas inte på en plats: INTE uppfylld. Ingen kommun får ha mer än 60\u{A0}% av medlen; den \
                största har 75,8\u{A0}%.
                """
            ])
        #expect(
            small.output.lines(starting: "• Medlen samlas") == ["• Medlen samlas inte på en plats (Östersund)"])
        #expect(small.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test func `applications are weighed within a budget`() throws {
        let example = try Example()
        let file = try example.file("ansökningar.csv", Self.applications)
        let run = try Program.run(
            "gaps", example.policy, "--store", example.store, "--applications", file, "--budget", "12000000",
            "--format", "json")
        #expect(run.status == 2)
        let advice = try #require(json(run.output)["applications"] as? [String: Any])
        let items = try #require(advice["items"] as? [[String: Any]])
        #expect(items.count == 5)
        let choice = try #require(advice["choice"] as? [String: Any])
        #expect(choice["proven"] as? Bool == true)
        #expect(choice["decides"] as? Bool == false)
        let spent = items.filter { $0["chosen"] as? Bool == true }.compactMap { $0["applied_sek"] as? Double }.reduce(
            0, +)
        #expect(spent == choice["spent_sek"] as? Double)
        #expect(spent <= 12_000_000)
        let text = try Program.run(
            "gaps", example.policy, "--store", example.store, "--applications", file, "--budget", "12000000",
            language: "sv")
        #expect(
            text.output.remarks(starting: "Ett förslag:") == [
                "Ett förslag: programmet beslutar inget, och poängen har satts av handläggarna."
            ])
        #expect(
            text.output.split(separator: "\n").allSatisfy { $0.count <= 80 },
            "\(text.output.split(separator: "\n").filter { $0.count > 80 })")
        #expect(try Program.run("gaps", example.policy, "--store", example.store, "--budget", "5").status == 64)
    }

    /// `round/app.csv` of the shared cases: P3 widens the must gap of money_to_rural, and was chosen.
    private static let round = """
        Ärendenummer;Projektnamn;Kommuner;Sökt belopp (kr);Poäng;Total budget (kr)
        P1;Hela länet;hela länet;4000000;90;8000000
        P2;Strömsund liten;Strömsund;300000;60;600000
        P3;Östersund;Östersund;2000000;95;4000000
        P4;Berg;Berg;1500000;55;3000000

        """

    private func advice(_ example: Example, _ file: String, _ options: String...) throws -> [String: Any] {
        let run = try Program.run(
            ["gaps", example.folder.path + "/example_policy.yaml", "--store", example.store, "--applications", file]
                + options + ["--format", "json"])
        #expect(run.status == 2, "\(run.errors)")
        return try #require(json(run.output)["applications"] as? [String: Any])
    }

    @Test func `no choice widens a must gap unless told to`() throws {
        let example = try Example()
        let file = try example.file("ansökningar.csv", Self.round)
        for (options, expected) in [
            ([], ["P2", "P4"]), (["--never-widen", "must"], ["P2", "P4"]),
            (["--never-widen", "none"], ["P2", "P3", "P4"]),
            (["--never-widen", "all"], []),
        ] {
            let run = try Program.run(
                [
                    "gaps", example.folder.path + "/example_policy.yaml", "--store", example.store, "--applications",
                    file,
                    "--budget", "4000000", "--format", "json",
                ] + options)
            let advice = try #require(json(run.output)["applications"] as? [String: Any])
            let choice = try #require(advice["choice"] as? [String: Any])
            #expect(choice["ids"] as? [String] == expected)
            #expect(choice["proven"] as? Bool == true)
            let rules = try #require(choice["rules"] as? [[String: Any]])
            let rural = try #require(rules.first { $0["id"] as? String == "money_to_rural" })
            let after = try #require((rural["after"] as? [String: Any])?["observed"] as? Double)
            let before = try #require((rural["before"] as? [String: Any])?["observed"] as? Double)
            #expect(after >= before)
            #expect(before == 0.359394644990535)
        }
    }

    @Test func `evidence is reproduced or says what changed`() throws {
        let example = try Example()
        let file = try example.file("ansökningar.csv", Self.applications)
        let evidence = example.folder.path + "/underlag.json"
        let first = try Program.run(
            "gaps", example.policy, "--store", example.store, "--applications", file, "--budget", "12000000",
            "--allocate", "40000000", "--evidence",
            evidence, "--format", "json")
        #expect(first.status == 2)
        let written = try String(contentsOfFile: evidence, encoding: .utf8)
        #expect(!written.contains(example.folder.path))
        // Neither the policy nor the applications are needed any more.
        try FileManager.default.removeItem(atPath: file)
        try FileManager.default.removeItem(atPath: example.policy)
        let again = try Program.run("gaps", "--replay", evidence, "--store", example.store, "--format", "json")
        #expect(again.status == 0, "\(again.errors)")
        #expect(again.output == first.output)
        #expect(again.errors == "Reproduced: every figure is the same.\n")

        let more = try example.file(
            "mera.csv", "id;title;granted_sek;municipalities\nX1;Ny insats;900000;Berg\n")
        #expect(try Program.run("import", "initiatives", more, "--store", example.store).status == 0)
        let changed = try Program.run("gaps", "--replay", evidence, "--store", example.store)
        #expect(changed.status == 2)
        #expect(
            changed.errors == """
                Changed: the file mera.csv (SHA-256 eaa5c40aad9b…) has been added.
                Changed: the initiatives or their footprints are not the same.

                """)
        #expect(
            changed.output.lines(starting: "gaps[money_to_every_municipality 2326 granted_sek].observed:") == [
                """
                gaps[money_to_every_municipality 2326 granted_sek].observed: 0.006023890036285927 → \
                0.011230986641165366
                """
            ])

        let damaged = written.replacing("every_municipality", with: "every_municipalitx")
        let bad = try Program.run("gaps", "--replay", example.file("skadad.json", damaged), "--store", example.store)
        #expect(bad.status == 1)
        #expect(
            bad.errors == """
                rackvidd: error: \(example.folder.path)/skadad.json can't be replayed: its policy doesn't match its \
                checksum

                """)
        let swedish = try Program.run("gaps", "--replay", evidence, "--store", example.store, language: "sv")
        #expect(swedish.status == 1)
        #expect(
            swedish.errors == """
                rackvidd: fel: \(example.folder.path)/underlag.json kan inte köras om: den är på ett annat språk; \
                kör om med --language en

                """)
    }

    /// A text without the first objects of the list that follows a word.
    private func removing(_ count: Int, after word: String, from text: String) throws -> String {
        let start = try #require(text.range(of: word)).upperBound
        var (end, depth, left) = (start, 0, count)
        while left > 0 {
            if text[end] == "{" { depth += 1 }
            if text[end] == "}" {
                depth -= 1
                if depth == 0 { left -= 1 }
            }
            end = text.index(after: end)
        }
        // The comma behind the last of them.
        return String(text[..<start]) + String(text[text.index(after: end)...])
    }

    @Test func `the account rests on checks as they were written`() throws {
        let example = try Example()
        let evidence = example.folder.path + "/underlag.json"
        let policy = example.folder.path + "/example_policy.yaml"
        let first = try Program.run("gaps", policy, "--store", example.store, "--evidence", evidence)
        #expect(first.status == 2)
        func account(_ files: String...) throws -> Program.Result {
            try Program.run(
                ["report", "--annual", "2027", "--store", example.store, "--format", "markdown"]
                    + files.flatMap { ["--evidence", $0] })
        }
        let good = try account(evidence)
        #expect(good.status == 0, "\(good.errors)")
        #expect(
            good.output.lines(starting: "1 check") == [
                """
                1 check of coverage gaps is on file, with 34 gaps together; 18 remain however the initiatives are \
                counted ([table\u{A0}2](#tabell-provningar)). **\\[how the gaps affected the year's decisions\\]**.
                """
            ])
        #expect(good.output.lines(starting: "On underlag.json").isEmpty)
        // Three gaps taken out by hand.
        let written = try String(contentsOfFile: evidence, encoding: .utf8)
        let fewer = try example.file("färre.json", removing(3, after: "\"gaps\": [", from: written))
        let refused = try account(fewer)
        #expect(refused.status == 1)
        #expect(
            refused.errors == """
                rackvidd: error: \(fewer) can't be the ground of the account: it was altered after it was written: the \
                result; find the file that rackvidd wrote.

                """)
        let replayed = try Program.run("gaps", "--replay", fewer, "--store", example.store)
        #expect(replayed.status == 2)
        #expect(replayed.errors == "Altered in the check file after it was written: the result.\n")
        // The same check under another name, with other white space.
        let copy = try example.file("kopia.json", written.replacing("\n", with: ""))
        let twice = try account(evidence, copy)
        #expect(twice.status == 1)
        #expect(
            twice.errors == """
                rackvidd: error: kopia.json can't be the ground of the account: it is the same check as underlag.json; \
                give each of them once.

                """)
        // One of another database is named in the account.
        let foreign = example.folder.path + "/annan.gpkg"
        #expect(try Program.run("init", foreign).status == 0)
        let elsewhere = try Program.run(
            "gaps", policy, "--store", foreign, "--evidence", example.folder.path + "/annan.json")
        #expect(elsewhere.status == 2)
        let named = try account(example.folder.path + "/annan.json")
        #expect(named.status == 0)
        #expect(
            named.output.lines(starting: "On annan.json") == [
                "On annan.json: it was made on another database (annan.gpkg), not on this one."
            ])
        let early = try Program.run(
            "report", "--annual", "2026", "--store", example.store, "--format", "markdown", "--evidence", evidence)
        #expect(early.status == 1)
        #expect(
            early.errors == """
                rackvidd: error: underlag.json can't be the ground of the account: it is about the call of 2027-03-15, \
                after 2026.

                """)
    }

    @Test func `replay names what changed among the inputs`() throws {
        let example = try Example()
        let evidence = example.folder.path + "/underlag.json"
        #expect(
            try Program.run("gaps", example.policy, "--store", example.store, "--evidence", evidence).status == 2)
        let values = try example.file(
            "skattekraft.csv",
            "indicator;municipality_code;year;value\ntax_base_per_inhabitant;2303;2024;1\n")
        #expect(try Program.run("import", "indicators", values, "--store", example.store).status == 0)
        #expect(try Program.run("statuses", "--set", "prioriterat=decided", "--store", example.store).status == 0)
        let again = try Program.run("gaps", "--replay", evidence, "--store", example.store)
        #expect(again.status == 2)
        let changed = again.errors.split(separator: "\n").dropFirst().map { String($0) }
        #expect(
            changed == [
                "Changed: the municipalities' values of tax_base_per_inhabitant are not the same.",
                "Changed: the status prioriterat counts in another way.",
            ])
        let written = try String(contentsOfFile: evidence, encoding: .utf8)
        let chosen = try example.file(
            "val.json", written.replacing("\"budget_sek\": null", with: "\"budget_sek\": 5"))
        let other = try Program.run("gaps", "--replay", chosen, "--store", example.store)
        #expect(
            other.errors.lines(starting: "Altered") == ["Altered in the check file after it was written: the options."])
    }
}
