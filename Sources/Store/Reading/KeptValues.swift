internal import GRDB
internal import JSON
import Wording

/// The values of one of the columns that initiatives keep beside those of the program, in the kind that all of them
/// show: numbers, days, else texts.
package struct KeptValues: Sendable, Hashable {
    package enum Kind: Sendable, Hashable { case number, day, text }

    /// As the store has it.
    package let name: String
    package let kind: Kind
    /// By initiative; empty ones are absent, and so are signs for missing values among numbers and days.
    package let texts: [String: String]
    /// The same as numbers, where they are.
    package let numbers: [String: Double]

    /// Signs with which tables say that there is no value.
    private static let missing: Set<String> = ["-", "–", "—", ".", "..", "...", "…"]

    init(name: String, texts: [String: String]) {
        self.name = name
        let stated = texts.filter { !Self.missing.contains($0.value) }
        if let numbers = Self.numbers(stated) {
            (kind, self.texts, self.numbers) = (.number, stated, numbers)
        } else {
            let areDays = stated.values.allSatisfy { $0.utf8.count == 10 && PartialDate($0) != nil }
            (kind, self.texts, numbers) = (areDays ? .day : .text, areDays ? stated : texts, [:])
        }
    }

    /// Nil unless all are numbers of kronor, per cent or nothing else. A mark that could be of decimals or of thousands
    /// is what others of the column show; where none does, thousands before three digits beside kronor, else decimals.
    private static func numbers(_ texts: [String: String]) -> [String: Double]? {
        guard !texts.isEmpty else { return nil }
        var written: [String: WrittenNumber] = [:]
        var (points, commas) = (0, 0)
        for (id, text) in texts {
            guard let number = WrittenNumber(text),
                ["", "kr", "sek", ":-", "%", "procent"].contains(number.word.lowercased())
            else { return nil }
            written[id] = number
            switch (number.reading(decimal: .point), number.reading(decimal: .comma)) {
            case (nil, nil): return nil
            case (_?, nil): points += 1
            case (nil, _?): commas += 1
            case (_?, _?): break
            }
        }
        guard points == 0 || commas == 0 || written.values.allSatisfy({ !isUnclear($0) }) else { return nil }
        return written.mapValues { value($0, isComma: commas > 0, isPoint: points > 0) }
    }

    private static func isUnclear(_ number: WrittenNumber) -> Bool {
        guard let point = number.reading(decimal: .point), let comma = number.reading(decimal: .comma) else {
            return false
        }
        return point != comma
    }

    private static func value(_ number: WrittenNumber, isComma: Bool, isPoint: Bool) -> Double {
        let (point, comma) = (number.reading(decimal: .point), number.reading(decimal: .comma))
        let reading: WrittenNumber.Reading?
        if isUnclear(number), !isComma, !isPoint {
            let isMoney = !number.word.isEmpty && number.word != "%"
            reading = (point?.decimals ?? 0 > 0) == isMoney ? comma : point
        } else {
            reading = isComma ? comma ?? point : point ?? comma
        }
        guard let reading, let value = Double("\(reading.digits)e\(number.exponent - reading.decimals)") else {
            return .nan
        }
        return number.isNegative ? -value : value
    }
}

extension Store {
    /// Columns that initiatives keep beside those of the program, with their values, by name. O(initiatives).
    package func keptColumns() throws -> [String: KeptValues] {
        try read { db in
            var columns: [String: [String: String]] = [:]
            try PreparedStatement(db, "SELECT fid, id, extra FROM initiative WHERE extra IS NOT NULL").each { row in
                guard let content = JSONText.object(from: row.text(2)) else {
                    throw StoreError.corrupt(table: "initiative", row: row.integer(0), what: "extra")
                }
                let id = row.text(1)
                for (name, value) in content where !value.isEmpty { columns[name, default: [:]][id] = value }
            }
            return Dictionary(uniqueKeysWithValues: columns.map { ($0, KeptValues(name: $0, texts: $1)) })
        }
    }
}

extension Store {
    /// Indicators that were made of a kept column, with the source of their results that says so: `extra('Utbetalt')`.
    /// O(outcomes).
    package func indicatorsOfColumns() throws -> [(indicator: Indicator.ID, source: String)] {
        try read { db in
            var found: [(indicator: Indicator.ID, source: String)] = []
            try PreparedStatement(
                db, "SELECT DISTINCT indicator, source FROM outcome WHERE source GLOB 'extra(''*'')' ORDER BY indicator"
            ).each { found.append((Indicator.ID($0.text(0)), $0.text(1))) }
            return found
        }
    }
}

extension Store {
    /// The values of a field that initiatives have. O(initiatives).
    package func values(of field: SelectionField) throws -> Set<String> {
        try read { db in
            let column = field.rawValue
            return try String.fetchSet(
                db, sql: "SELECT DISTINCT \(column) FROM initiative WHERE \(column) IS NOT NULL")
        }
    }

    /// Why texts that a question compares with what initiatives have can't be found: no initiative has them.
    /// O(initiatives) for each field.
    package func unknownValues(_ asked: [(field: SelectionField, text: String)]) throws -> [StoreError] {
        try read { db in
            var known: [SelectionField: Set<String>] = [:]
            return try asked.compactMap { field, text in
                let column = field.rawValue
                let values =
                    try known[field]
                    ?? String.fetchSet(
                        db, sql: "SELECT DISTINCT \(column) FROM initiative WHERE \(column) IS NOT NULL")
                known[field] = values
                return values.contains(text) ? nil : .unknownValue(text, of: field, known: values.sorted())
            }
        }
    }
}

extension [String: KeptValues] {
    /// The column by a name that a person wrote: the store's, whatever its case, or one that sources call it by.
    package func column(named name: String) -> KeptValues? {
        if let exact = self[name] { return exact }
        let lower = name.lowercased()
        if let found = keys.sorted().first(where: { $0.lowercased() == lower }) { return self[found] }
        let known = KeptColumn.allCases.first { $0.names.contains(lower) }
        return known.flatMap { self[$0.rawValue] }
    }
}
