internal import Foundation

/// The form in which a text that people write is compared with what is on file: statuses, programmes, strength areas.
/// One for filters and classes.
package enum FoldedText {
    /// Without regard to case, accents and width, with one blank for every run of blanks and punctuation: "Återtagen"
    /// and "atertagen", "ERUF 2014–2020" and "eruf 2014-2020". Numbers and signs (+, =) stay; a text of punctuation
    /// alone is itself. O(letters).
    package static func key(_ text: String) -> String {
        let plain = text.folding(options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil)
            .lowercased().precomposedStringWithCanonicalMapping
        let words = plain.split { $0.isWhitespace || $0.isPunctuation }
        return words.isEmpty ? text : words.joined(separator: " ")
    }

    /// The words of letters in it, for the lists of usual words.
    package static func words(_ text: String) -> [String] { key(text).split { !$0.isLetter }.map(String.init) }

    /// Whether one of these words starts with one of the beginnings, as inflected and compound words do.
    package static func has(_ words: [String], beginningWith beginnings: [String]) -> Bool {
        words.contains { word in beginnings.contains { word.hasPrefix($0) } }
    }
}
