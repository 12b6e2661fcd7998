package import Store
import Territory
import Wording

extension [Indicator] {
    /// The indicator by its id, or by what people call it: its title in either language, whatever the case and accents.
    ///
    /// - Throws: `DistributionError.unknownIndicator` for a name that none has, or several.
    package func named(_ name: Indicator.ID) throws(DistributionError) -> Indicator {
        if let exact = first(where: { $0.id == name }) { return exact }
        let wanted = FoldedName(name.text)
        let alike = filter { indicator in
            [indicator.id.text, indicator.title.sv, indicator.title.en].contains {
                !wanted.letters.isEmpty && !FoldedName($0).ascii.isDisjoint(with: wanted.ascii)
            }
        }
        guard alike.count == 1 else { throw unknown(name, near: alike) }
        return alike[0]
    }

    /// Says what is meant: those that a title names, else those whose title or id has the words, the shortest first.
    private func unknown(_ name: Indicator.ID, near alike: [Indicator]) -> DistributionError {
        let wanted = FoldedName(name.text).letters
        let near =
            wanted.count < 3 || !alike.isEmpty
            ? alike
            : filter { indicator in
                [indicator.id.text, indicator.title.sv, indicator.title.en].contains {
                    FoldedName($0).letters.contains(wanted)
                }
            }
        let ids = near.map(\.id.text).sorted { ($0.count, $0) < ($1.count, $1) }
        return .unknownIndicator(name, known: map(\.id), near: [String](ids.prefix(3)))
    }
}
