import ArgumentParser
import Exchange
import Foundation
import Report
import Store
import Terminal
import Territory
import Wording

struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.demo, commandName: "demo")

    @Argument(help: .init(DemoOptionText.folder)) var folder = "rackvidd-demo"
    @OptionGroup var language: LanguageOption

    func run() throws {
        try Output.write(DemoAnswer(folder: folder, language: Speech.language) { Console.tell($0) })
    }
}

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.makeStore, commandName: "init")

    @Argument(help: .init(InitOptionText.store)) var store: String
    @Option(help: .init(InitOptionText.county)) var county = "23"
    @Flag(help: .init(InitOptionText.bare)) var bare = false
    @OptionGroup var language: LanguageOption

    func run() throws {
        try MisnamedOutput.refuseStore(store)
        let made = try Shipped.makeStore(at: store, county: county)
        let statistics = bare ? nil : try Shipped.importStatistics(into: made)
        try Console.tell(StoreMadeAnswer(made.territory(), store: store, statistics: statistics))
    }
}

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.verify, commandName: "verify")

    @Argument(help: .init(VerifyOptionText.path)) var path: String?
    @OptionGroup var store: StoreOption
    @OptionGroup var output: FormatOption<VerificationAnswer>

    func validate() throws { try refuse(.otherStore, if: path != nil) }

    func run() throws {
        let path = try self.path ?? store.path()
        let store = try Store(opening: path, for: .reading, doubt: Shipped.borderDoubt())
        if let remarks = try? StoreRemarks(store) { Provenance.tell(remarks) }
        let guests = try store.guests()
        for guest in guests { Console.tell(StoreText.leftAlone(guest)) }
        let damage = try store.verify()
        try output.write(VerificationAnswer(damage, store: path, guests: guests))
        guard damage.isEmpty else { throw Exit.findings }
    }
}

struct CopyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.copy, commandName: "copy")

    @Argument(help: .init(CopyOptionText.store)) var store: String
    @Argument(help: .init(CopyOptionText.out)) var out: String
    @OptionGroup var language: LanguageOption

    func run() throws {
        try MisnamedOutput.refuseStore(out)
        try Store.copy(store, to: out)
        Console.tell(StoreText.copied(store, to: out))
    }
}

struct RepairCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.repair, commandName: "repair")

    @Argument(help: .init(RepairOptionText.store)) var store: String
    @Argument(help: .init(RepairOptionText.out)) var out: String
    @OptionGroup var output: FormatOption<RepairAnswer>

    func run() throws {
        try MisnamedOutput.refuseStore(out)
        let report = try Store.repair(store, to: out)
        try output.write(RepairAnswer(report, of: store, to: out))
        guard report.isWhole else { throw Exit.findings }
    }
}

struct SQLCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.sQL, commandName: "sql")

    @Argument(help: .init(SQLOptionText.statement)) var statement: String
    @Option(help: .init(SQLOptionText.timeout)) var timeout: Double = 30
    @OptionGroup var store: StoreOption
    @OptionGroup var output: FormatOption<SQLAnswer>

    func validate() throws { try refuse(.badTimeout, unless: timeout > 0 && timeout <= 86_400) }

    func run() throws {
        SQLSession.boundMemory()
        var limits = SQLSession.Limits(seconds: timeout)
        limits.overrun = { error in
            Console.complain(error)
            Foundation._exit(1)
        }
        if let remarks = try? StoreRemarks(Store(opening: store.path(), for: .reading)) { Provenance.tell(remarks) }
        let session = try SQLSession(opening: store.path(), limits: limits)
        try output.write(SQLAnswer(session, statement) { Console.tell($0) })
    }
}
