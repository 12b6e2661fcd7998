package import JSON
package import Store
package import Wording

/// The rows saved of a damaged store, and every loss.
package struct RepairAnswer: TableAnswer {
    private let report: RepairReport
    private let damaged: String
    private let store: String

    /// - Parameters:
    ///   - damaged: the old file, as the answer names it.
    ///   - store: the new one.
    package init(_ report: RepairReport, of damaged: String, to store: String) {
        self.report = report
        self.damaged = damaged
        self.store = store
    }

    /// Losses listed in text, and findings of damage; further ones are counted.
    private static let mostLines = 200

    package func text(in language: Language, width: Int) -> String {
        let rows = report.saved.reduce(0) { $0 + $1.rows }
        let initiatives = report.saved.first { $0.table == "initiative" }?.rows ?? 0
        let summary = Wording(
            sv: """
                Räddade \(Plural.sv(rows, "rad", "rader")) till \(store), däribland \
                \(Plural.sv(initiatives, "insats", "insatser")).
                """,
            en: """
                Saved \(Plural.en(rows, "row")) to \(store), among them \(Plural.en(initiatives, "initiative")).
                """)
        let lines = Self.listed(report.losses.map(\.wording)) + Self.listed(report.damage.map(\.wording)) + [summary]
        return lines.map { $0[language] + "\n" }.joined()
    }

    private static func listed(_ all: [Wording]) -> [Wording] {
        let more = all.count - mostLines
        guard more > 0 else { return all }
        return all.prefix(mostLines) + [
            Wording(
                sv: "… och \(Figures(.swedish).integer(more)) till (alla med --format json)",
                en: "… and \(Figures(.english).integer(more)) more (all with --format json)")
        ]
    }

    package func json(in language: Language) -> JSONValue {
        [
            "damaged_store": .string(damaged), "store": .string(store), "whole": .bool(report.isWhole),
            "saved": .array(report.saved.map { ["table": .string($0.table), "rows": .integer($0.rows)] }),
            "losses": .array(report.losses.map { .object(LossRecord.item($0, in: language)) }),
            "damage": .array(report.damage.map { .object(DamageRecord.item($0, in: language)) }),
        ]
    }

    /// A row for each loss, then one for each finding of damage in the new store.
    package func table(in language: Language) -> RecordTable {
        RecordTable(
            columns: LossRecord.keys,
            rows: report.losses.map { LossRecord.item($0, in: language) }
                + report.damage.map { LossRecord.item($0, in: language) })
    }

    package func grounds(in language: Language) -> [AnswerGround] {
        [
            AnswerGround(Wording(sv: "Skadad databas", en: "Damaged database"), damaged),
            AnswerGround(Wording(sv: "Ny databas", en: "New database"), store),
        ]
    }
}
