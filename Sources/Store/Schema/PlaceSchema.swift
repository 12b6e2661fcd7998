internal import GRDB

extension Schema {
    /// Places within municipalities, stated totals of municipalities, points in squares where borders are in doubt.
    ///
    /// `initiative.municipality_count` is the total number of municipalities, where a source states more than it lists,
    /// or places beside them; the places are then in `place_name`. `initiative.place_shares` are the shares of the
    /// points of `geom` found by name, where they don't have all of the initiative. `footprint.doubtful` are codes of
    /// the probable municipalities of doubtful points, with commas between.
    ///
    /// Earlier footprints are placed anew when the store is next opened for writing: `Store.renewPlacing`.
    static func registerPlaces(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration(places) { db in
            try db.execute(
                sql: """
                    ALTER TABLE initiative ADD COLUMN municipality_count INTEGER
                      CHECK (municipality_count IS NULL OR typeof(municipality_count) = 'integer' AND municipality_count > 0);
                    ALTER TABLE initiative ADD COLUMN place_shares TEXT
                      CHECK (place_shares IS NULL OR json_valid(place_shares) AND json_type(place_shares) = 'array');
                    ALTER TABLE footprint ADD COLUMN doubtful TEXT CHECK (doubtful <> '');
                    ALTER TABLE footprint ADD COLUMN rests_on_total INTEGER NOT NULL DEFAULT 0
                      CHECK (rests_on_total IN (0, 1));
                    """)
            guard try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM initiative)") ?? false else { return }
            try db.execute(sql: earlierInitiatives)
        }
    }

    /// The migration's name in stores.
    static let places = "places in municipalities"

    /// The setting present while earlier footprints have yet to be placed anew.
    static let outdatedPlacing = "placing_outdated"

    /// Locations that earlier versions ignored: places beside municipalities, and totals, kept among the columns
    /// without a role.
    static let earlierInitiatives = """
        UPDATE initiative SET location = 'place', place_name = place_text,
          municipality_count = (SELECT count(*) FROM declared_municipality WHERE initiative_fid = fid)
        WHERE location = 'municipalities' AND trim(place_text) <> '' AND lower(place_text) NOT LIKE '%län%'
          AND EXISTS (SELECT 1 FROM declared_municipality WHERE initiative_fid = fid);

        UPDATE initiative SET municipality_count = stated.total FROM (
          SELECT fid AS key, CAST(field.value AS INTEGER) AS total FROM initiative, json_each(extra) AS field
          WHERE lower(replace(field.key, '_', ' ')) IN (
            'antal kommuner totalt', 'antal kommuner', 'number of municipalities', 'municipality count')
          AND field.value GLOB '[0-9]*' AND field.value NOT GLOB '*[^0-9]*'
        ) AS stated
        WHERE fid = stated.key AND location IN ('municipalities', 'place')
          AND stated.total > (SELECT count(*) FROM declared_municipality WHERE initiative_fid = fid)
          AND EXISTS (SELECT 1 FROM declared_municipality WHERE initiative_fid = fid)
          AND NOT EXISTS (SELECT 1 FROM declared_municipality WHERE initiative_fid = fid AND share IS NOT NULL);

        INSERT INTO setting (name, value) VALUES ('placing_outdated', 'true');
        """
}
