internal import GRDB

extension Schema {
    static let statusTable = GeoPackage.AttributeTable(
        name: "status_class", description: "hur statusar räknas | how statuses count")

    /// The migration's name in stores.
    static let meaning = "meaning"

    /// Statuses have a class, the layers of effects show decided initiatives, outcomes have milestones and
    /// accumulation.
    static func registerMeaning(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration(meaning, foreignKeyChecks: .immediate) { db in
            try db.execute(sql: meaningTables)
            try GeoPackage.register(statusTable, db)
            let statuses = try String.fetchSet(
                db, sql: "SELECT DISTINCT status FROM initiative WHERE status NOTNULL AND status <> ''")
            try StatusTables(db).enter(statuses)
            try db.execute(sql: decidedEffects)
        }
    }

    private static let meaningTables = """
        CREATE TABLE status_class (
          id INTEGER PRIMARY KEY NOT NULL,
          status TEXT NOT NULL UNIQUE CHECK (status <> ''),
          class TEXT NOT NULL CHECK (class IN ('decided', 'undecided', 'rejected')),
          origin TEXT NOT NULL CHECK (origin IN ('known', 'assumed', 'set'))
        ) STRICT;

        ALTER TABLE indicator ADD COLUMN accumulation TEXT
          CHECK (accumulation IN ('cumulative', 'per_period', 'level') AND (kind = 'extensive' OR accumulation = 'level'));

        CREATE TABLE outcome_with_milestones (
          id INTEGER PRIMARY KEY NOT NULL,
          initiative_fid INTEGER NOT NULL REFERENCES initiative(fid) ON DELETE CASCADE,
          indicator TEXT NOT NULL REFERENCES indicator(name),
          kind TEXT NOT NULL CHECK (kind IN ('baseline', 'milestone', 'target', 'result')),
          period TEXT CHECK (period GLOB '[0-9][0-9][0-9][0-9]' OR period GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'
            OR period GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
          value REAL NOT NULL CHECK (abs(value) <= 1.7976931348623157e308),
          source TEXT,
          import_id INTEGER NOT NULL REFERENCES import(id),
          row_number INTEGER NOT NULL CHECK (row_number > 0)
        ) STRICT;
        INSERT INTO outcome_with_milestones SELECT * FROM outcome;
        DROP TABLE outcome;
        ALTER TABLE outcome_with_milestones RENAME TO outcome;
        CREATE UNIQUE INDEX outcome_once ON outcome (indicator, kind, initiative_fid, coalesce(period, ''));
        CREATE INDEX outcome_initiative ON outcome (initiative_fid);
        CREATE INDEX outcome_import ON outcome (import_id);
        """

    /// The layers of effects of a store made before statuses had a class: undecided initiatives no longer count.
    private static let decidedEffects: String = ["effect_by_municipality", "effect_by_cell"].map {
        (layer: String) -> String in
        let isCell = layer == "effect_by_cell"
        let key = isCell ? "cell.fid" : "cell.municipality_code"
        let condition =
            isCell
            ? "" : "AND cell.scheme = (SELECT value FROM setting WHERE name = 'default_scheme')"
        return """
            UPDATE \(layer) SET initiatives = 0, initiatives_touching = 0, granted_sek = 0, granted_ore = 0,
              granted_sek_per_inhabitant = CASE WHEN population > 0 THEN 0.0 END, initiatives_declared = 0,
              granted_ore_declared = 0
            WHERE EXISTS (SELECT 1 FROM status_class WHERE class <> 'decided');
            UPDATE \(layer) SET initiatives = sums.shares / 1e12, initiatives_touching = sums.touching,
              granted_sek = sums.ore / 100.0, granted_ore = sums.ore,
              granted_sek_per_inhabitant = CASE WHEN population > 0 THEN sums.ore / 100.0 / population END,
              initiatives_declared = sums.declared / 1e12, granted_ore_declared = sums.declared_ore
            FROM (
              SELECT \(key) AS part, sum(part.share) AS shares, count(DISTINCT part.footprint_id) AS touching,
                sum(part.granted_ore) AS ore,
                sum(CASE WHEN footprint.basis = 'declared' THEN part.share ELSE 0 END) AS declared,
                sum(CASE WHEN footprint.basis = 'declared' THEN part.granted_ore ELSE 0 END) AS declared_ore
              FROM footprint_part AS part JOIN footprint ON footprint.id = part.footprint_id
                JOIN cell ON cell.fid = part.cell_fid JOIN initiative ON initiative.fid = footprint.initiative_fid
                LEFT JOIN status_class ON status_class.status = initiative.status
              WHERE coalesce(status_class.class, 'decided') = 'decided' \(condition) GROUP BY 1
            ) AS sums
            WHERE sums.part = \(layer).\(isCell ? "fid" : "code")
              AND EXISTS (SELECT 1 FROM status_class WHERE class <> 'decided');
            """
    }.joined(separator: "\n")
}
