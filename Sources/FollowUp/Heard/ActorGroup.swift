import Store
package import Wording

/// Groups of actors that a review is to hear (aktörsgrupper). The raw value is the group's key in records and policies.
package enum ActorGroup: String, Sendable, Hashable, CaseIterable {
    case municipality, business, academia
    case civilSociety = "civil_society"
    case sami, youth, state

    package var title: Wording {
        switch self {
        case .municipality: Wording(sv: "kommuner", en: "municipalities")
        case .business: Wording(sv: "näringsliv", en: "business")
        case .academia: Wording(sv: "akademi", en: "academia")
        case .civilSociety: Wording(sv: "civilsamhälle", en: "civil society")
        case .sami: Wording(sv: "samiska organisationer", en: "Sámi organisations")
        case .youth: Wording(sv: "unga", en: "youth")
        case .state: Wording(sv: "staten", en: "the state")
        }
    }

    private var words: [String] {
        switch self {
        case .municipality: ["kommun", "kommunen", "municipality", "municipal", "kommunal", "kommunala"]
        case .business:
            [
                "näringslivet", "företag", "företagare", "företagen", "companies", "enterprises", "businesses",
                "industry",
            ]
        case .academia:
            [
                "akademin", "akademien", "högskola", "lärosäte", "lärosäten", "universitet", "forskning", "university",
                "universities", "research",
            ]
        case .civilSociety:
            [
                "civilsamhället", "civila samhället", "det civila samhället", "ideell sektor", "föreningar",
                "föreningsliv", "föreningslivet", "ngo", "ngos", "associations",
            ]
        case .sami:
            [
                "samiska", "samiska aktörer", "samisk organisation", "sameby", "samebyar", "sametinget",
                "sami organisations", "sami organizations",
            ]
        case .youth: ["ungdomar", "ungdom", "barn och unga", "young people", "children and youth"]
        case .state: ["stat", "statlig", "statliga", "statliga myndigheter", "myndigheter", "state authorities"]
        }
    }

    private static let known: [String: ActorGroup] = {
        var known: [String: ActorGroup] = [:]
        for group in allCases {
            for word in [group.rawValue, group.title.sv, group.title.en] + group.words {
                known[FoldedText.key(word)] = group
            }
        }
        return known
    }()

    /// The groups that a text names, each once, in the order of their keys: of a group that isn't known its own words.
    ///
    /// Commas, semicolons, slashes and plus signs stand between groups, since *och* is within names of some.
    static func keys(in text: String) -> [String] {
        let parts = text.split { ",;/+|".contains($0) }.map { part in
            let bare = part.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
            return String(bare)
        }
        return Set(parts.filter { !$0.isEmpty }.map { known[FoldedText.key($0)]?.rawValue ?? $0 }).sorted()
    }

    /// Of a text that names several groups one key for all of them, since nobody knows how many came of each.
    static func key(of text: String) -> String {
        let keys = keys(in: text)
        return keys.isEmpty ? text : keys.joined(separator: separator)
    }

    static func title(ofKey key: String) -> Wording {
        let titles = keys(in: key).map { ActorGroup(rawValue: $0)?.title ?? Wording(verbatim: $0) }
        guard !titles.isEmpty else { return Wording(verbatim: key) }
        return Wording(
            sv: titles.map(\.sv).joined(separator: separator), en: titles.map(\.en).joined(separator: separator))
    }

    private static let separator = " + "
}

extension Initiative {
    /// What a source states in a column that is kept beside; nil where it states nothing.
    func stated(_ column: KeptColumn) -> String? {
        guard let text = extra[column.rawValue], !text.allSatisfy(\.isWhitespace) else { return nil }
        return text
    }
}
