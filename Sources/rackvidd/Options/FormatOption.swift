import ArgumentParser
import Report
import Terminal
import Wording

/// In which of its formats an answer is written to standard output.
struct FormatOption<Value: Answer>: ParsableArguments {
    @Option(help: .init(FormatOptionText.format)) var format: FormatChoice<Value> = .usual

    func write(_ answer: some Answer) throws { try Output.write(answer, as: format.format) }

    /// Refuses a format that another kind of answer of the same command doesn't have.
    func require<Other: Answer>(_: Other.Type) throws {
        guard !Other.formats.contains(format.format) else { return }
        throw ValidationError(AnswerFormatError.notOffered(format.format, of: Other.formats).wording[Speech.language])
    }
}

/// A format that answers of a kind have: no other is offered or understood.
struct FormatChoice<Value: Answer>: ExpressibleByArgument {
    let format: AnswerFormat

    static var usual: FormatChoice { FormatChoice(format: Value.formats[0]) }

    static var allValueStrings: [String] { Value.formats.map(\.rawValue) }
    static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

    var defaultValueDescription: String { format.rawValue }

    private var isUsual = false

    private init(format: AnswerFormat) { (self.format, isUsual) = (format, true) }

    /// The format for a file: unless one is asked for, what the file's name says.
    func format(for file: String) -> AnswerFormat { isUsual ? .promised(by: file, of: Value.formats) : format }

    init?(argument: String) {
        guard let format = Value.formats.first(where: { $0.rawValue == argument }) else { return nil }
        self.format = format
    }
}
