internal import GRDB
internal import Planar
public import Territory
internal import Wording

/// Writes and reads the territory: municipalities, zoning schemes with zones and cells, water, localities, place names.
struct TerritoryTables {
    let db: Database

    init(_ db: Database) {
        self.db = db
    }

    // MARK: Writing

    func insert(
        register: [Municipality], territory: Territory, gazetteer: [(entry: Gazetteer.Entry, alternatives: [String])]
    ) throws {
        try enter(register: register, territory)
        let settings = [
            ("county_code", territory.countyCode), ("border_accuracy_m", "\(territory.borderAccuracy)"),
            ("default_scheme", territory.scheme.name),
        ]
        for (name, value) in settings {
            try db.execute(
                sql: "INSERT INTO setting (name, value) VALUES (?, CAST(? AS TEXT))", arguments: [name, value.whole])
        }
        try setBorderDoubt(territory.borderDoubt)
        try setPopulationYear(territory.populationYear)
        try insert(groundOf: territory)
        try insert(schemeOf: territory)
        try insert(gazetteer)
    }

    /// A register that lacks the county's own municipalities gets them from the territory; one that is known keeps its
    /// name.
    private func enter(register: [Municipality], _ territory: Territory) throws {
        var known = Set(try db.texts(of: "municipality_register", column: "code"))
        for one in register + territory.municipalities.filter({ one in !register.contains { $0.code == one.code } })
        where known.insert(one.code).inserted {
            try db.execute(
                sql: """
                    INSERT INTO municipality_register (code, name, fa_region_code, fa_region_name)
                    VALUES (?, CAST(? AS TEXT), ?, CAST(? AS TEXT))
                    """,
                arguments: [one.code, one.name.whole, one.region?.code, one.region?.name.whole])
        }
    }

    /// Municipalities, water and localities.
    private func insert(groundOf territory: Territory) throws {
        // Cells of schemes that stay refer to municipalities that stay. No upsert: its way with conflicts would
        // overrule the triggers'.
        let change = try PreparedStatement(db, "UPDATE municipality SET geom = ?, name = ? WHERE code = ?")
        let area = try PreparedStatement(db, "INSERT INTO municipality (geom, name, code) VALUES (?, ?, ?)")
        let known = Set(try db.texts(of: "municipality", column: "code"))
        for (row, one) in territory.municipalities.enumerated() {
            let blob = try GeoPackageGeometry.multiPolygonBlob(territory.municipalityAreas, row: row)
            try (known.contains(one.code) ? change : area).run(blob, one.name, one.code)
        }
        let water = try PreparedStatement(db, "INSERT INTO water (geom) VALUES (?)")
        for row in 0..<territory.water.count {
            try water.run(GeoPackageGeometry.multiPolygonBlob(territory.water, row: row))
        }
        let locality = try PreparedStatement(
            db, "INSERT INTO locality (geom, code, name, municipality_code, population) VALUES (?, ?, ?, ?, ?)")
        for one in territory.localities {
            try locality.run(
                GeoPackageGeometry.pointBlob(x: one.x, y: one.y), one.code, one.name, one.municipalityCode,
                one.population)
        }
        try TerritoryLayerTables(db).replace(by: territory)
    }

    /// - Precondition: no footprint, no effect, and of cells only those whose municipalities the territory has too.
    func replaceGround(with territory: Territory, register: [Municipality]) throws {
        try enter(register: register, territory)
        try OutsideMarks(db).clear(tables: OutsideMarks.ground)
        try db.execute(sql: "DELETE FROM water; DELETE FROM locality")
        let own = Set(territory.municipalities.map(\.code))
        for code in try db.texts(of: "municipality", column: "code") where !own.contains(code) {
            try db.execute(sql: "DELETE FROM municipality WHERE code = CAST(? AS TEXT)", arguments: [code.whole])
        }
        for (name, value) in [
            ("county_code", territory.countyCode), ("border_accuracy_m", "\(territory.borderAccuracy)"),
        ] {
            try db.execute(sql: "UPDATE setting SET value = ? WHERE name = ?", arguments: [value, name])
        }
        try setBorderDoubt(territory.borderDoubt)
        try setPopulationYear(territory.populationYear)
        try insert(groundOf: territory)
    }

