import Foundation
import TestSupport
import Testing

/// What kronor mean (granted on, of many years, repaid), in the small inputs that once went wrong.
@Suite struct MeaningOfMoneyTests {
    private let folder: Folder
    private let store: String

    init() throws {
        folder = try Folder()
        store = "\(folder.path)/s.gpkg"
        try Demo.copyNewStore(to: store)
    }

    private func json(_ arguments: String...) throws -> [String: Any] {
        let result = try Program.run(arguments + ["--format", "json", "--store", store])
        #expect(result.status == 0 || result.status == 2, "\(result.errors)")
        return try object(result.output)
    }

    private func values(_ json: [String: Any], _ key: String = "value") throws -> [String: Double] {
        let rows = try #require(json["rows"] as? [[String: Any]])
        return rows.reduce(into: [:]) { $0[$1["name"] as! String] = $1[key] as? Double }  // As the contract says.
    }

    // MARK: Money

    private func take(_ kind: String, text: String) throws {
        let path = "\(folder.path)/\(UUID().uuidString).csv"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        let result = try Program.run("import", kind, path, "--store", store)
        #expect(result.status == 0, "\(result.errors)")
    }

    private static let granting = """
        id;titel;beviljat belopp;kommun;beslutsdatum;finansieras av
        R1;Regional medfinansiering;1000000;Jämtlands län;2015-03-01;
        L1;Leader Åre;400000;Åre;2016-03-01;R1
        L2;Leader Berg;300000;Berg;2022;R1
        X1;Okänd;50000;Berg;2024;R9

        """

