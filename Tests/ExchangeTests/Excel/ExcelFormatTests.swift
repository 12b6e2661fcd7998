import Testing

@testable import Exchange

struct ExcelFormatTests {
    @Test(arguments: [
        ("yyyy\\-mm\\-dd", ExcelFormat.date(hasDay: true)), ("[$-41D]d mmmm yyyy;@", .date(hasDay: true)),
        ("h:mm", .date(hasDay: false)), ("mmm", .date(hasDay: true)), ("[h]:mm:ss", .duration),
        ("\"dag \"0", .number), ("[Red]0.0;[Blue]-0.0", .number), ("#,##0.00\\ \"kr\"", .number), ("General", .number),
        ("0%", .number), ("0.00E+00", .number), ("0", .number), ("0_d", .number), ("0000", .code("0000")),
        ("000\\ 00", .code("000 00")), ("000000\"-\"0000", .code("000000-0000")),
    ])
    func `a format says date, duration, code or nothing`(_ code: String, _ format: ExcelFormat) {
        #expect(ExcelFormat(code: code) == format)
    }

    @Test func `built-in formats are those of the standard`() {
        let dates = (0..<60).filter { if case .date = ExcelFormat(builtIn: $0) { true } else { false } }
        #expect(dates == Array(14...22) + [45, 47])
        #expect(ExcelFormat(builtIn: 46) == .duration)
    }
}
