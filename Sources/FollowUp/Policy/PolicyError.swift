package import Wording

/// A fault of a policy: the line, the key, the value found and expected, and the nearest valid name.
package struct PolicyError: WordedError, Hashable {
    package let file: String
    /// From 1.
    package let line: Int
    /// Nil where the file as a whole can't be read.
    package let key: String?
    package let problem: Wording

    package init(file: String, line: Int, key: String? = nil, problem: Wording) {
        self.file = file
        self.line = line
        self.key = key
        self.problem = problem
    }

    /// Of a line as a whole, with a full stop where the problem's text has none.
    static func at(_ file: String, _ line: Int, sv: String, en: String) -> Wording {
        let full = { (text: String) in text.hasSuffix("?") || text.hasSuffix(".") ? text : text + "." }
        return PolicyError(file: file, line: line, problem: Wording(sv: full(sv), en: full(en))).wording
    }

    package var wording: Wording {
        Wording(sv: "\(file), rad \(line): \(problem.sv)", en: "\(file), line \(line): \(problem.en)")
    }
}

/// All faults of a policy file, in the order of lines; never empty.
package struct PolicyErrors: WordedError, Hashable {
    package let errors: [PolicyError]

    package var wording: Wording {
        Wording(
            sv: errors.map(\.wording.sv).joined(separator: "\n"), en: errors.map(\.wording.en).joined(separator: "\n"))
    }
}
