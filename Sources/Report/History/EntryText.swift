import Foundation
import JSON
import Store
import Wording

/// An entry of the history in words and for machines.
enum EntryText {
    static func kind(_ kind: Entry.Kind) -> Wording {
        switch kind {
        case .start: Wording(sv: "historikens början", en: "the beginning of the history")
        case .import: Wording(sv: "import", en: "import")
        case .edit: Wording(sv: "rättelse", en: "edit")
        case .remove: Wording(sv: "borttagning", en: "removal")
        case .undo: Wording(sv: "ångrande", en: "undoing")
        case .erase: Wording(sv: "radering för gott", en: "erasure")
        case .refresh: Wording(sv: "ny placering", en: "new placing")
        case .territory: Wording(sv: "ny indelning", en: "new division")
        case .statuses: Wording(sv: "statusarnas klasser", en: "classes of statuses")
        case .outside: Wording(sv: "ändring i ett annat program", en: "change in another program")
        }
    }

    /// What it was, without its number.
    static func sentence(_ entry: Entry) -> Wording {
        let kind = kind(entry.kind)
        let about = [entry.undoes.map { "\($0)" }, entry.file, entry.subject].compactMap { $0 }
        let reason = entry.reason.map { " (\($0))" } ?? ""
        let tail = (about.isEmpty ? "" : " " + about.joined(separator: ", ")) + reason
        guard let leader = entry.follows else { return Wording(sv: kind.sv + tail, en: kind.en + tail) }
        return Wording(
            sv: "\(kind.sv)\(tail), följd av post \(leader)", en: "\(kind.en)\(tail), coming from entry \(leader)")
    }

    /// Number, time in Sweden, and what it was.
    static func heading(_ entry: Entry, in language: Language) -> String {
        var text = "\(entry.number) · \(time(entry.time)) · \(sentence(entry)[language])"
        if let by = entry.undoneBy {
            text += Wording(sv: ", ångrad av post \(by)", en: ", undone by entry \(by)")[language]
        }
        return text
    }

    /// The minute in Sweden.
    static func time(_ text: String) -> String {
        guard let date = try? Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(text),
            let zone = TimeZone(identifier: "Europe/Stockholm")
        else { return text }
        let style = Date.VerbatimFormatStyle(
            format: """
                \(year: .padded(4))-\(month: .twoDigits)-\(day: .twoDigits) \
                \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits)
                """,
            timeZone: zone, calendar: Calendar(identifier: .gregorian))
        return date.formatted(style)
    }

    /// - Parameter entry: nil where there was nothing to change.
    /// - Parameter edits: the entry of what other programs had edited, that this one took over.
    static func closing(_ entry: Int64?, edits: Int64? = nil, isDryRun: Bool) -> Wording {
        if isDryRun { return ImportText.nothingChanged }
        if let entry, let edits {
            return Wording(
                sv: """
                    Post \(entry) i historiken. Ångra den nya placeringen med rackvidd undo \(entry), och därefter det \
                    som redigerades i ett annat program med rackvidd undo \(edits).
                    """,
                en: """
                    Entry \(entry) of the history. Undo the new placing with rackvidd undo \(entry), and then what was \
                    edited in another program with rackvidd undo \(edits).
                    """)
        }
        guard let entry else { return Wording(sv: "Det fanns inget att ändra.", en: "There was nothing to change.") }
        return Wording(
            sv: "Post \(entry) i historiken. Ångra med: rackvidd undo \(entry)",
            en: "Entry \(entry) of the history. Undo it with: rackvidd undo \(entry)")
    }

    static func record(_ entry: Entry) -> JSONObject {
        [
            "entry": .integer(Int(entry.number)), "kind": .string(entry.kind.rawValue),
            "made_at": .string(entry.time), "file": JSONValue(entry.file), "source": JSONValue(entry.source),
            "subject": JSONValue(entry.subject), "reason": JSONValue(entry.reason),
            "undoes": entry.undoes.map { .integer(Int($0)) } ?? .null,
            "undone_by": entry.undoneBy.map { .integer(Int($0)) } ?? .null,
            "follows": entry.follows.map { .integer(Int($0)) } ?? .null,
        ]
    }
}
