package import FollowUp

/// The subject of a map layer: the parts of the county at a level, initiatives, gaps.
package enum LayerSubject: Sendable, Hashable {
    case level(Level)
    case initiatives, gaps

    /// Every name, divisions in the plural.
    package static let names = Level.allCases.map(\.plural) + ["initiatives", "gaps"]

    /// - Parameter name: one of `names`, divisions in the singular too.
    package init?(named name: String) {
        switch name {
        case "initiatives": self = .initiatives
        case "gaps": self = .gaps
        default:
            guard let level = Level(named: name) else { return nil }
            self = .level(level)
        }
    }
}
