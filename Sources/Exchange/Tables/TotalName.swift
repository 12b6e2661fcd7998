import Territory

/// A text by which a row calls itself a total: `Totalt:`, `Åre, summa`, `Grand total 2024`.
struct TotalName {
    enum Form {
        /// Nothing but such a word, and numbers.
        case bare
        /// Such a word with what it is a total of: a part of the table, a year, the amounts.
        case plain
        /// Words of its own beside it: it may as well be the title of an initiative.
        case mixed
    }

    private static let names: Set<String> = [
        "summa", "summan", "totalt", "total", "totals", "totalen", "tot", "totalsumma", "totalbelopp", "delsumma",
        "deltotal", "subtotal", "sum", "slutsumma", "summering", "sammanlagt",
    ]

    /// What says no more than which rows or amounts a total is of.
    private static let fillers: Set<String> = [
        "beviljat", "beviljade", "utbetalt", "utbetalat", "medel", "belopp", "beloppet", "stöd", "bidrag", "kr", "sek",
        "kronor", "tkr", "ksek", "mnkr", "mkr", "msek", "tusen", "tusental", "miljoner", "hela", "länet", "län", "alla",
        "samtliga", "projekt", "projekten", "insats", "insatser",
        "insatserna", "kommun", "kommunen", "kommuner", "år", "året", "åren", "perioden", "st", "för", "i", "av", "och",
        "per", "ovan", "rader", "grand", "all", "of", "the", "for", "in", "and", "projects", "initiatives",
        "municipality", "municipalities", "county", "year", "years", "granted", "paid", "amount", "amounts", "funding",
        "rows", "above",
    ]

    /// The words that are neither: perhaps the name of a part, as one phrase; folded.
    let rest: String
    /// The year that it names, where it is one.
    let year: String?
    /// Kronor of the unit that it names, if it isn't kronor.
    let unit: Double?
    private let isBare: Bool

    /// Nil for a text that calls nothing a total. Longer texts describe something.
    init?(_ text: String) {
        guard text.utf8.count <= 120 else { return nil }
        let lower = text.lowercased()
        var words = lower.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        if words.starts(with: ["s", "a"]), lower.contains("s:a") { words.replaceSubrange(..<2, with: ["summa"]) }
        guard words.contains(where: Self.names.contains) else { return nil }
        let others = words.filter { !Self.names.contains($0) && !$0.allSatisfy(\.isNumber) }
        isBare = others.isEmpty
        rest = FoldedName(others.filter { !Self.fillers.contains($0) }.joined()).letters
        let years = Set(words.filter { Self.year(of: $0) != nil })
        year = years.count == 1 ? years.first : nil
        unit = MoneyUnit.trailing(in: text).flatMap { $0.unit == .kronor ? nil : Double($0.unit.rawValue) }
    }

    /// - Parameter parts: names of parts of the table, folded.
    func form(_ parts: Set<String>) -> Form {
        if isBare { return .bare }
        return rest.isEmpty || part(among: parts) != nil ? .plain : .mixed
    }

    /// The part that it names, also in the genitive: `Östersunds kommun`.
    func part(among parts: Set<String>) -> String? { phrases.first(where: parts.contains) }

    /// What the part may be called.
    var phrases: [String] {
        if rest.isEmpty { return [] }
        return rest.hasSuffix("s") ? [rest, String(rest.dropLast())] : [rest]
    }

    /// The year that a date begins or ends with.
    static func year(of text: String) -> String? {
        guard text.utf8.count >= 4, text.utf8.count <= 32 else { return nil }
        for part in [text.utf8.prefix(4), text.utf8.suffix(4)] {
            guard part.allSatisfy({ (0x30...0x39).contains($0) }) else { continue }
            let isFirst = part.startIndex == text.utf8.startIndex
            let beside = isFirst ? text.utf8.dropFirst(4).first : text.utf8.dropLast(4).last
            if let beside, (0x30...0x39).contains(beside) { continue }
            let year = String(Substring(part))
            if let number = Int(year), (1900...2100).contains(number) { return year }
        }
        return nil
    }

    /// Whether a text is one.
    static func isOne(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { mayStand(in: UnsafeRawBufferPointer($0)) } && TotalName(text) != nil
    }

    /// Whether bytes hold the letters of such a word. Almost none do, and then they need not become a text.
    static func mayStand(in bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count >= 3, bytes.count <= 140 else { return false }
        for place in 0..<bytes.count - 2 {
            let (first, second, third) = (bytes[place] | 0x20, bytes[place + 1] | 0x20, bytes[place + 2] | 0x20)
            switch (first, second, third) {
            // tot, sum, sam, s:a
            case (0x74, 0x6F, 0x74), (0x73, 0x75, 0x6D), (0x73, 0x61, 0x6D), (0x73, 0x3A, 0x61): return true
            default: continue
            }
        }
        return false
    }
}
