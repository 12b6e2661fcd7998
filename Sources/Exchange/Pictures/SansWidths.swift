import Foundation

/// Widths of texts in Arial, Helvetica and Liberation Sans, which have the same ones.
///
/// Source: the fonts' advance widths, in thousandths of the em.
package enum SansWidths {
    /// From U+0020 to U+007E.
    private static let regular: [Double] = [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
        556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667,
        556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556,
        556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722,
        500, 500, 500, 334, 260, 334, 584,
    ]
    private static let bold: [Double] = [
        278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
        556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722,
        611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556,
        611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778,
        556, 556, 500, 389, 280, 389, 584,
    ]
    private static let others: [Unicode.Scalar: Double] = [
        "\u{A0}": 278, "–": 556, "—": 1_000, "−": 584, "…": 1_000, "•": 350, "’": 222, "‘": 222, "”": 333, "“": 333,
        "«": 556, "»": 556, "·": 278, "×": 584, "≥": 549, "≤": 549, "→": 1_000, "■": 604, "æ": 889, "Æ": 1_000,
        "ø": 611, "Ø": 778, "ß": 611, "\u{200B}": 0,
    ]
    private static let boldOthers: [Unicode.Scalar: Double] = ["’": 278, "‘": 278, "”": 500, "“": 500]

    /// In the unit of `size`, the font's size. O(characters).
    package static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
        text.reduce(0) { $0 + advance($1, isBold: isBold) } * size / 1_000
    }

    /// In thousandths of the em.
    static func advance(_ character: Character, isBold: Bool) -> Double {
        let widths = isBold ? bold : regular
        func plain(_ scalar: Unicode.Scalar) -> Double? {
            let place = Int(scalar.value) - 0x20
            if widths.indices.contains(place) { return widths[place] }
            return (isBold ? boldOthers[scalar] : nil) ?? others[scalar]
        }
        guard let first = character.unicodeScalars.first else { return 0 }
        // A letter with an accent is as wide as without.
        return plain(first) ?? String(character).decomposedStringWithCanonicalMapping.unicodeScalars.first.flatMap(
            plain)
            ?? (first.value >= 0x2E80 ? 1_000 : 556)
    }
}
