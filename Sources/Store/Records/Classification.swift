internal import GRDB

/// A classification of municipalities (kommunindelning): each of those named is of one class, as a file says.
package struct Classification: Sendable, Hashable {
    /// Lower snake case: `kommuntyp`.
    package let name: String
    /// As the file writes it.
    package let title: String
    /// By the municipality's code.
    package let classes: [String: String]

    package init(name: String, title: String, classes: [String: String]) {
        (self.name, self.title, self.classes) = (name, title, classes)
    }
}

/// A classification on its way into a store, with the file's row of each municipality.
package struct ClassifiedRows: Sendable, Hashable {
    package let name: String
    package let title: String
    package let rows: [Row]

    package struct Row: Sendable, Hashable {
        package let row: Int
        package let code: String
        package let kind: String

        package init(row: Int, code: String, kind: String) { (self.row, self.code, self.kind) = (row, code, kind) }
    }

    package init(name: String, title: String, rows: [Row]) {
        (self.name, self.title, self.rows) = (name, title, rows)
    }
}

/// Classifications are settings, `classification kommuntyp`, whose values are objects of codes and classes; so they
/// have a history and can be undone as all settings can. Their titles are settings of their own.
private enum ClassificationSetting {
    static let prefix = "classification "
    static let titlePrefix = "classification_title "
}

extension Store {
    /// By name. O(municipalities classified).
    package func classifications() throws -> [Classification] {
        try read { db in
            var found: [Classification] = []
            try PreparedStatement(
                db, "SELECT id, name, value FROM setting WHERE name GLOB 'classification *' ORDER BY name"
            )
            .each { row in
                let name = String(row.text(1).dropFirst(ClassificationSetting.prefix.count))
                guard let classes = JSONText.object(from: row.text(2)) else {
                    throw StoreError.corrupt(table: "setting", row: row.integer(0), what: row.text(1))
                }
                found.append(Classification(name: name, title: name, classes: classes))
            }
            return try found.map { one in
                let title = try db.setting(ClassificationSetting.titlePrefix + one.name)
                return Classification(name: one.name, title: title ?? one.name, classes: one.classes)
            }
        }
    }

    /// Takes in a file's classification in place of what was on file by its name, in one transaction.
    func commit<Record>(
        _ classification: ClassifiedRows, of batch: ImportBatch<Record>, _ way: ImportWay
    ) throws -> ImportResult {
        try importing(batch, way, changing: ["setting"]) { db, _, _ in
            let name = ClassificationSetting.prefix + classification.name
            let former = try db.setting(name).flatMap { JSONText.object(from: $0) } ?? [:]
            let now = Dictionary(classification.rows.map { ($0.code, $0.kind) }) { first, _ in first }
            var counts = ImportCounts()
            for row in classification.rows {
                if former[row.code] == row.kind {
                    counts.unchanged += 1
                } else if former[row.code] == nil {
                    counts.inserted += 1
                } else {
                    counts.updated += 1
                }
            }
            counts.withdrawn = former.keys.count { now[$0] == nil }
            guard !counts.isNothing else { return counts }
            let title = ClassificationSetting.titlePrefix + classification.name
            for (key, value) in [(name, JSONText.object(now)), (title, classification.title)] {
                try db.execute(
                    sql: """
                        INSERT INTO setting (name, value) VALUES (CAST(? AS TEXT), CAST(? AS TEXT))
                        ON CONFLICT (name) DO UPDATE SET value = excluded.value
                        """, arguments: [key.whole, value.whole])
            }
            return counts
        }
    }
}
