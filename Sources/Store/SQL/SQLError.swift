public import Wording

/// Why a user's statement has no answer.
public enum SQLError: WordedError, Hashable {
    case empty
    case several
    /// It would do other things than read.
    case notAllowed(what: String)
    case late(seconds: Double)
    case tooMuchMemory(bytes: Int64)
    case tooBig(bytes: Int)
    /// More rows than a table for people can show.
    case tooManyRows(Int)
    /// SQLite's message, in English; the column, from 1, in bytes.
    case message(String, column: Int?)

    public var wording: Wording {
        switch self {
        case .empty: Wording(sv: "Satsen är tom.", en: "The statement is empty.")
        case .several: Wording(sv: "Bara en sats åt gången.", en: "One statement at a time.")
        case .notAllowed(let what):
            Wording(
                sv: "\(what) är inte tillåtet: satser kan bara läsa (SELECT, WITH, VALUES, EXPLAIN).",
                en: "\(what) is not allowed: statements can only read (SELECT, WITH, VALUES, EXPLAIN).")
        case .late(let seconds):
            Wording(
                sv: "Satsen tog mer än \(Figures(.swedish).value(seconds)) sekunder och avbröts. Mer tid: --timeout.",
                en:
                    """
                    The statement took more than \(Figures(.english).value(seconds)) seconds and was stopped. More \
                    time: --timeout.
                    """
            )
        case .tooMuchMemory(let bytes):
            Wording(
                sv: "Satsen behöver mer än \(bytes >> 20) MiB minne.",
                en: "The statement needs more than \(bytes >> 20) MiB of memory.")
        case .tooManyRows(let most):
            Wording(
                sv: "Svaret har fler än \(most) rader. Begränsa det med LIMIT, eller skriv det med --format csv.",
                en: "The answer has more than \(most) rows. Limit it with LIMIT, or write it with --format csv.")
        case .tooBig(let bytes):
            Wording(
                sv: "Satsen eller ett värde är för stort; ett värde får ha högst \(bytes / 1_000_000) MB.",
                en: "The statement or a value is too big; a value may have at most \(bytes / 1_000_000) MB.")
        case .message(let message, let column):
            Wording(
                sv: column.map { "Tecken \($0): \(message)" } ?? "SQLite: \(message)",
                en: column.map { "Character \($0): \(message)" } ?? "SQLite: \(message)")
        }
    }
}
