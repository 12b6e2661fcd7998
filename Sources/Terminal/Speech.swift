internal import Foundation
internal import Report
public import Wording

/// The language in which the command talks.
///
/// Known before the arguments are parsed, because help texts and complaints about arguments are in it too.
package enum Speech {
    package static let language = Language(
        arguments: CommandLine.arguments, environment: ProcessInfo.processInfo.environment)
}

/// One text in the language of this run.
package func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[Speech.language] }
