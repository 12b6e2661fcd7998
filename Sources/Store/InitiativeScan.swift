internal import Dispatch
internal import GRDB
internal import Planar
internal import Synchronization
internal import Territory

/// Reads a selection of initiatives with their footprints, each table once from beginning to end; a few that are named, row by row.
///
/// Where there are many, a second connection reads the footprints meanwhile. It sees what the first one sees: as long as that one's
/// transaction lasts, nobody can commit.
struct InitiativeScan {
    /// From so many initiatives on a second connection is worth opening.
    static let manyInitiatives: Int64 = 20_000

    /// Up to so many named initiatives are looked up one by one.
    private static let fewInitiatives = 5_000

    private let db: Database
    private let selection: Selection
    private let scheme: String
    private let detail: InitiativeTable.Detail
    private let cellIndex: [Int64: Int32]

    init(_ db: Database, _ selection: Selection, scheme: String, detail: InitiativeTable.Detail) throws {
        self.db = db
        self.selection = selection
        self.scheme = scheme
        self.detail = detail
        let cells = try TerritoryTables(db).cellKeys(scheme: scheme)
        cellIndex = Dictionary(uniqueKeysWithValues: cells.enumerated().map { ($1, Int32($0)) })
    }

    /// - Parameters:
    ///   - path: the store's file, for the second connection.
    ///   - many: the number of initiatives from which on that is opened.
    func table(path: String, many: Int64 = manyInitiatives) throws -> InitiativeTable {
        if let ids = selection.ids, ids.count <= Self.fewInitiatives {
            let keys = try keys(of: ids)
            return try joined(records(keys), Footprints(db, scheme: scheme, cellIndex, of: keys))
        }
        let most = try Int64.fetchOne(db, sql: "SELECT max(fid) FROM initiative") ?? 0
        guard most >= many else {
            let records = try records()
            return try joined(records, Footprints(db, scheme: scheme, cellIndex))
        }
        let beside = Mutex<Result<Footprints, any Error>?>(nil)
        let group = DispatchGroup()
        DispatchQueue.global().async(group: group) { [scheme, cellIndex] in
            var configuration = Configuration()
            configuration.readonly = true
            // A writer that waits for the first connection would keep this one waiting too.
            configuration.busyMode = .immediateError
            let result = Result {
                try DatabaseQueue(path: path, configuration: configuration).read { try Footprints($0, scheme: scheme, cellIndex) }
            }
            beside.withLock { $0 = result }
        }
        let initiatives = Result { try records() }
        group.wait()
        switch beside.withLock({ $0 }) {
        case .success(let footprints): return try joined(initiatives.get(), footprints)
        case .failure(let error) where !(error is DatabaseError): throw error
        case .failure, nil: return try joined(initiatives.get(), Footprints(db, scheme: scheme, cellIndex))
        }
    }

    // MARK: Initiatives

    /// The selected initiatives as far as they themselves say, in ascending order of keys.
    private struct Records {
        var keys: [Int64] = []
        var initiatives: [Initiative] = []
        var geometry = GeometryColumn()
        /// By initiative, the row of `geometry`, or −1.
        var geometryRow: [Int32] = []
        /// Those that pass but for a date that they don't have, and what they were granted.
        var undated: [Int64: Int64] = [:]
    }

    /// Keys of those that are there, ascending.
    private func keys(of ids: Set<String>) throws -> [Int64] {
        let key = try PreparedStatement(db, "SELECT fid FROM initiative WHERE id = ?")
        var keys: [Int64] = []
        for id in ids { try key.each(id) { keys.append($0.integer(0)) } }
        return keys.sorted()
    }

