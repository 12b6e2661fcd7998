/// The rules whose gaps no choice among applications may widen.
package enum NeverWiden: String, Sendable, Hashable, CaseIterable {
    case must, all, none

    func protects(_ severity: Policy.Severity) -> Bool {
        switch self {
        case .must: severity == .must
        case .all: true
        case .none: false
        }
    }
}
