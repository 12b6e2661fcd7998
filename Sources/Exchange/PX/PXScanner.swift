import Wording

/// Reads the keywords of a PX file, and then the cells of its data.
struct PXScanner {
    /// A keyword as the file has it: `VALUES[en]("region")="Ragunda","Bräcke"`.
    struct Entry {
        let keyword: String
        /// Nil for the file's own language.
        let language: String?
        let keys: [String]
        let values: [String]
    }

    /// A fault with its line.
    struct Fault: Error {
        let line: Int
        let reason: Wording
    }

    private let bytes: [UInt8]
    private var position = 0

    /// - Parameter bytes: UTF-8.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Of the current position, from 1. O(position).
    var line: Int { bytes[..<min(position, bytes.count)].count { $0 == 0x0A } + 1 }

    private func fault(_ sv: String, _ en: String) -> Fault { Fault(line: line, reason: Wording(sv: sv, en: en)) }

    private mutating func skipSpace() {
        while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private mutating func take(_ byte: Character) -> Bool {
        skipSpace()
        guard position < bytes.count, bytes[position] == byte.asciiValue else { return false }
        position += 1
        return true
    }

    // MARK: Keywords

    /// The next keyword with its values; nil where the data begin, behind their equals sign.
    ///
    /// - Throws: also where the file ends before its data.
    mutating func next() throws(Fault) -> Entry? {
        skipSpace()
        guard position < bytes.count else {
            throw fault(
                "filen har inget DATA: den är avbruten eller bara en beskrivning. Hämta den på nytt.",
                "the file has no DATA: it was cut off, or is a description only. Fetch it again.")
        }
        let start = position
        while position < bytes.count, isName(bytes[position]) { position += 1 }
        let keyword = text(start..<position).uppercased()
        var language: String?
        if take("[") {
            let first = position
            while position < bytes.count, bytes[position] != UInt8(ascii: "]") { position += 1 }
            language = text(first..<position)
            position = min(position + 1, bytes.count)
        }
        var keys: [String] = []
        if take("(") {
            repeat { keys.append(try string()) } while take(",")
            guard take(")") else { throw fault("en parentes slutar inte.", "a bracket doesn't end.") }
        }
        guard !keyword.isEmpty, take("=") else {
            throw fault(
                "här väntades ett nyckelord med =. Är filen hel?",
                "a keyword with = was expected here. Is the file whole?")
        }
        if keyword == "DATA", language == nil { return nil }
        return Entry(keyword: keyword, language: language, keys: keys, values: try values())
    }

    private func isName(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte)
            || (0x41...0x5A).contains(byte & 0xDF)
    }

    /// Up to the semicolon. Pieces in quotes side by side are one text; what isn't in quotes is taken as it is.
    private mutating func values() throws(Fault) -> [String] {
        var values: [String] = []
        while true {
            skipSpace()
            guard position < bytes.count else {
                throw fault("filen slutar inne i ett värde.", "the file ends within a value.")
            }
            if bytes[position] == UInt8(ascii: "\"") {
                values.append(try string())
            } else if bytes[position] != UInt8(ascii: ";") {
                values.append(try bare())
            }
            if take(";") { return values }
            guard take(",") || !values.isEmpty else {
                throw fault("ett värde slutar inte med semikolon.", "a value doesn't end with a semicolon.")
            }
        }
    }

    /// Adjacent quoted pieces, joined; a number sign in a text is a line break.
    private mutating func string() throws(Fault) -> String {
        var joined = ""
        skipSpace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
            throw fault("här väntades en text inom citattecken.", "a text in quotes was expected here.")
        }
        while take("\"") {
            let first = position
            while position < bytes.count, bytes[position] != UInt8(ascii: "\"") { position += 1 }
            guard position < bytes.count else {
                throw fault("en text slutar inte med citattecken.", "a text doesn't end with a quote.")
            }
            joined += text(first..<position).filter { !$0.isNewline }
            position += 1
        }
        return joined.replacing("#", with: "\n")
    }

    /// Without quotes: a number, YES, or TLIST with its brackets.
    private mutating func bare() throws(Fault) -> String {
        let first = position
        var depth = 0
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            case UInt8(ascii: ";") where depth <= 0, UInt8(ascii: ",") where depth <= 0:
                return text(first..<position).withoutOuterSpaces
            case UInt8(ascii: "\""):
                position += 1
                while position < bytes.count, bytes[position] != UInt8(ascii: "\"") { position += 1 }
            default: break
            }
            position += 1
        }
        throw fault("filen slutar inne i ett värde.", "the file ends within a value.")
    }

    // MARK: Data

    /// A cell, or a key of a row.
    enum Token {
        case number(Double)
        case text(String)
    }

    /// The next cell; nil at the semicolon that ends the data, and at the end of the file.
    ///
    /// - Parameter isKey: whether a code is expected: then digits stay a text.
    mutating func cell(isKey: Bool = false) throws(Fault) -> Token? {
        while position < bytes.count {
            let byte = bytes[position]
            if byte <= 0x20 || byte == UInt8(ascii: ",") {
                position += 1
            } else if byte == UInt8(ascii: ";") {
                // The last one ends the data; others separate.
                guard bytes[(position + 1)...].contains(where: { $0 > 0x20 && $0 != 0x3B }) else { return nil }
                position += 1
            } else {
                break
            }
        }
        guard position < bytes.count else { return nil }
        if bytes[position] == UInt8(ascii: "\"") {
            let first = position + 1
            guard let end = bytes[first...].firstIndex(of: UInt8(ascii: "\"")) else {
                throw fault("en text slutar inte med citattecken.", "a text doesn't end with a quote.")
            }
            position = end + 1
            return .text(text(first..<end))
        }
        let first = position
        while position < bytes.count, bytes[position] > 0x20, ![0x2C, 0x3B, 0x22].contains(bytes[position]) {
            position += 1
        }
        let written = text(first..<position)
        if !isKey, let number = StatisticsText.number(written) { return .number(number) }
        return .text(written)
    }
}
