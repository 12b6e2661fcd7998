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
