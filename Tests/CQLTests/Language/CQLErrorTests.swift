import CQL
import Testing
import Wording

/// The reader points at the column and says what it expected, in both languages.
@Suite struct CQLErrorTests {
    struct Case: CustomTestStringConvertible {
        let source: String
        let column: Int
        let problem: Problem
        var testDescription: String { source }

        init(_ source: String, _ column: Int, _ problem: Problem) {
            (self.source, self.column, self.problem) = (source, column, problem)
        }
    }

    static let texts: [Case] = [
        Case("", 1, .unexpected(found: nil, expected: [.value])),
        Case("floors >", 9, .unexpected(found: nil, expected: [.value])),
        Case("floors > 5 5", 12, .unexpected(found: "5", expected: [.operatorOrEnd])),
        Case("floors > 5)", 11, .unexpected(found: ")", expected: [.operatorOrEnd])),
        Case("(floors > 5", 12, .unexpected(found: nil, expected: [.operatorOrEnd, .token(")")])),
        Case("åäö = 'x", 7, .unclosedText),
        Case("x = 'it's'", 9, .unexpected(found: "s", expected: [.operatorOrEnd])),
        Case("\"x = 1", 1, .unclosedQuote),
        Case("\"a b\" = 1", 1, .name("a b")),
        Case("🙂🙂 + 1 = ?", 10, .character("?")),
        Case("e\u{301}e\u{301} = !", 6, .character("!")),
        Case("x = ’a’", 5, .character("’")),
        Case("x != 1", 3, .character("!")),
        Case("x = 'a\\q'", 7, .escape("\\q")),
        Case("x = 'a\u{0}'", 7, .controlCharacter("\u{0}")),
        Case("a = 1 AND AND b = 2", 11, .unexpected(found: "AND", expected: [.value])),
        Case("a = NOT b", 5, .unexpected(found: "NOT", expected: [.value])),
        Case("swimming_pool", 1, .valueAsCondition(property: "swimming_pool")),
        Case("a = 1 AND pool", 11, .valueAsCondition(property: "pool")),
        Case("NOT 'x'", 5, .valueAsCondition(property: nil)),
        Case("granted + 1", 12, .unexpected(found: nil, expected: [.comparison])),
        Case("a < b < c", 7, .chained),
        Case("a = 1 IS NULL", 7, .chained),
        Case("(a = 1) = TRUE", 1, .conditionAsValue(of: "=")),
        Case("2 ^ 3 ^ 4 = x", 7, .powerChain),
        Case("x = NULL", 5, .nullValue),
        Case("date > DATE('2024-01-01')", 1, .reservedWord("date")),
        Case("x = point", 5, .reservedWord("point")),
        Case("x NOT = 1", 7, .unexpected(found: "=", expected: [.token("LIKE"), .token("BETWEEN"), .token("IN")])),
        Case("x IS 5", 6, .unexpected(found: "5", expected: [.token("NULL"), .token("NOT NULL")])),
        Case("x LIKE y", 8, .unexpected(found: "y", expected: [.pattern])),
        Case("x LIKE CASEI(y)", 14, .unexpected(found: "y", expected: [.pattern])),
        Case("x BETWEEN 1", 12, .unexpected(found: nil, expected: [.token("AND")])),
        Case("x BETWEEN 1 OR 2", 13, .unexpected(found: "OR", expected: [.token("AND")])),
        Case("x BETWEEN 'a' AND 'b'", 11, .kind(of: "BETWEEN", found: .text, expected: [.number])),
        Case("x IN ()", 7, .unexpected(found: ")", expected: [.value])),
        Case("x IN (1 2)", 9, .unexpected(found: "2", expected: [.token(","), .token(")")])),
        Case("'a' IN ('b', 1)", 14, .incomparable(.text, .number)),
        Case("'5' > 4", 7, .incomparable(.text, .number)),
        Case("'a' + 1 = 2", 1, .kind(of: "+", found: .text, expected: [.number])),
        Case("CASEI(5) = 'a'", 7, .kind(of: "CASEI", found: .number, expected: [.text])),
        Case("9223372036854775808 = x", 1, .numberTooLarge("9223372036854775808")),
        Case("x = 1e999", 5, .numberTooLarge("1e999")),
        Case("x = 1e-999", 5, .numberTooSmall("1e-999")),
        Case("x = DATE('2023-02-29')", 10, .instant("2023-02-29", .nonexistent)),
        Case("x = DATE('2023-2-9')", 10, .instant("2023-2-9", .form)),
        Case("x = DATE('2023-02-09T00:00:00Z')", 10, .instant("2023-02-09T00:00:00Z", .granularity)),
        Case("x = TIMESTAMP('2023-02-09')", 15, .instant("2023-02-09", .granularity)),
        Case("x = TIMESTAMP('2023-02-09T01:00:00+01:00')", 15, .instant("2023-02-09T01:00:00+01:00", .notUTC)),
        Case(
            "x = TIMESTAMP('2023-02-09T01:00:00.0123456789Z')", 15,
            .instant("2023-02-09T01:00:00.0123456789Z", .tooFine)),
        Case("T_DURING(x, INTERVAL('2024-01-02', '2024-01-01'))", 13, .intervalReversed),
        Case(
            "T_DURING(DATE('2024-01-02'), INTERVAL(a, b))", 10,
            .kind(of: "T_DURING", found: .instant, expected: [.interval])),
        Case("T_AFTER(x, '2024-01-01')", 12, .kind(of: "T_AFTER", found: .text, expected: [.instant, .interval])),
        Case("T_AFTER(x, INTERVAL(5, 6))", 21, .unexpected(found: "5", expected: [.intervalEnd])),
        Case("T_AFTER(x)", 10, .unexpected(found: ")", expected: [.token(",")])),
        Case("T_AFTER(x, y, z)", 13, .argumentCount(of: "T_AFTER", found: 3, required: 2...2)),
        Case("S_WITHIN(g, 5)", 13, .kind(of: "S_WITHIN", found: .number, expected: [.geometry])),
        Case("S_WITHIN(g, a = 1)", 13, .conditionAsValue(of: "S_WITHIN")),
        Case("S_WITHIN(g, POINT(1))", 20, .unexpected(found: ")", expected: [.number])),
        Case("S_WITHIN(g, POINT(1 2 3 4))", 19, .geometry(.coordinateCount(4))),
        Case("S_WITHIN(g, POINT Z(1 2))", 13, .geometry(.mixedDimensions)),
        Case("S_WITHIN(g, POINT M(1 2 3))", 19, .geometry(.measured)),
        Case("S_WITHIN(g, POLYGON EMPTY)", 13, .geometry(.empty("POLYGON"))),
        Case("S_WITHIN(g, LINESTRING(1 2))", 23, .geometry(.lineTooShort)),
        Case("S_WITHIN(g, LINESTRING(1 2, 3 4 5))", 13, .geometry(.mixedDimensions)),
        Case("S_WITHIN(g, POLYGON((0 0, 1 0, 0 0)))", 21, .geometry(.ringTooShort)),
        Case("S_WITHIN(g, POLYGON((0 0, 9 0, 0 9, 0 0), (1 1, 2 1, 1 2, 1 1.5)))", 43, .geometry(.ringOpen)),
        Case(
            "S_WITHIN(g, GEOMETRYCOLLECTION(POINT(1 2), GEOMETRYCOLLECTION(POINT(1 2))))", 44,
            .geometry(.nestedCollection)),
        Case("S_WITHIN(g, BBOX(1, 2, 3))", 17, .geometry(.coordinateCount(3))),
        Case("S_WITHIN(g, BBOX(1, 4, 3, 2))", 17, .geometry(.boxReversed)),
        Case("A_CONTAINS(x, 'a')", 15, .kind(of: "A_CONTAINS", found: .text, expected: [.array])),
        Case("isNull(x)", 1, .unexpected(found: "isNull", expected: [.token("IS NULL")])),
        Case("f(a b)", 5, .unexpected(found: "b", expected: [.token(","), .token(")")])),
        Case("x = [1]", 5, .character("[")),
    ]

