import Territory

/// The counties of Sweden (län) by their names in sources.
enum CountyNames {
    private static let names = Dictionary(uniqueKeysWithValues: County.all.map { ($0.code, $0.name) })

    private static let codes: [String: String] = {
        var codes: [String: String] = [:]
        for (code, name) in names {
            for form in [name] + (code == "23" ? ["Jämtland Härjedalen", "Jämtland-Härjedalens"] : []) {
                let folded = FoldedName(form)
                for key in folded.ascii.union([folded.letters]) { codes[key] = code }
            }
        }
        return codes
    }()

    /// The code of a county.
    ///
    /// - Parameter isBare: whether a bare name counts ("Uppsala" in a column of counties), or only one marked as a
    ///   county or region ("Uppsala län", "Region Uppsala").
    static func code(of text: String, isBare: Bool) -> String? {
        var words = text.split { $0 == " " || $0 == "\u{A0}" }.map(String.init)
        let endings: Set<String> = ["län", "lan", "county"]
        let beginnings: Set<String> = ["region"]
        var isNamed = isBare
        if isBare, let first = words.first, names[first] != nil {
            guard words.count > 1 else { return first }
            words.removeFirst()  // "23 Jämtlands län"
        }
        if let last = words.last, endings.contains(last.lowercased()), words.count > 1 {
            words.removeLast()
            isNamed = true
        }
        if let first = words.first, beginnings.contains(first.lowercased()), words.count > 1 {
            words.removeFirst()
            isNamed = true
        }
        let name = FoldedName(words.joined(separator: " ")).letters
        guard isNamed || name == "jämtlandhärjedalen" else { return nil }
        return codes[name] ?? (name.hasSuffix("s") ? codes[String(name.dropLast())] : nil)
    }

    /// Whether the text means the store's county without naming it: "hela länet".
    static func meansWholeCounty(_ text: String) -> Bool {
        phrases.contains(FoldedName(text).letters)
    }

    private static let phrases: Set<String> = Set(
        [
            "county", "whole county", "entire county", "the whole county", "county-wide", "länet", "hela länet",
            "lanet",
            "hela lanet", "länsövergripande", "länstäckande", "hela regionen", "regionövergripande",
            "hela regionens område",
            "alla kommuner", "samtliga kommuner", "alla länets kommuner", "länets alla kommuner",
            "samtliga kommuner i länet",
            "alla kommuner i länet", "all municipalities", "all municipalities in the county",
        ].map { FoldedName($0).letters })
}
