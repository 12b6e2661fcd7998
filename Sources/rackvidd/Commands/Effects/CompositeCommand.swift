import ArgumentParser
import Exchange
import FollowUp
import Report
import Store
import Wording

/// A composite index as it is asked for.
struct CompositeQuestion: ParsableArguments {
    @Argument(help: .init(CompositeOptionText.file)) var file: String
    @Option(help: .init(CompositeOptionText.years)) var years: String?

    private var chosen: [Int] { (years ?? "").split(separator: ",").compactMap { Int($0) } }

    func validate() throws {
        let count = (years ?? "").split(separator: ",").count
        try refuse(
            if: years != nil && (chosen.count != count || count == 0 || chosen != chosen.sorted()),
            "--years är år i ordning, till exempel 2017,2019.", "--years are years in order, for example 2017,2019.")
    }

    func index(of store: Store) throws -> (index: CompositeIndex, of: Distributor) {
        let reader = try CompositeReader(file: file, indicators: store.indicators().map(\.id.text))
        let declaration = try reader.read(TextFile.read(file))
        let distributor = try Distributor(store: store, selection: Selection())
        return (try distributor.composite(declaration, years: chosen, file: file), distributor)
    }
}

struct CompositeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.composite, commandName: "composite")

    @OptionGroup var question: CompositeQuestion
    @Flag(help: .init(CompositeOptionText.robustness)) var robustness = false

    @OptionGroup var store: KnownStoreOption
    @OptionGroup var output: FormatOption<CompositeAnswer>
    @OptionGroup var language: LanguageOption

    func run() throws {
        let (index, distributor) = try question.index(of: store.open())
        try output.write(CompositeAnswer(index, detail: robustness, on: distributor.territory))
    }
}
