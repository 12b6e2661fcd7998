import Store
import Testing
import Wording

@testable import Exchange

@Suite struct DateTextTests {
    private func date(_ text: String, in column: [String] = []) throws -> String? {
        try DateText(column: "start", texts: column + [text]).date(text)?.description
    }

    @Test(arguments: [
        ("2024", "2024"), ("2024-05", "2024-05"), ("2024-05-17", "2024-05-17"), ("2024-5-7", "2024-05-07"),
        ("2024-05-17T12:00:00Z", "2024-05-17"), ("2016-10-14 01:17:38", "2016-10-14"), ("20240517", "2024-05-17"),
        ("2024/05/17", "2024-05-17"), ("2024.05.17", "2024-05-17"), ("17.5.2024", "2024-05-17"),
        ("17/5 2024", "2024-05-17"),
        ("17/5/2024", "2024-05-17"), ("5/17/2024", "2024-05-17"), ("7/7/2024", "2024-07-07"),
        ("5.6.2024", "2024-06-05"),
        ("maj 2024", "2024-05"), ("17 maj 2024", "2024-05-17"), ("den 1 oktober 2024", "2024-10-01"),
        ("May 17, 2024", "2024-05-17"),
        ("2024 dec", "2024-12"), ("29 feb 2024", "2024-02-29"),
    ])
    func `reads dates`(text: String, expected: String) throws {
        #expect(try date(text) == expected)
    }

    @Test(arguments: ["", "-", "–", "uppgift saknas", ".."])
    func `reads nothing`(text: String) throws {
        #expect(try date(text) == nil)
    }

    @Test(arguments: [
        "2024-13", "2024-02-30", "2023-02-29", "24-05-17", "45413", "2017–2019", "2024 kv 1", "5/6/2024", "våren 2024",
        "20241301", "0999",
        "31/4/2024", "2024-05-", "32 maj 2024", "maj", "2024-05-17x",
    ])
    func `refuses what is no date`(text: String) {
        #expect(throws: RowFault.self) { try date(text) }
    }

    @Test func `the column shows whether the day comes first`() throws {
        #expect(try date("5/6/2024", in: ["17/5/2024"]) == "2024-06-05")
        #expect(try date("5/6/2024", in: ["5/17/2024"]) == "2024-05-06")
        #expect(throws: RowFault.self) { try date("5/6/2024", in: ["5/17/2024", "17/5/2024"]) }
        #expect(DateText(column: "d", texts: ["5/17/2024"]).understood.count == 1)
    }

    @Test func `says what a day number is`() {
        let fault = #expect(throws: RowFault.self) { try date("45413") }
        #expect(
            fault?.reason.en == """
                “45413” looks like a spreadsheet's day number. Format the column as dates and save again.
                """)
    }
}
