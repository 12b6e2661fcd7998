import ArgumentParser
import FollowUp
import Report
import Store
import Territory
import Wording

struct ConflictsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.conflicts, commandName: "conflicts")

    @Option(help: .init(ConflictsOptionText.by)) var by: Level = .municipality
    @Option(help: .init(ConflictsOptionText.failOn)) var failOn: ConflictAnswer.Finding?
    @OptionGroup var selection: CountingOptions
    @OptionGroup var store: KnownStoreOption
    @OptionGroup var output: FormatOption<ConflictAnswer>
    @OptionGroup var language: LanguageOption

    func validate() throws {
        try refuse(.pricesOfMarks)
        try refuse(.zones, if: by.crossesZones)
        try refuse(.equalShares, if: selection.chosen.countyWide == .one(.equal))
    }

    func run() throws {
        let store = try store.open()
        let selection = try selection.selection
        let initiatives = try store.initiatives(selection)
        let conflicts = try GoalConflicts(
            store.territory(scheme: selection.scheme), initiatives, by: by,
            layers: store.dialogueLayers())
        if output.format.format.isBare { conflicts.statuses.tell() }
        let answer = ConflictAnswer(conflicts)
        try output.write(answer)
        if answer.has(failOn) { throw Exit.findings }
    }
}

extension ConflictAnswer.Finding: ExpressibleByArgument {}
