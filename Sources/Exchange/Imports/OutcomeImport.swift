import Foundation
import Parallel
package import Store
import Territory
import Wording

/// Reads a file of outcomes: a row for each initiative, indicator, kind of outcome and period, or a row for each
/// initiative with a column for each value (`WideOutcomes`).
package enum OutcomeImport {
    /// Reads and judges every row; nothing is stored yet.
    ///
    /// - Parameters:
    ///   - path: a delimited text file or a workbook; `-` for standard input.
    ///   - initiatives: the ids in the store; they are fetched while the file is read.
    ///   - known: the indicators of the store, found by id or title.
    ///   - reading: where the table lies in the file, and which column is what where names don't tell.
    /// - Returns: the outcomes, and the indicators that are new with this file.
    /// - Throws: `ImportError`, also when it is unclear whether a new indicator is a sum or a rate; `DelimitedError`,
    ///   `FileError`.
    /// - Complexity: O(bytes); the whole file is held in memory.
    package static func read(
        file path: String, initiatives: @autoclosure () throws -> Set<String>, known: [Indicator],
        as reading: TableReading = .init()
    ) throws -> (ImportBatch<Outcome>, defining: [Indicator]) {
        let file = Future { Result { try ImportSource(file: path, kind: .outcomes, crs: nil, as: reading) } }
        let initiatives = Result { try initiatives() }
        var source = try file.value.get()
        let mapping = try reading.columns(of: path)
        let columns = try ColumnRecognition<OutcomeRole>(header: source.header, mapping: mapping, file: path)
        let wide = WideOutcomes(header: source.header, columns: columns)
        try columns.require(
            wide == nil ? [.initiative, .indicator, .kind, .value] : [.initiative], header: source.header, file: path)
        if let wide {
            let (rows, blank) = wide.rows(of: source)
            source.rows = rows
            source.understood.append(wide.understood(of: source.header, blank: blank))
        }
        let reading = try OutcomeReading(source, columns, wide, initiatives.get(), IndicatorNames(known: known))
        let accepted = reading.outcomes(of: &source)
        let notes = reading.assumed(of: accepted.lazy.map(\.record))
        var batch = ImportBatch(
            file: source.file, accepted: accepted, rejected: source.rejected,
            understood: source.understood + columns.understood(values: Set((wide?.headings ?? [:]).keys))
                + reading.understood + notes)
        let (keys, unclear) = wide == nil ? source.rejectedKeys(reading.key) : reading.rejectedKeys(of: source)
        (batch.rejectedOutcomes, batch.unclearRows) = (keys, unclear)
        batch.refusing =
            columns.index(of: .value).map { source.refusing(column: $0) }
            ?? wide.map { reading.refusing($0, rows: source) }
        return (batch, reading.names.toStore)
    }
}

private final class OutcomeReading {
    private(set) var names: IndicatorNames
    private(set) var understood: [Wording] = []
    private let source: ImportSource
    private let columns: ColumnRecognition<OutcomeRole>
    private let wide: WideOutcomes?
    private let initiatives: Set<String>
    private lazy var nearIdentifiers = NearIdentifiers(initiatives)
    private let number: NumberFormat
    private let dates: DateText
    /// Rows by key; not kept where keys are distinct.
    private var seen: [Outcome.Key: (row: Int, value: Double)]?
    /// Cached readings of the column of kinds.
    private var kinds: [String: Outcome.Kind?] = [:]

    init(
        _ source: ImportSource, _ columns: ColumnRecognition<OutcomeRole>, _ wide: WideOutcomes?,
        _ initiatives: Set<String>, _ names: IndicatorNames
    ) throws {
        self.source = source
        self.columns = columns
        self.wide = wide
        self.initiatives = initiatives
        self.names = names
        let number = Future {
            columns[.value].map { NumberFormat(column: $0.name, content: .quantity, texts: source.texts($0.index)) }
                ?? NumberFormat(
                    column: (wide?.headings.keys.sorted() ?? []).map { source.header[$0] }.joined(separator: ", "),
                    content: .quantity,
                    texts: source.rows.compactMap { row in row.column.map { source.text(row, $0) } })
        }
        let dates = Future {
            columns[.period].map { DateText(column: $0.name, texts: source.texts($0.index)) }
                ?? DateText(column: "", texts: [])
        }
        var kinds: [String: Indicator.Kind?] = [:]
        for row in source.rows {
            func field(_ role: OutcomeRole) -> String { Self.field(role, row, source, columns, wide) }
            let stated = field(.indicatorKind)
            let kind = kinds[stated] ?? Indicator.Kind(stated: stated)
            kinds[stated] = .some(kind)
            // Those rows are rejected.
            guard !self.names.isPopulation(field(.indicator)) else { continue }
            try self.names.meet(field(.indicator), unit: field(.unit), kind: kind, file: source.path)
        }
        if let column = columns.index(of: .accumulation) {
            for row in source.rows {
                try self.names.state(
                    source.text(row, column), of: Self.field(.indicator, row, source, columns, wide),
                    file: source.path)
            }
        }
        (self.number, self.dates) = (number.value, dates.value)
        understood =
            try self.names.settle(file: source.path, ofInitiatives: true) + self.number.understood
            + self.dates.understood
    }

