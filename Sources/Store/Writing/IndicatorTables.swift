internal import GRDB
package import Wording

/// Writes and reads indicators, their values for municipalities, and outcomes of initiatives.
struct IndicatorTables {
    private let db: Database

    init(_ db: Database) {
        self.db = db
    }

    // MARK: Indicators

    /// Enters indicators that are not on file. One on file stays unchanged, except that its accumulation may be stated
    /// later; one on file as the other kind is an error, since the new values could not be added to the old.
    func insert(_ indicators: [Indicator]) throws {
        for one in indicators {
            if let known = try known(one.id) {
                guard known.kind == one.kind.rawValue else { throw StoreError.otherKind(indicator: one.id) }
                if let accumulation = one.accumulation, known.accumulation != accumulation.rawValue {
                    guard known.accumulation == nil else { throw StoreError.otherAccumulation(indicator: one.id) }
                    try db.execute(
                        sql: "UPDATE indicator SET accumulation = ? WHERE name = CAST(? AS TEXT)",
                        arguments: [accumulation.rawValue, one.id.text.whole])
                }
                continue
            }
            if let weight = one.weight, !indicators.contains(where: { $0.id == weight }), try known(weight) == nil {
                throw StoreError.unknownIndicator(weight, row: nil)
            }
            let texts = [one.id.text, one.title.sv, one.title.en, one.unit.sv, one.unit.en]
            let optional = [one.weight?.text, one.note?.sv, one.note?.en]
            let marks = [String](repeating: "CAST(? AS TEXT)", count: texts.count + optional.count)
            try db.execute(
                sql: """
                    INSERT INTO indicator (name, title_sv, title_en, unit_sv, unit_en, weight, note_sv, note_en, kind, \
                    direction, accumulation)
                    VALUES (\(marks.joined(separator: ", ")), ?, ?, ?)
                    """,
                arguments: StatementArguments(texts.map(\.whole)) + StatementArguments(optional.map { $0?.whole })
                    + [one.kind.rawValue, one.direction.rawValue, one.accumulation?.rawValue])
        }
    }

    /// An indicator's kind and accumulation on file.
    private func known(_ indicator: Indicator.ID) throws -> (kind: String, accumulation: String?)? {
        try db.firstRow(
            of: "indicator", "SELECT id, kind, accumulation FROM indicator WHERE name = CAST(? AS TEXT)",
            [indicator.text.whole]
        ) { (try $0.text("kind"), try $0.optionalText("accumulation")) }
    }

    func indicators() throws -> [Indicator] {
        try db.rows(
            of: "indicator",
            """
            SELECT id, name, title_sv, title_en, unit_sv, unit_en, kind, direction, weight, note_sv, note_en,
              accumulation
            FROM indicator
            ORDER BY name
            """
        ) { row in
            let name = try row.text("name")
            guard let kind = Indicator.Kind(rawValue: try row.text("kind")),
                let direction = Indicator.Direction(rawValue: try row.text("direction"))
            else { throw StoreError.corrupt(table: "indicator", row: try row.integer("id"), what: name) }
            return Indicator(
                id: Indicator.ID(name), title: Wording(sv: try row.text("title_sv"), en: try row.text("title_en")),
                unit: Wording(sv: try row.text("unit_sv"), en: try row.text("unit_en")),
                kind: kind, direction: direction, weight: try row.optionalText("weight").map { Indicator.ID($0) },
                note: try row.optionalText("note_sv").map { Wording(sv: $0, en: try row.text("note_en")) },
                accumulation: try row.optionalText("accumulation").flatMap { Indicator.Accumulation(rawValue: $0) })
        }
    }

    /// The identity of a value.
    private struct ValueKey: Hashable, Comparable {
        let indicator: Indicator.ID
        let municipality: String
        let year: Int

        static func < (a: ValueKey, b: ValueKey) -> Bool {
            (a.indicator, a.municipality, a.year) < (b.indicator, b.municipality, b.year)
        }
    }

