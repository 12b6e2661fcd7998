import Exchange
package import JSON
package import Store
package import Territory
package import Wording

/// The municipalities and cells of a new store.
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
                \(Plural.sv(cells, "delområde", "delområden")), indelning \(title.sv).

                """,
            en:
                """
                Made \(store): \(Plural.en(municipalities, "municipality", "municipalities")), \
                \(Plural.en(cells, "subarea")), zoning \(title.en).

                """)
        guard let statistics else { return made[language] }
        let brought =
            statistics > 0
            ? Wording(
                sv: "Med programmets kommunstatistik för länet: \(Plural.sv(statistics, "värde", "värden")).\n",
                en:
                    """
                    With the program's municipal statistics of the county: \(Plural.en(statistics, "value")).

                    """)
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
            sv: "\(store): filen är hel, avtrycken går jämnt upp, delområdena delar länet utan överlapp eller hål.\n",
            en: """
                \(store): the file is whole, the footprints add up, the subareas partition the county without overlap \
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
