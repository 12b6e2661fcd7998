internal import GRDB

extension Schema {
    /// The migration's name, which stores keep.
    static let blankEffects = "blank effects"

    /// Money of the layers of effects that may be null: a part whose initiatives state no amount has none, not 0.
    static func registerBlankEffects(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration(blankEffects) { db in
            for layer in ["effect_by_municipality", "effect_by_cell"] {
                try db.execute(
                    sql: """
                        ALTER TABLE \(layer) DROP COLUMN granted_sek;
                        ALTER TABLE \(layer) ADD COLUMN granted_sek DOUBLE;
                        ALTER TABLE \(layer) ADD COLUMN unstated_touching INTEGER;
                        UPDATE \(layer) SET granted_sek = granted_ore / 100.0, unstated_touching = 0;
                        UPDATE \(layer) SET unstated_touching = sums.unstated,
                          granted_sek = CASE WHEN initiatives_touching > sums.unstated THEN granted_sek END,
                          granted_sek_per_inhabitant =
                            CASE WHEN initiatives_touching > sums.unstated THEN granted_sek_per_inhabitant END
                        FROM (\(unstated(layer))) AS sums
                        WHERE sums.part = \(layer).\(layer == "effect_by_cell" ? "fid" : "code");
                        """)
            }
        }
    }

    /// A query for parts and their decided initiatives without an amount, where there is one.
    private static func unstated(_ layer: String) -> String {
        let isCell = layer == "effect_by_cell"
        let scheme = "AND cell.scheme = (SELECT value FROM setting WHERE name = 'default_scheme')"
        return """
            SELECT cell.\(isCell ? "fid" : "municipality_code") AS part, count(DISTINCT part.footprint_id) AS unstated
            FROM initiative JOIN footprint ON footprint.initiative_fid = initiative.fid
              JOIN footprint_part AS part ON part.footprint_id = footprint.id JOIN cell ON cell.fid = part.cell_fid
              LEFT JOIN status_class ON status_class.status = initiative.status
            WHERE initiative.granted_ore IS NULL AND coalesce(status_class.class, 'decided') = 'decided'
              \(isCell ? "" : scheme) GROUP BY 1
            """
    }
}
