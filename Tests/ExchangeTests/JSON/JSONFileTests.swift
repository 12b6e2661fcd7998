import Foundation
import JSON
import Testing
import Wording

@testable import Exchange

@Suite struct JSONFileTests {
    @Test
    func `a file is read with or without a byte order mark`() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).json").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        for text in [#"{"a": [1, 2.5]}"#, "\u{FEFF}{\"a\": [1, 2.5]}"] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            #expect(try JSONValue(file: path) == ["a": [1, 2.5]])
        }
    }

    @Test
    func `a file that isn't there is told of in the words of files, without a line`() {
        let error = #expect(throws: JSONError.self) { try JSONValue(file: "/nowhere/x.json") }
        guard case .unreadable(let reason)? = error?.problem else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.wording == reason)
        #expect(reason.sv == "/nowhere/x.json kan inte öppnas: filen eller mappen finns inte.")
        #expect(reason.en == "/nowhere/x.json cannot be opened: No such file or directory.")
    }

    @Test
    func `what is written to a sink is the text of the value`() throws {
        let value: JSONValue = ["å": [1, nil, "\u{1F}"], "b": ["c": 0.1]]
        for indented in [false, true] {
            var sink = ByteSink()
            try value.write(to: &sink, indented: indented)
            #expect(String(decoding: sink.bytes(), as: UTF8.self) == value.text(indented: indented))
        }
    }
}
