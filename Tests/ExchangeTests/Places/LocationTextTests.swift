import Territory
import TestSupport
import Testing
import Wording

@testable import Exchange

@Suite struct LocationTextTests {
    private let text = LocationText(register: testRegister)

    private func codes(_ written: String) throws -> [String] { try text.municipalities(written).map(\.code) }

    @Test(arguments: [
        ("2303,2305,2309", ["2303", "2305", "2309"]), ("Åre", ["2321"]), ("Åre kommun", ["2321"]),
        ("ostersund", ["2380"]),
        ("Åre, Berg och Krokom", ["2321", "2326", "2309"]), ("Bergs och Krokoms kommuner", ["2326", "2309"]),
        ("Östersunds kommun samt Bräcke", ["2380", "2305"]), ("Åre/Berg", ["2321", "2326"]),
        ("Åre | Berg", ["2321", "2326"]),
        ("Åre & Berg", ["2321", "2326"]), ("Åre and Berg", ["2321", "2326"]),
        ("Upplands Väsby, Dals-Ed", ["0114", "1438"]),
        ("2321 Åre", ["2321"]), ("Åre (2321)", ["2321"]), ("2321 Åre; 2326 Berg", ["2321", "2326"]),
        ("Åre\nBerg", ["2321", "2326"]),
        ("Åre,\u{A0}Berg;", ["2321", "2326"]), ("Habo, Håbo", ["0643", "0305"]),
    ])
    func `reads lists`(written: String, expected: [String]) throws {
        #expect(try codes(written) == expected)
        #expect(try text.municipalities(written).allSatisfy { $0.share == nil })
    }

    @Test func `machines lists say the same either way`() throws {
        var random = SeededGenerator(seed: 11)
        var read = 0
        for _ in 0..<400 {
            var codes = testRegister.map(\.code).shuffled(using: &random).prefix(Int.random(in: 1...4, using: &random))
                .map { $0 }
            if Int.random(in: 0..<8, using: &random) == 0 { codes.append(codes[0]) }
            let shares = Int.random(in: 0..<3, using: &random)
            let items = codes.enumerated().map { index, code in
                switch shares {
                case 0: code
                case 1: "\(code):\(index == 0 ? 100 - 10 * (codes.count - 1) : 10)"
                default: "\(code):\(Int.random(in: 0...100, using: &random))"
                }
            }
            let written = items.joined(separator: Bool.random(using: &random) ? "," : ";")
            guard let plain = text.plainCodes(written) else { continue }
            read += 1
            #expect(try text.municipalities(written) == plain, "\(written)")
            #expect(text.counties(written, isBare: false) == nil && !CountyNames.meansWholeCounty(written))
        }
        #expect(read > 200)
    }

    @Test(arguments: [
        "2380:60,5;2313:39,5", "Åre", "2380:", "2380:60", "2380,", "9999", "2380:0,2313:100", "2380,2380",
        "2380:60,2313", "23", "",
    ])
    func `lists that are not plain are read with care`(written: String) {
        #expect(text.plainCodes(written) == nil)
    }

    @Test(arguments: [
        ("2380:60,2313:40", ["2380": 60, "2313": 40]), ("Åre 60 %; Berg 40 %", ["2321": 60, "2326": 40]),
        ("Åre: 60,5, Berg: 39,5", ["2321": 60.5, "2326": 39.5]), ("2380:60,5;2313:39,5", ["2380": 60.5, "2313": 39.5]),
        ("2380=0.6,2313=0.4", ["2380": 0.6, "2313": 0.4]), ("2380=0,6;2313=0,4", ["2380": 0.6, "2313": 0.4]),
        ("Åre (60 %) och Berg (40 %)", ["2321": 60, "2326": 40]), ("Åre 60, Berg 40", ["2321": 60, "2326": 40]),
        ("2321 Åre 60 % / 2326 Berg 40 %", ["2321": 60, "2326": 40]), ("Åre 100 %", ["2321": 100]),
        ("2380:1", ["2380": 1]),
        ("Åre 33 %, Berg 33 %, Krokom 33 %", ["2321": 33, "2326": 33, "2309": 33]),
        ("Åre 33,3 %, Berg 33,3 %, Krokom 33,4 %", ["2321": 33.3, "2326": 33.3, "2309": 33.4]),
    ])
    func `reads shares`(written: String, expected: [String: Double]) throws {
        let declared = try text.municipalities(written)
        #expect(Dictionary(uniqueKeysWithValues: declared.map { ($0.code, $0.share ?? -1) }) == expected)
    }

    @Test(arguments: [
        ("Årre", "no municipality has the code or name “Årre”; was Åre meant?"),
        ("Osterund", "no municipality has the code or name “Osterund”; was Östersund meant?"),
        ("2381", "no municipality has the code or name “2381”; was 2321, 2361, 2380 meant?"),
        ("114", "no municipality has the code or name “114”; was 0114 meant?"),
        ("Östersun kommun", "no municipality has the code or name “Östersun kommun”."),
        ("Åre, Åre", "Åre (2321) is there twice."), ("Åre, 2321", "Åre (2321) is there twice."),
        ("Åre 60 %, Berg", "some municipalities have a share and others none. Give each a share, or none."),
        ("2380:60,2313:30", "the shares add up to 90. They should add up to 100 (or 1)."),
        (
            "2380:0,2313:100",
            "a share is zero or negative. Strike the municipality, or give it a share above zero."
        ),
        (
            "2380:-10,2313:110",
            "a share is zero or negative. Strike the municipality, or give it a share above zero."
        ),
        ("2321 Berg", "the code 2321 is Åre, but it also says “Berg”."), (";", "“;” names no municipality."),
        ("9999", "no municipality has the code or name “9999”."),
        ("2303 2305", "the code 2303 is Ragunda, but it also says “2305”."),
    ])
    func `refuses and says why`(written: String, reason: String) throws {
        let problem = try #require(
            #expect(throws: LocationText.Problem.self) { try text.municipalities(written) })
        #expect(problem.reason.en == reason)
        #expect(problem.reason.sv != reason)
    }

    // MARK: Counties

    @Test(arguments: [
        "county", "hela länet", "Länet", "HELA LANET", "länsövergripande", "alla kommuner", "whole county",
    ])
    func `knows the whole county`(phrase: String) {
        #expect(CountyNames.meansWholeCounty(phrase))
    }

    @Test(
        arguments: [
            ("Jämtlands län", "23"), ("Jämtland län", "23"), ("jamtlands lan", "23"),
            ("Region Jämtland Härjedalen", "23"),
            ("Jämtland Härjedalen", "23"), ("Västra Götalands län", "14"), ("Region Stockholm", "01"),
            ("Uppsala county", "03"),
            ("Stockholm", nil), ("Jämtland", nil), ("Mellersta Norrland", nil), ("", nil),
        ] as [(String, String?)])
    func `knows named counties`(name: String, code: String?) {
        #expect(CountyNames.code(of: name, isBare: false) == code)
    }

    @Test func `in a column of counties a name is enough`() {
        #expect(CountyNames.code(of: "Jämtland", isBare: true) == "23")
        #expect(CountyNames.code(of: "23", isBare: true) == "23")
        #expect(CountyNames.code(of: "23 Jämtlands län", isBare: true) == "23")
        #expect(CountyNames.code(of: "Mellersta Norrland", isBare: true) == nil)
        #expect(text.counties("Jämtland, Västernorrland", isBare: true)?.count == 15)
        // The register has no municipality of Dalarna, so nothing could be said.
        #expect(text.counties("Jämtland, Dalarna", isBare: true) == nil)
    }
}
