internal import GRDB
internal import Territory
internal import Wording

/// Keeps the figures that stand before a change of the territory, and finds what moved.
struct TerritoryChangeTables {
    private let db: Database

    init(_ db: Database) {
        self.db = db
    }

    static let outside = "outside", unlocated = "unlocated"

    // MARK: Writing

    func begin(at time: String, import importID: Int64?, formerCounty: String, county: String) throws -> Int64 {
        try db.execute(
            sql: """
                INSERT INTO territory_change
                  (changed_at, import_id, former_county_code, county_code, initiatives, moved_initiatives, moved_ore)
                VALUES (?, ?, ?, ?, (SELECT count(*) FROM initiative), 0, 0)
                """,
            arguments: [time, importID, formerCounty, county])
        return db.lastInsertedRowID
    }

    /// The footprints as they are now become former ones of the change. O(footprint parts).
    func keepFootprints(of change: Int64) throws {
        try VersionedTable.named("former_footprint").insertingDated(db) {
            try db.execute(
                sql: """
                    INSERT INTO former_footprint (change_id, initiative_fid, scheme, part, share, granted_ore, since)
                    SELECT ?1, fid, scheme, part, share, ore, ?2 FROM (\(Self.current)) ORDER BY scheme, fid, part
                    """,
                arguments: [change, EntryTables(db).now()])
        }
    }

    /// Finds and enters what moved.
    ///
    /// - Parameters:
    ///   - names: of municipalities and cells, before and after, by code.
    ///   - fates: of the schemes; those that were there before and after are compared.
    /// - Complexity: O(footprint parts · log).
    func finish(
        _ change: Int64, formerDefault: String, default scheme: String, fates: [String: TerritoryChange.Fate],
        names: [String: Wording]
    )
        throws
    {
        let municipal = try moves(
            of: change, from: formerDefault, to: scheme, key: "substr(part, 1, instr(part || '/', '/') - 1)")
        try db.execute(
            sql: "UPDATE territory_change SET moved_initiatives = ?, moved_ore = ? WHERE id = ?",
            arguments: [municipal.initiatives, municipal.ore, change])
        try enter(municipal, of: change, scheme: nil, names: names)
        for (name, fate) in fates.sorted(by: { $0.key < $1.key }) {
            var found = Found()
            if fate == .kept || fate == .replaced { found = try moves(of: change, from: name, to: name, key: "part") }
            try db.execute(
                sql: """
                    INSERT INTO territory_scheme (change_id, scheme, fate, moved_initiatives, moved_ore)
                    VALUES (?, CAST(? AS TEXT), ?, ?, ?)
                    """,
                arguments: [change, name.whole, fate.rawValue, found.initiatives, found.ore])
            try enter(found, of: change, scheme: name, names: names)
        }
    }

    private func enter(_ found: Found, of change: Int64, scheme: String?, names: [String: Wording]) throws {
        for (pair, flow) in found.flows.sorted(by: { ($0.key.from, $0.key.to) < ($1.key.from, $1.key.to) }) {
            let from = Self.name(pair.from, names)
            let to = Self.name(pair.to, names)
            let texts = [scheme, pair.from, from.sv, from.en, pair.to, to.sv, to.en]
            let marks = [String](repeating: "CAST(? AS TEXT)", count: texts.count).joined(separator: ", ")
            try db.execute(
                sql: """
                    INSERT INTO territory_move (scheme, from_part, from_name_sv, from_name_en, to_part, to_name_sv, \
                    to_name_en, change_id, initiatives, share, granted_ore)
                    VALUES (\(marks), ?, ?, ?, ?)
                    """,
                arguments: StatementArguments(texts.map { $0?.whole })
                    + [change, flow.initiatives, flow.share, flow.ore])
        }
    }

    private static func name(_ part: String, _ names: [String: Wording]) -> Wording {
        switch part {
        case outside: Wording(sv: "utanför länet", en: "outside the county")
        case unlocated: Wording(sv: "okänt läge", en: "unknown location")
        default: names[part] ?? Wording(verbatim: part)
        }
    }

