import Store
import Territory
package import Wording

/// What the rows or the columns of a crosstab are.
package enum CrosstabDimension: Sendable, Hashable, NamedGrouping {
    case level(Level)
    /// Of the decision, else of the start.
    case year
    case programme
    case strengthArea
    case theme
    /// As the source writes it.
    case status
    /// Who leads the initiative, and gets the money.
    case recipient

    package static let all: [CrosstabDimension] =
        Level.allCases.map(CrosstabDimension.level) + [.year, .programme, .strengthArea, .theme, .status, .recipient]

    /// As the command line and records spell it.
    package var word: String {
        switch self {
        case .level(let level): level.rawValue
        case .year: "year"
        case .programme: "programme"
        case .strengthArea: "strength_area"
        case .theme: "theme"
        case .status: "status"
        case .recipient: "recipient"
        }
    }

    package var wording: Wording {
        switch self {
        case .level(let level): level.wording
        case .year: Wording(sv: "år", en: "year")
        case .programme: Wording(sv: "program", en: "programme")
        case .strengthArea: Wording(sv: "styrkeområde", en: "strength area")
        case .theme: Wording(sv: "tema", en: "theme")
        case .status: Wording(sv: "status", en: "status")
        case .recipient: Wording(sv: "mottagare", en: "recipient")
        }
    }

    /// Whether it divides no municipality.
    package var crossesZones: Bool { if case .level(let level) = self { level.crossesZones } else { true } }

    /// Nil: those that state none, or lie in no part.
    typealias Key = String?

    /// Of one initiative as a whole; nil for parts, in several of which it may lie.
    func key(_ initiative: Initiative) -> Key {
        switch self {
        case .level: nil
        case .year: initiative.decidedOrStarted.map { String($0.year) }
        case .programme: initiative.programme
        case .strengthArea: initiative.strengthArea
        case .theme: initiative.theme
        case .status: initiative.status
        case .recipient: initiative.lead
        }
    }
}
