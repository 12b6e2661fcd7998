internal import GRDB

/// An empty store of this version in memory, made once: what new stores begin as, and what the schema of files is
/// compared with.
///
/// Running every migration costs more than anything else in making a small store; copying the pages costs nothing
/// beside it.
enum BlankStore {
    private static let made = Result<DatabaseQueue, any Error> {
        var configuration = Configuration()
        configuration.label = "blank store"
        configuration.prepareDatabase {
            try ConnectionGuard.arm($0)
            try SpatialFunctions.register(on: $0)
        }
        let queue = try DatabaseQueue(configuration: configuration)
        try ConnectionGuard.withTriggers(queue) { try Schema.migrator.migrate(queue) }
        return queue
    }

    static func read<Value>(_ body: (Database) throws -> Value) throws -> Value { try made.get().read(body) }

    /// Fills an empty database with its pages.
    static func copy(to destination: DatabaseQueue) throws { try made.get().backup(to: destination) }
}
