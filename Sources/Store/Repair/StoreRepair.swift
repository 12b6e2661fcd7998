internal import Foundation
internal import GRDB
internal import Wording

extension Store {
    /// Writes what can be saved of a damaged, forged or foreign store into a new one, and tells what can't.
    ///
    /// The new store is made by this program: of the old one come rows only, each under the constraints of the new
    /// tables. Areas of cells and municipalities that can't be read are taken from the layers of effects, which have
    /// them too; footprints that don't add up are made anew from what the initiative says; indexes and effects are
    /// derived anew. Nothing of the old file is run, and nothing in it is changed but that an interrupted write is
    /// undone, as every reader does.
    ///
    /// - Parameter destination: a name that is free.
    /// - Throws: `StoreError` where nothing at all can be read, or the new file can't be written.
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
            // Keys are looked at when all is there.
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
