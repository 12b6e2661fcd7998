import Foundation
package import Wording

/// Swedish for ArgumentParser's headings and errors, which exist in English only.
package enum ParserWording {
    package static func translated(_ text: String, to language: Language) -> String {
        guard language == .swedish else { return text }
        var result = text
        for (pattern, replacement) in phrases {
            result = result.replacing(pattern) { match in
                var text = replacement
                for index in 1..<match.output.count {
                    text = text.replacingOccurrences(
                        of: "$\(index)", with: match.output[index].substring.map(String.init) ?? "")
                }
                return text
            }
        }
        return result
    }

    private static var phrases: [(Regex<AnyRegexOutput>, String)] {
        [
            ("(?m)^OVERVIEW: ", "ÖVERSIKT: "), ("(?m)^USAGE: ", "ANVÄNDNING: "), ("(?m)^Usage: ", "Användning: "),
            ("(?m)^Help: ", "Hjälp: "),
            ("(?m)^ARGUMENTS:", "ARGUMENT:"), ("(?m)^OPTIONS:", "FLAGGOR:"), ("(?m)^SUBCOMMANDS:", "KOMMANDON:"),
            ("(?m)^Error: ", "Fel: "), ("Show the version\\.", "Visa versionen."),
            ("Show help information\\.", "Visa hjälp."),
            ("See '(.*?)' for detailed help\\.", "Mer hjälp: '$1'."),
            ("See '(.*?)' for more information\\.", "Mer: '$1'."),
            ("<subcommand>", "<kommando>"), ("<options>", "<flaggor>"),
            // Lines are broken anywhere.
            ("\\(values:(\\s[^()]*?;\\s+)default:(\\s)", "(värden:$1förval:$2"),
            ("\\(values:(\\s)", "(värden:$1"), ("\\(default:(\\s)", "(förval:$1"),
            ("Missing expected argument '(.*?)'", "Argumentet '$1' saknas"),
            ("Missing one of: (.*)", "Ett av dessa saknas: $1"),
            ("Unknown option '(.*?)'", "Okänd flagga '$1'"),
            ("Missing value for '(.*?)'", "Värde saknas för '$1'"),
            ("Unexpected argument '(.*?)'", "Oväntat argument '$1'"),
            ("The value '(.*?)' is invalid for '(.*?)'", "Värdet '$1' är ogiltigt för '$2'"),
            ("Please provide one of the following:", "Ange ett av följande:"),
            ("Please provide one of (.*)", "Ange ett av $1"), ("(Ange ett av .*), or ('.*')", "$1 eller $2"),
            ("(Ange ett av .*) or ('.*')", "$1 eller $2"),
            ("Did you mean '(.*?)'\\?", "Menade du '$1'?"),
            ("(\\d+) unexpected arguments: (.*)", "$1 oväntade argument: $2"),
        ].map { pattern, replacement in
            // The patterns are constants covered by tests; a wrong one must not start.
            (try! Regex(pattern), replacement)
        }
    }
}
