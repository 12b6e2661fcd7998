internal import GRDB
internal import Planar
internal import Territory
internal import Wording

/// Judges a file's initiatives by what is on file: what each becomes, whose ids they have, and which are gone.
struct InitiativeIntake {
    let db: Database
    private let batch: ImportBatch<Initiative>
    private let way: ImportWay
    /// The file's rows; those of initiatives on file as they become.
    var rows: [(row: Int, record: Initiative)]
    private(set) var incoming: [InitiativeTables.Incoming] = []
    private(set) var source = FileSource(name: "", isProposed: true, isNew: true)
    var counts = Store.ImportCounts()
    /// Keys of those that a complete file lacks.
    private(set) var withdrawn: [Int64] = []
    /// Whether there was nothing on file.
    private var isEmpty = false
    /// Those on file that the file names: by key, whose they are.
    private var named: [Int64: String] = [:]
    /// By which the store calls those that the file is taken in for.
    private var storedIDs: Set<String> = []
    /// Whether nothing but running numbers says that the file is of the source that its name proposes.
    private var isOfNumbersOnly = false

    init(
        _ db: Database, _ batch: ImportBatch<Initiative>, _ rows: [(row: Int, record: Initiative)], _ way: ImportWay
    ) throws {
        (self.db, self.batch, self.rows, self.way) = (db, batch, rows, way)
    }

    /// What is on file under an id of the file.
    struct Known {
        let fid: Int64
        let id: String
        let ownID: String?
        let source: String
    }

