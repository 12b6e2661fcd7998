import Foundation
import TestSupport
import Testing

/// Tables as people make them, read by the program.
@Suite struct PeoplesTablesTests {
    private let folder: Folder
    private let store: String

    init() throws {
        folder = try Folder()
        store = "\(folder.path)/s.gpkg"
        try Demo.copyNewStore(to: store)
    }

    private func file(_ name: String, _ text: String) throws -> String {
        let path = "\(folder.path)/\(name)"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    private let rows = """
        Diarienummer;Projektnamn;Kommun;Beviljat belopp;Utbetalt;Stödform;Programområde
        RUN/1;Fiber;Strömsund;2 450 000,00 kr;1 800 000,00 kr;Projektmedel;Digitalisering
        RUN/2;Led;Åre;5 200 000,50 kr;0,00 kr;Förstudie;Upplevelser
        """

    private func total() throws -> String {
        let run = try Program.run(
            "query", "TRUE", "--by", "year", "--sum", "granted_sek", "--format", "csv", "--store", store)
        return try #require(run.output.split(separator: "\n").last.map(String.init), "\(run.errors)")
    }

    @Test(arguments: [
        "Beviljade projekt, utdrag\nUttaget av: Registrator\n\n", "Beviljade projekt;;;;;;\n;;;;;;\n", "",
    ])
    func `titles above and totals below leave the rows as they are`(_ titles: String) throws {
        let path = try file("b.csv", titles + rows + "\nTotalt;2 projekt;;7 650 000,50 kr;1 800 000,00 kr;;\n")
        let run = try Program.run("import", "initiatives", path, "--store", store)
        #expect(run.status == 0, "\(run.errors)")
        #expect(try total() == ";(not stated);2;7650000.5")
    }

    @Test func `decimal commas are coordinates`() throws {
        let path = try file("lok.csv", "namn;lon;lat\nÅre;13,08;63,40\nHede;13,51;62,42\n")
        let run = try Program.run("locate", path, "--longitude", "lon", "--latitude", "lat")
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            run.output.split(separator: "\n").map { $0.split(separator: ";", omittingEmptySubsequences: false)[3] }
                == ["municipality_code", "2321", "2361"])
        let none = try Program.run(
            "locate", file("x.csv", "namn;lon;lat\nÅre;abc;63,40\n"), "--longitude", "lon", "--latitude", "lat")
        #expect(none.errors == "Without usable coordinates: 1 row, with invalid in the column flag.\n")
    }

