import Foundation
import TestSupport
import Testing

/// `rackvidd gaps` as a person or another program uses it.
@Suite struct GapsCommandTests {
    /// Every kind of rule, one of them with an identifier that is longer than a terminal is wide.
    private static let everyKind = """
        version: 1
        name: Alla sorters regler inför en utlysning med ett namn som är längre än vad en terminal är bred
        round: 2027-03-15
        county_wide: by_population
        filter: {where: granted_sek > 1000 OR granted_sek IS NULL}
        weights: [{indicator: tax_base_per_inhabitant}, {indicator: long_term_unemployment_12_months_january, weight: \
        2}]
        rules:
          - {id: amount, kind: minimum_amount, per: municipality, minimum: 10000000}
          - {id: marks, kind: matrix, severity: should, dimension: sustainability, per: municipality, minimum: 1}
          - {id: strength, kind: matrix, severity: should, dimension: strength_area, per: cell, minimum_sek: 100000, \
        at_least: 0.9}
          - {id: reach, kind: reach, severity: should, distance_m: 20000, per: cell, at_least: 0.5}
          - {id: gini, kind: maximum_concentration, severity: should, of: granted_sek, per: municipality, measure: \
        gini, at_most: 0.2}
          - {id: largest, kind: maximum_concentration, of: initiatives, per: cell, measure: largest_share, at_most: 0.9}
          - {id: recent, kind: recency, severity: should, per: municipality, at_most_months: 24}
          - {id: trend, kind: trend, indicator: share_started_higher_education_within_3_years_women, years: 1}
          - {id: a_rule_that_has_an_identifier_which_is_much_longer_than_the_eighty_columns_of_a_terminal, kind: \
        minimum_share, severity: should,
             of: granted_sek, against: need, per: municipality, at_least: 0.5}

        """

    private func demo() throws -> (folder: Folder, store: String) {
        let folder = try Demo.folder()
        return (folder, "\(folder.path)/rackvidd.gpkg")
    }

