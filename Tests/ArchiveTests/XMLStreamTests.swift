import Testing
import Wording

@testable import Archive

/// Notes what it is told.
private final class Notes: XMLHandler {
    var lines: [String] = []

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        let namespace = name.isInNamespace("main") ? "main:" : ""
        lines.append("<\(namespace)\(String(cString: name.local)) \(attributes.string("r") ?? "-")")
    }
    func end(_ name: XMLName) { lines.append(">\(String(cString: name.local))") }
    func text(_ bytes: UnsafeRawBufferPointer) { lines.append(String(decoding: bytes, as: UTF8.self)) }
}

struct XMLStreamTests {
    private func problem(_ text: String) -> ArchiveError.Problem? {
        #expect(throws: ArchiveError.self) { try XMLStream.read(Array(text.utf8), file: "f", Notes()) }?.problem
    }

    @Test func `names are told apart from their prefixes, and text without its escapes`() throws {
        let notes = Notes()
        let text = #"<x:a xmlns:x="urn:main" r="1"><b x:r="2">å &amp; ö</b><![CDATA[<c>]]></x:a>"#
        try XMLStream.read(Array(text.utf8), file: "f", notes)
        #expect(notes.lines == ["<main:a 1", "<b -", "å ", "&", " ö", ">b", "<c>", ">a"])
    }

    @Test func `a document type is refused before anything is expanded`() {
        let text = #"<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>"#
        #expect(problem(text) == .documentType(member: "XML"))
    }

    @Test func `elements in each other are counted`() {
        let deep = String(repeating: "<a>", count: 300) + String(repeating: "</a>", count: 300)
        #expect(problem(deep) == .tooDeep(member: "XML", limit: 256))
    }

    @Test func `what is cut short names its line`() {
        #expect(problem("<a>\n<b>") == .xml(member: "XML", line: 2, "no element found"))
    }
}
