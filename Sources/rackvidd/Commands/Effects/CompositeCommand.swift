import ArgumentParser
import Exchange
import FollowUp
import Report
import Store
import Wording

struct CompositeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.composite, commandName: "composite")

    @Argument(help: .init(CompositeOptionText.file)) var file: String
    @Option(help: .init(CompositeOptionText.years)) var years: String?
    @Flag(help: .init(CompositeOptionText.robustness)) var robustness = false

    @OptionGroup var store: KnownStoreOption
    @OptionGroup var output: FormatOption<CompositeAnswer>
    @OptionGroup var language: LanguageOption

    private var chosen: [Int] { (years ?? "").split(separator: ",").compactMap { Int($0) } }

    func validate() throws {
        let count = (years ?? "").split(separator: ",").count
        try refuse(
            if: years != nil && (chosen.count != count || count == 0 || chosen != chosen.sorted()),
            "--years är år i ordning, till exempel 2017,2019.", "--years are years in order, for example 2017,2019.")
    }

    func run() throws {
        let store = try store.open()
        let reader = try CompositeReader(file: file, indicators: store.indicators().map(\.id.text))
        let declaration = try reader.read(TextFile.read(file))
        let distributor = try Distributor(store: store, selection: Selection())
        let index = try distributor.composite(declaration, years: chosen, file: file)
        try output.write(CompositeAnswer(index, detail: robustness, on: distributor.territory))
    }
}
