public import Wording

/// What is wrong with a policy file: the line, what was found, what was expected, and the nearest valid name.
public struct PolicyError: WordedError, Hashable {
    public let file: String
    /// From 1.
    public let line: Int
    public let problem: Wording

    public var wording: Wording {
        Wording(sv: "\(file), rad \(line): \(problem.sv)", en: "\(file), line \(line): \(problem.en)")
    }
}
