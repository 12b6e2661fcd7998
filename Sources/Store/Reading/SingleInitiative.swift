internal import GRDB
import Territory
internal import Wording

extension Store {
    /// An initiative, and what its source calls it.
    ///
    /// - Throws: `StoreError.unknownInitiative`.
    public func initiative(_ id: String) throws -> (initiative: Initiative, ownID: String) {
        try read { db in
            let row = try PreparedStatement(db, "SELECT fid, own_id FROM initiative WHERE id = ?").first(id) {
                ($0.integer(0), $0.optionalText(1))
            }
            guard let (fid, own) = row, let initiative = try InitiativeReader(db).initiative(fid: fid) else {
                throw try StoreError.unknown(initiative: id, db)
            }
            return (initiative, own ?? id)
        }
    }

    /// By which the store calls each initiative, by the ids of a source; by themselves without one, and where the
    /// source has no initiatives: one of outcomes alone.
    public func initiativeNames(ofSource source: String?) throws -> [String: String] {
        try read { db in
            var names: [String: String] = [:]
            let query = "SELECT id, coalesce(own_id, id) FROM initiative WHERE id_source = ?"
            if let source { try PreparedStatement(db, query).each(source) { names[$0.text(1)] = $0.text(0) } }
            if names.isEmpty {
                try PreparedStatement(db, "SELECT id FROM initiative").each { names[$0.text(0)] = $0.text(0) }
            }
            return names
        }
    }

    /// Titles by the ids that the store and the sources have.
    package func initiativeTitles() throws -> [String: String] {
        try read { db in
            var titles: [String: String] = [:]
            try PreparedStatement(db, "SELECT id, own_id, title FROM initiative").each { row in
                titles[row.text(0)] = row.text(2)
                if let own = row.optionalText(1), titles[own] == nil { titles[own] = row.text(2) }
            }
            return titles
        }
    }

    /// Those that an import brought back though somebody had removed them: by id, with the entry of the removal.
    package func returned(by entry: Int64) throws -> [(id: String, removal: Int64)] {
        try read { db in
            var found: [(id: String, removal: Int64)] = []
            try PreparedStatement(
                db,
                """
                SELECT new.id, max(entry.id) FROM initiative AS new
                  JOIN past_initiative AS was ON was.id = new.id AND was.fid <> new.fid
                  JOIN entry ON entry.id = was.until AND entry.kind = 'remove'
                WHERE new.since = ? AND NOT EXISTS (SELECT 1 FROM past_initiative AS own WHERE own.fid = new.fid)
                  AND NOT EXISTS (SELECT 1 FROM entry AS undoing WHERE undoing.undoes = entry.id)
                GROUP BY new.id ORDER BY new.id
                """
            ).each(entry) { found.append((id: $0.text(0), removal: $0.integer(1))) }
            return found
        }
    }

    /// Whose id each initiative has, by the store's ids; none of those that are nobody's.
    package func idSources() throws -> [String: String] {
        try read { db in
            var sources: [String: String] = [:]
            try PreparedStatement(db, "SELECT id, id_source FROM initiative WHERE id_source <> ''")
                .each { sources[$0.text(0)] = $0.text(1) }
            return sources
        }
    }

    /// By which the store calls the initiative that another names as its funder; nil where there is none.
    package func funder(named name: String, of id: String) throws -> String? {
        try read { db in
            try PreparedStatement(
                db,
                """
                SELECT \(FundingLinks.funder(of: "?1", source: "named.id_source"))
                FROM initiative AS named WHERE id = ?2
                """
            ).first(name, id) { $0.optionalText(0) } ?? nil
        }
    }

    /// What stands in place of a file's name for what another program added.
    public static let addedElsewhere = "GeoPackage"

    /// Where an initiative's row came from.
    public struct Origin: Sendable, Hashable {
        public let source: String
        public let file: String
        public let row: Int
        public let entry: Int64
    }

    public func origin(of id: String) throws -> Origin {
        try read { db in
            let origin = try PreparedStatement(
                db,
                """
                SELECT id_source, file_name, row_number, since FROM initiative JOIN import ON import.id = import_id
                WHERE initiative.id = ?
                """
            ).first(id) { Origin(source: $0.text(0), file: $0.text(1), row: $0.int(2), entry: $0.integer(3)) }
            guard let origin else { throw try StoreError.unknown(initiative: id, db) }
            return origin
        }
    }

    /// Corrects an initiative by a batch of one row, in one transaction that is an entry of the history.
    public func edit(
        _ batch: ImportBatch<Initiative>, of id: String, reason: String, isDryRun: Bool = false
    ) throws -> ImportResult {
        var way = ImportWay(source: try origin(of: id).source, replaces: true, isDryRun: isDryRun, toldChanges: nil)
        way.draft = EntryDraft(.edit, reason: reason, subject: id)
        return try commit(batch, way)
    }

    /// All outcomes of an initiative, by indicator, kind and period.
    public func outcomes(of id: String) throws -> [Outcome] {
        try read { db in
            var outcomes: [Outcome] = []
            try PreparedStatement(
                db,
                """
                SELECT outcome.id, indicator, outcome.kind, period, value, outcome.source
                FROM outcome JOIN initiative ON initiative.fid = initiative_fid WHERE initiative.id = ?
                ORDER BY indicator, outcome.kind, coalesce(period, '')
                """
            ).each(id) { row in
                guard let kind = Outcome.Kind(rawValue: row.text(2)) else {
                    throw StoreError.corrupt(table: "outcome", row: row.integer(0), what: row.text(2))
                }
                outcomes.append(
                    Outcome(
                        initiative: id, indicator: Indicator.ID(row.text(1)), kind: kind,
                        period: row.optionalText(3).flatMap { PartialDate($0) }, value: row.double(4),
                        source: row.optionalText(5)))
            }
            return outcomes
        }
    }
}

extension StoreError {
    /// That no initiative has an id, with those that may be meant. O(initiatives on file).
    static func unknown(initiative id: String, _ db: Database) throws -> StoreError {
        var near: [String] = []
        try PreparedStatement(
            db,
            """
            SELECT id FROM initiative WHERE id = ?1 COLLATE NOCASE OR own_id = ?1 COLLATE NOCASE ORDER BY id LIMIT 3
            """
        ).each(id) { near.append($0.text(0)) }
        return .unknownInitiative(id: id, row: nil, near: near)
    }
}
