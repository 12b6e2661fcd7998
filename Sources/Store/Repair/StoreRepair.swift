internal import Foundation
internal import GRDB
internal import Wording

extension Store {
    /// Saves the readable rows of a damaged, forged or foreign store into a new one, and reports the losses.
    ///
    /// The new store is made by this program: only rows are copied, each under the constraints of the new tables.
    /// Unreadable areas of cells and municipalities are restored from the layers of effects; inconsistent footprints
    /// are placed anew; indexes and effects are derived anew. Nothing of the old file is executed, and nothing in it is
    /// changed, except that an interrupted write is rolled back, as by every reader.
    ///
    /// - Parameter destination: a name that is free.
    /// - Throws: `StoreError` where nothing is readable, or the new file can't be written.
    /// - Complexity: O(file).
    public static func repair(_ path: String, to destination: String) throws -> RepairReport {
        let name = try SQLiteFile.readable(path)
        ProtectedFiles.add(path, as: .store)
        var report = RepairReport()
        try makeBeside(destination) { draft in
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(5)
            configuration.prepareDatabase { try ConnectionGuard.arm($0) }
            let old = try DatabaseQueue(path: name, configuration: configuration)
            let new = try Store(connecting: draft, readOnly: false, now: { Date() })
            try new.migrate()
            // Keys are checked at the end.
            try new.write(checkingKeys: false) { db in
                try old.inDatabase { source in
                    var salvage = try Salvage(from: source, into: db)
                    try salvage.run(at: new.timestamp())
                    report = salvage.report
                }
            }
            report.damage = try new.verify()
            try new.queue.close()
        }
        return report
    }
}
