internal import GRDB

extension Store {
    /// The store's version: its applied migrations, in order.
    public func version() throws -> [String] {
        try read {
            try Schema.migrator.appliedIdentifiers($0).sorted { Schema.position(of: $0) < Schema.position(of: $1) }
        }
    }
}

extension Schema {
    fileprivate static func position(of migration: String) -> Int {
        migrator.migrations.firstIndex(of: migration) ?? .max
    }
}
