package import Store
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
    /// A project, support, a dialogue: as the source writes it.
    case kind
    /// Who took part in a dialogue (`ActorGroup`).
    case actorGroup

    package static let all: [CrosstabDimension] =
        Level.allCases.map(CrosstabDimension.level) + [
            .year, .programme, .strengthArea, .theme, .status, .recipient, .kind, .actorGroup,
        ]

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
        case .kind: KeptColumn.kind.rawValue
        case .actorGroup: KeptColumn.actorGroup.rawValue
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
        case .kind: Wording(sv: "slag av insats", en: "kind of initiative")
        case .actorGroup: Wording(sv: "aktörsgrupp", en: "group of actors")
        }
    }

    /// Whether initiatives are divided among its groups by where they lie.
    package var isByPlace: Bool { if case .level = self { true } else { false } }

    /// Whether it divides no municipality.
    package var crossesZones: Bool { if case .level(let level) = self { level.crossesZones } else { true } }

    /// Nil: those that state none, or lie in no part.
    typealias Key = String?

    /// Of one initiative as a whole; nil for parts, in several of which it may lie.
    func key(_ initiative: Initiative) -> Key {
        switch self {
        case .level: nil
        case .year: initiative.date.map { String($0.year) }
        case .programme: initiative.programme
        case .strengthArea: initiative.strengthArea
        case .theme: initiative.theme
        case .status: initiative.status
        case .recipient: initiative.lead
        case .kind: initiative.stated(.kind)
        case .actorGroup: initiative.stated(.actorGroup).map { ActorGroup.key(of: $0) }
        }
    }

    /// A value as people read it.
    func title(of key: String) -> Wording {
        self == .actorGroup ? ActorGroup.title(ofKey: key) : Wording(verbatim: key)
    }

    /// How much of initiatives must be read.
    package static func detail(of dimensions: [CrosstabDimension]) -> InitiativeTable.Detail {
        dimensions.contains(.kind) || dimensions.contains(.actorGroup) ? .all : .figures
    }
}
