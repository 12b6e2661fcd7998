import GRDB

@testable import Store

/// What no interface of the store offers and only a test may do: change rows behind its back, ask anything.
extension Store {
    /// Runs statements in one transaction, with foreign keys unchecked so that they can be broken.
    func damage(_ sql: String) throws {
        try writeUnchecked { try $0.execute(sql: sql) }
    }

    /// The first column of the first row.
    func number(_ sql: String, _ arguments: StatementArguments = []) throws -> Double? {
        try read { try Double.fetchOne($0, sql: sql, arguments: arguments) }
    }

    func text(_ sql: String, _ arguments: StatementArguments = []) throws -> String? {
        try read { try String.fetchOne($0, sql: sql, arguments: arguments) }
    }

    /// All rows as text, columns joined by `|`.
    func rows(_ sql: String) throws -> [String] {
        try read { db in
            try Row.fetchAll(db, sql: sql).map { row in
                row.databaseValues.map { $0.isNull ? "NULL" : String.fromDatabaseValue($0) ?? $0.description }.joined(
                    separator: "|")
            }
        }
    }

    private func writeUnchecked(_ body: (Database) throws -> Void) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { try SpatialFunctions.register(on: $0) }
        try DatabaseQueue(path: path, configuration: configuration).write(body)
    }
}
