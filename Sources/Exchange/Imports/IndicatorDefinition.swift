package import Store
package import Wording

/// An indicator made of a column that initiatives keep beside those of the program: `extra('Utbetalt')`.
///
/// Its values are results of the initiatives, whose source is the column, so that they follow it when initiatives are
/// imported again.
package struct IndicatorDefinition: Sendable {
    package let indicator: Indicator
    /// As somebody wrote it: `Utbetalt`.
    package let column: String

    package init(_ indicator: Indicator, from column: String) {
        self.indicator = indicator
        self.column = column
    }

    /// Whether a text can be the id of an indicator that is defined: lower case a–z, digits and _.
    package static func isID(_ text: String) -> Bool {
        !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "_") }
    }

    private var source: String { "extra('\(column.replacing("'", with: "''"))')" }

    /// Takes the column's numbers in as the indicator's results, in one transaction.
    ///
    /// - Parameter entry: the change of the column that it follows, with which it is taken back.
    /// - Throws: `Refusal`; `StoreError`.
    package func enter(into store: Store, following entry: Int64? = nil) throws -> ImportReceipt {
        let columns = try store.keptColumns()
        guard let values = columns.column(named: column) else {
            throw Refusal.noColumn(column, known: columns.keys.sorted())
        }
        guard values.kind == .number else { throw Refusal.noNumbers(column) }
        let known = try store.indicators().first { $0.id == indicator.id }
        guard Indicator.builtIn.allSatisfy({ $0.id != indicator.id }) else { throw Refusal.taken(indicator.id) }
        if known != nil {
            let outcomes = try store.outcomes(indicator: indicator.id, kind: nil)
            guard try store.areaValues(indicator: indicator.id, year: nil).isEmpty,
                outcomes.allSatisfy({ $0.source == source })
            else { throw Refusal.taken(indicator.id) }
        }
        let rows = values.numbers.sorted { $0.key < $1.key }.enumerated().map { number, value in
            (
                row: number + 1,
                record: Outcome(
                    initiative: value.key, indicator: indicator.id, kind: .result, value: value.value, source: source)
            )
        }
        let content = rows.map { "\($0.record.initiative)\t\($0.record.value)" }.joined(separator: "\n")
        let file = ImportFile(
            name: source, sha256: SHA256.hexadecimal(Array((indicator.id.text + "\n" + content).utf8)), kind: .outcomes)
        // The column is all there is of it: what it lost, the indicator loses too.
        var way = ImportWay(isComplete: true, replaces: true)
        way.onlyIndicator = indicator.id
        way.follows = entry
        return try store.commit(
            ImportBatch(file: file, accepted: rows), defining: known == nil ? [indicator] : [], way
        ).receipt
    }

    /// Brings every indicator made so up to its column.
    ///
    /// - Parameter entry: the change of columns that they follow; nil: there was none.
    /// - Returns: what to tell of those that changed, or can't be brought.
    package static func refresh(in store: Store, following entry: Int64?) throws -> [Wording] {
        try made(in: store).compactMap { definition in
            do {
                let receipt = try definition.enter(into: store, following: entry)
                let changed = receipt.inserted + receipt.updated + receipt.withdrawn
                guard changed > 0 else { return nil }
                let id = definition.indicator.id
                return Wording(
                    sv: """
                        Indikatorn \(id) följer \(definition.source): \
                        \(Plural.sv(
                            changed, "värde nytt, ändrat eller borttaget", "värden nya, ändrade eller borttagna")).
                        """,
                    en: """
                        The indicator \(id) follows \(definition.source): \(Plural.en(changed, "value")) new, changed \
                        or gone.
                        """)
            } catch let refusal as Refusal {
                return refusal.wording
            }
        }
    }

    private static func made(in store: Store) throws -> [IndicatorDefinition] {
        let made = try store.indicatorsOfColumns()
        guard !made.isEmpty else { return [] }
        let known = try store.indicators()
        return made.compactMap { id, source in
            guard let indicator = known.first(where: { $0.id == id }) else { return nil }
            let column = source.dropFirst(7).dropLast(2).replacing("''", with: "'")
            return IndicatorDefinition(indicator, from: String(column))
        }
    }

    /// Why an indicator can't be made.
    package enum Refusal: WordedError, Hashable {
        case noColumn(String, known: [String])
        case noNumbers(String)
        case taken(Indicator.ID)

        package var wording: Wording {
            switch self {
            case .noColumn(let name, let known):
                Nearest.unknown(
                    name, among: Set(known),
                    what: Wording(sv: "en kolumn som någon insats har", en: "a column that any initiative has"))
            case .noNumbers(let name):
                Wording(
                    sv: "Allt i kolumnen \(name) är inte tal, så den blir ingen indikator.",
                    en: "Not all in the column \(name) are numbers, so it makes no indicator.")
            case .taken(let id):
                Wording(
                    sv: "Indikatorn \(id) har redan andra värden. Välj ett annat id.",
                    en: "The indicator \(id) has other values already. Choose another id.")
            }
        }
    }
}
