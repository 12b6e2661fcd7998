import Exchange
package import JSON
package import Store
package import Territory
package import Wording

/// The municipalities and cells of a new store.
package struct StoreMadeAnswer: TextAnswer {
    private let territory: Territory
    private let store: String

    /// - Parameter store: the file, as the answer names it.
    package init(_ territory: Territory, store: String) {
        self.territory = territory
        self.store = store
    }

    package func text(in language: Language, width: Int) -> String {
        let (municipalities, cells) = (territory.municipalities.count, territory.cells.count)
        let title = territory.scheme.title
        return Wording(
            sv:
                """
                Skapade \(store): \(Plural.sv(municipalities, "kommun", "kommuner")), \
                \(Plural.sv(cells, "cell", "celler")), indelning \(title.sv).

                """,
            en:
                """
                Made \(store): \(Plural.en(municipalities, "municipality", "municipalities")), \
                \(Plural.en(cells, "cell")), zoning \(title.en).

                """)[language]
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
