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

    /// - Throws: `QueryError.unknownColumn` for a name that isn't a column.
    package static func properties(_ list: String) throws(QueryError) -> [QueryProperty] {
        try names(list).map(property)
    }

    /// Columns to sort by; a leading minus reverses the order.
    ///
    /// - Throws: `QueryError.unknownColumn`.
    package static func sortKeys(
        _ list: String
    ) throws(QueryError) -> [(property: QueryProperty, descending: Bool)] {
        try names(list).map { name throws(QueryError) in
            let descending = name.hasPrefix("-")
            return (try property(descending || name.hasPrefix("+") ? String(name.dropFirst()) : name), descending)
        }
    }

    private static func property(_ name: String) throws(QueryError) -> QueryProperty {
        guard let property = QueryProperty(rawValue: name), property != .geometry else {
            throw .unknownColumn(name, known: QueryProperty.allCases.filter { $0 != .geometry }.map(\.rawValue))
        }
        return property
    }
}
