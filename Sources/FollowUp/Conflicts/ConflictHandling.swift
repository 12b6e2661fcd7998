package import Store

/// Who rated an initiative and when, whether Sámi were consulted, and how a conflict between its goals is handled: as
/// the source's own columns say. Nil where they don't, which is not "no".
package struct ConflictHandling: Sendable, Hashable {
    package let assessor: String?
    package let assessed: String?
    package let samiConsultation: String?
    package let handling: String?

    /// Whether it is said how the conflict is handled; a plain no says that it isn't.
    package var isHandled: Bool { handling.map { !Self.denies($0) } ?? false }

    /// "Ingen", "Inga åtgärder", "Hanteras inte", "N/A": a few words that say no, or nothing.
    private static func denies(_ text: String) -> Bool {
        if denials.contains(FoldedText.key(text)) { return true }
        let words = FoldedText.words(text)
        guard words.count <= 3, let first = words.first, let last = words.last else { return words.isEmpty }
        return ["ingen", "inga", "inget", "ingenting", "no", "not", "none", "nothing", "ej", "inte", "annu", "aldrig"]
            .contains(first) || ["ej", "inte", "not"].contains(last)
    }

    private static let denials = Set(
        [
            "nej", "ohanterad", "unhandled", "saknas", "missing", "n/a", "na", "uppgift saknas", "okänt", "okänd",
            "unknown", "tbd", "oklart", "unclear",
        ].map { FoldedText.key($0) })

    init(_ initiative: Initiative) {
        let columns = Dictionary(initiative.extra.map { (FoldedText.key($0.key), $0.value) }) { first, _ in first }
        func text(_ names: [String]) -> String? {
            names.lazy.compactMap { columns[FoldedText.key($0)] }.first { $0.contains { !$0.isWhitespace } }
        }
        assessor = text(Self.assessorColumns)
        assessed = text(Self.assessedColumns)
        samiConsultation =
            text(Self.consultationColumns)
            ?? columns.sorted { $0.key < $1.key }.first { name, value in
                Self.isConsultation(name) && value.contains { !$0.isWhitespace }
            }?.value
        handling = text(Self.handlingColumns)
    }

    /// Whether a column says that Sámi were consulted, in whatever words: "Samråd Sametinget", "Dialog med samebyarna".
    private static func isConsultation(_ name: String) -> Bool {
        let words = FoldedText.words(name)
        func has(_ beginnings: [String]) -> Bool { FoldedText.has(words, beginningWith: beginnings) }
        // When it was isn't whether.
        return !has(["datum", "samradsdatum", "date"])
            && has(["samrad", "konsultation", "consultation", "consulted", "dialog"])
            && has(["sami", "samisk", "samer", "sameby", "samet"])
    }

    /// Columns' names, the usual ones first; compared as `FoldedText` does.
    package static let assessorColumns = [
        "bedömd av", "bedömare", "skattad av", "hållbarhet bedömd av", "assessed by", "assessor", "rated by",
        "assessed_by", "rated_by", "bedömd_av",
    ]
    package static let assessedColumns = [
        "bedömd datum", "bedömningsdatum", "datum för bedömning", "bedömd", "bedömd den", "skattad datum",
        "skattad den",
        "assessed", "assessed on", "assessed_on", "assessment date", "date of assessment", "rated on", "rated_on",
    ]
    package static let consultationColumns = [
        "samiskt samråd", "samråd sameby", "samråd med sameby", "samråd med samebyar", "samråd med samer",
        "konsultation samer", "konsultation med samer", "sámi consultation", "sami consultation", "sami_consultation",
        "consultation with sámi",
    ]
    package static let handlingColumns = [
        "hantering av målkonflikt", "hantering målkonflikt", "hantering av målkonflikter", "målkonflikt hantering",
        "hantering", "hantering av konflikt", "hantering av konflikten", "hur konflikten hanteras",
        "hur konflikten hanterats", "hur konflikten har hanterats", "hur målkonflikten hanteras",
        "hur målkonflikten hanterats", "hur målkonflikten har hanterats", "hur målkonflikter hanteras",
        "så hanteras konflikten",
        "handling", "conflict handling", "conflict_handling", "handling of conflict", "handling of the conflict",
        "how the conflict is handled", "how the conflict was handled", "handled",
    ]
}