    @Test func `what a source has beside can be shown and sorted by`() throws {
        let path = try file("b.csv", rows)
        #expect(try Program.run("import", "initiatives", path, "--store", store).status == 0)
        func shown(_ columns: String, _ more: String...) throws -> Program.Result {
            try Program.run(["query", "TRUE", "--columns", columns, "--store", store] + more)
        }
        let columns = "id,extra('Utbetalt'),extra('programområde')"
        #expect(
            try shown(columns, "--format", "csv", "--sort", "-extra('Programområde')").output
                == "id;paid_sek;Programområde\nRUN/2;0;Upplevelser\nRUN/1;1800000;Digitalisering\n")
        let json = try object(shown(columns, "--format", "json").output)
        #expect(
            (json["rows"] as? [NSDictionary])?.first
                == ["id": "RUN/1", "paid_sek": 1_800_000, "Programområde": "Digitalisering"])
        #expect(
            try shown("extra('Utbetald')").errors
                == "rackvidd: error: Utbetald is not a column that any initiative has. Possible: "
                + "Programområde, paid_sek, support_type\n")
    }

    @Test func `what case officers note is no column of an answer`() throws {
        let path = try file("n.csv", "id;title;Anteckningar\nA;Led;Ring Anna\n")
        #expect(try Program.run("import", "initiatives", path, "--store", store).status == 0)
        let run = try Program.run("query", "TRUE", "--columns", "id,extra('Anteckningar')", "--store", store)
        #expect(run.status == 1 && run.output == "")
        #expect(
            run.errors
                == "rackvidd: error: The column Anteckningar holds case officers' notes, which aren't written out. "
                + "rackvidd show ID shows one.\n")
        #expect(try Program.run("show", "A", "--store", store).output.contains("Ring Anna"))
    }

    @Test func `what a source has beside can be asked for and summed`() throws {
        let path = try file("b.csv", rows)
        let read = try Program.run(
            "import", "initiatives", path, "--map", "Programområde=strength_area", "--store", store)
        #expect(read.status == 0, "\(read.errors)")
        func ids(_ condition: String) throws -> [String] {
            let run = try Program.run("query", condition, "--columns", "id", "--format", "csv", "--store", store)
            try #require(run.status == 0, "\(run.errors)")
            return run.output.split(separator: "\n").dropFirst().map(String.init)
        }
        for engine in ["sql", "evaluation"] {
            let run = try Program.run(
                "query", "extra('Utbetalt') > 0", "--columns", "id", "--format", "csv", "--engine", engine, "--store",
                store)
            #expect(run.output == "id\nRUN/1\n", "\(run.errors)")
        }
        #expect(try ids("extra('utbetalt') = 0") == ["RUN/2"])
        #expect(try ids("extra('Stödform') = 'Förstudie'") == ["RUN/2"])
        #expect(try ids("strength_area = 'Digitalisering'") == ["RUN/1"])
        let sums = try Program.run(
            "query", "TRUE", "--by", "kommun", "--sum", "extra('Utbetalt')", "--format", "csv", "--store", store)
        #expect(sums.output.lines(starting: "2313;") == ["2313;Strömsund;1;1800000"])
        let wrong = try Program.run("query", "extra('Utbetlat') > 0", "--store", store)
        #expect(wrong.status == 1)
        #expect(
            wrong.errors == """
                rackvidd: error: Utbetlat is not a column that any initiative has. Possible: paid_sek, support_type

                """)
    }

    @Test func `a column becomes an indicator, and the indicator follows it`() throws {
        #expect(try Program.run("import", "initiatives", file("b.csv", rows), "--store", store).status == 0)
        let made = try Program.run(
            "indicator", "define", "utbetalt", "extra('Utbetalt')", "--title-sv", "Utbetalt", "--store", store)
        #expect(
            made.output == "The indicator utbetalt (Utbetalt): 2 new values, 0 changed, 0 unchanged.\n",
            "\(made.errors)")
        func total() throws -> String {
            let run = try Program.run("distribution", "utbetalt", "--format", "json", "--store", store)
            let json = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
            return "\(json["total"] ?? "")"
        }
        #expect(try total() == "1800000")
        let more = rows.replacingOccurrences(of: "0,00 kr;Förstudie", with: "200 000,00 kr;Förstudie")
        let again = try Program.run("import", "initiatives", file("c.csv", more), "--store", store)
        #expect(
            again.errors.lines(starting: "The indicator") == [
                "The indicator utbetalt follows extra('Utbetalt'): 1 value new, changed or gone."
            ])
        #expect(try total() == "2000000")
        let taken = try Program.run("indicator", "define", "population", "extra('Utbetalt')", "--store", store)
        #expect(
            taken.errors == "rackvidd: error: The indicator population has other values already. Choose another id.\n")
        let text = try Program.run("indicator", "define", "form", "extra('Stödform')", "--store", store)
        #expect(
            text.errors == "rackvidd: error: Not all in the column Stödform are numbers, so it makes no indicator.\n")
    }

    @Test func `notes of officers are kept and leave no file`() throws {
        let path = try file("b.csv", "id;title;kommun;Handläggarens anteckningar\nA;a;Åre;ring tillbaka\n")
        #expect(try Program.run("import", "initiatives", path, "--store", store).status == 0)
        for format in ["csv", "geojson"] {
            let run = try Program.run("export", "initiatives", "--format", format, "--store", store)
            #expect(run.status == 0)
            #expect(!run.output.contains("ring tillbaka"))
            #expect(!run.output.contains("notes"))
        }
        let asked = try Program.run(
            "query", "extra('Handläggarens anteckningar') LIKE 'ring%'", "--columns", "id", "--format", "csv",
            "--store", store)
        #expect(asked.output == "id\nA\n", "\(asked.errors)")
    }

    @Test func `features without ids get the same ones each time`() throws {
        let layer = """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"Namn":"Led","Belopp":500000.0},
             "geometry":{"type":"Point","coordinates":[14.18,62.53]}},
            {"type":"Feature","properties":{"Namn":"Spång","Belopp":250000.0},
             "geometry":{"type":"Point","coordinates":[14.2,62.6]}}]}
            """
        let path = try file("utan.geojson", layer)
        #expect(try Program.run("import", "initiatives", path, "--store", store).status == 0)
        let corrected = try file("rättad.geojson", layer.replacingOccurrences(of: "500000.0", with: "600000.0"))
        let run = try Program.run("import", "initiatives", corrected, "--store", store, "--format", "json")
        #expect(run.status == 0, "\(run.errors)")
        let json = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(json["updated"] as? Int == 1)
        #expect(json["unchanged"] as? Int == 1)
        #expect(json["inserted"] as? Int == 0)
    }

    @Test func `the number of features is their id, and a column of ids can be named`() throws {
        let layer = """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"fid":7,"Namn":"Led","kod":"K7"},
            "geometry":{"type":"Point","coordinates":[14.18,62.53]}}]}
            """
        for (options, id) in [([], "7"), (["--id-column", "kod"], "K7")] {
            let path = try file("\(id).geojson", layer.replacingOccurrences(of: "Led", with: "Led \(id)"))
            let run = try Program.run(["import", "initiatives", path, "--store", store] + options)
            #expect(run.status == 0, "\(run.errors)")
            let found = try Program.run(
                "query", "id = '\(id)'", "--columns", "title", "--format", "csv", "--store", store)
            #expect(found.output == "title\nLed \(id)\n")
        }
    }

    /// Truths: cases/README.md.
    @Test(
        .enabled(if: SharedData.isPresent, "needs ../shared or RACKVIDD_SHARED"),
        arguments: ["totalt_rad.csv", "summa_i_titel.csv", "beslut_2024_bom.csv", "beslut_2024_1252.csv"])
    func `the cases that went wrong come out right`(_ name: String) throws {
        let run = try Program.run(
            "import", "initiatives", SharedData.path("../cases/meaning/\(name)"), "--store", store)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.lines(starting: "18 rows") == ["18 rows read: 18 new, 0 changed, 0 unchanged, 0 rejected."])
        let sums = try Program.run(
            "query", "TRUE", "--by", "programme", "--sum", "granted_sek", "--include", "rejected", "--include",
            "undecided", "--format", "csv", "--store", store)
        #expect(sums.output.split(separator: "\n").last == ";(not stated);18;36230500.5", "\(sums.errors)")
    }
}