    /// - Parameter keys: looks at these only, ascending; nil: at all.
    private func records(_ keys: [Int64]? = nil) throws -> Records {
        var records = Records()
        let reader = try InitiativeReader(db)
        let admission = Admission(selection)
        func take(_ row: ResultRow) throws {
            if keys == nil, let ids = selection.ids, !ids.contains(row.text(InitiativeReader.id)) { return }
            // Most rows of a narrow selection end here, before their texts are read.
            switch admission.admits(
                row, programme: InitiativeReader.programme, area: InitiativeReader.strengthArea, status: InitiativeReader.status,
                dates: InitiativeReader.dates, basis: nil)
            {
            case true?: break
            case false?: return
            case nil:
                records.undated[row.integer(0)] = row.integer(InitiativeReader.grantedOre)
                return
            }
            records.keys.append(row.integer(0))
            guard detail == .all else {
                records.initiatives.append(reader.figures(at: row))
                return
            }
            records.initiatives.append(try reader.initiative(at: row))
            guard !row.isNull(1) else {
                records.geometryRow.append(-1)
                return
            }
            guard let wkb = GeoPackageGeometry.wkb(of: row.blob(1)) else {
                throw StoreError.corrupt(table: "initiative", row: row.integer(0), what: "geom")
            }
            records.geometryRow.append(Int32(records.geometry.count))
            try records.geometry.append(wkb: wkb)
        }
        let rows = "SELECT \(InitiativeReader.columns) FROM initiative"
        if let keys {
            let row = try PreparedStatement(db, rows + " WHERE fid = ?")
            for key in keys { try row.each(key, row: take) }
        } else {
            try PreparedStatement(db, rows + " ORDER BY fid").each(row: take)
        }
        return records
    }

    // MARK: Footprints

    /// All footprints of a scheme, in ascending order of keys, and their parts.
    private struct Footprints: Sendable {
        struct Row: Sendable {
            let key: Int64
            let initiative: Int64
            let outsideShare: Int64, unlocatedShare: Int64
            let outsideOre: Int64, unlocatedOre: Int64
            let basis: Footprint.Basis, precision: Precision, rule: Footprint.Rule
            let isNearBorder: Bool
        }

        struct Part: Sendable {
            let footprint: Int64
            let cell: Int32
            let share: Int64
            let grantedOre: Int64
        }

        private(set) var rows: [Row] = []
        private(set) var parts: [Part] = []
        /// Row r has `parts[offsets[r]..<offsets[r + 1]]`, ascending by cell.
        private(set) var offsets: [Int] = [0]

        /// - Parameter initiatives: keys; nil: of all.
        init(_ db: Database, scheme: String, _ cellIndex: [Int64: Int32], of initiatives: [Int64]? = nil) throws {
            func footprint(_ row: ResultRow) throws {
                guard let basis = Footprint.Basis(rawValue: row.text(6)), let precision = Precision(rawValue: row.text(7)),
                    let rule = Footprint.Rule(rawValue: row.text(8))
                else { throw StoreError.corrupt(table: "footprint", row: row.integer(0), what: "basis, precision, rule") }
                rows.append(
                    Row(
                        key: row.integer(0), initiative: row.integer(1), outsideShare: row.integer(2), unlocatedShare: row.integer(3),
                        outsideOre: row.integer(4), unlocatedOre: row.integer(5), basis: basis, precision: precision, rule: rule,
                        isNearBorder: row.int(9) != 0))
            }
            let columns = """
                SELECT id, initiative_fid, outside_share, unlocated_share, outside_ore, unlocated_ore, basis, precision, rule, near_border
                FROM footprint WHERE scheme = ?
                """
            if let initiatives {
                let one = try PreparedStatement(db, columns + " AND initiative_fid = ?")
                for key in initiatives { try one.each(scheme, key, row: footprint) }
                rows.sort { $0.key < $1.key }
            } else {
                try PreparedStatement(db, columns + " ORDER BY id").each(scheme, row: footprint)
            }
            var keys = KeyOrder(rows.map(\.key))
            var isOrdered = true
            // Parts are written footprint by footprint: nearly always they come in the order that is wanted.
            func part(_ row: ResultRow) throws {
                guard keys.position(of: row.integer(0)) != nil else { return }
                guard let cell = cellIndex[row.integer(1)] else {
                    throw StoreError.corrupt(table: "footprint_part", row: row.integer(0), what: "cell_fid")
                }
                let part = Part(footprint: row.integer(0), cell: cell, share: row.integer(2), grantedOre: row.integer(3))
                if let last = parts.last, (part.footprint, part.cell) < (last.footprint, last.cell) { isOrdered = false }
                parts.append(part)
            }
            let partColumns = "SELECT footprint_id, cell_fid, share, granted_ore FROM footprint_part"
            if initiatives == nil {
                try PreparedStatement(db, partColumns + " ORDER BY id").each(row: part)
            } else {
                let one = try PreparedStatement(db, partColumns + " WHERE footprint_id = ?")
                for row in rows { try one.each(row.key, row: part) }
            }
            if !isOrdered { parts.sort { ($0.footprint, $0.cell) < ($1.footprint, $1.cell) } }
            var next = 0
            for row in rows {
                while next < parts.count, parts[next].footprint == row.key { next += 1 }
                offsets.append(next)
            }
        }
    }

