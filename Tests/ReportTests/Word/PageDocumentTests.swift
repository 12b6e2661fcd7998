import Exchange
import Testing
import Wording

@testable import Report

struct PageDocumentTests {
    private func document(_ content: Markup, newPages: Set<String> = []) -> WordDocument {
        PageFrame(
            title: "T", language: .swedish, sections: [.init(id: "s", title: "Avsnitt", content: content)],
            footer: HTML.p { "Räckvidd  1" }
        ) {
            HTML.p(.class("kicker")) { "Uppföljning" }
            HTML.h1 { "Rubrik" }
            HTML.div(.class("answer")) { HTML.p { "Svaret." } }
        }.document(newPages: newPages)
    }

    /// A line for each block: its style, and its texts with what they are.
    private func lines(_ blocks: [WordDocument.Block]) -> [String] {
        blocks.flatMap { block -> [String] in
            switch block {
            case .paragraph(let paragraph):
                ["\(paragraph.style): " + paragraph.inlines.map(words).joined(separator: "|")]
            case .table(let table):
                [
                    "table \(table.title) \(table.numeric.sorted())"
                ]
                    + ([table.head] + table.rows + table.foot).map { row in
                        row.cells.map { $0.inlines.map(words).joined(separator: "|") }.joined(separator: ";")
                    }
            case .bar(let parts): ["bar " + parts.map { "\($0.share) \($0.colour)" }.joined(separator: ", ")]
            case .columns(let columns): columns.flatMap { ["column \($0.width)"] + lines($0.blocks) }
            case .contents(let title): ["contents \(title)"]
            }
        }
    }

    private func words(_ inline: WordDocument.Inline) -> String {
        switch inline {
        case .text(let text, let look):
            (look.isBold ? "*" : "") + (look.isCode ? "`" : "") + (look.colour ?? "") + text
        case .link(let text, let target, _): "\(text)→\(target)"
        case .picture(let picture): "picture \(picture.title) \(picture.width)"
        case .lineBreak: "⏎"
        }
    }

    @Test func `a page is its opening, contents and sections`() {
        let document = self.document(HTML.p { "Ett stycke." })
        #expect((document.title, document.language) == ("T", "sv"))
        #expect((document.footer, document.pageWord) == ("Räckvidd 1", "Sida"))
        #expect(
            lines(document.blocks) == [
                "subtitle: Uppföljning", "title: Rubrik", "lead: Svaret.", "contents Innehåll", "heading1: Avsnitt",
                "body: Ett stycke.",
            ])
    }

    @Test func `a document with new pages has no contents`() {
        let document = self.document(HTML.p { "a" }, newPages: ["s"])
        #expect(
            lines(document.blocks) == [
                "subtitle: Uppföljning", "title: Rubrik", "lead: Svaret.", "heading1: Avsnitt", "body: a",
            ])
        guard case .paragraph(let heading) = document.blocks[3] else { return #expect(Bool(false)) }
        #expect((heading.beginsPage, heading.anchors) == (true, ["s"]))
    }

    @Test func `running text keeps its looks, and blanks as a browser shows them`() {
        let text = HTML.p {
            "Se "
            HTML.a(.href(Link(anchor: "t"))) { "tabell 1" }
            " och\n  "
            HTML.code { "a" + "b" }
            HTML.span(.class("met")) { "uppfylld" }
            HTML.span(.class("blank")) { "[fyll i]" }
            HTML.bdi { " <slut> " }
        }
        #expect(
            lines(document(text).blocks).last == """
                body: Se |tabell 1→anchor("t")| och |`ab|*#1d6b3cuppfylld|#9c2a21[fyll i]| <slut>
                """)
    }

    @Test func `a table has its caption, sums and the notes of its columns`() {
        var table = PageTable(
            id: "t", caption: "Medel",
            columns: [.init(title: "Del"), .init(title: "kr", isNumeric: true, note: "Kronor")])
        table.rows = [.init(id: "r", cells: [.init("Åre"), .init("12", bar: 0.5)])]
        table.footer = [.init(cells: [.init("summa"), .init("12")])]
        let blocks = document(table.markup()).blocks
        #expect(
            Array(lines(blocks).suffix(6)) == [
                "caption: Medel", "table Medel [1]", "Del;kr", "Åre;12", "summa;12", "note: kr: Kronor.",
            ])
        guard case .paragraph(let caption) = blocks[blocks.count - 3], case .table(let made) = blocks[blocks.count - 2]
        else { return #expect(Bool(false)) }
        #expect((caption.anchors, made.rows.first?.anchor, made.foot.count) == (["t"], "r", 1))
    }

    @Test func `shares are a bar in their colours, with a line each`() {
        let bar = StackedBar(
            parts: [.init(title: "a", share: 0.25), .init(title: "b", share: 0), .init(title: "c", share: 0.75)],
            figures: Figures(.swedish)
        ).markup()
        #expect(
            Array(lines(document(bar).blocks).suffix(3)) == [
                "bar 0.25 #0f5f73, 0.75 #8a7fb5", "key: #0f5f73■\u{A0}|a 25\u{A0}%", "key: #8a7fb5■\u{A0}|c 75\u{A0}%",
            ])
    }

    @Test func `what only a screen has use for is left out`() {
        let markup = HTML.div {
            HTML.div(.class("switches")) { HTML.fieldset { HTML.legend { "Visa" } } }
            HTML.p(.class("search"), Attribute("hidden")) { HTML.label { "Sök" } }
            HTML.ol { HTML.li { "ett" } }
            HTML.dl {
                HTML.dt { "Gini" }
                HTML.dd { "ojämnhet" }
            }
        }
        #expect(
            Array(lines(document(markup).blocks).suffix(3)) == ["numbered: ett", "term: Gini", "definition: ojämnhet"])
    }

    @Test func `a map stands beside its key, and two plots side by side`() {
        func drawing(_ name: String) -> Markup {
            SVG.svg(.class(name), Attribute("viewBox", "0 0 10 20"), Attribute("width", "28")) { SVG.title { "Karta" } }
        }
        let markup =
            HTML.figure(.class("map view-a")) {
                drawing("")
                HTML.figcaption {
                    HTML.p(.class("map-title")) { "Medel" }
                    HTML.ul(.class("legend")) { HTML.li { drawing("sign") + HTML.span { "under 5 (2)" } } }
                }
            }
            + HTML.div(.class("pair")) {
                HTML.figure { drawing("plot") + HTML.figcaption { "En kurva." } }
                HTML.figure { drawing("plot") + HTML.figcaption { "En till." } }
            }
        #expect(
            Array(lines(document(markup).blocks).suffix(11)) == [
                "column 80.0", "body: picture Karta 74.0", "column 90.0", "caption: Medel",
                "key: picture Karta 7.408333333333332|\u{A0}under 5 (2)",
                "column 85.0", "body: picture Karta 79.0", "note: En kurva.", "column 85.0",
                "body: picture Karta 79.0", "note: En till.",
            ])
    }
}
