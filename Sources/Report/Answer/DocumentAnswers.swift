package import Exchange
package import Wording

/// A map of the county.
package struct MapAnswer: Answer {
    private let subject: MapSubject
    private let ground: MapGround
    private let notes: [Wording]

    /// - Parameter notes: beneath the map.
    package init(_ subject: MapSubject, on ground: MapGround, notes: [Wording]) {
        self.subject = subject
        self.ground = ground
        self.notes = notes
    }

    package static var formats: [AnswerFormat] { [.svg, .png, .pdf] }

    package func write(
        as format: AnswerFormat, in language: Language, width: Int, to sink: consuming ByteSink
    ) throws {
        guard Self.formats.contains(format) else { throw AnswerFormatError.notOffered(format, of: Self.formats) }
        let map = CountyMap(subject, on: ground, language: language)
        try sink.finish(drawing: MapSheet(map, notes: notes).svg(), as: format)
    }
}

/// The report: answer, maps, tables and sources on one page.
package struct ReportAnswer: Answer {
    private let facts: ReportFacts
    private let programVersion: String
    private let generated: String?

    /// - Parameter generated: the time of the report; nil leaves it out, so that the same store gives the same page.
    package init(_ facts: ReportFacts, programVersion: String, generated: String?) {
        self.facts = facts
        self.programVersion = programVersion
        self.generated = generated
    }

    package static var formats: [AnswerFormat] { [.html, .docx, .pdf] }

    package func write(
        as format: AnswerFormat, in language: Language, width: Int, to sink: consuming ByteSink
    ) throws {
        guard Self.formats.contains(format) else { throw AnswerFormatError.notOffered(format, of: Self.formats) }
        let page = ReportPage(facts, language: language, programVersion: programVersion, generated: generated)
        try sink.finish(page: page.frame, as: format)
    }
}

/// A year's part of the account of results on territorial perspectives.
package struct AnnualAnswer: Answer {
    private let facts: AnnualFacts
    private let programVersion: String

    package init(_ facts: AnnualFacts, programVersion: String) {
        self.facts = facts
        self.programVersion = programVersion
    }

    package static var formats: [AnswerFormat] { [.html, .markdown, .docx, .pdf] }

    package func write(
        as format: AnswerFormat, in language: Language, width: Int, to sink: consuming ByteSink
    ) throws {
        let report = AnnualReport(facts, language: language, programVersion: programVersion)
        switch format {
        case .html, .docx, .pdf: try sink.finish(page: report.frame, as: format)
        case .markdown: try sink.finish(with: report.markdown())
        default: throw AnswerFormatError.notOffered(format, of: Self.formats)
        }
    }
}

extension ByteSink {
    /// Writes a drawing as SVG, or as what a program of others makes of it.
    consuming func finish(drawing svg: String, as format: AnswerFormat) throws {
        guard let other = PictureProgram.Format(rawValue: format.rawValue) else { return try finish(with: svg) }
        try PictureProgram.bytes(of: .drawing(svg), as: other).withUnsafeBytes { try write($0) }
        try finish()
    }

    /// Writes a page as HTML, as a document for word processors or as what a program of others makes of it.
    ///
    /// - Parameter newPages: the sections that begin a sheet in a document.
    consuming func finish(page: PageFrame, as format: AnswerFormat, newPages: Set<String> = []) throws {
        switch format {
        case .docx:
            let file = name
            let document = page.document(newPages: newPages)
            try WordWriter.bytes(of: document, file: file).withUnsafeBytes { try write($0) }
        case .pdf, .png:
            let other: PictureProgram.Format = format == .pdf ? .pdf : .png
            try PictureProgram.bytes(of: .page(page.html()), as: other).withUnsafeBytes { try write($0) }
        default: try write(page.html())
        }
        try finish()
    }
}
