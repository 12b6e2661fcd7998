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
            case .range?:
                throw ValidationError(
                    "--county-wide range gäller bara distribution.", "--county-wide range is for distribution only.")
            case .one(let rule)?: return try counted(rule)
            case nil: return try counted(withoutCountyWide ? .leftOut : .population)
            }
        }
    }

    /// The selection that a range starts from, where it was asked for.
    var rangeSelection: Selection? { get throws { countyWide == .range ? try counted(.population) : nil } }

    func validate() throws {
        if withoutCountyWide, let countyWide, countyWide != .one(.leftOut) {
            throw ValidationError(
                "--without-county-wide och --county-wide \(countyWide.word) säger emot varandra.",
                "--without-county-wide and --county-wide \(countyWide.word) contradict each other.")
        }
    }

    private func counted(_ rule: CountyWideRule) throws -> Selection {
        var selection = Selection()
        selection.from = from
        selection.to = to
        selection.programmes = programme
        selection.strengthAreas = strengthArea
        selection.statuses = status
        selection.countyWide = rule
        if programmeAreas { selection.programmeAreas = try Shipped.programmeAreas() }
        selection.scheme = scheme
        return selection
    }
}
