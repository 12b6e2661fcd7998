import Foundation
import TestSupport
import Testing

/// A database that lives for years: corrections, new exports, undoing, and figures as they were known.
@Suite struct HistoryCommandTests {
    private let folder: Folder
    private let store: String

    init() throws {
        folder = try Folder()
        store = "\(folder.path)/s.gpkg"
        #expect(try Program.run("init", store, "--bare").status == 0)
    }

    private func file(_ name: String) throws -> String {
        try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: nil)).path
    }

    private func run(_ arguments: String..., language: String = "sv", status: Int32 = 0) throws -> Program.Result {
        let result = try Program.run(arguments + ["--store", store], language: language)
        #expect(result.status == status, "\(result.errors)")
        return result
    }

    private func take(_ name: String, _ options: String...) throws -> [String: Any] {
        let result = try Program.run(
            ["import", "initiatives", file(name), "--store", store, "--format", "json"] + options)
        #expect(result.status == 0, "\(result.errors)")
        return try object(result.output)
    }

    private func changes(_ json: [String: Any]) throws -> [String] {
        try #require(json["changes"] as? [[String: Any]]).flatMap { change in
            let columns = change["columns"] as? [[String: Any]] ?? []
            let what = "\(change["id"]!) \(change["change"]!)"
            return columns.isEmpty
                ? [what]
                : columns.map { "\(what) \($0["column"]!) \($0["before"] ?? "–") \($0["after"] ?? "–")" }
        }
    }

    @Test func `a correction changes what it speaks of and the original restores it`() throws {
        _ = try take("meaning/beslut_2024_ren.csv")
        let before = try run("show", "RUN/103/2024", "--format", "json").output
        let corrected = try take("meaning/rattning.csv")
        #expect(
            try changes(corrected) == ["RUN/103/2024 changed granted_sek 980000.00 1080000.00"], "\(corrected)")
        #expect(corrected["source"] as? String == "beslut_ren")
        #expect(corrected["emptied"] as? Int == 0)
        let restored = try take("meaning/beslut_2024_ren.csv")
        #expect(try changes(restored) == ["RUN/103/2024 changed granted_sek 1080000.00 980000.00"])
        func fields(_ text: String) throws -> NSDictionary {
            var json = try object(text)
            (json["history"], json["origin"]) = (nil, nil)
            return json as NSDictionary
        }
        #expect(try fields(before) == fields(run("show", "RUN/103/2024", "--format", "json").output))
        let again = try take("meaning/beslut_2024_ren.csv")
        #expect(again["repeated"] as? Bool == true && again["entry"] is NSNull)
    }

    @Test func `the next export tells what changed and what it lacks`() throws {
        _ = try take("meaning/beslut_2024_ren.csv")
        let next = try take("meaning/beslut_2025k1.csv")
        #expect(next["absent"] as? [String] == ["RUN/211/2024"])
        #expect(next["source"] as? String == "beslut_ren" && next["updated"] as? Int == 2)
        _ = try run("undo")
        let complete = try take("meaning/beslut_2025k1.csv", "--complete")
        #expect(complete["withdrawn"] as? Int == 1)
        #expect(
            try changes(complete) == [
                "RUN/212/2024 changed status Beslutat Pågående",
                "RUN/412/2023 changed granted_sek 2450000.00 2550000.00",
                "RUN/412/2023 changed paid_sek 1800000 2400000", "RUN/211/2024 withdrawn", "RUN/030/2025 added",
                "RUN/031/2025 added",
            ])
        let refusal = try run("show", "RUN/211/2024", status: 1)
        #expect(refusal.errors == "rackvidd: fel: Insatsen RUN/211/2024 finns inte i databasen.\n")
        let history = try run("history", "RUN/211/2024", "--format", "csv").output
        #expect(history.split(separator: "\n").count == 3, "\(history)")
    }

    private func enter(_ what: String, _ name: String, _ text: String, _ options: String...) throws -> Program.Result {
        let path = try folder.file(name, text)
        let result = try Program.run(["import", what, path, "--store", store] + options, language: "sv")
        #expect(result.status == 0, "\(result.errors)")
        return result
    }

    @Test func `outcomes that a complete file lacks are withdrawn, named and undone`() throws {
        _ = try take("meaning/beslut_2024_ren.csv")
        let head = "insats;indikator;slag;värde;enhet;period\n"
        _ = try enter(
            "outcomes", "utfall_2024k1.csv",
            head + "RUN/103/2024;Nya jobb;resultat;3;personer;2024\nRUN/211/2024;Nya jobb;mål;5;personer;2025\n")
        let next = head + "RUN/103/2024;Nya jobb;resultat;4;personer;2024\n"
        #expect(
            try enter("outcomes", "utfall_2024k2.csv", next).errors.lines(starting: "Finns i källan") == [
                "Finns i källan men inte i filen: 1 utfall (RUN/211/2024 nya_jobb target 2025). De står kvar; är filen "
                    + "hela källan, ange --complete."
            ])
        let typo = next + "RUN/211/2023;Nya jobb;mål;5;personer;2025\n"
        #expect(
            try enter("outcomes", "utfall_2024k2.csv", typo, "--complete").errors.lines(starting: "Finns i källan") == [
                "Finns i källan men inte i filen: 1 utfall (RUN/211/2024 nya_jobb target 2025). De står kvar, eftersom "
                    + "1 avvisad rad inte säger vad den gäller: rätta den och läs in filen igen med --complete."
            ])
        #expect(
            try enter("outcomes", "utfall_2024k2.csv", next, "--complete").errors.lines(starting: "Togs bort") == [
                "Togs bort, eftersom källans fil inte har dem längre: 1 utfall (RUN/211/2024 nya_jobb target 2025)."
            ])
        #expect(try run("list", "outcomes", "--format", "csv").output.split(separator: "\n").count == 2)
        _ = try run("undo")
        #expect(try run("list", "outcomes", "--format", "csv").output.split(separator: "\n").count == 3)
    }

    @Test func `values that a complete file lacks are withdrawn, and the country is no value of ours`() throws {
        let head = "kommun;indikator;år;värde;enhet\n"
        _ = try enter(
            "indicators", "kolada_2023.csv", head + "Åre;Jobb;2023;10;antal\nBerg;Jobb;2023;20;antal\n")
        let gone = try enter(
            "indicators", "kolada_2024.csv", head + "Åre;Jobb;2023;10;antal\nRiket;Jobb;2023;9000;antal\n",
            "--complete", "--format", "json")
        let json = try object(gone.output)
        #expect(json["withdrawn"] as? Int == 1 && json["absent"] as? [String] == ["jobb 2326 2023"])
        #expect(json["unclear_rows"] as? Int == 0 && json["source"] as? String == "kolada")
        let kept = try enter(
            "indicators", "kolada_2025.csv", head + "Årre;Jobb;2023;10;antal\n", "--complete", "--format", "json")
        #expect(try object(kept.output)["withdrawn"] as? Int == 0)
        #expect(try object(kept.output)["unclear_rows"] as? Int == 1)
    }

    @Test func `an initiative that was withdrawn and returns has its outcomes again`() throws {
        _ = try take("meaning/beslut_2024_ren.csv")
        _ = try enter(
            "outcomes", "utfall.csv",
            "insats;indikator;slag;värde;enhet\nRUN/211/2024;Nya jobb;mål;5;personer\n")
        _ = try take("meaning/beslut_2025k1.csv", "--complete")
        #expect(try run("list", "outcomes", "--format", "csv").output.split(separator: "\n").count == 1)
        #expect(try take("meaning/beslut_2024_ren.csv")["returned_outcomes"] as? Int == 1)
        #expect(try run("list", "outcomes", "--format", "csv").output.split(separator: "\n").count == 2)
    }

    @Test func `figures are given again as they were known`() throws {
        _ = try take("meaning/beslut_2024_ren.csv")
        let questions = [
            ["distribution", "granted_sek"], ["query", "granted_sek > 1000000", "--format", "json"],
            ["map"], ["report"], ["export", "initiatives"], ["export", "municipality"],
        ]
        func answers(_ more: String...) throws -> [String] {
            try questions.map { try Program.run($0 + ["--store", store] + more, language: "sv").output }
        }
        let before = try answers()
        #expect(before.allSatisfy { !$0.isEmpty })
        _ = try take("meaning/beslut_2025k1.csv", "--complete")
        _ = try run("edit", "RUN/103/2024", "kommun=Åre", "beviljat=1", "--reason", "prov")
        #expect(try zip(answers(), before).allSatisfy { $0 != $1 })
        for (now, then) in try zip(answers("--as-known", "2"), before) { #expect(now == then) }
        for (now, then) in try zip(answers("--as-known", "beslut_2024_ren.csv"), before) { #expect(now == then) }
    }

    @Test func `two files with the same numbers do not overwrite each other`() throws {
        let mapping = try file("files/fid.csv")
        #expect(try take("files/qgis_fid.geojson", "--mapping", mapping)["inserted"] as? Int == 3)
        let second = try take("files/qgis_fid2.geojson", "--mapping", mapping)
        #expect(second["inserted"] as? Int == 3 && second["source"] as? String == "qgis_fid2")
        let ids = try run("list", "initiatives", "--format", "csv").output.split(separator: "\n").dropFirst().map {
            $0.prefix { $0 != ";" }
        }
        #expect(ids == ["1", "2", "3", "qgis_fid2:1", "qgis_fid2:2", "qgis_fid2:3"])
        #expect(try take("files/qgis_fid2.geojson", "--mapping", mapping)["repeated"] as? Bool == true)
        // Said to be the same source, they are other projects.
        let refused = try take("files/qgis_fid2.geojson", "--mapping", mapping, "--source", "qgis_fid")
        #expect(refused["rejected"] as? Int == 3 && refused["updated"] as? Int == 0)
        let replaced = try take("files/qgis_fid2.geojson", "--mapping", mapping, "--source", "qgis_fid", "--replace")
        #expect(replaced["updated"] as? Int == 3)
    }

    @Test func `an edit is recorded and undone`() throws {
        _ = try take("meaning/beslut_2024_ren.csv")
        let before = try run("distribution", "granted_sek").output
        let told = try run("edit", "RUN/103/2024", "beviljat belopp=120 000", "--reason", "skrivfel").output
        #expect(
            told == """
                  RUN/103/2024: beviljat belopp 980\u{A0}000 kr → 120\u{A0}000 kr
                Post 3 i historiken. Ångra med: rackvidd undo 3

                """)
        #expect(try run("distribution", "granted_sek").output != before)
        #expect(
            try run("undo").output.hasPrefix("Ångrade post 3: rättelse RUN/103/2024 (skrivfel).\n"))
        #expect(try run("distribution", "granted_sek").output == before)
        #expect(
            try run("edit", "RUN/103/2024", "Belop=1", "--reason", "x", status: 1).errors.hasPrefix(
                "rackvidd: fel: Kolumnen Belop är okänd. Insatser har: id, title, "))
        #expect(
            try run("edit", "RUN/103/2024", "beviljat=mycket", "--reason", "x", status: 1).errors.hasPrefix(
                "rackvidd: fel: beviljat: "))
    }

    @Test func `a dry run of every import changes no byte`() throws {
        _ = try take("meaning/beslut_2024_ren.csv")
        let bytes = try Data(contentsOf: URL(fileURLWithPath: store))
        let told = try take("meaning/beslut_2025k1.csv", "--complete", "--dry-run")
        #expect(told["dry_run"] as? Bool == true && told["withdrawn"] as? Int == 1)
        let values = try folder.file("v.csv", "indicator;municipality_code;year;value\npopulation;2321;2030;5\n")
        _ = try run("import", "indicators", values, "--dry-run")
        #expect(try Data(contentsOf: URL(fileURLWithPath: store)) == bytes)
    }

    @Test func `what is erased is in no byte of the file`() throws {
        let secret = "Hemligheten"
        let rows = (1...40).map { "P\($0);Led \($0);\(secret)\($0);100\n" }.joined()
        let given = try folder.file("p.csv", "id;title;Anteckning;granted_sek\n\(rows)P41;;\(secret)41;100\n")
        _ = try run("import", "initiatives", given)
        _ = try run("edit", "P1", "Anteckning=\(secret)ny", "--reason", "prov")
        func holds(_ text: String) throws -> Bool {
            try Data(contentsOf: URL(fileURLWithPath: store)).range(of: Data(text.utf8)) != nil
        }
        #expect(try holds("\(secret)41"))
        _ = try run("erase", "P2")
        #expect(try !holds("\(secret)2\"") && !holds("\"P2\""))
        _ = try run("erase", "Anteckning", "--column")
        #expect(try !holds(secret))
        #expect(try run("verify", language: "en").status == 0)
        #expect(try run("list", "imports", "--format", "csv").output.split(separator: "\n").count == 6)
        // Nobody is told that something is erased that isn't there.
        #expect(
            try run("erase", "Antekning", "--column", status: 1).errors
                == "rackvidd: fel: Ingen insats har kolumnen Antekning, så inget är raderat. rackvidd show ID visar "
                + "kolumnernas namn.\n")
        #expect(try run("erase", "P99", status: 1).errors == "rackvidd: fel: Insatsen P99 finns inte i databasen.\n")
    }

    @Test func `rejected rows are written out later as at the import`() throws {
        let given = try folder.file("p.csv", "id;title;granted_sek\nP1;Led;100\nP2;Led;mycket\n")
        let first = "\(folder.path)/first.csv"
        let later = "\(folder.path)/later.csv"
        _ = try run("import", "initiatives", given, "--rejected", first)
        _ = try run("list", "rejected", "--rejected", later)
        #expect(try folder.read("first.csv") == folder.read("later.csv"))
        #expect(try run("list", "rejected", "--format", "csv").output.split(separator: "\n").count == 2)
    }

    @Test(arguments: [
        "imports", "initiatives", "indicators", "outcomes", "sources", "statuses", "programmes", "strength-areas",
        "places", "schemes", "layers", "territory-changes", "classifications", "rejected",
    ]) func `everything can be listed in every form`(kind: String) throws {
        _ = try take("meaning/beslut_2024_ren.csv")
        let count = try object(run("list", kind, "--format", "json").output)["count"] as? Int
        #expect(count != nil)
        let rows = try run("list", kind, "--format", "csv").output.split(separator: "\n")
        #expect(rows.count == (count ?? 0) + 1, "\(rows)")
        #expect(try !run("list", kind).output.isEmpty)
    }

    @Test func `what moved since an import is told by municipality`() throws {
        _ = try take("meaning/beslut_2024_ren.csv")
        _ = try run("edit", "RUN/103/2024", "kommun=Åre", "--reason", "prov")
        let json = try object(run("changes", "--since", "2", "--by", "municipality", "--format", "json").output)
        #expect(
            try changes(json) == [
                "RUN/103/2024 changed municipalities Ragunda Åre"
            ])
        let money = try #require((json["figures"] as? [[String: Any]])?.first?["rows"] as? [[String: Any]])
        let moved = money.filter { ($0["difference"] as? Double ?? 0) != 0 }.map {
            "\($0["name"]!) \($0["difference"]!)"
        }
        #expect(moved == ["Ragunda -980000", "Åre 980000"])
    }
}