    // MARK: Comparing

    /// `fid, scheme, part, share, ore` of the footprints as they are.
    private static let current = """
        SELECT footprint.initiative_fid AS fid, footprint.scheme AS scheme, cell.code AS part, footprint_part.share \
        AS share,
            footprint_part.granted_ore AS ore
          FROM footprint JOIN footprint_part ON footprint_id = footprint.id JOIN cell ON cell.fid = cell_fid
        UNION ALL SELECT initiative_fid, scheme, '\(outside)', outside_share, outside_ore FROM footprint WHERE \
        outside_share > 0
        UNION ALL SELECT initiative_fid, scheme, '\(unlocated)', unlocated_share, unlocated_ore FROM footprint WHERE \
        unlocated_share > 0
        """

    private struct Pair: Hashable {
        let from: String
        let to: String
    }

    private struct Found {
        var initiatives = 0
        var ore: Int64 = 0
        var flows: [Pair: (initiatives: Int, share: Int64, ore: Int64)] = [:]
    }

    /// Less than this share in another part is rounding of coordinates, not a move: a billionth, in `Share` parts.
    private static let noise: Int64 = 1_000

    private func moves(of change: Int64, from former: String, to scheme: String, key: String) throws -> Found {
        var found = Found()
        var fid: Int64?
        var differences: [(part: String, share: Int64, ore: Int64)] = []
        func close() {
            var moved: Set<Pair> = []
            var most: Int64 = 0
            for (pair, share) in Self.deal(differences.map { ($0.part, $0.share) }) where share > 0 {
                found.flows[pair, default: (0, 0, 0)].share += share
                most += share
                if share > Self.noise { moved.insert(pair) }
            }
            // Of an amount below zero, the part that gains is the one whose sum falls.
            let sign: Int64 =
                differences.contains { ($0.share > 0) == ($0.ore < 0) && $0.share != 0 && $0.ore != 0 } ? -1 : 1
            for (pair, ore) in Self.deal(differences.map { ($0.part, $0.ore * sign) }) where ore > 0 {
                found.flows[pair, default: (0, 0, 0)].ore += ore * sign
                found.ore += ore * sign
            }
            for pair in moved { found.flows[pair, default: (0, 0, 0)].initiatives += 1 }
            if most > Self.noise { found.initiatives += 1 }
            differences = []
        }
        try PreparedStatement(
            db,
            """
            SELECT fid, \(key) AS place, sum(share), sum(ore) FROM (
              SELECT fid, part, share, ore FROM (\(Self.current)) WHERE scheme = ?
              UNION ALL SELECT initiative_fid, part, -share, -granted_ore FROM former_footprint WHERE change_id = ? \
            AND scheme = ?)
            GROUP BY fid, place HAVING sum(share) <> 0 OR sum(ore) <> 0 ORDER BY fid, place
            """
        ).each(scheme, change, former) { row in
            if let open = fid, open != row.integer(0) { close() }
            fid = row.integer(0)
            differences.append((row.text(1), row.integer(2), row.integer(3)))
        }
        if fid != nil { close() }
        // Shares that rounding moved back and forth between the same two parts mean nothing.
        found.flows = found.flows.filter { $0.value.initiatives > 0 || $0.value.ore != 0 }
        return found
    }

    /// From the parts that lose to those that gain, each in the order given. Losses and gains are equal in sum.
    private static func deal(_ differences: [(part: String, amount: Int64)]) -> [(Pair, Int64)] {
        var gains = differences.filter { $0.amount > 0 }[...]
        var flows: [(Pair, Int64)] = []
        for loss in differences where loss.amount < 0 {
            var left = -loss.amount
            while left > 0, let gain = gains.first {
                let amount = min(left, gain.amount)
                flows.append((Pair(from: loss.part, to: gain.part), amount))
                left -= amount
                gains[gains.startIndex].amount -= amount
                if gains[gains.startIndex].amount == 0 { gains.removeFirst() }
            }
        }
        return flows
    }

