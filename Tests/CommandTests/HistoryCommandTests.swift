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
                "Finns i källan men inte i filen: 1 utfall (RUN/211/2024, nya_jobb, mål 2025). De står kvar; är filen "
                    + "hela källan, ange --complete."
            ])
        let typo = next + "RUN/211/2023;Nya jobb;mål;5;personer;2025\n"
        #expect(
            try enter("outcomes", "utfall_2024k2.csv", typo, "--complete").errors.lines(starting: "Finns i källan") == [
                "Finns i källan men inte i filen: 1 utfall (RUN/211/2024, nya_jobb, mål 2025). De står kvar, eftersom "
                    + "1 avvisad rad inte säger vad den gäller: rätta den och läs in filen igen med --complete."
            ])
        #expect(
            try enter("outcomes", "utfall_2024k2.csv", next, "--complete").errors.lines(starting: "Togs bort") == [
                "Togs bort, eftersom källans fil inte har dem längre: 1 utfall (RUN/211/2024, nya_jobb, mål 2025)."
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
                "rackvidd: fel: Kolumnen Belop är okänd. Insatser har: title, lead, "))
        // Whose id it is can't be edited any more than the id.
        for name in ["id_source", "id-källa"] {
            #expect(
                try run("edit", "RUN/103/2024", "\(name)=annan", "--reason", "x", status: 1).errors == """
                    rackvidd: fel: Kolumnen \(name) är källan till insatsens id, som inte kan ändras. Ta bort insatsen \
                    och läs in den på nytt med --source NAMN.

                    """)
        }
        #expect(
            try run("edit", "RUN/103/2024", "beviljat=mycket", "--reason", "x", status: 1).errors.hasPrefix(
                "rackvidd: fel: beviljat: "))
    }

    @Test func `what is gone is told by the title that it had, and what there isn't by what is meant`() throws {
        _ = try take("meaning/beslut_2024_ren.csv")
        _ = try run("import", "outcomes", file("meaning/utfall_art.csv"))
        #expect(
            try run("undo").output.split(separator: "\n").dropFirst().first
                == "  utfall RUN/101/2024, Nya jobb, utgångsvärde 2024: borttagen")
        #expect(
            try run("show", "run/101/2024", status: 1).errors
                == "rackvidd: fel: Insatsen run/101/2024 finns inte i databasen; menades RUN/101/2024?\n")
        #expect(
            try run("distribution", "granted_sek", "--schema", "x", status: 64).errors.hasPrefix(
                "Fel: Okänd flagga '--schema'. Menade du '--scheme'?\n"))
        #expect(
            try run("distribution", "granted_sek", "--xyzzy", "x", status: 64).errors.hasPrefix(
                "Fel: Okänd flagga '--xyzzy'\n"))
        let programmes = try run("list", "programmes").output.split(separator: "\n")
        #expect(programmes.first?.hasPrefix("program ") == true && programmes.last == "1 rad", "\(programmes)")
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

    @Test func `a dry run of population and of a territory tells what would move as the import does`() throws {
        _ = try take("meaning/beslut_2024_ren.csv")
        let codes = ["2303", "2305", "2309", "2313", "2321", "2326", "2361", "2380"]
        let rows = codes.enumerated().map { "population;\($1);2031;\(1000 * ($0 + 1))\n" }.joined()
        let values = try folder.file("v.csv", "indicator;municipality_code;year;value\n" + rows)
        func population(_ options: String...) throws -> NSDictionary {
            let result = try Program.run(
                ["import", "indicators", values, "--format", "json", "--store", store] + options)
            #expect(result.status == 0, "\(result.errors)")
            var told = try #require(try object(result.output)["population"] as? [String: Any])
            var change = try #require(told["change"] as? [String: Any])
            change["time"] = nil
            told["change"] = change
            return told as NSDictionary
        }
        let bytes = try Data(contentsOf: URL(fileURLWithPath: store))
        let dry = try population("--dry-run")
        let said = try run("import", "indicators", values, "--dry-run").errors
        #expect(
            said.split(separator: "\n").contains(
                "Folkmängden 2031 (36\u{A0}000 invånare) skulle gälla för allt per invånare, och det"), "\(said)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: store)) == bytes)
        #expect(dry["outcome"] as? String == "adopted" && dry["population"] as? Int == 36_000)
        #expect(try population() == dry)
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

    // MARK: Sources

    private func json(_ what: String, _ name: String, _ text: String, _ options: String...) throws -> [String: Any] {
        let path = try folder.file(name, text)
        let result = try Program.run(["import", what, path, "--store", store, "--format", "json"] + options)
        #expect(result.status == 0, "\(result.errors)")
        return try object(result.output)
    }

    private func damage() throws -> Int? {
        let result = try Program.run("verify", store, "--format", "json")
        return (try object(result.output)["damage"] as? [Any])?.count
    }

    private func rows(_ sql: String) throws -> [String] {
        try run("sql", sql, "--format", "csv").output.split(separator: "\n").dropFirst().map(String.init)
    }

    private static func layer(_ titles: [String], amounts: [Int]) -> String {
        let features = zip(titles, amounts).enumerated().map { number, feature in
            """
            {"type": "Feature", "geometry": null, "properties": {"fid": \(number + 1), "Namn": "\(feature.0)", \
            "Kommun": "Åre", "Belopp": \(feature.1)}}
            """
        }
        return "{\"type\": \"FeatureCollection\", \"features\": [\(features.joined(separator: ", "))]}"
    }

    @Test func `two layers numbered alike in one municipality are two sources`() throws {
        _ = try json(
            "initiatives", "lagerA.geojson", Self.layer(["Led", "Bro", "Väg"], amounts: [1000, 2000, 3000]))
        let second = try json(
            "initiatives", "lagerB.geojson", Self.layer(["Nod", "Mast", "Kabel"], amounts: [5, 6, 7]))
        #expect(second["inserted"] as? Int == 3 && second["updated"] as? Int == 0)
        #expect(second["source"] as? String == "lagerB")
        #expect(try rows("SELECT count(*), sum(granted_ore) / 100 FROM initiative") == ["6;6018"])
        // A title that agrees says whose file it is.
        let corrected = try json(
            "initiatives", "rättad.geojson", Self.layer(["Led", "Bron", "Vägen"], amounts: [1000, 2000, 3000]))
        #expect(corrected["updated"] as? Int == 2 && corrected["source"] as? String == "lagerA")
    }

    /// Of one name, as layers are that come out of a program every quarter.
    @Test func `two layers of one name whose titles all differ are told apart`() throws {
        _ = try json("initiatives", "lager.geojson", Self.layer(["Led", "Bro", "Väg"], amounts: [1000, 2000, 3000]))
        let other = Self.layer(["Nod", "Mast", "Kabel"], amounts: [5, 6, 7])
        let refused = try json("initiatives", "lager.geojson", other)
        #expect(refused["rejected"] as? Int == 3 && refused["updated"] as? Int == 0)
        let reasons = try #require(refused["rejected_rows"] as? [[String: Any]]).compactMap { $0["reason"] as? String }
        #expect(
            reasons.first == """
                the id 1 is another initiative already, “Led”, with another title, and no title in the file agrees \
                with its id. If the file is another source's, state --source NAME; if it is the same initiative, state \
                --replace.
                """, "\(refused)")
        // Both ways that the advice names.
        let second = try json("initiatives", "lager.geojson", other, "--source", "nytt")
        #expect(second["inserted"] as? Int == 3)
        #expect(try rows("SELECT count(*), sum(granted_ore) / 100 FROM initiative") == ["6;6018"])
        _ = try run("undo")
        let same = try json("initiatives", "lager.geojson", other, "--replace")
        #expect(same["updated"] as? Int == 3)
        #expect(try rows("SELECT count(*), sum(granted_ore) / 100 FROM initiative") == ["3;18"])
        // A title that was corrected is no other.
        _ = try json("initiatives", "nr.csv", "id;titel;beviljat;kommun\n1;Vägbelysning Hammarstrand;1;Ragunda\n")
        let corrected = try json(
            "initiatives", "nr.csv", "id;titel;beviljat;kommun\n1;Vägbelysning i Hammarstrand;1;Ragunda\n")
        #expect(corrected["updated"] as? Int == 1, "\(corrected)")
    }

    private static let five = "id;titel;beviljat;kommun\n1;Alfa;1000000;Åre\n2;Beta;2000000;Berg\n"

    @Test func `the same file under a misspelt source is remarked on`() throws {
        _ = try json("initiatives", "L.csv", Self.five)
        let twice = try json("initiatives", "L.csv", Self.five, "--source", "l")
        #expect(twice["inserted"] as? Int == 2)
        #expect(twice["twins"] as? NSDictionary == ["source": "L", "ids": ["1", "2"]])
        let told = try run("import", "initiatives", "\(folder.path)/L.csv", "--source", "ll")
        #expect(
            told.errors.contains(
                """
                Nya insatser finns redan i källan L med samma id och titel: 1, 2. Är det samma insatser räknas \
                pengarna nu dubbelt: ångra, och ange --source L.

                """), "\(told.errors)")
        let other = try json("initiatives", "M.csv", "id;titel;beviljat;kommun\n1;Gamma;1;Berg\n", "--source", "M")
        #expect(other["twins"] is NSNull)
    }

    @Test func `money from an id is from the same source's initiative`() throws {
        _ = try json("initiatives", "nyps.csv", "id;titel;beviljat;kommun\n1;Alfa;1000000;Åre\n")
        _ = try json("initiatives", "kommun.csv", "id;titel;beviljat;kommun\n1;Delta;100;Ragunda\n")
        _ = try json(
            "initiatives", "del.csv", "id;titel;beviljat;kommun;finansieras av\n9;Del;10;Åre;1\n", "--source",
            "kommun")
        func counted() throws -> [String] {
            let output = try Program.run("export", "initiatives", "--format", "geojson", "--store", store).output
            let features = try #require(try object(output)["features"] as? [[String: Any]])
            return features.compactMap { $0["properties"] as? [String: Any] }.map {
                "\($0["id"]!) \($0["counted_sek"]!)"
            }
        }
        #expect(try counted() == ["1 1000000", "9 10", "kommun:1 90"])
        _ = try run("edit", "9", "funded_by=kommun:1", "--reason", "prov")
        #expect(try counted() == ["1 1000000", "9 10", "kommun:1 90"])
        let refused = try run("edit", "9", "funded_by=komun:1", "--reason", "prov", status: 1)
        #expect(refused.errors.hasPrefix("rackvidd: fel: "), "\(refused.errors)")
        #expect(refused.errors.contains("komun:1") && refused.errors.contains("kommun:1"), "\(refused.errors)")
    }

    // MARK: What came from an entry

    private static let own = "Dnr;Projektnamn;Kommun;Beviljat belopp;Egen (kr)\n1;a;Åre;1000;10\n2;b;Berg;2000;"

    private func values() throws -> [String] {
        try rows("SELECT initiative_fid, CAST(value AS INTEGER) FROM outcome ORDER BY 1")
    }

    @Test func `an import and the indicator that followed it are undone together`() throws {
        _ = try json("initiatives", "l7.csv", Self.own + "2000\n")
        _ = try run("indicator", "define", "egen", "extra('Egen (kr)')")
        _ = try json("initiatives", "l7b.csv", Self.own + "9000\n", "--source", "l7")
        #expect(try values() == ["1;10", "2;9000"])
        let undone = try run("undo")
        #expect(try values() == ["1;10", "2;2000"])
        #expect(try rows("SELECT instr(extra, '2000') > 0 FROM initiative WHERE fid = 2") == ["1"])
        #expect(
            undone.output.split(separator: "\n").prefix(2) == [
                "Ångrade post 4: import l7b.csv.",
                "Ångrade post 5: import extra('Egen (kr)'), följd av post 4.",
            ], "\(undone.output)")
        // Redone whole, and undone by the number that the import gave or by that of what followed.
        _ = try run("undo", "7")
        #expect(try values() == ["1;10", "2;9000"])
        #expect(try damage() == 0)
        // An edit is followed too.
        let edited = try run("edit", "1", "Egen (kr)=55", "--reason", "prov")
        #expect(try values() == ["1;55", "2;9000"], "\(edited.errors)")
        _ = try run("undo")
        #expect(try values() == ["1;10", "2;9000"])
    }

    private static let people = """
        kommun;år;Folkmängd
        2303;2025;9999
        2380;2025;50000
        2305;2025;6000
        2309;2025;15000
        2313;2025;11000
        2321;2025;13000
        2326;2025;7000
        2361;2025;10000

        """

    @Test(arguments: [nil, "3", "4"])
    func `an import of population and the new placing are undone together`(_ entry: String?) throws {
        _ = try take("meaning/beslut_2024_ren.csv")
        let parts = """
            SELECT initiative_fid, cell_fid, share, granted_ore FROM footprint_part
              JOIN footprint ON footprint.id = footprint_id ORDER BY 1, 2, 3
            """
        let population = "SELECT sum(population) FROM cell"
        let (before, people) = try (rows(parts), rows(population))
        let taken = try json("indicators", "ind.csv", Self.people)
        #expect(taken["entry"] as? Int == 3)
        #expect(try rows(population) == ["121999"])
        let undone = try Program.run(
            ["undo"] + [entry].compactMap { $0 } + ["--store", store, "--format", "json"])
        #expect(undone.status == 0, "\(undone.errors)")
        let json = try object(undone.output)
        #expect(json["undone"] as? Int == 3 && json["undone_with"] as? [Int] == [4], "\(undone.output)")
        #expect(try rows(parts) == before)
        #expect(try rows(population) == people)
        #expect(try rows("SELECT count(*) FROM indicator_value") == ["0"])
        #expect(try damage() == 0)
    }

    @Test func `a row that was only ever rejected is erased too`() throws {
        let file = try folder.file("r.csv", "id;titel;kommun\nX-4;Bra;Åre\nX-5;Hemlig testbädd;Ankeborg\n")
        _ = try run("import", "initiatives", file)
        _ = try run("erase", "X-5")
        #expect(!(try Data(contentsOf: URL(fileURLWithPath: store)).contains(Data("Hemlig".utf8))))
        _ = try run("erase", "X-5", status: 1)
        #expect(try run("list", "initiatives", "--format", "csv").output.contains("X-4"))
    }

    @Test func `the same file again names what it rejects`() throws {
        let file = try folder.file("r.csv", "id;titel;kommun\nX-4;Bra;Åre\nX-5;Testbädd;Ankeborg\n")
        _ = try run("import", "initiatives", file)
        let again = try run("import", "initiatives", file)
        #expect(
            again.errors.remarks(starting: "Samma fil").first?.hasPrefix(
                "Samma fil är redan inläst, och den har inget att ändra. 1 rad avvisas.") == true)
        #expect(again.errors.contains("rad 3, kolumn kommun ”Ankeborg”"))
    }

    @Test func `a dry run tells of indicators that follow, and changes no byte`() throws {
        let file = try folder.file("k.csv", "id;titel;kommun;Antal besökare\nX-1;Bra;Åre;40\n")
        _ = try run("import", "initiatives", file)
        _ = try run("indicator", "define", "besok", "extra('Antal besökare')", "--unit", "personer")
        let before = try Data(contentsOf: URL(fileURLWithPath: store))
        let more = try folder.file("k2.csv", "id;titel;kommun;Antal besökare\nX-1;Bra;Åre;41\n")
        let told = "Indikatorn besok följer extra('Antal besökare'): 1 värde nytt, ändrat eller borttaget."
        for arguments in [
            ["import", "initiatives", more, "--source", "k"], ["edit", "X-1", "Antal besökare=42", "--reason", "fel"],
        ] {
            let result = try Program.run(arguments + ["--dry-run", "--store", store], language: "sv")
            #expect(result.status == 0 && result.errors.contains(told), "\(result.errors)")
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: store)) == before)
    }

    @Test func `case officers notes are kept and never exported, under their usual names`() throws {
        for name in [
            "Handläggarens kommentar", "Handläggares anteckningar", "Intern kommentar", "Handläggarens noteringar",
        ] {
            let file = try folder.file("n.csv", "id;titel;kommun;\(name)\nX-1;Bra;Åre;hemlig uppgift\n")
            _ = try run("import", "initiatives", file, "--source", "n")
            #expect(!(try run("export", "initiatives", "--format", "csv").output.contains("hemlig")))
        }
    }

    @Test func `an erased column leaves no outcome that was made of it`() throws {
        _ = try json("initiatives", "l7.csv", Self.own + "7133.25\n")
        _ = try run("indicator", "define", "egen", "extra('egen (kr)')")
        _ = try json("initiatives", "l7b.csv", Self.own + "9177.75\n", "--source", "l7")
        _ = try run("erase", "Egen (kr)", "--column")
        #expect(try values() == [])
        #expect(try rows("SELECT count(*) FROM past_outcome") == ["0"])
        #expect(try rows("SELECT count(*) FROM import WHERE file_name GLOB 'extra(*'") == ["0"])
        #expect(try damage() == 0)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: store))
        for text in ["7133.25", "9177.75"] { #expect(bytes.range(of: Data(text.utf8)) == nil) }
    }

    @Test func `features of equal title and place keep their ids whatever their order`() throws {
        func layer(_ amounts: [Int]) -> String {
            let features = amounts.map {
                """
                {"type": "Feature", "properties": {"Namn": "Led A", "Belopp": \($0)}, \
                "geometry": {"type": "Point", "coordinates": [14.2, 63.1]}}
                """
            }
            return "{\"type\": \"FeatureCollection\", \"features\": [\(features.joined(separator: ", "))]}"
        }
        func stored() throws -> [String] { try rows("SELECT id, granted_ore / 100 FROM initiative ORDER BY fid") }
        _ = try json("initiatives", "l9.geojson", layer([100, 200]))
        let first = try stored()
        let turned = try json("initiatives", "l9.geojson", layer([200, 100]), "--source", "l9")
        #expect(turned["unchanged"] as? Int == 2)
        // One is edited, one is new, and they stand in another order.
        let edited = try json("initiatives", "l9.geojson", layer([200, 300, 100]), "--source", "l9")
        #expect(edited["inserted"] as? Int == 1 && edited["unchanged"] as? Int == 2)
        #expect(try stored().prefix(2) == first[...])
        let fewer = try json("initiatives", "l9.geojson", layer([300, 201]), "--source", "l9")
        #expect(fewer["updated"] as? Int == 1 && fewer["unchanged"] as? Int == 1, "\(fewer)")
    }
}
