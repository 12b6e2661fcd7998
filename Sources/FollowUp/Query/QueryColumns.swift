package import Store

/// The columns of a query, as the user lists them: `title, -granted_sek`.
package enum QueryColumns {
    /// The names of a list, without surrounding blanks. Commas between apostrophes are part of a name.
    package static func names(_ list: String) -> [String] {
        var names = [""]
        var isQuoted = false
        for character in list {
            if character == "'" { isQuoted.toggle() }
            if character == ",", !isQuoted { names.append("") } else { names[names.count - 1].append(character) }
        }
        return names.map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
    }

    /// `Utbetalt` of `extra('Utbetalt')`: a column of the sources' own; nil for anything else.
    package static func kept(_ name: String) -> String? {
        guard name.hasPrefix("extra("), name.hasSuffix(")") else { return nil }
        let argument = name.dropFirst(6).dropLast().drop { $0 == " " }
        guard argument.count > 2, let quote = argument.first, quote == "'" || quote == "\"", argument.last == quote
        else {
            return nil
        }
        return String(argument.dropFirst().dropLast()).replacing("''", with: "'")
    }

    /// - Throws: `QueryError.unknownColumn` for a name that isn't a column, `.unknownKept` for a column of the sources'
    ///   own that none has, `.neverShown` for what stays in the database.
    package static func columns(_ list: String, in store: Store) throws -> [QueryColumn] {
        let names = names(list)
        let kept = try names.contains { Self.kept(barely($0).name) != nil } ? store.keptColumns() : [:]
        return try names.map { try column($0, kept) }
    }

    /// Columns to sort by; a leading minus reverses the order.
    ///
    /// - Throws: as `columns`.
    package static func sortKeys(
        _ list: String, in store: Store
    ) throws -> [(column: QueryColumn, descending: Bool)] {
        let names = names(list)
        let columns = try columns(names.map { barely($0).name }.joined(separator: ","), in: store)
        return zip(columns, names).map { ($0, barely($1).descending) }
    }

    /// A name without the sign before it.
    private static func barely(_ name: String) -> (name: String, descending: Bool) {
        let descending = name.hasPrefix("-")
        return (descending || name.hasPrefix("+") ? String(name.dropFirst()) : name, descending)
    }

    private static func column(_ name: String, _ kept: [String: KeptValues]) throws(QueryError) -> QueryColumn {
        guard let own = Self.kept(name) else { return .property(try property(name)) }
        guard let values = kept.column(named: own) else { throw .unknownKept(own, known: kept.keys.sorted()) }
        guard !KeptColumn.isNotes(values.name) else { throw .neverShown(own) }
        return .kept(values)
    }

    private static func property(_ name: String) throws(QueryError) -> QueryProperty {
        guard let property = QueryProperty(rawValue: name), property != .geometry else {
            throw .unknownColumn(name, known: QueryProperty.allCases.filter { $0 != .geometry }.map(\.rawValue))
        }
        return property
    }
}
