import Foundation
import Parallel
import Planar
package import Store
package import Territory
import Wording

/// Reads a file of initiatives: CSV, a workbook, GeoJSON or a GeoPackage, with Swedish or English column names.
package enum InitiativeImport {
    /// Reads and judges every row; nothing is stored yet.
    ///
    /// A row needs an id and a title; everything else may be missing. What it does state must be understood, else the
    /// row is rejected with the reason: it is never taken in with a field dropped. Columns without a role are kept in
    /// `Initiative.extra`.
    ///
    /// - Parameters:
    ///   - path: the file; `-` for standard input. GeoJSON is known by its ending, else by its first character.
    ///   - register: all municipalities that the file may name.
    ///   - crs: the reference system of coordinates that don't state it themselves, such as `EPSG:3010`.
    ///   - target: the store that the rows are for: what it has decides what an export that comes back changes, and
    ///     what a file would take away. Nil reads the file by itself.
    ///   - reading: where the table lies in the file, and which column is what where names don't tell.
    /// - Throws: `ImportError`, `DelimitedError`, `GeoJSONError`, `FileError` or `PlanarError` for a file that cannot
    ///   be used as a whole.
    /// - Complexity: O(bytes); the whole file is held in memory.
    package static func read(
        file path: String, register: [Municipality], crs: String? = nil,
        as reading: TableReading = .init(), into target: InitiativeTarget? = nil
    ) throws -> ImportBatch<Initiative> {
        let coordinates = try LocationCoordinates(given: crs)
        var source = try ImportSource(
            file: path, kind: .initiatives, crs: coordinates.given, layer: reading.layer, as: reading)
        return try read(
            &source, register: register, coordinates, mapping: reading.columns(of: path), rates: reading.exchangeRates,
            into: target)
    }

    /// The same of a file that has been read into rows; the rejected rows are also in the source then. Long because the
    /// program's own exports and lists are told from other files at each step.
    static func read(
        _ source: inout ImportSource, register: [Municipality], _ coordinates: LocationCoordinates,
        mapping: ColumnMapping?, rates: [String] = [], areApplications: Bool = false,
        into target: InitiativeTarget? = nil
    ) throws -> ImportBatch<Initiative> {
        let path = source.path
        try OwnTable.refuse(source)
        let shown = LocationList.shown(source.header)
        var columns = try ColumnRecognition<InitiativeRole>(
            header: source.header, mapping: mapping, file: path, own: source.ownNames, ignoring: shown)
        if columns[.id] == nil {
            let found = columns
            source.adoptIdentifiers(title: found.index(of: .title)) { !found.extra.contains($0) }
            columns = try ColumnRecognition(header: source.header, mapping: mapping, file: path)
        }
        // A file without any row has nothing that could lack a role; GeoJSON then has no columns at all.
        // A file without titles corrects initiatives that have theirs.
        var titles: [String: String]?
        if shown.isEmpty, !areApplications, let id = columns.index(of: .id), !columns.has(.title), let target {
            let known = try target.store.initiativeTitles()
            if source.texts(id).contains(where: { known[$0] != nil }) { titles = known }
        }
        if !(source.isLayer && source.rows.isEmpty) {
            // A list of locations has the titles of its initiatives already.
            try columns.require(
                shown.isEmpty && titles == nil ? [.id, .title] : [.id], header: source.header, file: path)
        }
        let isDistinct = columns.index(of: .id).map { [source] id in
            Future { source.hasDistinctTexts(id) }
        }
        let alike = columns.index(of: .id).map { [source] id in Future { AlikeIdentifiers(in: source, id).remark } }
        // Longitudes and latitudes are WGS 84 whatever is given.
        let isSystemOfNothing = [InitiativeRole.x, .easting, .geometry].allSatisfy { columns.index(of: $0) == nil }
        if coordinates.given != nil, !source.isLayer, isSystemOfNothing {
            throw ImportError(file: path, problem: .withoutCoordinates)
        }
        if coordinates.given != nil, !source.isLayer, source.isOwnExport {
            throw ImportError(file: path, problem: .statesSystem(CRS.sweref99TM.definition))
        }
        try UnitAboveHeader.refuse(in: source, columns)
        let reading = try InitiativeReading(
            source, columns, LocationText(register: register), coordinates,
            ForeignMoney(in: source, columns, given: rates), isApplications: areApplications, isList: !shown.isEmpty,
            titles: titles)
        // Where a row repeats another, it matters which of them comes first: such a file has one reader.
        if isDistinct?.value ?? true { reading.expectDistinctIDs() }
        let copies =
            source.rows.count >= 4_096 && reading.expectsDistinctIDs
            ? Processors.count - 1 : 0
        let others = try (0..<copies).map { _ in try reading.copy() }
        var accepted = source.records(([reading] + others).map { $0.initiative })
        for other in others { reading.addCounts(of: other) }
        if let target {
            if source.isOwnExport { try OwnExport(source, columns, in: target.store).restore(&accepted) }
        }
        var batch = ImportBatch(
            file: source.file, accepted: accepted, rejected: source.rejected,
            understood: source.understood + columns.understood() + reading.understood
                + [alike?.value ?? nil].compactMap { $0 })
        batch.spoken = reading.spoken
        batch.idSources = source.idSources(columns)
        if let note = source.understoodSources(batch.idSources) { batch.understood.append(note) }
        // A list of locations takes none away: what isn't filled in stays.
        if let target, shown.isEmpty { try ImportLosses(of: batch, columns, source, in: target).refuse() }
        if !shown.isEmpty {
            guard target?.isComplete != true else { throw ImportError(file: path, problem: .listIsNoSource) }
            batch.repairsLocations = true
            let stored = try target?.store.initiatives(.everything, detail: .figures).initiatives
            let known = stored.map { stored in Set(stored.indices.map(stored.id)) }
            batch.understood.append(
                LocationList.understood(
                    batch.accepted.map(\.record), of: batch.accepted.count + batch.rejected.count, known: known))
        }
        let name = columns[.id]?.name
        let ids = source.rejected.compactMap { row in
            row.fields.first { $0.column == name }?.value.withoutOuterSpaces
        }.filter { !$0.isEmpty }
        (batch.rejectedIDs, batch.unclearRows) = (Set(ids), source.rejected.count - ids.count)
        batch.refusing = { [source] number, id, reason in
            source.rejection(
                of: source.row(numbered: number), RowFault(name, id, sv: reason.sv, en: reason.en))
        }
        return batch
    }
}

