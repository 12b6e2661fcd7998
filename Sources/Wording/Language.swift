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
}
