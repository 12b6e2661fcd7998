import Foundation
import GRDB
import Testing
import Wording

@testable import Store

@Suite struct JSONTextTests {
    @Test(
        arguments: [
            [:], ["a": "b"], ["": ""], ["å\"ä\\ö": "\u{0}\u{1}\u{1f}\n\r\t/", "🌲": "\u{FEFF}e\u{301}"],
        ] as [[String: String]])
    func `objects come back`(content: [String: String]) throws {
        let text = JSONText.object(content)
        #expect(JSONText.object(from: text) == content)
        #expect(try JSONDecoder().decode([String: String].self, from: Data(text.utf8)) == content)
    }

    @Test func `foreign escapes are understood`() {
        #expect(JSONText.texts(in: #" [ "\u00e5\/\b\f" , "\ud83c\udf32" ] "#) == ["å/\u{8}\u{C}", "🌲"])
        for wrong in [#"["a"#, #"["\x"]"#, #"["\u12"]"#, #"["\ud83c"]"#, "[1]", "[null]", #"{"a":{"b":1}}"#] {
            #expect(JSONText.texts(in: wrong) == nil, "\(wrong)")
        }
    }
}
