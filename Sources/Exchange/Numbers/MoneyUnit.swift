import Territory
import Wording

/// The unit of amounts of money: kronor, thousands, millions.
enum MoneyUnit: Int, Sendable, Hashable {
    case kronor = 1
    case thousands = 1_000
    case millions = 1_000_000
    case billions = 1_000_000_000

    var wording: Wording {
        switch self {
        case .kronor: Wording(sv: "kronor", en: "kronor")
        case .thousands: Wording(sv: "tusental kronor", en: "thousands of kronor")
        case .millions: Wording(sv: "miljoner kronor", en: "millions of kronor")
        case .billions: Wording(sv: "miljarder kronor", en: "billions of kronor")
        }
    }

    /// By words joined in lower case; the point or colon and dash of prices is removed before.
    private static let words: [String: MoneyUnit] = {
        var words: [String: MoneyUnit] = ["tkr": .thousands, "tsek": .thousands, "ksek": .thousands, "kkr": .thousands]
        for word in ["mkr", "mnkr", "msek", "mnsek"] { words[word] = .millions }
        for word in ["mdkr", "mdrkr", "mdsek", "mdrsek"] { words[word] = .billions }
        let scales: [(String, MoneyUnit)] = [
            ("", .kronor), ("tusen", .thousands), ("tusental", .thousands), ("1000", .thousands),
            ("1000tal", .thousands), ("1000tals", .thousands), ("tusentals", .thousands), ("thousand", .thousands),
            ("thousands", .thousands), ("miljoner", .millions), ("miljontal", .millions), ("miljontals", .millions),
            ("milj", .millions), ("mio", .millions),
            ("mn", .millions),
            ("million", .millions), ("millions", .millions), ("miljarder", .billions), ("billion", .billions),
        ]
        for (scale, unit) in scales {
            for krona in ["kr", "sek", "krona", "kronor", "swedishkronor"] { words[scale + krona] = unit }
        }
        return words
    }()

    init?(_ text: String) {
        var letters = FoldedName(text).letters
        if [":-", ",-", ":", ".-", ":–", ",–"].contains(text) { letters = "kr" }  // "1 000:-"
        guard let unit = Self.words[letters] else { return nil }
        self = unit
    }

    /// The unit that ends a column's name, and the name before it: `Beviljat (tkr)`, `beviljat_sek`, `Stöd i miljoner
    /// kronor`.
    static func trailing(in name: String) -> (unit: MoneyUnit, base: String)? {
        let words = name.split { !$0.isLetter && !$0.isNumber }
        for count in [3, 2, 1] where words.count > count {
            guard let unit = MoneyUnit(words.suffix(count).joined()) else { continue }
            var base = words.dropLast(count)
            if let last = base.last?.lowercased(), base.count > 1, ["i", "in", "of"].contains(last) {
                base.removeLast()
            }
            return (unit, base.joined(separator: " "))
        }
        return nil
    }
}
