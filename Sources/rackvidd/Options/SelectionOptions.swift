import ArgumentParser
import Exchange
import FollowUp
import Report
import Store
import Territory
import Wording

/// Which initiatives a result is about.
struct SelectionOptions: ParsableArguments {
    @Option(help: .init(SharedOptionText.from)) var from: PartialDate?
    @Option(help: .init(SharedOptionText.to)) var to: PartialDate?
    @Option(help: .init(SharedOptionText.programme)) var programme: [String] = []
    @Option(help: .init(SharedOptionText.strengthArea)) var strengthArea: [String] = []
    @Option(help: .init(SharedOptionText.status)) var status: [String] = []
    @Flag(help: .init(SharedOptionText.withoutCountyWide)) var withoutCountyWide = false
    @Option(help: .init(SharedOptionText.countyWide)) var countyWide: CountyWideRule.OrRange?
    @Flag(help: .init(SharedOptionText.programmeAreas)) var programmeAreas = false
    @Option(help: .init(SharedOptionText.scheme)) var scheme: String?

    /// - Throws: where the range was asked for of a command that gives one result.
    var selection: Selection {
        get throws {
            switch countyWide {
            case .range?: throw ValidationError(ArgumentComplaint.rangeElsewhere)
            case .one(let rule)?: try counted(rule)
            case nil: try counted(withoutCountyWide ? .leftOut : .population)
            }
        }
    }

    /// The selection that a range starts from, where it was asked for.
    var rangeSelection: Selection? { get throws { countyWide == .range ? try counted(.population) : nil } }

    func validate() throws {
        if let complaint = ArgumentComplaint.period(from: from, to: to) { throw ValidationError(complaint) }
        guard let countyWide else { return }
        try refuse(.contradiction(countyWide), if: withoutCountyWide && countyWide != .one(.leftOut))
    }

    /// Where whole initiatives are counted, wherever they lie.
    func refuseShares() throws {
        try refuse(.areasOfGroups)
        try refuse(.equalShares, if: countyWide != .one(.leftOut))
    }

    private func counted(_ rule: CountyWideRule) throws -> Selection {
        Selection(
            from: from, to: to, programmes: programme, strengthAreas: strengthArea, statuses: status, countyWide: rule,
            programmeAreas: programmeAreas ? try Shipped.programmeAreas() : [], scheme: scheme)
    }
}
