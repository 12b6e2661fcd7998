import JSON
import Store
import Wording

/// Reads replies of Kolada's API, version 3: values of municipalities and descriptions of key figures.
enum KoladaReader: StatisticsFormat {
    static func isFormat(of file: StatisticsFile) -> Bool {
        guard let first = file.json?["values"]?.array?.first else { return false }
        return first["kpi"]?.string != nil && first["period"] != nil || isDescription(first) || isArea(first)
    }

    private static func isDescription(_ one: JSONValue) -> Bool {
        one["id"]?.string != nil && (one["municipality_type"] != nil || one["is_divided_by_gender"] != nil)
    }

    /// One of the lists of municipalities, groups and units.
    private static func isArea(_ one: JSONValue) -> Bool {
        one["id"]?.string != nil && one["title"]?.string != nil && one["type"] != nil
    }

    static func read(_ file: StatisticsFile, _ request: CubeRequest) throws -> StatisticsContent {
        let values = file.json?["values"]?.array ?? []
        if let first = values.first, first["kpi"] == nil {
            guard isDescription(first) else {
                throw file.refusal(
                    "filen är en lista över Koladas kommuner och regioner och har inga värden.",
                    "the file is a list of Kolada's municipalities and regions and has no values.")
            }
            return .definitions(try values.map { try definition($0, request, file) })
        }
        return .cube(try cube(values, file))
    }

    private static func cube(_ values: [JSONValue], _ file: StatisticsFile) throws -> StatisticsCube {
        var builder = CubeBuilder([
            .init("kpi", label: "nyckeltal", role: .content), .init("municipality", label: "kommun", role: .area),
            .init("period", label: "år", role: .time), .init("gender", label: "kön", role: .other, total: "T"),
        ])
        var deleted = 0
        var groups: Set<String> = []
        for (index, one) in values.enumerated() {
            guard let area = one["municipality"]?.string else {
                throw file.refusal(
                    "filen har värden för enheter (ou) och inte för kommuner. Hämta …/data/kpi/… i stället.",
                    "the file has values of organisational units (ou), not of municipalities. Fetch …/data/kpi/… "
                        + "instead.")
            }
            guard let kpi = one["kpi"]?.string, let period = one["period"]?.plainText else {
                throw file.refusal(
                    "post \(index + 1) saknar nyckeltal eller år. Hämta filen på nytt.",
                    "entry \(index + 1) lacks a key figure or year. Fetch the file again.")
            }
            if area.hasPrefix("G") { groups.insert(area) }
            for part in one["values"]?.array ?? [] {
                guard part["isdeleted"] != .bool(true) else {
                    deleted += 1
                    continue
                }
                let gender = part["gender"]?.string ?? "T"
                let status = part["status"]?.string ?? ""
                builder.add(
                    [.init(kpi), .init(area), .init(period), .init(gender, genders[gender])],
                    value: part["value"]?.double, symbol: status.isEmpty ? nil : status, row: index + 1,
                    column: "values")
            }
        }
        var cube = try builder.cube(about(values), of: file.path)
        if deleted > 0 {
            cube.understood.append(
                Wording(
                    sv: "Värden som Kolada har tagit bort (isdeleted) utelämnades: \(deleted).",
                    en: "Values that Kolada has removed (isdeleted) were left out: \(deleted)."))
        }
        if !groups.isEmpty {
            let names = groups.sorted().joined(separator: ", ")
            cube.understood.append(
                Wording(
                    sv: "Grupper (\(names)) är ovägda medelvärden av sina kommuner och inga områden.",
                    en: "Groups (\(names)) are unweighted means of their municipalities, and no areas."))
        }
        if let page = nextPage(file, after: values.count) { cube.rejected.append(page) }
        return cube
    }

    private static let genders = ["T": "totalt", "K": "kvinnor", "M": "män"]

    private static func about(_ values: [JSONValue]) -> StatisticsCube.About {
        var about = StatisticsCube.About(format: Wording(sv: "Svar från Kolada", en: "Reply of Kolada"))
        about.source = "Kolada"
        about.describedBy = "https://api.kolada.se/v3/kpi/\(values.first?["kpi"]?.string ?? "")"
        return about
    }

    /// A file with a next page is a part of a reply, which nobody shall take for the whole.
    private static func nextPage(_ file: StatisticsFile, after count: Int) -> RejectedRow? {
        guard let next = file.json?["next_url"]?.string ?? file.json?["next_page"]?.string, !next.isEmpty else {
            return nil
        }
        return RejectedRow(
            row: count + 1, column: "next_url", value: next,
            reason: Wording(
                sv: "filen är en sida av flera, och resten finns inte i den. Hämta och läs in nästa sida också.",
                en: "the file is one page of several, and the rest is not in it. Fetch and import the next page too."),
            fields: [.init(column: "next_url", value: next)])
    }

    // MARK: Descriptions

    private static func definition(
        _ one: JSONValue, _ request: CubeRequest, _ file: StatisticsFile
    ) throws(ImportError) -> Indicator {
        let id = one["id"]?.string ?? ""
        let title = one["title"]?.string ?? id
        let unit = TitleUnit.unit(in: title) ?? ""
        guard let kind = IndicatorNames.kind(ofUnit: unit) ?? request.kind else {
            throw file.refusal(
                "det framgår inte om \(quoted(title).sv) kan summeras. Ange --kind sum eller --kind rate.",
                "it is not clear whether \(quoted(title).en) can be added up. State --kind sum or --kind rate.")
        }
        let description = one["description"]?.string ?? ""
        return Indicator(
            id: IndicatorNames.identifier(id), title: Wording(verbatim: title), unit: Wording(verbatim: unit),
            kind: kind,
            note: Wording(verbatim: ["Kolada \(id).", description].joined(separator: " ").withoutOuterSpaces))
    }
}
