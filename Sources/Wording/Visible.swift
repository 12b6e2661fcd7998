extension StringProtocol {
    /// The text with every character made visible that a terminal or reader would act on instead of showing it.
    ///
    /// C0 controls and DEL become their pictures (`␛`), C1 controls and the marks that turn the direction of writing
    /// become their numbers (`⟨U+202E⟩`). Line feeds and tabs stay. A text without any is returned as it is. O(bytes).
    public var visible: String {
        guard
            utf8.contains(where: {
                $0 < 0x20 && $0 != 0x0A && $0 != 0x09 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xD8
                    || $0 == 0xE2
            })
        else { return String(self) }
        guard unicodeScalars.contains(where: { !$0.isShown }) else { return String(self) }
        var text = ""
        for scalar in unicodeScalars {
            if scalar.isShown {
                text.unicodeScalars.append(scalar)
            } else if scalar.value < 0x20, let picture = Unicode.Scalar(0x2400 + scalar.value) {
                text.unicodeScalars.append(picture)
            } else if scalar.value == 0x7F {
                text += "\u{2421}"
            } else {
                // All of them have at most four digits.
                let digits = String(scalar.value, radix: 16, uppercase: true)
                text += "⟨U+\(String(repeating: "0", count: 4 - digits.count))\(digits)⟩"
            }
        }
        return text
    }

    /// One line of a text for quoting in a message: visible, at most `length` characters, the last one an ellipsis
    /// where there is more.
    public func cited(_ length: Int = 160) -> String {
        let line = split(maxSplits: 1, omittingEmptySubsequences: true, whereSeparator: \.isNewline).first ?? ""
        let text = line.prefix(length + 1).visible
        let isWhole = line.endIndex == endIndex && text.count <= length
        return isWhole ? text : text.prefix(length - 1) + "…"
    }
}

extension Unicode.Scalar {
    /// Whether the character is shown, or is blank, rather than acted on.
    fileprivate var isShown: Bool {
        switch value {
        case 0x09, 0x0A: true
        case 0..<0x20, 0x7F...0x9F: false
        // Marks, embeddings, overrides and isolates of the bidirectional algorithm (UAX 9); line and paragraph
        // separator.
        case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: false
        default: true
        }
    }
}
