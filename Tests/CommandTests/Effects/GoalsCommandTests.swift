import Foundation
import Testing

/// `rackvidd goals` with the demo's example file. Figures by plain Python, numpy, statsmodels and R.
@Suite struct GoalsCommandTests {
    private let folder: Folder
    private let store: String

    init() throws {
        folder = try Demo.folder()
        store = "\(folder.path)/rackvidd.gpkg"
    }

    private func json(_ options: String...) throws -> [String: Any] {
        let result = try Program.run(
            ["goals", "\(folder.path)/example_goals.yaml", "--format", "json", "--store", store] + options)
        try #require(result.status == 0, "\(result.errors)")
        return try object(result.output)
    }

    private func goals(_ id: String, in json: [String: Any]) throws -> [[String: Any]] {
        try #require(json["goals"] as? [[String: Any]]).filter { $0["id"] as? String == id }
    }

    @Test func `pace towards fibre, few values, judged linear or compound`() throws {
        let fibre = try goals("fiber", in: json("--today", "2020-01-01"))
        let ratios = [
            1.3846153846153846, 1.0526315789473684, 0.9696969696969697, 0.37037037037037035, 0.96, 0.14285714285714285,
            0.8163265306122449, 0.9655172413793104,
        ]
        let compound = [
            1.8106754579714386, 1.1411397928527443, 1.1346481369277166, 0.5251762628446808, 1.2648028603961192,
            0.21063127399854106, 1.0751184737959232, 1.104072720741864,
        ]
        for (row, (linear, compound)) in zip(fibre, zip(ratios, compound)) {
            #expect(abs((row["pace_ratio"] as? Double ?? .nan) - linear) < 1e-12)
            #expect(abs((row["compound_pace_ratio"] as? Double ?? .nan) - compound) < 1e-12)
            #expect(row["few_values"] as? Bool == true)
        }
        #expect(
            fibre.map { $0["judgement"] as? String } == [
                "on_track", "on_track", "on_track", "insufficient", "on_track", "insufficient", "moderate", "on_track",
            ])
        let other = try goals("fiber", in: json("--today", "2020-01-01", "--pace", "compound"))
        #expect(other[6]["judgement"] as? String == "on_track")
    }

    @Test func `a target whose year is over unmeasured is not measured, neither reached nor missed`() throws {
        let fibre = try goals("fiber", in: json("--today", "2026-11-30"))
        #expect(fibre.allSatisfy { $0["judgement"] as? String == "not_measured" })
        #expect(fibre.allSatisfy { $0["reason"] as? String == "target_year_not_measured" })
    }

    @Test func `noise decides where there are five values`() throws {
        let women = try goals("kvinnor", in: json("--today", "2020-01-01"))
        #expect(abs((women[0]["interval_low"] as? Double ?? .nan) - 3.928359686268365) < 1e-9)
        #expect(abs((women[0]["interval_high"] as? Double ?? .nan) - 76.67345849554972) < 1e-9)
        #expect(abs((women[0]["median_slope"] as? Double ?? .nan) - 0.36666666666666714) < 1e-12)
        #expect(women[0]["judgement"] as? String == "uncertain" && women[0]["far_ahead"] as? Bool == true)
        #expect(women[1]["judgement"] as? String == "behind" && women[5]["judgement"] as? String == "behind")
        let milestones = try #require(women[0]["milestones"] as? [[String: Any]])
        #expect(milestones.count == 1 && milestones[0]["due"] as? Bool == true)
    }

    @Test func `documents are overdue when an election passes without a review`() throws {
        let before = try #require(try json("--today", "2026-09-13")["documents"] as? [[String: Any]])
        #expect(before[0]["dnr"] as? String == "RUN/515/2018" && before[0]["overdue"] as? Bool == false)
        #expect(before[0]["due"] as? String == "2026-09-13" && before[0]["due_within_90_days"] as? Bool == true)
        let after = try #require(try json("--today", "2026-09-14")["documents"] as? [[String: Any]])
        #expect(after[0]["overdue"] as? Bool == true)
        #expect(after[1]["due"] is NSNull && after[1]["overdue"] as? Bool == false)
        #expect(after[4]["expired"] as? Bool == true)
    }

    @Test func `strength areas with initiatives and money by municipality`() throws {
        let areas = try #require(try json("--today", "2026-01-01")["strength_areas"] as? [[String: Any]])
        #expect(
            areas.map { $0["name"] as? String } == [
                "Hållbar energi", "Jord, skog och vatten", "Upplevelser", "Digitala lösningar",
            ])
        for area in areas {
            let parts = try #require(area["municipalities"] as? [[String: Any]])
            let sum = parts.reduce(0) { $0 + ($1["granted_sek"] as? Double ?? 0) }
            #expect(parts.count == 8 && sum <= area["granted_sek"] as? Double ?? 0)
            #expect(area["initiatives"] as? Int ?? 0 > 0)
        }
    }

    @Test func `who does what for a goal`() throws {
        let fibre = try goals("fiber", in: json("--today", "2020-01-01"))
        let actions = try #require(fibre[0]["actions"] as? [[String: Any]])
        #expect(!actions.isEmpty && actions.allSatisfy { ($0["title"] as? String)?.isEmpty == false })
        let women = try goals("kvinnor", in: json("--today", "2020-01-01"))
        #expect(women[0]["actions"] is NSNull)
    }

    @Test(arguments: [("behind", "2020-01-01", 2), ("overdue", "2026-09-13", 0), ("overdue", "2026-09-14", 2)])
    func `exit code 2 only for what is asked`(finding: String, today: String, status: Int32) throws {
        let run = try Program.run(
            "goals", "\(folder.path)/example_goals.yaml", "--store", store, "--today", today, "--fail-on", finding)
        #expect(run.status == status, "\(run.errors)")
        let plain = try Program.run(
            "goals", "\(folder.path)/example_goals.yaml", "--store", store, "--today", today)
        #expect(plain.status == 0)
    }

    @Test func `as text in Swedish`() throws {
        let run = try Program.run(
            "goals", "\(folder.path)/example_goals.yaml", "--store", store, "--today", "2020-01-01", language: "sv")
        #expect(
            run.output == """
                Mål per 2020-01-01

                fiber: mål 98 (2025), från 2017
                område      2017         nu  takt  läge
                ──────────────────────────────────────────────────────
                Ragunda       46  64 (2019)  1,38  i takt *        ▁·█
                Bräcke        79  84 (2019)  1,05  i takt *        ▁·█
                Krokom        65  73 (2019)  0,97  i takt *        ▁·█
                Strömsund     44  49 (2019)  0,37  för långsamt *  ▁·█
                Åre           48  60 (2019)  0,96  i takt *        ▁·█
                Berg          42  44 (2019)  0,14  för långsamt *  ▁·█
                Härjedalen    49  59 (2019)  0,82  något efter *   ▁·█
                Östersund     69  76 (2019)  0,97  i takt *        ▁·█

                kvinnor: mål 50 (2030), från 2006
                område      2006           nu   takt  läge
                ──────────────────────────────────────────────────────────
                Ragunda     29,6    50 (2016)   2,40  osäkert  ▅▂▇▄▆▃▁▇▃▃█
                Bräcke      34,4  30,4 (2016)  −0,62  efter    ▄▂▄▄▅█▆▁▁▃▃
                Krokom      30,3  24,2 (2016)  −0,74  efter    ▃█▄▁▇▁▅▂▃▄▁
                Strömsund   32,6  32,7 (2016)   0,01  efter    ▃▁██▂▁▇▁▁▁▃
                Åre         37,3  36,4 (2016)  −0,17  efter    █▃▆█▅▁▃▁▄▆█
                Berg        35,8  23,8 (2016)  −2,03  efter    █▇█▅▃▁▆▄▁▂▂
                Härjedalen  41,1  38,6 (2016)  −0,67  efter    █▃▆▆█▂▁▆▁▅█
                Östersund   32,7  37,9 (2016)   0,72  efter    ▃███▄▆▅▆▁▄▆

                skattekraft: mål 250 (2030), från 2012
                område  2012          nu  takt  läge
                ───────────────────────────────────────────────────
                länet    159  210 (2023)  0,91  efter  ▁▁▂▂▃▄▅▆▇▇▇█

                Takt: faktisk genom nödvändig; 1 är i takt.
                * Färre än fem värden: bedömt på takten ensam (från 0,95 i takt, 0,60 något
                efter, 0 för långsamt).
                Något mål ligger längre fram än halva serien räcker bakåt; intervallet är brett
                av det skälet.
                Delmål för kvinnor: 40 (2015): nått i 0 av 8 mätta.

                Styrdokument

                dokument                diarienr      översyn senast  läge
                ────────────────────────────────────────────────────────────────────────────────
                Regionala utvecklings…  RUN/515/2018  2026-09-13      i tid
                Mål och långsiktiga p…  RUN/516/2020  –               inget datum att räkna från
                Program för smart spe…  RUN/430/2018  –               inget datum att räkna från
                Regional bibliotekspl…  –             –               ingen översyn angiven
                Kulturplan 2019–2020    –             –               ingen översyn angiven
                Regionalt trafikförsö…  –             –               ingen översyn angiven
                Länstransportplan för…  –             –               ingen översyn angiven

                Styrkeområden

                styrkeområde         steg          sedan  insatser  beviljat, kr  kommuner nådda
                ────────────────────────────────────────────────────────────────────────────────
                Hållbar energi       inte angivet  –             7   124\u{A0}000\u{A0}000          2 av 8
                Jord, skog och vat…  inte angivet  –             7     2\u{A0}245\u{A0}415          1 av 8
                Upplevelser          inte angivet  –            30    19\u{A0}815\u{A0}599          6 av 8
                Digitala lösningar   inte angivet  –            11             –          5 av 8

                Inte medräknade, inte slutligt beslutade: 20 insatser, 81\u{A0}820\u{A0}757 kr (belopp
                saknas för 6): prioriterat 19, 81\u{A0}820\u{A0}757 kr (belopp saknas för 5); sökt 1,
                belopp saknas (--include undecided).
                2 insatser utan status räknas som beslutade.

                """)
    }
}
