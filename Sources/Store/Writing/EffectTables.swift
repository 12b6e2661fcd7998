internal import GRDB

/// The layers of effects: how many decided initiatives and how much money fall on each municipality and each cell.
///
/// Rewritten in the transaction that changes what they depend on, so that a map of them is never older than the
/// figures.
struct EffectTables {
    let db: Database

    init(_ db: Database) {
        self.db = db
    }

    /// Makes the rows anew from the territory, then the figures.
    func rebuild() throws {
        try db.execute(
            sql: """
                DELETE FROM effect_by_municipality;
                INSERT INTO effect_by_municipality (fid, geom, code, name, population, area_km2)
                  SELECT municipality.fid, municipality.geom, municipality.code, municipality.name, \
                sum(cell.population),
                    ST_Area(municipality.geom) / 1e6
                  FROM municipality JOIN cell ON cell.municipality_code = municipality.code
                  WHERE cell.scheme = \(Self.defaultScheme)
                  GROUP BY municipality.fid ORDER BY municipality.fid;
                DELETE FROM effect_by_cell;
                INSERT INTO effect_by_cell
                    (fid, geom, scheme, code, municipality_code, name, zone, zone_title_sv, zone_title_en, \
                population, area_km2)
                  SELECT cell.fid, cell.geom, cell.scheme, cell.code, cell.municipality_code, municipality.name, \
                cell.zone,
                    zone.title_sv, zone.title_en, cell.population, cell.area_km2
                  FROM cell JOIN municipality ON municipality.code = cell.municipality_code
                    JOIN zone ON zone.scheme = cell.scheme AND zone.code = cell.zone
                  ORDER BY cell.fid;
                """)
        try refresh()
    }

    /// The figures, from the footprints on file. O(footprint parts).
    func refresh() throws {
        let layout = try layout()
        var sums = EffectSums(layout)
        try PreparedStatement(
            db,
            """
            SELECT part.footprint_id, part.cell_fid, part.share, part.granted_ore, footprint.basis = 'declared',
              initiative.granted_ore IS NOT NULL
            FROM footprint_part AS part JOIN footprint ON footprint.id = part.footprint_id \(Self.initiative)
            \(leavesOut() ? Self.decided : "") ORDER BY part.footprint_id
            """
        ).each { part in
            guard let cell = layout.rowOfCell[part.integer(1)] else {
                throw StoreError.corrupt(table: "footprint_part", row: part.integer(0), what: "cell_fid")
            }
            sums.add(
                footprint: part.integer(0), cell: cell, share: part.integer(2), ore: part.integer(3),
                isDeclared: part.int(4) != 0, isStated: part.int(5) != 0)
        }
        for (cell, correction) in try corrections() {
            guard let row = layout.rowOfCell[cell] else {
                throw StoreError.corrupt(table: "cell", row: cell, what: "fid")
            }
            sums.add(correction, cell: row)
        }
        try write(sums)
    }

