import ArgumentParser
import Exchange
import FollowUp
import Report
import Store
import Terminal
import Wording

struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.list, commandName: "list")

    @Argument(help: .init(HistoryOptionText.list)) var kind: Listing.Kind
    @Option(help: .init(HistoryOptionText.rejectedOf)) var entry: Moment.Name?
    @Option(help: .init(HistoryOptionText.rejectedOutput)) var rejected: String?
    @OptionGroup var store: KnownStoreOption
    @OptionGroup var output: FormatOption<ListAnswer>

    func validate() throws { try refuse(.rejectedRows, if: kind != .rejected) }

    func run() throws {
        try MisnamedOutput.refuse(rejected ?? "-", as: .csv, of: [.csv])
        let store = try store.open()
        let moment = try entry.map { try store.moment($0) }
        if let rejected {
            let imports = try store.imports().filter { moment == nil || $0.entry == moment?.entry }
            let rows = try imports.flatMap { try store.rejectedRows(import: $0.id) }
            let isWritten = try RejectedRows.writeAny(rows, to: rejected, language: Speech.language)
            if rejected != "-" || !isWritten {
                Console.tell(isWritten ? ImportText.written(rejectedTo: rejected) : ImportText.noRejectedRows)
            }
            return
        }
        try output.write(ListAnswer(store.listing(kind), ofEntry: moment?.entry))
    }
}

struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.show, commandName: "show")

    @Argument(help: .init(HistoryOptionText.id)) var id: String
    @Option(help: .init(HistoryOptionText.map)) var map: String?
    @OptionGroup var store: StoreOption
    @OptionGroup var output: FormatOption<InitiativeAnswer>

    func run() throws {
        let format = map.map { AnswerFormat.promised(by: $0, of: MapAnswer.formats) } ?? .svg
        try MisnamedOutput.refuse(map ?? "-", as: format, of: [format])
        let store = try store.open()
        if let map { try Output.write(InitiativeAnswer.map(id, in: store), as: format, to: map) }
        if map != "-" { try output.write(InitiativeAnswer(id, in: store)) }
    }
}

struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.history, commandName: "history")

    @Argument(help: .init(HistoryOptionText.id)) var id: String
    @OptionGroup var store: StoreOption
    @OptionGroup var output: FormatOption<HistoryAnswer>

    func run() throws {
        let store = try store.open()
        try output.write(HistoryAnswer(id, store.history(of: id), IndicatorTitles(store)))
    }
}

struct ChangesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.changes, commandName: "changes")

    @Option(help: .init(HistoryOptionText.since)) var since: Moment.Name
    @Option(help: .init(HistoryOptionText.by)) var by: Level?
    @OptionGroup var store: StoreOption
    @OptionGroup var output: FormatOption<StateChangeAnswer>

    func run() throws {
        let now = try store.open()
        let moment = try now.moment(since)
        let state = try by.map { level in
            let then = try store.open()
            try then.show(moment)
            return try StateChange(from: then, to: now, by: level)
        }
        try output.write(StateChangeAnswer(since: since.text, now.changes(since: moment), state, IndicatorTitles(now)))
    }
}
