internal import GRDB
internal import Planar

/// Reads what changed, from the former rows of tables.
struct RowChangeTables {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// A table with how its rows are called, and which of its columns people know.
    private struct Told: Sendable {
        let subject: RowChange.Subject
        /// An expression of a row named `it`.
        let id: String
        /// As people know them, with an expression of a row named `it`.
        let columns: [(name: String, sql: String)]
    }

    private static func kronor(_ column: String) -> String {
        "CASE WHEN it.\(column) NOTNULL THEN printf('%.2f', it.\(column) / 100.0) END"
    }

    /// The id of the initiative that a row called `it` is of.
    static let initiativeOfRow = """
        coalesce((SELECT id FROM initiative WHERE fid = it.initiative_fid), \
        (SELECT id FROM past_initiative WHERE fid = it.initiative_fid ORDER BY until DESC LIMIT 1))
        """

    /// The points to which names of places lead.
    private static let ofPlaces = "point_of_place"
    /// What says already that an initiative lies elsewhere.
    private static let locations: Set<String> = ["municipalities", "place", "location", "geometry"]

    private static let told: [Told] = [
        Told(
            subject: .initiative, id: "it.id",
            columns: [
                ("title", "it.title"), ("lead", "it.lead"), ("programme", "it.programme"),
                ("priority", "it.priority"), ("strength_area", "it.strength_area"), ("theme", "it.theme"),
                ("status", "it.status"), ("decided", "it.decision_date"), ("start", "it.start_date"),
                ("end", "it.end_date"),
                ("granted_sek", kronor("granted_ore")), ("total_budget_sek", kronor("total_budget_ore")),
                ("funded_by", "it.funded_by"), ("economic", "it.economic"), ("social", "it.social"),
                ("environmental", "it.environmental"), ("sami", "it.sami"),
                ("municipalities", "it.municipalities_text"), ("place", "it.place_text"),
                ("outcome", "it.outcome_text"), ("source", "it.source"), ("location", "it.location"),
                ("geometry", "CASE WHEN it.location = 'geometry' THEN hex(it.geom) END"),
                (Self.ofPlaces, "CASE WHEN it.location <> 'geometry' THEN hex(it.geom) END"), ("extra", "it.extra"),
            ]),
        Told(
            subject: .outcome,
            id: "\(initiativeOfRow) || ' ' || it.indicator || ' ' || it.kind || coalesce(' ' || it.period, '')",
            columns: [("value", "it.value"), ("source", "it.source")]),
        Told(
            subject: .indicatorValue, id: "it.indicator || ' ' || it.municipality_code || ' ' || it.year",
            columns: [("value", "it.value"), ("source", "it.source")]),
        Told(
            subject: .indicator, id: "it.name",
            columns: [
                ("title_sv", "it.title_sv"), ("title_en", "it.title_en"), ("unit_sv", "it.unit_sv"),
                ("unit_en", "it.unit_en"), ("accumulation", "it.accumulation"),
            ]),
    ]

    /// By which the history names a row called `it`.
    static func name(of subject: RowChange.Subject) -> String {
        guard let one = told.first(where: { $0.subject == subject }) else { preconditionFailure("\(subject) is told") }
        return one.id
    }

    /// What changed between two entries: the rows told, and how many there are and how many of them are new.
    struct Changes {
        var told: [RowChange] = []
        var count = 0
        var added = 0
    }

    /// What changed after one entry, up to another one and with it, by subject and id: what there was before first,
    /// then what is new.
    ///
    /// - Parameter most: how many are told; nil: all.
    /// - Complexity: O(rows that changed since, or are told), and one pass over the rows on file.
    func changes(after first: Int64, upTo last: Int64, most: Int? = nil) throws -> Changes {
        var changes = Changes()
        var added: [RowChange] = []
        for one in Self.told {
            let room = most.map { max(0, $0 - changes.told.count) } ?? .max
            let table = VersionedTable.named(one.subject.rawValue)
            let own = try self.changes(of: one, table, after: first, upTo: last, most: room)
            changes.told += own.told
            added += own.added
            changes.count += own.count
            changes.added += own.addedCount
        }
        changes.told += added.prefix(most.map { max(0, $0 - changes.told.count) } ?? .max)
        return changes
    }

