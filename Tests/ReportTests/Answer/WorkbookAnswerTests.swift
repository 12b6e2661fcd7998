import Exchange
import Foundation
import JSON
import Testing
import Wording

@testable import Report

struct WorkbookAnswerTests {
    private var table: RecordTable {
        RecordTable(rows: [
            ["name": "=Åre", "amount_sek": .number(-1_250.5), "day": "2024-02-29"],
            ["name": "'+1 st", "amount_sek": nil, "day": ""],
        ])
    }

    private func read(_ write: (consuming ByteSink) throws -> Void, _ ending: String) throws -> (
        path: String, bytes: [UInt8]
    ) {
        let path = NSTemporaryDirectory() + "workbook-\(UUID().uuidString).\(ending)"
        try write(ByteSink(file: path))
        return (path, try WholeFile.bytes(of: path))
    }

    @Test func `CSV for Excel has decimal commas, and nothing that Excel would run`() throws {
        let (path, bytes) = try read({ try table.writeCSVForExcel(to: $0) }, "csv")
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "\u{FEFF}name;amount_sek;day\n\"'=Åre\";-1250,5;2024-02-29\n''+1 st;;\n")
    }

    @Test func `a workbook is the same each time, and says what it rests on`() throws {
        let ground = AnswerGround(Wording(sv: "Program", en: "Program"), "Räckvidd 0")
        let one = try read({ try table.writeWorkbook(on: [ground], in: .swedish, to: $0) }, "xlsx")
        let other = try read({ try table.writeWorkbook(on: [ground], in: .swedish, to: $0) }, "xlsx")
        defer { for file in [one, other] { try? FileManager.default.removeItem(atPath: file.path) } }
        #expect(one.bytes == other.bytes)
        var answer = try DelimitedReader.table(file: one.path, as: TableReading(sheet: "Svar"))
        #expect(answer.header == ["name", "amount_sek", "day"])
        var rows: [[String]] = []
        while try answer.next() { rows.append((0..<3).map { answer.string($0) }) }
        #expect(rows == [["=Åre", "-1250.5", "2024-02-29"], ["'+1 st", "", ""]])
        let about = try DelimitedReader.table(file: one.path, as: TableReading(sheet: "Om"))
        #expect(about.header == ["Program", "Räckvidd 0"])
    }
}
