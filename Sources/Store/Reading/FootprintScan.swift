internal import GRDB
internal import Territory

/// Footprints of a scheme and their parts as flat columns, in the form of `InitiativeTable`. More than a dozen
/// properties because each is a column.
struct FootprintScan: Sendable {
    // By footprint.
    private var keys: [Int64] = []
    private(set) var initiatives: [Int64] = []
    private(set) var outsideShare: [Int64] = []
    private(set) var unlocatedShare: [Int64] = []
    private(set) var outsideOre: [Int64] = []
    private(set) var unlocatedOre: [Int64] = []
    private(set) var basis: [Footprint.Basis] = []
    private(set) var precision: [Precision] = []
    private(set) var rule: [Footprint.Rule] = []
    private(set) var nearBorder: [Bool] = []
    private(set) var doubtful: [String?] = []
    private(set) var restsOnTotal: [Bool] = []
    /// Count: footprints + 1. Set when all rows have been read.
    private(set) var partOffsets: [Int32] = [0]

    // By part.
    private var footprintKeys: [Int64] = []
    /// Index among the scheme's cells, or −1 for a cell of another scheme.
    private(set) var cells: [Int32] = []
    private(set) var shares: [Int64] = []
    private(set) var grantedOre: [Int64] = []
    /// Whether parts are in the order of footprints, ascending by cell, as nearly always.
    private var isOrdered = true

    var count: Int { keys.count }

    private static let columns = """
        SELECT id, initiative_fid, outside_share, unlocated_share, outside_ore, unlocated_ore, basis, precision, rule,
          near_border, doubtful, rests_on_total
        FROM footprint WHERE scheme = ?
        """
    private static let partColumns = "SELECT footprint_id, cell_fid, share, granted_ore FROM footprint_part"

    init() {}

    /// The footprints of some initiatives, in their order.
    init(_ db: Database, scheme: String, cells: [Int64], of initiatives: [Int64]) throws {
        let one = try PreparedStatement(db, Self.columns + " AND initiative_fid = ?")
        let parts = try PreparedStatement(db, Self.partColumns + " WHERE footprint_id = ? ORDER BY cell_fid")
        var (texts, order) = (Texts(), KeyOrder(cells))
        for initiative in initiatives {
            try one.each(scheme, initiative) { row in
                try append(row, &texts)
                try parts.each(row.integer(0)) { append(part: $0, &order) }
                partOffsets.append(Int32(self.cells.count))
            }
        }
        try checkCells()
    }

    /// Reads footprints with keys in a range, without their parts.
    mutating func readFootprints(_ db: Database, scheme: String, keys range: KeyRange) throws {
        reserve(footprints: range.most)
        var texts = Texts()
        try PreparedStatement(db, Self.columns + " AND id >= ? AND id < ? ORDER BY id").each(
            scheme, range.first, range.end
        ) {
            try append($0, &texts)
        }
    }

    /// Reads parts, of any scheme, with keys in a range.
    mutating func readParts(_ db: Database, cells: [Int64], keys range: KeyRange) throws {
        reserve(parts: range.most)
        var order = KeyOrder(cells)
        try PreparedStatement(db, Self.partColumns + " WHERE id >= ? AND id < ? ORDER BY id").each(
            range.first, range.end
        ) {
            append(part: $0, &order)
        }
    }

