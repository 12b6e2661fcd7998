internal import GRDB

extension Schema {
    /// The migration's name, which stores keep.
    static let placing = "only municipalities and completed lists"

    /// Has footprints placed anew that an earlier rule made: the only municipality of a county declared the whole
    /// county, and lists completed from their counties didn't rest on the stated total. Nothing where there are none.
    static func registerPlacing(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration(placing) { db in
            try db.execute(
                sql: """
                    INSERT INTO setting (name, value)
                    SELECT 'placing_outdated', 'true'
                    WHERE NOT EXISTS (SELECT 1 FROM setting WHERE name = 'placing_outdated') AND EXISTS (
                      SELECT 1 FROM footprint JOIN initiative ON fid = initiative_fid
                      WHERE basis = 'county_wide' AND location = 'municipalities'
                        AND (SELECT count(*) FROM municipality) = 1
                      UNION ALL
                      SELECT 1 FROM footprint JOIN initiative ON fid = initiative_fid
                      WHERE rests_on_total = 0 AND municipality_count IS NOT NULL
                        AND outside_share > 0 AND outside_share < 1000000000000
                        AND NOT EXISTS (
                          SELECT 1 FROM declared_municipality AS declared
                          WHERE declared.initiative_fid = fid AND declared.share IS NOT NULL))
                    """)
        }
    }
}
