import Territory

/// Currencies other than the Swedish krona, by what lists call them.
enum ForeignCurrency {
    private static let euro: Set<String> = ["eur", "euro", "€"]
    private static let krona: Set<String> = ["sek", "kr", "kronor", "svenska kronor", "swedish kronor"]

    /// The code of a currency, `SEK` for the krona; nil for what is none.
    static func code(_ text: String) -> String? {
        let lower = text.lowercased()
        if krona.contains(lower) { return "SEK" }
        if euro.contains(lower) { return "EUR" }
        return text.utf8.count == 3 && text.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) ? text : nil
    }

    /// Euro at the end of a column's name, and the name before it: `Beviljat (EUR)`.
    static func trailing(in name: String) -> (code: String, base: String)? {
        let words = name.split { !$0.isLetter && !$0.isNumber && $0 != "€" }
        guard words.count > 1, let last = words.last, euro.contains(last.lowercased()) else { return nil }
        var base = words.dropLast()
        if let word = base.last?.lowercased(), base.count > 1, ["i", "in"].contains(word) { base.removeLast() }
        return ("EUR", base.joined(separator: " "))
    }
}
