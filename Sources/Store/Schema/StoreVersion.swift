internal import GRDB

extension Store {
    /// The migrations that made the store's tables what they are, in their order: its version.
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
