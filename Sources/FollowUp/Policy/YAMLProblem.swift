import Wording
import Yams

/// What is wrong with a file that isn't YAML, in both languages: the parser speaks English only.
enum YAMLProblem {
    static func wording(_ error: any Error) -> Wording {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            let told = told(problem)
            return Wording(
                sv: "ogiltig YAML, tecken \(mark.column): \(told.sv)",
                en: "invalid YAML, character \(mark.column): \(told.en)")
        default:
            return Wording(
                sv: "ogiltig YAML: filen kan inte läsas som text", en: "invalid YAML: the file can't be read as text")
        }
    }

    static func line(of error: any Error) -> Int {
        switch error as? YamlError {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: 1
        }
    }

    private static func told(_ problem: String) -> Wording {
        let known = problems.first { problem.contains($0.part) }
        return Wording(
            sv: known?.sv
                ?? "här står något som inte hör hemma; se indrag, kolon och citattecken på raden och den före",
            en: problem)
    }

    /// The parser's own words, and what they mean.
    private static let problems: [(part: String, sv: String)] = [
        ("mapping values are not allowed", "ett kolon till på samma rad; sätt texten inom citattecken"),
        ("did not find expected key", "en nyckel väntades; raden har kanske ett annat indrag än de andra"),
        ("did not find expected '-' indicator", "ett - väntades; raden har kanske ett annat indrag än de andra"),
        ("did not find expected ',' or ']'", "ett komma eller ] saknas"),
        ("did not find expected ',' or '}'", "ett komma eller } saknas"),
        ("could not find expected ':'", "ett kolon saknas efter nyckeln"),
        ("block sequence entries are not allowed", "ett - får inte stå här; börja en ny rad"),
        (
            "found character that cannot start any token",
            "tecknet får inte stå först; tabb och % får inte inleda en rad"
        ),
        ("found a tab character", "tabb får inte användas som indrag; använd mellanslag"),
        ("found unexpected end of stream", "filen slutar mitt i; ett citattecken eller en parentes saknas"),
        ("found unexpected document indicator", "--- eller ... står mitt i en text"),
        ("found unknown escape character", "ett omvänt snedstreck inom \" \" måste skrivas dubbelt"),
        ("undefined alias", "* hänvisar till något som inte finns; sätt texten inom citattecken"),
        ("did not find expected alphabetic", "& och * har en egen betydelse; sätt texten inom citattecken"),
        ("did not find expected node content", "ett värde saknas"),
        ("did not find expected <document start>", "något står efter filens slut"),
        ("control characters are not allowed", "styrtecken får inte förekomma"),
        ("invalid leading UTF-8", "filen är inte UTF-8"), ("invalid trailing UTF-8", "filen är inte UTF-8"),
    ]
}