    // Long because the three ways in which a row can differ are asked for side by side.
    private func changes(
        of one: Told, _ table: VersionedTable, after first: Int64, upTo last: Int64, most: Int
    ) throws -> (told: [RowChange], added: [RowChange], count: Int, addedCount: Int) {
        let all = "\(table.columns.joined(separator: ", ")), since"
        // Rows as they stood after each of the two entries, of those that another entry touched between.
        let before = """
            SELECT \(all) FROM \(table.past) WHERE since <= \(first) AND until > \(first) AND until <= \(last)
            """
        let after = """
            SELECT \(all) FROM \(table.name) WHERE since > \(first) AND since <= \(last)
            UNION ALL SELECT \(all) FROM \(table.past) WHERE since > \(first) AND since <= \(last) AND until > \(last)
            """
        let sameRow = "new.\(table.key) = old.\(table.key)"
        func shown(_ row: String) -> String {
            one.columns.map { $0.sql.replacing("it.", with: "\(row).") }.joined(separator: ", ")
        }
        func id(_ row: String) -> String { one.id.replacing("it.", with: "\(row).") }
        var changes: [RowChange] = []
        var count = 0
        func take(_ change: @autoclosure () throws -> RowChange) rethrows {
            count += 1
            if changes.count < most { changes.append(try change()) }
        }
        try PreparedStatement(
            db,
            """
            SELECT \(id("new")), \(shown("old")), \(shown("new")), \(id("old")) \
            FROM (\(before)) AS old JOIN (\(after)) AS new \
            ON \(sameRow) ORDER BY 1
            """
        ).each { row in
            let width = Int32(one.columns.count)
            let former = row.text(2 * width + 1)
            // Another program may change what an initiative is called.
            guard one.subject != .initiative || former == row.text(0) else {
                take(RowChange(kind: .withdrawn, subject: one.subject, id: former))
                return take(RowChange(kind: .added, subject: one.subject, id: row.text(0)))
            }
            let columns = Self.differences(
                one.columns.map(\.name), (1...width).map(row.optionalText),
                (1...width).map { row.optionalText($0 + width) })
            guard !columns.isEmpty else { return }
            take(RowChange(kind: .changed, subject: one.subject, id: row.text(0), columns: columns))
        }
        try PreparedStatement(
            db,
            """
            SELECT \(id("old")) FROM (\(before)) AS old WHERE NOT EXISTS (SELECT 1 FROM (\(after)) AS new \
            WHERE \(sameRow)) ORDER BY 1
            """
        ).each { take(RowChange(kind: .withdrawn, subject: one.subject, id: $0.text(0))) }
        let added = "FROM (\(after)) AS new WHERE NOT EXISTS (SELECT 1 FROM (\(before)) AS old WHERE \(sameRow))"
        let addedCount = try Int.fetchOne(db, sql: "SELECT count(*) \(added)") ?? 0
        var new: [RowChange] = []
        try PreparedStatement(
            db, "SELECT \(id("new")) \(added) ORDER BY new.\(table.key) LIMIT \(max(0, most - changes.count))"
        ).each { new.append(RowChange(kind: .added, subject: one.subject, id: $0.text(0))) }
        return (changes, new, count + addedCount, addedCount)
    }

