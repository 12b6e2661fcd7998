/// An upper estimate of a text's width in usual sans-serif fonts, as the reader's font is unknown.
enum TextExtent {
    /// In the units of `size`, the font's size.
    static func width(_ text: String, size: Double) -> Double {
        text.reduce(0) { $0 + advance($1) } * size
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
