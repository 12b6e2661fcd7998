import Wording

/// Which municipalities stand beside the treated ones: a rule that was set before the outcome was looked at.
package enum ComparisonRule: Sendable, Hashable {
    /// The county's others; of whole counties the other counties.
    case others
    /// All of another county, or the rest of the own.
    case county(String)
    /// So many nearest by declared indicators before the start.
    case similar(Int)
    /// Of the same class of a classification on file; nil: of the only one.
    case type(String?)
    /// Listed in a file.
    case listed([String], file: String)

    /// As the command line has it, beside names of files.
    ///
    /// - Throws: `TrendError.notARule` for a number that is none.
    /// - Returns: nil for what can only be a file's name.
    package init?(word: String) throws(TrendError) {
        if word == "others" {
            self = .others
            return
        }
        guard word != "type" else {
            self = .type(nil)
            return
        }
        let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "county":
            guard parts[1].count == 2, parts[1].allSatisfy(\.isASCIIDigit) else { throw .notARule(word) }
            self = .county(parts[1])
        case "similar":
            guard let count = Int(parts[1]), count >= 1 else { throw .notARule(word) }
            self = .similar(count)
        case "type": self = .type(parts[1])
        default: return nil
        }
    }

    /// For machines.
    package var word: String {
        switch self {
        case .others: "others"
        case .county(let code): "county:\(code)"
        case .similar(let count): "similar:\(count)"
        case .type(let name): name.map { "type:\($0)" } ?? "type"
        case .listed(_, let file): file
        }
    }
}