    /// Another reader of the same file, for another thread.
    private init(copyOf other: OutcomeReading) {
        source = other.source
        columns = other.columns
        wide = other.wide
        initiatives = other.initiatives
        names = other.names
        number = other.number
        dates = other.dates
    }

    /// All outcomes of the file; rejected rows are then in the source.
    func outcomes(of source: inout ImportSource) -> [(row: Int, record: Outcome)] {
        // Most files have distinct keys: then rows can be judged independently.
        let readers =
            source.rows.count < 4_096
            ? [] : (0..<Processors.count).map { _ in OutcomeReading(copyOf: self) }
        if readers.count > 1 {
            var judged = source
            let outcomes = judged.records(readers.map { $0.outcome })
            if outcomes.lazy.map(\.record.key).areDistinct {
                source = judged
                return outcomes
            }
        }
        seen = [:]
        return source.records(outcome)
    }

    /// Indicators with several results of one initiative and no stated accumulation.
    func assumed(of outcomes: some Sequence<Outcome>) -> [Wording] {
        var counts: [Indicator.ID: [String: Int]] = [:]
        for one in outcomes where one.kind == .result {
            guard let indicator = names.known[one.indicator], indicator.kind == .extensive,
                indicator.accumulation == nil
            else { continue }
            counts[one.indicator, default: [:]][one.initiative, default: 0] += 1
        }
        let several = counts.filter { $0.value.values.contains { $0 > 1 } }.keys.sorted()
        guard !several.isEmpty else { return [] }
        let list = several.map(\.text).joined(separator: ", ")
        return [
            Wording(
                sv:
                    """
                    Flera resultat av samma insats (\(list)) läses som ackumulerade: det senaste rymmer de tidigare. \
                    En \
                    kolumn ackumulering kan säga per_period, så läggs de ihop.
                    """,
                en:
                    """
                    Several results of one initiative (\(list)) are read as cumulative: the latest contains the \
                    earlier \
                    ones. A column accumulation can say per_period, then they are added.
                    """)
        ]
    }

    private func field(_ role: OutcomeRole, _ row: ImportSource.Row) -> String {
        Self.field(role, row, source, columns, wide)
    }

    /// Of a wide table what the heading of the row's column says, else the row's own field.
    private static func field(
        _ role: OutcomeRole, _ row: ImportSource.Row, _ source: ImportSource,
        _ columns: ColumnRecognition<OutcomeRole>, _ wide: WideOutcomes?
    ) -> String {
        let own = columns.index(of: role).map { source.text(row, $0) } ?? ""
        guard let column = row.column, let wide, let heading = wide.headings[column] else { return own }
        return switch role {
        case .indicator: heading.indicator.isEmpty ? own : heading.indicator
        case .kind: heading.kind.rawValue
        case .period: heading.period.isEmpty ? own : heading.period
        case .value: source.text(row, column)
        case .unit: own.isEmpty ? wide.unit(heading) : own
        default: own
        }
    }

    /// The column that states a role for a row.
    private func column(_ role: OutcomeRole, _ row: ImportSource.Row) -> String? {
        columns[role]?.name ?? row.column.map { source.header[$0] }
    }

    /// As `ImportSource.refusing`, of a wide table: the columns of the indicator are named where it has but one.
    func refusing(
        _ wide: WideOutcomes, rows source: ImportSource
    ) -> @Sendable (_ row: Int, _ id: String, _ reason: Wording) -> RejectedRow {
        let columns = Dictionary(grouping: wide.headings.keys.sorted()) { column in
            names.find(wide.headings[column]?.indicator ?? "")?.text ?? ""
        }
        return { number, id, reason in
            let own = columns[id] ?? []
            let row = source.row(numbered: number)
            guard own.count == 1 else { return source.rejection(of: row, RowFault(nil, id, reason)) }
            return source.rejection(of: row, RowFault(source.header[own[0]], source.text(row, own[0]), reason))
        }
    }

    /// As `ImportSource.rejectedKeys`, of a wide table, several rows of which have one number: all of those.
    func rejectedKeys(of judged: ImportSource) -> (keys: [Outcome.Key], unclear: Int) {
        let numbers = Set(judged.rejected.map(\.row))
        var keys: [Outcome.Key] = []
        var unclear = numbers.subtracting(judged.rows.map(\.number)).count
        for row in judged.rows where numbers.contains(row.number) {
            do throws(RowFault) {
                if let found = try key(row) { keys.append(found) }
            } catch {
                unclear += 1
            }
        }
        return (keys, unclear)
    }

