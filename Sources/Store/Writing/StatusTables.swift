internal import GRDB
internal import Wording

/// Writes and reads what the statuses on file amount to.
struct StatusTables {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// Every status that is or was on file.
    func standings() throws -> [String: StatusStanding] {
        var standings: [String: StatusStanding] = [:]
        let rows = try db.rows(of: "status_class", "SELECT id, status, class, origin FROM status_class") { row in
            let status = try row.text("status")
            guard let statusClass = StatusClass(rawValue: try row.text("class")),
                let origin = StatusStanding.Origin(rawValue: try row.text("origin"))
            else { throw StoreError.corrupt(table: "status_class", row: try row.integer("id"), what: status) }
            return (status, StatusStanding(statusClass, origin))
        }
        for (status, standing) in rows { standings[status] = standing }
        return standings
    }

    /// Takes in statuses that are not on file yet. One that reads as a known one does (`StatusWords.key`)
    /// counts as that one does.
    ///
    /// - Returns: all standings.
    @discardableResult
    func enter(_ statuses: Set<String>) throws -> [String: StatusStanding] {
        var standings = try standings()
        let new = statuses.filter { standings[$0] == nil }.sorted()
        guard !new.isEmpty else { return standings }
        var alike: [String: StatusStanding] = [:]
        for (status, standing) in standings where standing.origin == .set {
            alike[StatusWords.key(of: status)] = standing
        }
        for status in new {
            let standing = alike[StatusWords.key(of: status)] ?? StatusStanding(ofStatus: status)
            try db.execute(
                sql: "INSERT INTO status_class (status, class, origin) VALUES (CAST(? AS TEXT), ?, ?)",
                arguments: [status.whole, standing.statusClass.rawValue, standing.origin.rawValue])
            standings[status] = standing
        }
        return standings
    }

    /// Says how statuses count; nil: as the program's words have it. Texts that read alike change together.
    ///
    /// - Throws: `StoreError.unknownStatus` for one that isn't on file.
    func set(_ classes: [(status: String, statusClass: StatusClass?)]) throws {
        let known = try standings().keys.sorted()
        for (status, statusClass) in classes {
            let key = StatusWords.key(of: status)
            let same = known.filter { StatusWords.key(of: $0) == key }
            guard !same.isEmpty else { throw StoreError.unknownStatus(status, known: known) }
            for text in same {
                let standing = statusClass.map { StatusStanding($0, .set) } ?? StatusStanding(ofStatus: text)
                try db.execute(
                    sql: "UPDATE status_class SET class = ?, origin = ? WHERE status = CAST(? AS TEXT)",
                    arguments: [standing.statusClass.rawValue, standing.origin.rawValue, text.whole])
            }
        }
    }

    /// The statuses of initiatives, by class and status; initiatives without any last.
    func records() throws -> [StatusRecord] {
        let standings = try standings()
        let records = try db.rows(
            of: "initiative",
            """
            SELECT status, count(*) AS initiatives, count(granted_ore) AS with_amount,
              coalesce(sum(granted_ore), 0) AS granted_ore FROM initiative
            GROUP BY status ORDER BY status
            """
        ) { row in
            let status = try row.optionalText("status")
            let standing =
                status.map { standings[$0] ?? StatusStanding(ofStatus: $0) } ?? StatusStanding(.decided, .assumed)
            let count = try row.int("initiatives")
            return StatusRecord(
                status: status, standing: standing,
                amounts: AmountTally(
                    initiatives: count, withoutAmount: count - (try row.int("with_amount")),
                    grantedOre: try row.integer("granted_ore")))
        }
        // SQL has given them by status, the one without first.
        return StatusClass.allCases.flatMap { statusClass in
            let own = records.filter { $0.standing.statusClass == statusClass }
            return own.filter { $0.status != nil } + own.filter { $0.status == nil }
        }
    }
}

/// The class of each status: as a person has set it in a store, else by the program's own words.
public struct StatusClasses: Sendable {
    private let stated: [String: StatusClass]

    init(_ standings: [String: StatusStanding]) {
        var stated: [String: StatusClass] = [:]
        for (status, standing) in standings where standing.origin == .set {
            stated[StatusWords.key(of: status)] = standing.statusClass
        }
        self.stated = stated
    }

    /// Of a status as a source writes it, however it is written; one without a class counts as decided.
    public subscript(status: String) -> StatusClass {
        stated[StatusWords.key(of: status)] ?? StatusStanding(ofStatus: status).statusClass
    }

    /// Whether nobody knows what a status says: no word of the program's own, and no class of a person's.
    public func isUnknown(_ status: String) -> Bool {
        stated[StatusWords.key(of: status)] == nil && StatusStanding(ofStatus: status).origin == .assumed
    }

    /// Whether a status says that something was granted, by a known word or by a person's class: not one whose word
    /// nobody knows.
    public func saysGranted(_ status: String) -> Bool {
        self[status] == .decided
            && (stated[StatusWords.key(of: status)] != nil || StatusStanding(ofStatus: status).origin == .known)
    }
}

extension Store {
    /// How every status counts that is or was on file.
    public func statusStandings() throws -> [String: StatusStanding] { try read { try StatusTables($0).standings() } }

    /// The classes of statuses, also of those that no initiative has.
    public func statusClasses() throws -> StatusClasses {
        try read { StatusClasses(try StatusTables($0).standings()) }
    }

    /// The statuses on file with their initiatives and money, by class; initiatives without any make one of their own.
    public func statuses() throws -> [StatusRecord] {
        try read { try StatusTables($0).records() }
    }

    /// Sets the classes of statuses; nil restores the program's own. The layers of effects follow in the same
    /// transaction.
    ///
    /// - Throws: `StoreError.unknownStatus`.
    public func setClasses(_ classes: [(status: String, statusClass: StatusClass?)]) throws {
        try recording(EntryDraft(.statuses)) { db, _ in
            try StatusTables(db).set(classes)
            try EffectTables(db).refresh()
            try GeoPackage.touch(["status_class", "effect_by_municipality", "effect_by_cell"], at: timestamp(), db)
        }
    }
}
