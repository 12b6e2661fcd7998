import Archive
import Planar
import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import Exchange

@Suite struct InitiativeImportTests {
    private func record(_ header: String, _ row: String, crs: String? = nil) throws -> Initiative {
        let batch = try importInitiatives("id;title;\(header)\nA;Titel;\(row)\n", crs: crs)
        #expect(batch.rejected.isEmpty, "\(batch.rejected)")
        return try #require(batch.accepted.first?.record)
    }

    private func rejection(_ header: String, _ row: String, crs: String? = nil) throws -> RejectedRow {
        let batch = try importInitiatives("id;title;\(header)\nA;Titel;\(row)\n", crs: crs)
        #expect(batch.accepted.isEmpty && batch.rejected.count == 1)
        let row = try #require(batch.rejected.first)
        #expect(!row.reason.sv.isEmpty && !row.reason.en.isEmpty && row.reason.sv != row.reason.en)
        #expect(row.row == 2)
        #expect(row.fields.map(\.column).prefix(2) == ["id", "title"])
        return row
    }

    /// The coordinates of a point, metres.
    private func point(_ location: Location) throws -> (x: Double, y: Double) {
        guard case .geometry(let wkb) = location else {
            Issue.record("\(location) is no geometry")
            return (0, 0)
        }
        let flat = try WKBReader.geometry(of: wkb)
        #expect(flat.kind == .point)
        return (flat.x[0], flat.y[0])
    }

    // MARK: Fields

