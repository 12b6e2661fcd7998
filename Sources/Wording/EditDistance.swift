/// Edit distance by optimal string alignment: letters added, left out, changed, or swapped with the next one; no letter
/// is edited twice.
///
/// Source: V. I. Levenshtein, Soviet Physics Doklady 10 (1966) 707; swaps after F. J. Damerau, Communications of the
/// ACM 7 (1964) 171.
public enum EditDistance {
    /// The distance, or `limit + 1` where it exceeds `limit` (0 or more). O(length × length), less where it stops
    /// early.
    public static func between(_ a: String, _ b: String, limit: Int) -> Int {
        between(Array(a.unicodeScalars), Array(b.unicodeScalars), limit: limit)
    }

    public static func between(_ x: [Unicode.Scalar], _ y: [Unicode.Scalar], limit: Int) -> Int {
        guard abs(x.count - y.count) <= limit else { return limit + 1 }
        guard !x.isEmpty, !y.isEmpty else { return max(x.count, y.count) }
        var (beforeLast, last, row) = (Array(0...y.count), Array(0...y.count), Array(0...y.count))
        var leastOfLast = 0
        for i in 1...x.count {
            row[0] = i
            var least = i
            for j in 1...y.count {
                var distance = min(last[j - 1] + (x[i - 1] == y[j - 1] ? 0 : 1), last[j] + 1, row[j - 1] + 1)
                if i > 1, j > 1, x[i - 1] == y[j - 2], x[i - 2] == y[j - 1] {
                    distance = min(distance, beforeLast[j - 2] + 1)
                }
                row[j] = distance
                least = min(least, distance)
            }
            // A swap reaches over one row.
            if min(least, leastOfLast) > limit { return limit + 1 }
            leastOfLast = least
            (beforeLast, last, row) = (last, row, beforeLast)
        }
        return min(last[y.count], limit + 1)
    }
}
