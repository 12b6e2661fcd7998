internal import Foundation

/// The text foldings of `CASEI` and `ACCENTI`, and the form in which texts are compared. The store registers the same
/// functions in SQL, so that SQL and evaluation agree.
public enum Folding {
    /// Equal for texts that differ only in case: capitals, then small letters, scalar by scalar (`Straße` and
    /// `STRASSE`, `ΟΔΟΣ` and `οδος`), in Unicode's composed form.
    public static func caseInsensitive(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            for capital in scalar.properties.uppercaseMapping.unicodeScalars {
                result += capital.properties.lowercaseMapping
            }
        }
        return normalized(result)
    }

    /// Without diacritics: decomposed, then without nonspacing marks (`Åre` → `Are`). Letters that Unicode does not
    /// decompose, such as ø, stay.
    public static func accentInsensitive(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars
        where scalar.properties.generalCategory != .nonspacingMark {
            result.append(scalar)
        }
        return normalized(String(result))
    }

    /// Unicode's composed form (NFC).
    public static func normalized(_ text: String) -> String {
        text.precomposedStringWithCanonicalMapping
    }
}

extension Pattern {
    /// The pattern, folded.
    public var text: String {
        switch self {
        case .text(let text): text
        case .caseInsensitive(let inner): Folding.caseInsensitive(inner.text)
        case .accentInsensitive(let inner): Folding.accentInsensitive(inner.text)
        }
    }

    /// Whether a text matches a pattern as a whole: `%` is any run of characters, `_` one, `\` takes the next as
    /// itself.
    ///
    /// A character is a Unicode scalar of the composed form. O(text × pattern) at worst, no recursion.
    public static func matches(_ text: String, pattern: String) -> Bool { Matcher(pattern).matches(text) }

    /// A pattern that was read once for many texts.
    public struct Matcher: Sendable {
        private enum Part: Equatable, Sendable {
            case scalar(Unicode.Scalar)
            case one, any
        }

        private var parts: [Part] = []

        public init(_ pattern: String) {
            var escaped = false
            for scalar in Folding.normalized(pattern).unicodeScalars {
                if escaped {
                    parts.append(.scalar(scalar))
                    escaped = false
                    continue
                }
                switch scalar {
                case "\\": escaped = true
                case "%": if parts.last != .any { parts.append(.any) }
                case "_": parts.append(.one)
                default: parts.append(.scalar(scalar))
                }
            }
            if escaped { parts.append(.scalar("\\")) }
        }

        public func matches(_ text: String) -> Bool {
            let scalars = Array(Folding.normalized(text).unicodeScalars)
            var (position, part) = (0, 0)
            // The last %, and the end of the run that it has matched so far.
            var wildcard: (part: Int, position: Int)?
            while position < scalars.count {
                if part < parts.count, parts[part] == .any {
                    wildcard = (part, position)
                    part += 1
                } else if part < parts.count, parts[part] == .one || parts[part] == .scalar(scalars[position]) {
                    (position, part) = (position + 1, part + 1)
                } else if let last = wildcard {
                    wildcard = (last.part, last.position + 1)
                    (position, part) = (last.position + 1, last.part + 1)
                } else {
                    return false
                }
            }
            return parts[part...].allSatisfy { $0 == .any }
        }
    }
}