/// Turns the rows of one file into initiatives.
private final class InitiativeReading {
    private let source: ImportSource
    private let columns: ColumnRecognition<InitiativeRole>
    private let location: InitiativeLocation
    /// Amounts in other currencies.
    private var money: ForeignMoney
    private var numbers: [InitiativeRole: NumberFormat] = [:]
    private var dates: [InitiativeRole: DateText] = [:]
    /// Rows by their id; not kept where all ids are known to differ.
    private var seen: [String: ImportSource.Row]? = [:]
    private var roundedAmounts = 0
    private var negative = (count: 0, ore: Int64(0))
    /// Fields of columns beside that hold no amount, by role: they stay the text that they are.
    private var unreadAmounts: [InitiativeRole: Int] = [:]
    /// Roles with a column that initiatives have no place of their own for.
    private let beside: [InitiativeRole]
    /// The columns whose texts are kept as they are.
    private let otherColumns: [Int]
    /// Whether the rows apply for money rather than say what was granted.
    private let isApplications: Bool
    /// Whether they are a list of locations, of which titles aren't read.
    private let isList: Bool
    /// Of a file without them, those that initiatives have.
    private let titles: [String: String]?

    init(
        _ source: ImportSource, _ columns: ColumnRecognition<InitiativeRole>, _ text: LocationText,
        _ coordinates: LocationCoordinates, _ money: ForeignMoney, isApplications: Bool, isList: Bool = false,
        titles: [String: String]? = nil
    ) throws {
        // Many because each is decided before the first row is read.
        self.money = money
        self.titles = titles
        self.isApplications = isApplications
        self.isList = isList
        self.source = source
        self.columns = columns
        otherColumns =
            columns.extra
            + [InitiativeRole.county, .municipalityCount, .currency, .exchangeRate, .unionShare].compactMap(
                columns.index)
        beside = InitiativeRole.beside.filter(columns.has)
        // Each looks at a whole column.
        let numbers = InitiativeRole.allCases.filter(\.isMoney).compactMap { role in
            columns[role].map { column in
                (
                    role,
                    Future {
                        NumberFormat(column: column.name, content: .money(column.unit), of: column.index, in: source)
                    }
                )
            }
        }
        let dates = [InitiativeRole.decided, .start, .end].compactMap { role in
            columns[role].map { column in
                (role, Future { DateText(column: column.name, texts: source.texts(column.index)) })
            }
        }
        location = try InitiativeLocation(source, columns, text, coordinates)
        for (role, format) in numbers { self.numbers[role] = format.value }
        for (role, format) in dates { self.dates[role] = format.value }
        let all = Array(self.dates.values)
        for role in self.dates.keys { self.dates[role]?.takeOrder(from: all) }
    }

