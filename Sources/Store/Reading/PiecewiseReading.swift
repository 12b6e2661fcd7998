internal import GRDB
internal import Parallel

/// Reads the pieces of a large table on several connections at once, at most eight.
///
/// The other connections see the state of the first one: during its transaction nobody can commit. That holds for a
/// store with a rollback journal, as this program makes it; a store left with a write-ahead log by another program is
/// read by the first connection alone, which also reads pieces that another connection could not.
struct PiecewiseReading {
    let db: Database
    /// The store's file.
    let path: String

    /// More connections would wait for each other.
    private static let mostConnections = 8

    /// The results of `read` for each piece, in order.
    ///
    /// - Parameter isLarge: whether the size justifies further connections.
    func parts<Piece: Sendable, Part: Sendable>(
        _ pieces: [Piece], isLarge: Bool = true, _ read: @escaping @Sendable (Database, Piece) throws -> Part
    ) throws -> [Part] {
        let connections = min(Processors.count, pieces.count, Self.mostConnections)
        guard isLarge, connections > 1, try String.fetchOne(db, sql: "PRAGMA journal_mode") != "wal" else {
            return try pieces.map { try read(db, $0) }
        }
        let views = try FormerState.views(of: db)
        let work = WorkList<Part>(count: pieces.count)
        let others = (1..<connections).map { [path] _ in
            Future {
                var configuration = Configuration()
                configuration.readonly = true
                // Waiting for a writer that waits for the first connection would never end.
                configuration.busyMode = .immediateError
                configuration.prepareDatabase { db in
                    try ConnectionGuard.arm(db)
                    for view in views { try db.execute(sql: view.replacing("CREATE VIEW", with: "CREATE TEMP VIEW")) }
                }
                // A connection that can't be opened or read takes no piece from the others.
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
