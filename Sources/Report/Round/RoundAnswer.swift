package import Exchange
package import FollowUp
import JSON
package import Store
package import Wording

/// A board's paper for a funding round: one page and an appendix, or the same figures as a record.
package struct RoundAnswer: Answer {
    private let paper: RoundPaper
    private let programVersion: String
    private let filters: ResultFilters

    package init(_ paper: RoundPaper, programVersion: String) {
        (self.paper, self.programVersion) = (paper, programVersion)
        filters = ResultFilters(paper.policy)
    }

    package static var formats: [AnswerFormat] { [.html, .markdown, .json, .docx, .pdf] }

    package func write(
        as format: AnswerFormat, in language: Language, width: Int, to sink: consuming ByteSink
    ) throws {
        let document = RoundDocument(
            paper, filters: filters, language: language, programVersion: programVersion)
        switch format {
        // The page for the board is a sheet of its own.
        case .html, .docx, .pdf: try sink.finish(page: document.frame, as: format, newPages: ["bilaga"])
        case .markdown: try sink.finish(with: document.markdown())
        case .json: try sink.finish(with: RoundRecord(paper, filters, language: language).json.text(indented: true))
        default: throw AnswerFormatError.notOffered(format, of: Self.formats)
        }
    }
}
