public import Wording

/// Why an expression has no value for a row.
public struct EvaluationError: WordedError, Hashable {
    public let wording: Wording

    public init(_ wording: Wording) {
        self.wording = wording
    }

    static func kind(of subject: String, found: Kind?, expected: [Kind]) -> EvaluationError {
        guard let found else {
            return EvaluationError(Wording(sv: "\(subject): värde saknas.", en: "\(subject): no value."))
        }
        return EvaluationError(Problem.kind(of: subject, found: found, expected: expected).wording)
    }
}
