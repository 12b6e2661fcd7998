import CQL
import Foundation
import TestSupport
import Testing

/// Whatever comes in, the answer is a tree or an error, soon and on a small stack.
@Suite struct HostileInputTests {
    static let texts: [(name: String, text: String)] = {
        func many(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
        return [
            ("100,000 parentheses", many("(", 100_000)),
            ("100,000 pairs", many("(", 100_000) + "a = 1" + many(")", 100_000)),
            ("200,000 NOT", many("NOT ", 200_000) + "TRUE"),
            ("500,000 minus", "x = " + many("-", 500_000)),
            ("nested functions", many("f(", 100_000)),
            ("nested arrays", "A_EQUALS(" + many("(1,", 100_000)),
            ("nested CASEI", many("CASEI(", 100_000)),
            ("nested patterns", "x LIKE " + many("CASEI(", 100_000)),
            ("nested collections", "S_WITHIN(g, " + many("GEOMETRYCOLLECTION(", 50_000)),
            ("a sum of 200,000 terms", "x = 1" + many("+1", 200_000)),
            ("a power of 200,000", "x = 1" + many("^1", 200_000)),
            ("nested intervals", "T_AFTER(x, " + many("INTERVAL(f(", 50_000)),
            ("1,000,000 digits", many("9", 1_000_000) + " = x"),
            ("huge exponent", "x = 1e" + many("9", 1_000_000)),
            ("unclosed quote", "x = '" + many("a", 1_000_000)),
            ("only quotes", many("'", 1_000_001)),
            ("unclosed name", many("\"", 1_000_001)),
            ("a long name", many("å", 500_000)),
            ("zeros bytes", many("\u{0}", 100_000)),
            ("combining marks", "x = " + many("\u{301}", 500_000)),
            ("other scripts", many("漢字かな ", 60_000)),
            ("right to left", "x = \u{202E}'a'"),
            ("fullwidth", "ｘ ＝ １"),
            ("SQL", "x = 1; DROP TABLE initiative"),
            ("SQL in a name", "\"x\"\"; DROP TABLE initiative; --\" = 1"),
            ("comment", "x = 1 -- 'y'"),
            ("2 MB", many("a", 2_000_000)),
            ("comparisons in a row", many("a = ", 250_000)),
        ]
    }()

    static let documents: [(name: String, text: String)] = {
        func many(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
        return [
            ("1,000,000 brackets", many("[", 1_000_000)),
            ("nested objects", many("{\"op\":\"not\",\"args\":[", 40_000)),
            ("nested members", many("{\"a\":", 150_000)),
            ("1,000,000 digits", many("9", 1_000_000)),
            ("half a surrogate", "\"\\ud800\""),
            ("NUL", "\u{0}"),
            ("escaped NUL", #"{"op":"=","args":["\u0000",1]}"#),
            ("unclosed string", "\"" + many("a", 1_000_000)),
            ("not JSON", "a = 1"),
            ("byte order mark", "\u{FEFF}true"),
            ("comment", "true // x"),
            ("NaN", "NaN"),
        ]
    }()

    @Test func `every text ends in an error within a second`() {
        for (name, text) in HostileInputTests.texts {
            let start = ContinuousClock.now
            #expect(throws: CQLError.self, "\(name)") { try CQLText.parse(text) }
            #expect(ContinuousClock.now - start < .seconds(HostileInputTests.patience), "\(name)")
        }
    }

    @Test func `every document ends in an error within a second`() {
        for (name, json) in HostileInputTests.documents {
            let start = ContinuousClock.now
            #expect(throws: CQLError.self, "\(name)") { try CQLJSON.parse(json) }
            #expect(ContinuousClock.now - start < .seconds(HostileInputTests.patience), "\(name)")
        }
    }

    /// Long and well-formed is fine.
    @Test func `long chains and lists are read`() throws {
        let chain = Array(repeating: "a = 1", count: 50_000).joined(separator: " AND ")
        guard case .and(let conditions) = try CQLText.parse(chain) else { return #expect(Bool(false)) }
        #expect(conditions.count == 50_000)
        #expect(
            try CQLText.parse("x = 0." + String(repeating: "3", count: 1_000_000))
                == CQLText.parse("x = 0.3333333333333333"))
        let list = (0..<50_000).map(String.init).joined(separator: ", ")
        #expect(CQLText.print(try CQLText.parse("x IN (\(list))")) == "x IN (\(list))")
    }

    /// The deepest accepted trees, read, printed, compared, hashed and dropped on the 512 KiB of a secondary thread of
    /// macOS (six times that where nothing is optimised).
    @Test func `the deepest trees fit a small stack`() {
        let limit = Expression.depthLimit
        let deep = [
            String(repeating: "NOT ", count: limit - 1) + "TRUE",
            String(repeating: "(", count: limit) + "TRUE" + String(repeating: ")", count: limit),
            String(repeating: "f(", count: limit - 1) + "x" + String(repeating: ")", count: limit - 1),
            "x = 1" + String(repeating: "+1", count: limit - 2),
            "x = 2" + String(repeating: "^(2", count: limit - 3) + String(repeating: ")", count: limit - 3),
        ]
        #if DEBUG || UNOPTIMISED
            let stack = 3 << 20
        #else
            let stack = 512 << 10
        #endif
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            for text in deep {
                guard let tree = try? CQLText.parse(text), let again = try? CQLJSON.parse(CQLJSON.print(tree)) else {
                    Issue.record("not read: \(text.prefix(40))")
                    continue
                }
                #expect(Set([tree, again]).count == 1)
                #expect((try? CQLText.parse(CQLText.print(tree))) == tree)
            }
            done.signal()
        }
        thread.stackSize = stack
        thread.start()
        done.wait()
    }

    /// Seconds: one, and more where nothing is optimised and the machine is shared.
    private static var patience: Double {
        #if DEBUG || UNOPTIMISED
            10
        #else
            1
        #endif
    }

    /// Any edit of a good expression gives a tree or an error, and a tree prints and reads back.
    @Test(arguments: 0..<4) func mutations(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed) + 99)
        let sources = try StandardExample.all()
        let scraps = [
            "(", ")", "'", "\"", ",", " NOT ", " AND ", "=", "-", "\\", "1e", ".", "\u{301}", "[", "{", ":", "POINT",
            "DATE('", "\u{0}",
        ]
        for _ in 0..<500 {
            let example = sources[Int.random(in: 0..<sources.count, using: &random)]
            var text = Array(Bool.random(using: &random) ? example.text : example.json)
            for _ in 0...Int.random(in: 0..<3, using: &random) {
                let place = Int.random(in: 0..<text.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: text.remove(at: place)
                case 1: text.insert(contentsOf: scraps[Int.random(in: 0..<scraps.count, using: &random)], at: place)
                default: text.swapAt(place, Int.random(in: 0..<text.count, using: &random))
                }
            }
            let source = String(text)
            if let tree = try? CQLText.parse(source) {
                #expect(try CQLText.parse(CQLText.print(tree)) == tree, "\(source)")
            }
            if let tree = try? CQLJSON.parse(source) {
                #expect(try CQLText.parse(CQLText.print(tree)) == tree, "\(source)")
            }
        }
    }
}
