internal import GRDB

extension Schema {
    /// The migration's name, which stores keep.
    static let funding = "money granted on"

    /// The funder of an initiative that was granted another initiative's money, so that sums count the money once.
    static func registerFunding(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration(funding) { db in
            try db.execute(
                sql: """
                    ALTER TABLE initiative ADD COLUMN funded_by TEXT CHECK (funded_by <> '');
                    CREATE INDEX initiative_funded_by ON initiative (funded_by) WHERE funded_by IS NOT NULL;
                    """)
        }
    }
}
