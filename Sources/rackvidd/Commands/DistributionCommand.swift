import ArgumentParser
import Exchange
import FollowUp
import Report
import Store
import Terminal
import Wording

struct DistributionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.distribution, commandName: "distribution")

    @Argument(help: .init(DistributionOptionText.indicator)) var indicator: Indicator.ID
    @Option(help: .init(DistributionOptionText.by)) var by: Level = .municipality

    @OptionGroup var values: ValueOptions
    @OptionGroup var selection: CountingOptions
    @OptionGroup var condition: ConditionOption
    @OptionGroup var analyses: AnalysisOptions
    @OptionGroup var store: KnownStoreOption
    @OptionGroup var output: FormatOption<DistributionAnswer>

    func validate() throws {
        try selection.money.require(money: indicator == .grantedSek)
        try refuse(.analyses, if: output.format.format.isBare)
        try refuse(.index, if: !analyses.influence && analyses.sources == nil)
    }

    func run() throws {
        let opened = try store.open()
        try IndicatorOptions.check(.here, on: [indicator], from: values.source, in: opened)
        let rangeSelection = try selection.rangeSelection
        let request = try analyses.request
        let distributor = values.choose(
            try request.distributor(opened, condition.narrow(rangeSelection ?? selection.selection, in: opened)))
        let (distribution, analysis) = try NeighbourFile.explaining(analyses.neighbours) {
            let distribution = try distributor.distribution(of: indicator, by: by, year: values.year)
            return (distribution, try request.answer(by: distributor, of: distribution))
        }
        let isBare = output.format.format.isBare
        try condition.refuseScheme(
            if: by.crossesZones && (isBare || distribution.decomposition == nil)
                && analysis.divisions.allSatisfy(\.level.crossesZones))
        output.remark(
            on: distribution.count.statuses, distribution.count.money,
            distribution.year == nil ? Readings.placing(of: distribution) : [])
        try distributor.requireSpread([distribution] + analysis.divisions + (analysis.need.map { [$0.need] } ?? []))
        if isBare, let remark = Readings.spread(distribution) { Console.tell(remark) }
        try refuse(.seed, if: !analysis.isRandom(beside: distribution))
        let range = rangeSelection == nil ? nil : try distributor.countyWideRange(of: distribution)
        try output.write(
            DistributionAnswer(distribution, analysis, range: range, on: distributor.territory),
            selection.filters(where: condition.condition, values, isOfInitiatives: distribution.year == nil))
    }
}
