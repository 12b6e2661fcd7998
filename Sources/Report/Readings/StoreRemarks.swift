package import JSON
package import Store
package import Wording

/// What is to be known of a store before its figures are read: that another program edited it, or left it with a log.
package struct StoreRemarks: Sendable {
    private let edits: OutsideEdits?
    private let log: WriteAheadLog?
    private let path: String

    /// - Throws: `StoreError` where the marks can't be read.
    package init(_ store: Store) throws {
        let edits = try store.outsideEdits()
        (self.edits, log, path) = (edits.isEmpty ? nil : edits, store.log, store.path)
    }

    package var isEmpty: Bool { edits == nil && log == nil }

    /// One line each.
    package var lines: [Wording] { [edits.map(Self.sentence), log.map(logSentence)].compactMap { $0 } }

    /// Of answers for programs; absent where there is nothing to say.
    package var json: JSONObject {
        var object: JSONObject = [:]
        if let edits {
            object["edited_elsewhere"] = [
                "initiatives_added": .integer(edits.addedInitiatives),
                "initiatives_changed": .integer(edits.changedInitiatives),
                "initiatives_deleted": .integer(edits.deletedInitiatives),
                "tables": .array(edits.tables.map { .string($0) }),
            ]
        }
        if let log { object["write_ahead_log"] = .string(log.rawValue) }
        return object
    }

    private static func sentence(_ edits: OutsideEdits) -> Wording {
        var (sv, en): ([String], [String]) = ([], [])
        for (count, one, many, english) in [
            (edits.addedInitiatives, "tillagd insats", "tillagda insatser", "added"),
            (edits.changedInitiatives, "ändrad insats", "ändrade insatser", "changed"),
            (edits.deletedInitiatives, "borttagen insats", "borttagna insatser", "deleted"),
        ] where count > 0 {
            sv.append(Plural.sv(count, one, many))
            en.append(Plural.en(count, "\(english) initiative"))
        }
        if !edits.tables.isEmpty {
            let list = edits.tables.joined(separator: ", ")
            sv.append("rader i \(list)")
            en.append("rows of \(list)")
        }
        // What is deleted is in no sum any more; an amount that is edited counts, where it lay.
        let standing =
            edits.deletedInitiatives > 0
            ? Wording(
                sv: "det borttagna räknas inte längre, men det övriga ligger kvar där det låg.",
                en: "what was deleted no longer counts, but the rest lies where it lay.")
            : Wording(sv: "alla avtryck ligger kvar där de låg.", en: "all footprints lie where they lay.")
        return Wording(
            sv: """
                Databasen är ändrad i ett annat program (\(sv.joined(separator: ", "))), och det är inte övertaget: \
                \(standing.sv) Ta över det med: rackvidd refresh
                """,
            en: """
                The database was edited in another program (\(en.joined(separator: ", "))), and that isn't taken over: \
                \(standing.en) Take it over with: rackvidd refresh
                """)
    }

    private func logSentence(_ log: WriteAheadLog) -> Wording {
        switch log {
        case .present:
            Wording(
                sv: """
                    \(path) står i WAL-läge med en logg (\(path)-wal): ett annat program (kanske QGIS) har det öppet \
                    eller lämnade det så. Kopiera det med rackvidd copy; en filkopia utan loggen saknar det senaste.
                    """,
                en: """
                    \(path) is in WAL mode with a log (\(path)-wal): another program (perhaps QGIS) has it open or \
                    left it so. Copy it with rackvidd copy; a copy of the file without the log lacks the latest.
                    """)
        case .missing:
            Wording(
                sv: """
                    \(path) står i WAL-läge utan logg bredvid sig: är filen en kopia kan det senaste ligga kvar i \
                    originalets logg (-wal). Kopiera originalet med rackvidd copy, så blir det en enda fil.
                    """,
                en: """
                    \(path) is in WAL mode without a log beside it: if the file is a copy, the latest may still lie in \
                    the original's log (-wal). Copy the original with rackvidd copy, which makes it a single file.
                    """)
        }
    }
}
