import Store
import Wording

/// Tells what stands below a table from its rows: notes in the first column, behind the last row of values.
enum TableNotes {
    static func separate(
        _ source: ImportSource
    ) -> (rows: [ImportSource.Row], notes: [String], rejected: [RejectedRow]) {
        var rows = source.rows
        var below: [(row: Int, text: String)] = []
        while let last = rows.last {
            let texts = source.header.indices.map { source.text(last, $0) }.filter { !$0.isEmpty }
            guard texts.count <= 1, source.header.count > 2 || texts.isEmpty else { break }
            if let text = texts.first { below.append((last.number, text)) }
            rows.removeLast()
        }
        let end = rows.last?.number ?? 0
        var rejected: [RejectedRow] = []
        for row in source.rejected {
            let texts = row.fields.filter { $0.column != ImportSource.brokenRowColumn && !$0.value.isEmpty }
            if row.row > end, texts.count <= 1 {
                if let text = texts.first { below.append((row.row, text.value.withoutOuterSpaces)) }
            } else {
                rejected.append(row)
            }
        }
        return (rows, below.sorted { $0.row < $1.row }.map(\.text), rejected)
    }

    /// What follows a label such as `Källa:`, in the same row or the next.
    static func labelled(_ label: String, in notes: [String]) -> String? {
        for (index, note) in notes.enumerated() where note.lowercased().hasPrefix(label + ":") {
            let rest = String(note.dropFirst(label.count + 1)).withoutOuterSpaces
            if !rest.isEmpty { return rest }
            if index + 1 < notes.count { return notes[index + 1] }
        }
        return nil
    }
}