    /// What a row is about; nil: of an initiative that the store doesn't have, and whose id resembles no other.
    func key(_ row: ImportSource.Row) throws(RowFault) -> Outcome.Key? {
        let initiative = field(.initiative, row)
        guard initiatives.contains(initiative) else {
            if initiative.isEmpty || !nearIdentifiers.near(initiative).isEmpty { throw unknown(initiative) }
            return nil
        }
        let indicator = try names.indicator(field(.indicator, row), column: column(.indicator, row))
        return try Outcome.Key(
            initiative: initiative, indicator: indicator.id, kind: kind(row), period: dates.date(field(.period, row)))
    }

    private func kind(_ row: ImportSource.Row) throws(RowFault) -> Outcome.Kind {
        let stated = field(.kind, row)
        let known = kinds[stated] ?? Outcome.Kind(stated: stated)
        kinds[stated] = .some(known)
        guard let known else {
            throw RowFault(
                column(.kind, row), stated,
                sv: "\(quoted(stated).sv) är varken utgångsvärde, delmål, mål eller resultat.",
                en: "\(quoted(stated).en) is neither baseline, milestone, target nor result.")
        }
        return known
    }

    // Long because each column of a row has its own way of being wrong.
    func outcome(_ row: ImportSource.Row) throws(RowFault) -> Outcome {
        let initiative = field(.initiative, row)
        guard initiatives.contains(initiative) else { throw unknown(initiative) }
        let name = field(.indicator, row)
        let indicatorColumn = self.column(.indicator, row)
        guard !names.isPopulation(name) else {
            throw RowFault(
                indicatorColumn, name,
                sv:
                    """
                    \(quoted(name).sv) är kommunernas folkmängd, som tal per invånare räknas på, och inget utfall av \
                    en insats. Ge utfallet ett annat namn, till exempel nya_invanare; folkmängd läses in med rackvidd \
                    import indicators.
                    """,
                en:
                    """
                    \(quoted(name).en) is the municipalities' population, which figures per inhabitant count on, and \
                    no outcome of an initiative. Give the outcome another name, such as new_inhabitants; population is \
                    imported with rackvidd import indicators.
                    """)
        }
        let indicator = try names.indicator(name, column: indicatorColumn)
        let kind = try kind(row)
        let period = try dates.date(field(.period, row))
        // A unit that nobody wrote contradicts none.
        let isInferred = row.column.flatMap { wide?.headings[$0] }?.unit.isEmpty == true && !columns.has(.unit)
        if !isInferred { try names.checkUnit(field(.unit, row), of: indicator, column: self.column(.unit, row)) }
        let written = field(.value, row)
        let column = self.column(.value, row)
        guard !NumberFormat.isMissing(written) else {
            throw RowFault(
                column, written, sv: "värde saknas. Fyll i det, eller ta bort raden.",
                en: "the value is missing. Fill it in, or remove the row.")
        }
        let value: Double
        do throws(RowFault) { value = try number.quantity(written) } catch {
            throw RowFault(column, written, error.reason)
        }
        let origin = field(.source, row)
        let outcome = Outcome(
            initiative: initiative, indicator: indicator.id, kind: kind, period: period, value: value,
            source: origin.isEmpty ? nil : origin)
        if let first = seen?[outcome.key] {
            throw first.value == value
                ? RowFault(
                    column, written, sv: "samma värde finns redan på rad \(first.row). Ta bort den ena.",
                    en: "the same value is already in row \(first.row). Remove one of them.")
                : RowFault(
                    column, written,
                    sv:
                        """
                        rad \(first.row) har ett annat värde för samma insats, indikator, slag och period. Behåll \
                        det rätta.
                        """,
                    en:
                        """
                        row \(first.row) has another value for the same initiative, indicator, kind and period. \
                        Keep the right one.
                        """
                )
        }
        seen?[outcome.key] = (row.number, value)
        return outcome
    }

    private func unknown(_ id: String) -> RowFault {
        let column = columns[.initiative]?.name
        guard !id.isEmpty else {
            return RowFault(column, "", sv: "insatsens id saknas.", en: "the initiative's id is missing.")
        }
        let question = Nearest.question(nearIdentifiers.near(id).prefix(3))
        let hint =
            question.map { Wording(sv: "; \($0.sv)", en: "; \($0.en)") }
            ?? Wording(sv: ". Läs in insatserna först.", en: ". Import the initiatives first.")
        return RowFault(
            column, id, sv: "ingen insats i databasen har id:t \(quoted(id).sv)\(hint.sv)",
            en: "no initiative in the database has the id \(quoted(id).en)\(hint.en)")
    }
}

extension Outcome.Kind {
    /// As written in either language.
    init?(stated text: String) {
        switch FoldedName(text).letters {
        case "baseline", "utgångsvärde", "utgangsvarde", "utgångsläge", "nuläge", "startvärde", "basvärde":
            self = .baseline
        case "milestone", "delmål", "delmal", "delmålsvärde", "delmalsvarde", "etappmål", "etappmal", "milstolpe":
            self = .milestone
        case "target", "mål", "mal", "målvärde", "goal": self = .target
        case "result", "resultat", "utfall", "outcome", "actual", "slutvärde": self = .result
        default: return nil
        }
    }
}
