internal import GRDB
internal import Planar
internal import Territory

/// Reads a selection of initiatives with their footprints, each table once from beginning to end, or a few named ones
/// row by row.
///
/// Large tables are read in ranges of keys on several connections.
struct InitiativeScan {
    /// The number of initiatives that justifies further connections.
    static let manyInitiatives: Int64 = 20_000

    /// The largest number of named initiatives to look up one by one.
    private static let fewInitiatives = 5_000

    /// The number of ranges of a large table.
    private static let pieces: Int64 = 8

    private let db: Database
    private let selection: Selection
    private let scheme: String
    private let detail: InitiativeTable.Detail
    /// Keys of the scheme's cells, ascending.
    private let cells: [Int64]

    init(_ db: Database, _ selection: Selection, scheme: String, detail: InitiativeTable.Detail) throws {
        self.db = db
        self.selection = selection
        self.scheme = scheme
        self.detail = detail
        cells = try TerritoryTables(db).cellKeys(scheme: scheme)
    }

    /// - Parameters:
    ///   - path: the store's file, for further connections.
    ///   - many: the number of initiatives that justifies further connections.
    func table(path: String, many: Int64 = manyInitiatives) throws -> InitiativeTable {
        if let ids = selection.ids, ids.count <= Self.fewInitiatives {
            let keys = try keys(of: ids)
            return try joined(
                Records(db, selection, detail, keys: keys), FootprintScan(db, scheme: scheme, cells: cells, of: keys))
        }
        var all: [Piece] = []
        var isLarge = false
        for (table, piece) in [
            ("initiative", Piece.initiatives), ("footprint", Piece.footprints), ("footprint_part", Piece.parts),
        ] as [(String, (KeyRange) -> Piece)] {
            for source in try FormerState.sources(of: VersionedTable.named(table), db) {
                let largest = source.largestKey
                isLarge = isLarge || largest >= many
                all += try KeyRange.pieces(largest >= many ? Self.pieces : 1, of: source).map(piece)
            }
        }
        let read = try PiecewiseReading(db: db, path: path).parts(all, isLarge: isLarge) {
            [selection, scheme, detail, cells] db, piece in
            var records: Records?
            var footprints = FootprintScan()
            switch piece {
            case .initiatives(let keys): records = try Records(db, selection, detail, keys: keys)
            case .footprints(let keys): try footprints.readFootprints(db, scheme: scheme, keys: keys)
            case .parts(let keys): try footprints.readParts(db, cells: cells, keys: keys)
            }
            return (records: records, footprints: footprints)
        }
        return try joined(Records(detail, read.compactMap(\.records)), FootprintScan(read.map(\.footprints)))
    }

    /// Keys of one table.
    private enum Piece: Sendable {
        case initiatives(KeyRange)
        case footprints(KeyRange)
        case parts(KeyRange)
    }

    /// Keys of the existing ones, ascending.
    private func keys(of ids: Set<String>) throws -> [Int64] {
        let key = try PreparedStatement(db, "SELECT fid FROM initiative WHERE id = ?")
        var keys: [Int64] = []
        for id in ids { try key.each(id) { keys.append($0.integer(0)) } }
        return keys.sorted()
    }

    /// The selected initiatives without their footprints, in ascending order of keys but in a former state.
    private struct Records: Sendable {
        private let detail: InitiativeTable.Detail
        private(set) var keys: [Int64] = []
        private(set) var initiatives: [Initiative] = []
        private(set) var figures: InitiativeFigures
        private(set) var geometry = GeometryColumn()
        private(set) var placeShares: [[Share]] = []
        /// By initiative, the row of `geometry`, or −1; empty where no geometry was asked for.
        private(set) var geometryRow: [Int32] = []
        /// Öre granted by key, of initiatives that only lack a date to pass; nil where none is stated, as in the two
        /// that follow.
        private(set) var undated: [Int64: Int64?] = [:]
        /// Öre granted by key, of initiatives whose date alone may lie in or outside the period.
        private(set) var straddling: [Int64: Int64?] = [:]
        /// Status and öre granted by key, of initiatives that only their status class leaves out.
        private(set) var leftOut: [Int64: (status: String, ore: Int64?)] = [:]

