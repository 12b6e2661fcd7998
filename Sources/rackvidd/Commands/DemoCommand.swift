import ArgumentParser
import Report
import Wording

struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.demo, commandName: "demo")

    @Argument(
        help: .init("Mappen som resultatet läggs i.", "The folder for the result.", valueName: say("mapp", "folder")))
    var folder = "rackvidd-demo"

    @OptionGroup var language: LanguageOption

    func run() throws {
        try Output.write(DemoAnswer(folder: folder, language: Speech.language) { Console.tell($0) })
    }
}
