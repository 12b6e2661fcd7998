internal import Foundation
package import Report
internal import Wording

/// Where answers leave the program: standard output, data only, or a file.
package enum Output {
    /// Writes an answer whole, in the language of this run.
    ///
    /// - Parameters:
    ///   - path: a file to be written or replaced; `-` is standard output.
    ///   - filters: that the answer used. Formats without room for them have them said on standard error.
    /// - Throws: `AnswerFormatError` for a format that the answer doesn't have; `MisnamedOutput`; `FileError`.
    package static func write(
        _ answer: some Answer, as format: AnswerFormat = .table, to path: String = "-", filters: ResultFilters? = nil
    ) throws {
        try MisnamedOutput.refuse(path, as: format, of: type(of: answer).formats)
        guard !format.isBinary || path != "-" || isatty(STDOUT_FILENO) == 0 else {
            throw AnswerFormatError.needsRedirection(format)
        }
        if format == .xlsx, let answer = answer as? any WorkbookAnswer {
            let grounds = try Provenance.grounds() + (filters?.grounds(in: Speech.language) ?? [])
            return try answer.writeWorkbook(on: grounds, in: Speech.language, toFile: path)
        }
        if [.csv, .csvExcel].contains(format), let sentence = filters?.sentence { Console.tell(sentence) }
        let whole = AnswerSurroundings(filters: filters, remarks: Provenance.remarks).around(answer, as: format)
        try whole.write(as: format, in: Speech.language, width: Console.width, toFile: path)
    }

    /// Writes text that no answer holds: what leads from one to the next.
    package static func write(_ text: String) throws { try write(Passage(text)) }

    private struct Passage: TextAnswer {
        let text: String

        init(_ text: String) { self.text = text }

        func text(in language: Language, width: Int) -> String { text }
    }
}
