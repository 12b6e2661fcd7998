import ArgumentParser
import Report
import Terminal
import Wording

extension CommandConfiguration {
    /// A command's help in the language of this run.
    init(_ text: CommandText, commandName: String, version: String = "", subcommands: [any ParsableCommand.Type] = []) {
        self.init(
            commandName: commandName, abstract: text.abstract[Speech.language],
            discussion: text.discussion?[Speech.language] ?? "", version: version, subcommands: subcommands)
    }
}

extension ValidationError {
    /// A complaint about arguments in the language of this run.
    init(_ error: some WordedError) { self.init(error.wording[Speech.language]) }
}

extension ArgumentHelp {
    /// An option's help in the language of this run.
    init(_ text: OptionText, valueName: String? = nil) {
        // Without a name of its own a value would be called by the option's, which is English.
        let choice = Speech.language == .swedish ? "val" : nil
        self.init(text.help[Speech.language], valueName: valueName ?? text.value?[Speech.language] ?? choice)
    }
}

extension GivenOptions {
    /// Those of this run.
    static let here = GivenOptions(CommandLine.arguments.dropFirst())
}

/// Refuses options that were given where they act on nothing.
func refuse(_ limits: OptionLimit..., if areIdle: Bool = true) throws { if areIdle { try refuse(limits) } }

func refuse(_ limits: [OptionLimit]) throws {
    do { try GivenOptions.here.refuse(limits) } catch { throw ValidationError(error) }
}

/// Refuses arguments that are wrong, or don't go together.
func refuse(_ complaint: ArgumentComplaint, if isWrong: Bool) throws { if isWrong { throw ValidationError(complaint) } }

/// Refuses arguments that aren't as they must be.
func refuse(_ complaint: ArgumentComplaint, unless isRight: Bool) throws { try refuse(complaint, if: !isRight) }