    @Test func `a municipality whose initiatives state no amount is blank in every answer`() throws {
        try take(
            "initiatives",
            text: """
                id;titel;beviljat belopp;kommun
                A;Fiber;9000;Åre
                B;Vandringsled;1000;Berg
                C;Lanthandel;;Krokom

                """)
        let distribution = try json("distribution", "granted_sek")
        #expect(try values(distribution)["Krokom"] == nil && (try values(distribution)["Ragunda"]) == 0)
        #expect(distribution["blank_parts"] as? Int == 1 && distribution["total"] as? Double == 10_000)
        let rows = try #require(distribution["rows"] as? [[String: Any]])
        #expect(rows.compactMap { $0["reason"] as? String } == ["no_amount_stated"])
        let text = try Program.run("distribution", "granted_sek", "--store", store).output
        #expect(
            text.remarks(starting: "7 of 8") == [
                """
                7 of 8 areas have a value; – is not a zero, and not in the measures. No amount is stated for the \
                initiatives in Krokom.
                """
            ])
        let layer = "\(folder.path)/d.geojson"
        #expect(try Program.run("export", "municipality", "--output", layer, "--store", store).status == 0)
        let features = try #require(
            try object(String(contentsOfFile: layer, encoding: .utf8))["features"] as? [[String: Any]])
        let blank = features.compactMap { $0["properties"] as? [String: Any] }.filter { $0["granted_sek"] is NSNull }
        #expect(blank.map { $0["name"] as? String } == ["Krokom"])
    }

    /// Krokom has an initiative whose amount nobody states, Härjedalen one beside one that is stated.
    @Test func `rules about money judge no municipality whose amounts nobody states`() throws {
        try take(
            "initiatives",
            text: """
                id;titel;beviljat belopp;kommun
                A;Fiber;9000;Åre
                B;Vandringsled;1000;Berg
                C;Lanthandel;;Krokom
                D;Skidspår;500;Härjedalen
                E;Turistbyrå;;Härjedalen

                """)
        let policy = try folder.file(
            "medel.yaml",
            """
            version: 1
            name: medel
            rules:
              - {id: belopp, kind: minimum_amount, per: municipality, minimum: 600, parts: ["2309", "2361", "2326"]}
              - {id: koncentration, kind: maximum_concentration, of: granted_sek, per: municipality, measure: gini,
                 at_most: 0.1}
              - {id: andel, kind: minimum_share, of: granted_sek, per: municipality, at_least: 0.5,
                 parts: ["2309", "2326"]}

            """)
        let report = try json("gaps", policy)
        let rules = try #require(report["rules"] as? [[String: Any]])
        #expect(rules.map { $0["verdict"] as? String } == ["not_met", "not_met", "cannot_be_judged"])
        let gaps = try #require(report["gaps"] as? [[String: Any]])
        #expect(gaps.compactMap { $0["code"] as? String } == ["2361"])
        // The amount that isn't stated could close this one.
        #expect(gaps.first { $0["code"] as? String == "2361" }?["unstated_could_close"] as? Bool == true)
        let open = try #require(report["not_judged"] as? [[String: Any]])
        #expect(open.map { "\($0["rule"]!) \($0["code"]!)" } == ["belopp 2309", "andel 2309"])
        // One base for both: the measure of the distribution is the rule's.
        let indices = try #require(try json("distribution", "granted_sek")["indices"] as? [String: Any])
        let gini = try #require(indices["gini"] as? Double ?? (indices["gini"] as? [String: Any])?["value"] as? Double)
        #expect(abs((rules[1]["observed"] as? Double ?? 0) - gini) < 1e-12)
        let text = try Program.run("gaps", policy, "--store", store, language: "sv").output
        #expect(
            text.remarks(starting: "  Kan inte bedömas i") == [
                "  Kan inte bedömas i Krokom: inget belopp är angivet där.",
                "  Kan inte bedömas i Krokom: inget belopp är angivet där.",
            ])
    }

    /// A grant in Krokom makes the sum there known in part only: that closes no gap, and takes none from the others.
    @Test func `a choice closes gaps only where the sum is known today`() throws {
        try take("initiatives", text: "id;titel;beviljat belopp;kommun\nA;Fiber;9000;Åre\nC;Lanthandel;;Krokom\n")
        let policy = try folder.file(
            "medel.yaml",
            """
            version: 1
            name: medel
            round: 2026-06-01
            rules: [{id: belopp, kind: minimum_amount, severity: must, per: municipality, minimum: 600,
                     parts: ["2309", "2326"]}]

            """)
        let rest = "\nP2;Berg;700;Berg\n"
        func closed(_ applications: String) throws -> Int? {
            let file = try folder.file("\(UUID().uuidString).csv", applications)
            let report = try json("gaps", policy, "--applications", file, "--budget", "2000")
            let choice = (report["applications"] as? [String: Any])?["choice"] as? [String: Any]
            return choice?["must_closed"] as? Int
        }
        #expect(try closed("id;titel;sökt belopp;kommun\nP1;Åre;700;Åre" + rest) == 1)
        #expect(try closed("id;titel;sökt belopp;kommun\nP1;Krokom;700;Krokom" + rest) == 1)
        #expect(try closed("id;titel;sökt belopp;kommun\nP1;Krokom;700;Krokom\n") == 0)
    }

    @Test func `money granted on counts once in every answer`() throws {
        try take("initiatives", text: Self.granting)
        let distribution = try json("distribution", "granted_sek")
        #expect(distribution["total"] as? Double == 1_050_000)
        let money = try #require(distribution["money"] as? [String: Any])
        #expect(money["granted_on_sek"] as? Double == 700_000)
        #expect((money["funded_by_unresolved"] as? [[String: String]])?.first?["reason"] == "unknown")
        #expect(money["nominal_over_years"] as? Bool == true)
        let sums = try json("query", "id <> 'L2'", "--by", "municipality")
        #expect((sums["total"] as? [String: Double])?["granted_sek"] == 1_050_000)
        #expect((sums["money"] as? [String: Any])?["granted_on_sek"] as? Double == 400_000)
        let text = try Program.run("distribution", "granted_sek", "--store", store, language: "sv").output
        #expect(
            text.remarks(starting: "700\u{A0}000 kr") == [
                """
                700\u{A0}000 kr av 1 insats har beviljats vidare och räknas en gång: hos de insatser som fått dem.
                """
            ])
        #expect(
            text.remarks(starting: "X1 sägs") == [
                "X1 sägs finansieras av R9, som inte finns i databasen: hela beloppet räknas."
            ])
        #expect(
            text.remarks(starting: "Kronorna") == [
                """
                Kronorna är löpande, från 2015–2024, och köper olika mycket: --prices fixed:ÅR räknar om dem med ett \
                konsumentprisindex.
                """
            ])
        #expect(try Program.run("verify", "--store", store).status == 0)
        #expect(try json("query", "id = 'R1'")["matched"] as? Int == 1)
    }

    /// Of R1's 700,000 and more, L1 and L2 have granted on; sums of an export and the report count that once too.
    @Test func `money granted on counts once in the report and in exports`() throws {
        try take("initiatives", text: Self.granting)
        let rows = try Program.run("export", "initiatives", "--format", "csv", "--store", store).output
            .split(separator: "\n").map { $0.split(separator: ";", omittingEmptySubsequences: false) }
        func column(_ name: String) throws -> [String] {
            let place = try #require(rows[0].firstIndex { $0 == name })
            return rows.dropFirst().map { String($0[place]) }
        }
        let counted = try column("counted_sek").compactMap(Double.init).reduce(0, +)
        #expect(counted == 1_050_000)
        let granted = try column("granted_sek").compactMap(Double.init).reduce(0, +)
        #expect(granted == 1_750_000)
        #expect(try column("funded_by").contains("R1"))
        let report = try Program.run("report", "--store", store).output
        #expect(report.contains("SEK 700,000 of 1 initiative has been granted on and counts once"))
        #expect(report.contains(", the rest granted on)"))
    }

    @Test func `kronor of one year need an index, and have an effect on money only`() throws {
        try take("initiatives", text: Self.granting)
        let fixed = ["distribution", "granted_sek", "--prices", "fixed:2024", "--store", store]
        let refused = try Program.run(fixed)
        #expect(refused.status == 1)
        #expect(
            refused.errors == """
                rackvidd: error: The price index consumer_price_index is not in the database. Import it with rackvidd \
                import indicators: columns municipality_code, year, indicator, value and kind, a row a year with \
                indicator consumer_price_index and kind intensive, of one municipality or with the same value for \
                several. Or name another with --price-index. Statistics Sweden's consumer price index (yearly \
                averages) is one.

                """)
        try take(
            "indicators",
            text: """
                municipality_code;year;indicator;value;kind
                2380;2015;consumer_price_index;313.35;intensive
                2380;2016;consumer_price_index;316.43;intensive
                2380;2022;consumer_price_index;371.91;intensive
                2380;2024;consumer_price_index;415.51;intensive

                """)
        // Python's decimal: 300,000, 400,000 and 300,000 of 2015, 2016 and 2022, and 50,000 as they are.
        let total = 1_308_224.65
        #expect(try json("distribution", "granted_sek", "--prices", "fixed:2024")["total"] as? Double == total)
        let sums = try json("query", "TRUE", "--by", "year", "--sum", "granted_sek", "--prices", "fixed:2024")
        #expect((sums["total"] as? [String: Double])?["granted_sek"] == total)
        #expect(
            try Program.run("map", "--prices", "fixed:2024", "--store", store).output
                .matches(of: />(At the prices of [^<]*)</).map { String($0.1) } == ["At the prices of 2024, by"])
        for arguments in [["distribution", "initiatives"], ["query", "TRUE"]] {
            let result = try Program.run(arguments + ["--prices", "fixed:2024", "--store", store])
            #expect(result.status == 64)
            #expect(
                result.errors.lines(starting: "Error:") == [
                    "Error: --prices is for amounts (granted_sek); the answer has none."
                ])
        }
        #expect(try Program.run("distribution", "granted_sek", "--price-index", "kpi", "--store", store).status == 64)
    }

    @Test func `more repaid than granted leaves sums, no shares, and rules about them unjudged`() throws {
        try take(
            "initiatives",
            text: "id;titel;beviljat belopp;kommun;status\na;A;1000;Åre;fnord\nb;B;-3000;Berg;beviljad\n")
        let distribution = try json("distribution", "granted_sek")
        #expect(distribution["total"] as? Double == -2_000)
        #expect(distribution["share_reason"] as? String == "negative_value")
        #expect(try values(distribution, "share").isEmpty)
        let policy = "\(folder.path)/p.yaml"
        try """
        version: 1
        name: Prov
        filter:
          status: [fnord, beviljad]
        rules:
          - {id: a, kind: minimum_share, of: granted_sek, per: municipality, at_least: 0.5}
          - {id: b, kind: maximum_concentration, of: granted_sek, per: municipality, measure: gini, at_most: 0.4}

        """.write(toFile: policy, atomically: true, encoding: .utf8)
        let gaps = try Program.run("gaps", policy, "--store", store)
        #expect(gaps.status == 2)
        #expect(
            gaps.output.remarks(starting: "Unknown words") == [
                """
                Unknown words of status, counted as decided: fnord 1, SEK 1,000. 1 initiative with a negative \
                amount, repaid or withdrawn: SEK −3,000, which counts in the sums.
                """
            ])
        let checked = try json("gaps", policy)
        let rules = try #require(checked["rules"] as? [[String: Any]])
        #expect(rules.map { $0["passed"] as? Bool } == [false, false])
        #expect(rules.allSatisfy { $0["observed"] is NSNull })
        for arguments in [["map"], ["report"], ["distribution", "granted_sek", "--bootstrap", "100", "--influence"]] {
            #expect(try Program.run(arguments + ["--store", store]).status == 0)
        }
    }
}