        var column: InitiativeColumn {
            detail == .all ? InitiativeColumn(initiatives) : InitiativeColumn(figures, detail)
        }

        /// Scans some keys, ascending, whose identifiers pass.
        init(_ db: Database, _ selection: Selection, _ detail: InitiativeTable.Detail, keys: [Int64]) throws {
            self.detail = detail
            figures = InitiativeFigures(detail)
            let taking = try Taking(db, selection, detail)
            let row = try PreparedStatement(db, "SELECT \(taking.columns) FROM initiative WHERE fid = ?")
            for key in keys { try row.each(key) { try take($0, taking) } }
        }

        /// Scans a range of keys.
        init(_ db: Database, _ selection: Selection, _ detail: InitiativeTable.Detail, keys: KeyRange) throws {
            self.detail = detail
            figures = InitiativeFigures(detail)
            reserve(keys.most)
            let taking = try Taking(db, selection, detail)
            try PreparedStatement(db, taking.rows(keys)).each(keys.first, keys.end) {
                if let ids = selection.ids, !ids.contains($0.text(taking.id)) { return }
                try take($0, taking)
            }
        }

        /// The criteria for rows, and the positions of their columns.
        private struct Taking {
            let admission: Admission
            let detail: InitiativeTable.Detail
            /// Nil where figures suffice.
            let reader: InitiativeReader?

            init(_ db: Database, _ selection: Selection, _ detail: InitiativeTable.Detail) throws {
                admission = try Admission(selection, db)
                self.detail = detail
                reader = detail == .all ? try InitiativeReader(db) : nil
            }

            var columns: String {
                switch detail {
                case .all: InitiativeReader.columns
                case .amounts where !admission.looksBeyondStatus: InitiativeFigures.columnsOfAmounts
                case .figures, .amounts: InitiativeFigures.columns
                }
            }

            func rows(_ keys: KeyRange) -> String { keys.query(columns) }
            var id: Int32 { reader == nil ? InitiativeFigures.id : InitiativeReader.id }
            var status: Int32 { reader == nil ? InitiativeFigures.status : InitiativeReader.status }
            var granted: Int32 { reader == nil ? InitiativeFigures.grantedOre : InitiativeReader.grantedOre }

            func verdict(_ row: ResultRow) -> Admission.Verdict {
                reader == nil
                    ? admission.verdict(
                        row, programme: InitiativeFigures.programme, area: InitiativeFigures.strengthArea,
                        status: InitiativeFigures.status, dates: InitiativeFigures.dates, basis: nil)
                    : admission.verdict(
                        row, programme: InitiativeReader.programme, area: InitiativeReader.strengthArea,
                        status: InitiativeReader.status, dates: InitiativeReader.dates, basis: nil)
            }
        }

        private mutating func take(_ row: ResultRow, _ taking: Taking) throws {
            // Rejects most rows of a narrow selection before reading their texts.
            switch taking.verdict(row) {
            case .counts: break
            case .isRefused: return
            case .isUndated:
                undated.updateValue(row.optionalInteger(taking.granted), forKey: row.integer(0))
                return
            case .straddles:
                straddling.updateValue(row.optionalInteger(taking.granted), forKey: row.integer(0))
                return
            case .isLeftOut:
                leftOut[row.integer(0)] = (row.text(taking.status), row.optionalInteger(taking.granted))
                return
            }
            keys.append(row.integer(0))
            guard let reader = taking.reader else {
                figures.append(row)
                return
            }
            initiatives.append(try reader.initiative(at: row))
            guard !row.isNull(1) else {
                geometryRow.append(-1)
                return
            }
            guard let wkb = GeoPackageGeometry.wkb(of: row.blob(1)) else {
                throw StoreError.corrupt(table: "initiative", row: row.integer(0), what: "geom")
            }
            geometryRow.append(Int32(geometry.count))
            try geometry.append(wkb: wkb)
            placeShares.append(try InitiativeReader.placeShares(row))
        }

