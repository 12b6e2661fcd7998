import Exchange
import Wording

/// The tables of roles and recognised names, written from the code that recognises them.
enum ColumnsBlock {
    static func markdown() -> String {
        let kinds: [(Wording, ColumnVocabulary)] = [
            (Wording(sv: "insatser", en: "Initiatives"), .initiatives),
            (Wording(sv: "ansökningar", en: "Applications"), .applications),
            (Wording(sv: "indikatorer", en: "Indicators"), .indicators),
            (Wording(sv: "utfall", en: "Outcomes"), .outcomes), (Wording(sv: "ytor", en: "Areas"), .areas),
        ]
        return kinds.map { table($0.0, $0.1) }.joined(separator: "\n")
    }

    private static func table(_ kind: Wording, _ vocabulary: ColumnVocabulary) -> String {
        var text = "### \(kind.en) (\(kind.sv))\n\n"
        text += "| role | meaning | betydelse | recognised names | only if nothing surer is there |\n"
        text += "|---|---|---|---|---|\n"
        for entry in vocabulary.entries {
            let role = "`\(entry.role)`" + (entry.isMoney ? " (money)" : "")
            text += "| \(role) | \(entry.title.en) | \(entry.title.sv) "
            text += "| \(entry.names.joined(separator: ", ")) | \(entry.weakNames.joined(separator: ", ")) |\n"
        }
        return text + "\n"
            + (vocabulary.keepsOtherColumns
                ? "Columns without a role are kept as they are.\n" : "Columns without a role are not read.\n")
    }
}
