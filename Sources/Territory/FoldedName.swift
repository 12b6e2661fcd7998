/// A name reduced to what people agree on when they write it: letters and digits in lower case.
///
/// `letters` keeps å ä ö; `ascii` holds the spellings without them ("Ostersund", "Oestersund").
public struct FoldedName: Hashable, Sendable {
    public let letters: String
    public let ascii: Set<String>

    public init(_ name: String) {
        var letters = ""
        var plain = ""
        var digraph = ""
        for scalar in name.precomposed.lowercased().unicodeScalars {
            switch scalar {
            case "å": letters.append("å"); plain.append("a"); digraph.append("aa")
            case "ä", "æ": letters.append("ä"); plain.append("a"); digraph.append("ae")
            case "ö", "ø": letters.append("ö"); plain.append("o"); digraph.append("oe")
            case "é", "è": letters.append("e"); plain.append("e"); digraph.append("e")
            default:
                guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { continue }
                letters.unicodeScalars.append(scalar)
                plain.unicodeScalars.append(scalar)
                digraph.unicodeScalars.append(scalar)
            }
        }
        self.letters = letters
        self.ascii = [plain, digraph]
    }
}

extension String {
    /// Letters that arrive as base letter and combining ring or dots (names from macOS files) as one scalar each.
    fileprivate var precomposed: String {
        guard unicodeScalars.contains(where: { $0 == "\u{30A}" || $0 == "\u{308}" || $0 == "\u{301}" }) else { return self }
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            let pair: Unicode.Scalar? =
                switch (result.last, scalar) {
                case ("a", "\u{30A}"): "å"
                case ("A", "\u{30A}"): "Å"
                case ("a", "\u{308}"): "ä"
                case ("A", "\u{308}"): "Ä"
                case ("o", "\u{308}"): "ö"
                case ("O", "\u{308}"): "Ö"
                case ("e", "\u{301}"): "é"
                default: nil
                }
            if let pair {
                result.removeLast()
                result.append(pair)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }
}

/// Levenshtein's distance: how many letters must be changed, added or left out to get from one name to the other.
public enum EditDistance {
    /// Stops at `limit`, then answers `limit + 1`. O(length × length).
    public static func between(_ a: String, _ b: String, limit: Int) -> Int {
        let x = Array(a.unicodeScalars), y = Array(b.unicodeScalars)
        guard abs(x.count - y.count) <= limit else { return limit + 1 }
        guard !x.isEmpty, !y.isEmpty else { return max(x.count, y.count) }
        var row = Array(0...y.count)
        for i in 1...x.count {
            var diagonal = row[0]
            row[0] = i
            for j in 1...y.count {
                let substituted = diagonal + (x[i - 1] == y[j - 1] ? 0 : 1)
                diagonal = row[j]
                row[j] = min(substituted, row[j] + 1, row[j - 1] + 1)
            }
            if row.min()! > limit { return limit + 1 }
        }
        return row[y.count]
    }
}
