import Foundation
import TestSupport
import Testing

/// Small inputs that once gave an analyst a wrong answer, with the right one.
@Suite struct MeaningTests {
    private let folder: Folder
    private let store: String

    init() throws {
        folder = try Folder()
        store = "\(folder.path)/s.gpkg"
        try Demo.copyNewStore(to: store)
    }

    private func file(_ name: String) throws -> String {
        try #require(Bundle.module.url(forResource: "Fixtures/meaning/\(name)", withExtension: nil)).path
    }

    @discardableResult
    private func take(_ kind: String, _ name: String, language: String = "en") throws -> Program.Result {
        let result = try Program.run("import", kind, file(name), "--store", store, language: language)
        #expect(result.status == 0, "\(result.errors)")
        return result
    }

    private func json(_ arguments: String...) throws -> [String: Any] {
        let result = try Program.run(arguments + ["--format", "json", "--store", store])
        #expect(result.status == 0 || result.status == 2, "\(result.errors)")
        return try object(result.output)
    }

    private func values(_ json: [String: Any], _ key: String = "value") throws -> [String: Double] {
        let rows = try #require(json["rows"] as? [[String: Any]])
        // Every row of a distribution has a name, as the contract says.
        return rows.reduce(into: [:]) { $0[$1["name"] as! String] = $1[key] as? Double }
    }

    // MARK: Statuses

