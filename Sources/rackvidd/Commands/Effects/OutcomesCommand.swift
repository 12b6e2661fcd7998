import ArgumentParser
import Exchange
public import FollowUp
import Report
import Store
import Wording

struct OutcomesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.outcomes, commandName: "outcomes")

    @Argument(help: .init(OutcomesOptionText.indicator)) var indicator: Indicator.ID?
    @Option(help: .init(OutcomesOptionText.by)) var by: OutcomeFollowUp.Grouping?
    @Option(help: .init(OutcomesOptionText.asOf)) var asOf: PartialDate?
    @Option(help: .init(OutcomesOptionText.additionality)) var additionality: String?
    @Option(help: .init(OutcomesOptionText.failOn)) var failOn: OutcomeAnswer.Finding?

    @OptionGroup var selection: CountingOptions
    @OptionGroup var condition: ConditionOption
    @OptionGroup var store: KnownStoreOption
    @OptionGroup var output: FormatOption<OutcomeAnswer>
    @OptionGroup var language: LanguageOption

    func validate() throws {
        try selection.money.require(money: false)
        try condition.refuseScheme(if: by?.crossesZones ?? true)
        try refuse(if: indicator == nil && by != nil, "--by behöver en indikator.", "--by needs an indicator.")
    }

    func run() throws {
        let store = try store.open()
        var distributor = try Distributor(
            store: store, selection: condition.narrow(selection.selection, in: store), detail: .figures)
        distributor.asOf = asOf
        let ids = try indicator.map { [$0] } ?? store.indicatorsOfOutcomes()
        var followUps = try ids.map { try distributor.followUp($0, by: by ?? .level(.municipality)) }
        if let additionality {
            let reader = AdditionalityReader(file: additionality)
            try followUps.takeOff(reader.read(TextFile.read(additionality)), statedIn: additionality)
        }
        let answer = OutcomeAnswer(followUps, isOverview: indicator == nil, on: distributor.territory)
        try output.write(answer)
        if output.format.format.isBare { followUps.first?.statuses.tell() }
        if answer.has(failOn) { throw Exit.findings }
    }
}

extension OutcomeFollowUp.Grouping: ExpressibleByArgument {}
extension OutcomeAnswer.Finding: ExpressibleByArgument {}
