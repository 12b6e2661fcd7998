/// A name reduced to its letters and digits in lower case, for comparison.
///
/// `letters` keeps å ä ö (æ and ø count as ä and ö, é and è as e); `ascii` holds the usual spellings without them
/// ("Ostersund", "Oestersund"). Letters that arrive as a base letter and a combining mark, as in names from macOS
/// files, are the same letters.
public struct FoldedName: Hashable, Sendable {
    public let letters: String
    public let ascii: Set<String>

    public init(_ name: String) {
        var letters = ""
        var plain = ""
        var digraph = ""
        // Characters compare by canonical equivalence, so that each case here also stands for its decomposed form.
        for character in name.lowercased() {
            switch character {
            case "å":
                letters.append("å")
                plain.append("a")
                digraph.append("aa")
            case "ä", "æ":
                letters.append("ä")
                plain.append("a")
                digraph.append("ae")
            case "ö", "ø":
                letters.append("ö")
                plain.append("o")
                digraph.append("oe")
            case "é", "è":
                letters.append("e")
                plain.append("e")
                digraph.append("e")
            default:
                let base = Self.base[character]
                if let base {
                    letters.append(base.letter)
                    plain.append(base.plain)
                    digraph.append(base.plain)
                    continue
                }
                for scalar in character.unicodeScalars
                where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                    letters.unicodeScalars.append(scalar)
                    plain.unicodeScalars.append(scalar)
                    digraph.unicodeScalars.append(scalar)
                }
            }
        }
        self.letters = letters
        self.ascii = [plain, digraph]
    }

    /// Letters of Sami, Finnish and neighbouring spellings, each with its substitute on a plain keyboard.
    private static let base: [Character: (letter: Character, plain: Character)] = Dictionary(
        uniqueKeysWithValues: zip("ïíìîüúùûáàâãñŋčçšžđðŧóòôõýëêń", "iiiiuuuuaaaannccszddtooooyeen").map {
            ($0, ($0, $1))
        })

    /// The common form of all plain spellings of a name, for look-up: å ä ö without marks, and without an a or e that
    /// follows one of them. Names with the same skeleton need not be spellings of each other: see
    /// `isPlainSpelling(of:)`.
    var skeleton: String {
        var result = ""
        for scalar in letters.unicodeScalars {
            let plain: Unicode.Scalar =
                switch scalar {
                case "å", "ä": "a"
                case "ö": "o"
                default: Self.base[Character(scalar)]?.plain.unicodeScalars.first ?? scalar
                }
            if plain == "e" || plain == "a", result.unicodeScalars.last == "a" { continue }
            if plain == "e", result.unicodeScalars.last == "o" { continue }
            result.unicodeScalars.append(plain)
        }
        return result
    }

    /// Whether this is `name` with some or all of its marked letters replaced (å by a or aa, ä by a or ae, ö by o or
    /// oe). "Vastra Bispgården" is a spelling of "Västra Bispgården"; "Ånge" is none of "Änge".
    func isPlainSpelling(of name: FoldedName) -> Bool {
        let written = Array(letters.unicodeScalars)
        let right = Array(name.letters.unicodeScalars)
        // All positions in `written` at which the letters read so far may end; two at most for each marked letter.
        var ends: Set<Int> = [0]
        for letter in right {
            var next: Set<Int> = []
            for end in ends {
                for form in Self.forms(of: letter) where written[end...].starts(with: form) {
                    next.insert(end + form.count)
                }
            }
            guard !next.isEmpty else { return false }
            ends = next
        }
        return ends.contains(written.count)
    }

    private static func forms(of letter: Unicode.Scalar) -> [[Unicode.Scalar]] {
        switch letter {
        case "å": [["å"], ["a"], ["a", "a"]]
        case "ä": [["ä"], ["a"], ["a", "e"]]
        case "ö": [["ö"], ["o"], ["o", "e"]]
        default: [[letter]] + (base[Character(letter)].map { [Array($0.plain.unicodeScalars)] } ?? [])
        }
    }
}