    @Test(arguments: texts) func text(_ example: Case) throws {
        let error = try #require(throws: CQLError.self) { try CQLText.parse(example.source) }
        #expect(error.problem == example.problem, "\(error)")
        #expect(error.column == example.column, "\(error)")
        #expect(error.line == 1)
    }

    static let documents: [Case] = [
        Case("", 1, .unexpected(found: nil, expected: [.jsonValue])),
        Case("{\"op\":\"=\"}", 1, .missingMember("args")),
        Case("{\"args\":[]}", 2, .unknownMember("args")),
        Case("{}", 1, .missingMember("op")),
        Case("null", 1, .nullValue),
        Case("{\"op\":\"=\",\"args\":[{\"property\":\"å\"},1],\"x\":1}", 39, .unknownMember("x")),
        Case("{\"op\":\"=\",\"op\":\"=\"}", 11, .duplicateMember("op")),
        Case("{\"op\":\"=\",\"args\":[{\"property\":\"a\"}]}", 18, .argumentCount(of: "=", found: 1, required: 2...2)),
        Case("{\"op\":\"and\",\"args\":[true]}", 20, .argumentCount(of: "and", found: 1, required: 2...Int.max)),
        Case("{\"op\":\"T_AFTER\",\"args\":[]}", 7, .operatorCase("T_AFTER", right: "t_after")),
        Case("{\"op\":\"isnull\",\"args\":[]}", 7, .operatorCase("isnull", right: "isNull")),
        Case("{\"op\":\"date\",\"args\":[]}", 7, .name("date")),
        Case("{\"op\":\"=\",\"args\":[{\"property\":\"a b\"},1]}", 31, .name("a b")),
        Case("{\"op\":\"in\",\"args\":[{\"property\":\"a\"},[]]}", 37, .emptyList),
        Case("{\"op\":\"=\",\"args\":[{\"property\":\"a\"},\"\\u0000\"]}", 36, .controlCharacter("\u{0}")),
        Case("{\"op\":\"=\",\"args\":[{\"property\":\"a\"},\"\\ud800x\"]}", 37, .escape("\\uD800")),
        Case("{\"op\":\"=\",\"args\":[{\"property\":\"a\"},01]}", 38, .unexpected(found: "]", expected: [.jsonNumber])),
        Case("{\"op\":\"=\",\"args\":[{\"property\":\"a\"},1e999]}", 36, .numberTooLarge("1e999")),
        Case("{\"op\":\"=\",\"args\":[{\"date\":\"2024-13-01\"},1]}", 27, .instant("2024-13-01", .nonexistent)),
        Case("[1,]", 4, .unexpected(found: "]", expected: [.jsonValue])),
        Case("true false", 6, .unexpected(found: "f", expected: [.operatorOrEnd])),
        Case(
            "{\"op\":\"s_within\",\"args\":[{\"property\":\"g\"},{\"type\":\"Circle\"}]}", 51,
            .unexpected(found: "\"Circle\"", expected: [.geometry])),
        Case(
            "{\"op\":\"s_within\",\"args\":[{\"property\":\"g\"},{\"type\":\"Point\",\"coordinates\":[1]}]}", 73,
            .geometry(.coordinateCount(1))),
        Case(
            #"{"op":"s_within","args":[{"property":"g"},{"type":"Point","coordinates":[1,2],"crs":0}]}"#,
            79,
            .unknownMember("crs")),
        Case(
            "{\"op\":\"s_within\",\"args\":[{\"property\":\"g\"},{\"type\":\"Polygon\",\"coordinates\":[]}]}", 75,
            .geometry(.empty("POLYGON"))),
    ]

