package import Wording

/// The changes since the evidence was filed.
package struct EvidenceDifferences: TextAnswer {
    package let inputs: [Wording]
    private let figures: [JSONDifference]

    init(inputs: [Wording], figures: [JSONDifference]) {
        self.inputs = inputs
        self.figures = figures
    }

    /// Every figure is the same.
    package var isReproduced: Bool { figures.isEmpty }

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