    /// Joins scans of ascending ranges of keys, in ascending order of keys.
    init(_ scans: [FootprintScan]) throws {
        reserve(footprints: scans.reduce(0) { $0 + $1.count })
        reserve(parts: scans.reduce(0) { $0 + $1.cells.count })
        for scan in scans {
            if let first = scan.footprintKeys.first, let last = footprintKeys.last,
                (first, scan.cells[0]) < (last, cells[cells.count - 1])
            {
                isOrdered = false
            }
            isOrdered = isOrdered && scan.isOrdered
            keys += scan.keys
            initiatives += scan.initiatives
            outsideShare += scan.outsideShare
            unlocatedShare += scan.unlocatedShare
            outsideOre += scan.outsideOre
            unlocatedOre += scan.unlocatedOre
            basis += scan.basis
            precision += scan.precision
            rule += scan.rule
            nearBorder += scan.nearBorder
            doubtful += scan.doubtful
            restsOnTotal += scan.restsOnTotal
            footprintKeys += scan.footprintKeys
            cells += scan.cells
            shares += scan.shares
            grantedOre += scan.grantedOre
        }
        if !isOrdered {
            arrangeParts(cells.indices.sorted { (footprintKeys[$0], cells[$0]) < (footprintKeys[$1], cells[$1]) })
        }
        if !findParts() {
            var known = KeyOrder(keys)
            arrangeParts(cells.indices.filter { known.position(of: footprintKeys[$0]) != nil })
            guard findParts() else { preconditionFailure("parts of these footprints only, in their order") }
        }
        try checkCells()
    }

    /// Some footprints with their parts, in the order given.
    func rows(_ some: [Int]) -> FootprintScan {
        var scan = FootprintScan()
        scan.keys = some.map { keys[$0] }
        scan.initiatives = some.map { initiatives[$0] }
        scan.outsideShare = some.map { outsideShare[$0] }
        scan.unlocatedShare = some.map { unlocatedShare[$0] }
        scan.outsideOre = some.map { outsideOre[$0] }
        scan.unlocatedOre = some.map { unlocatedOre[$0] }
        scan.basis = some.map { basis[$0] }
        scan.precision = some.map { precision[$0] }
        scan.rule = some.map { rule[$0] }
        scan.nearBorder = some.map { nearBorder[$0] }
        scan.doubtful = some.map { doubtful[$0] }
        scan.restsOnTotal = some.map { restsOnTotal[$0] }
        for row in some {
            let parts = Int(partOffsets[row])..<Int(partOffsets[row + 1])
            scan.footprintKeys += footprintKeys[parts]
            scan.cells += cells[parts]
            scan.shares += shares[parts]
            scan.grantedOre += grantedOre[parts]
            scan.partOffsets.append(Int32(scan.cells.count))
        }
        return scan
    }

    private mutating func reserve(footprints count: Int) {
        keys.reserveCapacity(count)
        initiatives.reserveCapacity(count)
        outsideShare.reserveCapacity(count)
        unlocatedShare.reserveCapacity(count)
        outsideOre.reserveCapacity(count)
        unlocatedOre.reserveCapacity(count)
        basis.reserveCapacity(count)
        precision.reserveCapacity(count)
        rule.reserveCapacity(count)
        nearBorder.reserveCapacity(count)
        doubtful.reserveCapacity(count)
        restsOnTotal.reserveCapacity(count)
    }

    private mutating func reserve(parts count: Int) {
        footprintKeys.reserveCapacity(count)
        cells.reserveCapacity(count)
        shares.reserveCapacity(count)
        grantedOre.reserveCapacity(count)
    }

    private mutating func arrangeParts(_ order: [Int]) {
        footprintKeys = order.map { footprintKeys[$0] }
        cells = order.map { cells[$0] }
        shares = order.map { shares[$0] }
        grantedOre = order.map { grantedOre[$0] }
    }

    /// Whether every part belongs to one of the footprints, in their order; if so, `partOffsets` assign them.
    private mutating func findParts() -> Bool {
        partOffsets = [0]
        partOffsets.reserveCapacity(keys.count + 1)
        var next = 0
        for key in keys {
            while next < footprintKeys.count, footprintKeys[next] == key { next += 1 }
            partOffsets.append(Int32(next))
        }
        return next == footprintKeys.count
    }

    private func checkCells() throws {
        if let part = cells.firstIndex(of: -1) {
            throw StoreError.corrupt(table: "footprint_part", row: footprintKeys[part], what: "cell_fid")
        }
        try checkFigures()
    }

