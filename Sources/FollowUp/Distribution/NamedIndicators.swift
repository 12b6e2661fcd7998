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
        guard alike.count == 1 else { throw DistributionError.unknownIndicator(name, known: map(\.id)) }
        return alike[0]
    }
}
