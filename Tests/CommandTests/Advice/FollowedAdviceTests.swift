import Foundation
import TestSupport
import Testing

/// Advice that errors give works when it is followed, and no answer promises what isn't there.
@Suite struct FollowedAdviceTests {
    private let folder: Folder
    private let store: String

    init() throws {
        folder = try Folder()
        store = "\(folder.path)/s.gpkg"
        try Demo.copyNewStore(to: store)
    }

    private let rows = """
        Diarienummer;Projektnamn;Kommun;Beviljat belopp;Utbetalt;Handläggarens anteckningar;Status
        RUN/1;Fiber;Strömsund;2450000;1800000,50;hemligt;Pågående
        RUN/2;Led;Åre;5200000;500000;;Avslutad
        """

    private func run(_ arguments: String..., language: String = "sv", status: Int32 = 0) throws -> Program.Result {
        let result = try Program.run(arguments + ["--store", store], language: language)
        #expect(result.status == status, "\(arguments) \(result.errors)")
        return result
    }

    private func file(_ name: String, _ text: String) throws -> String { try folder.file(name, text) }

    private func take(_ name: String, _ text: String, _ options: String...) throws -> Program.Result {
        let path = try file(name, text)
        let result = try Program.run(["import", "initiatives", path, "--store", store] + options, language: "sv")
        #expect(result.status == 0, "\(result.errors)")
        return result
    }

    private func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(folder.path)/\(name)") }

    // MARK: The program's own tables

