package import Exchange
package import JSON
package import Wording

/// The program's answer to a question: one value, rendered by a terminal, a file or a web page in its own form.
///
/// An answer knows neither its reader nor the language; both are given when it is written. Its conformances determine
/// its formats, so that a command or a page offers exactly these.
package protocol Answer {
    /// The answer's formats, the usual one first.
    static var formats: [AnswerFormat] { get }

    /// Writes the whole answer and finishes the sink.
    ///
    /// - Parameter width: columns of text for people; other formats have no width.
    /// - Throws: `AnswerFormatError` for a format that the answer lacks; `FileError`; errors of computing it.
    func write(as format: AnswerFormat, in language: Language, width: Int, to sink: consuming ByteSink) throws

    /// The same to a file, which is written whole or not at all; `-` is standard output.
    func write(as format: AnswerFormat, in language: Language, width: Int, toFile path: String) throws
}

extension Answer {
    package func write(as format: AnswerFormat, in language: Language, width: Int, toFile path: String) throws {
        try write(as: format, in: language, width: width, to: ByteSink(file: path))
    }
}

/// An answer for people.
package protocol TextAnswer: Answer {
    func text(in language: Language, width: Int) throws -> String
}

/// An answer for people and for programs.
package protocol RecordAnswer: TextAnswer {
    /// Stable keys in lower snake case, units in the names.
    func json(in language: Language) throws -> JSONValue
}

/// An answer with rows of the same columns.
package protocol TableAnswer: RecordAnswer, WorkbookAnswer {
    func table(in language: Language) throws -> RecordTable
    /// The grounds of its rows, such as filter and rules, for readers who get only the table.
    func grounds(in language: Language) -> [AnswerGround]
}

/// An answer with shapes for a map.
package protocol LayerAnswer: TableAnswer {
    func layer(in language: Language) throws -> FeatureLayer
}

extension TextAnswer {
    package static var formats: [AnswerFormat] { [.table] }

    package func write(
        as format: AnswerFormat, in language: Language, width: Int, to sink: consuming ByteSink
    ) throws {
        let refusal = AnswerFormatError.notOffered(format, of: Self.formats)
        switch format {
        // For people; the terminal would act on control characters.
        case .table: try sink.finish(with: text(in: language, width: width).visible)
        case .json:
            guard let answer = self as? any RecordAnswer else { throw refusal }
            try sink.finish(with: answer.json(in: language).text(indented: true))
        case .csv:
            guard let answer = self as? any TableAnswer else { throw refusal }
            try answer.table(in: language).writeCSV(to: sink)
        case .csvExcel:
            guard let answer = self as? any TableAnswer else { throw refusal }
            try answer.table(in: language).writeCSVForExcel(to: sink)
        case .xlsx:
            guard let answer = self as? any WorkbookAnswer else { throw refusal }
            try answer.writeWorkbook(on: [], in: language, to: sink)
        case .geojson:
            guard let answer = self as? any LayerAnswer else { throw refusal }
            try answer.layer(in: language).writeGeoJSON(to: sink)
        default: throw refusal
        }
    }
}

extension RecordAnswer {
    package static var formats: [AnswerFormat] { [.table, .json] }
}

extension TableAnswer {
    package static var formats: [AnswerFormat] { [.table, .csv, .csvExcel, .xlsx, .json] }
}

extension LayerAnswer {
    package static var formats: [AnswerFormat] { [.table, .csv, .csvExcel, .xlsx, .json, .geojson] }
}

extension ByteSink {
    /// Writes a text, and ends.
    consuming func finish(with text: String) throws(FileError) {
        try write(text)
        try finish()
    }
}
