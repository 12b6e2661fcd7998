import Store

/// Which kinds of initiatives are dialogues: somebody is heard in them, whatever money they have.
enum DialogueKind {
    /// Beginnings or ends of words, as `FoldedText.key` has them: *medborgardialog*, *dialogmöte*, *remissvar*.
    private static let stems = [
        "dialog", "workshop", "mote", "moten", "meeting", "meetings", "samrad", "remiss", "hearing", "inspel",
        "synpunkter", "consultation", "consultations", "contribution", "contributions", "fokusgrupp", "radslag",
        "rundabordssamtal", "enkat", "survey",
    ]

    static func includes(_ kind: String) -> Bool {
        FoldedText.key(kind).split(separator: " ").contains { word in
            stems.contains { word.hasPrefix($0) || word.hasSuffix($0) }
        }
    }
}