    /// Refuses values of an indicator that the other table has values of: one name means one thing.
    private func refuse(_ indicators: Set<Indicator.ID>, in table: String, having source: IndicatorSource) throws {
        for indicator in indicators.sorted() {
            let isThere = try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM \(table) WHERE indicator = CAST(? AS TEXT))",
                arguments: [indicator.text.whole])
            guard isThere != true else { throw StoreError.otherSource(indicator: indicator, incoming: source) }
        }
    }

    private func names() throws -> Set<Indicator.ID> {
        try Set(db.texts(of: "indicator", column: "name").map { Indicator.ID($0) })
    }

    // MARK: Values

    // Long because a file of values is judged and written in one pass.
    func commit(
        _ batch: ImportBatch<AreaValue>, _ way: ImportWay, import id: Int64
    ) throws -> Store.ImportCounts {
        let indicators = try names()
        let municipalities = try Set(db.texts(of: "municipality_register", column: "code"))
        let current = try PreparedStatement(
            db,
            """
            SELECT id, value, source, import_id FROM indicator_value
            WHERE indicator = ? AND year = ? AND municipality_code = ?
            """)
        let insert = try PreparedStatement(
            db,
            """
            INSERT INTO indicator_value (indicator, municipality_code, year, value, source, import_id, row_number)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)
        let update = try PreparedStatement(
            db, "UPDATE indicator_value SET value = ?, source = ?, import_id = ?, row_number = ? WHERE id = ?")
        let (distinct, repeated) = try batch.accepted.distinct(by: {
            ValueKey(indicator: $0.indicator, municipality: $0.municipalityCode, year: $0.year)
        }) {
            Wording(verbatim: "\($0.indicator) \($0.municipalityCode) \($0.year)")
        }
        // Stores of earlier versions may have outcomes by the name of population, which must not keep the county's out;
        // `--source` tells them apart.
        try refuse(
            Set(distinct.map(\.record.indicator)).subtracting([.population]), in: "outcome", having: .statistics)
        let known = try distinct.map { _, one in
            try current.first(one.indicator.text, one.year, one.municipalityCode) {
                Self.known($0, one.value, one.source)
            }
        }
        let intake = try ValueIntake(
            db, .indicatorValue, of: batch.file, way, rows: distinct.count, known: known.lazy.compactMap { $0 })
        var counts = Store.ImportCounts(unchanged: repeated)
        for ((row, one), known) in zip(distinct, known) {
            guard indicators.contains(one.indicator) else { throw StoreError.unknownIndicator(one.indicator, row: row) }
            guard municipalities.contains(one.municipalityCode) else {
                throw StoreError.unknownMunicipality(code: one.municipalityCode, row: row)
            }
            guard one.value.isFinite else { throw StoreError.notFinite(row: row, indicator: one.indicator) }
            if let known {
                if known.isSame {
                    counts.unchanged += 1
                } else if let reason = intake.refusal(of: known) {
                    counts.refused.append(batch.refusal(of: row, one.indicator.text, reason))
                } else {
                    try update.run(one.value, one.source, id, row, known.key)
                    counts.updated += 1
                }
            } else {
                try insert.run(one.indicator.text, one.municipalityCode, one.year, one.value, one.source, id, row)
                counts.inserted += 1
            }
        }
        try intake.findAbsent(apartFrom: batch.rejectedIDs, unclear: batch.unclearRows, into: &counts)
        return counts
    }

    /// A value on file beside a row that says the same or another one; columns: key, value, source, import.
    private static func known(_ row: ResultRow, _ value: Double, _ source: String?) -> ValueIntake.Known {
        ValueIntake.Known(
            key: row.integer(0), importID: row.integer(3),
            isSame: row.double(1) == value && row.optionalText(2) == source, value: row.double(1))
    }

    func values(of indicator: Indicator.ID, year: Int?) throws -> [AreaValue] {
        var values: [AreaValue] = []
        try PreparedStatement(
            db,
            """
            SELECT municipality_code, year, value, source FROM indicator_value
            WHERE indicator = ? AND (?2 IS NULL OR year = ?2) ORDER BY year, municipality_code
            """
        ).each(indicator.text, year) { row in
            values.append(
                AreaValue(
                    indicator: indicator, municipalityCode: row.text(0), year: row.int(1), value: row.double(2),
                    source: row.optionalText(3)))
        }
        return values
    }

    // MARK: Outcomes

    // Long because a file of outcomes is judged and written in one pass.
    func commit(
        _ batch: ImportBatch<Outcome>, _ way: ImportWay, import id: Int64, entry: Int64
    ) throws -> Store.ImportCounts {
        let indicators = try names()
        let initiative = try PreparedStatement(db, "SELECT fid FROM initiative WHERE id = ?")
        let (distinct, repeated) = try batch.accepted.distinct(by: \.key) {
            Wording(verbatim: "\($0.initiative) \($0.indicator) \($0.kind.rawValue) \($0.period?.description ?? "")")
        }
        try refuse(Set(distinct.map(\.record.indicator)), in: "indicator_value", having: .initiatives)
        let current = try PreparedStatement(
            db,
            """
            SELECT id, value, source, import_id FROM outcome
            WHERE indicator = ? AND kind = ? AND initiative_fid = ? AND coalesce(period, '') = ?
            """)
        let isEmpty = try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM outcome)") ?? true
        var new = RowBuffer(columns: 9, expectedRows: distinct.count)
        var changed = RowBuffer(columns: 5)
        let standing = try distinct.map { row, one -> (fid: Int64, known: ValueIntake.Known?) in
            guard indicators.contains(one.indicator) else { throw StoreError.unknownIndicator(one.indicator, row: row) }
            guard let fid = try initiative.first(one.initiative, row: { $0.integer(0) }) else {
                throw StoreError.unknownInitiative(id: one.initiative, row: row)
            }
            guard one.value.isFinite else { throw StoreError.notFinite(row: row, indicator: one.indicator) }
            guard !isEmpty else { return (fid, nil) }
            let known = try current.first(
                one.indicator.text, one.kind.rawValue, fid, one.period?.description ?? ""
            ) { Self.known($0, one.value, one.source) }
            return (fid, known)
        }
        let intake = try ValueIntake(
            db, .outcome, of: batch.file, way, rows: distinct.count, known: standing.lazy.compactMap { $0.known })
        var counts = Store.ImportCounts()
        for ((row, one), (fid, known)) in zip(distinct, standing) {
            if let known {
                guard !known.isSame else { continue }
                if let reason = intake.refusal(of: known) {
                    counts.refused.append(batch.refusal(of: row, one.indicator.text, reason))
                    continue
                }
                changed.append(one.value)
                changed.append(one.source)
                changed.append(id)
                changed.append(row)
                changed.append(known.key)
            } else {
                new.append(fid)
                new.append(one.indicator.text)
                new.append(one.kind.rawValue)
                new.append(one.period)
                new.append(one.value)
                new.append(one.source)
                new.append(id)
                new.append(row)
                new.append(entry)
            }
        }
        let insert = try BulkInsert(
            db, into: "outcome",
            columns: [
                "initiative_fid", "indicator", "kind", "period", "value", "source", "import_id", "row_number", "since",
            ])
        let update = try PreparedStatement(
            db, "UPDATE outcome SET value = ?, source = ?, import_id = ?, row_number = ? WHERE id = ?")
        func enter() throws {
            try changed.write(through: update)
            try db.buildingIndexes(of: "outcome") {
                try VersionedTable.named("outcome").insertingDated(db) { try new.write(through: insert) }
            }
        }
        // Kinds and periods are sound by their types; what a constraint would refuse, it is to refuse in its own words.
        if distinct.allSatisfy({ $0.row > 0 }) { try db.withoutChecks(enter) } else { try enter() }
        (counts.inserted, counts.updated) = (new.count, changed.count)
        counts.unchanged = distinct.count - new.count - changed.count - counts.refused.count + repeated
        let rejected = batch.rejectedIDs.union(batch.rejectedOutcomes.lazy.map(\.name))
        try intake.findAbsent(apartFrom: rejected, unclear: batch.unclearRows, into: &counts)
        return counts
    }

    func outcomes(of indicator: Indicator.ID, kind: Outcome.Kind?) throws -> [Outcome] {
        var outcomes: [Outcome] = []
        try PreparedStatement(
            db,
            """
            SELECT outcome.id, initiative.id, outcome.kind, period, value, outcome.source
            FROM outcome JOIN initiative ON initiative.fid = initiative_fid
            WHERE indicator = ? AND (?2 IS NULL OR outcome.kind = ?2)
            ORDER BY initiative.id, outcome.kind, coalesce(period, '')
            """
        ).each(indicator.text, kind?.rawValue) { row in
            guard let kind = Outcome.Kind(rawValue: row.text(2)) else {
                throw StoreError.corrupt(table: "outcome", row: row.integer(0), what: row.text(2))
            }
            outcomes.append(
                Outcome(
                    initiative: row.text(1), indicator: indicator, kind: kind,
                    period: row.optionalText(3).flatMap { PartialDate($0) },
                    value: row.double(4), source: row.optionalText(5)))
        }
        return outcomes
    }
}

extension Store {
    /// By identifier.
    public func indicators() throws -> [Indicator] {
        try read { try IndicatorTables($0).indicators() }
    }

    /// The last titles of indicators that there were, by id.
    package func formerIndicatorTitles() throws -> [String: Wording] {
        try read { db in
            var titles: [String: Wording] = [:]
            try PreparedStatement(db, "SELECT name, title_sv, title_en FROM past_indicator ORDER BY until").each {
                titles[$0.text(0)] = Wording(sv: $0.text(1), en: $0.text(2))
            }
            return titles
        }
    }

    public func indicator(_ id: Indicator.ID) throws -> Indicator? {
        try indicators().first { $0.id == id }
    }

    /// Takes in one file of values for municipalities, in one transaction.
    ///
    /// - Parameter indicators: definitions of indicators that may be new.
    /// - Throws: `StoreError` for an unknown indicator or municipality, a value that is not finite, and two rows that
    ///   contradict each other; the store is then as it was.
    @discardableResult
    public func commit(_ batch: ImportBatch<AreaValue>, defining indicators: [Indicator]) throws -> ImportReceipt {
        try commit(batch, defining: indicators, ImportWay()).receipt
    }

    /// The same in a stated way.
    public func commit(
        _ batch: ImportBatch<AreaValue>, defining indicators: [Indicator], _ way: ImportWay
    ) throws -> ImportResult {
        if let classification = batch.classification { return try commit(classification, of: batch, way) }
        return try importing(batch, way, changing: ["indicator", "indicator_value"]) { db, id, _ in
            let tables = IndicatorTables(db)
            try tables.insert(indicators)
            return try tables.commit(batch, way, import: id)
        }
    }

    /// Takes in one file of outcomes of initiatives, in one transaction.
    ///
    /// - Throws: as for values, and for an initiative that is not on file.
    @discardableResult
    public func commit(_ batch: ImportBatch<Outcome>, defining indicators: [Indicator]) throws -> ImportReceipt {
        try commit(batch, defining: indicators, ImportWay()).receipt
    }

    /// The same in a stated way.
    public func commit(
        _ batch: ImportBatch<Outcome>, defining indicators: [Indicator], _ way: ImportWay
    ) throws -> ImportResult {
        // Initiatives, indicators and the import are looked up or made in the same transaction.
        try importing(batch, way, changing: ["indicator", "outcome"], checkingKeys: false) { db, id, entry in
            let tables = IndicatorTables(db)
            try tables.insert(indicators)
            return try tables.commit(batch, way, import: id, entry: entry)
        }
    }

    /// Values of an indicator for one year or all (nil), by year and municipality code.
    public func areaValues(indicator: Indicator.ID, year: Int?) throws -> [AreaValue] {
        try read { try IndicatorTables($0).values(of: indicator, year: year) }
    }

    /// The years for which an indicator has any value, ascending.
    public func years(indicator: Indicator.ID) throws -> [Int] {
        try read { db in
            try Int.fetchAll(
                db, sql: "SELECT DISTINCT year FROM indicator_value WHERE indicator = ? ORDER BY year",
                arguments: [indicator.text])
        }
    }

    /// The indicators of which initiatives promise or report anything, by identifier.
    public func indicatorsOfOutcomes() throws -> [Indicator.ID] {
        try read { db in
            try String.fetchAll(db, sql: "SELECT DISTINCT indicator FROM outcome ORDER BY indicator")
        }.map { Indicator.ID($0) }
    }

    /// Outcomes of an indicator, of one kind or all (nil), by initiative, kind and period.
    public func outcomes(indicator: Indicator.ID, kind: Outcome.Kind? = nil) throws -> [Outcome] {
        try read { try IndicatorTables($0).outcomes(of: indicator, kind: kind) }
    }
}
