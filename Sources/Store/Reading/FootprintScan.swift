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
        id, initiative_fid, outside_share, unlocated_share, outside_ore, unlocated_ore, basis, precision, rule,
          near_border, doubtful, rests_on_total
        """
    private static let partColumns = "footprint_id, cell_fid, share, granted_ore"

    init() {}

    /// The footprints of some initiatives, in their order.
    init(_ db: Database, scheme: String, cells: [Int64], of initiatives: [Int64]) throws {
        let one = try PreparedStatement(
            db, "SELECT \(Self.columns) FROM footprint WHERE scheme = ? AND initiative_fid = ?")
        let parts = try PreparedStatement(
            db, "SELECT \(Self.partColumns) FROM footprint_part WHERE footprint_id = ? ORDER BY cell_fid")
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
        try PreparedStatement(db, range.query(Self.columns, and: "scheme = ?")).each(
            range.first, range.end, scheme
        ) {
            try append($0, &texts)
        }
    }

    /// Reads parts, of any scheme, with keys in a range.
    mutating func readParts(_ db: Database, cells: [Int64], keys range: KeyRange) throws {
        reserve(parts: range.most)
        var order = KeyOrder(cells)
        try PreparedStatement(db, range.query(Self.partColumns)).each(range.first, range.end) {
            append(part: $0, &order)
        }
    }

    /// Joins scans of ranges of keys, in ascending order of keys.
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
        if !KeyPositions.ascend(keys) { arrangeFootprints(keys.indices.sorted { keys[$0] < keys[$1] }) }
        if !isOrdered || !findParts() {
            arrangeParts(partsInOrder())
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

    /// The parts of these footprints, in the order of the footprints and of cells within them. O(parts).
    private func partsInOrder() -> [Int] {
        var known = KeyOrder(keys)
        let footprint = footprintKeys.map { known.position(of: $0) ?? -1 }
        var next = [Int](repeating: 0, count: keys.count + 1)
        for position in footprint where position >= 0 { next[position + 1] += 1 }
        for position in keys.indices { next[position + 1] += next[position] }
        let starts = next
        var order = [Int](repeating: 0, count: next[keys.count])
        for (part, position) in footprint.enumerated() where position >= 0 {
            order[next[position]] = part
            next[position] += 1
        }
        for position in keys.indices {
            let own = starts[position]..<starts[position + 1]
            if own.count > 1 { order[own].sort { cells[$0] < cells[$1] } }
        }
        return order
    }

    private mutating func arrangeFootprints(_ order: [Int]) {
        keys = order.map { keys[$0] }
        initiatives = order.map { initiatives[$0] }
        outsideShare = order.map { outsideShare[$0] }
        unlocatedShare = order.map { unlocatedShare[$0] }
        outsideOre = order.map { outsideOre[$0] }
        unlocatedOre = order.map { unlocatedOre[$0] }
        basis = order.map { basis[$0] }
        precision = order.map { precision[$0] }
        rule = order.map { rule[$0] }
        nearBorder = order.map { nearBorder[$0] }
        doubtful = order.map { doubtful[$0] }
        restsOnTotal = order.map { restsOnTotal[$0] }
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
