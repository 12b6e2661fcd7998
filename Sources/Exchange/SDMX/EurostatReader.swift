import Store
import Wording

/// Reads Eurostat's TSV: `freq,unit,geo\TIME_PERIOD`, a column for each period, flags behind the values.
enum EurostatReader: StatisticsFormat {
    static func isFormat(of file: StatisticsFile) -> Bool {
        guard file.json == nil, let first = file.firstLine.split(separator: "\t").first, first.contains("\\") else {
            return false
        }
        return first.split(separator: "\\").last.map { ["time_period", "time"].contains($0.lowercased()) } ?? false
    }

    static func read(_ file: StatisticsFile, _ request: CubeRequest) throws -> StatisticsContent {
        let lines = String(decoding: file.bytes, as: UTF8.self).split(omittingEmptySubsequences: false) {
            $0.isNewline
        }
        let header = lines[0].split(separator: "\t", omittingEmptySubsequences: false)
        let names = header[0].filter { $0 != "\u{FEFF}" }.split(separator: "\\")[0].split(
            separator: ",", omittingEmptySubsequences: false
        ).map { String($0).withoutOuterSpaces }
        let periods = header.dropFirst().map { StatisticsCube.Category(String($0).withoutOuterSpaces) }
        var builder = CubeBuilder(
            names.map { .init($0, role: $0.lowercased() == "geo" ? .area : nil) }
                + [.init("TIME_PERIOD", role: .time, categories: periods)])
        for (index, line) in lines.enumerated().dropFirst() where !line.allSatisfy(\.isWhitespace) {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            let keys = fields[0].split(separator: ",", omittingEmptySubsequences: false)
            guard keys.count == names.count, fields.count == periods.count + 1 else {
                throw file.refusal(
                    """
                    rad \(index + 1) har \(keys.count) kategorier och \(fields.count - 1) värden, men den första raden \
                    säger \(names.count) och \(periods.count). Hämta filen på nytt.
                    """,
                    """
                    row \(index + 1) has \(keys.count) categories and \(fields.count - 1) values, but the first row \
                    says \(names.count) and \(periods.count). Fetch the file again.
                    """)
            }
            let categories = keys.map { StatisticsCube.Category(String($0).withoutOuterSpaces) }
            for (period, field) in zip(periods, fields.dropFirst()) {
                let text = String(field).withoutOuterSpaces
                guard !text.isEmpty else { continue }
                let (value, flag) = cell(text)
                guard value != nil || text.hasPrefix(":") else {
                    throw file.refusal(
                        "rad \(index + 1), \(period.code): \(quoted(text).sv) är inget tal. Hämta filen på nytt.",
                        "row \(index + 1), \(period.code): \(quoted(text).en) is no number. Fetch the file again.")
                }
                builder.add(
                    categories + [period], value: value, symbol: flag, row: index + 1, column: period.code)
            }
        }
        var about = StatisticsCube.About(format: Wording(sv: "Eurostats TSV", en: "Eurostat's TSV"))
        about.source = "Eurostat"
        let cube = try builder.cube(about, of: file.path)
        return .cube(SDMXUnits.stated(in: cube))
    }

    /// `371000 b`, `: c`, `:`: the value and its flag; a colon stands for no value and stays with its flag.
    static func cell(_ text: String) -> (value: Double?, symbol: String?) {
        let words = text.split(separator: " ")
        guard let first = words.first else { return (nil, nil) }
        if first == ":" { return (nil, text) }
        let flags = words.dropFirst().joined(separator: " ")
        return (StatisticsText.number(String(first)), flags.isEmpty ? nil : flags)
    }
}
