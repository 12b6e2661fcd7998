import Store

/// The columns of the program's own export of initiatives, which come in again with it.
package enum OwnColumns {
    /// How an initiative's location was stated: the column that shows whose file it is.
    package static let locatedBy = "located_by"

    /// Columns that say what the program derived. Reading them as the source's own would make it say what it doesn't.
    package static let derived: Set<String> = [
        "status_class", "counted_sek", "municipality_shares", "located_share", "outside_share", "unlocated_share",
        "basis",
        "precision", "rule",
        "near_border", "doubtful", locatedBy,
    ]

    /// Names that a column of some source's own must not have beside these, whatever their case.
    private static let taken: Set<String> = derived.union(InitiativeRole.allCases.map(\.rawValue))
        .subtracting(InitiativeRole.beside.map(\.rawValue)).union(["fid", "geom", "column"])

    /// Columns that no export has: what officers write for themselves.
    package static let neverExported: Set<String> = [KeptColumn.notes.rawValue]

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

    /// Whether a file is such an export, as far as its columns tell.
    static func areOwn(_ header: [String]) -> Bool {
        Set(header).isSuperset(of: ["id", "title", locatedBy, "municipality_shares"])
    }
}

/// How a location was stated, as exports say it.
package enum LocatedBy: String {
    case geometry, municipalities, place, county, unknown
}
