/// The widths of a table's columns, as a browser would choose them: each at least as wide as its longest word, and the
/// rest by how much text there is.
enum WordTableWidths {
    /// Beside the text, on both sides, in points.
    private static let padding = 9.0
    /// Words longer than this, as checksums, are broken.
    private static let longestWord = 92.0
    /// A longer text is broken into lines anyway.
    private static let longestLine = 260.0

    /// In points, together `room` where there is so much text, else less.
    ///
    /// - Complexity: O(characters of the first thousand rows).
    static func widths(of table: WordDocument.Table, size: Double, room: Double) -> [Double] {
        let count = table.head.cells.count
        var least = [Double](repeating: 18, count: count)
        var most = [Double](repeating: 18, count: count)
        for (index, row) in ([table.head] + table.foot + table.rows.prefix(1_000)).enumerated() {
            for (column, cell) in row.cells.enumerated() where column < count {
                let isNumber = table.numeric.contains(column) && index > 0
                let (word, line) = extent(cell.inlines, size: size, isBold: index == 0, isWhole: isNumber)
                least[column] = max(least[column], min(word, longestWord) + padding)
                most[column] = max(most[column], min(line, longestLine) + padding)
            }
        }
        let (sumLeast, sumMost) = (least.reduce(0, +), most.reduce(0, +))
        guard sumMost > room else {
            // A table of little text isn't drawn out over the page.
            let width = max(sumMost, min(room, sumMost * 1.25))
            return most.map { $0 * width / sumMost }
        }
        guard sumLeast < room else { return least.map { $0 * room / sumLeast } }
        let share = (room - sumLeast) / (sumMost - sumLeast)
        return zip(least, most).map { $0 + ($1 - $0) * share }
    }

    /// The longest word and the longest line.
    private static func extent(
        _ inlines: [WordDocument.Inline], size: Double, isBold: Bool, isWhole: Bool
    ) -> (word: Double, line: Double) {
        var (word, line) = (0.0, 0.0)
        for inline in inlines {
            switch inline {
            case .text(let text, let look), .link(let text, _, let look):
                let size = look.isSmall ? size * 0.8 : size
                let isBold = isBold || look.isBold
                line += SansWidths.width(text, size: size, isBold: isBold)
                // A no-break space holds a number together; a table's number is never broken.
                for part in isWhole ? [text[...]] : text.split(whereSeparator: { " -–\u{200B}".contains($0) }) {
                    word = max(word, SansWidths.width(String(part), size: size, isBold: isBold))
                }
            case .picture(let picture):
                word = max(word, picture.width * 72 / 25.4)
                line += picture.width * 72 / 25.4
            case .lineBreak: break
            }
        }
        return (word, max(line, word))
    }
}
