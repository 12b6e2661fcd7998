import Store
package import Wording

/// The dimension whose values a matrix rule requires in each part of the county.
package enum MatrixDimension: String, Sendable, Hashable, CaseIterable {
    case strengthArea = "strength_area"
    case priority, programme, theme
    /// Economic, social, environmental and Sámi conditions; an initiative belongs to those in which its mark is above
    /// zero.
    case sustainability
    /// What initiatives are: projects, support, dialogues.
    case kind = "initiative_kind"
    /// Who was heard; an initiative belongs to each group that it names.
    case actorGroup = "actor_group"

    static let sustainabilityValues = ["economic", "social", "environmental", "sami"]

    package var wording: Wording {
        switch self {
        case .strengthArea: Wording(sv: "styrkeområde", en: "strength area")
        case .priority: Wording(sv: "prioritering", en: "priority")
        case .programme: Wording(sv: "program", en: "programme")
        case .theme: Wording(sv: "tema", en: "theme")
        case .sustainability: Wording(sv: "hållbarhetsdimension", en: "dimension of sustainability")
        case .kind: CrosstabDimension.kind.wording
        case .actorGroup: CrosstabDimension.actorGroup.wording
        }
    }

    /// The title of a value for people; values written by sources stay as they are.
    package func title(of value: String) -> Wording {
        if self == .actorGroup { return ActorGroup.title(ofKey: value) }
        guard self == .sustainability else { return Wording(verbatim: value) }
        return switch value {
        case "economic": Wording(sv: "ekonomisk", en: "economic")
        case "social": Wording(sv: "social", en: "social")
        case "environmental": Wording(sv: "miljömässig", en: "environmental")
        default: Wording(sv: "samiska förutsättningar och behov", en: "Sámi conditions and needs")
        }
    }

    /// In alphabetical order; the dimensions of sustainability in their own.
    func values(of initiatives: [Initiative]) -> [String] {
        switch self {
        case .sustainability: Self.sustainabilityValues
        case .actorGroup: Set(initiatives.compactMap(text).flatMap { ActorGroup.keys(in: $0) }).sorted()
        default: Set(initiatives.compactMap(text)).sorted()
        }
    }

    /// Whether an initiative has a value of the dimension; nil where its source doesn't state it.
    func has(_ value: String, _ initiative: Initiative) -> Bool? {
        if self == .sustainability { return initiative.marks[keyPath: Self.mark(value)].map { $0 > 0 } }
        guard self == .actorGroup else { return text(initiative).map { $0 == value } }
        let asked = Set(ActorGroup.keys(in: value))
        return text(initiative).map { !asked.isDisjoint(with: ActorGroup.keys(in: $0)) }
    }

    func isUnknown(_ initiative: Initiative) -> Bool {
        self == .sustainability ? initiative.marks == Initiative.Marks() : text(initiative) == nil
    }

    /// Gives an initiative a value of the dimension.
    func give(_ value: String, to initiative: inout Initiative) {
        switch self {
        case .strengthArea: initiative.strengthArea = value
        case .priority: initiative.priority = value
        case .programme: initiative.programme = value
        case .theme: initiative.theme = value
        case .sustainability: initiative.marks[keyPath: Self.mark(value)] = 1
        case .kind: initiative.extra[KeptColumn.kind.rawValue] = value
        case .actorGroup: initiative.extra[KeptColumn.actorGroup.rawValue] = value
        }
    }

    private func text(_ initiative: Initiative) -> String? {
        switch self {
        case .strengthArea: initiative.strengthArea
        case .priority: initiative.priority
        case .programme: initiative.programme
        case .theme: initiative.theme
        case .sustainability: nil
        case .kind: initiative.stated(.kind)
        case .actorGroup: initiative.stated(.actorGroup)
        }
    }

    private static func mark(_ value: String) -> WritableKeyPath<Initiative.Marks, Int?> {
        switch value {
        case "economic": \.economic
        case "social": \.social
        case "environmental": \.environmental
        default: \.sami
        }
    }
}