    private init(copyOf other: InitiativeReading) throws {
        source = other.source
        columns = other.columns
        otherColumns = other.otherColumns
        beside = other.beside
        (isApplications, isList, titles) = (other.isApplications, other.isList, other.titles)
        location = try other.location.copy()
        money = other.money
        numbers = other.numbers
        dates = other.dates
        seen = other.seen == nil ? nil : [:]
    }

    /// Another reader of the same file, for another thread; what it decides by itself is not counted here.
    func copy() throws -> InitiativeReading { try InitiativeReading(copyOf: self) }

    func addCounts(of other: InitiativeReading) {
        roundedAmounts += other.roundedAmounts
        negative = (negative.count + other.negative.count, negative.ore &+ other.negative.ore)
        unreadAmounts.merge(other.unreadAmounts, uniquingKeysWith: +)
        location.addCounts(of: other.location)
        money.addCounts(of: other.money)
    }

    /// No two rows have the same id, as far as they have one: then no row need look for another.
    func expectDistinctIDs() { seen = nil }

    var expectsDistinctIDs: Bool { seen == nil }

    /// What the file has columns of.
    var spoken: SpokenColumns {
        var fields = Set(InitiativeRole.allCases.filter(columns.has).compactMap(\.field))
        if source.rows.contains(where: { $0.geometry != nil }) { fields.insert(.geometry) }
        let others = otherColumns.map { index in
            source.isOwnExport ? OwnColumns.original(source.header[index]) : source.header[index]
        }
        return SpokenColumns(fields: fields, extra: Set(others + beside.map(\.rawValue) + money.keptNames))
    }

    var understood: [Wording] {
        var notes = InitiativeRole.allCases.flatMap {
            (numbers[$0]?.understood ?? []) + (dates[$0]?.understood ?? [])
        }
        if roundedAmounts > 0 {
            notes.append(
                Wording(
                    sv: "Belopp med delar av ören, avrundade till hela ören: \(roundedAmounts).",
                    en: "Amounts with parts of an öre, rounded to whole öre: \(roundedAmounts)."))
        }
        for role in beside {
            guard let count = unreadAmounts[role], let name = columns[role]?.name else { continue }
            notes.append(
                Wording(
                    sv: "\(name): fält som inte är belopp bevaras som text, \(count) st.",
                    en: "\(name): fields that are not amounts are kept as text, \(count) in number."))
        }
        notes += money.understood
        if negative.count > 0 { notes.append(Self.repaid(negative.count, ore: negative.ore)) }
        let marks = Set([InitiativeRole.economic, .social, .environmental, .sami].filter { columns[$0] != nil })
        return notes + LikelyMarks.remarks(on: columns.extra, of: source, taken: marks) + location.understood
    }

    private static func repaid(_ count: Int, ore: Int64) -> Wording {
        let (sv, en) = (Figures(.swedish), Figures(.english))
        return Wording(
            sv:
                """
                Negativa belopp, lästa som återbetalade eller återtagna medel: \(sv.integer(count)), tillsammans \
                \(sv.kronor(ore: ore)) kr. De räknas i alla summor.
                """,
            en:
                """
                Negative amounts, read as money repaid or withdrawn: \(en.integer(count)), together SEK \
                \(en.kronor(ore: ore)). They count in every sum.
                """)
    }

