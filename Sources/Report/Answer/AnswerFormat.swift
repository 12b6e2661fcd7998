package import Wording

/// A format of answers.
package enum AnswerFormat: String, Sendable, Hashable, CaseIterable {
    /// Text for people, of a given width.
    case table
    case csv
    /// CSV as Swedish Excel opens it.
    case csvExcel = "csv-excel"
    case xlsx, json, geojson, gpkg, svg, html, markdown
    /// A document for word processors.
    case docx
    /// Made by a program of others.
    case png, pdf

    /// Whether it is no text that a terminal could show.
    package var isBinary: Bool { [.xlsx, .docx, .png, .pdf].contains(self) }

    /// What an output's name says of the format, where that is one of an answer's; else the usual one.
    package static func promised(by file: String, of formats: [AnswerFormat]) -> AnswerFormat {
        let name = file.split(separator: "/").last ?? ""
        let ending = name.contains(".") ? name.split(separator: ".").last?.lowercased() : nil
        return formats.first { $0.endings.first == ending } ?? formats[0]
    }

    /// Whether it holds figures only, so that remarks go to standard error.
    package var isBare: Bool { self != .table && self != .json }
}

/// Why an answer can't be written in a format.
package enum AnswerFormatError: WordedError, Hashable {
    case notOffered(AnswerFormat, of: [AnswerFormat])
    /// The format is a database, which can't be streamed.
    case needsFile(AnswerFormat)
    /// Bytes that no terminal shows.
    case needsRedirection(AnswerFormat)

    package var wording: Wording {
        switch self {
        case .notOffered(let format, let formats):
            let list = formats.map(\.rawValue).joined(separator: ", ")
            return Wording(
                sv: "Svaret finns inte som \(format.rawValue). Välj bland: \(list)",
                en: "The answer does not exist as \(format.rawValue). Choose among: \(list)")
        case .needsRedirection(let format):
            return Wording(
                sv: "Formatet \(format.rawValue) är en fil: skicka svaret dit med > FIL.\(format.rawValue).",
                en: "The format \(format.rawValue) is a file: send the answer there with > FILE.\(format.rawValue).")
        case .needsFile(let format):
            return Wording(
                sv: "Formatet \(format.rawValue) är en fil: ange --output FIL.\(format.rawValue).",
                en: "The format \(format.rawValue) is a file: give --output FILE.\(format.rawValue).")
        }
    }
}