    /// Finds what is on file, and refuses rows that would make another project of an initiative.
    mutating func judge() throws {
        let largest = try VersionedTable.named("initiative").largestKey(db)
        isEmpty = try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM initiative)") ?? false
        let lookup = try Lookup(db)
        source =
            try isEmpty || batch.repairsLocations
            ? statedByRows() ?? proposed(isNew: true) : chooseSource(lookup)
        isOfNumbersOnly = try isNumbered(lookup)
        // Each row of a list of locations is of its initiative's own source.
        counts.source = batch.repairsLocations ? nil : source
        if !isEmpty, !batch.repairsLocations { try settleMadeIDs(lookup) }
        var twins = try TwinSearch(db, lookup)
        var next = largest + 1
        let reader = try InitiativeReader(db)
        incoming.reserveCapacity(rows.count)
        for index in rows.indices {
            let (row, record) = rows[index]
            let known = isEmpty ? nil : try onFile(record.id, lookup)
            guard let known, let stored = try reader.initiative(fid: known.fid) else {
                if let reason = unknown(record) {
                    counts.refused.append(batch.refusal(of: row, record.id, reason))
                    continue
                }
                let owner = batch.idSources[record.id] ?? source.name
                let (id, ownID) = try address(record.id, of: owner, lookup, isFirst: largest == 0)
                if !isEmpty { try twins.look(for: record, besides: owner) }
                incoming.append(
                    .init(
                        index: index, fid: next, isKnown: false, keepsPlace: false, id: id, ownID: ownID,
                        source: owner))
                counts.inserted += 1
                storedIDs.insert(id)
                next += 1
                continue
            }
            named[known.fid] = known.source
            let canonical = try becoming(row, record, stored)
            storedIDs.insert(known.id)
            guard canonical != stored else {
                counts.unchanged += 1
                continue
            }
            if let what = otherProject(canonical, than: stored, id: record.id) {
                refuse(row, record, stored, what)
                storedIDs.remove(known.id)
                continue
            }
            countUpdate(of: stored, to: canonical)
            rows[index].record = canonical
            incoming.append(
                .init(
                    index: index, fid: known.fid, isKnown: true,
                    keepsPlace: canonical.location == stored.location && canonical.grantedOre == stored.grantedOre,
                    id: known.id, ownID: known.ownID, source: known.source))
        }
        counts.source?.twins = twins.found
    }

    /// What is told of the file, once its initiatives are where they belong.
    func finished() throws -> Store.ImportCounts {
        var counts = counts
        if way.draft.kind == .import { counts.standing = try Store.standing(of: storedIDs, db) }
        return counts
    }

    private mutating func countUpdate(of stored: Initiative, to canonical: Initiative) {
        counts.updated += 1
        guard !batch.repairsLocations else { return }
        counts.emptied += canonical.emptied(of: stored)
        guard let spoken = batch.spoken else { return }
        counts.left.formUnion(stored.stated.subtracting(spoken.fields))
        counts.leftKept.formUnion(stored.extra.keys.lazy.filter { !spoken.extra.contains($0) })
    }

    /// What is on file under an id of the file: under the store's own in a list of locations, else the row's source's.
    func onFile(_ id: String, _ lookup: Lookup) throws -> Known? {
        if batch.repairsLocations { return try lookup.stored(id) }
        if let owner = batch.idSources[id] { return try lookup.exported(id, source: owner) }
        return try lookup.known(id, source: source.name)
    }

    /// By which the store calls a new one, and what its source calls it, where that is another thing. An export has the
    /// store's ids: what comes from one stays what it was called.
    private func address(
        _ id: String, of owner: String, _ lookup: Lookup, isFirst: Bool
    ) throws -> (id: String, ownID: String?) {
        let prefix = owner + ":"
        if batch.idSources[id] != nil, id.hasPrefix(prefix), id.count > prefix.count,
            try isFirst || lookup.owner(of: id) == nil
        {
            return (id, String(id.dropFirst(prefix.count)))
        }
        let address = isFirst ? id : try lookup.address(id, source: owner)
        return (address, address == id ? nil : id)
    }

    /// What an initiative on file becomes by a row.
    func becoming(_ row: Int, _ record: Initiative, _ stored: Initiative) throws -> Initiative {
        var canonical = record
        canonical.id = stored.id
        if let shape = try record.location.shape(row: row) {
            canonical.location = .geometry(wkb: Array(shape[0]))
        }
        return merged(canonical, into: stored)
    }

    /// By which the store calls initiatives on file that the file names.
    ///
    /// - Parameter ids: as the file has them.
    mutating func storedIDs(of ids: Set<String>) throws -> [String: String] {
        isEmpty = try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM initiative)") ?? false
        guard !isEmpty else { return [:] }
        let lookup = try Lookup(db)
        source = try chooseSource(lookup)
        var names: [String: String] = [:]
        for id in ids { names[id] = try onFile(id, lookup)?.id }
        return names
    }

    /// What the stored initiative becomes by a row.
    private func merged(_ row: Initiative, into stored: Initiative) -> Initiative {
        if batch.repairsLocations { return SpokenColumns.repairing(row).repair(row, of: stored) }
        return batch.spoken?.merge(row, into: stored) ?? row
    }

    /// Why a row of an initiative that isn't on file can't be taken in: lists of locations, and files without titles,
    /// correct what there is.
    private func unknown(_ record: Initiative) -> Wording? {
        if batch.repairsLocations {
            return Wording(
                sv: """
                    databasen har ingen insats med id \(record.id). En lista över lägen rättar bara insatser som \
                    finns; ta bort raden eller ta fram listan på nytt.
                    """,
                en: """
                    the database has no initiative with the id \(record.id). A list of locations corrects only what is \
                    there; delete the row or make the list anew.
                    """)
        }
        guard let spoken = batch.spoken, !spoken.fields.contains(.title) else { return nil }
        return Wording(
            sv: """
                källan \(source.name) har ingen insats med id \(record.id), och filen har ingen kolumn med titel. Lägg \
                till titeln, eller rätta id:t.
                """,
            en: """
                the source \(source.name) has no initiative with the id \(record.id), and the file has no column with \
                the title. Add the title, or correct the id.
                """)
    }

    /// What says that a row is of another project than the initiative on file with its id; nil where nothing does, or
    /// it doesn't matter.
    private func otherProject(_ becoming: Initiative, than stored: Initiative, id: String) -> Wording? {
        guard !way.replaces, batch.spoken != nil else { return nil }
        if becoming.isOtherProject(than: stored) {
            return Wording(sv: "med annan titel och annat läge", en: "with another title and another location")
        }
        guard isOfNumbersOnly, batch.idSources[id] == nil, !becoming.hasTitle(of: stored) else { return nil }
        return Wording(
            sv: "med annan titel, och ingen titel i filen stämmer med sitt id",
            en: "with another title, and no title in the file agrees with its id")
    }

    private mutating func refuse(_ row: Int, _ record: Initiative, _ stored: Initiative, _ what: Wording) {
        let reason = Wording(
            sv: """
                id:t \(record.id) är redan en annan insats, ”\(stored.title)”, \(what.sv). Är filen en annan källas, \
                ange --source NAMN; är det samma insats, ange --replace.
                """,
            en: """
                the id \(record.id) is another initiative already, “\(stored.title)”, \(what.en). If the file is \
                another source's, state --source NAME; if it is the same initiative, state --replace.
                """)
        counts.refused.append(batch.refusal(of: row, record.id, reason))
    }

    // MARK: Sources

    /// Looks initiatives up by the ids of a source.
    struct Lookup {
        private let byID: PreparedStatement
        private let byOwnID: PreparedStatement
        private let formerSource: PreparedStatement

        init(_ db: Database) throws {
            byID = try PreparedStatement(db, "SELECT fid, id_source, own_id FROM initiative WHERE id = ?")
            byOwnID = try PreparedStatement(
                db, "SELECT fid, id, own_id FROM initiative WHERE id_source = ? AND own_id = ?")
            formerSource = try PreparedStatement(
                db, "SELECT id_source FROM past_initiative WHERE id = ? ORDER BY until DESC LIMIT 1")
        }

        /// The one that a source calls so; one without a source is anybody's.
        func known(_ id: String, source: String) throws -> Known? {
            if let own = try byOwnID.first(
                source, id,
                row: { Known(fid: $0.integer(0), id: $0.text(1), ownID: $0.optionalText(2), source: source) })
            {
                return own
            }
            return try byID.first(id) { row in
                row.isNull(2) && (row.text(1) == source || row.text(1).isEmpty)
                    ? Known(fid: row.integer(0), id: id, ownID: nil, source: source) : nil
            } ?? nil
        }

        /// The one that an export calls so, or its source.
        func exported(_ id: String, source: String) throws -> Known? {
            if let own = try stored(id), own.source == source { return own }
            return try known(id, source: source)
        }

        /// The one that the store calls so.
        func stored(_ id: String) throws -> Known? {
            try byID.first(id) { Known(fid: $0.integer(0), id: id, ownID: $0.optionalText(2), source: $0.text(1)) }
        }

        /// The source that has the plain id, and the key there.
        func owner(of id: String) throws -> (fid: Int64, source: String)? {
            try byID.first(id) { ($0.integer(0), $0.text(1)) }
        }

        /// By which the store calls a new one: the plain id where no other source has or had it.
        func address(_ id: String, source: String) throws -> String {
            if try owner(of: id) != nil { return "\(source):\(id)" }
            let former = try formerSource.first(id) { $0.text(0) }
            return former == nil || former == source || former == "" ? id : "\(source):\(id)"
        }
    }

    /// How many initiatives on file are looked at to tell whose ids a file has.
    private static let enough = 200

    private func proposed(isNew: Bool) -> FileSource {
        if let name = way.source { return FileSource(name: name, isProposed: false, isNew: isNew) }
        return FileSource(
            name: FileSource.proposal(fileName: batch.file.name), isProposed: true, isNew: isNew)
    }

    /// What the rows themselves say; else the stated one; else that of the initiatives on file with these ids, if they
    /// are the same projects; else the one that the file's name proposes.
    private func chooseSource(_ lookup: Lookup) throws -> FileSource {
        if let stated = statedByRows() { return stated }
        let proposal = proposed(isNew: true)
        let votes = try way.source == nil ? votes(lookup) : [:]
        if let best = votes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), !best.key.isEmpty {
            return FileSource(name: best.key, isProposed: true, isNew: false)
        }
        let isKnown =
            try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM initiative WHERE id_source = CAST(? AS TEXT))",
                arguments: [proposal.name.whole]) ?? false
        return FileSource(name: proposal.name, isProposed: proposal.isProposed, isNew: !isKnown && votes.isEmpty)
    }

    /// The sources that the rows name, where every row names one.
    private func statedByRows() -> FileSource? {
        guard !batch.idSources.isEmpty, !rows.isEmpty, rows.allSatisfy({ batch.idSources[$0.record.id] != nil })
        else { return nil }
        let names = Set(rows.compactMap { batch.idSources[$0.record.id] }).sorted()
        return FileSource(name: names.joined(separator: ", "), isProposed: false, isNew: false)
    }

    /// How many rows are the projects of each source on file. Of running numbers equal ids and one municipality say
    /// little: there some title must agree, or the very geometry.
    private func votes(_ lookup: Lookup) throws -> [String: Int] {
        var votes: [String: Int] = [:]
        var agreeing: Set<String> = []
        let reader = try InitiativeReader(db)
        var seen = 0
        for (row, record) in rows where seen < Self.enough && batch.idSources[record.id] == nil {
            guard let (fid, name) = try lookup.owner(of: record.id), let stored = try reader.initiative(fid: fid)
            else { continue }
            seen += 1
            guard batch.spoken != nil else {
                votes[name, default: 0] += 1
                agreeing.insert(name)
                continue
            }
            let becoming = try becoming(row, record, stored)
            guard !becoming.isOtherProject(than: stored) else { continue }
            votes[name, default: 0] += 1
            if becoming.isSurelyOf(stored, byID: record.id) { agreeing.insert(name) }
        }
        return votes.filter { agreeing.contains($0.key) }
    }

    /// Whether a file of the name of a source on file has nothing in common with it but running numbers: no title of
    /// an initiative with the same id, and no geometry. Layers are often called alike, and numbered from 1.
    private func isNumbered(_ lookup: Lookup) throws -> Bool {
        guard !isEmpty, way.source == nil, !batch.repairsLocations, way.draft.kind == .import,
            batch.spoken?.fields.contains(.title) == true, source.isProposed, !source.isNew
        else { return false }
        let reader = try InitiativeReader(db)
        var seen = 0
        for (row, record) in rows where seen < Self.enough && batch.idSources[record.id] == nil {
            guard let known = try lookup.known(record.id, source: source.name),
                let stored = try reader.initiative(fid: known.fid)
            else { continue }
            seen += 1
            let becoming = try becoming(row, record, stored)
            if becoming.hasTitle(of: stored) || becoming.isSurelyOf(stored, byID: record.id) { return false }
        }
        return seen > 0
    }

    // MARK: What is gone

    /// How many of the absent are named.
    static let mostTold = 100

    /// Names the source's initiatives that the file lacks: where it is complete, they are to leave the tables, and the
    /// history keeps them.
    mutating func findAbsent() throws {
        guard way.draft.kind == .import, !isEmpty, !batch.repairsLocations else { return }
        let lookup = try Lookup(db)
        for id in batch.rejectedIDs {
            if let known = try onFile(id, lookup) { named[known.fid] = known.source }
        }
        // An export may be of several sources.
        let sources = Set(rows.map { batch.idSources[$0.record.id] ?? source.name }).union(
            batch.idSources.isEmpty ? [source.name] : [])
        let list = sources.sorted()
        let places = Array(repeating: "?", count: list.count).joined(separator: ", ")
        let total =
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM initiative WHERE id_source IN (\(places))",
                arguments: StatementArguments(list)) ?? 0
        counts.absent.count = total - named.values.count { sources.contains($0) }
        // Among so many rows are all that are told.
        let most = way.isComplete ? Int.max : named.count + Self.mostTold
        var gone: [(fid: Int64, id: String)] = []
        let ofSource = try PreparedStatement(
            db, "SELECT fid, id FROM initiative WHERE id_source = ? ORDER BY id LIMIT ?")
        for name in list {
            try ofSource.each(name, most) {
                if named[$0.integer(0)] == nil { gone.append(($0.integer(0), $0.text(1))) }
            }
        }
        counts.absent.ids = gone.prefix(Self.mostTold).map(\.id)
        guard way.isComplete, !gone.isEmpty else { return }
        counts.absent.unclearRows = batch.unclearRows
        guard batch.unclearRows == 0 else { return }
        counts.absent.areWithdrawn = true
        counts.withdrawn = gone.count
        withdrawn = gone.map(\.fid)
    }
}

