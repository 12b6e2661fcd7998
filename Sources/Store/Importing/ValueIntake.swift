internal import GRDB
internal import Wording

/// Judges a file's values, of municipalities or of initiatives, by what is on file: whose they are, which of them
/// another source has stated already, and which of the source's own the file lacks.
struct ValueIntake {
    /// A value on file with the identity of a row.
    struct Known {
        let key: Int64
        let importID: Int64
        /// Whether the row says the same.
        let isSame: Bool
        let value: Double
    }

    private let db: Database
    private let subject: RowChange.Subject
    private let way: ImportWay
    /// Sources by import; the program's own statistics are nobody's.
    private let sources: [Int64: String]
    let source: FileSource
    private var named: Set<Int64> = []

    /// - Parameter known: what is on file of the file's rows, and how many rows it has.
    init(
        _ db: Database, _ subject: RowChange.Subject, of file: ImportFile, _ way: ImportWay, rows: Int,
        known: some Sequence<Known>
    ) throws {
        (self.db, self.subject, self.way) = (db, subject, way)
        var sources: [Int64: String] = [:]
        try PreparedStatement(
            db, "SELECT id, source FROM import WHERE import.kind = ? AND source <> '' AND NOT \(ImportFile.isShipped)"
        ).each(file.kind.rawValue) { sources[$0.integer(0)] = $0.text(1) }
        self.sources = sources
        var votes: [String: Int] = [:]
        for one in known {
            named.insert(one.key)
            if let name = sources[one.importID] { votes[name, default: 0] += 1 }
        }
        source = Self.choose(way.source, file, of: Set(sources.values), votes, rows: rows)
    }

    /// The stated one; else the one that the file's name proposes, where there is such; else the one that stated most
    /// of the file's values, as of a correction by another name; else a new one by the file's name.
    private static func choose(
        _ stated: String?, _ file: ImportFile, of known: Set<String>, _ votes: [String: Int], rows: Int
    ) -> FileSource {
        if let stated { return FileSource(name: stated, isProposed: false, isNew: !known.contains(stated)) }
        let name = FileSource.proposal(fileName: file.name)
        if known.contains(name) { return FileSource(name: name, isProposed: true, isNew: false) }
        let best = votes.max { ($0.value, $1.key) < ($1.value, $0.key) }
        if let best, best.value * 2 > rows { return FileSource(name: best.key, isProposed: true, isNew: false) }
        return FileSource(name: name, isProposed: true, isNew: true)
    }

    /// Why a row must not change a value that another source stated; nil where it may.
    func refusal(of known: Known) -> Wording? {
        guard !known.isSame, !way.replaces, let owner = sources[known.importID], owner != source.name else {
            return nil
        }
        let (sv, en) = (Figures(.swedish).value(known.value), Figures(.english).value(known.value))
        return Wording(
            sv: """
                värdet har en annan källa redan, \(owner), som säger \(sv). Rättar filen den källan, ange --source \
                \(owner); ska värdet ersättas, ange --replace.
                """,
            en: """
                the value has another source already, \(owner), which says \(en). If the file corrects that source, \
                state --source \(owner); if the value is to be replaced, state --replace.
                """)
    }

    /// Names the source's values that the file lacks; where it is complete, they leave the tables, and the history
    /// keeps them.
    ///
    /// - Parameters:
    ///   - rejected: what rejected rows are about: the file has it, though not as it should be.
    ///   - unclear: the number of rejected rows that don't say what they are about. While there are any, nothing goes.
    /// - Complexity: O(values of the source).
    func findAbsent(
        apartFrom rejected: Set<String>, unclear: Int, into counts: inout Store.ImportCounts
    ) throws {
        counts.source = source
        let imports = sources.filter { $0.value == source.name }.keys.sorted().map { "\($0)" }
        guard !imports.isEmpty else { return }
        let table = subject.rawValue
        var keys: [Int64] = []
        try PreparedStatement(
            db,
            """
            SELECT id FROM \(table) WHERE import_id IN (\(imports.joined(separator: ", ")))
              AND (?1 IS NULL OR indicator = ?1) ORDER BY id
            """
        ).each(way.onlyIndicator?.text) { if !named.contains($0.integer(0)) { keys.append($0.integer(0)) } }
        guard !keys.isEmpty else { return }
        let name = try PreparedStatement(
            db, "SELECT \(RowChangeTables.name(of: subject)) FROM \(table) AS it WHERE it.id = ?")
        var gone: [Int64] = []
        for key in keys {
            // Only the first are told; the others are named where a rejected row may have them.
            guard !rejected.isEmpty || gone.count < InitiativeIntake.mostTold else {
                gone.append(key)
                continue
            }
            let id = try name.first(key, row: { $0.text(0) }) ?? ""
            guard !rejected.contains(id) else { continue }
            if gone.count < InitiativeIntake.mostTold { counts.absent.ids.append(id) }
            gone.append(key)
        }
        counts.absent.count = gone.count
        guard way.isComplete, !gone.isEmpty else { return }
        counts.absent.unclearRows = unclear
        guard unclear == 0 else { return }
        counts.absent.areWithdrawn = true
        counts.withdrawn = gone.count
        let delete = try PreparedStatement(db, "DELETE FROM \(table) WHERE id = ?")
        for key in gone { try delete.run(key) }
    }
}
