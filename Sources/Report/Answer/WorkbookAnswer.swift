package import Exchange
import JSON
package import Wording

/// Something that an answer rests on: a source, a filter, a rule, the program's version.
package struct AnswerGround: Sendable, Hashable {
    package let name: Wording
    package let value: String

    package init(_ name: Wording, _ value: String) {
        self.name = name
        self.value = value
    }

    /// The rules of counting, a sentence each; none where there is nothing to say.
    static func counted(_ sentences: [Wording], in language: Language) -> [AnswerGround] {
        guard !sentences.isEmpty else { return [] }
        return [
            AnswerGround(
                Wording(sv: "Så räknas det", en: "How it is counted"),
                sentences.map { $0[language] }.joined(separator: "\n"))
        ]
    }
}

/// An answer that a spreadsheet can hold: one sheet with the rows, one that says what they rest on.
package protocol WorkbookAnswer: Answer {
    /// - Parameter grounds: what the program knows of them: the question, the store, its sources and version.
    func writeWorkbook(on grounds: [AnswerGround], in language: Language, to sink: consuming ByteSink) throws
}

extension WorkbookAnswer {
    /// The same to a file, which is written whole or not at all; `-` is standard output.
    package func writeWorkbook(on grounds: [AnswerGround], in language: Language, toFile path: String) throws {
        try writeWorkbook(on: grounds, in: language, to: ByteSink(file: path))
    }
}

extension TableAnswer {
    package func grounds(in language: Language) -> [AnswerGround] { [] }

    package func writeWorkbook(on grounds: [AnswerGround], in language: Language, to sink: consuming ByteSink) throws {
        try table(in: language).writeWorkbook(on: grounds + self.grounds(in: language), in: language, to: sink)
    }
}

extension RecordTable {
    /// Numbers with a decimal comma, semicolons, a byte order mark; text that Excel would run behind an apostrophe.
    func writeCSVForExcel(to sink: consuming ByteSink) throws {
        var writer = try DelimitedWriter(forExcel: sink)
        try writer.row(header)
        for row in rows {
            for member in row.members {
                switch member.value {
                case .integer(let value): try writer.field(value)
                case .number(let value): try writer.field(comma: value)
                default: try writer.field(forExcel: member.value.plainText)
                }
            }
            try writer.endRow()
        }
        try writer.finish()
    }

    func writeWorkbook(on grounds: [AnswerGround], in language: Language, to sink: consuming ByteSink) throws {
        let cells = rows.map { row in
            row.members.map { member -> ExcelWriter.Cell in
                switch member.value {
                case .null: .nothing
                case .bool(let value): .boolean(value)
                // More digits than a spreadsheet's number has.
                case .integer(let value) where abs(value) < 1_000_000_000_000_000: .number(Double(value))
                case .number(let value): .number(value)
                default: .text(member.value.plainText)
                }
            }
        }
        try AnswerWorkbook.write(header: header, rows: cells, on: grounds, in: language, to: sink)
    }
}

/// The workbook of an answer.
enum AnswerWorkbook {
    /// - Parameter rows: texts of a column that are all days become such.
    static func write(
        header: [String], rows: [[ExcelWriter.Cell]], on grounds: [AnswerGround], in language: Language,
        to sink: consuming ByteSink
    ) throws {
        var writer = ExcelWriter()
        try writer.add(
            sheet: Wording(sv: "Svar", en: "Answer")[language], header: header, rows: withDays(rows, header.count))
        var about = grounds.map { [ExcelWriter.Cell.text($0.name[language]), .text($0.value)] }
        if writer.cut > 0 {
            about.append([
                .text(Wording(sv: "Avkortade texter", en: "Texts cut short")[language]), .number(Double(writer.cut)),
            ])
        }
        try writer.add(sheet: Wording(sv: "Om", en: "About")[language], header: nil, rows: about)
        let name = sink.name
        try writer.finished(file: name).withUnsafeBytes { try sink.write($0) }
        try sink.finish()
    }

    private static func withDays(_ rows: [[ExcelWriter.Cell]], _ width: Int) -> [[ExcelWriter.Cell]] {
        var days = Set(0..<width)
        for row in rows {
            for (column, cell) in row.enumerated() where cell != .nothing {
                guard case .text(let text) = cell, text.isEmpty || ExcelWriter.Cell(day: text) != nil else {
                    days.remove(column)
                    continue
                }
            }
        }
        guard !days.isEmpty else { return rows }
        return rows.map { row in
            row.enumerated().map { column, cell in
                guard days.contains(column), case .text(let text) = cell else { return cell }
                return ExcelWriter.Cell(day: text) ?? .nothing
            }
        }
    }
}
