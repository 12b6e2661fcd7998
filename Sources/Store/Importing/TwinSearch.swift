internal import GRDB

/// Finds whether new initiatives are another source's already: the same file under a misspelt source would count all
/// money twice.
struct TwinSearch {
    /// How many new initiatives are looked at.
    private static let enough = 1_000
    /// How many are named.
    private static let mostTold = 3

    private let lookup: InitiativeIntake.Lookup
    private let sources: [String]
    private let title: PreparedStatement
    private var seen = 0
    private var ids: [String: [String]] = [:]

    init(_ db: Database, _ lookup: InitiativeIntake.Lookup) throws {
        self.lookup = lookup
        sources = try String.fetchAll(db, sql: "SELECT DISTINCT id_source FROM initiative WHERE id_source <> ''")
        title = try PreparedStatement(db, "SELECT title FROM initiative WHERE fid = ?")
    }

    /// O(sources on file).
    mutating func look(for new: Initiative, besides own: String) throws {
        guard seen < Self.enough else { return }
        seen += 1
        for source in sources where source != own {
            guard let known = try lookup.exported(new.id, source: source), known.source == source,
                let other = try title.first(known.fid, row: { $0.text(0) }),
                FoldedText.key(other) == FoldedText.key(new.title)
            else { continue }
            ids[source, default: []].append(new.id)
        }
    }

    /// The source that has most of them.
    var found: FileSource.Twins? {
        ids.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
            .map { FileSource.Twins(source: $0.key, ids: Array($0.value.prefix(Self.mostTold))) }
    }
}