    /// What became of an initiative and its outcomes, entry by entry, the oldest first. O(versions).
    func history(ofInitiative id: String) throws -> [(entry: Int64, change: RowChange)] {
        var found: [(entry: Int64, change: RowChange)] = []
        let keys = try Int64.fetchSet(
            db,
            sql: """
                SELECT fid FROM initiative WHERE id = CAST(? AS TEXT) UNION
                SELECT fid FROM past_initiative WHERE id = CAST(? AS TEXT)
                """, arguments: [id.whole, id.whole])
        for one in Self.told {
            switch one.subject {
            case .initiative: found += try versions(of: one, where: "fid", keys)
            case .outcome: found += try versions(of: one, where: "initiative_fid", keys)
            case .indicator, .indicatorValue: break
            }
        }
        return found.sorted { $0.entry < $1.entry }
    }

    private func versions(
        of one: Told, where column: String, _ keys: Set<Int64>
    ) throws -> [(entry: Int64, change: RowChange)] {
        let table = VersionedTable.named(one.subject.rawValue)
        let list = keys.map { "\($0)" }.joined(separator: ", ")
        let all = table.columns.joined(separator: ", ")
        var found: [(entry: Int64, change: RowChange)] = []
        var last: (id: String, until: Int64, values: [String?])?
        func end() {
            if let last, last.until < .max {
                found.append((last.until, RowChange(kind: .withdrawn, subject: one.subject, id: last.id)))
            }
        }
        try PreparedStatement(
            db,
            """
            SELECT since, until, \(one.id), \(one.columns.map(\.sql).joined(separator: ", ")) FROM (
              SELECT \(all), since, until FROM \(table.past) WHERE \(column) IN (\(list))
              UNION ALL SELECT \(all), since, \(Int64.max) FROM \(table.name) WHERE \(column) IN (\(list))
            ) AS it ORDER BY 3, since
            """
        ).each { row in
            let (since, until, name) = (row.integer(0), row.integer(1), row.text(2))
            let values = one.columns.indices.map { row.optionalText(Int32($0) + 3) }
            if let former = last, former.id == name, former.until == since {
                let columns = Self.differences(one.columns.map(\.name), former.values, values)
                if !columns.isEmpty {
                    found.append(
                        (since, RowChange(kind: .changed, subject: one.subject, id: name, columns: columns)))
                }
            } else {
                end()
                found.append((since, RowChange(kind: .added, subject: one.subject, id: name)))
            }
            last = (name, until, values)
        }
        end()
        return found
    }

    /// The columns that differ, as people know them.
    private static func differences(
        _ names: [String], _ before: [String?], _ after: [String?]
    ) -> [RowChange.Column] {
        let differing = names.indices.filter { before[$0] != after[$0] }
        let isRelocated = differing.contains { locations.contains(names[$0]) }
        return differing.filter { !isRelocated || names[$0] != ofPlaces }.flatMap { index in
            switch names[index] {
            case "extra": return extra(before[index], after[index])
            case "geometry", ofPlaces:
                return [
                    RowChange.Column(
                        name: names[index], before: before[index].map(geometry), after: after[index].map(geometry))
                ]
            default: return [RowChange.Column(name: names[index], before: before[index], after: after[index])]
            }
        }
    }

    /// The columns without a role, each by its own name.
    private static func extra(_ old: String?, _ new: String?) -> [RowChange.Column] {
        let before = old.flatMap { JSONText.object(from: $0) } ?? [:]
        let after = new.flatMap { JSONText.object(from: $0) } ?? [:]
        return Set(before.keys).union(after.keys).sorted().filter { before[$0] != after[$0] }
            .map { .init(name: $0, before: before[$0], after: after[$0]) }
    }

    /// A geometry in few words: its kind and the middle of its box, SWEREF 99 TM.
    private static func geometry(_ hexadecimal: String) -> String {
        let digits = Array(hexadecimal.utf8)
        let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
        }
        guard let wkb = GeoPackageGeometry.wkb(of: bytes), let summary = try? WKBReader.summary(of: wkb),
            let box = summary.envelope
        else { return "–" }
        let (x, y) = ((box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2)
        return "\(summary.kind.name) \(Int(x.rounded())) \(Int(y.rounded()))"
    }
}
