import Foundation
import Store
import Wording

/// The date format of a column, determined once for all of its fields.
///
/// Accepts ISO 8601 (`2024`, `2024-05`, `2024-05-17`, with a time behind, `20240517`), the same with points or slashes,
/// day first (`17.5.2024`, `17/5 2024`), month names in Swedish and English (`maj 2024`, `17 May 2024`). `5/6/2024` is
/// ambiguous: another field of the column must show the order, else it is rejected.
struct DateText {
    private enum Order { case dayFirst, monthFirst, unknown }

    private let column: String
    private var order: Order
    /// The column of the same file that shows the order, where its own fields don't.
    private var shownBy: String?
    /// Whether some field states an instant with a time zone.
    private let hasInstants: Bool
    /// Whether some field could be two days.
    private let hasUnclear: Bool

    /// The decisions about the column as a whole.
    var understood: [Wording] {
        var notes: [Wording] = []
        if let shownBy, hasUnclear {
            let place = Wording(
                sv: order == .dayFirst ? "dagen före månaden" : "månaden före dagen",
                en: order == .dayFirst ? "the day before the month" : "the month before the day")
            notes.append(
                Wording(
                    sv: "\(column): \(place.sv), som i \(shownBy).", en: "\(column): \(place.en), as in \(shownBy)."))
        } else if order == .monthFirst {
            notes.append(
                Wording(sv: "\(column): månaden står före dagen.", en: "\(column): the month comes before the day."))
        }
        if hasInstants {
            notes.append(
                Wording(
                    sv: "\(column): klockslag med tidszon blir dagen i Sverige.",
                    en: "\(column): instants with a time zone become the day in Sweden."))
        }
        return notes
    }

    /// - Parameter texts: the column's fields, without surrounding white space.
    init(column: String, texts: some Sequence<String>) {
        self.column = column
        var dayFirst = false
        var monthFirst = false
        for text in texts {
            guard let (first, second, _, mark) = Self.yearLast(text), mark != "." else { continue }
            if first > 12, second <= 12 { dayFirst = true }
            if second > 12, first <= 12 { monthFirst = true }
        }
        hasUnclear = texts.contains { text in
            guard let (first, second, _, mark) = Self.yearLast(text) else { return false }
            return mark != "." && first <= 12 && second <= 12 && first != second
        }
        hasInstants = texts.contains { Self.instant($0) != nil }
        order = dayFirst == monthFirst ? .unknown : dayFirst ? .dayFirst : .monthFirst
    }

    /// Takes the order of day and month from other columns of the same file, where the column's own fields don't show
    /// it and these all show the same.
    mutating func takeOrder(from others: some Sequence<DateText>) {
        guard order == .unknown else { return }
        let known = others.filter { $0.order != .unknown && $0.shownBy == nil }
        guard let first = known.first, known.allSatisfy({ $0.order == first.order }) else { return }
        (order, shownBy) = (first.order, first.column)
    }

    /// - Returns: nil for an empty field and for signs of a missing value.
    func date(_ text: String) throws(RowFault) -> PartialDate? {
        // The usual form first; it contradicts none of the others.
        if let date = PartialDate(text) { return date }
        if NumberFormat.isMissing(text) { return nil }
        if let date = Self.instant(text) ?? Self.iso(text) ?? Self.named(text) { return date }
        if let (first, second, year, mark) = Self.yearLast(text) {
            // With points the day comes first everywhere.
            let isDayFirst = mark == "." || order == .dayFirst || first > 12 || first == second
            guard isDayFirst || order == .monthFirst || second > 12 else {
                throw RowFault(
                    column, text,
                    sv: "\(quoted(text).sv) kan vara två olika dagar. Skriv datumet som ÅÅÅÅ-MM-DD.",
                    en: "\(quoted(text).en) could be two different days. Write the date as YYYY-MM-DD.")
            }
            let date =
                isDayFirst
                ? PartialDate(year: year, month: second, day: first)
                : PartialDate(year: year, month: first, day: second)
            if let date { return date }
        }
        if text.count == 5, text.allSatisfy({ $0.isASCII && $0.isNumber }) {
            throw RowFault(
                column, text,
                sv:
                    """
                    \(quoted(text).sv) ser ut som ett kalkylprograms dagnummer. Ge kolumnen datumformat och spara \
                    igen.
                    """,
                en:
                    """
                    \(quoted(text).en) looks like a spreadsheet's day number. Format the column as dates and save \
                    again.
                    """
            )
        }
        throw RowFault(
            column, text,
            sv: "\(quoted(text).sv) är inget datum. Skriv ÅÅÅÅ-MM-DD, ÅÅÅÅ-MM eller ÅÅÅÅ, eller lämna fältet tomt.",
            en: "\(quoted(text).en) is not a date. Write YYYY-MM-DD, YYYY-MM or YYYY, or leave the field empty.")
    }

    // MARK: Forms