        /// Joins records of ranges of keys.
        init(_ detail: InitiativeTable.Detail, _ pieces: [Records]) {
            self.detail = detail
            figures = InitiativeFigures(detail)
            reserve(pieces.reduce(0) { $0 + $1.keys.count })
            geometry.reserve(
                rows: pieces.reduce(0) { $0 + $1.geometry.count },
                bytes: pieces.reduce(0) { $0 + $1.geometry.byteCount })
            for piece in pieces {
                keys += piece.keys
                initiatives += piece.initiatives
                figures.append(piece.figures)
                let first = Int32(geometry.count)
                for row in 0..<piece.geometry.count { geometry.append(row, of: piece.geometry) }
                placeShares += piece.placeShares
                geometryRow += piece.geometryRow.lazy.map { $0 < 0 ? -1 : first + $0 }
                undated.merge(piece.undated) { own, _ in own }
                straddling.merge(piece.straddling) { own, _ in own }
                leftOut.merge(piece.leftOut) { own, _ in own }
            }
        }

        private mutating func reserve(_ rows: Int) {
            keys.reserveCapacity(rows)
            guard detail == .all else {
                figures.reserve(rows)
                return
            }
            initiatives.reserveCapacity(rows)
            geometryRow.reserveCapacity(rows)
        }
    }

    /// Initiatives and footprints in the order of identifiers.
    private func joined(_ records: Records, _ footprints: FootprintScan) throws -> InitiativeTable {
        var table = InitiativeTable()
        table.classes = selection.classes
        table.standings = try StatusTables(db).standings()
        var footprintOf = [Int32](repeating: -1, count: records.keys.count)
        var keys = KeyPositions(records.keys)
        for row in 0..<footprints.count {
            let isLeftOut = selection.withoutCountyWide && footprints.basis[row] == .countyWide
            if let position = keys.position(of: footprints.initiatives[row]) {
                if !isLeftOut { footprintOf[position] = Int32(row) }
            } else if !isLeftOut, let granted = records.undated[footprints.initiatives[row]] {
                table.undated.add(ore: granted)
            } else if !isLeftOut, let granted = records.straddling[footprints.initiatives[row]] {
                table.straddling.add(ore: granted)
            } else if !isLeftOut, let (status, ore) = records.leftOut[footprints.initiatives[row]] {
                table.leftOut[status, default: AmountTally()].add(ore: ore)
            }
        }
        let column = records.column
        var amounts = Amounts()
        for row in column.indices {
            if let ore = column.grantedOre(row), !amounts.add(ore) {
                throw StoreError.corrupt(table: "initiative", row: records.keys[row], what: "granted_ore")
            }
        }
        let selected = Self.byIdentifier(footprintOf.indices.filter { footprintOf[$0] >= 0 }, column)
        // Initiatives are mostly written in the order of their identifiers; then nothing moves.
        table.initiatives = selected.elementsEqual(column.indices) ? column : column.rows(selected)
        let rows = selected.map { Int(footprintOf[$0]) }
        table.take(rows.elementsEqual(0..<footprints.count) ? footprints : footprints.rows(rows))
        guard detail == .all else { return table }
        for (row, position) in selected.enumerated() where records.geometryRow[position] >= 0 {
            table.geometry.append(Int(records.geometryRow[position]), of: records.geometry)
            table.placeShares.append(records.placeShares[Int(records.geometryRow[position])])
            table.geometryRows.append(Int32(row))
        }
        return table
    }

    private static func byIdentifier(_ positions: [Int], _ column: InitiativeColumn) -> [Int] {
        guard zip(positions, positions.dropFirst()).contains(where: { column.precedes($1, $0) }) else {
            return positions
        }
        return positions.sorted(by: column.precedes)
    }
}

extension InitiativeTable {
    fileprivate mutating func take(_ footprints: FootprintScan) {
        partOffsets = footprints.partOffsets
        cells = footprints.cells
        shares = footprints.shares
        grantedOre = footprints.grantedOre
        outsideShare = footprints.outsideShare
        unlocatedShare = footprints.unlocatedShare
        outsideOre = footprints.outsideOre
        unlocatedOre = footprints.unlocatedOre
        basis = footprints.basis
        precision = footprints.precision
        rule = footprints.rule
        nearBorder = footprints.nearBorder
        doubtful = footprints.doubtful
        restsOnTotal = footprints.restsOnTotal
    }
}