    @Test(arguments: documents) func json(_ example: Case) throws {
        let error = try #require(throws: CQLError.self) { try CQLJSON.parse(example.source) }
        #expect(error.problem == example.problem, "\(error)")
        #expect(error.column == example.column, "\(error)")
    }

    @Test func `lines are counted and named`() throws {
        let error = try #require(throws: CQLError.self) { try CQLText.parse("a = 1 AND\r\n  å = 'b' AND\n c <") }
        #expect((error.line, error.column) == (3, 5))
        #expect(error.wording.sv.hasPrefix("Rad 3, kolumn 5: uttrycket tar slut här; väntade ett värde"))
        #expect(error.wording.en.hasPrefix("Line 3, column 5: the expression ends here; expected a value"))
    }

    @Test func `wordings in both languages`() throws {
        for example in CQLErrorTests.texts + CQLErrorTests.documents {
            for wording in [example.problem.wording] {
                #expect(wording.sv.hasSuffix(".") && wording.en.hasSuffix("."), "\(wording)")
                #expect(wording.sv != wording.en, "\(wording)")
            }
        }
        let error = try #require(throws: CQLError.self) { try CQLText.parse("T_AFTER(started, '2022')") }
        #expect(
            error.wording.sv
                == """
                Kolumn 18: T_AFTER tar datum eller tidpunkt eller tidsintervall, inte text; en dag skrivs \
                DATE('ÅÅÅÅ-MM-DD').
                """
        )
        #expect(
            error.wording.en
                == """
                Column 18: T_AFTER takes date or timestamp or time interval, not text; a day is written \
                DATE('YYYY-MM-DD').
                """
        )
    }

    /// What the source holds is shown harmlessly and not at length.
    @Test func `messages are short and printable`() throws {
        let error = try #require(throws: CQLError.self) {
            try CQLText.parse("x = 1 '" + String(repeating: "å", count: 5_000) + "'")
        }
        #expect(error.wording.sv.count < 200)
        let control = try #require(throws: CQLError.self) { try CQLText.parse("x = 1 \u{200D}\u{200C}y") }
        #expect(
            control.wording.en
                == "Column 7: unexpected U+200DU+200Cy; expected an operator or the end of the expression."
        )
    }
}
