import Exchange

/// Makes a document's table, with its caption before it, of a page's.
enum WordTable {
    static func blocks(of table: MarkupNode.Element) -> [WordDocument.Block] {
        guard let head = table.elements("thead").first?.elements("tr").first else { return [] }
        let heads = head.elements("th")
        let caption = table.elements("caption").first
        let words = caption.map { WordInline.inlines(of: $0.children) } ?? []
        var made = WordDocument.Table(
            title: caption?.text.oneLine ?? "",
            numeric: Set(heads.indices.filter { heads[$0].has(class: "n") }), head: row(head),
            rows: table.elements("tbody").flatMap { $0.elements("tr").map(row) },
            foot: table.elements("tfoot").flatMap { $0.elements("tr").map(row) })
        var blocks: [WordDocument.Block] = []
        if let caption, !words.isEmpty, !caption.has(class: "unseen") {
            var paragraph = WordDocument.Paragraph(.caption, words)
            if let id = table.attributes["id"] { paragraph.anchors = [id] }
            blocks.append(.paragraph(paragraph))
        } else {
            made.anchor = table.attributes["id"]
        }
        blocks.append(.table(made))
        // What a browser shows when the pointer rests on a column's title.
        let notes = heads.compactMap { head in
            head.attributes["title"].map { "\(head.text.oneLine): \($0.oneLine)" }
        }
        if !notes.isEmpty {
            let text = notes.map { $0.hasSuffix(".") ? $0 : $0 + "." }.joined(separator: " ")
            blocks.append(.paragraph(.init(.note, [.text(text, .init())])))
        }
        return blocks
    }

    private static func row(_ row: MarkupNode.Element) -> WordDocument.Row {
        let cells = row.children.compactMap { node -> WordDocument.Cell? in
            guard case .element(let cell) = node else { return nil }
            return WordDocument.Cell(WordInline.inlines(of: cell.children))
        }
        return WordDocument.Row(cells, anchor: row.attributes["id"])
    }
}
