internal import GRDB

extension Schema {
    /// The migration's name, which stores keep.
    static let leaner = "leaner history"

    /// The history without what nothing asks of it: an index of parts of footprints by their own key, and a second
    /// writing of rows that the program has dated already.
    static func registerLeaner(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration(leaner) { db in
            let parts = VersionedTable.named("footprint_part")
            try db.execute(sql: "DROP INDEX IF EXISTS \(parts.past)_\(parts.key)")
            for table in VersionedTable.all {
                for trigger in table.triggers where trigger.sql.contains(" AFTER UPDATE ") {
                    try db.execute(sql: "DROP TRIGGER IF EXISTS \(trigger.name)")
                    try db.execute(sql: trigger.sql)
                }
            }
        }
    }
}