    /// The rule that apportions areas; by area unless set.
    private func areaRule() throws -> Placement.AreaRule {
        guard let value = try db.setting("area_rule") else { return .area }
        guard let rule = Placement.AreaRule(rawValue: value) else {
            throw StoreError.corrupt(table: "setting", row: 0, what: "area_rule")
        }
        return rule
    }

    func setAreaRule(_ rule: Placement.AreaRule) throws {
        try db.execute(
            sql: """
                INSERT INTO setting (name, value) VALUES ('area_rule', ?) ON CONFLICT (name) DO UPDATE SET value = \
                excluded.value
                """,
            arguments: [rule.rawValue])
    }

    func setDefaultScheme(_ name: String) throws {
        try db.execute(
            sql: "UPDATE setting SET value = CAST(? AS TEXT) WHERE name = 'default_scheme'", arguments: [name.whole])
    }

    /// - Precondition: the scheme has no footprint.
    func delete(scheme name: String) throws {
        for (table, column) in [("cell", "scheme"), ("zone", "scheme"), ("zoning_scheme", "name")] {
            try db.execute(
                sql: "DELETE FROM \(table) WHERE \(column) = CAST(? AS TEXT)", arguments: [name.whole])
        }
    }

    func replace(gazetteer: [(entry: Gazetteer.Entry, alternatives: [String])]) throws {
        try db.execute(sql: "DELETE FROM place_name; DELETE FROM place")
        try insert(gazetteer)
    }

    /// Adds localities that no name leads to in their municipality.
    func extendGazetteer(with localities: [Locality], source: String) throws {
        try insert(Self.additions(of: localities, to: Gazetteer(places()), source: source))
    }

    private static func additions(of localities: [Locality], to known: Gazetteer, source: String) -> [(
        entry: Gazetteer.Entry, alternatives: [String]
    )] {
        localities.compactMap { locality in
            guard !locality.name.isEmpty, case .unknown = known.find(locality.name, in: locality.municipalityCode)
            else { return nil }
            let entry = Gazetteer.Entry(
                name: locality.name, kind: "locality", municipalityCode: locality.municipalityCode, x: locality.x,
                y: locality.y,
                accuracy: nil, source: source)
            return (entry, [])
        }
    }

    /// The places on file as they would be after `extendGazetteer`.
    func gazetteer(with localities: [Locality], source: String) throws -> Gazetteer {
        let places = try places()
        return Gazetteer(places + Self.additions(of: localities, to: Gazetteer(places), source: source))
    }

