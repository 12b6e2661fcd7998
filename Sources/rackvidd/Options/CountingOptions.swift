public import ArgumentParser
import Report
public import Store
import Terminal
import Wording

/// Which initiatives a result of figures is about: a selection, and what of it counts by its status.
struct CountingOptions: ParsableArguments {
    @OptionGroup var chosen: SelectionOptions

    @Option(help: .init(CountingOptionText.include)) var include: [StatusClass] = []

    @OptionGroup var money: PriceOptions

    var from: PartialDate? { chosen.from }
    var to: PartialDate? { chosen.to }

    /// - Throws: as `SelectionOptions.selection`.
    var selection: Selection { get throws { counting(try chosen.selection) } }
    var rangeSelection: Selection? { get throws { try chosen.rangeSelection.map(counting) } }

    func validate() throws {
        try refuse(
            if: !include.isEmpty && !chosen.status.isEmpty,
            "--status räknar de statusar den nämner, vilken klass de än har; --include gäller utan --status.",
            "--status counts the statuses that it names, whatever their class; --include is without --status.")
    }

    private func counting(_ selection: Selection) -> Selection {
        var selection = selection
        selection.classes.formUnion(include)
        selection.prices = money.fixed
        return selection
    }
}

extension StatusAccount {
    /// Writes to standard error which initiatives machine-readable figures leave out.
    func tell() {
        for sentence in StatusText.sentences(self) { Console.tell(sentence) }
    }

    /// Says beside rows, of which none is left out for its class, whose class nobody has stated.
    func tellAssumed() {
        for sentence in StatusText.besideRows(self) { Console.tell(sentence) }
    }
}

extension MoneyAccount {
    /// Says beside machine-readable figures what their amounts amount to.
    func tell() {
        for sentence in MoneyText.sentences(self) { Console.tell(sentence) }
    }
}

extension AnswerFormat {
    /// Whether it holds figures only, so that remarks go to standard error.
    var isBare: Bool { self != .table && self != .json }
}

/// The classes that count only when they are asked for.
extension StatusClass: ExpressibleByArgument {
    public static var allValueStrings: [String] { allCases.filter { $0 != .decided }.map(\.rawValue) }

    public init?(argument: String) {
        guard Self.allValueStrings.contains(argument) else { return nil }
        self.init(rawValue: argument)
    }
}
