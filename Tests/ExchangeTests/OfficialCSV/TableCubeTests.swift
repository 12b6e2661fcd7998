import Store
import TestSupport
import Testing
import Wording

@testable import Exchange

@Suite struct TableCubeTests {
    private func values(_ name: String, _ request: CubeRequest = .init()) throws -> [String] {
        try values(Statistics.bytes(name), request)
    }

    private func values(_ bytes: [UInt8], _ request: CubeRequest = .init()) throws -> [String] {
        let source = try ImportSource(bytes: bytes, path: "f", kind: .indicators, crs: nil)
        let columns = try ColumnRecognition<IndicatorRole>(header: source.header, mapping: nil, file: "f")
        let table = try #require(TableCube(source, columns, isAsked: request.needsDimensions))
        return try Statistics.values(table.cube(), request)
    }

    private static let wide = [
        "2303 2023 5200", "2303 2024 nil [..]", "2305 2023 0 [-]", "2305 2024 6090", "county:23 2023 131000",
        "county:23 2024 130900",
    ]

    // MARK: Statistics Sweden

    @Test func `a year at the end of a column's name is a dimension`() throws {
        #expect(try values("scb_wide_latin1.csv") == Self.wide)
        let (batch, defining) = try Statistics.imported("scb_wide_latin1.csv")
        #expect(defining.map(\.id) == [.population])
        #expect(batch.accepted.map(\.record.value) == [5200, 0, 6090] && batch.rejected.isEmpty)
    }

    @Test func `a title and notes are no rows`() throws {
        #expect(try values("scb_title_notes.csv") == Self.wide)
        let (batch, _) = try Statistics.imported("scb_title_notes.csv")
        #expect(batch.rejected.isEmpty && batch.accepted.first?.record.source == "SCB")
    }

