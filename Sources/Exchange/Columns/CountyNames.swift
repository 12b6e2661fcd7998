import Territory

/// The counties of Sweden (län) by their names in sources.
enum CountyNames {
    private static let names = Dictionary(uniqueKeysWithValues: County.all.map { ($0.code, $0.name) })

    /// NUTS 3 of 2016 and later: every county is one.
    static let nuts = [
        "SE110": "01", "SE121": "03", "SE122": "04", "SE123": "05", "SE124": "18", "SE125": "19", "SE211": "06",
        "SE212": "07", "SE213": "08", "SE214": "09", "SE221": "10", "SE224": "12", "SE231": "13", "SE232": "14",
        "SE311": "17", "SE312": "20", "SE313": "21", "SE321": "22", "SE322": "23", "SE331": "24", "SE332": "25",
    ]

    /// The codes of the countries of the Union and of its neighbours, but Sweden's.
    private static let countries: Set<String> = [
        "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE",
        "IS", "IT", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SI", "SK", "UK",
    ]

    /// Whether the text is the NUTS code of another country or of a part of it: `NO`, `FI1D7`.
    static func isAbroad(_ text: some StringProtocol) -> Bool {
        let bytes = text.utf8
        return (2...5).contains(bytes.count) && countries.contains(String(text.prefix(2)))
            && bytes.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
    }

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
        if let code = nuts[text.uppercased()] { return code }
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
