/// The meaning that a number format of Excel gives a number: a date, a duration, a code, or none.
///
/// Source: ECMA-376 part 1, 18.8.30 and 18.8.31.
enum ExcelFormat: Hashable {
    case number
    /// Days since the workbook's epoch.
    case date(hasDay: Bool)
    /// Days that are shown as hours: `[h]:mm`.
    case duration
    /// Zeros for digits, and signs between them: `0000`, `000 00`.
    case code(String)

    /// Formats that a workbook doesn't spell out.
    init(builtIn number: Int) {
        switch number {
        case 14...17, 22: self = .date(hasDay: true)
        case 18...21, 45, 47: self = .date(hasDay: false)
        case 46: self = .duration
        default: self = .number
        }
    }

    init(code: String) {
        var letters = Set<Character>()
        var pattern = ""
        var isCode = true
        var rest = Array(code)[...]
        scan: while let sign = rest.popFirst() {
            switch sign {
            case ";": break scan
            case "\"":
                let text = rest.prefix { $0 != "\"" }
                rest = rest.dropFirst(text.count + 1)
                pattern += text
                isCode = isCode && text.allSatisfy { " -".contains($0) }
            case "\\":
                let next = rest.popFirst()
                next.map { pattern.append($0) }
                isCode = isCode && next.map { " -".contains($0) } ?? false
            case "_", "*": rest = rest.dropFirst()
            case "[":
                let inside = String(rest.prefix { $0 != "]" }).lowercased()
                rest = rest.dropFirst(inside.count + 1)
                if ["h", "hh", "m", "mm", "s", "ss"].contains(inside) {
                    self = .duration
                    return
                }
            case "0", " ", "-": pattern.append(sign)
            default:
                isCode = false
                letters.insert(Character(sign.lowercased()))
            }
        }
        let hasTime = letters.contains("h") || letters.contains("s")
        let hasDay = letters.contains("y") || letters.contains("d") || (letters.contains("m") && !hasTime)
        if hasDay || hasTime {
            self = .date(hasDay: hasDay)
        } else if isCode, pattern.count(where: { $0 == "0" }) >= 2 {
            self = .code(pattern)
        } else {
            self = .number
        }
    }
}

/// Days since a workbook's epoch as dates.
struct ExcelCalendar {
    /// Whether day 0 is the first of January 1904, as on early Macintoshes, instead of the last of 1899.
    var isOf1904 = false

    /// 9999-12-31 in the system of 1900.
    private static let last = 2_958_465.0

    /// Nil for a number that is no day.
    ///
    /// Excel counts the 29th of February 1900, which never was: it stands as that, and is refused as a date.
    func text(_ serial: Double, hasDay: Bool) -> String? {
        guard serial >= 0, serial <= Self.last else { return nil }
        var day = Int(serial)
        var seconds = Int(((serial - Double(day)) * 86_400).rounded())
        if seconds == 86_400 { (day, seconds) = (day + 1, 0) }
        if !hasDay, day == 0 { return CellText.time(seconds) }
        if !isOf1904, day == 60 { return CellText.date(year: 1900, month: 2, day: 29, seconds: seconds) }
        if !isOf1904, day == 0 { return CellText.date(year: 1900, month: 1, day: 0, seconds: seconds) }
        // Days since 1970.
        let since = isOf1904 ? day - 24_107 : day > 60 ? day - 25_569 : day - 25_568
        let (year, month, dayOfMonth) = Self.civil(since)
        return CellText.date(year: year, month: month, day: dayOfMonth, seconds: seconds)
    }

    /// The number of a day after 1900-02-28, in the system of 1900.
    static func serial(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468 + 25_569
    }

    /// `36:30:00` for one day and a half hour over half a day.
    static func duration(_ days: Double) -> String? {
        guard abs(days) <= last else { return nil }
        let seconds = Int((abs(days) * 86_400).rounded())
        return (days < 0 ? "-" : "") + CellText.time(seconds)
    }

    /// Year, month and day of a day since 1970. (Howard Hinnant, chrono-Compatible Low-Level Date Algorithms.)
    private static func civil(_ day: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let part = (5 * dayOfYear + 2) / 153
        let month = part < 10 ? part + 3 : part - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1)
    }
}
