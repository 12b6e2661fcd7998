import ArgumentParser
import Exchange
import Report
import Store
import Terminal
import Wording

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.verify, commandName: "verify")

    @Argument(help: .init(VerifyOptionText.path)) var path: String?

    @OptionGroup var store: StoreOption
    @OptionGroup var output: FormatOption<VerificationAnswer>
    @OptionGroup var language: LanguageOption

    func validate() throws { try refuse(.otherStore, if: path != nil) }

    func run() throws {
        let path = try self.path ?? store.path()
        let store = try Store(opening: path, readOnly: true, doubt: Shipped.borderDoubt())
        if let remarks = try? StoreRemarks(store) { Provenance.tell(remarks) }
        let guests = try store.guests()
        for guest in guests {
            Console.tell(say("Inte Räckvidds, lämnas i fred: \(guest).", "Not Räckvidd's, left alone: \(guest)."))
        }
        let damage = try store.verify()
        try output.write(VerificationAnswer(damage, store: path, guests: guests))
        guard damage.isEmpty else { throw Exit.findings }
    }
}
