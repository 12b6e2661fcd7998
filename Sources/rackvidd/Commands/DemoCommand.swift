import ArgumentParser
import Report
import Terminal
import Wording

struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.demo, commandName: "demo")

    @Argument(help: .init(DemoOptionText.folder)) var folder = "rackvidd-demo"

    @OptionGroup var language: LanguageOption

    func run() throws {
        try Output.write(DemoAnswer(folder: folder, language: Speech.language) { Console.tell($0) })
    }
}
