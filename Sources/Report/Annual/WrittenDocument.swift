/// A document of headings, paragraphs and numbered tables that can be written as HTML or as Markdown.
///
/// Figures in paragraphs refer to their table; every unknown is a named blank, never made up.
struct WrittenDocument {
    enum Inline {
        /// Text of the program.
        case text(String)
        /// Text of a source.
        case quoted(String)
        /// Reference to a table of the document.
        case table(id: String)
        /// A fact not on file, with the way to supply it.
        case blank(String)
    }

    struct Section {
        let id: String
        let title: String
        var blocks: [Block] = []
    }

    enum Block {
        /// Below the section's own title.
        case heading(String)
        case paragraph([Inline])
        case table(Table)
        /// A map of what a table says, which text alone can do without.
        case map(MapSubject, MapGround)
    }

    struct Table {
        let id: String
        let caption: String
        let columns: [String]
        /// The columns of words; the others are figures. The first always is.
        var words: Set<Int> = [0]
        /// The first cell of a row is its name, possibly in a source's words.
        var rows: [[String]]
        /// So many of the last rows are sums, or what belongs to no area.
        var totals = 0
        /// What its figures mean, beneath it.
        var note: String?
        /// The command that gives its figures: the way back from them.
        var command: String?
    }

    let title: String
    let subtitle: String
    var opening: [Inline] = []
    var sections: [Section] = []

    /// Table numbers by id, in the order of the document.
    var numbers: [String: Int] {
        var numbers: [String: Int] = [:]
        for section in sections {
            for case .table(let table) in section.blocks { numbers[table.id] = numbers.count + 1 }
        }
        return numbers
    }

    /// The document's blanks, in order.
    var blanks: [String] {
        sections.flatMap(\.blocks).flatMap { block -> [String] in
            guard case .paragraph(let parts) = block else { return [] }
            return parts.compactMap { if case .blank(let text) = $0 { text } else { nil } }
        }
    }
}
