package import Wording

/// The changes since the evidence was filed.
package struct EvidenceDifferences: TextAnswer {
    /// Parts of the file that aren't as they were written.
    private let altered: [Wording]
    private let inputs: [Wording]
    private let figures: [JSONDifference]

    init(altered: [Wording], inputs: [Wording], figures: [JSONDifference]) {
        self.altered = altered
        self.inputs = inputs
        self.figures = figures
    }

    /// Every figure is the same, and the file is as it was written.
    package var isReproduced: Bool { figures.isEmpty && altered.isEmpty }

    /// The first figure that differs; nil where none does.
    var first: String? { figures.first?.text }

    /// What the check was made from is no longer the same.
    var changed: [Wording] { inputs }

    /// Sentences beside the answer: each changed input, and whether the figures are the same.
    package var notices: [Wording] {
        let changed =
            altered.map {
                Wording(
                    sv: "Ändrat i prövningsfilen efter att den skrevs: \($0.sv).",
                    en: "Altered in the check file after it was written: \($0.en).")
            } + inputs.map { Wording(sv: "Ändrat: \($0.sv).", en: "Changed: \($0.en).") }
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
