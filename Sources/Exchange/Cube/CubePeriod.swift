/// A period of a table, as statistical offices write it.
enum CubePeriod: Sendable, Hashable {
    case year(Int)
    /// From 1.
    case month(Int, Int)
    case quarter(Int, Int)
    /// Several years, or a school year: no year's value.
    case span(Int, Int)

    /// `2024`, `2024M03`, `2024-03`, `2024K1`, `2024Q1`, `2024-Q1`, `2020-2024`, `2023/24`; nil for anything else.
    init?(_ text: String) {
        let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
        guard digits.count == 4, let year = Int(text.prefix(4)), (1000...9999).contains(year) else { return nil }
        var rest = text.dropFirst(4).uppercased()[...]
        guard let mark = rest.first else {
            self = .year(year)
            return
        }
        rest = rest.dropFirst()
        func number(_ range: ClosedRange<Int>) -> Int? {
            guard (1...2).contains(rest.utf8.count), rest.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
                return nil
            }
            return Int(rest).flatMap { range.contains($0) ? $0 : nil }
        }
        switch mark {
        case "M":
            guard let month = number(1...12) else { return nil }
            self = .month(year, month)
        case "K", "Q":
            guard let quarter = number(1...4) else { return nil }
            self = .quarter(year, quarter)
        case "-", "–", "/":
            if let first = rest.first, "MKQ".contains(first), let period = CubePeriod("\(year)\(rest)") {
                self = period
            } else if rest.utf8.count == 4, let end = Int(rest), end >= year {
                self = end == year ? .year(year) : .span(year, end)
            } else if mark != "/", rest.utf8.count == 2, let month = number(1...12) {
                self = .month(year, month)
            } else if rest.utf8.count == 2, let end = Int(rest), end == (year + 1) % 100 {
                self = .span(year, year + 1)
            } else {
                return nil
            }
        default: return nil
        }
    }

    var year: Int {
        switch self {
        case .year(let year), .month(let year, _), .quarter(let year, _), .span(let year, _): year
        }
    }

    /// Its number among its year's, and how many those are; nil for years and spans.
    var part: (number: Int, of: Int)? {
        switch self {
        case .month(_, let month): (month, 12)
        case .quarter(_, let quarter): (quarter, 4)
        case .year, .span: nil
        }
    }
}