    @Test func `months in columns are no years`() throws {
        #expect(
            Statistics.refusal("scb_months.csv", .init(indicator: "Folkmängd"))?.hasPrefix(
                "the periods are months or quarters (“2024M11”)") == true)
        #expect(
            try values("scb_months.csv", .init(indicator: "Folkmängd", period: .december)) == ["2303 2024 5200"])
        #expect(
            Statistics.refusal("scb_months.csv", .init(period: .december))
                == "the table doesn't say what is measured. Say it: --indicator \"Population\".")
    }

    @Test func `the total of several divisions is taken`() throws {
        #expect(try values("scb_long.csv") == ["2303 2024 5200"])
        #expect(
            try values("scb_long.csv", .init(select: "kön=män", "ålder=0-19 år")) == ["2303 2024 500"])
    }

    @Test func `several divisions may be left without a total`() throws {
        #expect(
            Statistics.refusal("scb_kon.csv", .init(kind: .extensive)) == """
                the table is divided, and no category stands for all. Say which one is meant, such as \
                --select "kön=män". The categories are kön: “män”, “kvinnor”.
                """)
        #expect(
            try values("scb_kon.csv", .init(select: "kön=kvinnor"))
                == ["2303 2023 1103", "2380 2023 16203"])
    }

    @Test func `wide years below a title`() throws {
        #expect(
            try values("scb_bred.csv") == [
                "2303 2022 5137", "2303 2023 5103", "2303 2024 5041", "2380 2022 64714", "2380 2023 64741",
                "2380 2024 64979",
            ])
    }

    @Test func `a row for each value, with names or with codes`() throws {
        let names =
            "\"region\",\"kön\",\"år\",\"Jobb\"\n\"2303 Ragunda\",\"totalt\",\"2024\",5\n"
            + "\"2303 Ragunda\",\"män\",\"2024\",3\n"
        #expect(try values(Array(names.utf8)) == ["2303 2024 5"])
        let codes =
            "\"Region\",\"Kon\",\"Tid\",\"AM01\",\"AM02\"\n\"2303\",\"1+2\",\"2024\",5,44.5\n"
            + "\"23\",\"1+2\",\"2024\",7,-\n"
        #expect(
            try values(Array(codes.utf8)) == [
                "AM01 2303 2024 5", "AM02 2303 2024 44.5", "AM01 county:23 2024 7", "AM02 county:23 2024 0 [-]",
            ])
    }

    @Test func `contents in the names of columns are indicators, and divisions there are divisions`() throws {
        let text = "\"region\",\"Jobb 2023\",\"Jobb 2024\",\"Lön 2023\",\"Lön 2024\"\n\"2303 Ragunda\",1,2,3,4\n"
        #expect(
            try values(Array(text.utf8)) == [
                "Jobb 2303 2023 1", "Jobb 2303 2024 2", "Lön 2303 2023 3", "Lön 2303 2024 4",
            ])
        let sexes = "\"region\",\"män 2024\",\"kvinnor 2024\",\"totalt 2024\"\n\"2303 Ragunda\",1,2,3\n"
        #expect(try values(Array(sexes.utf8), .init(indicator: "Jobb")) == ["2303 2024 3"])
    }

    // MARK: Others

    @Test func `signs in a column that is an indicator are told and rejected no more`() throws {
        let text = "kommun;ar;folkmangd\n2303;2024;-\n2305;2024;..\n2309;2024;15001\n"
        let (batch, _) = try withFile(text) { try IndicatorImport.read(file: $0, register: testRegister, known: []) }
        #expect(batch.accepted.map(\.record.value) == [15_001] && batch.rejected.isEmpty)
        #expect(
            batch.understood.map(\.en).last == "Without a value: “-” (1), “..” (1). They stay empty.")
    }

    @Test func `a row of an area that is misspelt is rejected whole`() throws {
        let text = "kommun;Jobb 2023;Jobb 2024\n2303;1;2\nRagundaa;3;4\n"
        let (batch, _) = try withFile(text) {
            try IndicatorImport.read(file: $0, register: testRegister, known: [], asked: .init(kind: .extensive))
        }
        #expect(batch.accepted.map(\.record.value) == [1, 2])
        #expect(
            batch.rejected.map(\.reason.en) == [
                "no municipality has the code or name “Ragundaa”; was Ragunda meant?"
            ])
        #expect(batch.rejected.first?.fields.map(\.value) == ["Ragundaa", "3", "4"])
    }

    @Test func `a row that comes twice is rejected with its fields`() throws {
        let text = "region;kön;år;Jobb\n2303;totalt;2024;1\n2303;totalt;2024;2\n2303;män;2024;1\n"
        let (batch, _) = try withFile(text) {
            try IndicatorImport.read(file: $0, register: testRegister, known: [], asked: .init(kind: .extensive))
        }
        #expect(batch.accepted.map(\.record.value) == [1])
        #expect(batch.rejected.map(\.row) == [3])
        #expect(batch.rejected.first?.fields.map(\.value) == ["2303", "totalt", "2024", "2"])
    }

    @Test func `indicators in a column and years beside it`() throws {
        let (batch, defining) = try Statistics.imported("kolada_bred.csv")
        #expect(defining.map(\.kind) == [.intensive])
        #expect(batch.accepted.map(\.record.value) == [5.1, 4.6, 4.3, 7.9, 7.1, 6.8])
    }

    @Test func `a dash is no value where nobody says that it is zero`() throws {
        #expect(
            try values(Array("kommun;Jobb 2023;Jobb 2024\n2303;-;5\n2305;..;6\n".utf8))
                == ["2303 2023 nil [-]", "2303 2024 5", "2305 2023 nil [..]", "2305 2024 6"])
    }

    @Test func `a group's name stands in its first row only, in a workbook`() throws {
        var sheet = ""
        let rows = [
            ["", "", "2023", "2024"], ["2303 Ragunda", "män", "1", "2"], ["", "totalt", "3", "4"],
            ["2305 Bräcke", "män", "5", "6"], ["", "totalt", "7", "8"],
        ]
        for (number, row) in rows.enumerated() {
            let cells = row.enumerated().compactMap { column, text -> String? in
                guard !text.isEmpty else { return nil }
                let place = "\("ABCD".dropFirst(column).prefix(1))\(number + 3)"
                return number > 0 && column > 1
                    ? "<c r=\"\(place)\"><v>\(text)</v></c>"
                    : "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
            }
            sheet += "<row r=\"\(number + 3)\">\(cells.joined())</row>"
        }
        let title = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Jobb efter region, kön och år</t></is></c></row>"
        #expect(
            try values(MadeWorkbook(title + sheet).bytes) == [
                "2303 2023 3", "2303 2024 4", "2305 2023 7", "2305 2024 8",
            ])
    }

    @Test func `a plain long table is none`() throws {
        for (text, named) in [
            ("kommun;indikator;år;värde\n2303;x;2024;1\n", nil), ("kommunkod,ar,folkmangd\n2303,2024,1\n", 2),
        ] as [(String, Int?)] {
            let source = try ImportSource(bytes: Array(text.utf8), path: "f", kind: .indicators, crs: nil)
            let columns = try ColumnRecognition<IndicatorRole>(header: source.header, mapping: nil, file: "f")
            #expect(TableCube(source, columns, named: named, isAsked: false).map { _ in true } == nil)
        }
    }
}