    /// Initiatives and footprints by identifier of the initiative.
    private func joined(_ records: Records, _ footprints: Footprints) throws -> InitiativeTable {
        var table = InitiativeTable()
        var rowOfInitiative = [Int32](repeating: -1, count: records.keys.count)
        var keys = KeyOrder(records.keys)
        for (row, footprint) in footprints.rows.enumerated() {
            let isLeftOut = selection.withoutCountyWide && footprint.basis == .countyWide
            if let position = keys.position(of: footprint.initiative) {
                if !isLeftOut { rowOfInitiative[position] = Int32(row) }
            } else if !isLeftOut, let granted = records.undated[footprint.initiative] {
                table.undated.initiatives += 1
                table.undated.grantedOre += granted
            }
        }
        let selected = rowOfInitiative.indices.filter { rowOfInitiative[$0] >= 0 }
        for position in Self.byIdentifier(selected, records.initiatives) {
            let row = Int(rowOfInitiative[position])
            let footprint = footprints.rows[row]
            if detail == .all, records.geometryRow[position] >= 0 {
                try table.geometry.append(wkb: records.geometry[Int(records.geometryRow[position])])
                table.geometryRows.append(Int32(table.count))
            }
            table.initiatives.append(records.initiatives[position])
            for part in footprints.parts[footprints.offsets[row]..<footprints.offsets[row + 1]] {
                table.cells.append(part.cell)
                table.shares.append(part.share)
                table.grantedOre.append(part.grantedOre)
            }
            table.partOffsets.append(Int32(table.cells.count))
            table.outsideShare.append(footprint.outsideShare)
            table.unlocatedShare.append(footprint.unlocatedShare)
            table.outsideOre.append(footprint.outsideOre)
            table.unlocatedOre.append(footprint.unlocatedOre)
            table.basis.append(footprint.basis)
            table.precision.append(footprint.precision)
            table.rule.append(footprint.rule)
            table.nearBorder.append(footprint.isNearBorder)
        }
        return table
    }

    /// In the order in which SQLite compares texts: byte by byte.
    private static func byIdentifier(_ positions: [Int], _ initiatives: [Initiative]) -> [Int] {
        func precedes(_ a: Int, _ b: Int) -> Bool { initiatives[a].id.utf8.lexicographicallyPrecedes(initiatives[b].id.utf8) }
        guard zip(positions, positions.dropFirst()).contains(where: { precedes($1, $0) }) else { return positions }
        return positions.sorted(by: precedes)
    }
}

/// Finds keys among ascending ones; at once where they are asked for in ascending order.
private struct KeyOrder {
    private let keys: [Int64]
    private var next = 0

    init(_ keys: [Int64]) { self.keys = keys }

    mutating func position(of key: Int64) -> Int? {
        if next > 0, keys[next - 1] == key { return next - 1 }
        if next < keys.count, keys[next] == key {
            next += 1
            return next - 1
        }
        var (low, high) = (0, keys.count)
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        guard low < keys.count, keys[low] == key else { return nil }
        next = low + 1
        return low
    }
}
