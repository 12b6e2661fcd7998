internal import GRDB

/// What the store holds of a kind, one row each (förteckning), with counts, periods and sums.
public struct Listing: Sendable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case imports, initiatives, indicators, outcomes, sources, statuses, programmes
        case strengthAreas = "strength-areas"
        case places, schemes, layers
        case territoryChanges = "territory-changes"
        case classifications, rejected
    }

    public let kind: Kind
    /// Keys of the columns, lower snake case, units in the names.
    public let columns: [String]
    public let rows: [[SQLValue]]
}

extension Listing.Kind {
    /// Long because it is a table: a query for each kind, whose columns are named as they are told.
    fileprivate var query: String {
        switch self {
        case .imports:
            """
            SELECT entry.id AS entry, made_at, entry.kind AS kind, 
              CASE entry.kind WHEN 'edit' THEN subject
                ELSE coalesce(file_name, CASE WHEN \(Entry.isLink) THEN NULL ELSE subject END) END AS subject,
              import.source AS source, import.kind AS content, rows_read AS read, rows_inserted AS inserted,
              rows_updated AS updated,
              rows_unchanged AS unchanged, rows_withdrawn AS withdrawn, rows_rejected AS rejected, reason, undoes
            FROM entry LEFT JOIN import ON import.entry_id = entry.id AND import.id > 0 ORDER BY entry.id, import.id
            """
        case .initiatives:
            """
            SELECT id, title, status, programme, strength_area, decision_date AS decided, start_date AS start,
              end_date AS end, granted_ore / 100.0 AS granted_sek, municipalities_text AS municipalities,
              place_text AS place, id_source AS source
            FROM initiative ORDER BY id
            """
        case .indicators:
            """
            SELECT name AS indicator, title_sv, title_en, unit_sv, unit_en, kind,
              CASE WHEN given.count > 0 THEN 'statistics' WHEN reported.count > 0 THEN 'initiatives' END AS origin,
              coalesce(given.count, 0) + coalesce(reported.count, 0) AS "values",
              coalesce(given.first, reported.first) AS first, coalesce(given.last, reported.last) AS last
            FROM indicator
              LEFT JOIN (SELECT indicator AS name, count(*) AS count, CAST(min(year) AS TEXT) AS first,
                CAST(max(year) AS TEXT) AS last FROM indicator_value GROUP BY indicator) AS given USING (name)
              LEFT JOIN (SELECT indicator AS name, count(*) AS count, min(period) AS first, max(period) AS last
                FROM outcome GROUP BY indicator) AS reported USING (name)
            ORDER BY name
            """
        case .outcomes:
            """
            SELECT initiative.id AS initiative, title, indicator, kind, period, value, outcome.source AS source
            FROM outcome JOIN initiative ON initiative.fid = initiative_fid
            ORDER BY initiative.id, indicator, kind, coalesce(period, '')
            """
        case .sources:
            """
            WITH given AS (
              SELECT import.source AS source, 1 AS value, 0 AS outcome FROM indicator_value
                JOIN import ON import.id = import_id WHERE NOT \(ImportFile.isShipped)
              UNION ALL SELECT import.source, 0, 1 FROM outcome JOIN import ON import.id = import_id),
            stated AS (SELECT source, sum(value) AS "values", sum(outcome) AS outcomes FROM given GROUP BY source),
            own AS (
              SELECT id_source AS source, count(*) AS initiatives, sum(granted_ore) / 100.0 AS granted_sek,
                min(coalesce(decision_date, start_date)) AS first, max(coalesce(decision_date, start_date)) AS last
              FROM initiative GROUP BY id_source),
            standing AS (
              SELECT import.source AS source, imported_at FROM import JOIN entry ON entry.id = import.entry_id
              WHERE entry.kind = 'import' AND import.id > 0 AND NOT EXISTS (
                SELECT 1 FROM entry AS undoing WHERE undoing.undoes = entry.id
                  AND NOT EXISTS (SELECT 1 FROM entry AS again WHERE again.undoes = undoing.id)))
            SELECT named.source AS source, coalesce(initiatives, 0) AS initiatives, granted_sek, first, last,
              (SELECT count(*) FROM standing WHERE standing.source = named.source) AS imports,
              (SELECT max(imported_at) FROM standing WHERE standing.source = named.source) AS imported_at,
              coalesce("values", 0) AS indicator_values, coalesce(outcomes, 0) AS outcomes
            FROM (SELECT source FROM own UNION SELECT source FROM stated) AS named
              LEFT JOIN own ON own.source = named.source LEFT JOIN stated ON stated.source = named.source
            ORDER BY named.source
            """
        case .statuses:
            """
            SELECT initiative.status AS status, coalesce(class, 'decided') AS class,
              coalesce(origin, 'assumed') AS origin,
              \(Self.sums)
            FROM initiative LEFT JOIN status_class ON status_class.status = initiative.status
            GROUP BY initiative.status ORDER BY initiative.status
            """
        case .programmes: Self.grouped(by: "programme")
        case .strengthAreas: Self.grouped(by: "strength_area")
        case .places:
            """
            SELECT name, kind, municipality_code, accuracy_m, source,
              (SELECT group_concat(name, ', ') FROM place_name WHERE place_fid = fid) AS other_names
            FROM place ORDER BY name, municipality_code, fid
            """
        case .schemes:
            """
            SELECT name AS scheme, title_sv, title_en,
              name = (SELECT value FROM setting WHERE setting.name = 'default_scheme') AS is_default,
              (SELECT count(*) FROM zone WHERE scheme = zoning_scheme.name) AS zones,
              (SELECT count(*) FROM cell WHERE scheme = zoning_scheme.name) AS cells,
              (SELECT sum(population) FROM cell WHERE scheme = zoning_scheme.name) AS population
            FROM zoning_scheme ORDER BY id
            """
        case .layers:
            """
            SELECT name AS layer, count(*) AS areas, file_name AS file, imported_at
            FROM dialogue_layer LEFT JOIN import ON import.id = import_id GROUP BY name ORDER BY name
            """
        case .territoryChanges:
            """
            SELECT territory_change.id AS change, changed_at, file_name AS file, former_county_code, county_code,
              initiatives, moved_initiatives, moved_ore / 100.0 AS moved_sek
            FROM territory_change LEFT JOIN import ON import.id = import_id ORDER BY territory_change.id
            """
        case .classifications:
            """
            SELECT substr(name, 16) AS classification,
              (SELECT value FROM setting WHERE setting.name = 'classification_title ' || substr(it.name, 16)) AS title,
              (SELECT count(*) FROM json_each(it.value)) AS municipalities,
              (SELECT count(DISTINCT one.value) FROM json_each(it.value) AS one) AS classes
            FROM setting AS it WHERE name GLOB 'classification *' ORDER BY name
            """
        case .rejected:
            """
            SELECT entry_id AS entry, file_name AS file, row_number AS row, column_name AS "column", value,
              reason_sv, reason_en
            FROM rejected_row JOIN import ON import.id = import_id ORDER BY import.id, row_number, rejected_row.id
            """
        }
    }

    private static let sums = """
        count(*) AS initiatives, sum(granted_ore) / 100.0 AS granted_sek,
        min(coalesce(decision_date, start_date)) AS first, max(coalesce(decision_date, start_date)) AS last
        """

    private static func grouped(by column: String) -> String {
        "SELECT \(column), \(sums) FROM initiative GROUP BY \(column) ORDER BY \(column)"
    }
}

extension Store {
    /// All rows of a kind. O(rows).
    public func listing(_ kind: Listing.Kind) throws -> Listing {
        try read { db in
            let statement = try db.makeStatement(sql: kind.query)
            let columns = statement.columnNames
            var rows: [[SQLValue]] = []
            try PreparedStatement(db, kind.query).each { row in
                rows.append((0..<Int32(columns.count)).map { row.value($0) })
            }
            return Listing(kind: kind, columns: columns, rows: rows)
        }
    }
}
