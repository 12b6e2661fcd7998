import ArgumentParser
import FollowUp
import Report
import Store
import Territory
import Wording

struct ConflictsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conflicts",
        abstract: say(
            "Målkonflikter: insatser som är bra för ett mål och dåliga för ett annat.",
            "Goal conflicts: initiatives that are good for one goal and bad for another."),
        discussion: say(
            """
            Bedömningarna (−2 till +2 för ekonomisk, social och miljömässig hållbarhet och för samiska \
            förhållanden) kommer ur insatsernas fil. Överlapp med importerade skikt visas för dialog, aldrig som \
            betyg.
            """,
            """
            The marks (−2 to +2 for economic, social and environmental sustainability and for Sámi conditions) \
            come from the initiatives' file. Overlap with imported layers is shown for dialogue, never as a score.
            """
        ))

    @Option(help: ArgumentHelp("Del av länet.", "Part of the county.")) var by: Level = .municipality
    @OptionGroup var selection: CountingOptions
    @OptionGroup var store: StoreOption
    @OptionGroup var output: FormatOption<ConflictAnswer>
    @OptionGroup var language: LanguageOption

    func run() throws {
        let store = try store.open()
        let selection = try selection.selection
        let initiatives = try store.initiatives(selection)
        let conflicts = try GoalConflicts(
            store.territory(scheme: selection.scheme), initiatives, by: by,
            layers: store.dialogueLayers())
        if output.format.format.isBare { conflicts.statuses.tell() }
        try output.write(ConflictAnswer(conflicts))
    }
}
