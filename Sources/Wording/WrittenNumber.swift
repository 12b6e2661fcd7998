/// A number as written, split before the decimal mark is determined.
///
/// `−1.018.306,50 kr` has the digits `1` `018` `306` `50`, the marks `.` `.` `,` between them and the word `kr` behind.
package struct WrittenNumber {
    package enum Mark: Sendable { case point, comma, space, apostrophe }

    /// Significant digits without separators, and the number of decimals among them.
    package struct Reading: Equatable, Sendable {
        package let digits: String
        package let decimals: Int
    }

    package let isNegative: Bool
    /// Text before or after the number, such as `kr`; without surrounding white space.
    package let word: String
    /// The power of ten behind an `e`.
    package let exponent: Int
    private let runs: [Substring]
    private let marks: [Mark]

    /// Nil for a text that is no number.
    package init?(_ text: String) {
        var rest = Self.trimmed(text[...])
        var isNegative = false
        // Accounting writes (500) for −500.
        if rest.first == "(", rest.last == ")" {
            rest = rest.dropFirst().dropLast()
            isNegative = true
        }
        func takeSign() {
            guard let first = rest.first, "+-−–".contains(first) else { return }
            if first != "+" { isNegative.toggle() }
            rest = rest.dropFirst().drop(while: Self.isSpace)
        }
        takeSign()
        let before = rest.prefix { !Self.isDigit($0) && !".,+-−".contains($0) }
        rest = rest.dropFirst(before.count)
        if !before.isEmpty { takeSign() }

        var runs: [Substring] = []
        var marks: [Mark] = []
        while true {
            let run = rest.prefix(while: Self.isDigit)
            runs.append(run)
            rest = rest.dropFirst(run.count)
            guard let mark = rest.first.flatMap(Self.mark), rest.dropFirst().first.map(Self.isDigit) == true,
                !run.isEmpty || marks.isEmpty
            else { break }
            marks.append(mark)
            rest = rest.dropFirst()
        }
        guard runs.contains(where: { !$0.isEmpty }) else { return nil }
        var exponent = 0
        if let first = rest.first, first == "e" || first == "E", let power = Int(rest.dropFirst()), abs(power) < 400 {
            exponent = power
            rest = ""
        }
        let after = String(Self.trimmed(rest))
        let ahead = String(Self.trimmed(before))
        guard ahead.isEmpty || after.isEmpty else { return nil }
        self.isNegative = isNegative
        self.exponent = exponent
        word = ahead + after
        self.runs = runs
        self.marks = marks
    }

    /// The number with `decimal` as the decimal mark: nil where that is inconsistent.
    ///
    /// Groups of thousands have three digits, all with the same mark between them; the first has one to three and isn't
    /// zero.
    package func reading(decimal: Mark) -> Reading? {
        var whole = runs[...]
        var fraction: Substring = ""
        var separators = marks[...]
        if separators.last == decimal {
            fraction = whole.removeLast()
            separators.removeLast()
        }
        guard !separators.contains(decimal), Set(separators).count <= 1, let first = whole.first else { return nil }
        if !separators.isEmpty {
            guard (1...3).contains(first.count), first.first != "0", whole.dropFirst().allSatisfy({ $0.count == 3 })
            else {
                return nil
            }
        }
        guard !first.isEmpty || !fraction.isEmpty else { return nil }
        return Reading(digits: whole.joined() + fraction, decimals: fraction.count)
    }

    /// Without white space at its ends, no-break spaces included.
    private static func trimmed(_ text: Substring) -> Substring {
        func isBlank(_ character: Character) -> Bool { isSpace(character) || character.isWhitespace }
        var rest = text.drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return rest
    }

    private static func isDigit(_ character: Character) -> Bool {
        character >= "0" && character <= "9" && character.isASCII
    }

    private static func isSpace(_ character: Character) -> Bool { mark(character) == .space }

    private static func mark(_ character: Character) -> Mark? {
        switch character {
        case ".": .point
        case ",": .comma
        case " ", "\u{A0}", "\u{202F}", "\u{2009}", "\u{2007}": .space
        case "'", "’", "´": .apostrophe
        default: nil
        }
    }
}
