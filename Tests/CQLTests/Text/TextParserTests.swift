import CQL
import Testing

/// What the text means, shown by the JSON that it becomes.
@Suite struct TextParserTests {
    private func json(_ text: String) throws -> String { CQLJSON.print(try CQLText.parse(text)) }

    /// The JSON of what stands left of `= 0`.
    private func left(_ text: String) throws -> String {
        let json = try json("\(text) = 0")
        let start = #"{"op":"=","args":["#
        let end = ",0]}"
        try #require(json.hasPrefix(start) && json.hasSuffix(end))
        return String(json.dropFirst(start.count).dropLast(end.count))
    }

    @Test func `and binds tighter than or and not tighter than and`() throws {
        #expect(
            try CQLText.parse("a = 1 OR b = 2 AND NOT c = 3") == CQLText.parse("a = 1 OR (b = 2 AND (NOT (c = 3)))"))
        #expect(try CQLText.parse("a = 1 AND b = 2 OR c = 3") != CQLText.parse("a = 1 AND (b = 2 OR c = 3)"))
    }

    @Test func `chains are one node and parentheses keep theirs`() throws {
        #expect(try CQLText.parse("f() AND g() AND h()") == .and(["f", "g", "h"].map { .function(Function($0, [])) }))
        let nested = try CQLText.parse("(f() AND g()) AND h()")
        #expect(
            nested
                == .and([
                    .and([.function(Function("f", [])), .function(Function("g", []))]), .function(Function("h", [])),
                ]))
        #expect(CQLText.print(nested) == "(f() AND g()) AND h()")
    }

    @Test func `the and of between is not a logical one`() throws {
        #expect(try CQLText.parse("x BETWEEN 1 AND 2 AND y = 3") == CQLText.parse("(x BETWEEN 1 AND 2) AND (y = 3)"))
    }

    @Test func `arithmetic precedence`() throws {
        #expect(try CQLText.parse("a + b * c ^ d = 0") == CQLText.parse("a + (b * (c ^ d)) = 0"))
        #expect(try CQLText.parse("a - b - c = 0") == CQLText.parse("(a - b) - c = 0"))
        #expect(try CQLText.parse("a - b - c = 0") != CQLText.parse("a - (b - c) = 0"))
        #expect(try CQLText.parse("a / b DIV c % d * e = 0") == CQLText.parse("(((a / b) DIV c) % d) * e = 0"))
    }

    @Test func `a minus is a sign before a number and else a factor`() throws {
        #expect(try left("-5") == "-5")
        #expect(try left("- 5") == "-5")
        #expect(try left("+5") == "5")
        #expect(try left("a -1") == #"{"op":"-","args":[{"property":"a"},1]}"#)
        #expect(try left("a - -1") == #"{"op":"-","args":[{"property":"a"},-1]}"#)
        #expect(try left("-a") == #"{"op":"*","args":[-1,{"property":"a"}]}"#)
        #expect(try left("-a ^ 2") == #"{"op":"^","args":[{"op":"*","args":[-1,{"property":"a"}]},2]}"#)
        #expect(try left("-9223372036854775808") == "-9223372036854775808")
    }

    @Test func `numbers keep their form`() throws {
        for (text, printed) in [
            ("1", "1"), ("1.0", "1.0"), ("1.", "1.0"), (".5", "0.5"), ("-.5", "-0.5"), ("1e3", "1000.0"),
            ("1.E+2", "100.0"),
            ("2.5E-3", "0.0025"), ("9007199254740993", "9007199254740993"), ("1e300", "1e+300"), ("0.1", "0.1"),
            ("-0.0", "-0.0"),
        ] {
            #expect(try left(text) == printed, "\(text)")
        }
    }

    @Test func `keywords are read in any case and names are not`() throws {
        #expect(
            try CQLText.parse("not A like 'x' And b Is nOt nuLL") == CQLText.parse("NOT A LIKE 'x' AND b IS NOT NULL"))
        #expect(try CQLText.parse("t_after(A, date('2024-01-01'))") == CQLText.parse("T_AFTER(A, DATE('2024-01-01'))"))
        #expect(try CQLText.parse("A = 1") != CQLText.parse("a = 1"))
        #expect(
            try CQLText.parse("S_intersects(g, point z(1 2 3))") == CQLText.parse("S_INTERSECTS(g, POINT Z(1 2 3))"))
    }

    @Test func `names of all scripts with points and colons`() throws {
        for name in [
            "åäöÅÄÖ", "_x", ":y", "eo:cloud.cover", "имя", "名前", "a1", "a.b.c", "é", "e\u{301}", "𐐀x", "Sjöwall",
        ] {
            #expect(
                try CQLText.parse("\(name) = 1") == .comparison(.property(name), .equal, .number(.integer(1))),
                "\(name)")
            #expect(try CQLText.parse("\"\(name)\" = 1") == CQLText.parse("\(name) = 1"), "\(name)")
        }
        #expect(CQLText.print(try CQLText.parse("\"and\" = 1 AND \"Date\" = 2")) == "\"and\" = 1 AND \"Date\" = 2")
    }

    @Test func `texts and their escapes`() throws {
        func text(_ literal: String) throws -> String {
            guard case .comparison(_, _, .text(let text)) = try CQLText.parse("x = \(literal)") else {
                return "not a text"
            }
            return text
        }
        #expect(try text("'Via dell''Avvento'") == "Via dell'Avvento")
        #expect(try text(#"'Via dell\'Avvento'"#) == "Via dell'Avvento")
        #expect(try text("''") == "")
        #expect(try text("''''") == "'")
        #expect(try text(#"'\a\b\t\n\v\f\r\\'"#) == "\u{07}\u{08}\t\n\u{0B}\u{0C}\r\\")
        #expect(try text(#"'100\% \_'"#) == #"100\% \_"#)
        #expect(try text("'a; DROP TABLE initiative; --'") == "a; DROP TABLE initiative; --")
        #expect(try text("'\u{301}åäö 東 🙂'") == "\u{301}åäö 東 🙂")
        for value in [#"\"#, #"\\"#, #"\%"#, #"\\%"#, #"a\_b\"#, "'", "\\'", "\r\n", "\u{7}"] {
            let tree = Expression.comparison(.property("x"), .equal, .text(value))
            #expect(try CQLText.parse(CQLText.print(tree)) == tree, "\(value.debugDescription)")
            #expect(try CQLJSON.parse(CQLJSON.print(tree)) == tree, "\(value.debugDescription)")
        }
    }

    @Test func `negated predicates print as written most`() throws {
        for text in [
            "a NOT LIKE 'x'", "a NOT BETWEEN 1 AND 2", "a NOT IN (1)", "a IS NOT NULL", "NOT a = 1", "NOT NOT a = 1",
            "NOT f()",
            "NOT (a = 1 OR b = 2)", "NOT a NOT LIKE 'x'", "NOT TRUE",
        ] {
            #expect(CQLText.print(try CQLText.parse(text)) == text)
        }
        #expect(CQLText.print(try CQLText.parse("NOT a IS NULL")) == "a IS NOT NULL")
    }

    @Test func `parentheses in arguments make arrays unless they group`() throws {
        func argument(_ text: String) throws -> String {
            let json = try json("f(\(text))")
            return String(json.dropFirst(#"{"op":"f","args":["#.count).dropLast(2))
        }
        let sum = #"{"op":"+","args":[{"property":"a"},1]}"#
        #expect(try argument("()") == "[]")
        #expect(try argument("(1)") == "[1]")
        #expect(try argument("('2321')") == #"["2321"]"#)
        #expect(try argument("((1))") == "[[1]]")
        #expect(try argument("(1, (2, 3), (4))") == "[1,[2,3],[4]]")
        #expect(try argument("(a + 1)") == sum)
        #expect(try argument("((a + 1))") == "[\(sum)]")
        #expect(try argument("(a + 1) * 2") == #"{"op":"*","args":[\#(sum),2]}"#)
        #expect(try argument("(a = 1) AND b = 2").hasPrefix(#"{"op":"and""#))
        #expect(try json("A_CONTAINS(x, (a + 1))") == #"{"op":"a_contains","args":[{"property":"x"},[\#(sum)]]}"#)
        #expect(try json("A_CONTAINS(x, ('a'))") == #"{"op":"a_contains","args":[{"property":"x"},["a"]]}"#)
        #expect(try json("A_EQUALS((), x)") == #"{"op":"a_equals","args":[[],{"property":"x"}]}"#)
    }

    @Test func `conditions as values where the grammar has them`() throws {
        #expect(try json("(a = 1) IS NULL") == #"{"op":"isNull","args":[{"op":"=","args":[{"property":"a"},1]}]}"#)
        #expect(
            try json("f(a = 1 OR b IS NULL)") == #"""
                {"op":"f","args":[{"op":"or","args":[{"op":"=","args":[{"property":"a"},1]},\#
                {"op":"isNull","args":[{"property":"b"}]}]}]}
                """#)
        #expect(try json("A_OVERLAPS(x, (a = 1, TRUE))").hasSuffix(",true]]}"))
    }

    @Test func geometries() throws {
        func geometry(_ wkt: String) throws -> GeometryLiteral? {
            guard case .spatial(_, _, .geometry(let geometry)) = try CQLText.parse("S_WITHIN(g, \(wkt))") else {
                return nil
            }
            return geometry
        }
        #expect(try geometry("POINT(14.6 -63)") == .point(Position(14.6, -63)))
        #expect(try geometry("POINT (1 2 3)") == geometry("POINT Z(1 2 3)"))
        #expect(try geometry("MULTIPOINT(1 2, 3 4)") == geometry("MULTIPOINT((1 2), (3 4))"))
        #expect(try geometry("LINESTRING(+1 2E1, .5 -1.)") == .lineString([Position(1, 20), Position(0.5, -1)]))
        #expect(
            try geometry("BBOX(170, -1, -170, 1)")?.wkt
                == """
                MULTIPOLYGON(((170 -1, 180 -1, 180 1, 170 1, 170 -1)), ((-180 -1, -170 -1, -170 1, -180 1, -180 \
                -1)))
                """
        )
        #expect(
            try geometry("BBOX(1, 2, 5, 3, 4, 6)")
                == .box(#require(BoundingBox(west: 1, south: 2, east: 3, north: 4, elevation: 5...6))))
        #expect(try geometry("GEOMETRYCOLLECTION Z (POINT Z(1 2 3))")?.wkt == "GEOMETRYCOLLECTION Z (POINT Z (1 2 3))")
        #expect(
            try CQLJSON.parse(
                #"{"op":"s_within","args":[{"property":"g"},{"bbox":[1,2,1,2],"type":"Point","coordinates":[1,2]}]}"#)
                == CQLText.parse("S_WITHIN(g, POINT(1 2))"))
    }

    @Test func `times in their canonical form`() throws {
        #expect(
            CQLText.print(try CQLText.parse("x = TIMESTAMP('2024-02-29T23:59:60.1200Z')"))
                == "x = TIMESTAMP('2024-02-29T23:59:60.12Z')")
        #expect(CQLText.print(try CQLText.parse("x = date('0001-01-01')")) == "x = DATE('0001-01-01')")
        #expect(
            CQLText.print(try CQLText.parse("t_during(interval('..','..'), interval(a, f(b)))"))
                == "T_DURING(INTERVAL('..', '..'), INTERVAL(a, f(b)))")
    }

    /// Two spaces of the grammar's white space for each of ours.
    @Test func `any white space separates`() throws {
        #expect(
            try CQLText.parse("\u{3000}a\u{A0}=\u{2009}1\r\n\tAND\u{85}b\u{1680}= 2") == CQLText.parse("a=1 AND b=2"))
    }

    @Test func `json in any order and spacing`() throws {
        let tree = try CQLText.parse("å = 'x'")
        #expect(
            try CQLJSON.parse(" { \"args\" : [ { \"property\" : \"\\u00e5\" } , \"x\" ] ,\n \"op\" : \"=\" } ") == tree)
        #expect(try CQLJSON.parse(#"{"op":"=","args":[{"property":"x"},"\ud83d\ude42"]}"#) == CQLText.parse("x = '🙂'"))
        #expect(try CQLJSON.parse("true") == .boolean(true))
    }
}
