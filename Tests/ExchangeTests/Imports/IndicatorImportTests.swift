import Store
import TestSupport
import Testing
import Wording

@testable import Exchange

@Suite struct IndicatorImportTests {
    private let known = [
        Indicator(
            id: "population", title: Wording(sv: "Folkmängd", en: "Population"),
            unit: Wording(sv: "personer", en: "persons"),
            kind: .extensive)
    ]

    private func read(
        _ text: String, known: [Indicator]? = nil, mapping: String? = nil
    ) throws -> (ImportBatch<AreaValue>, defining: [Indicator]) {
        try withFile(text) { file in
            guard let mapping else {
                return try IndicatorImport.read(file: file, register: testRegister, known: known ?? self.known)
            }
            return try withFile(mapping) {
                try IndicatorImport.read(
                    file: file, register: testRegister, known: known ?? self.known, as: TableReading(mapping: $0))
            }
        }
    }

    @Test func `reads codes and names years and numbers`() throws {
        let (batch, defining) = try read(
            """
            kommun;indikator;år;värde;enhet;källa
            Åre;population;2024;12 345;personer;SCB
            2326;Folkmängd;2024-12-31;7 001;persons;
            2303 Ragunda;POPULATION;2024;5 000,5;antal;SCB

            """)
        #expect(batch.rejected.isEmpty && defining.isEmpty)
        #expect(
            batch.accepted.map(\.record) == [
                AreaValue(indicator: "population", municipalityCode: "2321", year: 2024, value: 12_345, source: "SCB"),
                AreaValue(indicator: "population", municipalityCode: "2326", year: 2024, value: 7_001),
                AreaValue(indicator: "population", municipalityCode: "2303", year: 2024, value: 5_000.5, source: "SCB"),
            ])
        #expect(batch.file.kind == .indicators)
    }

    @Test(arguments: [
        ("9999;population;2024;1;", "kommunkod"), (";population;2024;1;", "kommunkod"), ("2321;;2024;1;", "indikator"),
        ("2321;population;24;1;", "år"), ("2321;population;2024 kv 1;1;", "år"), ("2321;population;2024-05;1;", "år"),
        ("2321;population;;1;", "år"), ("2321;population;2024;;", "värde"), ("2321;population;2024;..;", "värde"),
        ("2321;population;2024;många;", "värde"), ("2321;population;2024;1;tusental kronor", "enhet"),
        ("2321;granted_sek;2024;1;kr", "indikator"),
        ("2321;initiatives;2024;1;antal", "indikator"), ("0023;population;2024;1;", "kommunkod"),
    ])
    func `refuses what is not understood`(row: String, column: String) throws {
        let (batch, _) = try read("kommunkod;indikator;år;värde;enhet\n\(row)\n2326;population;2024;7;personer\n")
        #expect(batch.accepted.count == 1)
        #expect(batch.rejected.map(\.row) == [2])
        #expect(batch.rejected.first?.column == column)
    }

    @Test func `refuses repetitions`() throws {
        let (batch, _) = try read(
            "kommunkod;indikator;år;värde\n2321;population;2024;1\nÅre;population;2024;1,0\n"
                + "2321;population;2024;2\n2321;population;2023;1\n"
        )
        #expect(batch.accepted.map(\.row) == [2, 5])
        #expect(batch.rejected.map(\.row) == [3, 4])
        #expect(
            batch.rejected.map(\.reason.en) == [
                "the same value is already in row 2. Remove one of them.",
                "row 2 has another value for the same municipality, indicator and year. Keep the right one.",
            ])
    }

    @Test func `code and name must agree`() throws {
        let (batch, _) = try read(
            "kommunkod;kommun;indikator;år;värde\n2321;Berg;population;2024;1\n2321;Åre;population;2024;1\n")
        #expect(batch.accepted.map(\.row) == [3] && batch.rejected.first?.column == "kommun")
    }

    // MARK: New indicators

    @Test func `defines what the unit makes clear`() throws {
        let (batch, defining) = try read(
            """
            municipality_code;indicator;year;value;unit
            2321;Sysselsatta, 20–64 år;2024;900;personer
            2321;Andel högutbildade;2024;31,5;procent
            2321;Skattekraft;2024;210000;SEK per inhabitant

            """)
        #expect(batch.rejected.isEmpty)
        #expect(defining.map(\.id) == ["sysselsatta_20_64_ar", "andel_hogutbildade", "skattekraft"])
        #expect(defining.map(\.kind) == [.extensive, .intensive, .intensive])
        #expect(defining.map(\.weight) == [nil, "population", "population"])
        #expect(defining[0].title == Wording(verbatim: "Sysselsatta, 20–64 år"))
        #expect(batch.accepted.map(\.record.indicator) == defining.map(\.id))
        #expect(batch.understood.count { $0.en.hasPrefix("New indicator") } == 3)
    }

    @Test func `never guesses whether values can be added up`() throws {
        #expect { try read("kommunkod;indikator;år;värde\n2321;index_x;2024;1\n") } throws: { error in
            (error as? ImportError)?.problem == .unknownKind(indicators: ["index_x"], column: "kind")
        }
        let (_, defining) = try read(
            "kommunkod;indikator;år;värde;typ\n2321;index_x;2024;1;intensive\n2326;index_x;2024;1;\n")
        #expect(defining.map(\.kind) == [.intensive])
        #expect(throws: ImportError.self) {
            try read("kommunkod;indikator;år;värde;typ\n2321;index_x;2024;1;intensive\n2326;index_x;2024;1;extensive\n")
        }
    }

    @Test(
        arguments: [
            ("personer", Indicator.Kind.extensive), ("antal arbetsställen", .extensive), ("km2", .extensive),
            ("km²", .extensive), ("tkr", .extensive),
            ("thousand SEK", .extensive), ("percent of households", .intensive), ("kr/invånare", .intensive),
            ("per 1000 aged 18-64", .intensive),
            ("‰", .intensive), ("index", .intensive), ("poäng", nil), ("", nil),
        ] as [(String, Indicator.Kind?)])
    func `reads the kind from the unit`(unit: String, kind: Indicator.Kind?) {
        #expect(IndicatorNames.kind(ofUnit: unit) == kind)
    }

    // MARK: Columns

    @Test func `the column of values may name the indicator`() throws {
        let (batch, defining) = try read("kommunkod,kommun,ar,folkmangd\n2321,Åre,2024,12000\n", known: [])
        #expect(batch.accepted.map(\.record.value) == [12_000])
        #expect(defining.map(\.id) == ["population"])
        let (again, none) = try read("kommun;år;Folkmängd\nÅre;2024;12000\n")
        #expect(again.accepted.first?.record.indicator == "population" && none.isEmpty)
    }

    @Test(arguments: [
        "kommunkod;år;värde\n2321;2024;1\n", "kommunkod;indikator;värde\n2321;population;1\n",
        "indikator;år;värde\npopulation;2024;1\n",
        "kommunkod;indikator;år\n2321;population;2024\n", "kommunkod;år;folkmangd;population\n2321;2024;1;1\n",
        "kommunkod;indikator;år;period\n;;;\n",
    ])
    func `says which columns are wrong`(text: String) {
        #expect(throws: ImportError.self) { try read(text) }
    }

    @Test func `takes a mapping`() throws {
        let (batch, _) = try read(
            "knkod;vad;tid;n\n2321;population;2024;5\n",
            mapping: "column;role\nknkod;municipality_code\nvad;indicator\nn;value\n")
        #expect(batch.accepted.map(\.record.value) == [5])
    }
}