    /// Whether a status on file isn't decided.
    private func leavesOut() throws -> Bool {
        try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM status_class WHERE class <> 'decided')") ?? false
    }

    private static let initiative = "JOIN initiative ON initiative.fid = footprint.initiative_fid"

    /// Lets pass the footprints of decided initiatives.
    private static let decided = """
        LEFT JOIN status_class ON status_class.status = initiative.status
        WHERE coalesce(status_class.class, 'decided') = 'decided'
        """

    /// The figures of footprints that are all there are.
    func write(_ sums: EffectSums) throws {
        let toCell = try PreparedStatement(db, Self.update("effect_by_cell", where: "fid"))
        for (cell, figures) in zip(sums.layout.cells, sums.byCell) { try figures.write(to: toCell, of: cell.fid) }
        let toMunicipality = try PreparedStatement(db, Self.update("effect_by_municipality", where: "code"))
        for (code, figures) in zip(sums.layout.municipalities, sums.byMunicipality) {
            try figures.write(to: toMunicipality, of: code)
        }
    }

    func layout() throws -> EffectSums.Layout {
        let defaultScheme = try TerritoryTables(db).defaultScheme()
        var layout = EffectSums.Layout()
        try PreparedStatement(db, "SELECT fid, municipality_code, scheme = ? FROM cell ORDER BY municipality_code")
            .each(defaultScheme) {
                if layout.municipalities.last != $0.text(1) { layout.municipalities.append($0.text(1)) }
                layout.rowOfCell[$0.integer(0)] = layout.cells.count
                // Municipalities have the figures of the default scheme.
                layout.cells.append(($0.integer(0), $0.int(2) != 0 ? layout.municipalities.count - 1 : -1))
            }
        return layout
    }

    private static func update(_ table: String, where key: String) -> String {
        """
        UPDATE \(table) SET initiatives = ?1 / 1e12, initiatives_touching = ?2, granted_ore = ?3,
          granted_sek = \(kronor("?3", touching: "?2", unstated: "?7")),
          granted_sek_per_inhabitant = CASE WHEN population > 0
            THEN \(kronor("?3", touching: "?2", unstated: "?7")) / population END,
          initiatives_declared = ?4 / 1e12, granted_ore_declared = ?5, share_sum = ?1, declared_share_sum = ?4,
          unstated_touching = ?7
        WHERE \(key) = ?6
        """
    }

    /// What changed is added to the figures there are.
    ///
    /// - Precondition: `canAdd`.
    func add(_ made: EffectSums, without gone: EffectSums) throws {
        for (layer, key) in [("effect_by_cell", "fid"), ("effect_by_municipality", "code")] {
            let change = try PreparedStatement(db, Self.addition(layer, where: key))
            if key == "fid" {
                for (index, cell) in made.layout.cells.enumerated() {
                    try made.byCell[index].without(gone.byCell[index]).write(to: change, of: cell.fid)
                }
            } else {
                for (index, code) in made.layout.municipalities.enumerated() {
                    try made.byMunicipality[index].without(gone.byMunicipality[index]).write(to: change, of: code)
                }
            }
        }
    }

    /// Whether the layers hold the whole sums that changes can be added to, and money counts where it lies.
    func canAdd() throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT NOT EXISTS (SELECT 1 FROM effect_by_cell WHERE share_sum IS NULL OR unstated_touching IS NULL)
                  AND NOT EXISTS (
                    SELECT 1 FROM effect_by_municipality WHERE share_sum IS NULL OR unstated_touching IS NULL)
                  AND NOT EXISTS (SELECT 1 FROM initiative WHERE funded_by IS NOT NULL)
                """) ?? false
    }

    /// Adds what falls on the parts by the footprints of decided initiatives.
    ///
    /// - Parameter keys: of the initiatives.
    /// - Complexity: O(parts of their footprints).
    func gather(_ keys: some Sequence<Int64>, into sums: inout EffectSums) throws {
        let parts = try PreparedStatement(
            db,
            """
            SELECT part.footprint_id, part.cell_fid, part.share, part.granted_ore, footprint.basis = 'declared',
              initiative.granted_ore IS NOT NULL
            FROM initiative JOIN footprint ON footprint.initiative_fid = initiative.fid
              JOIN footprint_part AS part ON part.footprint_id = footprint.id
              LEFT JOIN status_class ON status_class.status = initiative.status
            WHERE initiative.fid = ? AND coalesce(status_class.class, 'decided') = 'decided' ORDER BY part.footprint_id
            """)
        for key in keys {
            try parts.each(key) { part in
                guard let cell = sums.layout.rowOfCell[part.integer(1)] else {
                    throw StoreError.corrupt(table: "footprint_part", row: part.integer(0), what: "cell_fid")
                }
                sums.add(
                    footprint: part.integer(0), cell: cell, share: part.integer(2), ore: part.integer(3),
                    isDeclared: part.int(4) != 0, isStated: part.int(5) != 0)
            }
        }
    }

    private static func addition(_ table: String, where key: String) -> String {
        let money = kronor(
            "(granted_ore + ?3)", touching: "initiatives_touching + ?2", unstated: "unstated_touching + ?7")
        return """
            UPDATE \(table) SET initiatives = (share_sum + ?1) / 1e12, initiatives_touching = initiatives_touching + ?2,
              granted_sek = \(money), granted_ore = granted_ore + ?3,
              granted_sek_per_inhabitant = CASE WHEN population > 0 THEN \(money) / population END,
              initiatives_declared = (declared_share_sum + ?4) / 1e12, granted_ore_declared = granted_ore_declared + ?5,
              share_sum = share_sum + ?1, declared_share_sum = declared_share_sum + ?4,
              unstated_touching = unstated_touching + ?7
            WHERE \(key) = ?6 AND (?1 <> 0 OR ?2 <> 0 OR ?3 <> 0 OR ?4 <> 0 OR ?5 <> 0 OR ?7 <> 0)
            """
    }

    /// The money of a part in kronor; null where initiatives touch it and none of them states an amount.
    private static func kronor(_ ore: String, touching: String, unstated: String) -> String {
        "(CASE WHEN \(touching) = 0 OR \(touching) > \(unstated) THEN \(ore) / 100.0 END)"
    }

    /// Keys of rows whose figures differ from what the footprints say, with the layer's name.
    func stale() throws -> [(layer: String, fid: Int64)] {
        var stale: [(String, Int64)] = []
        let corrections = try correctionsByLayer()
        for layer in Self.layers {
            let money = Self.kronor("ore", touching: "touching", unstated: "unstated")
            let own = corrections[layer.name] ?? [:]
            let figures =
                "SELECT *, \(money) AS kronor FROM (\(Self.corrected(layer.figures, by: own)))"
            let keys = try Int64.fetchAll(
                db,
                sql: """
                    SELECT figures.fid FROM (\(figures)) AS figures JOIN \(layer.source) AS source ON \
                    source.fid = figures.fid
                      LEFT JOIN \(layer.name) AS layer ON layer.fid = figures.fid
                    WHERE NOT coalesce(
                      layer.geom = source.geom AND layer.code = source.code AND
                      layer.initiatives = figures.initiatives AND layer.initiatives_touching = figures.touching
                      AND layer.granted_ore = figures.ore AND layer.granted_sek IS figures.kronor
                      AND (layer.unstated_touching IS NULL OR layer.unstated_touching = figures.unstated)
                      AND (layer.share_sum IS NULL OR layer.share_sum / 1e12 = layer.initiatives)
                      AND layer.granted_sek_per_inhabitant
                        IS CASE WHEN layer.population > 0 THEN figures.kronor / layer.population END
                      AND layer.initiatives_declared = figures.declared AND layer.granted_ore_declared = \
                    figures.declared_ore, 0)
                    UNION SELECT fid FROM \(layer.name) WHERE fid NOT IN (SELECT fid FROM \(layer.source))
                    ORDER BY 1
                    """)
            stale += keys.map { (layer.name, $0) }
        }
        return stale
    }

    private struct Layer {
        let name: String
        let source: String
        /// A query for `fid, initiatives, touching, unstated, ore, declared, declared_ore`.
        let figures: String
    }

    private static let defaultScheme = "(SELECT value FROM setting WHERE name = 'default_scheme')"

    /// Shares are summed as integers, so that the sums do not depend on the order of rows.
    private static let sums = """
        sum(part.share) / 1e12 AS initiatives, count(DISTINCT part.footprint_id) AS touching, sum(part.granted_ore) \
        AS ore,
          count(DISTINCT CASE WHEN initiative.granted_ore IS NULL THEN part.footprint_id END) AS unstated,
          sum(CASE WHEN footprint.basis = 'declared' THEN part.share ELSE 0 END) / 1e12 AS declared,
          sum(CASE WHEN footprint.basis = 'declared' THEN part.granted_ore ELSE 0 END) AS declared_ore
        """

    private static let orZero = """
        coalesce(initiatives, 0.0) AS initiatives, coalesce(touching, 0) AS touching,
          coalesce(unstated, 0) AS unstated, coalesce(ore, 0) AS ore,
          coalesce(declared, 0.0) AS declared, coalesce(declared_ore, 0) AS declared_ore
        """

    private static let layers = [
        Layer(
            name: "effect_by_municipality", source: "municipality",
            figures: """
                SELECT municipality.fid AS fid, \(orZero) FROM municipality LEFT JOIN (
                  SELECT cell.municipality_code AS code, \(sums)
                  FROM footprint_part AS part JOIN footprint ON footprint.id = part.footprint_id
                    JOIN cell ON cell.fid = part.cell_fid \(initiative) \(decided)
                    AND cell.scheme = \(defaultScheme) GROUP BY cell.municipality_code
                ) AS sums ON sums.code = municipality.code
                """),
        Layer(
            name: "effect_by_cell", source: "cell",
            figures: """
                SELECT cell.fid AS fid, \(orZero) FROM cell LEFT JOIN (
                  SELECT part.cell_fid AS cell_fid, \(sums)
                  FROM footprint_part AS part JOIN footprint ON footprint.id = part.footprint_id
                    \(initiative) \(decided)
                  GROUP BY part.cell_fid
                ) AS sums ON sums.cell_fid = cell.fid
                """),
    ]
}
