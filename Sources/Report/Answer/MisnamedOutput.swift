import Store
package import Wording

/// A file whose name promises another format than what would be written into it: programs would then not open it.
package struct MisnamedOutput: WordedError, Hashable {
    package let file: String
    package let format: AnswerFormat
    /// The format that the name promises, where the same command writes it.
    package let offered: AnswerFormat?

    /// Names of files that programs open as something of their own. Others are nobody's: `.out`, `.del1`.
    private static let foreign: Set<String> = [
        "doc", "docx", "odt", "rtf", "pdf", "ppt", "pptx", "odp", "xls", "xlsm", "xlsb", "ods", "png", "jpg", "jpeg",
        "gif", "tif", "tiff", "webp", "bmp", "eps", "ps", "shp", "dbf", "kml", "kmz", "gpx", "fgb", "parquet", "zip",
        "sqlite", "db", "xml", "yaml", "yml", "gml", "dxf", "tab", "mid",
    ]

    /// Refuses a name that promises another format.
    ///
    /// - Parameters:
    ///   - format: what is written into the file.
    ///   - formats: those that the command writes.
    /// - Throws: `MisnamedOutput`; `OutputRefusal` first for a file that nothing may be written into, as the store.
    package static func refuse(_ file: String, as format: AnswerFormat, of formats: [AnswerFormat]) throws {
        if file != "-" { try OutputFile.check(file) }
        try refuseName(file, as: format, of: formats)
    }

    /// The same of a database to be made, which has other guards; SQLite's usual endings are right too.
    package static func refuseStore(_ file: String) throws {
        let ending = file.split(separator: ".").last.map { $0.lowercased() } ?? ""
        guard !["sqlite", "sqlite3", "db"].contains(ending) else { return }
        try refuseName(file, as: .gpkg, of: [.gpkg])
    }

    private static func refuseName(_ file: String, as format: AnswerFormat, of formats: [AnswerFormat]) throws {
        let name = file.split(separator: "/").last ?? ""
        guard name.contains("."), let ending = name.split(separator: ".").last.map({ $0.lowercased() }) else { return }
        guard !format.endings.contains(ending) else { return }
        let promised = AnswerFormat.allCases.filter { $0.endings.contains(ending) }
        guard !promised.isEmpty || foreign.contains(ending) else { return }
        throw MisnamedOutput(file: file, format: format, offered: promised.first(where: formats.contains))
    }

    private var ending: String { file.split(separator: ".").last.map { $0.lowercased() } ?? "" }
    private var base: String { String(file.dropLast(ending.count + 1)) }

    package var wording: Wording {
        let written = base + "." + (format.endings.first ?? format.rawValue)
        let what = Wording(
            sv: "\(file): här skrivs \(format.rawValue), inte \(ending).",
            en: "\(file): what is written is \(format.rawValue), not \(ending).")
        if let offered {
            return Wording(
                sv: "\(what.sv) Ange --format \(offered.rawValue), eller skriv till \(written).",
                en: "\(what.en) Give --format \(offered.rawValue), or write to \(written).")
        }
        let how = way(written)
        return Wording(sv: "\(what.sv) \(how.sv)", en: "\(what.en) \(how.en)")
    }

    private func way(_ written: String) -> Wording {
        switch ending {
        case "pdf":
            Wording(
                sv: "Skriv till \(written), öppna filen och skriv ut den till PDF.",
                en: "Write to \(written), open the file and print it to PDF.")
        case "doc", "docx", "odt", "rtf", "ppt", "pptx":
            Wording(
                sv: "Skriv till \(written), öppna filen i ditt program och spara om den.",
                en: "Write to \(written), open the file in your program and save it again.")
        case "png", "jpg", "jpeg", "gif", "tif", "tiff", "webp", "bmp", "eps":
            Wording(
                sv: "Skriv till \(written), öppna filen i en webbläsare eller ett ritprogram och spara den som bild.",
                en: "Write to \(written), open the file in a browser or a drawing program and save it as an image.")
        default: Wording(sv: "Skriv till \(written).", en: "Write to \(written).")
        }
    }
}

extension AnswerFormat {
    /// How files of the format end, the usual one first.
    var endings: [String] {
        switch self {
        case .table: ["txt"]
        case .csv, .csvExcel: ["csv", "txt", "tsv"]
        case .xlsx: ["xlsx"]
        case .json: ["json"]
        case .geojson: ["geojson", "json"]
        case .gpkg: ["gpkg"]
        case .svg: ["svg"]
        case .html: ["html", "htm"]
        case .markdown: ["md", "markdown", "txt"]
        case .docx: ["docx"]
        case .png: ["png"]
        case .pdf: ["pdf"]
        }
    }
}
