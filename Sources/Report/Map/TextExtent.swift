/// An upper estimate of a text's width in usual sans-serif fonts, as the reader's font is unknown.
enum TextExtent {
    /// In the units of `size`, the font's size.
    static func width(_ text: String, size: Double) -> Double {
        text.reduce(0) { $0 + advance($1) } * size
    }

    /// Broken at spaces so that every line fits; a word that is longer than a line, as an address may be, is broken
    /// where the line ends.
    static func lines(_ text: String, size: Double, width: Double) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ").flatMap({ pieces($0, size: size, width: width) }) {
            if let last = lines.last, TextExtent.width(last + " " + word, size: size) <= width {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }

    private static func pieces(_ word: Substring, size: Double, width: Double) -> [String] {
        guard Self.width(String(word), size: size) > width else { return [String(word)] }
        var pieces = [""]
        for character in word {
            let longer = pieces[pieces.count - 1] + String(character)
            if pieces[pieces.count - 1].isEmpty || Self.width(longer, size: size) <= width {
                pieces[pieces.count - 1] = longer
            } else {
                pieces.append(String(character))
            }
        }
        return pieces
    }

    /// Of the em, widened for the broader of the usual fonts (Helvetica, Arial, Segoe, Roboto, DejaVu).
    private static func advance(_ character: Character) -> Double {
        if String(character).columns == 2 { return 1.05 }
        return switch character {
        case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!", "(", ")", " ", "\u{A0}", "-": 0.34
        case "f", "t", "r", "/": 0.42
        case "m", "w", "M", "W", "%", "—": 0.96
        case _ where character.isUppercase: 0.76
        default: 0.62
        }
    }
}
