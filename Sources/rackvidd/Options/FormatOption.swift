import ArgumentParser
import Report
import Store
import Terminal
import Wording

/// In which of its formats, and in which language, an answer is written to standard output.
struct FormatOption<Value: Answer>: ParsableArguments {
    @Option(help: .init(FormatOptionText.format)) var format: FormatChoice<Value> = .usual
    @OptionGroup var language: LanguageOption

    var isForPeople: Bool { format.format == .table }

    /// - Parameter filters: that the answer used, where it uses any.
    func write(_ answer: some Answer, _ filters: ResultFilters? = nil) throws {
        try Output.write(answer, as: format.format, filters: filters)
    }

    /// Says beside bare figures which initiatives they leave out, and what their amounts amount to.
    ///
    /// - Parameter placing: what the places of the initiatives rest on.
    func remark(
        on statuses: StatusAccount?, applied: [String: AmountTally] = [:], _ money: MoneyAccount? = nil,
        _ placing: [Wording] = []
    ) {
        guard format.format.isBare else { return }
        statuses?.tell(applied: applied)
        money?.tell()
        placing.forEach { Console.tell($0) }
    }

    /// Refuses a format that another kind of answer of the same command doesn't have.
    func require<Other: Answer>(_: Other.Type) throws {
        guard !Other.formats.contains(format.format) else { return }
        throw ValidationError(AnswerFormatError.notOffered(format.format, of: Other.formats))
    }
}

/// The file that an answer is written to.
struct FileOption<Value: FileAnswer>: ParsableArguments {
    @Option(help: .init(Value.fileText)) var output = "-"

    /// Writes it, and says so unless it went to standard output.
    ///
    /// - Parameters:
    ///   - format: nil: what the file's name says.
    ///   - filters: of an answer that doesn't say them itself.
    func write(_ answer: some FileAnswer, as format: AnswerFormat? = nil, _ filters: ResultFilters? = nil) throws {
        let format = format ?? .promised(by: output, of: Value.formats)
        try Output.write(answer, as: format, to: output, filters: filters)
        if let loss = answer.loss(as: format) { Console.tell(loss) }
        if output != "-" { Console.tell(answer.written(to: output)) }
    }
}

/// The same, and in which of the answer's formats.
struct FormattedFileOption<Value: FileAnswer>: ParsableArguments {
    @Option(help: .init(Value.formatText)) var format: FormatChoice<Value> = .usual
    @OptionGroup var file: FileOption<Value>

    func write(_ answer: Value, _ filters: ResultFilters? = nil) throws {
        try file.write(answer, as: format.format(for: file.output), filters)
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

/// The language of everything a person reads. `Speech` reads it before parsing; declared here for the help.
struct LanguageOption: ParsableArguments {
    @Option(name: .long, help: .init(SharedOptionText.language)) var language: Language?
}
