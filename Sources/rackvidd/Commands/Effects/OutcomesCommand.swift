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
    @Option(help: .init(OutcomesOptionText.failOn)) var failOn: Finding?

    @OptionGroup var selection: CountingOptions
    @OptionGroup var condition: ConditionOption
    @OptionGroup var store: StoreOption
    @OptionGroup var output: FormatOption<OutcomeAnswer>
    @OptionGroup var language: LanguageOption

    enum Finding: String, ExpressibleByArgument, CaseIterable {
        case notReported = "not_reported"
        case behind
    }

    func validate() throws {
        try selection.money.require(money: false)
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
            let stated = try AdditionalityReader(file: additionality).read(TextFile.read(additionality))
            for index in followUps.indices {
                followUps[index].additionality = stated[followUps[index].indicator.id.text]
            }
            try refuse(
                if: followUps.allSatisfy { $0.additionality == nil },
                "\(additionality) säger inget om \(ids.map(\.text).joined(separator: ", ")).",
                "\(additionality) says nothing of \(ids.map(\.text).joined(separator: ", ")).")
        }
        let answer = OutcomeAnswer(followUps, isOverview: indicator == nil, on: distributor.territory)
        if output.format.format.isBare { followUps.first?.statuses.tell() }
        try output.write(answer)
        switch failOn {
        case .notReported? where answer.findings.notReported > 0: throw Exit.findings
        case .behind? where answer.findings.behind > 0: throw Exit.findings
        default: break
        }
    }
}

extension OutcomeFollowUp.Grouping: ExpressibleByArgument {
    public init?(argument: String) {
        guard let one = Self.all.first(where: { $0.word == argument }) ?? Level(named: argument).map(Self.level) else {
            return nil
        }
        self = one
    }

    public var defaultValueDescription: String { word }
    public static var allValueStrings: [String] { all.map(\.word) }
}
