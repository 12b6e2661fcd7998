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

    package static var formats: [AnswerFormat] { [.svg] }

    package func write(
        as format: AnswerFormat, in language: Language, width: Int, to sink: consuming ByteSink
    ) throws {
        guard format == .svg else { throw AnswerFormatError.notOffered(format, of: Self.formats) }
        let map = CountyMap(subject, on: ground, language: language)
        try sink.finish(with: MapSheet(map, notes: notes).svg())
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

    package static var formats: [AnswerFormat] { [.html] }

    package func write(
        as format: AnswerFormat, in language: Language, width: Int, to sink: consuming ByteSink
    ) throws {
        guard format == .html else { throw AnswerFormatError.notOffered(format, of: Self.formats) }
        let page = ReportPage(facts, language: language, programVersion: programVersion, generated: generated)
        try sink.finish(with: page.html())
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

    package static var formats: [AnswerFormat] { [.html, .markdown] }

    package func write(
        as format: AnswerFormat, in language: Language, width: Int, to sink: consuming ByteSink
    ) throws {
        let report = AnnualReport(facts, language: language, programVersion: programVersion)
        switch format {
        case .html: try sink.finish(with: report.html())
        case .markdown: try sink.finish(with: report.markdown())
        default: throw AnswerFormatError.notOffered(format, of: Self.formats)
        }
    }
}
