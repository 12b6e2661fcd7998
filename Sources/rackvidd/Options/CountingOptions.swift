import ArgumentParser
import Report
import Store
import Wording

/// Which initiatives a result of figures is about: a selection, and what of it counts by its status.
struct CountingOptions: ParsableArguments {
    @OptionGroup var chosen: SelectionOptions

    @Option(help: .init(CountingOptionText.include)) var include: [StatusClass] = []

    @OptionGroup var money: PriceOptions

    /// - Throws: as `SelectionOptions.selection`.
    var selection: Selection { get throws { counting(try chosen.selection) } }
    var rangeSelection: Selection? { get throws { try chosen.rangeSelection.map(counting) } }

    func validate() throws {
        try refuse(.statusBesideInclude, if: !include.isEmpty && !chosen.status.isEmpty)
    }

    private func counting(_ selection: Selection) -> Selection {
        var selection = selection
        selection.classes.formUnion(include)
        selection.prices = money.fixed
        return selection
    }
}
