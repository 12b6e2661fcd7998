import Exchange
package import Store
package import Wording

/// Whether a store is whole.
package struct VerificationAnswer: TextAnswer {
    private let store: String
    private let damage: [Damage]

    /// - Parameter store: the file, as the answer names it.
    package init(_ damage: [Damage], store: String) {
        self.damage = damage
        self.store = store
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
}

/// What became of the rows of a file.
package struct ImportAnswer: TextAnswer {
    private let receipt: ImportReceipt
    private let understood: [Wording]
    private let rejected: [RejectedRow]

    package init<Record>(_ receipt: ImportReceipt, of batch: ImportBatch<Record>) {
        self.receipt = receipt
        understood = batch.understood
        rejected = batch.rejected
    }

    /// What was understood of the file, how many rows are new, changed or rejected, and why the first rejected were.
    package func text(in language: Language, width: Int) -> String {
        understood.map { $0[language] + "\n" }.joined() + ImportText.summary(receipt, rejected: rejected)[language]
            + "\n"
    }
}
