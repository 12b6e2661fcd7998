import Foundation
import TestSupport
import Testing

/// Counties of which less is known than of the one that the program was made for.
@Suite struct CountyTests {
    private static let fixtures = Bundle.module.resourceURL!.appendingPathComponent("Fixtures/counties").path

    private func county(_ code: String, _ rows: String) throws -> (folder: Folder, store: String) {
        let folder = try Folder()
        let store = "\(folder.path)/s.gpkg"
        #expect(try Program.run("init", store, "--county", code).status == 0)
        let file = try folder.file("insatser.csv", "id;title;granted_sek;municipality_codes\n" + rows)
        #expect(try Program.run("import", "initiatives", file, "--store", store).status == 0)
        return (folder, store)
    }

    @Test func `without population nothing reads as zero`() throws {
        let (folder, store) = try county("20", "W1;a;1000000;Falun\nW2;b;1000;Mora\n")
        for (language, told) in [
            (
                "en",
                """
                The county's population has not been imported. Import it with rackvidd import indicators FILE.csv \
                (columns municipality_code, year and population, all of the county's municipalities), or rackvidd \
                import territory LAYER --as population.
                """
            ),
            (
                "sv",
                """
                Länets folkmängd är inte inläst. Läs in folkmängden med rackvidd import indicators FIL.csv \
                (kolumnerna municipality_code, year och population, länets alla kommuner), eller rackvidd import \
                territory LAGER --as population.
                """
            ),
        ] {
            let text = try Program.run(
                "distribution", "granted_sek", "--store", store, "--influence", "--bootstrap", "100", "--local",
                language: language)
            #expect(text.status == 0)
            #expect(text.output.remarks(starting: String(told.prefix(12))) == [told])
            let plain = text.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(!plain.contains("all weights are zero") && !plain.contains("alla vikter är noll"))
            let falun = try #require(text.output.split(separator: "\n").first { $0.hasPrefix("Falun") })
            #expect(
                falun.split(separator: " ").map { $0.replacing("\u{A0}", with: "") }
                    == [
                        "Falun", language == "sv" ? "1000000" : "1,000,000", "–", language == "sv" ? "99,9%" : "99.9%",
                        "–", "–",
                    ])
        }
        let json = try object(Program.run("distribution", "granted_sek", "--store", store, "--format", "json").output)
        let first = try #require((json["rows"] as? [[String: Any]])?.first)
        for key in ["population", "population_share", "per_1000", "location_quotient"] {
            #expect(first[key] is NSNull, "\(key)")
        }
        let gaps = try Program.run("gaps", "\(Self.fixtures)/people.yaml", "--store", store)
        #expect(gaps.status == 2 && !gaps.output.contains("0.0%"))
        let check = try object(
            Program.run("gaps", "\(Self.fixtures)/people.yaml", "--store", store, "--format", "json").output)
        let rules = try #require(check["rules"] as? [[String: Any]])
        #expect(rules.map { $0["verdict"] as? String } == ["cannot_be_judged", "cannot_be_judged"])
        #expect(check["verdict"] as? String == "cannot_be_judged" && check["passed"] as? Bool == false)
        let reach = try Program.run("reach", "--store", store)
        #expect(reach.status != 0)
        #expect(
            reach.errors == """
                rackvidd: error: The county's population has not been imported. Import it with rackvidd import \
                indicators FILE.csv (columns municipality_code, year and population, all of the county's \
                municipalities), or rackvidd import territory LAYER --as population.

                """)
        _ = folder
    }

    /// The command that every message names works, with a long table and with one that has a column of people.
    @Test(arguments: ["popind20.csv", "popwide20.csv"]) func `population as an indicator is used as population`(
        _ file: String
    ) throws {
        let (folder, store) = try county("20", "W1;a;1000000;Falun\nW2;b;1000;Mora\n")
        let imported = try Program.run("import", "indicators", "\(Self.fixtures)/\(file)", "--store", store)
        #expect(imported.status == 0)
        #expect(
            imported.errors.remarks(starting: "The population") == [
                """
                The population of 2019 (287,966 inhabitants) counts from now on for everything per inhabitant, and \
                what is spread by population has been spread anew.
                """
            ])
        let json = try object(Program.run("distribution", "granted_sek", "--store", store, "--format", "json").output)
        let rows = try #require(json["rows"] as? [[String: Any]])
        let falun = try #require(rows.first { $0["code"] as? String == "2080" })
        #expect(falun["population"] as? Int == 59_406)
        #expect(abs((falun["per_1000"] as? Double ?? 0) - 1_000_000 / 59.406) < 1e-6)
        let gaps = try Program.run("gaps", "\(Self.fixtures)/people.yaml", "--store", store)
        #expect(gaps.status == 2)
        #expect(
            gaps.output.remarks(starting: "within_reach:") == [
                """
                within_reach: can NOT be judged. At least 80% of the people must live within 25 km of an initiative.
                """
            ])
        #expect(try Program.run("verify", store).status == 0)
        // Municipal figures say nothing of who lives in town and who in the country.
        let zones = try Program.run("distribution", "granted_sek", "--by", "zone", "--store", store)
        #expect(zones.status == 0)
        #expect(
            zones.output.remarks(starting: "Population by subarea") == [
                """
                Population by subarea: evenly over the municipality's area. The population is known by municipality, \
                not where in it people live: nothing is therefore said per inhabitant of zones, subareas, and town and \
                country, nor how what is known to its municipality only falls on them. Import a finer layer, such as \
                DeSO, with rackvidd import territory LAYER --as population.
                """
            ])
        let divided = try object(
            Program.run("distribution", "granted_sek", "--by", "zone", "--store", store, "--format", "json").output)
        for row in try #require(divided["rows"] as? [[String: Any]]) {
            for key in ["location_quotient", "value", "share"] { #expect(row[key] is NSNull, "\(key)") }
            #expect(row["reason"] as? String == "unknown_population")
        }
        #expect(divided["total"] as? Double == 1_001_000 && divided["blank_parts"] as? Int == 3)
        for arguments in [
            ["query", "TRUE", "--by", "zone"], ["crosstab", "cell", "year"], ["crosstab", "year", "roll_up"],
        ] {
            let refused = try Program.run(arguments + ["--store", store])
            #expect(refused.status == 1 && refused.output.isEmpty)
            #expect(
                refused.errors.contains("where in their municipalities the others lie can't be said by")
                    && refused.errors.contains("rackvidd import territory LAYER --as population"), "\(refused.errors)")
        }
        // The same file again changes nothing and says nothing of it.
        let again = try Program.run("import", "indicators", "\(Self.fixtures)/\(file)", "--store", store)
        #expect(again.status == 0 && !again.errors.contains("The population of 2019"))
        _ = folder
    }

    @Test func `newer population replaces the former so that the two cannot differ`() throws {
        let (folder, store) = try county("23", "J1;a;1000000;Östersund\n")
        let imported = try Program.run("import", "indicators", "\(Self.fixtures)/popdouble23.csv", "--store", store)
        #expect(imported.status == 0)
        #expect(
            imported.errors.remarks(starting: "The population") == [
                """
                The population of 2025 (261,620 inhabitants) counts from now on for everything per inhabitant, and \
                what is spread by population has been spread anew.
                """
            ])
        let json = try object(Program.run("distribution", "population", "--store", store, "--format", "json").output)
        let rows = try #require(json["rows"] as? [[String: Any]])
        for row in rows { #expect(row["population"] as? Double == row["value"] as? Double) }
        _ = folder
    }

    @Test func `a county of one municipality has no unevenness`() throws {
        let (folder, store) = try county("09", "G1;a;1000000;Gotland\nG2;b;1000;Gotland\n")
        let population = try folder.file("people.csv", "municipality_code;year;population\n0980;2024;61000\n")
        #expect(try Program.run("import", "indicators", population, "--store", store).status == 0)
        for (language, told) in [
            ("en", "Gini: undefined, there is only 1 value to compare, at least 2 are needed."),
            ("sv", "Gini: går inte att räkna, det finns bara 1 värde att jämföra, minst 2 behövs."),
        ] {
            let text = try Program.run("distribution", "granted_sek", "--store", store, language: language)
            #expect(text.status == 0 && !text.output.contains("0.000"))
            #expect(text.output.remarks(starting: "Gini") == [told])
        }
        let asked = try Program.run(
            "distribution", "granted_sek", "--store", store, "--influence", "--bootstrap", "100", "--local",
            "--sources", "programme", "--contrast", "0980")
        #expect(asked.status == 0 && !(asked.output + asked.errors).contains("tooFewUnits"))
        #expect(
            asked.output.remarks(starting: "What single") == [
                """
                What single initiatives weigh: undefined, there is only 1 value to compare, at least 2 are needed.
                """
            ])
        let report = "\(folder.path)/r.html"
        #expect(try Program.run("report", "--store", store, "--output", report).status == 0)
        #expect(try !folder.read("r.html").contains("Gini 0"))
    }
}
