import JSON
import Store
import Wording

/// A file that may hold statistics.
struct StatisticsFile: Sendable {
    /// The name given by the user; `-` for standard input.
    let path: String
    /// Its last part.
    let name: String
    let bytes: [UInt8]
    /// What it is where it is JSON.
    let json: JSONValue?

    /// - Throws: `JSONError` where it begins as JSON and isn't.
    init(path: String, bytes: [UInt8]) throws(JSONError) {
        self.path = path
        self.bytes = bytes
        name = path.split(separator: "/").last.map(String.init) ?? path
        let start = (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...])
            .first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        // Written out, since nil would be the null of JSON.
        if start == UInt8(ascii: "{") { json = try JSONValue(parsing: bytes, name: path) } else { json = .none }
    }

    /// The first line, without the byte order mark.
    var firstLine: String {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        return String(decoding: text.prefix(1 << 16).prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    }

    var importFile: ImportFile {
        ImportFile(name: name, sha256: SHA256.hexadecimal(bytes), kind: .indicators)
    }

    /// Statistics have neither sheets nor columns of their own names.
    func refuseTable(_ reading: TableReading) throws(ImportError) {
        guard reading != TableReading() else { return }
        throw refusal(
            "--sheet, --header-row, --mapping och --map gäller tabeller med kolumnnamn, och filen är statistik.",
            "--sheet, --header-row, --mapping and --map are for tables with column names, and the file is statistics.")
    }

    func refusal(_ sv: String, _ en: String) -> ImportError {
        ImportError(file: path, problem: .unusable(.init(sv: sv, en: en)))
    }
}

/// What a file of statistics holds.
enum StatisticsContent {
    case cube(StatisticsCube)
    /// Descriptions of indicators without values.
    case definitions([Indicator])
}

/// A format of statistics: a reader that makes a cube, and decides nothing about areas, periods, totals and symbols.
protocol StatisticsFormat: Sendable {
    /// By the file's content; its name only where the content leaves doubt.
    static func isFormat(of file: StatisticsFile) -> Bool
    /// - Throws: `ImportError`, `DelimitedError`.
    static func read(_ file: StatisticsFile, _ request: CubeRequest) throws -> StatisticsContent
}

/// The formats that are told by their own marks. Tables of text and workbooks come after them (`TableCube`).
enum StatisticsFormats {
    static let all: [any StatisticsFormat.Type] = [
        JSONStatReader.self, PxWebReader.self, KoladaReader.self, PXReader.self, EurostatReader.self, SDMXReader.self,
    ]

    static func format(of file: StatisticsFile) -> (any StatisticsFormat.Type)? { all.first { $0.isFormat(of: file) } }
}
