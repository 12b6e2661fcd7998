import ArgumentParser
import FollowUp
import Report
import Store
import Wording

/// More than twelve properties, because each is an option of the command.
struct ChangeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.change, commandName: "change")

    @Argument(help: .init(ChangeOptionText.indicator)) var indicator: Indicator.ID
    @Option(help: .init(ChangeOptionText.from)) var from: Int
    @Option(help: .init(ChangeOptionText.to)) var to: Int
    @Option(help: .init(ChangeOptionText.by)) var by: Level = .municipality
    @Option(help: .init(ChangeOptionText.base)) var base: Int?
    @Flag(help: .init(ChangeOptionText.series)) var series = false
    @Flag(help: .init(ChangeOptionText.commonScale)) var commonScale = false
    @Option(help: .init(ChangeOptionText.sectors)) var sectors: String?
    @Flag(help: .init(ChangeOptionText.dynamic)) var dynamic = false
    @Option(help: .init(ChangeOptionText.method)) var method: ChangeRequest.Method?
    @Option(help: .init(ChangeOptionText.reference)) var reference: ChangeRequest.Reference?
    @Flag(help: .init(ChangeOptionText.convergence)) var convergence = false
    @Flag(help: .init(ChangeOptionText.mobility)) var mobility = false
    @Option(help: .init(ChangeOptionText.decompose)) var decompose: Grouping?
    @Option(help: .init(ChangeOptionText.parts)) var parts: Parts?

    @OptionGroup var store: KnownStoreOption
    @OptionGroup var output: FormatOption<ChangeAnswer>

    enum Grouping: String, ExpressibleByArgument, CaseIterable { case faRegion = "fa_region" }
    enum Parts: String, ExpressibleByArgument, CaseIterable { case three, four }

    func validate() throws {
        try refuse(.scaleWithoutSeries, if: commonScale && !series)
        try refuse(.noSectors, if: sectors == nil && (dynamic || method != nil || reference != nil))
        try refuse(.partsOfNothing, if: parts != nil && decompose == nil)
        try refuse(.decomposedParts, if: decompose != nil && by != .municipality)
    }

    func run() throws {
        let store = try store.open()
        var request = ChangeRequest()
        request.sectors = (sectors ?? "").split(separator: ",").map { Indicator.ID(String($0)) }
        (request.isDynamic, request.method, request.reference) = (dynamic, method ?? .dunn, reference ?? .county)
        (request.convergence, request.mobility, request.decomposesByRegion) = (convergence, mobility, decompose != nil)
        var view = ChangeAnswer.View()
        (view.series, view.commonScale, view.fourParts, view.index) = (series, commonScale, parts == .four, base != nil)
        let distributor = try Distributor(store: store, selection: Selection())
        let change = try distributor.change(of: indicator, by: by, from: from, to: to, base: base, asking: request)
        try output.write(ChangeAnswer(change, view, on: distributor.territory), ResultFilters(nil))
    }
}

extension ChangeRequest.Method: ExpressibleByArgument {}
extension ChangeRequest.Reference: ExpressibleByArgument {}
