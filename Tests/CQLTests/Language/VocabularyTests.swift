import CQL
import Testing
import Wording

/// With a vocabulary, names and kinds are checked where they stand.
@Suite struct VocabularyTests {
    static let vocabulary = Vocabulary(
        properties: [
            "title": .text, "granted_sek": .number, "approved": .boolean, "started": .instant, "period": .interval,
            "geometry": .geometry,
            "municipalities": .array,
        ],
        functions: [
            "share_in": .init([[.text]], returns: .number),
            "result": .init([[.text], [.number]], optional: 1, returns: .number),
            "municipality_geometry": .init([[.text]], returns: .geometry),
            "is_open": .init([], returns: .boolean),
            "distance": .init([[.geometry], [.geometry]], returns: .number),
        ])

    @Test(arguments: [
        "title LIKE 'a%' AND granted_sek > share_in('2321') * 1000", "approved = TRUE OR is_open()",
        "result('jobs') > result('jobs', 2023)",
        "S_WITHIN(geometry, municipality_geometry('Åre')) AND distance(geometry, POINT(1 2)) < 20000",
        "T_DURING(period, INTERVAL('2024-01-01', '..'))", "T_AFTER(started, DATE('2024-01-01'))",
        "T_DURING(INTERVAL(started, '..'), period)",
        "A_CONTAINS(municipalities, ('2321'))", "geometry IS NULL", "is_open() IS NULL",
    ]) func known(_ text: String) throws {
        let tree = try CQLText.parse(text, vocabulary: VocabularyTests.vocabulary)
        #expect(try tree == CQLText.parse(text))
        #expect(try CQLJSON.parse(CQLJSON.print(tree), vocabulary: VocabularyTests.vocabulary) == tree)
    }

    static let wrong: [CQLErrorTests.Case] = [
        .init("a = 1 AND granted_sk > 1", 1, .unknownProperty("a", nearest: nil)),
        .init("granted_sk > 1", 1, .unknownProperty("granted_sk", nearest: "granted_sek")),
        .init("Title = 'a'", 1, .unknownProperty("Title", nearest: "title")),
        .init("titel = 'a'", 1, .unknownProperty("titel", nearest: "title")),
        .init("xyzzy_plugh = 'a'", 1, .unknownProperty("xyzzy_plugh", nearest: nil)),
        .init("shares_in('2321') > 1", 1, .unknownFunction("shares_in", nearest: "share_in")),
        .init("TRUE OR S_INTERSECT(geometry, POINT(1 2))", 9, .unknownFunction("S_INTERSECT", nearest: "S_INTERSECTS")),
        .init("S_WITHIN(geometry, POLYGN((0 0, 1 1, 0 1, 0 0)))", 20, .unknownFunction("POLYGN", nearest: "POLYGON")),
        .init("share_in() > 1", 1, .argumentCount(of: "share_in", found: 0, required: 1...1)),
        .init("result('jobs', 1, 2) > 1", 1, .argumentCount(of: "result", found: 3, required: 1...2)),
        .init("share_in(2321) > 1", 10, .kind(of: "share_in", found: .number, expected: [.text])),
        .init("share_in('2321')", 1, .kind(of: "share_in", found: .number, expected: [.boolean])),
        .init("title > 5", 9, .incomparable(.text, .number)),
        .init("started > '2024-01-01'", 11, .incomparable(.instant, .text)),
        .init("title + 1 = 2", 1, .kind(of: "+", found: .text, expected: [.number])),
        .init("S_WITHIN(title, POINT(1 2))", 10, .kind(of: "S_WITHIN", found: .text, expected: [.geometry])),
        .init("T_DURING(started, period)", 10, .kind(of: "T_DURING", found: .instant, expected: [.interval])),
        .init("T_AFTER(period, INTERVAL(title, '..'))", 26, .kind(of: "INTERVAL", found: .text, expected: [.instant])),
        .init("A_EQUALS(municipalities, title)", 26, .kind(of: "A_EQUALS", found: .text, expected: [.array])),
        .init("started BETWEEN 1 AND 2", 1, .kind(of: "BETWEEN", found: .instant, expected: [.number])),
        .init("geometry IN (1)", 1, .kind(of: "IN", found: .geometry, expected: [.text, .number, .boolean, .instant])),
    ]

    @Test(arguments: wrong) func refused(_ example: CQLErrorTests.Case) throws {
        let error = try #require(throws: CQLError.self) {
            try CQLText.parse(example.source, vocabulary: VocabularyTests.vocabulary)
        }
        #expect(error.problem == example.problem, "\(error)")
        #expect(error.column == example.column, "\(error)")
        #expect(!error.wording.sv.isEmpty && error.wording.sv != error.wording.en)
    }

    @Test func `json too`() throws {
        let json = #"{"op":"=","args":[{"property":"titel"},"a"]}"#
        let error = try #require(throws: CQLError.self) {
            try CQLJSON.parse(json, vocabulary: VocabularyTests.vocabulary)
        }
        #expect(error.problem == .unknownProperty("titel", nearest: "title"))
        #expect(error.column == 31)
        #expect(error.wording.sv == "Kolumn 31: ingen egenskap heter titel; menades title?")
    }
}
