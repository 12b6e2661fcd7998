import Store
import Wording

/// Reads PX files (PC-Axis).
///
/// Source: SCB, PC-Axis file format 2013. Texts are those of the file's own language.
enum PXReader: StatisticsFormat {
    static func isFormat(of file: StatisticsFile) -> Bool {
        guard file.json == nil else { return false }
        let line = file.firstLine
        guard let equals = line.firstIndex(of: "=") else { return false }
        let keyword = line[..<equals].prefix { $0 != "(" && $0 != "[" }
        return keywords.contains(String(keyword).withoutOuterSpaces.uppercased())
            || file.name.lowercased().hasSuffix(".px")
    }

    private static let keywords: Set<String> = [
        "CHARSET", "AXIS-VERSION", "CODEPAGE", "LANGUAGE", "LANGUAGES", "CREATION-DATE", "MATRIX", "SUBJECT-AREA",
        "SUBJECT-CODE", "TITLE", "CONTENTS", "DECIMALS", "NEXT-UPDATE", "TABLEID",
    ]

    static func read(_ file: StatisticsFile, _ request: CubeRequest) throws -> StatisticsContent {
        do throws(PXScanner.Fault) {
            var scanner = PXScanner(PXEncoding.decoded(file.bytes))
            var table = PXTable()
            while let entry = try scanner.next() { table.take(entry) }
            return .cube(try table.cube(&scanner))
        } catch {
            throw file.refusal(
                "rad \(error.line): \(error.reason.sv)", "line \(error.line): \(error.reason.en)")
        }
    }
}