    @Test func `a table of the program is refused with the way that works`() throws {
        _ = try take("rader.csv", rows)
        let before = try run("export", "initiatives", "--format", "csv").output
        let list = try file("lista.csv", run("list", "initiatives", "--format", "csv").output)
        let query = try file("fraga.csv", run("query", "granted_sek > 0", "--format", "csv").output)
        for (path, command) in [(list, "list initiatives"), (query, "query")] {
            #expect(
                try run("import", "initiatives", path, status: 1).errors == """
                    rackvidd: fel: \(path): filen är en tabell från rackvidd \(command), som visar mindre än \
                    databasen har. Skriv insatserna med rackvidd export initiatives --format csv --output FIL.csv, \
                    ändra där och läs in den filen.

                    """)
        }
        #expect(try run("export", "initiatives", "--format", "csv").output == before)
        let export = "\(folder.path)/FIL.csv"
        _ = try run("export", "initiatives", "--format", "csv", "--output", export)
        let again = try run("import", "initiatives", export)
        #expect(
            again.errors.contains("2 rader lästa: 0 nya, 0 ändrade, 2 oförändrade, 0 avvisade."), "\(again.errors)")
    }

    // MARK: Files that are what they are called

    @Test func `files that the program makes are what their names say`() throws {
        _ = try take("rader.csv", rows)
        for (arguments, name) in [
            (["list", "rejected", "--rejected"], "z.xlsx"), (["copy", store], "z.csv"), (["repair", store], "z.csv"),
            (["init"], "z.csv"), (["show", "RUN/1", "--map"], "z.docx"),
        ] {
            let last = ["init", "copy", "repair"].contains(arguments[0]) ? [] : ["--store", store]
            let result = try Program.run(arguments + ["\(folder.path)/\(name)"] + last)
            #expect(result.status == 1, "\(arguments)")
            #expect(!exists(name), "\(arguments)")
        }
        #expect(try Program.run("init", "\(folder.path)/x.sqlite", "--bare").status == 0)
    }

    @Test func `changes are written in the format of the file's name`() throws {
        _ = try take("rader.csv", rows)
        let changes = "\(folder.path)/c.xlsx"
        _ = try take("rader.csv", rows.replacingOccurrences(of: "5200000", with: "5300000"), "--changes", changes)
        #expect(try Data(contentsOf: URL(fileURLWithPath: changes)).starts(with: Array("PK".utf8)))
    }

    @Test func `a file of rejected rows is announced where it has one`() throws {
        let none = try take("rader.csv", rows, "--rejected", "\(folder.path)/r.csv")
        #expect(none.errors.contains("Inga rader avvisades, så ingen fil skrevs.\n"))
        #expect(!exists("r.csv"))
        _ = try run("list", "rejected", "--rejected", "\(folder.path)/r.csv")
        #expect(!exists("r.csv"))
        let one = try take("en.csv", rows + "\nRUN/3;;Åre;1;;;\n", "--rejected", "\(folder.path)/r.csv")
        #expect(
            one.errors.contains("3 rader lästa: 0 nya, 0 ändrade, 2 oförändrade, 1 avvisad."), "\(one.errors)")
        #expect(exists("r.csv"))
    }

    // MARK: What to do

    @Test func `an empty reason is refused in words`() throws {
        _ = try take("rader.csv", rows)
        for arguments in [["edit", "RUN/1", "status=Avslutad"], ["remove", "RUN/1"], ["undo"]] {
            let result = try Program.run(arguments + ["--reason", " ", "--store", store])
            #expect(result.status == 64)
            #expect(result.errors.hasPrefix("Error: --reason is the reason in words."), "\(result.errors)")
        }
    }

    @Test func `a layer among several is named`() throws {
        _ = try take("rader.csv", rows)
        let path = "\(folder.path)/lager.gpkg"
        _ = try run("export", "initiatives", "--format", "gpkg", "--output", path)
        let named = try run("import", "initiatives", path, "--layer", "initiatives", "--dry-run")
        #expect(named.errors.contains("2 oförändrade"), "\(named.errors)")
        let wrong = try run("import", "initiatives", path, "--layer", "projekt", status: 1)
        #expect(wrong.errors.contains("lagret projekt finns inte. De som finns: initiatives."), "\(wrong.errors)")
        let table = try run("import", "initiatives", file("t.csv", rows), "--layer", "x", status: 1)
        #expect(table.errors.hasSuffix("--layer gäller GeoPackage, och filen är inget. Utelämna det.\n"))
    }

    @Test func `an outcome's indicator becomes a sum or a rate as the error says`() throws {
        _ = try take("rader.csv", rows)
        let outcomes = "Diarienummer;Indikator;Slag;Period;Värde\nRUN/1;Glädje;Resultat;2024;4\n"
        let wrong = try run("import", "outcomes", file("u.csv", outcomes), status: 1)
        #expect(
            wrong.errors == """
                rackvidd: fel: \(folder.path)/u.csv: det framgår inte om ”Glädje” kan summeras. Lägg till en kolumn \
                indicator_kind med summa (ett antal, till exempel personer) eller nyckeltal (en andel eller ett \
                medelvärde).

                """)
        for kind in ["summa", "nyckeltal"] {
            let name = kind == "summa" ? "Glädje" : "Andel glada"
            let right = """
                Diarienummer;Indikator;Slag;Period;Värde;indicator_kind
                RUN/1;\(name);Resultat;2024;4;\(kind)

                """
            let taken = try run("import", "outcomes", file("u.csv", right))
            #expect(taken.errors.contains("(\(kind)"), "\(taken.errors)")
        }
        // What changed is told by the indicator's title, its kind in words, and numbers as people write them.
        let corrected = """
            Diarienummer;Indikator;Slag;Period;Värde
            RUN/1;Glädje;Resultat;2024;5,5

            """
        let changed = try run("import", "outcomes", file("u.csv", corrected), "--source", "u")
        #expect(changed.errors.contains("  utfall RUN/1, Glädje, resultat 2024: värde 4 → 5,50\n"), "\(changed.errors)")
        #expect(try run("history", "RUN/1").output.contains("  utfall RUN/1, Glädje, resultat 2024: värde 4 → 5,50\n"))
        #expect(try run("show", "RUN/1").output.contains("  Glädje, resultat 2024: 5,50\n"))
    }

    @Test func `a feature without a title lacks that and no id`() throws {
        let layer = """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "properties": {"Namn": "Led"},
               "geometry": {"type": "Point", "coordinates": [14.2, 63.1]}},
              {"type": "Feature", "properties": {"Namn": null},
               "geometry": {"type": "Point", "coordinates": [14.6, 63.2]}}]}
            """
        let result = try take("l.geojson", layer)
        #expect(result.errors.contains("rad 2, kolumn Namn ””: titel saknas. Ange vad insatsen heter."))
    }

    @Test func `undoing many changes names no file that it doesn't write`() throws {
        let many = (1...12).map { "P\($0);Projekt \($0);Åre;100" }.joined(separator: "\n")
        _ = try take("m.csv", "id;titel;kommun;beviljat\n\(many)\n")
        _ = try take("m.csv", "id;titel;kommun;beviljat\n\(many.replacingOccurrences(of: ";100", with: ";200"))\n")
        let dry = try run("undo", "--dry-run").output
        #expect(dry.contains("  … och 2 till; visa alla med --verbose\n"), "\(dry)")
        #expect(dry.hasPrefix("Skulle ångra post "), "\(dry)")
        #expect(try run("undo", "--dry-run", "--verbose").output.contains("P12: "))
    }

    // MARK: What is said

    @Test func `a file without titles corrects what is there`() throws {
        _ = try take("rader.csv", rows)
        let result = try take("rader.csv", "Diarienummer;Kommun\nRUN/1;Berg\nRUN/9;Åre\n")
        #expect(result.errors.contains("RUN/1: kommuner Strömsund → Berg"), "\(result.errors)")
        #expect(
            result.errors.contains(
                """
                källan rader har ingen insats med id RUN/9, och filen har ingen kolumn med titel. Lägg till titeln, \
                eller rätta id:t.
                """), "\(result.errors)")
        #expect(
            result.errors.contains(
                "Lämnades som det var, eftersom filen inte har kolumnerna: titel, status, beviljat belopp, "
                    + "handläggarens anteckningar, utbetalt belopp."), "\(result.errors)")
        #expect(try run("show", "RUN/1").output.hasPrefix("RUN/1  Fiber\n"))
        #expect(
            try run("import", "initiatives", file("ny.csv", "id;kommun\nX;Åre\n"), status: 1).errors.contains("titel"))
    }

    @Test func `a case officer's notes are never written to files`() throws {
        _ = try take("rader.csv", rows)
        let changes = "\(folder.path)/c.csv"
        let result = try take(
            "rader.csv", rows.replacingOccurrences(of: "hemligt", with: "hemligare"), "--changes", changes)
        #expect(result.errors.contains("handläggarens anteckningar hemligt → hemligare"))
        #expect(
            try folder.read("c.csv").split(separator: "\n").last
                == "initiative;RUN/1;changed;case_officer_notes;;")
        for command in [["changes", "--since", "2"], ["history", "RUN/1"]] {
            for format in ["csv", "json"] {
                let told = try Program.run(command + ["--format", format, "--store", store])
                #expect(told.status == 0 && !told.output.contains("hemlig"), "\(told.output)")
            }
        }
    }

    @Test func `amounts are shown as money whatever column they are in`() throws {
        _ = try take("rader.csv", rows)
        let shown = try run("show", "RUN/1").output
        #expect(shown.contains("utbetalt belopp: 1\u{A0}800\u{A0}000,50\n"), "\(shown)")
    }

    @Test func `a removed initiative that a file brings back is mentioned`() throws {
        _ = try take("rader.csv", rows)
        _ = try run("remove", "RUN/1", "--reason", "dubblett")
        let back = try take("rader.csv", rows)
        #expect(back.errors.contains("och åter med genom filen: RUN/1. Ska de vara borta: rackvidd remove RUN/1"))
        _ = try run("remove", "RUN/1", "--reason", "dubblett")
    }

    @Test func `a new status of an edit is told with how it counts`() throws {
        _ = try take("rader.csv", rows)
        let edited = try run("edit", "RUN/1", "status=Påhittad", "--reason", "prov")
        #expect(edited.errors.contains("”Påhittad”"), "\(edited.errors)")
        #expect(try run("edit", "RUN/2", "status=Påhittad", "--reason", "prov").errors.contains("”Påhittad”") == false)
    }

    @Test func `sources count the imports that stand`() throws {
        _ = try take("rader.csv", rows)
        _ = try take("rader.csv", rows.replacingOccurrences(of: "5200000", with: "5300000"))
        _ = try run("undo")
        _ = try run("edit", "RUN/1", "status=Avslutad", "--reason", "prov")
        let sources = try object(run("list", "sources", "--format", "json").output)["rows"] as? [[String: Any]]
        #expect(sources?.map { $0["imports"] as? Int } == [1])
    }

    // MARK: Filters

    @Test func `a value that no initiative has is an error of queries too`() throws {
        _ = try take("rader.csv", rows)
        for expression in ["status = 'Pagaende'", "NOT status = 'Pagaende'"] {
            #expect(
                try run("query", expression, status: 1).errors == """
                    rackvidd: fel: Ingen insats har statusen Pagaende; menades Pågående? I databasen finns: Avslutad, \
                    Pågående

                    """)
        }
        #expect(try run("query", "theme = 'x'", status: 1).errors.contains("ingen i databasen har något alls angivet"))
    }

    @Test func `divisions of crosstabs are known by their titles`() throws {
        _ = try take("rader.csv", rows)
        let one = try run("crosstab", "Styrkeområde", "kommun", "--format", "csv")
        let other = try run("crosstab", "strength_area", "municipality", "--format", "csv")
        #expect(one.output == other.output)
    }

    // MARK: Words

    @Test func `errors and lists are Swedish in Swedish`() throws {
        let missing = try run("import", "initiatives", "\(folder.path)/ingen.csv", status: 1)
        #expect(
            missing.errors
                == "rackvidd: fel: \(folder.path)/ingen.csv kan inte öppnas: filen eller mappen finns inte.\n")
        let unknown = try run("crosstab", "färg", "kommun", status: 64).errors
        #expect(!unknown.contains("the following") && !unknown.contains(" or '"), "\(unknown)")
        _ = try take("rader.csv", rows)
        let statuses = try run("list", "statuses").output
        #expect(statuses.contains("känd") && !statuses.contains("known") && !statuses.contains("decided"))
        let places = try run("list", "places").output
        #expect(places.contains("tätort") && !places.contains("locality") && !places.contains("village"))
        #expect(!(try run("list", "indicators").output.contains("statistics")))
    }
}
