/// Levenshtein's distance: how many letters must be changed, added or left out to get from one name to the other.
///
/// Source: V. I. Levenshtein, Soviet Physics Doklady 10 (1966) 707.
public enum EditDistance {
    /// The distance, or `limit + 1` where it is larger than `limit` (0 or more). O(length × length), less where it
    /// stops early.
    public static func between(_ a: String, _ b: String, limit: Int) -> Int {
        between(Array(a.unicodeScalars), Array(b.unicodeScalars), limit: limit)
    }

    static func between(_ x: [Unicode.Scalar], _ y: [Unicode.Scalar], limit: Int) -> Int {
        guard abs(x.count - y.count) <= limit else { return limit + 1 }
        guard !x.isEmpty, !y.isEmpty else { return max(x.count, y.count) }
        var row = Array(0...y.count)
        for i in 1...x.count {
            var diagonal = row[0]
            row[0] = i
            var least = i
            for j in 1...y.count {
                let substituted = diagonal + (x[i - 1] == y[j - 1] ? 0 : 1)
                diagonal = row[j]
                row[j] = min(substituted, row[j] + 1, row[j - 1] + 1)
                least = min(least, row[j])
            }
            if least > limit { return limit + 1 }
        }
        return min(row[y.count], limit + 1)
    }
}