extension Store {
    /// By which the store calls initiatives on file that a file names, whose ids are one source's own.
    ///
    /// - Parameter ids: as the file has them.
    package func storedIDs(
        of ids: Set<String>, in batch: ImportBatch<Initiative>, source: String?
    ) throws -> [String: String] {
        try read { db in
            var intake = try InitiativeIntake(db, batch, batch.accepted, ImportWay(source: source))
            return try intake.storedIDs(of: ids)
        }
    }
}

/// Takes initiatives off the tables, with all that is theirs; the history keeps it.
struct InitiativeRemoval {
    private let statements: [PreparedStatement]

    init(_ db: Database) throws {
        statements = try [
            "footprint_part WHERE footprint_id IN (SELECT id FROM footprint WHERE initiative_fid = ?)",
            "footprint WHERE initiative_fid = ?", "declared_municipality WHERE initiative_fid = ?",
            "outcome WHERE initiative_fid = ?", "former_footprint WHERE initiative_fid = ?",
            "initiative WHERE fid = ?", "outside_edit WHERE table_name = 'initiative' AND row_key = ?",
        ].map { try PreparedStatement(db, "DELETE FROM " + $0) }
    }

    func remove(_ keys: [Int64]) throws {
        for key in keys { for statement in statements { try statement.run(key) } }
    }
}
