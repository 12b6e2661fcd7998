internal import GRDB

/// Brings the layers of effects up to what an import changes: little is added to and taken off what there is, much is
/// computed anew.
struct EffectUpdate {
    private let db: Database
    /// What the initiatives that change, or go, had brought; nil where everything is computed anew.
    private var gone: EffectSums?

    /// Before anything is written.
    init(_ db: Database, _ intake: InitiativeIntake, entry: Int64) throws {
        self.db = db
        let tables = EffectTables(db)
        let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM initiative") ?? 0
        // What another program wrote may have left the layers behind.
        let isOutside = try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM entry WHERE id = ? AND kind = 'outside')", arguments: [entry - 1])
        guard (intake.incoming.count + intake.withdrawn.count) * 4 < count, isOutside != true, try tables.canAdd()
        else { return }
        var sums = EffectSums(try tables.layout())
        try tables.gather(
            intake.incoming.lazy.filter(\.isKnown).map(\.fid) + intake.withdrawn, into: &sums)
        gone = sums
    }

    /// After all is written.
    ///
    /// - Parameter sums: what was written adds up to, where there is nothing else on file.
    func finish(entering sums: EffectSums?, _ intake: InitiativeIntake) throws {
        let tables = EffectTables(db)
        // Money granted on counts once, which the rows by themselves don't know.
        let areLinked = intake.rows.contains { $0.record.fundedBy != nil }
        if let sums, !areLinked { return try tables.write(sums) }
        guard let gone, !areLinked else { return try tables.refresh() }
        var made = EffectSums(gone.layout)
        try tables.gather(intake.incoming.lazy.map(\.fid), into: &made)
        try tables.add(made, without: gone)
    }
}
