import Wording

/// Ids of a file that differ by case or blanks only: two initiatives for the program, perhaps one for people.
struct AlikeIdentifiers {
    /// The remark on them; nil where there are none.
    let remark: Wording?

    /// - Parameter column: that of the ids.
    /// - Complexity: expected O(characters).
    init(in source: ImportSource, _ column: Int) {
        var hashes = Set<Int>(minimumCapacity: source.rows.count)
        var isSuspect = false
        var last = ""
        for text in source.texts(column) where text != last {
            last = text
            if !hashes.insert(Self.hash(text)).inserted {
                isSuspect = true
                break
            }
        }
        guard isSuspect else {
            remark = nil
            return
        }
        var groups: [String: [(text: String, row: Int)]] = [:]
        for row in source.rows {
            let text = source.text(row, column)
            let key = text.lowercased().filter { !$0.isWhitespace }
            if !text.isEmpty, groups[key]?.contains(where: { $0.text == text }) != true {
                groups[key, default: []].append((text, row.number))
            }
        }
        let pairs = groups.values.filter { $0.count > 1 }.sorted { $0[0].row < $1[0].row }
        guard !pairs.isEmpty else {
            remark = nil
            return
        }
        func list(_ word: String, _ quotes: (String) -> String) -> String {
            pairs.prefix(5).map { group in
                group.map { "\(quotes($0.text)) (\(word) \($0.row))" }.joined(separator: ", ")
            }.joined(separator: "; ") + (pairs.count > 5 ? " …" : "")
        }
        remark = Wording(
            sv:
                """
                Id som bara skiljer sig i versaler eller blanktecken: \(list("rad") { quoted($0).sv }). De är olika \
                insatser; skriv samma id om de är en.
                """,
            en:
                """
                Ids that differ by case or blanks only: \(list("row") { quoted($0).en }). They are different \
                initiatives; write the same id if they are one.
                """)
    }

    /// Of the letters and signs, without case and blanks.
    private static func hash(_ text: String) -> Int {
        var hasher = Hasher()
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            for byte in text.utf8 where byte > 0x20 {
                hasher.combine((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
            }
        } else {
            for byte in text.lowercased().filter({ !$0.isWhitespace }).utf8 { hasher.combine(byte) }
        }
        return hasher.finalize()
    }
}
