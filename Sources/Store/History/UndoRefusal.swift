import Wording

/// Why an entry can't be taken back.
public enum UndoRefusal: Sendable, Hashable {
    /// There is none.
    case nothing
    /// It is the beginning, or what was erased for good.
    case forGood
    case undone(by: Int64)
    /// Later entries changed what it made, or rest on it.
    case builtOn(by: [Int64])

    func wording(of number: Int64?) -> Wording {
        let name = number.map { "\($0)" } ?? ""
        switch self {
        case .nothing:
            return Wording(sv: "Det finns inget att ångra.", en: "There is nothing to undo.")
        case .forGood:
            return Wording(sv: "Post \(name) kan inte ångras.", en: "Entry \(name) can't be undone.")
        case .undone(let by):
            return Wording(
                sv: "Post \(name) ångrades redan av post \(by). Ångra den för att göra om: rackvidd undo \(by)",
                en: "Entry \(name) was undone by entry \(by) already. Undo that to redo it: rackvidd undo \(by)")
        case .builtOn(let later):
            let list = later.reversed().map { "\($0)" }.joined(separator: ", ")
            return Wording(
                sv: """
                    Post \(name) kan inte ångras, eftersom senare poster bygger på den. Ångra först, i den här \
                    ordningen: \(list)
                    """,
                en: """
                    Entry \(name) can't be undone, because later entries build on it. Undo first, in this order: \
                    \(list)
                    """)
        }
    }
}
