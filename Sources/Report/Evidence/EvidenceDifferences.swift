package import Wording

/// The changes since the evidence was filed.
package struct EvidenceDifferences: TextAnswer {
    private let inputs: [Wording]
    private let figures: [JSONDifference]

    init(inputs: [Wording], figures: [JSONDifference]) {
        self.inputs = inputs
        self.figures = figures
    }

    /// Every figure is the same.
    package var isReproduced: Bool { figures.isEmpty }

    /// Sentences beside the answer: each changed input, and whether the figures are the same.
    package var notices: [Wording] {
        let changed = inputs.map { Wording(sv: "Ändrat: \($0.sv).", en: "Changed: \($0.en).") }
        guard isReproduced else { return changed }
        return changed + [
            inputs.isEmpty
                ? Wording(sv: "Återskapat: varje siffra är densamma.", en: "Reproduced: every figure is the same.")
                : Wording(sv: "Varje siffra är ändå densamma.", en: "All figures are nevertheless the same.")
        ]
    }

    /// The first figures that differ, each on a line.
    package func text(in language: Language, width: Int) -> String {
        let shown = 60
        var text = figures.prefix(shown).map { $0.text + "\n" }.joined()
        if figures.count > shown {
            let more = figures.count - shown
            text += Wording(sv: "och \(more) till\n", en: "and \(more) more\n")[language]
        }
        return text
    }
}
