public import Wording

/// What is wrong with a policy: the line, the key, what was found, what was expected, and the nearest valid name.
public struct PolicyError: WordedError, Hashable {
    public let file: String
    /// From 1.
    public let line: Int
    /// Nil where the file as a whole can't be read.
    public let key: String?
    public let problem: Wording

    public init(file: String, line: Int, key: String? = nil, problem: Wording) {
        self.file = file
        self.line = line
        self.key = key
        self.problem = problem
    }

    public var wording: Wording {
        Wording(sv: "\(file), rad \(line): \(problem.sv)", en: "\(file), line \(line): \(problem.en)")
    }
}

/// Everything that is wrong with a policy file, in the order of its lines; never empty.
public struct PolicyErrors: WordedError, Hashable {
    public let errors: [PolicyError]

    public var wording: Wording {
        Wording(
            sv: errors.map(\.wording.sv).joined(separator: "\n"), en: errors.map(\.wording.en).joined(separator: "\n"))
    }
}
