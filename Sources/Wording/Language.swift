/// The languages in which the program speaks. Machine formats (JSON, CSV, GeoJSON) do not depend on it.
public enum Language: String, Sendable, CaseIterable {
    case swedish = "sv"
    case english = "en"
}

extension Language {
    /// That of a run: `--language`, else `RACKVIDD_LANGUAGE`, else the locale; English where none is Swedish.
    package init(arguments: [String], environment: [String: String]) {
        let stated = arguments.enumerated().lazy.compactMap { index, argument -> Language? in
            if argument == "--language", index + 1 < arguments.count { return Language(rawValue: arguments[index + 1]) }
            return argument.hasPrefix("--language=") ? Language(rawValue: String(argument.dropFirst(11))) : nil
        }.first
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        self =
            stated ?? environment["RACKVIDD_LANGUAGE"].flatMap(Language.init(rawValue:))
            ?? (locale.lowercased().hasPrefix("sv") ? .swedish : .english)
    }

    /// Arguments without the language that they state: for what isn't a command and has no options of its own.
    package static func removed(from arguments: [String]) -> [String] {
        var rest: [String] = []
        var words = arguments[...]
        while let word = words.popFirst() {
            if word == "--language", let next = words.first, Language(rawValue: next) != nil {
                words = words.dropFirst()
            } else if !word.hasPrefix("--language=") || Language(rawValue: String(word.dropFirst(11))) == nil {
                rest.append(word)
            }
        }
        return rest
    }
}
