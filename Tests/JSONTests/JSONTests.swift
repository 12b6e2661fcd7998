import Foundation
import JSON
import TestSupport
import Testing
import Wording

@Suite struct JSONTests {
    private func parsed(_ text: String) throws -> JSONValue { try JSONValue(parsing: Array(text.utf8)) }

    @Test func `keeps order and kinds of numbers`() throws {
        let value = try parsed(#"{"b": 1, "a": [true, null, -0.5, 1e2, 12345678901234567890], "å": {"x": "y"}}"#)
        #expect(value.object?.members.map(\.name) == ["b", "a", "å"])
        #expect(value["b"] == .integer(1))
        #expect(value["a"] == [true, nil, -0.5, .number(100), .number(12_345_678_901_234_567_890)])
        #expect(value["å"]?["x"]?.string == "y")
        #expect(value["a"]?.array?[3].int == 100)
    }

    @Test func `reads escapes`() throws {
        #expect(try parsed(#""\"\\\/\b\f\n\r\tå\u20AC😀""#).string == "\"\\/\u{8}\u{C}\n\r\tå€😀")
    }

    /// What RFC 8259 does not allow, one rule each.
    @Test(arguments: [
        "", " ", "{", "[", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{'a':1}", "{1:1}",
        "tru", "True",
        "nul", "NaN", "Infinity", "-", "+1", "01", "-01", "1.", ".5", "1e", "1e+", "0x10", "1e400", "\"a", "\"\\x\"",
        "\"\\u12\"",
        "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\u{1}\"", "\"a\nb\"", "1 2", "[1]]", "{}}", "// x\n1",
        "[1]//",
        "\u{A0}1", "\0", "[\0]", "{\"a\":1,\"a\":2}",
    ])
    func refuses(text: String) { #expect(throws: JSONError.self) { try parsed(text) } }

    @Test(arguments: [
        "0", "-0", "1", "-1.5e-3", "1E5", "\"\"", "[]", "{}", " [ ] ", "\t{\r\n}\n", "[[],{}]", "\"\u{7F}\"",
        "\"\u{2028}\"",
    ])
    func accepts(text: String) throws { _ = try parsed(text) }

    @Test func `says where`() {
        let error = #expect(throws: JSONError.self) { try parsed("{\n  \"a\": 1,\n  \"b\" 2\n}") }
        #expect(error?.line == 3)
        #expect(error?.column == 7)
        #expect(error?.problem == .unexpected(found: "\"2\"", wanted: .colon))
        #expect(error?.description == "JSON, line 3, column 7: \"2\" where a colon was expected.")
    }

    @Test func `refuses depth and broken text`() {
        let deep = #expect(throws: JSONError.self) {
            try parsed(String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000))
        }
        #expect(deep?.problem == .tooDeep(limit: 128))
        let bytes = #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22, 0xE5, 0x22]) }
        #expect(bytes?.problem == .undecodable)
    }

    @Test func `finds a repeated name in a large object`() {
        let members = (0..<100).map { "\"m\($0)\":0" } + ["\"m3\":1"]
        let error = #expect(throws: JSONError.self) { try parsed("{" + members.joined(separator: ",") + "}") }
        #expect(error?.problem == .repeatedName("m3"))
    }

    @Test func `writes what it reads`() throws {
        let value: JSONValue = [
            "text": "å\"\\\n\u{1}", "whole": 5, "number": 0.1, "large": 1e300, "list": [1, 2.5, "x"], "none": nil,
            "empty": .object([:]), "nested": ["a": [["b": true]]],
        ]
        #expect(
            value.text()
                == #"{"text":"å\"\\\n\u0001","whole":5,"number":0.1,"large":1e+300,"#
                + #""list":[1,2.5,"x"],"none":null,"empty":{},"nested":{"a":[{"b":true}]}}"#
        )
        #expect(try parsed(value.text()) == value)
        #expect(try parsed(value.text(indented: true)) == value)
    }

    @Test func indents() {
        let value: JSONValue = ["a": [1, 2], "b": [["c": 1]], "d": []]
        #expect(
            value.text(indented: true) == """
                {
                  "a": [1, 2],
                  "b": [
                    {
                      "c": 1
                    }
                  ],
                  "d": []
                }

                """)
    }

    @Test func `has no word for what is not a number`() {
        #expect(JSONValue(Double.nan) == .null)
        #expect(JSONValue(-Double.infinity) == .null)
        #expect(JSONValue(nil as Double?) == .null)
        #expect(JSONValue.number(.nan).text() == "null")
        #expect(JSONValue.number(-0.0).text() == "0")
    }

    /// Random values written here and read by Foundation, and the other way about.
    @Test func `agrees with foundation`() throws {
        var generator = SeededGenerator(seed: 11)
        func random(_ depth: Int) -> JSONValue {
            switch Int.random(in: 0..<(depth > 3 ? 5 : 7), using: &generator) {
            case 0: return .null
            case 1: return .bool(Bool.random(using: &generator))
            case 2: return .integer(Int.random(in: -1_000_000_000_000...1_000_000_000_000, using: &generator))
            case 3: return .number(Double.random(in: -1e6...1e6, using: &generator))
            case 4:
                let scalars = ["a", "\"", "\\", "/", "\n", "\u{1F}", "å", "€", "😀", "\u{2028}", " "]
                return .string((0..<5).map { _ in scalars.randomElement(using: &generator)! }.joined())
            case 5: return .array((0..<Int.random(in: 0..<4, using: &generator)).map { _ in random(depth + 1) })
            default:
                var object = JSONObject()
                for i in 0..<Int.random(in: 0..<4, using: &generator) { object["n\(i)"] = random(depth + 1) }
                return .object(object)
            }
        }
        for _ in 0..<500 {
            let value = JSONValue.array([random(0)])
            let foreign = try JSONSerialization.jsonObject(with: Data(value.text().utf8))
            let again = try JSONSerialization.data(withJSONObject: foreign, options: [.sortedKeys])
            let back = try JSONValue(parsing: Array(again))
            #expect(back == value, "\(value.text())")
        }
    }

    /// Cut and altered texts must end in a value or an error.
    @Test func `survives damage`() throws {
        var generator = SeededGenerator(seed: 5)
        let sound = Array(#"{"type":"x","a":[1.5e3,-2,"\u00e5\n"],"b":{"c":null,"d":[true,false]}}"#.utf8)
        var (read, refused) = (0, 0)
        for _ in 0..<20_000 {
            var bytes = sound
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let i = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[i] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: i)
                default: bytes.removeSubrange(i...)
                }
                if bytes.isEmpty { break }
            }
            do {
                let value = try JSONValue(parsing: bytes)
                // A whole number may have been written as 1.5e3.
                #expect(try JSONValue(parsing: Array(value.text().utf8)).text() == value.text())
                read += 1
            } catch is JSONError { refused += 1 }
        }
        #expect(read > 100 && refused > 1000)
    }

    @Test(.enabled(if: SharedData.isPresent, "the shared data folder is absent"))
    func `reads real replies`() throws {
        let value = try JSONValue(parsing: Array(SharedData.data("jsonstat2_scb_riket_2000-2024.json")))
        #expect(value["version"]?.string == "2.0")
        #expect(value["class"]?.string == "dataset")
        _ = try JSONValue(parsing: Array(SharedData.data("pxweb_v1_reply.json")))
        _ = try JSONValue(parsing: Array(SharedData.data("kolada_v3_N00945.json")))
    }
}
