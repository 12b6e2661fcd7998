import ArgumentParser
import Exchange
import Report
import Store
import Terminal
import Wording

struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.undo, commandName: "undo")

    @Argument(help: .init(HistoryOptionText.entry)) var entry: Moment.Name?
    @Option(help: .init(HistoryOptionText.reason)) var reason: String?
    @OptionGroup var change: ChangeOptions

    func validate() throws { try refuse(.emptyReason, if: reason?.allSatisfy(\.isWhitespace) == true) }

    func run() throws {
        let store = try change.store.open(for: .changing(isTrial: change.dryRun), remarking: false)
        let number = try entry.map { try store.moment($0).entry }
        let result = try store.undo(number, reason: reason, isDryRun: change.dryRun, most: change.most)
        try change.write(result, followedIn: store)
    }
}

struct RemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.remove, commandName: "remove")

    @Argument(help: .init(HistoryOptionText.ids)) var ids: [String]
    @Option(help: .init(HistoryOptionText.reason)) var reason: String
    @OptionGroup var change: ChangeOptions

    func validate() throws { try refuse(.emptyReason, if: reason.allSatisfy(\.isWhitespace)) }

    func run() throws {
        let store = try change.store.open(for: .changing(isTrial: change.dryRun))
        try change.write(store.remove(ids, reason: reason, isDryRun: change.dryRun, most: change.most), of: store)
    }
}

struct EditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.edit, commandName: "edit")

    @Argument(help: .init(HistoryOptionText.id)) var id: String
    @Argument(help: .init(HistoryOptionText.assignments)) var assignments: [String]
    @Option(help: .init(HistoryOptionText.reason)) var reason: String
    @OptionGroup var change: ChangeOptions

    func validate() throws { try refuse(.emptyReason, if: reason.allSatisfy(\.isWhitespace)) }

    func run() throws {
        let store = try change.store.open(for: .changing(isTrial: change.dryRun))
        let batch = try InitiativeEdit.read(assignments, of: id, in: store)
        for line in try InitiativeStanding.statuses(of: batch, in: store) { Console.tell(line) }
        let result = try ChangeResult(store.edit(batch, of: id, reason: reason, isDryRun: change.dryRun))
        try change.write(result, followedIn: store)
    }
}

struct RefreshCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.refresh, commandName: "refresh")

    @Option(help: .init(HistoryOptionText.reason)) var reason: String?
    @OptionGroup var change: ChangeOptions

    func validate() throws { try refuse(.emptyReason, if: reason?.allSatisfy(\.isWhitespace) == true) }

    func run() throws {
        let store = try change.store.open(for: .changing(isTrial: change.dryRun), remarking: false)
        let result = try store.refresh(
            reason: reason, locations: StatedLocations.read(in: store), isDryRun: change.dryRun, most: change.most)
        try change.write(result, followedIn: store)
    }
}

struct EraseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.erase, commandName: "erase")

    @Argument(help: .init(HistoryOptionText.erased)) var what: String
    @Flag(help: .init(HistoryOptionText.isColumn)) var column = false
    @OptionGroup var store: StoreOption
    @OptionGroup var language: LanguageOption

    func run() throws {
        let store = try store.open(for: .writing)
        if column { try store.erase(column: .named(what)) } else { try store.erase(initiative: what) }
        Console.tell(StoreText.erased)
    }
}

/// What commands that change single things have in common.
struct ChangeOptions: ParsableArguments {
    @Flag(help: .init(HistoryOptionText.dryRun)) var dryRun = false
    @Flag(help: .init(HistoryOptionText.verbose)) var verbose = false
    @OptionGroup var store: StoreOption
    @OptionGroup var output: FormatOption<EntryAnswer>

    var most: Int? { verbose ? nil : 10 }

    func write(_ result: ChangeResult, of store: Store) throws {
        try output.write(EntryAnswer(result, isDryRun: dryRun, IndicatorTitles(store)))
    }

    /// The same of a change of columns, which indicators made of them follow.
    func write(_ result: ChangeResult, followedIn store: Store) throws {
        if result.entry != nil || dryRun {
            for line in try IndicatorDefinition.refresh(in: store, following: result.entry) { Console.tell(line) }
        }
        try write(result, of: store)
    }
}
