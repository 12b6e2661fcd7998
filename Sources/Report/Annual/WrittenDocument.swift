/// A document of headings, paragraphs and numbered tables that can be written as HTML or as Markdown.
///
/// Figures in paragraphs lead to the table that they come from; what nobody knows is a named blank, never words in its
/// place.
struct WrittenDocument {
    enum Inline {
        /// The program's words.
        case text(String)
        /// What a source has written.
        case quoted(String)
        /// Leads to a table of the document.
        case table(id: String)
        /// What the store does not know: what is missing, and how it could come in.
        case blank(String)
    }

    struct Section {
        let id: String
        let title: String
        var blocks: [Block] = []
    }

    enum Block {
        case paragraph([Inline])
        case table(Table)
    }

    struct Table {
        let id: String
        let caption: String
        let columns: [String]
        /// Which columns are words; the others are figures. The first always is.
        var words: Set<Int> = [0]
        /// The first cell of a row is its name; it may be a source's own words.
        var rows: [[String]]
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

    /// What the document says that nobody knows, in its order.
    var blanks: [String] {
        sections.flatMap(\.blocks).flatMap { block -> [String] in
            guard case .paragraph(let parts) = block else { return [] }
            return parts.compactMap { if case .blank(let text) = $0 { text } else { nil } }
        }
    }
}
