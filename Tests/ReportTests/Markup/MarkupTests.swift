import Foundation
import Testing

@testable import Report

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct MarkupTests {
    @Test(arguments: MapCounty.hostile)
    func `text comes out as text`(_ text: String) throws {
        let markup = SVG.g { SVG.text(Attribute("data-title", text)) { text } }
        let read = try XMLTexts(markup.source)
        // What XML can't hold stands as U+FFFD.
        let expected = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 32 ? "\u{FFFD}" : $0 }))
        #expect(read.text == expected + "\n", "\(markup.source)")
        #expect(read.attributes["data-title"] == expected)
        #expect(read.elements == ["g", "text"])
    }

    @Test func `every character of one byte survives`() throws {
        for value in 32...255 where value < 127 || value > 159 {
            let character = String(UnicodeScalar(UInt8(value)))
            let read = try XMLTexts(SVG.text(Attribute("x", character)) { character }.source)
            #expect(read.text == character && read.attributes["x"] == character, "U+\(String(value, radix: 16))")
        }
    }

    @Test func `content is built by statements`() {
        let items = ["a", "<b>"]
        let missing: String? = nil
        let markup = HTML.ul(.class("x")) {
            for item in items { HTML.li { item } }
            if items.count > 5 { "many" } else { HTML.li { "few" } }
            missing
        }
        #expect(markup.source == "<ul class=\"x\"><li>a</li>\n<li>&lt;b&gt;</li>\n<li>few</li>\n</ul>\n")
    }

    @Test func `void elements and attributes without values`() {
        #expect(HTML.input(Attribute("type", "search"), Attribute("hidden")).source == "<input type=\"search\" hidden>")
        #expect(SVG.path(Attribute("d", "M0 0")).source == "<path d=\"M0 0\"/>\n")
    }

    @Test(arguments: [
        "javascript:alert(1)", "JavaScript:alert(1)", " https://x", "data:text/html,x", "https://x y", "//x",
        "https:/\u{202E}/x", "https://a\nb", "",
    ])
    func `only web addresses are links`(_ address: String) { #expect(Link(web: address) == nil) }

    @Test func `web addresses are escaped`() throws {
        let link = try #require(Link(web: "https://x.se/?a=1&b=\"2\""))
        #expect(HTML.a(.href(link)) { "x" }.source == "<a href=\"https://x.se/?a=1&amp;b=&quot;2&quot;\">x</a>")
    }

    @Test(arguments: [
        (0.0, "0"), (-0.04, "0"), (12.34, "12.3"), (-12.35, "-12.4"), (100, "100"), (0.05, "0.1"), (-0.5, "-0.5"),
    ])
    func `numbers for machines`(_ value: Double, _ text: String) { #expect(SVGNumber.text(value, decimals: 1) == text) }
}

/// A document as Foundation's XML parser reads it: a foreign reader.
final class XMLTexts: NSObject, XMLParserDelegate {
    private(set) var text = ""
    private(set) var elements: [String] = []
    private(set) var ids: [String] = []
    /// Of the last element that has any.
    private(set) var attributes: [String: String] = [:]
    private(set) var nodes: [(name: String, attributes: [String: String])] = []

    init(_ source: String) throws {
        super.init()
        let parser = XMLParser(data: Data(source.utf8))
        parser.delegate = self
        guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        elements.append(name)
        nodes.append((name, attributes))
        if let id = attributes["id"] { ids.append(id) }
        if !attributes.isEmpty { self.attributes = attributes }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}
