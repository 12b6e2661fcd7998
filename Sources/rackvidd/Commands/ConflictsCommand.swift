import ArgumentParser
import Exchange
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

    @Option(help: ArgumentHelp(say("Del av länet.", "Part of the county."))) var by: Level = .municipality
    @OptionGroup var selection: CountingOptions
    @OptionGroup var store: StoreOption
    @Option(help: ArgumentHelp(say("Format: table, csv eller json.", "Format: table, csv or json."))) var format:
        ResultFormat = .table
    @OptionGroup var language: LanguageOption

    func validate() throws {
        if format == .geojson {
            throw ValidationError(
                say("conflicts skriver table, csv eller json.", "conflicts writes table, csv or json."))
        }
    }

    func run() throws {
        let store = try store.open()
        let selection = try selection.selection
        let initiatives = try store.initiatives(selection)
        let statuses = initiatives.statusAccount
        let conflicts = try GoalConflicts(
            store.territory(scheme: selection.scheme), initiatives, by: by,
            layers: store.dialogueLayers())
        if format == .csv { statuses.tell() }
        switch format {
        case .table:
            Output.write(
                ConflictText(conflicts, language: Speech.language, width: Console.width).text() + statuses.text)
        case .json: try Output.write(ConflictRecord.json(conflicts, statuses))
        case .csv: try Output.write(ConflictRecord.table(conflicts))
        case .geojson: break  // Refused by `validate`.
        }
    }
}

/// Goal conflicts for machines.
enum ConflictRecord {
    static func json(_ conflicts: GoalConflicts, _ statuses: StatusAccount) -> JSONValue {
        [
            "by": .string(conflicts.level.rawValue), "initiatives": .integer(conflicts.initiatives),
            "unmarked": .integer(conflicts.unmarked), "statuses": StatusJSON.account(statuses),
            "rows": .array(conflicts.rows.map { row in .object(self.row(row)) }),
            "total": .object(marks(conflicts.total)),
            "pairs": .array(
                conflicts.pairs.map {
                    [
                        "positive": .string($0.positive.rawValue), "negative": .string($0.negative.rawValue),
                        "initiatives": .integer($0.initiatives),
                    ]
                }),
            "conflicts": .array(
                conflicts.conflicts.map { item in
                    var object: JSONObject = [
                        "id": .string(item.id), "title": .string(item.title),
                        "granted_sek": JSONValue(item.grantedOre.map { Double($0) / 100 }),
                    ]
                    for goal in GoalConflicts.Goal.allCases { object[goal.rawValue] = JSONValue(goal.mark(item.marks)) }
                    object["parts"] = .array(item.parts.map { .string($0) })
                    return .object(object)
                }),
            "dialogue": [
                "layers": .array(conflicts.layers.map { .string($0) }), "without_place": .integer(conflicts.placeless),
                "initiatives": .array(
                    conflicts.dialogues.map {
                        [
                            "id": .string($0.id), "title": .string($0.title), "layer": .string($0.layer),
                            "features": .array($0.features.map { .string($0) }),
                        ]
                    }),
            ],
        ]
    }

    static func table(_ conflicts: GoalConflicts) -> RecordTable { RecordTable(rows: conflicts.rows.map(row)) }

    private static func row(_ row: GoalConflicts.Row) -> JSONObject {
        var object: JSONObject = [
            "code": .string(row.part.code), "name": .string(row.part.name[Speech.language]),
            "initiatives": .integer(row.initiatives),
        ]
        for member in marks(row.tallies).members { object[member.name] = member.value }
        object["conflicts"] = .integer(row.conflicts)
        return object
    }

    private static func marks(_ tallies: [GoalConflicts.Tally]) -> JSONObject {
        var object = JSONObject()
        for (goal, tally) in zip(GoalConflicts.Goal.allCases, tallies) {
            object["\(goal.rawValue)_positive"] = .integer(tally.positive)
            object["\(goal.rawValue)_neutral"] = .integer(tally.neutral)
            object["\(goal.rawValue)_negative"] = .integer(tally.negative)
            object["\(goal.rawValue)_unmarked"] = .integer(tally.unmarked)
        }
        return object
    }
}
