import Testing

@testable import Report

struct MarkupNodeTests {
    private func outline(_ nodes: [MarkupNode]) -> String {
        nodes.map { node in
            switch node {
            case .text(let text): text
            case .element(let element):
                element.name
                    + element.attributes.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
                    + "(" + outline(element.children) + ")"
            }
        }.joined()
    }

    @Test func `markup is read back as it was made`() {
        let markup = HTML.p(.class("lead"), Attribute("hidden")) {
            "A < B & \"C\" 'D' &amp;"
            HTML.br()
            HTML.strong { "E" + "é" }
            SVG.circle(Attribute("r", 2.5))
            HTML.input(Attribute("type", "radio"), Attribute("title", "a \"b\" <c>"))
        }
        #expect(
            outline(MarkupNode.read(markup)) == """
                p class=lead hidden=(A < B & "C" 'D' &amp;br()strong(Eé)circle r=2.5()
                input title=a "b" <c> type=radio())

                """)
    }

    @Test func `nothing is nothing`() { #expect(MarkupNode.read(Markup()).isEmpty) }

    @Test func `an element is found at any depth, by its name`() throws {
        let markup = HTML.div { HTML.div { HTML.p { "a" } } + HTML.p { "b" } }
        guard case .element(let outer)? = MarkupNode.read(markup).first else { return #expect(Bool(false)) }
        #expect(outer.first("p")?.text == "a")
        #expect(outer.elements("p").map(\.text) == ["b"])
        #expect(outer.first("table")?.name == nil)
    }
}
