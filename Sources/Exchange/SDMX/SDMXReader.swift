import Store
import Wording

/// Reads SDMX-CSV 1.0 and 2.0: a row for each observation, columns told by their names.
enum SDMXReader: StatisticsFormat {
    static func isFormat(of file: StatisticsFile) -> Bool {
        guard file.json == nil else { return false }
        let names = file.firstLine.split { ",;\t".contains($0) }.map { $0.filter { $0 != "\"" } }
        return names.contains("OBS_VALUE") && names.contains("TIME_PERIOD")
    }

    /// Columns that are no dimensions and no remarks.
    private static let own: Set<String> = [
        "DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION", "LAST UPDATE", "LAST_UPDATE", "OBS_VALUE",
        "TIME_PERIOD",
    ]

    static func read(_ file: StatisticsFile, _ request: CubeRequest) throws -> StatisticsContent {
        var reader = try DelimitedReader(bytes: file.bytes, name: file.path)
        let header = reader.header
        func column(_ name: String) -> Int? { header.firstIndex { $0.uppercased() == name } }
        guard let time = column("TIME_PERIOD"), let observed = column("OBS_VALUE") else {
            throw file.refusal("kolumnen OBS_VALUE saknas.", "the column OBS_VALUE is missing.")
        }
        // Dimensions stand before the value, attributes behind it.
        let dimensions = header.indices.filter { $0 < observed && !own.contains(header[$0].uppercased()) }
        let attributes = header.indices.filter { $0 > observed && !own.contains(header[$0].uppercased()) }
        var builder = CubeBuilder(
            dimensions.map { .init(header[$0], role: areas.contains(header[$0].lowercased()) ? .area : nil) }
                + [.init("TIME_PERIOD", role: .time)])
        let flow = column("DATAFLOW") ?? column("STRUCTURE_ID")
        let (action, update) = (column("ACTION"), column("LAST UPDATE") ?? column("LAST_UPDATE"))
        var (table, updated, deleted) = ("", "", 0)
        while try reader.next() {
            if let flow, table.isEmpty { table = reader.string(flow).withoutOuterSpaces }
            if let update, updated.isEmpty { updated = reader.string(update).withoutOuterSpaces }
            if let action, reader.string(action).withoutOuterSpaces.uppercased() == "D" {
                deleted += 1
                continue
            }
            let text = reader.string(observed).withoutOuterSpaces
            let value = StatisticsText.number(text)
            guard value != nil || ["", ":", "NaN", "NA", ".."].contains(text) else {
                throw file.refusal(
                    "rad \(reader.row), OBS_VALUE: \(quoted(text).sv) är inget tal. Hämta filen på nytt.",
                    "row \(reader.row), OBS_VALUE: \(quoted(text).en) is no number. Fetch the file again.")
            }
            let remarks = attributes.map { reader.string($0).withoutOuterSpaces }.filter { !$0.isEmpty }
            let signs = (text.isEmpty || value != nil ? [] : [text]) + remarks
            builder.add(
                (dimensions + [time]).map { category(reader.string($0)) }, value: value,
                symbol: signs.isEmpty ? nil : signs.joined(separator: " "), row: reader.row, column: "OBS_VALUE")
        }
        var about = StatisticsCube.About(format: Wording(verbatim: "SDMX-CSV"))
        (about.table, about.updated) = (table, updated)
        about.content = Self.name(ofFlow: table)
        about.source = table.hasPrefix("ESTAT:") ? "Eurostat" : ""
        var cube = SDMXUnits.stated(in: try builder.cube(about, of: file.path))
        if deleted > 0 {
            cube.understood.append(
                Wording(
                    sv: "Rader som filen stryker (ACTION D) utelämnades: \(deleted).",
                    en: "Rows that the file deletes (ACTION D) were left out: \(deleted)."))
        }
        return .cube(cube)
    }

    private static let areas: Set<String> = ["geo", "ref_area"]

    /// `SE322`, or `SE322: Jämtlands län` where labels were asked for.
    private static func category(_ text: String) -> StatisticsCube.Category {
        let parts = text.withoutOuterSpaces.split(separator: ":", maxSplits: 1).map { String($0).withoutOuterSpaces }
        return .init(parts.first ?? "", parts.count > 1 ? parts[1] : nil)
    }

    /// `DEMO_R_PJANGRP3` of `ESTAT:DEMO_R_PJANGRP3(1.0)`.
    private static func name(ofFlow flow: String) -> String {
        String(flow.split(separator: ":").last?.prefix { $0 != "(" } ?? "")
    }
}
