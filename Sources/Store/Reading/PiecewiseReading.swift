internal import GRDB
internal import Parallel

/// Reads the pieces of something large on several connections at once.
///
/// The other connections see what the first one sees: as long as that one's transaction lasts, nobody can commit. That
/// holds for a store with a rollback journal, as this program makes it; where another program has left it with a
/// write-ahead log, the first connection reads alone. It also reads what another connection was kept from reading.
struct PiecewiseReading {
    let db: Database
    /// The store's file.
    let path: String

    /// More connections than this would wait for each other.
    private static let mostConnections = 8

    /// What `read` gives for each piece, in their order.
    ///
    /// - Parameter isLarge: whether there is so much that further connections are worth opening.
    func parts<Piece: Sendable, Part: Sendable>(
        _ pieces: [Piece], isLarge: Bool = true, _ read: @escaping @Sendable (Database, Piece) throws -> Part
    ) throws -> [Part] {
        let connections = min(Processors.count, pieces.count, Self.mostConnections)
        guard isLarge, connections > 1, try String.fetchOne(db, sql: "PRAGMA journal_mode") != "wal" else {
            return try pieces.map { try read(db, $0) }
        }
        let work = WorkList<Part>(count: pieces.count)
        let others = (1..<connections).map { [path] _ in
            Future {
                var configuration = Configuration()
                configuration.readonly = true
                // A writer that waits for the first connection would keep this one waiting too.
                configuration.busyMode = .immediateError
                configuration.prepareDatabase { try ConnectionGuard.arm($0) }
                // A connection that doesn't open, or may not read, takes no piece from the others.
                try? DatabaseQueue(path: SQLiteFile.name(path), configuration: configuration).read { db in
                    _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM (SELECT 1 FROM setting LIMIT 1)")
                    work.run { try read(db, pieces[$0]) }
                }
            }
        }
        work.run { try read(db, pieces[$0]) }
        for other in others { other.value }
        return try work.results.enumerated().map { index, result in
            switch result {
            case .success(let part): part
            case .failure(let error) where !(error is DatabaseError): throw error
            case .failure, nil: try read(db, pieces[index])
            }
        }
    }
}