    // Long because it is a table: a line for each column.
    func initiative(_ row: ImportSource.Row) throws(RowFault) -> Initiative {
        guard let id = text(.id, row) else {
            // An id made of the title lacks that.
            if source.makesIdentifiers, text(.title, row) == nil {
                throw RowFault(
                    columns[.title]?.name, "", sv: "titel saknas. Ange vad insatsen heter.",
                    en: "the title is missing. Say what the initiative is called.")
            }
            throw RowFault(
                columns[.id]?.name, "", sv: "id saknas. Ge insatsen ett id som ingen annan har.",
                en: "the id is missing. Give the initiative an id that no other has.")
        }
        // The store keeps the title of what is on file, and refuses what isn't.
        guard let title = text(.title, row) ?? titles.map({ $0[id] ?? id }) ?? (isList ? id : nil) else {
            throw RowFault(
                columns[.title]?.name, "", sv: "titel saknas. Ange vad insatsen heter.",
                en: "the title is missing. Say what the initiative is called.")
        }
        try refuseRepetition(id, row)
        let found = try location.location(row)
        var initiative = Initiative(id: id, title: title, location: found)
        initiative.lead = text(.lead, row)
        initiative.programme = text(.programme, row)
        initiative.priority = text(.priority, row)
        initiative.strengthArea = text(.strengthArea, row)
        initiative.theme = text(.theme, row)
        initiative.status = text(.status, row)
        initiative.outcomeText = text(.outcome, row)
        initiative.source = text(.source, row)
        initiative.placeText = text(.place, row)
        let municipalities = [text(.municipalityCodes, row), text(.municipalities, row)].compactMap { $0 }
        initiative.municipalitiesText = municipalities.isEmpty ? nil : municipalities.joined(separator: " | ")
        initiative.decided = try date(.decided, row)
        (initiative.start, initiative.end) = try (date(.start, row), date(.end, row))
        if let start = initiative.start, let end = initiative.end, end.lastDay < start.firstDay {
            throw RowFault(
                columns[.end]?.name, end.description, sv: "slutet \(end) ligger före starten \(start).",
                en: "the end \(end) is before the start \(start).")
        }
        initiative.grantedOre = try amount(.granted, row)
        initiative.fundedBy = text(.fundedBy, row)
        initiative.totalBudgetOre = try amount(.totalBudget, row)
        if let part = try money.unionPart(of: initiative.totalBudgetOre, row) {
            if columns.index(of: .granted) == nil { initiative.grantedOre = part }
            if columns.index(of: .euFunding) == nil {
                initiative.extra[InitiativeRole.euFunding.rawValue] = Kronor.plain(part)
            }
        }
        initiative.marks = Initiative.Marks(
            economic: try mark(.economic, row), social: try mark(.social, row),
            environmental: try mark(.environmental, row),
            sami: try mark(.sami, row))
        for role in beside {
            if let value = besideText(role, row) { initiative.extra[role.rawValue] = value }
        }
        for index in otherColumns {
            let value = source.text(row, index)
            let name = source.header[index]
            if !value.isEmpty { initiative.extra[source.isOwnExport ? OwnColumns.original(name) : name] = value }
        }
        for (name, text) in money.keptTexts(of: row) { initiative.extra[name] = text }
        if let ore = initiative.grantedOre, ore < 0 { negative = (negative.count + 1, negative.ore &+ ore) }
        seen?[id] = row
        return initiative
    }

    // MARK: Fields

    private func text(_ role: InitiativeRole, _ row: ImportSource.Row) -> String? {
        guard let column = columns.index(of: role) else { return nil }
        let text = source.text(row, column)
        return text.isEmpty ? nil : text
    }

    private func date(_ role: InitiativeRole, _ row: ImportSource.Row) throws(RowFault) -> PartialDate? {
        guard let text = text(role, row), let format = dates[role] else { return nil }
        return try format.date(text)
    }

    private func amount(_ role: InitiativeRole, _ row: ImportSource.Row) throws(RowFault) -> Int64? {
        guard let text = text(role, row), !NumberFormat.isMissing(text), let format = numbers[role] else { return nil }
        let amount = try format.amount(text, mayBeNegative: role == .granted && !isApplications)
        if amount.isRounded { roundedAmounts += 1 }
        return try money.kronor(amount.ore, role, row)
    }

    /// Amounts as kronor with a decimal point, so that all sources' are written alike.
    private func besideText(_ role: InitiativeRole, _ row: ImportSource.Row) -> String? {
        guard let text = text(role, row) else { return nil }
        guard role.isMoney, let format = numbers[role] else { return text }
        if NumberFormat.isMissing(text) { return nil }
        guard let amount = try? format.amount(text, mayBeNegative: true) else {
            unreadAmounts[role, default: 0] += 1
            return text
        }
        guard let ore = try? money.kronor(amount.ore, role, row) else { return nil }
        return Kronor.plain(ore)
    }

    private func mark(_ role: InitiativeRole, _ row: ImportSource.Row) throws(RowFault) -> Int? {
        guard let text = text(role, row), !NumberFormat.isMissing(text) else { return nil }
        let plain = text.hasPrefix("\u{2212}") || text.hasPrefix("–") ? "-" + text.dropFirst() : text
        guard let mark = Int(plain), (-2...2).contains(mark) else {
            throw RowFault(
                columns[role]?.name, text,
                sv: "\(quoted(text).sv) är ingen giltig skattning. Ange ett heltal från −2 till +2.",
                en: "\(quoted(text).en) is not a rating: enter a whole number from −2 to +2.")
        }
        return mark
    }

    private func refuseRepetition(_ id: String, _ row: ImportSource.Row) throws(RowFault) {
        guard let first = seen?[id] else { return }
        throw RepeatedInitiative(first: first, second: row, columns, in: source).fault(id)
    }
}
