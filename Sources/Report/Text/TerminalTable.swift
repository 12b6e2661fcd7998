/// A table for a terminal: columns as wide as their content, figures right-aligned, readable without colour.
package struct TerminalTable {
    package enum Alignment: Sendable { case left, right }

    private let header: [String]
    private let alignments: [Alignment]
    private var rows: [[String]] = []
    private var rules: Set<Int> = []

    /// - Parameter columns: heading and alignment of each column.
    package init(_ columns: [(String, Alignment)]) {
        header = columns.map(\.0)
        alignments = columns.map(\.1)
    }

    /// - Parameter cells: as many as there are columns.
    package mutating func append(_ cells: [String]) {
        precondition(cells.count == header.count)
        rows.append(cells)
    }

    /// A line across, before the next row.
    package mutating func rule() { rules.insert(rows.count) }

    /// Lines end with "\n". O(cells).
    ///
    /// - Parameter width: what the first column is cut to fit into, as far as names stay readable; nil: as it is.
    package func text(fitting width: Int? = nil) -> String {
        var all = [header] + rows
        if let width {
            let rest = header.indices.dropFirst().reduce(0) { sum, column in
                sum + 2 + (all.map { $0[column].columns }.max() ?? 0)
            }
            for row in all.indices { all[row][0] = all[row][0].fitted(to: max(12, width - rest)) }
        }
        let widths = header.indices.map { column in all.map { $0[column].columns }.max() ?? 0 }
        let line = String(repeating: "─", count: widths.reduce(0, +) + 2 * (widths.count - 1)) + "\n"
        var text = format(all[0], widths) + line
        for (index, row) in all.dropFirst().enumerated() {
            if rules.contains(index) { text += line }
            text += format(row, widths)
        }
        return text
    }

    private func format(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (column, cell) in cells.enumerated() {
            let padding = String(repeating: " ", count: widths[column] - cell.columns)
            if column > 0 { line += "  " }
            line += alignments[column] == .left ? cell + padding : padding + cell
        }
        while line.last == " " { line.removeLast() }
        return line + "\n"
    }
}

extension String {
    /// Width on a terminal: wide East Asian characters and emoji take two columns, combining marks none (each is one
    /// `Character`).
    package var columns: Int {
        reduce(0) { $0 + ($1.unicodeScalars.first.map(Self.isWide) == true ? 2 : 1) }
    }

    /// Of a text of several lines, the columns of the widest.
    package var widestLine: Int { split(separator: "\n").map { String($0).columns }.max() ?? 0 }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
            0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }

    /// Cut to so many columns, with a final ellipsis where something is cut.
    package func fitted(to width: Int) -> String {
        guard columns > width else { return self }
        var result = ""
        var used = 0
        for character in self {
            let size = String(character).columns
            if used + size > width - 1 { break }
            result.append(character)
            used += size
        }
        return result + "…"
    }
}

extension String {
    /// Broken at spaces into lines of at most `width` columns; no-break spaces are kept.
    package func wrapped(to width: Int, indent: String = "") -> String {
        var lines: [String] = []
        var line = ""
        for word in split(separator: " ") {
            if !line.isEmpty, indent.columns + line.columns + 1 + String(word).columns > width {
                lines.append(indent + line)
                line = String(word)
            } else {
                line += line.isEmpty ? String(word) : " " + word
            }
        }
        lines.append(indent + line)
        return lines.joined(separator: "\n") + "\n"
    }
}
