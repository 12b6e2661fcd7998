import ArgumentParser
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
        let isWrong = chosen.count != count || count == 0 || chosen != chosen.sorted()
        try refuse(.disorderlyYears, if: years != nil && isWrong)
    }

    func index(of store: Store) throws -> (index: CompositeIndex, of: Distributor) {
        let declaration = try CompositeFile.read(file, in: store)
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

    func run() throws {
        let (index, distributor) = try question.index(of: store.open())
        try output.write(CompositeAnswer(index, detail: robustness, on: distributor.territory), ResultFilters(nil))
    }
}
