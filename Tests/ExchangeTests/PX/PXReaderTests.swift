import Testing
import Wording

@testable import Exchange

@Suite struct PXReaderTests {
    private static let rows = [
        "2303 1 2022 2600", "2303 1 2023 2601", "2303 1 2024 nil -", "2303 2 2022 2610", "2303 2 2023 nil ..",
        "2303 2 2024 2590", "2305 1 2022 3050", "2305 1 2023 3049", "2305 1 2024 3048", "2305 2 2022 nil .",
        "2305 2 2023 3040", "2305 2 2024 3030", "2321 1 2022 6000", "2321 1 2023 6010", "2321 1 2024 6020",
        "2321 2 2022 5900", "2321 2 2023 5910", "2321 2 2024 5920",
    ]

    @Test func `texts go over lines, and rows of cells wrap`() throws {
        let cube = try Statistics.fixture("px_latin9.px")
        #expect(cube.about.title == "Folkmängd efter region, kön och år")
        #expect(cube.dimensions.map(\.label) == ["region", "kön", "år"])
        #expect(cube.dimensions[0].categories.map(\.label) == ["Ragunda", "Bräcke", "Åre; fjäll"])
        #expect(Statistics.cells(cube) == Self.rows)
        #expect(
            cube.about.notes == [
                "Första raden; med semikolon och = tecken.\nAndra raden.", "region, Ragunda: Gräns ändrad.",
            ])
        #expect(cube.contents[""]?.unit == "antal")
    }

    @Test func `a dash is zero and dots are no value`() throws {
        #expect(
            try Statistics.values("px_latin9.px", .init(select: "kön=1")) == [
                "2303 2022 2600", "2303 2023 2601", "2303 2024 0 [-]", "2305 2022 3050", "2305 2023 3049",
                "2305 2024 3048", "2321 2022 6000", "2321 2023 6010", "2321 2024 6020",
            ])
    }

    @Test func `a file of two languages has its own, and names in both`() throws {
        let cube = try Statistics.fixture("px_two_languages.px")
        #expect(Statistics.cells(cube) == Self.rows)
        #expect(
            cube.contents[""]?.translated
                == .init(
                    name: Wording(sv: "Folkmängd", en: "Population"), unit: Wording(sv: "antal", en: "number")))
    }

    @Test(arguments: [
        ("px_too_few.px", "DATA has 17 cells, but 3 × 2 × 3 = 18. Fetch the file again."),
        (
            "px_cut.px",
            "the file has no DATA: it was cut off, or is a description only. Fetch it again."
        ),
    ])
    func `a file that is not whole is refused with the line`(name: String, words: String) throws {
        let refusal = try #require(Statistics.refusal(name))
        #expect(refusal.replacing(#/^line [0-9]+: /#, with: "") == words)
    }

    // MARK: Encodings

    private func file(_ head: String, _ encode: (Character) -> [UInt8]) throws -> StatisticsCube {
        let text = """
            \(head)CONTENTS="Antal på ö";
            UNITS="antal";
            STUB="region";
            HEADING="år";
            VALUES("region")="Åre","Bräcke";
            VALUES("år")="2024";
            DATA=
            1 2;

            """
        return try Statistics.cube(text.flatMap(encode), named: "made.px")
    }

    @Test func `the code page is what the file says`() throws {
        let utf8: (Character) -> [UInt8] = { Array(String($0).utf8) }
        let latin: (Character) -> [UInt8] = { $0.unicodeScalars.map { UInt8($0.value) } }
        let dos: [Character: UInt8] = ["å": 0x86, "ä": 0x84, "ö": 0x94, "Å": 0x8F]
        for (head, encode) in [
            ("CODEPAGE=\"utf-8\";\n", utf8), ("\u{FEFF}CHARSET=\"ANSI\";\n", utf8), ("CHARSET=\"ANSI\";\n", latin),
            ("CODEPAGE=\"iso-8859-1\";\n", latin), ("MATRIX=\"x\";\n", { [dos[$0] ?? $0.asciiValue ?? 0x3F] }),
        ] as [(String, (Character) -> [UInt8])] {
            let cube = try file(head, encode)
            #expect(cube.dimensions[0].categories.map(\.label) == ["Åre", "Bräcke"], "\(head)")
            #expect(cube.about.content == "Antal på ö", "\(head)")
        }
    }

    // MARK: Keywords

    @Test func `rows with keys may be absent and are zeros`() throws {
        let cube = try Statistics.cube(
            """
            CHARSET="ANSI";
            CODEPAGE="utf-8";
            CONTENTS="Jobb";
            STUB="region","kön";
            HEADING="år";
            VALUES("region")="Ragunda","Bräcke";
            CODES("region")="2303","2305";
            VALUES("kön")="män","kvinnor","totalt";
            CODES("kön")="1","2","1+2";
            VALUES("år")="2023","2024";
            TIMEVAL("år")=TLIST(A1,"2023"-"2024");
            ELIMINATION("kön")="totalt";
            KEYS("region")=CODES;
            KEYS("kön")=VALUES;
            DATA=
            "2303","män",1,2
            "2305","totalt",3,"..";
            """)
        #expect(
            Statistics.cells(cube) == [
                "2303 1 2023 1", "2303 1 2024 2", "2303 2 2023 0", "2303 2 2024 0", "2303 1+2 2023 0",
                "2303 1+2 2024 0", "2305 1 2023 0", "2305 1 2024 0", "2305 2 2023 0", "2305 2 2024 0",
                "2305 1+2 2023 3", "2305 1+2 2024 nil ..",
            ])
        #expect(try Statistics.values(cube) == ["2303 2023 0", "2303 2024 0", "2305 2023 3", "2305 2024 nil [..]"])
    }

    @Test func `contents have units and kinds of their own, and cells remarks`() throws {
        let cube = try Statistics.cube(
            """
            MATRIX="T1";
            CODEPAGE="utf-8";
            LAST-UPDATED="20250221 08:00";
            SOURCE="SCB";
            STUB="region","innehåll";
            HEADING="år";
            CONTVARIABLE="innehåll";
            VALUES("innehåll")="Jobb","Medelålder";
            UNITS("Jobb")="antal";
            UNITS("Medelålder")="år";
            STOCKFA("Medelålder")="A";
            VALUES("region")="Ragunda","Bräcke";
            VALUES("år")="2023","2024";
            NOTEX="Viktigt.";
            DATANOTECELL("Bräcke","*","2024")="p";
            DATA=
            1 2 44.5 45.25
            3 4 "." 46;
            """)
        #expect(
            try Statistics.values(cube) == [
                "Jobb 2303 2023 1", "Jobb 2303 2024 2", "Medelålder 2303 2023 44.5", "Medelålder 2303 2024 45.25",
                "Jobb 2305 2023 3", "Jobb 2305 2024 4 [p]", "Medelålder 2305 2023 nil [.]",
                "Medelålder 2305 2024 46 [p]",
            ])
        #expect(cube.contents["Medelålder"] == .init(unit: "år", measuring: .average))
        #expect(cube.about.mandatory == ["Viktigt."] && cube.about.updated == "2025-02-21")
    }

    @Test(arguments: [
        ("TITLE=\"x;\nDATA=\n1;\n", "a text doesn't end with a quote."),
        ("TITLE=\"x\";\nDATA=\n1;\n", "the file doesn't say its dimensions (STUB, HEADING). Fetch it again."),
        (
            "STUB=\"a\";\nHEADING=\"b\";\nVALUES(\"a\")=\"x\";\nDATA=\n1;\n",
            "the categories of b are missing, or its codes are not as many. Fetch the file again."
        ),
        (
            "MATRIX=\"a\";\nSTUB=\"a\";\nHEADING=\"b\";\nVALUES(\"a\")=\"x\";\nVALUES(\"b\")=\"y\";\nDATA=\nabc;\n",
            "“abc” is neither a number nor a sign that PX has."
        ),
    ])
    func `a file with a fault is refused`(text: String, words: String) {
        #expect { try Statistics.cube(Array(text.utf8), named: "made.px") } throws: { error in
            let text = (error as? any WordedError)?.wording.en ?? ""
            return text.replacing(#/^made.px: line [0-9]+: /#, with: "") == words
        }
    }
}
