import Store
import Territory
import Wording

/// The columns of the program's own export of initiatives, which come in again with it.
package enum OwnColumns {
    /// How an initiative's location was stated: the column that shows whose file it is.
    package static let locatedBy = "located_by"

    /// The column that says whose id an initiative has.
    package static let idSource = InitiativeRole.idSource.rawValue

    /// What stands in the column of geometries where a cell has no room for one.
    package static let tooLong = "(too long for a cell)"

    /// Columns that say what the program derived. Reading them as the source's own would make it say what it doesn't.
    package static let derived = Set(swedish.keys)

    /// What they are called in Swedish, for tables whose headings somebody translated.
    package static let swedish: [String: String] = [
        "status_class": "statusklass", "counted_sek": "räknat belopp", "municipality_shares": "kommunandelar",
        "located_share": "andel med exakt läge", "outside_share": "andel utanför länet",
        "unlocated_share": "andel utan känt läge", "basis": "underlag", "precision": "noggrannhet", "rule": "regel",
        "near_border": "nära gräns", "doubtful": "tveksam kommun", locatedBy: "läget angivet som",
    ]

    /// Columns that say what somebody stated.
    private static let stated: Set<InitiativeRole> = Set(InitiativeRole.allCases).subtracting([
        .municipalityCount, .longitude, .latitude, .easting, .northing, .x, .y, .county, .notes, .currency,
        .exchangeRate,
        .unionShare,
    ])

    /// Names that a column of some source's own must not have beside these, whatever their case.
    private static let taken: Set<String> = derived.union(InitiativeRole.allCases.map(\.rawValue))
        .subtracting(InitiativeRole.beside.map(\.rawValue)).union(["fid", "geom", "column"])

    /// Columns that no export has: what officers write for themselves.
    package static func isNeverExported(_ name: String) -> Bool { KeptColumn.isNotes(name) }

    private static let prefix = "extra_"

    /// What an export calls a column of a source's own.
    package static func exported(_ name: String) -> String {
        let lower = name.lowercased()
        return taken.contains(lower) || lower.hasPrefix(prefix) ? prefix + name : name
    }

    /// What the source called a column of an export.
    static func original(_ name: String) -> String {
        name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
    }

    /// Texts of a column of codes and one of names, as the store keeps them together.
    package static func municipalities(_ text: String?) -> (codes: String?, names: String?) {
        guard let text else { return (nil, nil) }
        if let mark = text.firstRange(of: " | ") {
            return (String(text[..<mark.lowerBound]), String(text[mark.upperBound...]))
        }
        return text.contains(where: \.isNumber) ? (text, nil) : (nil, text)
    }

    /// The columns of such an export by the names that it gave them, also where somebody has put Swedish ones in their
    /// place; nil for a file that isn't one, as far as its columns tell.
    static func names(_ header: [String]) -> [String]? {
        let needed: Set = ["id", "title", locatedBy, "municipality_shares"]
        if needed.isSubset(of: header) { return header }
        let present = Set(header)
        guard needed.allSatisfy({ present.contains($0) || header.contains(where: translations($0)) }) else {
            return nil
        }
        let vocabulary = ColumnRecognition<InitiativeRole>.Vocabulary()
        let translated = header.map { name -> String? in
            if derived.contains(name) || InitiativeRole(rawValue: name) != nil { return nil }
            let letters = FoldedName(name).letters
            let own = swedish.first { FoldedName($0.value).letters == letters }?.key
            return own ?? vocabulary.match(name).flatMap { stated.contains($0.role) ? $0.role.rawValue : nil }
        }
        let counts = Dictionary(translated.compactMap { $0 }.map { ($0, 1) }, uniquingKeysWith: +)
        return zip(header, translated).map { name, own in
            // Two that could be one column, or one beside the column itself, are a source's own.
            guard let own, counts[own] == 1, !present.contains(own) else { return name }
            return own
        }
    }

    /// Whether a heading is the Swedish one of a column.
    private static func translations(_ column: String) -> (String) -> Bool {
        if let own = swedish[column] { return { FoldedName($0).letters == FoldedName(own).letters } }
        let role = InitiativeRole(rawValue: column)
        let names = Set((role.map { [$0.title.sv] + $0.names } ?? []).map { FoldedName($0).letters })
        return { names.contains(FoldedName($0).letters) }
    }
}

/// How a location was stated, as exports say it.
package enum LocatedBy: String {
    case geometry, municipalities, place, county, unknown
}