    /// An instant with a time zone, `2023-12-31T23:00:00Z` or `…+01:00`, as the day in Sweden.
    private static func instant(_ text: String) -> PartialDate? {
        // At least 17 letters: most fields end here.
        guard text.utf8.count >= 17, text.utf8.contains(UInt8(ascii: "T")) || text.utf8.contains(UInt8(ascii: " ")),
            let match = text.wholeMatch(
                of: /(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::\d\d(?:[.,]\d+)?)?(Z|[+-]\d\d(?::?\d\d)?)/),
            let day = PartialDate("\(match.1)-\(match.2)-\(match.3)"), let hour = Int(match.4),
            let minute = Int(match.5),
            hour < 24, minute < 60
        else { return nil }
        var offset = 0
        if match.6 != "Z" {
            let digits = match.6.dropFirst().filter(\.isNumber)
            guard let hours = Int(digits.prefix(2)), let minutes = Int(digits.count > 2 ? digits.suffix(2) : "0") else {
                return nil
            }
            offset = (match.6.hasPrefix("-") ? -1 : 1) * (hours * 60 + minutes)
        }
        var utc = Calendar(identifier: .gregorian)
        utc.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
        let parts = DateComponents(year: day.year, month: day.month, day: day.day, hour: hour, minute: minute - offset)
        guard let instant = utc.date(from: parts), let sweden = TimeZone(identifier: "Europe/Stockholm") else {
            return nil
        }
        utc.timeZone = sweden
        let local = utc.dateComponents([.year, .month, .day], from: instant)
        guard let year = local.year else { return nil }
        return PartialDate(year: year, month: local.month, day: local.day)
    }

    /// Year first, in numbers.
    private static func iso(_ text: String) -> PartialDate? {
        var day = text[...]
        // A time of day after a complete date is dropped.
        if let time = text.firstIndex(where: { $0 == "T" || $0 == " " }), text.prefix(upTo: time).count >= 8,
            text[time...].dropFirst().first?.isNumber == true, text[time...].contains(":")
        {
            day = text[..<time]
        }
        if day.count == 8, let number = digits(day) {
            return PartialDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
        }
        guard let mark = day.first(where: { !$0.isNumber }) else {
            return day.count == 4 ? digits(day).flatMap { PartialDate(year: $0) } : nil
        }
        let parts = day.split(separator: mark, omittingEmptySubsequences: false)
        guard "-/.".contains(mark), (2...3).contains(parts.count), parts[0].count == 4, let year = digits(parts[0]),
            let month = shortNumber(parts[1])
        else { return nil }
        guard parts.count == 3 else { return PartialDate(year: year, month: month) }
        return shortNumber(parts[2]).flatMap { PartialDate(year: year, month: month, day: $0) }
    }

    /// Two short numbers and a year: `17.5.2024`, `17/5 2024`, `5-17-2024`.
    private static func yearLast(_ text: String) -> (first: Int, second: Int, year: Int, mark: Character)? {
        // A number of three digits or more in front is a year.
        guard text.utf8.count >= 3, !text.utf8.prefix(3).allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let marks = text.filter { !$0.isNumber }
        guard let mark = marks.first, "./-".contains(mark) else { return nil }
        let parts = text.split { "./- ".contains($0) }
        guard parts.count == 3, parts[2].count == 4, let first = shortNumber(parts[0]),
            let second = shortNumber(parts[1]),
            let year = digits(parts[2]), marks.allSatisfy({ $0 == mark || $0 == " " })
        else { return nil }
        return (first, second, year, mark)
    }

    /// `maj 2024`, `2024 maj`, `17 maj 2024`, `May 17, 2024`.
    private static func named(_ text: String) -> PartialDate? {
        var year: Int?
        var month: Int?
        var day: Int?
        for word in text.lowercased().split(whereSeparator: { " \u{A0},.-".contains($0) }) {
            if let name = months[String(word)] {
                guard month == nil else { return nil }
                month = name
            } else if word.count == 4, let number = digits(word), year == nil {
                year = number
            } else if day == nil, let number = shortNumber(word) {
                day = number
            } else if !["den", "of"].contains(word) {
                return nil
            }
        }
        guard let year, let month else { return nil }
        return PartialDate(year: year, month: month, day: day)
    }

    private static let months: [String: Int] = {
        let names: [[String]] = [
            ["januari", "january", "jan"], ["februari", "february", "feb", "febr"], ["mars", "march", "mar"],
            ["april", "apr"], ["maj", "may"], ["juni", "june", "jun"], ["juli", "july", "jul"],
            ["augusti", "august", "aug"], ["september", "sep", "sept"], ["oktober", "october", "okt", "oct"],
            ["november", "nov"], ["december", "dec"],
        ]
        var months: [String: Int] = [:]
        for (index, names) in names.enumerated() { for name in names { months[name] = index + 1 } }
        return months
    }()

    private static func digits(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }

    private static func shortNumber(_ text: Substring) -> Int? { (1...2).contains(text.count) ? digits(text) : nil }
}