    /// Checks the table's constraints, which a forged file may violate, so that no sum overflows.
    private func checkFigures() throws {
        let whole = 0...Share.denominator
        if let part = shares.firstIndex(where: { !whole.contains($0) }) {
            throw StoreError.corrupt(table: "footprint_part", row: footprintKeys[part], what: "share")
        }
        for row in keys.indices where !whole.contains(outsideShare[row]) || !whole.contains(unlocatedShare[row]) {
            throw StoreError.corrupt(table: "footprint", row: keys[row], what: "outside_share, unlocated_share")
        }
        var amounts = Amounts()
        if let part = grantedOre.firstIndex(where: { !amounts.add($0) }) {
            throw StoreError.corrupt(table: "footprint_part", row: footprintKeys[part], what: "granted_ore")
        }
        for row in keys.indices where !amounts.add(outsideOre[row]) || !amounts.add(unlocatedOre[row]) {
            throw StoreError.corrupt(table: "footprint", row: keys[row], what: "outside_ore, unlocated_ore")
        }
    }

    private struct Texts {
        var basis = KnownTexts<Footprint.Basis>()
        var precision = KnownTexts<Precision>()
        var rule = KnownTexts<Footprint.Rule>()
    }

    private mutating func append(_ row: ResultRow, _ texts: inout Texts) throws {
        guard let basis = texts.basis.value(row.bytes(6)), let precision = texts.precision.value(row.bytes(7)),
            let rule = texts.rule.value(row.bytes(8))
        else { throw StoreError.corrupt(table: "footprint", row: row.integer(0), what: "basis, precision, rule") }
        keys.append(row.integer(0))
        initiatives.append(row.integer(1))
        outsideShare.append(row.integer(2))
        unlocatedShare.append(row.integer(3))
        outsideOre.append(row.integer(4))
        unlocatedOre.append(row.integer(5))
        self.basis.append(basis)
        self.precision.append(precision)
        self.rule.append(rule)
        nearBorder.append(row.int(9) != 0)
        doubtful.append(row.optionalText(10))
        restsOnTotal.append(row.int(11) != 0)
    }

    private mutating func append(part row: ResultRow, _ order: inout KeyOrder) {
        let footprint = row.integer(0)
        let cell = order.position(of: row.integer(1)).map { Int32($0) } ?? -1
        if let last = footprintKeys.last, (footprint, cell) < (last, cells[cells.count - 1]) { isOrdered = false }
        footprintKeys.append(footprint)
        cells.append(cell)
        shares.append(row.integer(2))
        grantedOre.append(row.integer(3))
    }
}

/// The case of an enumeration for a text, compared by bytes.
private struct KnownTexts<Value: RawRepresentable & CaseIterable> where Value.RawValue == String {
    private let values = Array(Value.allCases)
    private let texts: TextColumn
    /// The last one found, often the next one too.
    private var newest = 0

    init() {
        var texts = TextColumn()
        for value in Value.allCases { texts.append(value.rawValue) }
        self.texts = texts
    }

    mutating func value(_ utf8: UnsafeBufferPointer<UInt8>?) -> Value? {
        guard let utf8 else { return nil }
        if texts.equals(newest, utf8) { return values[newest] }
        guard let found = values.indices.first(where: { texts.equals($0, utf8) }) else { return nil }
        newest = found
        return values[found]
    }
}

/// Keys from `first` to just before `end`, of which there are `most` at most.
struct KeyRange: Sendable {
    let first: Int64
    let end: Int64
    let most: Int

    /// Piece by piece, the keys of a table whose largest one is given, all others included.
    /// - Throws: `StoreError.corrupt` for keys that no import assigns and that leave no room to count on.
    static func pieces(_ count: Int64, of table: String, upTo largest: Int64) throws -> [KeyRange] {
        guard largest < .max / 64 else { throw StoreError.corrupt(table: table, row: largest, what: "fid, id") }
        return (0..<count).map { piece in
            let (before, last) = (largest * piece / count, largest * (piece + 1) / count)
            // The first range includes any keys chosen by other programs. Keys with wide gaps don't indicate the number
            // of rows.
            return KeyRange(
                first: piece == 0 ? .min : before + 1, end: last + 1, most: min(Int(last - before), 100_000))
        }
    }
}

/// Finds keys among ascending ones; in O(1) where they are requested in ascending order.
struct KeyOrder {
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
