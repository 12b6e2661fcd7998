import Exchange
package import JSON
package import Store
package import Territory
package import Wording

/// What a new store holds.
package struct StoreMadeAnswer: TextAnswer {
    private let territory: Territory
    private let store: String
    private let statistics: Int?

    /// - Parameters:
    ///   - store: the file, as the answer names it.
    ///   - statistics: the number of municipal figures that it holds from the start; nil where none were asked for.
    package init(_ territory: Territory, store: String, statistics: Int?) {
        self.territory = territory
        self.store = store
        self.statistics = statistics
    }

    package func text(in language: Language, width: Int) -> String {
        let (municipalities, cells) = (territory.municipalities.count, territory.cells.count)
        let title = territory.scheme.title
        let made = Wording(
            sv:
                """
                Skapade \(store): \(Plural.sv(municipalities, "kommun", "kommuner")), \
                \(Plural.sv(cells, "cell", "celler")), indelning \(title.sv).

                """,
            en:
                """
                Made \(store): \(Plural.en(municipalities, "municipality", "municipalities")), \
                \(Plural.en(cells, "cell")), zoning \(title.en).

                """)
        guard let statistics else { return made[language] }
        let count = (sv: Figures(.swedish).integer(statistics), en: Figures(.english).integer(statistics))
        let brought =
            statistics > 0
            ? Wording(
                sv: "Med programmets kommunstatistik för länet: \(count.sv) värden.\n",
                en:
                    "With the program's municipal statistics of the county: \(count.en) values.\n"
            )
            : Wording(
                sv: "Ingen kommunstatistik för länet följer med programmet.\n",
                en: "The program brings no municipal statistics of the county.\n")
        return made[language] + brought[language]
    }
}

/// Whether a store is whole.
package struct VerificationAnswer: TableAnswer {
    private let store: String
    private let damage: [Damage]
    private let guests: [String]

    /// - Parameters:
    ///   - store: the file, as the answer names it.
    ///   - guests: what of the file isn't the program's.
    package init(_ damage: [Damage], store: String, guests: [String]) {
        self.damage = damage
        self.store = store
        self.guests = guests
    }

    package func text(in language: Language, width: Int) -> String {
        guard damage.isEmpty else { return damage.map { $0.wording[language] + "\n" }.joined() }
        return Wording(
            sv: "\(store): filen är hel, avtrycken går jämnt upp, cellerna delar länet utan överlapp eller hål.\n",
            en: """
                \(store): the file is whole, the footprints add up, the cells partition the county without overlap \
                or hole.

                """)[language]
    }

    package func json(in language: Language) -> JSONValue {
        [
            "store": .string(store), "whole": .bool(damage.isEmpty), "guests": .array(guests.map { .string($0) }),
            "damage": .array(damage.map { .object(DamageRecord.item($0, in: language)) }),
        ]
    }

    package func table(in language: Language) -> RecordTable {
        RecordTable(columns: DamageRecord.keys, rows: damage.map { DamageRecord.item($0, in: language) })
    }
}

/// What was saved of a damaged store.
package struct RepairAnswer: TextAnswer {
    private let report: RepairReport
    private let store: String

    /// - Parameter store: the new file, as the answer names it.
    package init(_ report: RepairReport, to store: String) {
        self.report = report
        self.store = store
    }

    /// Losses and damage shown; further ones are counted.
    private static let mostLines = 200

    package func text(in language: Language, width: Int) -> String {
        let figures = Figures(language)
        let rows = figures.integer(report.saved.reduce(0) { $0 + $1.rows })
        let initiatives = figures.integer(report.saved.first { $0.table == "initiative" }?.rows ?? 0)
        var lines = report.losses.prefix(Self.mostLines).map(\.wording)
        if report.losses.count > Self.mostLines {
            let more = report.losses.count - Self.mostLines
            lines.append(Wording(sv: "och \(more) till", en: "and \(more) more"))
        }
        lines += report.damage.prefix(Self.mostLines).map(\.wording)
        lines.append(
            Wording(
                sv: "Räddade \(rows) rader till \(store), däribland \(initiatives) insatser.",
                en: "Saved \(rows) rows to \(store), among them \(initiatives) initiatives."))
        return lines.map { $0[language] + "\n" }.joined()
    }
}