    @Test func `only decided initiatives count and the rest is listed by status`() throws {
        let told = try take("initiatives", "status.csv", language: "sv").errors
        #expect(told.lines(starting: "Status, beslutade:") == ["Status, beslutade: beviljat 4."])
        #expect(told.lines(starting: "Status, inte") == ["Status, inte slutligt beslutade: ansökt 1."])
        #expect(
            told.lines(starting: "Status, avslagna") == [
                "Status, avslagna eller återtagna: avslag 1, avslagen 1, återkallad 1."
            ])
        let distribution = try json("distribution", "granted_sek")
        #expect(distribution["total"] as? Double == 2_000_000)
        #expect(try values(distribution).filter { $0.value > 0 } == ["Ragunda": 1_000_000, "Bräcke": 1_000_000])
        let statuses = try #require(distribution["statuses"] as? [String: Any])
        let leftOut = try #require(statuses["left_out"] as? [[String: Any]])
        #expect(
            leftOut.map { "\($0["status"]!) \($0["class"]!) \($0["initiatives"]!) \($0["granted_sek"]!)" } == [
                "ansökt undecided 1 9000000", "avslag rejected 1 9000000", "avslagen rejected 1 9000000",
                "återkallad rejected 1 9000000",
            ])
        #expect(try json("distribution", "granted_sek", "--include", "rejected")["total"] as? Double == 29_000_000)
        #expect(try json("distribution", "granted_sek", "--include", "undecided")["total"] as? Double == 11_000_000)
        #expect(try json("distribution", "granted_sek", "--status", "avslag")["total"] as? Double == 9_000_000)
    }

    @Test func `one of twelve statuses is decided`() throws {
        try take("initiatives", "statuses_12.csv")
        #expect(try json("distribution", "granted_sek")["total"] as? Double == 1_000_000)
        let statuses = try #require(try json("statuses")["statuses"] as? [[String: Any]])
        #expect(statuses.count { $0["class"] as? String == "decided" } == 1)
        #expect(statuses.count { $0["class"] as? String == "undecided" } == 4)
        #expect(statuses.count { $0["class"] as? String == "rejected" } == 7)
    }

    @Test func `the yearly account has decisions only`() throws {
        try take("initiatives", "status.csv")
        let account = try Program.run(
            "report", "--annual", "2023", "--format", "markdown", "--store", store, language: "sv"
        ).output
        #expect(
            account.lines(starting: "3 beslut") == [
                """
                3 beslut med datum 2023, tillsammans 1,0 mnkr. Ett av dem anger inget belopp. 1 insats \
                (1,0 mnkr) i databasen saknar datum för beslut och start och kan höra till vilket år som helst. \
                Inte medräknade, inte slutligt beslutade: 1 insats, 9\u{A0}000\u{A0}000 kr: ansökt 1, \
                9\u{A0}000\u{A0}000 kr. Inte medräknade, avslagna eller återtagna: 3 insatser, \
                27\u{A0}000\u{A0}000 kr: avslag 1, 9\u{A0}000\u{A0}000 kr; avslagen 1, \
                9\u{A0}000\u{A0}000 kr; återkallad 1, 9\u{A0}000\u{A0}000 kr.
                """
            ])
    }

    @Test func `an unknown word counts with a remark until somebody says what it means`() throws {
        let file = try folder.file(
            "okand.csv", "id;titel;beviljat;kommun;status\nU1;Ett;100;2321;Kvittblivet\nU2;Två;50;2321;\n")
        let told = try Program.run("import", "initiatives", file, "--store", store, language: "sv").errors
        #expect(
            told.lines(starting: "Okända") == [
                """
                Okända statusord, som räknas som beslutade tills någon säger annat: ”Kvittblivet” 1. Till exempel: \
                rackvidd statuses --set "Kvittblivet=rejected"
                """
            ])
        #expect(told.lines(starting: "Utan") == ["Utan status, räknas som beslutade: 1."])
        let before = try Program.run("distribution", "granted_sek", "--store", store, language: "en").output
        #expect(
            before.remarks(starting: "Unknown words") == [
                """
                Unknown words of status, counted as decided: Kvittblivet 1, SEK 100. Say what it means: rackvidd \
                statuses --set STATUS=decided.
                """
            ])
        let set = try Program.run("statuses", "--set", "kvittblivet=rejected", "--store", store)
        #expect(set.status == 0, "\(set.errors)")
        #expect(try json("distribution", "granted_sek")["total"] as? Double == 50)
        #expect(try Program.run("verify", "--store", store).status == 0)
        let wrong = try Program.run("statuses", "--set", "borta=rejected", "--store", store, language: "sv")
        #expect(wrong.status == 1)
        #expect(wrong.errors == "rackvidd: fel: Ingen insats har statusen ”borta”. De som finns: Kvittblivet.\n")
        #expect(try Program.run("statuses", "--set", "a=bort", "--store", store).status == 64)
    }

    @Test func `what is exported is imported unchanged`() throws {
        let demo = try Program.run("demo", folder.path)
        #expect(demo.status == 0)
        let exported = try Program.run(
            "export", "initiatives", "--output", "\(folder.path)/ut.geojson", "--store",
            "\(folder.path)/rackvidd.gpkg")
        #expect(exported.errors == "Wrote 133 features to \(folder.path)/ut.geojson.\n")
        let features = try #require(try object(folder.read("ut.geojson"))["features"] as? [[String: Any]])
        let classes = features.compactMap { ($0["properties"] as? [String: Any])?["status_class"] as? String }
        #expect(classes.count { $0 == "decided" } == 113)
        #expect(classes.count { $0 == "undecided" } == 20)
        #expect(
            try Program.run("export", "initiatives", "--include", "rejected", "--store", store).status == 64)
    }

    @Test func `a question asks for status classes and sums say what they count`() throws {
        try take("initiatives", "status.csv")
        #expect(try json("query", "status_class = 'rejected'")["matched"] as? Int == 3)
        let sums = try Program.run("query", "TRUE", "--by", "municipality", "--store", store)
        #expect(
            sums.errors == """
                8 of 8 initiatives.
                Not counted, not finally decided: 1 initiative, SEK 9,000,000: ansökt 1, SEK 9,000,000 (--include \
                undecided).
                Not counted, rejected or withdrawn: 3 initiatives, SEK 27,000,000: avslag 1, SEK 9,000,000; avslagen \
                1, SEK 9,000,000; återkallad 1, SEK 9,000,000 (--include rejected).

                """)
        let rejected = try Program.run("query", "status = 'avslag'", "--by", "municipality", "--store", store)
        #expect(
            rejected.errors == """
                1 of 8 initiatives.
                Counted, rejected or withdrawn: 1 initiative.

                """)
        #expect(
            rejected.output.lines(starting: "2321") == [
                "2321  Åre                            1    9,000,000            1"
            ]
        )
        let total = "      total                               9,000,000            1"
        #expect(rejected.output.lines(starting: "      total") == [total])
        for engine in ["sql", "evaluation"] {
            let answer = try json("query", "status_class IN ('decided','undecided')", "--engine", engine)
            #expect(answer["matched"] as? Int == 5)
        }
    }

    // MARK: Outcomes

    @Test func `a rate is the latest level and blank where nobody reports`() throws {
        try take("initiatives", "status.csv")
        try take("outcomes", "outcomes_rate_and_level.csv")
        let json = try json("distribution", "nojdhet")
        #expect(try values(json) == ["Ragunda": 4.2, "Bräcke": 3, "Krokom": 2])
        #expect(json["total"] is NSNull)
        #expect(json["blank_parts"] as? Int == 5)
        let rows = try #require(json["rows"] as? [[String: Any]])
        #expect(rows.allSatisfy { $0["share"] is NSNull && $0["per_1000"] is NSNull })
        #expect(rows.count { $0["reason"] as? String == "no_initiative" } == 4)
        // An initiative lies there, and has reported nothing.
        #expect(rows.count { $0["reason"] as? String == "not_reported" } == 1)
        let hoover = try #require((json["indices"] as? [String: Any])?["hoover"] as? [String: Any])
        #expect(hoover["value"] is NSNull)
        #expect(hoover["reason"] as? String == "rate")
        for option in ["--influence", "--bootstrap=100"] {
            let refused = try Program.run("distribution", "nojdhet", option, "--store", store)
            #expect(refused.status == 1)
            #expect(
                refused.errors == """
                    rackvidd: error: \(option.prefix { $0 != "=" }) is for sums that initiatives bring. nojdhet is a \
                    rate, which is averaged and not shared out.

                    """)
        }
        let gaps = try Program.run("gaps", file("pol_rate.yaml"), "--store", store)
        #expect(gaps.status == 1)
        #expect(
            gaps.errors == """
                \(try file("pol_rate.yaml")), line 4: county_wide: by_population is now called population; the old \
                word can still be read
                rackvidd: error: rate, line 6: The indicator nojdhet is a rate: it can't be added, split or shared \
                out, only averaged.

                """)
        let report = try Program.run("report", "--indicator", "nojdhet", "--store", store, language: "en")
        #expect(report.status == 0, "\(report.errors)")
        #expect(!report.output.contains("of nojdhet would have to move"))
        // A rate is shown as it is, with the county's mean and what that is weighted by: no share, sum or quotient.
        for word in [
            "per 1,000 inhabitants", "Quotient", "quotient is", "Share against", "outside the county</", "<td>total",
        ] {
            #expect(!report.output.contains(word), "\(word)")
        }
        #expect(
            report.output.matches(of: /<th scope="row">(the county[^<]*)</).map { String($0.1) } == ["the county, mean"]
        )
        #expect(
            report.output.lines(starting: "<p>Nojdhet is") == [
                """
                <p>Nojdhet is a rate: it isn&#39;t summed, and has neither shares nor location quotients. The value \
                is the latest level of the initiatives, averaged by their share in the area; the county&#39;s is the \
                same mean, by their share in the county.</p>
                """
            ])
        #expect(
            report.output.matches(of: /<title id="(karta-[^"]*)">Nojdhet, skala 1-5</).map { String($0.1) }
                == ["municipality", "zone", "cell"].map { "karta-tathet-\($0)-titel" })
    }

    @Test func `a rate that initiatives report says what it is averaged by`() throws {
        try take("initiatives", "status.csv")
        let told = try take("outcomes", "outcomes_rate_and_level.csv").errors
        #expect(
            told.lines(starting: "New indicator:") == [
                "New indicator: nojdhet (rate, skala 1-5, averaged over initiatives by their share in the area).",
                "New indicator: jobb (sum, jobb).",
            ])
    }

    @Test func `what is asked for by name is found whatever its case, or is an error with what there is`() throws {
        try take("initiatives", "status.csv")
        for status in ["beviljat", "BEVILJAT", "Beviljat", "beviljade"] {
            #expect(try json("distribution", "granted_sek", "--status", status)["total"] as? Double == 2_000_000)
        }
        for command in [["distribution", "granted_sek"], ["reach"], ["query", "TRUE"], ["map"], ["report"]] {
            let refused = try Program.run(command + ["--status", "bevijat", "--store", store])
            #expect(refused.status == 1, "\(command)")
            #expect(
                refused.errors == """
                    rackvidd: error: No initiative has the status bevijat; was beviljat meant? The database has: \
                    ansökt, avslag, avslagen, beviljat, återkallad

                    """)
        }
        let none = try Program.run("distribution", "granted_sek", "--programme", "x", "--store", store, language: "sv")
        #expect(
            none.errors == "rackvidd: fel: Ingen insats har programmet x; ingen i databasen har något alls angivet.\n")
        let policy = try folder.file(
            "p.yaml",
            """
            version: 1
            name: p
            filter: {status: [BEVILJAT]}
            rules:
              - {id: n, kind: minimum_initiatives, per: municipality, parts: ["2303"], minimum: 1}

            """)
        #expect(try json("gaps", policy)["passed"] as? Bool == true)
    }

    @Test func `what a rejected application would do is not asked, and it is never chosen`() throws {
        try take("initiatives", "status.csv")
        let policy = try folder.file(
            "p.yaml",
            """
            version: 1
            name: p
            rules:
              - {id: n, kind: minimum_initiatives, per: municipality, parts: ["2361"], minimum: 1}

            """)
        let applications = try folder.file(
            "a.csv", "id;titel;kommun;sökt_belopp;status\nx1;Ett;2361;100;Avslag\nx2;Två;2361;200;ansökt\n")
        let arguments = ["gaps", policy, "--applications", applications, "--budget", "250", "--store", store]
        let result = try Program.run(arguments + ["--format", "json"])
        let advice = try #require(try object(result.output)["applications"] as? [String: Any])
        let items = try #require(advice["items"] as? [[String: Any]])
        #expect(
            items.map { "\($0["id"]!) \($0["rejected"]!) \($0["counts"]!) \($0["chosen"]!) \($0["must_closed"]!)" } == [
                "x1 1 0 0 0", "x2 0 1 1 1",
            ])
        let text = try Program.run(arguments, language: "sv").output
        #expect(
            text.lines(starting: "x1 Ett:") == ["x1 Ett: avslagen eller återtagen (Avslag); den räknas och väljs inte."]
        )
    }

    @Test func `all that rests on a stated number of municipalities is told`() throws {
        try take("initiatives", "unclear_total.csv")
        let json = try json("distribution", "granted_sek")
        #expect(json["outside"] as? Double == 40_000_000)
        let counts = try #require(json["counts"] as? [String: Any])
        #expect(counts["resting_on_total"] as? Int == 3)
        let told = try Program.run("distribution", "granted_sek", "--store", store).output
        #expect(
            told.remarks(starting: "3 initiatives state") == [
                """
                3 initiatives state more municipalities than listed: the county gets the listed ones' part, each \
                municipality alike, and SEK 40,000,000 counts outside the county.
                """
            ])
    }

    @Test func `the only municipality of a county is named as any other`() throws {
        let store = "\(folder.path)/gotland.gpkg"
        let made = try Program.run("init", store, "--county", "09")
        #expect(
            made.errors.lines(starting: "Made") == [
                "Made \(store): 1 municipality, 3 subareas, zoning Accessibility to localities."
            ])
        let rows = try folder.file(
            "g.csv", "id;titel;beviljat;kommun;ort\na;A;1000000;Gotland;Visby\nb;B;2000000;Gotland;\n")
        #expect(try Program.run("import", "initiatives", rows, "--store", store).status == 0)
        let json = try object(
            Program.run(
                "distribution", "granted_sek", "--without-county-wide", "--format", "json", "--store", store
            ).output)
        #expect(json["total"] as? Double == 3_000_000)
        #expect((json["counts"] as? [String: Any])?["county_wide"] as? Int == 0)
        let report = try Program.run("report", "--store", store).output
        #expect(
            report.lines(starting: "<div class=\"answer\">") == [
                """
                <div class="answer"><p>The county&#39;s only municipality is reached by at least one initiative.</p>
                """
            ])
    }

    @Test func `classes of statuses are in the language asked for`() throws {
        try take("initiatives", "status.csv")
        let table = try Program.run("statuses", "--store", store, language: "sv").output
        #expect(
            table == """
                status      klass        insatser  beviljat, kr  varför
                ─────────────────────────────────────────────────────────
                beviljat    beslutad            4     2\u{A0}000\u{A0}000  känt ord
                ansökt      ej beslutad         1     9\u{A0}000\u{A0}000  känt ord
                avslag      avslagen            1     9\u{A0}000\u{A0}000  känt ord
                avslagen    avslagen            1     9\u{A0}000\u{A0}000  känt ord
                återkallad  avslagen            1     9\u{A0}000\u{A0}000  känt ord

                """)
    }

    @Test func `values below zero have no measures of unevenness`() throws {
        let file = try folder.file("v.csv", "v\n-1\n4\n")
        let json = try object(Program.run("statistics", file, "--value", "v", "--format", "json").output)
        let reasons = try #require(json["reasons"] as? [String: String])
        for key in ["gini", "hoover", "hhi"] {
            #expect(json[key] is NSNull && reasons[key] == "negative_value", "\(key)")
        }
    }

    @Test func `a sum is the change of the latest report`() throws {
        try take("initiatives", "status.csv")
        let told = try take("outcomes", "outcomes_rate_and_level.csv").errors
        #expect(
            told.lines(starting: "Several") == [
                """
                Several results of one initiative (jobb) are read as cumulative: the latest contains the earlier \
                ones. A column accumulation can say per_period, then they are added.
                """
            ])
        let json = try json("distribution", "jobb")
        #expect(try values(json) == ["Ragunda": 8, "Krokom": 5])
        let ragunda = try #require((json["rows"] as? [[String: Any]])?.first { $0["name"] as? String == "Ragunda" })
        #expect(ragunda["result"] as? Double == 18)
        #expect(ragunda["baseline"] as? Double == 10)
        #expect(ragunda["target"] as? Double == 20)
        #expect(ragunda["achievement"] as? Double == 0.8)
        let outcomes = try #require(json["outcomes"] as? [String: Any])
        #expect(outcomes["accumulation"] as? String == "cumulative")
        #expect(outcomes["accumulation_stated"] as? Bool == false)
        #expect(outcomes["baselines_assumed"] as? Int == 1)
        #expect(try self.json("query", "result('jobb') = 18 AND target('jobb') = 20")["matched"] as? Int == 1)
        for engine in ["sql", "evaluation"] {
            let behind = try self.json("query", "achievement('jobb') < 0.9", "--engine", engine)
            #expect(behind["matched"] as? Int == 1)
            #expect(try self.json("query", "baseline('jobb') = 10", "--engine", engine)["matched"] as? Int == 1)
        }
        let sums = try self.json("query", "TRUE", "--by", "municipality", "--sum", "jobb")
        #expect((sums["total"] as? [String: Any])?["jobb"] as? Double == 13)
    }

    @Test func `years of reports are not added`() throws {
        try take("initiatives", "beslut_2024_ren.csv")
        try take("outcomes", "utfall_art.csv")
        let all = try json("distribution", "nya_jobb")
        #expect(try values(all)["Härjedalen"] == 9)
        #expect(try values(all, "target")["Härjedalen"] == 12)
        for option in [["--year", "2024"], ["--as-of", "2024-12-31"]] {
            let then = try object(
                try Program.run(["distribution", "nya_jobb", "--format", "json", "--store", store] + option).output)
            #expect(try values(then)["Härjedalen"] == 4)
            #expect(then["county_value"] as? Double == 15)
        }
        let influence = try #require(
            json("distribution", "nya_jobb", "--influence", "--index", "hoover")["influence"] as? [String: Any])
        let hoover = try #require((all["indices"] as? [String: [String: Any]])?["hoover"]?["value"] as? Double)
        #expect(abs((influence["value"] as? Double ?? 0) - hoover) < 1e-12 && abs(hoover - 0.1545) < 1e-4)
        #expect(all["population_share_of"] as? String == "parts_with_value")
        let before = try json("distribution", "nya_jobb", "--as-of", "2020")
        for key in ["total", "county_value", "outside", "unlocated"] { #expect(before[key] is NSNull, "\(key)") }
        let sums = try json("query", "TRUE", "--by", "municipality", "--sum", "nya_jobb")
        #expect(try values(sums, "nya_jobb") == ["Ragunda": 1, "Härjedalen": 9, "Östersund": 22])
        let less = try json("distribution", "minskade_co2_utslapp")
        #expect(abs((less["total"] as? Double ?? 0) + 8) < 1e-9)
        let outcomes = try #require(less["outcomes"] as? [String: Any])
        #expect(outcomes["achievement"] as? Double == 0.4)
        #expect((less["rows"] as? [[String: Any]])?.allSatisfy { $0["share"] is NSNull } == true)
        for money in ["granted_sek", "initiatives"] {
            let refused = try Program.run("distribution", money, "--year", "2024", "--store", store, language: "sv")
            #expect(refused.status == 1)
            #expect(
                refused.errors == """
                    rackvidd: fel: \(money) har inget eget år: välj insatser med --from och --to i stället för --year \
                    eller --as-of.

                    """)
        }
        #expect(
            try Program.run("distribution", "population", "--as-of", "2020", "--store", store).errors == """
                rackvidd: error: The indicator population is municipal statistics: choose a year with --year; \
                --as-of is for outcomes.

                """)
    }

    @Test func `reports for a period each are added where that is stated`() throws {
        try take("initiatives", "status.csv")
        let file = try folder.file(
            "period.csv",
            """
            insats;indikator;slag;år;värde;enhet;indikatortyp;ackumulering
            A5;besok;resultat;2021;12;antal;summa;per_period
            A5;besok;resultat;2022;15;antal;summa;per_period
            A5;besok;delmål;2022;30;antal;summa;per_period

            """)
        let told = try Program.run("import", "outcomes", file, "--store", store)
        #expect(told.status == 0 && !told.errors.contains("cumulative:"), "\(told.errors)")
        let json = try json("distribution", "besok")
        #expect(json["total"] as? Double == 27)
        #expect((json["outcomes"] as? [String: Any])?["accumulation_stated"] as? Bool == true)
        #expect(try self.json("distribution", "besok", "--year", "2021")["total"] as? Double == 12)
        let other = try folder.file(
            "annat.csv", "insats;indikator;slag;år;värde;ackumulering\nA5;besok;resultat;2023;40;ackumulerat\n")
        #expect(try Program.run("import", "outcomes", other, "--store", store).status == 1)
    }

    @Test func `one name has one source`() throws {
        try take("initiatives", "status.csv")
        let outcomes = try folder.file(
            "utfall.csv", "insats;indikator;slag;år;värde;enhet\nA5;invånarbesök;resultat;2023;40;antal\n")
        #expect(try Program.run("import", "outcomes", outcomes, "--store", store).status == 0)
        let statistics = try folder.file("stat.csv", "kommun;indikator;år;värde\n2303;invånarbesök;2023;7\n")
        let refused = try Program.run("import", "indicators", statistics, "--store", store, language: "sv")
        #expect(refused.status == 1)
        #expect(
            refused.errors == """
                rackvidd: fel: Indikatorn invanarbesok är redan utfall av insatser. Ge kommunstatistiken ett annat \
                namn.

                """)
    }
}
