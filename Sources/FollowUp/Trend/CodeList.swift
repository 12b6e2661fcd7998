/// Reads codes of municipalities or counties from a text: one or more in a line, blanks, commas and semicolons between.
/// Lines that begin with # are passed over, and so is a first line without any digit.
package enum CodeList {
    /// - Parameter file: its name, for messages.
    /// - Throws: `TrendError.wrongCode` with the line.
    package static func read(_ text: String, file: String) throws(TrendError) -> [String] {
        var codes: [String] = []
        var isFirst = true
        for (place, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let line = line.hasPrefix("\u{FEFF}") ? line.dropFirst() : line
            guard !line.hasPrefix("#"), !line.allSatisfy(\.isWhitespace) else { continue }
            let isHeader = isFirst && !line.contains(where: \.isASCIIDigit)
            isFirst = false
            if isHeader { continue }
            for word in line.split(whereSeparator: { $0.isWhitespace || $0 == "," || $0 == ";" || $0 == "\"" }) {
                guard [2, 4].contains(word.count), word.allSatisfy(\.isASCIIDigit) else {
                    throw .wrongCode(String(word), file: file, line: place + 1)
                }
                codes.append(String(word))
            }
        }
        guard !codes.isEmpty else { throw .noCodes(file: file) }
        return codes.uniqued()
    }
}

extension Character {
    var isASCIIDigit: Bool { isASCII && isNumber }
}

extension Array where Element: Hashable {
    /// Each once, where it came first.
    func uniqued() -> [Element] {
        var seen = Set<Element>()
        return filter { seen.insert($0).inserted }
    }
}