    @Test func `reads every field`() throws {
        let batch = try importInitiatives(
            """
            Ärendenummer;Projektnamn;Stödmottagare;Program;Insatsområde;Styrkeområde;Tema;Status;Beslutsdatum;\
            Startdatum;Slutdatum;\
            Beviljat (tkr);Totalbudget;Kommuner;Ort;Resultat;Källa;Ekonomisk;Social;Miljö;Samisk;Handläggare
            D-1; Stigar ;Åre kommun;Leader;Natur;Upplevelser;leder;beviljat;2024-05-02;2024-06;2025;\
            1 250,5;2 000 000 kr;Åre, Berg;Duved;Klart;https://a.example;+2;-1;0;;NN

            """)
        #expect(batch.rejected.isEmpty)
        let one = try #require(batch.accepted.first?.record)
        #expect(one.id == "D-1" && one.title == "Stigar" && one.lead == "Åre kommun" && one.programme == "Leader")
        #expect(
            one.priority == "Natur" && one.strengthArea == "Upplevelser" && one.theme == "leder"
                && one.status == "beviljat")
        #expect(
            one.decided == PartialDate("2024-05-02") && one.start == PartialDate("2024-06")
                && one.end == PartialDate("2025"))
        #expect(one.grantedOre == 125_050_000 && one.totalBudgetOre == 200_000_000)
        #expect(one.location == .municipalities([.init(code: "2321"), .init(code: "2326")], places: "Duved"))
        #expect(one.municipalitiesText == "Åre, Berg" && one.placeText == "Duved" && one.outcomeText == "Klart")
        #expect(one.source == "https://a.example")
        #expect(one.marks == Initiative.Marks(economic: 2, social: -1, environmental: 0))
        #expect(one.extra == ["Handläggare": "NN"])
        #expect(batch.understood.first?.en == "Text with semicolons between the fields, UTF-8, 1 row.")
        #expect(
            batch.understood.map(\.sv).filter { $0.hasPrefix("Kolumner: ") } == [
                """
                Kolumner: Ärendenummer → insatsens id, Projektnamn → titel, Stödmottagare → stödmottagare, Program \
                → program, Insatsområde → prioritering, Styrkeområde → styrkeområde, Tema → tema, Status → status, \
                Beslutsdatum → beslutsdatum, Startdatum → start, Slutdatum → slut, Beviljat (tkr) → beviljat belopp \
                (tusental kronor), Totalbudget → total budget, Kommuner → kommuner, Ort → plats, Resultat → utfall, \
                Källa → källa, Ekonomisk → ekonomisk hållbarhet, Social → social hållbarhet, Miljö → miljömässig \
                hållbarhet, Samisk → samiska förutsättningar och behov.
                """
            ])
    }

    @Test func `empty fields are nothing`() throws {
        let one = try record("granted_sek;start;place;lead", "; – ; ;")
        #expect(one.grantedOre == nil && one.start == nil && one.placeText == nil && one.lead == nil)
        #expect(one.location == .unknown)
    }

    @Test(arguments: [
        ("total_budget_sek", "-5"), ("granted_sek", "fem"), ("granted_sek", "5 EUR"), ("total_budget_sek", "1,2,3"),
        ("start", "2024-13"),
        ("decided", "45413"), ("economic", "3"), ("social", "hög"), ("sami", "1,5"), ("municipality_codes", "9999"),
        ("municipalities", "Årre"), ("municipality_codes", "2380:60,2313"), ("municipality_codes", "2380,2380"),
        ("municipality_codes", "2380:60,2313:50"), ("geometry", "POINT (hej)"), ("geometry", "POINT (63.2 14.6)"),
        ("geometry", "POINT (100 10)"), ("geometry", "CIRCULARSTRING (0 0, 1 1, 2 0)"),
    ])
    func `refuses a field that is not understood`(column: String, value: String) throws {
        let row = try rejection(column, value)
        #expect(row.column == column && row.value == value)
        #expect(row.fields.last == .init(column: column, value: value))
    }

    @Test func `refuses an end before its start`() throws {
        #expect(try rejection("start;end", "2024-06;2024-05").column == "end")
        // A year that contains the start does not end before it.
        #expect(try record("start;end", "2024-06;2024").end == PartialDate("2024"))
    }

    @Test func `refuses rows without id or title`() throws {
        let batch = try importInitiatives("id;title\n;Utan id\nB;\nC;Bra\n;\n\n")
        #expect(batch.accepted.map(\.record.id) == ["C"])
        #expect(batch.rejected.map(\.row) == [2, 3])
        #expect(batch.rejected.map(\.column) == ["id", "title"])
        #expect(
            batch.understood.map(\.en).filter { $0.hasPrefix("With nothing") } == [
                "With nothing in any field: 1 row, not counted."
            ])
    }

    @Test func `refuses repeated ids`() throws {
        let batch = try importInitiatives("id;title\nA;En\nA; En\nA;Två\nB;En\n")
        #expect(batch.accepted.map(\.row) == [2, 5])
        #expect(batch.rejected.map(\.row) == [3, 4])
        #expect(
            batch.rejected.map(\.reason.en) == [
                "the row is the same as row 2. Remove one of them.",
                """
                the id “A” is already in row 2, with another title. Two initiatives need different ids; of one \
                initiative, keep one row.
                """,
            ])
    }

    @Test func `a rejected row does not take the id`() throws {
        let batch = try importInitiatives("id;title;start\nA;En;fel\nA;En;2024\n")
        #expect(batch.accepted.map(\.row) == [3])
    }

    // MARK: Files

    @Test func `keeps broken rows`() throws {
        let batch = try importInitiatives("id;title;lead\nA;En;x\nB;Två\nC;Tre;y;z\nD;\"Fyra\" x;y\nE;Fem;y\n")
        #expect(batch.accepted.map(\.record.id) == ["A", "E"])
        #expect(batch.rejected.map(\.row) == [3, 4, 5])
        #expect(batch.rejected[0].fields.map(\.value) == ["B", "Två", "2/3"])
        #expect(
            batch.rejected[1].fields.map(\.column) == ["id", "title", "lead", "rejected_field_4", "rejected_fields"])
        #expect(batch.rejected[2].column == "title")
    }

    @Test(arguments: [
        ("id;lead\nA;x\n", "title", "“id”, “lead”"), ("title\nA\n", "the initiative's id", "“title”"),
        ("a;b\n1;2\n", "the initiative's id and title", "“a”, “b”"),
    ])
    func `says which column is missing`(text: String, missing: String, present: String) throws {
        let error = try #require(#expect(throws: ImportError.self) { try importInitiatives(text) })
        #expect(
            error.wording.en == """
                \(error.file): no column with \(missing). The file's columns are \(present). Rename a column, or say \
                with --mapping which one it is.
                """)
    }

    @Test func `two columns of one name are two candidates`() throws {
        #expect { try importInitiatives("id;title;belopp;belopp\nA;a;1;2\n") } throws: { error in
            (error as? ImportError)?.problem
                == .ambiguousColumns(["belopp", "belopp (2)"], role: InitiativeRole.granted.title, option: nil)
        }
        let batch = try importInitiatives(
            "id;title;belopp;belopp\nA;a;1;2\n", mapping: "column;role\nbelopp (2);granted_sek\nbelopp;extra\n")
        #expect(batch.accepted.first?.record.grantedOre == 200)
        #expect(batch.accepted.first?.record.extra == ["belopp": "1"])
        let other = try importInitiatives("id;title;not;not\nA;a;1;2\n")
        #expect(other.accepted.first?.record.extra == ["not": "1", "not (2)": "2"])
    }

    @Test func `refuses half a pair of coordinates`() {
        #expect(throws: ImportError.self) { try importInitiatives("id;title;longitude\nA;B;14\n") }
    }

    @Test func `knows files that are no text`() throws {
        func refused<Failure: Error>(_ start: [UInt8], by failure: Failure.Type) throws {
            let file = try NamedFile(start + [0, 0, 0], ending: ".csv")
            #expect(throws: failure) {
                try withExtendedLifetime(file) { try InitiativeImport.read(file: file.path, register: testRegister) }
            }
        }
        try refused([0x50, 0x4B, 0x03, 0x04], by: ArchiveError.self)
        try refused([0xD0, 0xCF, 0x11, 0xE0], by: WorkbookError.self)
        try refused(Array("SQLite format 3".utf8), by: ImportError.self)
        try refused(Array("%PDF-1.7".utf8), by: ImportError.self)
        #expect(throws: DelimitedError.self) { try importInitiatives("") }
        #expect(throws: FileError.self) { try InitiativeImport.read(file: "/no/such/file.csv", register: testRegister) }
        #expect(throws: PlanarError.self) { try importInitiatives("id;title\nA;B\n", crs: "EPSG:999999") }
    }

    @Test func `reads windows 1252`() throws {
        // "id;title;ort\r\nA;Fjäll – 5 €;Åre\r\n" in Windows-1252.
        let bytes: [UInt8] =
            Array("id;title;ort\r\nA;Fj".utf8) + [0xE4] + Array("ll ".utf8) + [0x96] + Array(" 5 ".utf8) + [0x80]
            + Array(";".utf8)
            + [0xC5] + Array("re\r\n".utf8)
        let file = try NamedFile(bytes, ending: ".csv")
        let batch = try withExtendedLifetime(file) {
            try InitiativeImport.read(file: file.path, register: testRegister)
        }
        #expect(batch.accepted.first?.record.title == "Fjäll – 5 €")
        #expect(batch.accepted.first?.record.location == .place("Åre"))
        #expect(batch.understood[0].en == "Text with semicolons between the fields, WINDOWS-1252, 1 row.")
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `reads every dialect alike`(lineBreak: String) throws {
        for delimiter in [";", ",", "\t"] {
            for mark in ["", "\u{FEFF}"] {
                let rows = [
                    ["id", "title", "belopp"], ["A", "\"två\(lineBreak)rader \"\"x\"\"\"", "\"1 000,50\""],
                    ["B", "b", "2"],
                ]
                let text = mark + rows.map { $0.joined(separator: delimiter) }.joined(separator: lineBreak)
                let batch = try importInitiatives(text)
                #expect(batch.rejected.isEmpty)
                #expect(batch.accepted.map(\.record.title) == ["två\(lineBreak)rader \"x\"", "b"])
                #expect(batch.accepted.map(\.record.grantedOre) == [100_050, 200])
                #expect(batch.accepted.map(\.row) == [2, 4])
            }
        }
    }

    @Test func `passes over excels hint at the delimiter`() throws {
        for start in ["sep=,\r\n", "\u{FEFF}SEP=,\n"] {
            let batch = try importInitiatives(start + "id,title\r\nA,\"a;b;c\"\r\n")
            #expect(batch.accepted.map(\.record.title) == ["a;b;c"] && batch.accepted.map(\.row) == [3])
        }
    }

    @Test func `the order of columns and rows does not matter`() throws {
        let one = try importInitiatives("id;title;belopp;kommun\nA;a;1.234;Åre\nB;b;5.000,50;Berg\n")
        let other = try importInitiatives("kommun;belopp;id;title\nBerg;5.000,50;B;b\nÅre;1.234;A;a\n")
        #expect(one.accepted.map(\.record) == other.accepted.reversed().map(\.record))
        #expect(one.accepted[0].record.grantedOre == 123_400)
        #expect(one.file.sha256 != other.file.sha256)
    }

    // MARK: Locations

    /// pyproj 3.7.2 with PROJ 9.5.1: (481700, 7005600) of EPSG:3006 in other systems.
    @Test(
        arguments: [
            ("longitude;latitude", "14,636484454483426;63,17913522858547", nil),
            ("lon;lat", "14.636484454483426;63.17913522858547", nil),
            ("x;y", "14.636484454483426;63.17913522858547", nil), ("x;y", "63.17913522858547;14.636484454483426", nil),
            ("sweref99tm_e;sweref99tm_n", "481700;7005600", nil), ("e;n", "481 700;7 005 600", nil),
            ("x;y", "481700;7005600", nil),
            ("x;y", "7005600;481700", nil), ("x;y", "56159.304320063005;7009713.591056502", "EPSG:3010"),
            ("x;y", "1441152.8811872995;7008259.888957749", "3021"),
            ("wkt", "POINT (14.636484454483426 63.17913522858547)", nil),
            ("geometry", "POINT (481700 7005600)", nil),
            ("geometry", "\"SRID=3010;POINT (56159.304320063005 7009713.591056502)\"", nil),
            ("geometri", "POINT (56159.304320063005 7009713.591056502)", "EPSG:3010"),
            (
                "geometry",
                "\"{\"\"type\"\":\"\"Point\"\",\"\"coordinates\"\":[14.636484454483426,63.17913522858547]}\"", nil
            ),
        ] as [(String, String, String?)])
    func `brings points to SWEREF 99 TM`(header: String, row: String, crs: String?) throws {
        let point = try point(record(header, row, crs: crs).location)
        // RT 90 to SWEREF 99 is a seven-parameter shift; all else is exact to the millimetre.
        let tolerance = crs == "3021" ? 0.2 : 0.001
        #expect(abs(point.x - 481_700) < tolerance && abs(point.y - 7_005_600) < tolerance)
    }

    @Test(arguments: [
        (
            "longitude;latitude", "63.2;14.6",
            """
            the coordinates are not in Sweden, read as OGC:CRS84. They look swapped: exchange east (longitude) and \
            north (latitude).
            """
        ),
        (
            "e;n", "7005600;481700",
            """
            the coordinates are not in Sweden, read as EPSG:3006. They look swapped: exchange east (longitude) and \
            north (latitude).
            """
        ),
        ("lon;lat", "0;0", "0, 0 is not a place in Sweden. Leave the coordinates empty if they are missing."),
        ("e;n", "0;0", "0, 0 is not a place in Sweden. Leave the coordinates empty if they are missing."),
        (
            "lon;lat", "-120;40",
            """
            the coordinates are not in Sweden, read as OGC:CRS84. Correct them, or name the reference system with \
            --crs.
            """
        ),
        (
            "lon;lat", "481700;7005600",
            """
            the coordinates are not in Sweden, read as OGC:CRS84. Correct them, or name the reference system with \
            --crs.
            """
        ),
        ("lon;lat", "14.6;", "one of the coordinates is missing. Fill in both, or leave both empty."),
        ("lon;lat", ";63.2", "one of the coordinates is missing. Fill in both, or leave both empty."),
        (
            "x;y", "1;2",
            "the numbers are neither degrees nor SWEREF 99 TM in Sweden. Name the reference system with --crs."
        ),
        (
            "lon;lat", "fjorton;63",
            "“fjorton” is not a number. Correct it, or leave the field empty if it is missing."
        ),
    ])
    func `refuses coordinates that cannot be right`(header: String, row: String, reason: String) throws {
        let rejected = try rejection(header, row)
        #expect(rejected.reason.en == reason)
        #expect(rejected.column.map { !$0.isEmpty } == true)
    }

    @Test func `the order of evidence`() throws {
        let header = "geometry;lon;lat;kommunkod;ort;län"
        let full = ["POINT (14 63)", "14.636484454483426", "63.17913522858547", "2321", "Duved", "Jämtland"]
        func location(_ kept: Range<Int>) throws -> Location {
            try record(
                header, full.enumerated().map { kept.contains($0.offset) ? $0.element : "" }.joined(separator: ";")
            ).location
        }
        let first = try point(location(0..<6))
        #expect(abs(first.x - 449_348.956) < 0.001)
        let second = try point(location(1..<6))
        #expect(abs(second.x - 481_700) < 0.001)
        #expect(try location(3..<6) == .municipalities([.init(code: "2321")], places: "Duved"))
        #expect(try location(4..<6) == .place("Duved"))
        let county = Location.municipalities(testRegister.filter { $0.countyCode == "23" }.map { .init(code: $0.code) })
        #expect(try location(5..<6) == county)
        #expect(try location(6..<6) == .unknown)
    }

    @Test(arguments: [
        ("municipality_codes", "county"), ("kommun", "hela länet"), ("ort", "Hela länet"), ("län", "länet"),
        ("kommuner", "Samtliga kommuner"),
    ])
    func `knows the whole county`(column: String, value: String) throws {
        #expect(try record(column, value).location == .county)
    }

    @Test func `a named county is its municipalities`() throws {
        let jamtland = testRegister.filter { $0.countyCode == "23" }.map { Location.Declared(code: $0.code) }
        for (column, value) in [
            ("kommun", "Jämtlands län"), ("ort", "Region Jämtland Härjedalen"), ("län", "Jämtland"), ("region", "23"),
        ] {
            #expect(try record(column, value).location == .municipalities(jamtland))
        }
        #expect(try record("ort", "Jämtland").location == .place("Jämtland"))
    }

    @Test func `a place is more precise than a whole county`() throws {
        #expect(try record("kommun;ort", "hela länet;Duved").location == .place("Duved"))
    }

    /// What lies where is for the gazetteer to tell; the row's words are kept together.
    @Test func `places go with their municipalities`() throws {
        let one = [Location.Declared(code: "2321")]
        #expect(try record("kommun;ort", "Åre;Duved").location == .municipalities(one, places: "Duved"))
        #expect(try record("kommun;ort", "Åre;Nowhereby").location == .municipalities(one, places: "Nowhereby"))
        #expect(
            try record("kommunkoder;antal_kommuner_totalt;ort", "2321;3;Duved, Åre").location
                == .municipalities(one, total: 3, places: "Duved, Åre"))
        #expect(try record("kommun;ort", "Åre;hela länet").location == .municipalities(one))
        #expect(try record("kommun;ort", "Åre;").location == .municipalities(one))
    }

    @Test func `unknown counties are told`() throws {
        let batch = try importInitiatives("id;title;län\nA;a;Mellersta Norrland\nB;b;Jämtland\n")
        #expect(batch.accepted.first?.record.location == .unknown)
        #expect(batch.accepted.first?.record.extra["län"] == "Mellersta Norrland")
        #expect(
            batch.understood.map(\.en) == [
                "Text with semicolons between the fields, UTF-8, 2 rows.",
                "Columns: id → the initiative's id, title → title, län → county.",
                "No location but “Mellersta Norrland”, which is not a county, 1 row: will have no known location.",
            ])
    }

    @Test func `codes and names must agree`() throws {
        #expect(try record("kommunkod;kommun", "2321;Åre").location == .municipalities([.init(code: "2321")]))
        #expect(try record("kommunkod;kommun", ";Åre").location == .municipalities([.init(code: "2321")]))
        #expect(try rejection("kommunkod;kommun", "2321;Berg").column == "kommun")
        #expect(try record("kommunkod;kommun", "2321;Åre m.fl.").location == .municipalities([.init(code: "2321")]))
    }

    @Test func `a list of fewer than all is completed from the counties or told`() throws {
        let header = "kommunkoder;antal_kommuner_totalt;lan"
        let listed = "2303,2305,2309,2313,2321,2326,2361,2380"
        guard
            case .municipalities(let all, 15, nil) = try record(header, "\(listed);15;Jämtland, Västernorrland")
                .location
        else {
            Issue.record("no municipalities")
            return
        }
        #expect(all.count == 15 && all.contains { $0.code == "2281" })
        let batch = try importInitiatives("id;title;\(header)\nA;a;2303;4;Jämtland, Västernorrland\n")
        #expect(batch.accepted.first?.record.location == .municipalities([.init(code: "2303")], total: 4))
        #expect(
            batch.understood.map(\.en).filter { $0.hasPrefix("More municipalities") } == [
                """
                More municipalities than those listed, 1 row: which the others are is not clear. The county gets the \
                listed ones' part of all, each municipality alike; the rest counts outside the county.
                """
            ])
        // Declared shares come first, and what is all there needs no total.
        #expect(
            try record(header, "\"2303:50,2305:50\";4;Jämtland, Västernorrland").location
                == .municipalities([.init(code: "2303", share: 50), .init(code: "2305", share: 50)]))
        #expect(try record(header, "2303;1;Jämtland").location == .municipalities([.init(code: "2303")]))
        #expect(try rejection(header, "2303,2305;1;Jämtland").column == "antal_kommuner_totalt")
    }

    // MARK: Many rows

    /// A large file is read by several threads; one with a repeated row by one. Both say the same of the same rows.
    @Test func `many readers read what one reads`() throws {
        var text = "id;titel;beviljat;start;kommuner;ort;longitud;latitud;län\n"
        for row in 0..<5_000 {
            let place =
                switch row % 8 {
                case 0: ";;14,\(600 + row % 300);63,\(100 + row % 90);"
                case 1: "Åre 60 %, Berg 40 %;;;;"
                case 2: "Krokom och Berg;;;;"
                case 3: ";Duved;;;"
                case 4: ";;;;Hela länet"
                case 5: ";;;;Narnia"
                case 6: "Atlantis;;;;"
                default: ";;;;"
                }
            text += "R\(row);Titel \(row);\(row % 7 == 0 ? "12,34567" : "1 00\(row % 10)");"
            text += "\(row % 11 == 0 ? "fel" : "2024-0\(1 + row % 9)-01");\(place)\n"
        }
        let many = try importInitiatives(text)
        let one = try importInitiatives(text + "R1;Titel 1;1;2024;;;;;\n")
        #expect(many.accepted.count + many.rejected.count == 5_000 && many.rejected.count > 800)
        #expect(
            many.accepted.map(\.row) == one.accepted.map(\.row)
                && many.accepted.map(\.record) == one.accepted.map(\.record))
        #expect(many.rejected == one.rejected.dropLast() && one.rejected.last?.row == 5_002)
        // All but how many rows there were.
        #expect(many.understood.dropFirst() == one.understood.dropFirst())
        #expect(
            many.understood.map(\.en) == [
                "Text with semicolons between the fields, UTF-8, 5000 rows.",
                """
                Columns: id → the initiative's id, titel → title, start → start, beviljat → amount granted, kommuner \
                → municipalities, ort → place, longitud → longitude, latitud → latitude, län → county.
                """,
                "Amounts with parts of an öre, rounded to whole öre: 568.",
                "No location but “Narnia”, which is not a county, 625 rows: will have no known location.",
            ])
    }

    @Test func `amounts below zero are read and told, and budgets below zero are not`() throws {
        let batch = try importInitiatives(
            "id;titel;beviljat belopp;total budget;finansieras av\na;A;-800000,01;;R\nb;B;(500);10;\nc;C;5;-1;\n")
        #expect(batch.accepted.map(\.record.grantedOre) == [-80_000_001, -50_000])
        #expect(batch.accepted.map(\.record.fundedBy) == ["R", nil])
        #expect(batch.rejected.map(\.row) == [4])
        #expect(
            batch.understood.map(\.sv).filter { $0.hasPrefix("Negativa") } == [
                """
                Negativa belopp, lästa som återbetalade eller återtagna medel: 2, tillsammans \
                \u{2212}800\u{A0}500,01 kr. De räknas i alla summor.
                """
            ])
    }

    @Test(arguments: ["finansieras av", "Medel från", "funded_by", "Funded by"])
    func `whose money it is has names in both languages`(_ name: String) throws {
        let batch = try importInitiatives("id;titel;\(name)\na;A;R-1\n")
        #expect(batch.accepted.map(\.record.fundedBy) == ["R-1"])
        #expect(batch.accepted.map(\.record.extra) == [[:]])
    }
}
