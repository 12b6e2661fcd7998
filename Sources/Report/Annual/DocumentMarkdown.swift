import Wording

extension WrittenDocument {
    /// CommonMark with tables; anchors before tables, as targets of references. Characters with a meaning in Markdown
    /// or HTML are escaped.
    func markdown(language: Language, footer: String) -> String {
        let numbers = numbers
        func text(_ parts: [Inline]) -> String {
            parts.map { part in
                switch part {
                case .text(let text), .quoted(let text): Self.escaped(text)
                case .table(let id): "[\(Self.reference(id, numbers, language))](#\(id))"
                case .blank(let text): "**\\[\(Self.escaped(text))\\]**"
                }
            }.joined()
        }
        var lines = ["# \(Self.escaped(title))", "", Self.escaped(subtitle), "", text(opening), ""]
        for section in sections {
            lines += ["## \(Self.escaped(section.title))", ""]
            for block in section.blocks {
                switch block {
                case .heading(let text): lines += ["### \(Self.escaped(text))", ""]
                case .paragraph(let parts): lines += [text(parts), ""]
                // Its table says the same.
                case .map: break
                case .table(let table):
                    lines += [
                        "<a id=\"\(table.id)\"></a>", "", "**\(Self.escaped(Self.caption(table, numbers, language)))**",
                        "",
                    ]
                    lines.append(Self.row(table.columns))
                    lines.append(
                        "|" + table.columns.indices.map { table.words.contains($0) ? " :-- |" : " --: |" }.joined())
                    lines += table.rows.map(Self.row) + [""]
                    if let note = table.note { lines += [Self.escaped(note), ""] }
                    if let command = table.command {
                        let from = Wording(sv: "Siffrorna kommer ur", en: "The figures come from")[language]
                        lines += ["\(from) \(Self.code(command)).", ""]
                    }
                }
            }
        }
        lines += ["---", "", Self.escaped(footer)]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func row(_ cells: [String]) -> String { "| " + cells.map(escaped).joined(separator: " | ") + " |" }

    /// Between as many backticks as it needs.
    private static func code(_ text: String) -> String {
        let mark = text.contains("`") ? "``" : "`"
        let plain = text.replacing("\n", with: " ")
        return mark == "`" ? mark + plain + mark : "\(mark) \(plain) \(mark)"
    }

    /// Line ends become spaces; special characters of Markdown get a backslash, those of HTML become entities.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "{", "}", "[", "]", "#", "|", "~": result += "\\\(scalar)"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        // At the start of a line these would make a list, a rule or a heading.
        if let first = result.first, "+-=".contains(first) { result = "\\" + result }
        return result
    }
}
