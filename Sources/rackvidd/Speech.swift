import Foundation
import Wording

/// The language in which the command talks: `--language`, else `RACKVIDD_LANGUAGE`, else the locale; English where none
/// is Swedish.
///
/// Known before the arguments are parsed, because help texts and complaints about arguments are in it too.
enum Speech {
    static let language: Language = language(
        arguments: CommandLine.arguments, environment: ProcessInfo.processInfo.environment)

    static func language(arguments: [String], environment: [String: String]) -> Language {
        for (index, argument) in arguments.enumerated() {
            if argument == "--language", index + 1 < arguments.count,
                let language = Language(rawValue: arguments[index + 1])
            {
                return language
            }
            if argument.hasPrefix("--language="), let language = Language(rawValue: String(argument.dropFirst(11))) {
                return language
            }
        }
        if let language = environment["RACKVIDD_LANGUAGE"].flatMap(Language.init(rawValue:)) { return language }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        return locale.lowercased().hasPrefix("sv") ? .swedish : .english
    }
}

/// One text in the language of this run.
func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[Speech.language] }