    // MARK: Reading

    func changes() throws -> [TerritoryChange] {
        var moves: [String: [TerritoryChange.Flow]] = [:]
        let key: (Int64, String?) -> String = { "\($0) \($1 ?? "")" }
        for (change, scheme, flow) in try flows() { moves[key(change, scheme), default: []].append(flow) }
        var schemes: [Int64: [TerritoryChange.Scheme]] = [:]
        _ = try db.rows(
            of: "territory_scheme",
            """
            SELECT id, change_id, scheme, fate, moved_initiatives, moved_ore FROM territory_scheme ORDER BY \
            change_id, scheme
            """
        ) { row in
            let word = try row.text("fate")
            guard let fate = TerritoryChange.Fate(rawValue: word) else {
                throw StoreError.corrupt(table: "territory_scheme", row: try row.integer("id"), what: word)
            }
            let (change, name) = (try row.integer("change_id"), try row.text("scheme"))
            schemes[change, default: []].append(
                .init(
                    name: name, fate: fate,
                    moves: .init(
                        initiatives: try row.int("moved_initiatives"), grantedOre: try row.integer("moved_ore"),
                        flows: moves[key(change, name)] ?? [])))
        }
        return try db.rows(
            of: "territory_change",
            """
            SELECT territory_change.id, changed_at, file_name, former_county_code, county_code, initiatives, \
            moved_initiatives,
              moved_ore
            FROM territory_change LEFT JOIN import ON import.id = import_id ORDER BY territory_change.id
            """
        ) { row in
            let id = try row.integer("id")
            return TerritoryChange(
                id: id, time: try row.text("changed_at"), fileName: try row.optionalText("file_name"),
                formerCountyCode: try row.text("former_county_code"), countyCode: try row.text("county_code"),
                initiatives: try row.int("initiatives"),
                byMunicipality: .init(
                    initiatives: try row.int("moved_initiatives"), grantedOre: try row.integer("moved_ore"),
                    flows: moves[key(id, nil)] ?? []),
                schemes: schemes[id] ?? [])
        }
    }

    /// Moves by change and scheme, most money first; the scheme is nil for moves between municipalities.
    private func flows() throws -> [(change: Int64, scheme: String?, flow: TerritoryChange.Flow)] {
        try db.rows(
            of: "territory_move",
            """
            SELECT id, change_id, scheme, from_part, from_name_sv, from_name_en, to_part, to_name_sv, to_name_en, \
            initiatives, share, granted_ore
            FROM territory_move ORDER BY change_id, abs(granted_ore) DESC, initiatives DESC, share DESC, id
            """
        ) { row in
            let from = Wording(sv: try row.text("from_name_sv"), en: try row.text("from_name_en"))
            let to = Wording(sv: try row.text("to_name_sv"), en: try row.text("to_name_en"))
            let flow = TerritoryChange.Flow(
                from: .init(code: try row.text("from_part"), name: from),
                to: .init(code: try row.text("to_part"), name: to), initiatives: try row.int("initiatives"),
                share: Share(parts: try row.integer("share")).fraction, grantedOre: try row.integer("granted_ore"))
            return (try row.integer("change_id"), try row.optionalText("scheme"), flow)
        }
    }

    /// Öre and shares by part, as they were before a change, under one scheme.
    func formerFigures(of change: Int64, scheme: String) throws -> [FormerFigure] {
        var figures: [FormerFigure] = []
        try PreparedStatement(
            db,
            """
            SELECT initiative.id, part, share, former_footprint.granted_ore
            FROM former_footprint JOIN initiative ON initiative.fid = initiative_fid
            WHERE change_id = ? AND scheme = ? ORDER BY initiative.id, part
            """
        ).each(change, scheme) { row in
            figures.append(
                FormerFigure(
                    initiative: row.text(0), part: row.text(1), share: Share(parts: row.integer(2)),
                    grantedOre: row.integer(3)))
        }
        return figures
    }
}
