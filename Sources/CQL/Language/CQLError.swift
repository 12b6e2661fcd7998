public import Wording

/// Why a text or JSON document is not a CQL2 expression, and where.
public struct CQLError: WordedError, Hashable {
    /// 1-based.
    public let line: Int
    /// 1-based, in characters as a reader counts them, from the start of the line.
    public let column: Int
    /// Whether the source has more than one line; the wording then names the line too.
    public let hasLines: Bool
    public let problem: Problem

    public var wording: Wording {
        let (sv, en) = (problem.wording.sv, problem.wording.en)
        return hasLines
            ? Wording(sv: "Rad \(line), kolumn \(column): \(sv)", en: "Line \(line), column \(column): \(en)")
            : Wording(sv: "Kolumn \(column): \(sv)", en: "Column \(column): \(en)")
    }

    /// Points at a scalar of the source. O(source).
    init(_ fault: Fault, in scalars: [Unicode.Scalar]) {
        var before = String.UnicodeScalarView()
        before.append(contentsOf: scalars[..<min(fault.offset, scalars.count)])
        var (line, column) = (1, 1)
        for character in String(before) {
            if character.isNewline { (line, column) = (line + 1, 1) } else { column += 1 }
        }
        self.line = line
        self.column = column
        hasLines = scalars.contains { $0.properties.generalCategory == .lineSeparator || $0 == "\n" || $0 == "\r" }
        problem = fault.problem
    }
}

/// A reader's error before its offset (in scalars) is turned into line and column.
struct Fault: Error {
    let offset: Int
    let problem: Problem

    init(_ problem: Problem, at offset: Int) {
        self.problem = problem
        self.offset = offset
    }
}

/// An element of the language that was expected instead.
public enum Expectation: Sendable, Hashable {
    case condition, value, operatorOrEnd, comparison, pattern, number, instantText, intervalEnd, geometry, name
    case jsonValue, jsonObject, jsonArray, jsonString, jsonNumber
    /// A word or sign of the language, literally.
    case token(String)
}
