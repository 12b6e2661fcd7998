import Store
import Wording

extension ImportSource {
    /// What the rejected rows are about, as far as they tell, and how many don't. O(rejected rows × log rows).
    ///
    /// - Parameter key: nil for a row about something that the store doesn't have; throws where it can't be told.
    func rejectedKeys<Key>(_ key: (Row) throws(RowFault) -> Key?) -> (keys: [Key], unclear: Int) {
        var keys: [Key] = []
        var unclear = 0
        for rejected in rejected {
            // Rows that the file's own reader refused have no fields in the table.
            guard !rows.isEmpty, case let row = row(numbered: rejected.row), row.number == rejected.row else {
                unclear += 1
                continue
            }
            do throws(RowFault) {
                if let found = try key(row) { keys.append(found) }
            } catch {
                unclear += 1
            }
        }
        return (keys, unclear)
    }

    /// Rejects rows for what is on file, by their value of a column.
    func refusing(column: Int) -> @Sendable (_ row: Int, _ id: String, _ reason: Wording) -> RejectedRow {
        { [self] number, _, reason in
            let row = self.row(numbered: number)
            return rejection(of: row, RowFault(header[column], text(row, column), reason))
        }
    }
}
