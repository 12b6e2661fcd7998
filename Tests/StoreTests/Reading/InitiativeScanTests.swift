import GRDB
import Territory
import TestSupport
import Testing

@testable import Store

/// Reading on several connections, and the flat columns that it fills. The oracle is one connection, and texts as they
/// are.
@Suite struct InitiativeScanTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private static func same(_ one: InitiativeTable, _ other: InitiativeTable) -> Bool {
        sameInitiatives(one.initiatives, other.initiatives) && one.partOffsets == other.partOffsets
            && one.cells == other.cells
            && one.shares == other.shares && one.grantedOre == other.grantedOre
            && one.outsideShare == other.outsideShare
            && one.unlocatedShare == other.unlocatedShare && one.outsideOre == other.outsideOre
            && one.unlocatedOre == other.unlocatedOre
            && one.basis == other.basis && one.precision == other.precision && one.rule == other.rule
            && one.nearBorder == other.nearBorder && one.geometry == other.geometry
            && one.geometryRows == other.geometryRows
            && one.undated == other.undated
    }

    /// By what even amounts give.
    private static func sameInitiatives(_ one: InitiativeColumn, _ other: InitiativeColumn) -> Bool {
        one.count == other.count && one.countByStatus == other.countByStatus
            && one.indices.allSatisfy { one.id($0) == other.id($0) && one.grantedOre($0) == other.grantedOre($0) }
    }

    @Test func `every scheme is read by itself`() throws {
        let store = try scratch.store()
        try store.commit(batch(Array(Squareland.Strips.initiatives[..<5]), kind: .initiatives))
        try store.add(schemeOf: TerritoryTablesTests.undivided(store.territory()))
        // Parts of both schemes now stand mixed, and those of a changed initiative behind all others.
        var changed = Squareland.Strips.initiatives
        changed[0].location = .county
        try store.commit(batch(changed, kind: .initiatives, digest: "b"))
        let named = Set(changed.map(\.id))
        for selection in [Selection(statuses: ["beviljat"]), Selection(from: PartialDate("2023"))] {
            let (all, amounts) = try (store.initiatives(selection), store.initiatives(selection, detail: .amounts))
            #expect(
                all.count > 0 && all.count < changed.count && Self.sameInitiatives(all.initiatives, amounts.initiatives)
            )
            #expect(all.undated == amounts.undated && all.grantedOre == amounts.grantedOre)
        }
        for scheme in ["towns", "whole"] {
            for detail in [InitiativeTable.Detail.all, .figures, .amounts] {
                let tables = try store.read { db in
                    let scan = { try InitiativeScan(db, $0, scheme: scheme, detail: detail) }
                    var few = Selection()
                    few.ids = named
                    return try [
                        scan(Selection()).table(path: store.path), scan(Selection()).table(path: store.path, many: 1),
                        scan(few).table(path: store.path),
                    ]
                }
                #expect(
                    tables[0].count == changed.count
                        && Set(tables[0].initiatives.indices.map(tables[0].initiatives.id)) == named)
                #expect(Self.same(tables[0], tables[1]), "\(scheme), ranges of keys")
                if detail != .amounts {
                    #expect(
                        tables[0].initiatives == tables[1].initiatives && tables[0].initiatives == tables[2].initiatives
                    )
                }
                #expect(Self.same(tables[0], tables[2]), "\(scheme), named")
            }
        }
    }

    @Test func `a cell of another scheme is damage`() throws {
        let store = try scratch.store()
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
        try store.add(schemeOf: TerritoryTablesTests.undivided(store.territory()))
        try store.damage(
            """
            UPDATE footprint_part SET cell_fid = (SELECT max(fid) FROM cell) WHERE id = (SELECT min(id) FROM \
            footprint_part)
            """
        )
        var few = Selection()
        few.ids = Set(Squareland.Strips.initiatives.map(\.id))
        for selection in [Selection(), few] {
            #expect(throws: StoreError.self) { try store.initiatives(selection) }
        }
    }

    @Test func `a write ahead log does not mix states`() throws {
        let store = try scratch.store()
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
        let other = try DatabaseQueue(path: store.path)
        #expect(try other.inDatabase { try String.fetchOne($0, sql: "PRAGMA journal_mode = WAL") } == "wal")
        let before = try store.initiatives(detail: .figures)
        let during = try store.read { db in
            // The first question settles which state this transaction sees.
            #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM initiative") == before.count)
            try other.inDatabase { try $0.execute(sql: "UPDATE footprint SET outside_ore = outside_ore + 1") }
            return try InitiativeScan(db, Selection(), scheme: "towns", detail: .figures).table(
                path: store.path, many: 1)
        }
        #expect(Self.same(before, during))
        #expect(try store.initiatives(detail: .figures).outsideOre == before.outsideOre.map { $0 + 1 })
    }

    @Test func `pieces come in order and errors come through`() throws {
        struct Refused: Error {}
        let store = try scratch.store()
        try store.read { db in
            let reading = PiecewiseReading(db: db, path: store.path)
            let squares = try reading.parts(Array(0..<200)) { db, piece in
                try Int.fetchOne(db, sql: "SELECT ? * ?", arguments: [piece, piece]) ?? -1
            }
            #expect(squares == (0..<200).map { $0 * $0 })
            #expect(try reading.parts([Int]()) { _, piece in piece } == [])
            #expect(throws: Refused.self) {
                try reading.parts(Array(0..<50)) { _, piece in if piece == 31 { throw Refused() } }
            }
            #expect(throws: DatabaseError.self) {
                try reading.parts(Array(0..<50)) { db, piece in
                    if piece == 31 { try db.execute(sql: "SELECT * FROM nothing") }
                }
            }
        }
    }

    /// Ends that are alike, empty, beyond ASCII, and many: more than the places where the newest are looked for.
    private static let texts: [String?] =
        ["", "a", "å", nil, "ää", "Östersund", "aXa", "aYa", "", nil] + (0..<300).map { "p\($0)p" } + [
            "aXa", "p7p", "a\0b", nil,
        ]

    @Test func `repeated texts are those that went in`() {
        var (byBytes, byText) = (RepeatedTexts(), RepeatedTexts())
        for text in Self.texts {
            if let text {
                Array(text.utf8).withUnsafeBufferPointer { byBytes.append($0) }
            } else {
                byBytes.append(nil as UnsafeBufferPointer<UInt8>?)
            }
            byText.append(text)
        }
        for column in [byBytes, byText] {
            #expect(Self.texts.indices.map { column[$0] } == Self.texts)
            #expect(column.texts.count == Set(Self.texts.compactMap { $0 }).count)
        }
        var both = RepeatedTexts()
        both.append("p9p")
        both.append(byBytes)
        #expect((0...Self.texts.count).map { both[$0] } == ["p9p"] + Self.texts)
        #expect(both.texts.count == byBytes.texts.count)
        let some = byBytes.rows([5, 3, 0, 5])
        #expect((0..<4).map { some[$0] } == ["Östersund", nil, "", "Östersund"])
    }

    @Test func `a column of texts orders as SQLite does`() throws {
        // GRDB reads a text up to its first NUL only.
        let texts = Self.texts.compactMap { $0 }.filter { !$0.utf8.contains(0) } + ["Z", "z", "ab", "é", "e\u{301}"]
        var column = TextColumn()
        for text in texts { Array(text.utf8).withUnsafeBufferPointer { column.append($0) } }
        #expect(texts.indices.map { column[$0].utf8.elementsEqual(texts[$0].utf8) }.allSatisfy { $0 })
        let sorted = texts.indices.sorted(by: column.precedes).map { Array(column[$0].utf8) }
        // SQLite: SELECT … ORDER BY, binary collation.
        let expected = try DatabaseQueue().inDatabase { db in
            try db.execute(sql: "CREATE TABLE t (x TEXT)")
            for text in texts { try db.execute(sql: "INSERT INTO t VALUES (?)", arguments: [text]) }
            return try String.fetchAll(db, sql: "SELECT x FROM t ORDER BY x")
        }
        #expect(sorted == expected.map { Array($0.utf8) })
    }

    @Test func `figures keep what they name`() throws {
        var (figures, amounts) = (InitiativeColumn(.figures), InitiativeColumn(.amounts))
        for initiative in Squareland.Strips.initiatives {
            figures.append(initiative)
            amounts.append(initiative)
        }
        let whole = InitiativeColumn(Squareland.Strips.initiatives)
        #expect(Self.sameInitiatives(whole, figures) && Self.sameInitiatives(whole, amounts))
        #expect(Self.sameInitiatives(whole.rows([3, 0]), amounts.rows([3, 0])))
        #expect(figures.countByStatus == whole.countByStatus)
        for row in whole.indices {
            let (one, other) = (whole[row], figures[row])
            #expect(
                one.id == other.id && one.title == other.title && one.programme == other.programme
                    && one.status == other.status)
            #expect(
                one.strengthArea == other.strengthArea && one.decided == other.decided && one.start == other.start
                    && one.end == other.end)
            #expect(whole.grantedOre(row) == figures.grantedOre(row) && other.grantedOre == one.grantedOre)
        }
        for text in ["2024", "2024-02", "2024-02-29"] {
            var initiative = Initiative(id: "x", title: "")
            initiative.decided = PartialDate(text)
            figures.append(initiative)
            #expect(figures[figures.count - 1].decided?.description == text)
        }
    }
}
