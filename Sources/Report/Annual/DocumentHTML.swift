import FollowUp
import Wording

extension WrittenDocument {
    /// The document as a page, with the report's frame.
    ///
    /// - Parameter style: beside that of all pages.
    func frame(language: Language, footer: Markup, style: Markup = Markup(verbatim: "")) -> PageFrame {
        let numbers = numbers
        return PageFrame(
            title: title, language: language,
            sections: sections.map { section in
                PageFrame.Section(
                    id: section.id, title: section.title,
                    content: section.blocks.map { markup($0, numbers, language) }.joined())
            }, footer: footer, style: style
        ) {
            HTML.p(.class("kicker")) { subtitle }
            HTML.h1 { title }
            HTML.div(.class("answer")) { HTML.p { opening.map { markup($0, numbers, language) }.joined() } }
        }
    }

    private func markup(_ block: Block, _ numbers: [String: Int], _ language: Language) -> Markup {
        Self.markup(block, numbers, language)
    }

    private func markup(_ part: Inline, _ numbers: [String: Int], _ language: Language) -> Markup {
        Self.markup(part, numbers, language)
    }

    /// - Parameter numbers: of tables by id; nil where tables have none, and are the nearest.
    static func markup(_ block: Block, _ numbers: [String: Int]?, _ language: Language) -> Markup {
        switch block {
        case .heading(let text): return HTML.h3 { text }
        case .paragraph(let parts): return HTML.p { parts.map { markup($0, numbers, language) }.joined() }
        case .map(let subject, let ground):
            let name = "\(subject.level.rawValue)"
            return MapFigure(subject, on: ground, language, name: name, isAlone: true).markup()
        case .table(let table):
            let words = table.note.map { [$0] } ?? []
            var page = PageTable(
                id: table.id, caption: numbers.map { caption(table, $0, language) } ?? table.caption,
                columns: table.columns.enumerated().map { .init(title: $1, isNumeric: !table.words.contains($0)) })
            page.isSortable = false
            page.isLong = table.rows.count > 12
            let rows = table.rows.map { row in
                PageTable.Row(
                    cells: row.enumerated().map { index, text in index == 0 ? .init(HTML.bdi { text }) : .init(text) })
            }
            page.rows = Array(rows.dropLast(table.totals))
            page.footer = rows.suffix(table.totals)
            guard !words.isEmpty || table.command != nil else { return page.markup() }
            return page.markup()
                + HTML.p(.class("note")) {
                    for word in words { word + " " }
                    if let command = table.command {
                        Wording(sv: "Siffrorna kommer ur ", en: "The figures come from ")[language]
                        HTML.code { command }
                        "."
                    }
                }
        }
    }

    private static func markup(_ part: Inline, _ numbers: [String: Int]?, _ language: Language) -> Markup {
        switch part {
        case .text(let text): Markup(text: text)
        case .quoted(let text): HTML.bdi { text }
        case .table(let id):
            HTML.a(.href(Link(anchor: id))) {
                numbers.map { reference(id, $0, language) } ?? Wording(sv: "tabellen", en: "the table")[language]
            }
        case .blank(let text): HTML.span(.class("blank")) { "[\(text)]" }
        }
    }

    static func reference(_ id: String, _ numbers: [String: Int], _ language: Language) -> String {
        Wording(sv: "tabell", en: "table")[language] + "\u{A0}\(numbers[id] ?? 0)"
    }

    static func caption(_ table: Table, _ numbers: [String: Int], _ language: Language) -> String {
        reference(table.id, numbers, language).capitalisedFirst + ". " + table.caption
    }
}
