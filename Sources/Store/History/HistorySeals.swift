internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// Seals former rows: for each entry and table a digest of every row that the entry replaced, by which `verify` finds
/// those that somebody changed, added or deleted since.
///
/// They find what somebody edited, not what a forger did who makes the seals anew.
struct HistorySeals {
    private let db: Database

    init(_ db: Database) { self.db = db }

    // MARK: Sealing

    /// Seals what an entry replaced, when all of it is written. O(rows that it replaced).
    func seal(_ entry: Int64) throws {
        for table in VersionedTable.all {
            // Entries follow each other in the table of former rows.
            let last = try PreparedStatement(
                db, "SELECT version FROM \(table.past) WHERE until <> ? ORDER BY version DESC LIMIT 1"
            ).first(entry) { $0.integer(0) }
            let rows = try digests(of: table, where: "until = \(entry) AND version > \(last ?? 0)")
            try write(rows.map(\.digest), of: table, entry)
        }
    }

    /// Seals all that is there, of entries that have ended. O(history).
    ///
    /// - Parameter pairs: of which entries and tables; nil: of all.
    func sealAll(_ pairs: Set<Sealed>? = nil) throws {
        let ended = try entries()
        for table in VersionedTable.all {
            var rows: [Int64: [UInt64]] = [:]
            for row in try digests(of: table, where: "TRUE") { rows[row.entry, default: []].append(row.digest) }
            for (entry, digests) in rows.sorted(by: { $0.key < $1.key }) where ended.contains(entry) {
                guard pairs?.contains(Sealed(entry: entry, table: table.name)) ?? true else { continue }
                try write(digests, of: table, entry)
            }
            for pair in pairs ?? [] where pair.table == table.name && rows[pair.entry] == nil {
                try write([], of: table, pair.entry)
            }
        }
    }

    /// What a seal is of.
    struct Sealed: Hashable {
        let entry: Int64
        let table: String
    }

    /// Seals that are as their rows. O(history).
    func intact() throws -> Set<Sealed> {
        let damaged = try Set(differences().map { Sealed(entry: $0.entry, table: $0.table.name) })
        var all: Set<Sealed> = []
        try PreparedStatement(db, "SELECT entry_id, table_name FROM entry_seal").each {
            all.insert(Sealed(entry: $0.integer(0), table: $0.text(1)))
        }
        return all.subtracting(damaged)
    }

    private func entries() throws -> Set<Int64> { try Int64.fetchSet(db, sql: "SELECT id FROM entry") }

    private func write(_ digests: [UInt64], of table: VersionedTable, _ entry: Int64) throws {
        try PreparedStatement(db, "DELETE FROM entry_seal WHERE entry_id = ? AND table_name = ?").run(entry, table.name)
        guard !digests.isEmpty else { return }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 * digests.count)
        for digest in digests { withUnsafeBytes(of: digest.littleEndian) { bytes += $0 } }
        try db.execute(
            sql: "INSERT INTO entry_seal (entry_id, table_name, digests) VALUES (?, ?, ?)",
            arguments: [entry, table.name, Data(bytes)])
    }

    // MARK: Looking

    /// A former row that isn't as it was sealed, or, without a version, how many are gone.
    struct Difference {
        let table: VersionedTable
        let entry: Int64
        let version: Int64?
        let gone: Int
    }

    /// By table and entry. O(history).
    func differences() throws -> [Difference] {
        let now = try Int64.fetchOne(db, sql: "SELECT number FROM entry_clock") ?? 0
        var found: [Difference] = []
        for table in VersionedTable.all {
            var rows: [Int64: [(version: Int64, digest: UInt64)]] = [:]
            for row in try digests(of: table, where: "TRUE") {
                rows[row.entry, default: []].append((row.version, row.digest))
            }
            // What another program replaced since the last entry is sealed with the next.
            rows[now] = nil
            try PreparedStatement(db, "SELECT entry_id, digests FROM entry_seal WHERE table_name = ? ORDER BY entry_id")
                .each(table.name) { row in
                    let entry = row.integer(0)
                    found += Self.differences(
                        rows.removeValue(forKey: entry) ?? [], Self.numbers(row.blob(1)), of: table, entry)
                }
            for (entry, rows) in rows.sorted(by: { $0.key < $1.key }) {
                found += rows.map { Difference(table: table, entry: entry, version: $0.version, gone: 0) }
            }
        }
        return found
    }

    private static func differences(
        _ rows: [(version: Int64, digest: UInt64)], _ sealed: [UInt64], of table: VersionedTable, _ entry: Int64
    ) -> [Difference] {
        var left: [UInt64: Int] = [:]
        for digest in sealed { left[digest, default: 0] += 1 }
        var other: [Difference] = []
        for row in rows {
            if let count = left[row.digest], count > 0 {
                left[row.digest] = count - 1
            } else {
                other.append(Difference(table: table, entry: entry, version: row.version, gone: 0))
            }
        }
        // A changed row is one that is gone and another in its place.
        let gone = sealed.count - rows.count
        if gone > 0 { other.append(Difference(table: table, entry: entry, version: nil, gone: gone)) }
        return other
    }

    private static func numbers(_ bytes: [UInt8]) -> [UInt64] {
        bytes.withUnsafeBytes { raw in
            (0..<raw.count / 8).map {
                UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self))
            }
        }
    }

    // MARK: Digests

    private func digests(
        of table: VersionedTable, where condition: String
    ) throws -> [(version: Int64, entry: Int64, digest: UInt64)] {
        let columns = table.columns + ["made_by", "since"]
        let names = columns.map { name in
            var digest = Digest()
            digest.add(name)
            return digest.value
        }
        var rows: [(version: Int64, entry: Int64, digest: UInt64)] = []
        try PreparedStatement(
            db,
            """
            SELECT version, until, \(columns.joined(separator: ", ")) FROM \(table.past) WHERE \(condition)
            ORDER BY version
            """
        ).each { row in
            var digest = Digest()
            // Empty columns say nothing, so that one that is added later leaves the seals as they are.
            for (index, name) in names.enumerated() { Self.add(row, Int32(index + 2), name, to: &digest) }
            rows.append((row.integer(0), row.integer(1), digest.value))
        }
        return rows
    }

    private static func add(_ row: ResultRow, _ column: Int32, _ name: UInt64, to digest: inout Digest) {
        let type = sqlite3_column_type(row.handle, column)
        guard type != SQLITE_NULL else { return }
        digest.add(name)
        digest.add(UInt64(type))
        switch type {
        case SQLITE_INTEGER: digest.add(UInt64(bitPattern: row.integer(column)))
        case SQLITE_FLOAT: digest.add(row.double(column).bitPattern)
        default:
            let start = sqlite3_column_blob(row.handle, column)
            digest.add(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(row.handle, column))))
        }
    }
}
