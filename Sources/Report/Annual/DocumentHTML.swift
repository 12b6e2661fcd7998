import Wording

extension WrittenDocument {
    /// The document as a page, with the report's frame.
    ///
    /// - Parameter style: beside that of all pages.
    func html(language: Language, footer: Markup, style: Markup = Markup(verbatim: "")) -> String {
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
        }.html()
    }

    private func markup(_ block: Block, _ numbers: [String: Int], _ language: Language) -> Markup {
        switch block {
        case .paragraph(let parts): return HTML.p { parts.map { markup($0, numbers, language) }.joined() }
        case .table(let table):
            var page = PageTable(
                id: table.id, caption: caption(table, numbers, language),
                columns: table.columns.enumerated().map { .init(title: $1, isNumeric: !table.words.contains($0)) })
            page.isSortable = false
            page.isLong = table.rows.count > 30
            page.rows = table.rows.map { row in
                PageTable.Row(
                    cells: row.enumerated().map { index, text in index == 0 ? .init(HTML.bdi { text }) : .init(text) })
            }
            return page.markup()
        }
    }

    private func markup(_ part: Inline, _ numbers: [String: Int], _ language: Language) -> Markup {
        switch part {
        case .text(let text): Markup(text: text)
        case .quoted(let text): HTML.bdi { text }
        case .table(let id): HTML.a(.href(Link(anchor: id))) { reference(id, numbers, language) }
        case .blank(let text): HTML.span(.class("blank")) { "[\(text)]" }
        }
    }

    func reference(_ id: String, _ numbers: [String: Int], _ language: Language) -> String {
        Wording(sv: "tabell", en: "table")[language] + "\u{A0}\(numbers[id] ?? 0)"
    }

    func caption(_ table: Table, _ numbers: [String: Int], _ language: Language) -> String {
        reference(table.id, numbers, language).capitalisedFirst + ". " + table.caption
    }
}
