package import Wording

/// An answer that a command writes into a file that is named.
package protocol FileAnswer: Answer {
    /// Of the options that name the file and its format.
    static var fileText: OptionText { get }
    static var formatText: OptionText { get }

    /// What a format has no room for; nil where all is in it.
    func loss(as format: AnswerFormat) -> Wording?

    /// Said when the file is there.
    func written(to file: String) -> Wording
}

extension FileAnswer {
    package static var formatText: OptionText { FormatOptionText.format }

    package func loss(as format: AnswerFormat) -> Wording? { nil }
}

extension RoundAnswer: FileAnswer {
    package static var fileText: OptionText { RoundOptionText.output }
    package static var formatText: OptionText { RoundOptionText.format }

    package func written(to file: String) -> Wording {
        Wording(sv: "Skrev underlaget till \(file).", en: "Wrote the paper to \(file).")
    }
}

extension FeatureLayer: FileAnswer {
    package static var fileText: OptionText { ExportOptionText.output }

    package func written(to file: String) -> Wording {
        Wording(sv: "Skrev \(count) objekt till \(file).", en: "Wrote \(Plural.en(count, "feature")) to \(file).")
    }
}

extension MapAnswer: FileAnswer {
    package static var fileText: OptionText { MapOptionText.output }

    package func written(to file: String) -> Wording {
        Wording(sv: "Skrev kartan till \(file).", en: "Wrote the map to \(file).")
    }
}

extension ReportAnswer: FileAnswer {
    package static var fileText: OptionText { ReportOptionText.output }

    package func written(to file: String) -> Wording { AnnualAnswer.reported(to: file) }
}

extension AnnualAnswer: FileAnswer {
    package static var fileText: OptionText { ReportOptionText.output }

    package func written(to file: String) -> Wording { Self.reported(to: file) }

    fileprivate static func reported(to file: String) -> Wording {
        Wording(sv: "Skrev rapporten till \(file).", en: "Wrote the report to \(file).")
    }
}

extension ChartAnswer: FileAnswer {
    package static var fileText: OptionText { ChartOptionText.output }

    package func written(to file: String) -> Wording {
        Wording(sv: "Skrev bilden till \(file).", en: "Wrote the picture to \(file).")
    }
}