    @Test func `everything fits into eighty columns`() throws {
        let (folder, store) = try demo()
        let policy = try folder.file("every.yaml", Self.everyKind)
        for (language, nothing, robust) in [
            (
                "sv", "? ingen känd insats som regeln räknar, men någon utan känt läge kan ligga här.",
                "54 av 59 luckor består under alla 14 prövade sätt att räkna."
            ),
            (
                "en", "? no known initiative that the rule counts, but one without a known location may lie here.",
                "54 of 59 gaps remain under all 14 ways of counting that were tried."
            ),
        ] {
            let run = try Program.run("gaps", policy, "--store", store, language: language)
            #expect(run.status == 2)
            let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
            // An identifier can't be broken.
            #expect(lines.filter { $0.count > 80 && !$0.hasPrefix("a_rule_that") } == [])
            #expect(run.output.remarks(starting: "? ") == [nothing])
            #expect(run.output.remarks(starting: "54 ") == [robust])
            // The bars of the parts that have something.
            #expect(run.output.split(separator: "\n").count { $0.contains("█") } == 19)
            let explained = try Program.run("gaps", policy, "--explain", language: language)
            #expect(explained.status == 0)
            #expect(
                explained.output.split(separator: "\n").filter { $0.count > 80 && !$0.hasPrefix("a_rule_that") } == [])
        }
    }

    @Test func `what is impossible in the county is said before the policy is asked`() throws {
        let folder = try Demo.folder()
        let policy = try folder.file(
            "omöjlig.yaml",
            """
            version: 1
            name: Omöjlig
            rules:
              - {id: c, kind: maximum_concentration, of: granted_sek, per: municipality, \
              measure: largest_share, at_most: 0.1}
            """)
        let told = try Program.run("gaps", policy, "--explain", "--store", "\(folder.path)/rackvidd.gpkg")
        #expect(told.status == 0, "\(told.errors)")
        #expect(told.output.lines(starting: "Impossible:").count == 1)
        #expect(try Program.run("gaps", policy, "--explain").output.lines(starting: "Impossible:").isEmpty)
    }

    @Test func `explained in plain words without a store`() throws {
        let folder = try Folder()
        let policy = try folder.file("every.yaml", Self.everyKind)
        let sv = try Program.run("gaps", policy, "--explain", language: "sv").output
        #expect(
            sv.lines(starting: "  Minst 10\u{A0}000\u{A0}000") == ["  Minst 10\u{A0}000\u{A0}000 kr i varje kommun."])
        #expect(
            sv.remarks(starting: "  Det senaste") == [
                "  Det senaste beslutet i varje kommun är högst 24 månader gammalt vid utlysningen."
            ])
        let en = try Program.run("gaps", policy, "--explain").output
        #expect(
            en.lines(starting: "  No subarea") == [
                "  No subarea (municipality and zone) may have more than 90% of the initiatives."
            ])
        #expect(
            en.lines(starting: "County-wide") == [
                "County-wide initiatives count in every area, their money by population."
            ])
        let wrong = try folder.file(
            "wrong.yaml", "version: 1\nname: x\nrules:\n  - {id: a, kind: reach, distance_km: 5, at_least: 80}\n")
        let refused = try Program.run("gaps", wrong, "--explain")
        #expect(refused.status == 1 && refused.output.isEmpty)
        #expect(
            refused.errors == """
                rackvidd: error: \(wrong), line 4: at_least must be a share of the population, 0–1; 0.9 means 90%
                \(wrong), line 4: distance_km is not a key here; was distance_m meant? Possible: at_least, \
                distance_m, id, kind, per, severity, title, to

                """)
    }

    /// Three kinds of nothing in every format, and what each gap depends on.
    @Test func `machines are told the same`() throws {
        let (folder, store) = try demo()
        let policy = try folder.file("every.yaml", Self.everyKind)
        let json = try object(try Program.run("gaps", policy, "--store", store, "--format", "json").output)
        let gaps = try #require(json["gaps"] as? [[String: Any]])
        let missing = try #require(json["not_applicable"] as? [[String: Any]])
        #expect(Set(gaps.compactMap { $0["nothing"] as? String }).isSubset(of: ["no_initiative", "unknown_location"]))
        #expect(
            missing.contains {
                $0["code"] as? String == "2303/urban" && $0["reason"] as? String == "the municipality has no such zone"
            })
        let variants = Set(try #require(json["variants"] as? [String]))
        #expect(
            variants.isSuperset(of: [
                "county_wide=exclude", "county_wide=equally", "distance_m*0.75", "distance_m*1.25", "years+1",
            ]))
        for gap in gaps {
            let dependsOn = try #require(gap["depends_on"] as? [String])
            #expect(gap["robust"] as? Bool == dependsOn.isEmpty && variants.isSuperset(of: dependsOn))
            for key in [
                "required", "observed", "shortfall", "missing_initiatives", "missing_sek", "missing_people",
                "unlocated_initiatives", "unlocated_sek",
            ] {
                #expect(gap[key] != nil, "\(key)")
            }
            #expect((gap["nearest"] as? [[String: Any]]) != nil)
        }
        let csv = try Program.run("gaps", policy, "--store", store, "--format", "csv").output.split(separator: "\n")
        let unjudged = try #require(json["not_judged"] as? [[String: Any]])
        #expect(csv.count == 1 + gaps.count + missing.count + unjudged.count)
        let nothing = csv.map { $0.split(separator: ";", omittingEmptySubsequences: false)[15] }
        #expect(
            Dictionary(grouping: nothing) { $0 }.mapValues(\.count) == [
                "nothing": 1, "": 50, "unknown_location": 9, "not_applicable": 15, "cannot_be_judged": 38,
            ])
        let layer = try object(try Program.run("gaps", policy, "--store", store, "--format", "geojson").output)
        let features = try #require(layer["features"] as? [[String: Any]])
        #expect(features.count == gaps.count + missing.count + unjudged.count)
        // Parts that don't exist, and the county as a whole, have no shape.
        let shapeless = features.filter { $0["geometry"] is NSNull }.compactMap {
            ($0["properties"] as? [String: Any])?["rule"] as? String
        }
        let ofParts = shapeless.filter { !["gini", "marks"].contains($0) }
        #expect(ofParts.count == missing.count { $0["population"] as? Int == 0 })
        #expect(
            shapeless == ["gini", "marks"] + Array(repeating: "strength", count: 5)
                + Array(repeating: "reach", count: 5)
                + Array(repeating: "largest", count: 5))
    }

    /// Truth: cases/README.md. What can't be asked isn't met.
    @Test func `what can't be judged is no pass, and is named`() throws {
        let (folder, store) = try demo()
        let head = "version: 1\nname: Vacuous\nround: 2027-03-15\nrules:\n"
        let trend = "  - {id: trend_unmeasured, kind: trend, indicator: tax_base_per_inhabitant, years: 40}\n"
        let matrix = "  - {id: matrix_no_values, kind: matrix, dimension: priority, per: municipality, minimum: 1}\n"
        let nothing = """
              - {id: gini_nothing, kind: maximum_concentration, of: granted_sek, per: cell, measure: gini, \
            at_most: 0.01}
              - {id: largest_nothing, kind: maximum_concentration, of: granted_sek, per: cell, measure: largest_share, \
            at_most: 0.01}
            filter: {status: finns_inte}

            """
        for (policy, count) in [(head + trend + matrix, 2), (head + trend + matrix + nothing, 4)] {
            let file = try folder.file("vacuous.yaml", policy)
            let run = try Program.run("gaps", file, "--store", store, "--format", "json")
            #expect(
                run.status == 2
                    && run.errors.contains(
                        "“At least 1 initiative for each priority in each municipality” can't be judged: the county: "
                            + "no initiative")
            )
            let json = try object(run.output)
            let rules = try #require(json["rules"] as? [[String: Any]])
            #expect(rules.map { $0["verdict"] as? String } == [String?](repeating: "cannot_be_judged", count: count))
            #expect(rules.map { $0["passed"] as? Bool } == [Bool?](repeating: false, count: count))
            #expect((json["gaps"] as? [Any])?.isEmpty == true && json["passed"] as? Bool == false)
            let csv = try Program.run("gaps", file, "--store", store, "--format", "csv").output.split(separator: "\n")
            // Zones that a municipality doesn't have are not applicable.
            let verdicts = Set(csv.dropFirst().compactMap { $0.split(separator: ";").last })
            #expect(
                verdicts.subtracting(["not_applicable"]) == ["cannot_be_judged"]
                    && csv[0].hasSuffix(";verdict;rule_verdict"))
            for (language, verdict) in [("sv", "kan INTE bedömas."), ("en", "can NOT be judged.")] {
                let text = try Program.run("gaps", file, "--store", store, language: language)
                #expect(text.status == 2 && text.output.components(separatedBy: verdict).count == count + 1)
            }
            #expect(try Program.run("gaps", file, "--store", store, "--fail-on", "not_met").status == 0)
        }
    }

    @Test func `the exit code says what failed`() throws {
        let (folder, store) = try demo()
        func policy(_ severity: String, _ minimum: Int) throws -> String {
            try folder.file(
                "\(severity)\(minimum).yaml",
                """
                version: 1\nname: x\nrules:\n  - {id: a, kind: minimum_initiatives, severity: \(severity), per: \
                municipality, minimum: \(minimum)}\n
                """
            )
        }
        func status(_ arguments: String...) throws -> Int32 {
            try Program.run(["gaps", "--store", store] + arguments).status
        }
        #expect(try status(policy("must", 1)) == 0)
        #expect(try status(policy("should", 999)) == 2)
        #expect(try status(policy("should", 999), "--fail-on", "must") == 0)
        #expect(try status(policy("must", 999), "--fail-on", "must") == 2)
        #expect(try status(policy("should", 999), "--fail-on", "should") == 2)
        #expect(try status(policy("should", 999), "--fail-on", "cannot_be_judged") == 0)
        #expect(try status(policy("should", 999), "--fail-on", "not_met,cannot_be_judged") == 2)
        #expect(try status(policy("must", 999), "--fail-on", "must,cannot_be_judged") == 0)
        #expect(try status(policy("should", 999), "--fail-on", "may") == 64)
        #expect(try status("\(folder.path)/nowhere.yaml") == 1)
        #expect(try Program.run("gaps", try policy("must", 1)).status == 64)
    }
}