    /// A zoning scheme with its zones and cells.
    func insert(schemeOf territory: Territory) throws {
        let scheme = territory.scheme
        let texts = [scheme.name, scheme.title.sv, scheme.title.en, scheme.statement.sv, scheme.statement.en]
        let marks = [String](repeating: "CAST(? AS TEXT)", count: texts.count).joined(separator: ", ")
        try db.execute(
            sql: """
                INSERT INTO zoning_scheme (name, title_sv, title_en, statement_sv, statement_en, population_rule)
                VALUES (\(marks), ?)
                """,
            arguments: StatementArguments(texts.map(\.whole)) + [territory.populationRule.rawValue])
        let context = Context()
        let zone = try PreparedStatement(
            db,
            "INSERT INTO zone (geom, scheme, position, code, title_sv, title_en, roll_up) VALUES (?, ?, ?, ?, ?, ?, ?)")
        for (position, one) in scheme.zones.enumerated() {
            let rows = territory.cells.indices.filter { territory.cells[$0].zone == position }
            var blob: [UInt8]?
            if !rows.isEmpty {
                // Cells share their borders vertex by vertex, so the zone's outline is the union's.
                let union = try Geometry(column: territory.cellAreas, rows: rows, in: context).unaryUnion().polygonal()
                blob = try GeoPackageGeometry.blob(wkb: union.wkb(), srid: GeoPackageGeometry.srid)
            }
            try zone.run(blob, scheme.name, position, one.code, one.title.sv, one.title.en, one.rollUp.rawValue)
        }
        let cell = try PreparedStatement(
            db,
            """
            INSERT INTO cell (geom, scheme, municipality_code, zone, code, area_km2, population)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)
        for (row, one) in territory.cells.enumerated() {
            try cell.run(
                GeoPackageGeometry.multiPolygonBlob(territory.cellAreas, row: row), scheme.name,
                territory.municipalities[one.municipality].code, scheme.zones[one.zone].code,
                territory.code(ofCell: row),
                one.areaKm2, one.population)
        }
    }

    private func insert(_ gazetteer: [(entry: Gazetteer.Entry, alternatives: [String])]) throws {
        let place = try PreparedStatement(
            db, "INSERT INTO place (geom, name, kind, municipality_code, accuracy_m, source) VALUES (?, ?, ?, ?, ?, ?)")
        let name = try PreparedStatement(db, "INSERT INTO place_name (place_fid, name) VALUES (?, ?)")
        for (entry, alternatives) in gazetteer {
            try place.run(
                GeoPackageGeometry.pointBlob(x: entry.x, y: entry.y), entry.name, entry.kind, entry.municipalityCode,
                entry.accuracy, entry.source)
            let fid = db.lastInsertedRowID
            for alternative in alternatives { try name.run(fid, alternative) }
        }
    }

    // MARK: Reading

    func schemes() throws -> [String] {
        let first = try defaultScheme()
        return [first]
            + (try db.texts(of: "zoning_scheme", column: "name", order: "id")).filter { $0 != first }
    }

    func defaultScheme() throws -> String {
        try setting("default_scheme")
    }

    private func setting(_ name: String) throws -> String {
        guard let value = try db.setting(name) else {
            throw StoreError.corrupt(table: "setting", row: 0, what: name)
        }
        return value
    }

    /// Exactly the territory that was written, but that every area is a multi-polygon.
    /// Long because the tables of one territory are read in one order.
    func territory(scheme name: String?) throws -> Territory {
        let name = try name ?? defaultScheme()
        var municipalities: [Municipality] = []
        var municipalityAreas = GeometryColumn()
        try PreparedStatement(
            db,
            """
            SELECT fid, geom, municipality.code, municipality.name, fa_region_code, fa_region_name
            FROM municipality LEFT JOIN municipality_register AS register ON register.code = municipality.code ORDER \
            BY municipality.code
            """
        ).each { row in
            try append(row, table: "municipality", to: &municipalityAreas)
            municipalities.append(Municipality(code: row.text(2), name: row.text(3), region: region(row, 4)))
        }
        let (scheme, rule) = try scheme(name)
        let municipalityIndex = Dictionary(municipalities.enumerated().map { ($1.code, $0) }) { first, _ in first }
        let zoneIndex = Dictionary(scheme.zones.enumerated().map { ($1.code, $0) }) { first, _ in first }
        guard municipalityIndex.count == municipalities.count, zoneIndex.count == scheme.zones.count else {
            throw StoreError.corrupt(table: "municipality, zone", row: 0, what: "code")
        }
        var cells: [Territory.Cell] = []
        var cellAreas = GeometryColumn()
        try PreparedStatement(
            db,
            "SELECT fid, geom, municipality_code, zone, area_km2, population FROM cell WHERE scheme = ? ORDER BY fid"
        ).each(name) { row in
            guard let municipality = municipalityIndex[row.text(2)], let zone = zoneIndex[row.text(3)] else {
                throw StoreError.corrupt(table: "cell", row: row.integer(0), what: "\(row.text(2))/\(row.text(3))")
            }
            try append(row, table: "cell", to: &cellAreas)
            let population = try people(row, 5, table: "cell")
            guard (0...1e6).contains(row.double(4)) else {
                throw StoreError.corrupt(table: "cell", row: row.integer(0), what: "area_km2")
            }
            cells.append(.init(municipality: municipality, zone: zone, areaKm2: row.double(4), population: population))
        }
        guard !municipalities.isEmpty else {
            throw StoreError.corrupt(table: "municipality", row: 0, what: "–")
        }
        var water = GeometryColumn()
        try PreparedStatement(db, "SELECT fid, geom FROM water ORDER BY fid").each { row in
            try append(row, table: "water", to: &water)
        }
        var localities: [Locality] = []
        try PreparedStatement(
            db, "SELECT fid, geom, code, name, municipality_code, population FROM locality ORDER BY fid"
        ).each { row in
            let (x, y) = try point(row, table: "locality")
            localities.append(
                Locality(
                    code: row.text(2), name: row.text(3), municipalityCode: row.text(4),
                    population: try people(row, 5, table: "locality"), x: x, y: y))
        }
        guard let accuracy = Double(try setting("border_accuracy_m")), (0...1e6).contains(accuracy) else {
            throw StoreError.corrupt(table: "setting", row: 0, what: "border_accuracy_m")
        }
        let layers = TerritoryLayerTables(db)
        return Territory(
            countyCode: try setting("county_code"), municipalities: municipalities,
            municipalityAreas: municipalityAreas,
            scheme: scheme, cells: cells, cellAreas: cellAreas, water: water, localities: localities,
            localityAreas: try layers.localityAreas(of: localities), populationLayer: try layers.populationLayer(),
            borderAccuracy: accuracy, populationRule: rule, areaRule: try areaRule()
        ).doubting(try borderDoubt()).counting(peopleOf: try populationYear())
    }

    private func scheme(_ name: String) throws -> (ZoningScheme, PopulationRule) {
        let zones = try db.rows(
            of: "zone",
            """
            SELECT fid, code, title_sv, title_en, roll_up FROM zone WHERE scheme = CAST(? AS TEXT) ORDER BY position
            """, [name.whole]
        ) { row in
            let word = try row.text("roll_up")
            guard let rollUp = Zone.RollUp(rawValue: word) else {
                throw StoreError.corrupt(table: "zone", row: try row.integer("fid"), what: word)
            }
            let title = Wording(sv: try row.text("title_sv"), en: try row.text("title_en"))
            return Zone(code: try row.text("code"), title: title, rollUp: rollUp)
        }
        let found = try db.firstRow(
            of: "zoning_scheme",
            """
            SELECT id, title_sv, title_en, statement_sv, statement_en, population_rule FROM zoning_scheme WHERE \
            name = CAST(? AS TEXT)
            """, [name.whole]
        ) { row in
            let word = try row.text("population_rule")
            guard let rule = PopulationRule(rawValue: word) else {
                throw StoreError.corrupt(table: "zoning_scheme", row: try row.integer("id"), what: word)
            }
            let scheme = ZoningScheme(
                name: name, title: Wording(sv: try row.text("title_sv"), en: try row.text("title_en")),
                statement: Wording(sv: try row.text("statement_sv"), en: try row.text("statement_en")), zones: zones)
            return (scheme, rule)
        }
        guard let found else { throw StoreError.unknownScheme(name, known: try schemes()) }
        return found
    }

    /// The keys of a scheme's cells, by index into `Territory.cells`.
    func cellKeys(scheme: String) throws -> [Int64] {
        try Int64.fetchAll(db, sql: "SELECT fid FROM cell WHERE scheme = ? ORDER BY fid", arguments: [scheme])
    }

    func register() throws -> [Municipality] {
        try db.rows(
            of: "municipality_register",
            "SELECT id, code, name, fa_region_code, fa_region_name FROM municipality_register ORDER BY code"
        ) { row in
            Municipality(
                code: try row.text("code"), name: try row.text("name"),
                region: try row.optionalText("fa_region_code").map {
                    FunctionalRegion(code: $0, name: try row.text("fa_region_name"))
                })
        }
    }

    func places() throws -> [(entry: Gazetteer.Entry, alternatives: [String])] {
        var alternatives: [Int64: [String]] = [:]
        try PreparedStatement(db, "SELECT place_fid, name FROM place_name ORDER BY id").each { row in
            alternatives[row.integer(0), default: []].append(row.text(1))
        }
        var places: [(entry: Gazetteer.Entry, alternatives: [String])] = []
        try PreparedStatement(
            db, "SELECT fid, geom, name, kind, municipality_code, accuracy_m, source FROM place ORDER BY fid"
        ).each { row in
            let (x, y) = try point(row, table: "place")
            let entry = Gazetteer.Entry(
                name: row.text(2), kind: row.text(3), municipalityCode: row.text(4), x: x, y: y,
                accuracy: row.optionalDouble(5), source: row.text(6))
            places.append((entry, alternatives[row.integer(0)] ?? []))
        }
        return places
    }

    private func region(_ row: ResultRow, _ column: Int32) -> FunctionalRegion? {
        row.optionalText(column).map { FunctionalRegion(code: $0, name: row.text(column + 1)) }
    }

    /// Rows begin with `fid, geom`.
    private func append(_ row: ResultRow, table: String, to column: inout GeometryColumn) throws {
        guard let wkb = GeoPackageGeometry.wkb(of: row.blob(1)) else {
            throw StoreError.corrupt(table: table, row: row.integer(0), what: "geom")
        }
        let summary = try column.append(wkb: wkb)
        // GEOS overlays areas only, and a county has none that is empty.
        guard summary.kind == .polygon || summary.kind == .multiPolygon, summary.coordinateCount > 0 else {
            throw StoreError.corrupt(table: table, row: row.integer(0), what: "geom")
        }
    }

    /// Inhabitants, as many as a world may have: sums of them stay whole.
    private func people(_ row: ResultRow, _ column: Int32, table: String) throws -> Int {
        guard (0...10_000_000_000).contains(row.integer(column)) else {
            throw StoreError.corrupt(table: table, row: row.integer(0), what: "population")
        }
        return row.int(column)
    }

    private func point(_ row: ResultRow, table: String) throws -> (x: Double, y: Double) {
        guard let wkb = GeoPackageGeometry.wkb(of: row.blob(1)), case let summary = try WKBReader.summary(of: wkb),
            summary.isInRange, let box = summary.envelope
        else {
            throw StoreError.corrupt(table: table, row: row.integer(0), what: "geom")
        }
        return (box.minX, box.minY)
    }
}

extension Territory {
    /// The difference of another county or other borders from this store's; nil where municipalities agree to 1 m².
    func difference(from other: Territory) throws -> Wording? {
        guard other.countyCode == countyCode, other.municipalities.map(\.code) == municipalities.map(\.code) else {
            return Wording(
                sv:
                    """
                    länet är \(other.countyCode) med \(Plural.sv(other.municipalities.count, "kommun", "kommuner")), \
                    inte \(countyCode) med \(municipalities.count)
                    """,
                en:
                    """
                    the county is \(other.countyCode) with \
                    \(Plural.en(other.municipalities.count, "municipality", "municipalities")), not \(countyCode) \
                    with \(municipalities.count)
                    """
            )
        }
        let context = Context()
        for (row, municipality) in municipalities.enumerated() {
            let own = try municipalityAreas.geometry(row, in: context)
            let area = try own.symmetricDifference(other.municipalityAreas.geometry(row, in: context)).area
            guard area <= 1 else {
                return Wording(
                    sv: "\(municipality.name) har andra gränser; \(area) m² skiljer",
                    en: "\(municipality.name) has other borders; they differ by \(area) m²")
            }
        }
        return nil
    }
}

extension Store {
    /// Names of the zoning schemes; the first is the default.
    public var schemes: [String] {
        get throws { try read { try TerritoryTables($0).schemes() } }
    }

    /// The territory under a zoning scheme (nil: the default), as it was written; single polygons come as
    /// multi-polygons.
    public func territory(scheme: String? = nil) throws -> Territory {
        try read { try TerritoryTables($0).territory(scheme: scheme) }
    }

    public func gazetteer() throws -> Gazetteer {
        Gazetteer(try read { try TerritoryTables($0).places() })
    }

    /// Where place names would lead if the store adopted a territory.
    public func gazetteer(with territory: Territory, source: String) throws -> Gazetteer {
        try read { try TerritoryTables($0).gazetteer(with: territory.localities, source: source) }
    }

    /// All municipalities that data may name, by code.
    public func municipalityRegister() throws -> [Municipality] {
        try read { try TerritoryTables($0).register() }
    }
}
