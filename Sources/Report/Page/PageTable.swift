/// A table of a page: a caption, headers for columns and rows, figures to the right, bars behind figures.
///
/// Accessible to screen readers: every cell has its headers. A script may sort it by `sortKey`.
struct PageTable {
    struct Column {
        let title: String
        var isNumeric = false
        /// A longer explanation, shown on hover and read out.
        var note: String?
    }

    struct Cell {
        let content: Markup
        var sortKey: Double?
        /// 0 … 1 of the cell's width.
        var bar: Double?

        init(_ text: String, sortKey: Double? = nil, bar: Double? = nil) {
            self.init(Markup(text: text), sortKey: sortKey, bar: bar)
        }

        init(_ content: Markup, sortKey: Double? = nil, bar: Double? = nil) {
            self.content = content
            self.sortKey = sortKey
            self.bar = bar
        }
    }

    struct Row {
        var id: String?
        /// Code of the row's part, which the script highlights on the map.
        var code: String?
        let cells: [Cell]
    }

    let id: String
    let caption: String
    let columns: [Column]
    var rows: [Row] = []
    var footer: [Row] = []
    /// Long tables may break across pages of paper between rows, short ones are kept whole.
    var isLong = false
    var isSortable = true
    var hidesCaption = false

    init(id: String, caption: String, columns: [Column]) {
        self.id = id
        self.caption = caption
        self.columns = columns
    }

    /// In a frame that scrolls sideways on narrow screens, and can be reached by keyboard to do so.
    func markup() -> Markup {
        HTML.div(
            .class("scroll"), Attribute("role", "region"), Attribute("tabindex", "0"),
            Attribute("aria-labelledby", "\(id)-caption")
        ) {
            HTML.table(.id(id), .class((isLong ? "long" : "whole") + (isSortable ? " sortable" : ""))) {
                HTML.caption(.id("\(id)-caption"), hidesCaption ? .class("unseen") : nil) { caption }
                HTML.thead {
                    HTML.tr {
                        for column in columns {
                            HTML.th(
                                Attribute("scope", "col"), column.isNumeric ? .class("n") : nil,
                                column.note.map { Attribute("title", $0) }
                            ) { column.title }
                        }
                    }
                }
                HTML.tbody { for row in rows { self.row(row) } }
                if !footer.isEmpty { HTML.tfoot { for row in footer { self.row(row) } } }
            }
        }
    }

    private func row(_ row: Row) -> Markup {
        precondition(row.cells.count == columns.count)
        return HTML.tr(row.id.map(Attribute.id), row.code.map { Attribute("data-code", $0) }) {
            for (index, cell) in row.cells.enumerated() {
                let key = cell.sortKey.map { Attribute("data-key", SVGNumber.text($0, decimals: 6)) }
                if index == 0 {
                    HTML.th(Attribute("scope", "row"), key) { cell.content }
                } else {
                    HTML.td(columns[index].isNumeric ? .class("n") : nil, key) {
                        if let bar = cell.bar {
                            HTML.span(.class("bar"), .barWidth(bar), Attribute("aria-hidden", "true"))
                        }
                        if cell.bar != nil { HTML.span(.class("over")) { cell.content } } else { cell.content }
                    }
                }
            }
        }
    }
}
