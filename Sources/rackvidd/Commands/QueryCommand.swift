public import ArgumentParser
import CQL
import Exchange
public import FollowUp
import Planar
import Report
import Store
import Wording

struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: say(
            "Fråga efter insatser på CQL2, OGC:s frågespråk.", "Ask for initiatives in CQL2, the query language of OGC."
        ),
        discussion: say(
            """
            Exempel: rackvidd query "share_in('Åre') > 0 AND granted_sek > 1000000"
            Allt som kan frågas efter, med exempel: rackvidd query --queryables
            Insatser som saknar något som uttrycket frågar efter är inte med i svaret; de räknas för sig.
            """,
            """
            Example: rackvidd query "share_in('Åre') > 0 AND granted_sek > 1000000"
            Everything that can be asked for, with examples: rackvidd query --queryables
            Initiatives that lack something the expression asks for are not in the answer; they are counted apart.
            """))

    @Argument(help: ArgumentHelp(say("Uttrycket.", "The expression."), valueName: say("uttryck", "expression")))
    var expression: String?

    @Flag(
        help: ArgumentHelp(
            say(
                "Lista allt som kan frågas efter, med typ och exempel.",
                "List everything that can be asked for, with type and example.")))
    var queryables = false

    @Option(
        help: ArgumentHelp(
            say(
                """
                Uttryckets form (OGC API:s namn; --language är språket i svaret). Utan den: JSON om uttrycket \
                börjar med {, annars text.
                """,
                """
                The expression's encoding (OGC API's names; --language is that of the answer). Without it: JSON if \
                the expression begins with {, else text.
                """
            )))
    var filterLang: Query.Encoding?

    @Option(
        help: ArgumentHelp(
            say("Koordinatsystem i uttryckets geometrier.", "Reference system of geometries in the expression."),
            valueName: "EPSG:…"))
    var crs = CRS.crs84.definition

    @Option(
        help: ArgumentHelp(
            say("Kolumner i svaret, med komma emellan.", "Columns of the answer, with commas between."),
            valueName: say("namn,…", "name,…")))
    var columns: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            say(
                "Ordna efter kolumner; minustecken före namnet ger fallande ordning.",
                "Order by columns; a minus before the name is descending."),
            valueName: say("[-]namn,…", "[-]name,…")))
    var sort: String?

    @Option(help: ArgumentHelp(say("Högst så många rader.", "At most so many rows."), valueName: say("antal", "count")))
    var limit: Int?

    @Option(help: ArgumentHelp(say("Summera i stället, efter denna indelning.", "Sum instead, by this division.")))
    var by: QuerySums.Grouping?

    @Option(
        help: ArgumentHelp(
            say(
                """
                Vad som summeras: granted_sek, total_budget_sek, initiatives eller indikatorer med resultat \
                (förval: granted_sek,initiatives).
                """,
                """
                What is summed: granted_sek, total_budget_sek, initiatives or indicators with results (default: \
                granted_sek,initiatives).
                """
            ),
            valueName: say("namn,…", "name,…")))
    var sum: String?

    @Flag(
        help: ArgumentHelp(
            say(
                "Visa hur frågan besvaras i stället: SQL, värden och SQLites plan.",
                "Show how the question is answered instead: SQL, values and SQLite's plan.")))
    var explain = false

    @Option(
        help: ArgumentHelp(
            say(
                "Vem som räknar: sql, eller evaluation rad för rad i minnet; svaren är desamma.",
                "Who computes: sql, or evaluation row by row in memory; the answers are the same.")))
    var engine: Query.Engine = .sql

    @Option(
        help: ArgumentHelp(
            say(
                """
                En ritad yta (GeoJSON eller GeoPackage): vad som faller inom den. Uttrycket väljer insatser; utan \
                det alla.
                """,
                """
                An area drawn (GeoJSON or GeoPackage): what falls within it. The expression selects initiatives; \
                without it all.
                """
            ),
            valueName: say("fil.geojson", "file.geojson")))
    var file: String?

    @Option(
        help: ArgumentHelp(
            say("Skiktet i en GeoPackage med flera.", "The layer of a GeoPackage that has several."),
            valueName: say("namn", "name")))
    var layer: String?

    @OptionGroup var selection: CountingOptions
    @OptionGroup var store: StoreOption
    @Option(help: ArgumentHelp(say("Format.", "Format."))) var format: ResultFormat = .table
    @OptionGroup var language: LanguageOption

    func validate() throws {
        if !selection.include.isEmpty, by == nil, file == nil {
            throw ValidationError(
                say(
                    "--include gäller summor (--by, --file); rader visas vilken status de än har.",
                    "--include is for sums (--by, --file); rows are shown whatever their status."))
        }
        guard !queryables else {
            if expression != nil {
                throw ValidationError(say("--queryables tar inget uttryck.", "--queryables takes no expression."))
            }
            if format == .geojson {
                throw ValidationError(say("--queryables har inga ytor.", "--queryables has no areas."))
            }
            return
        }
        if file != nil, by != nil || columns != nil || sort != nil || limit != nil || explain {
            throw ValidationError(
                say(
                    "--file redovisar ytan; --by, --columns, --sort, --limit och --explain gäller frågor utan den.",
                    """
                    --file gives an account of the area; --by, --columns, --sort, --limit and --explain are for \
                    questions without it.
                    """
                ))
        }
        if layer != nil, file == nil { throw ValidationError(say("--layer behöver --file.", "--layer needs --file.")) }
        if expression == nil, file == nil {
            throw ValidationError(say("Ange ett uttryck, eller --queryables.", "Give an expression, or --queryables."))
        }
        if by != nil, columns != nil || sort != nil || limit != nil {
            throw ValidationError(
                say(
                    "--columns, --sort och --limit gäller rader, inte summor (--by).",
                    "--columns, --sort and --limit are for rows, not for sums (--by)."))
        }
        if explain, by != nil || columns != nil || sort != nil || limit != nil || format == .csv || format == .geojson {
            throw ValidationError(
                say(
                    "--explain besvarar inte frågan; av formaten tar den table och json.",
                    "--explain does not answer the question; of the formats it takes table and json."))
        }
        if sum != nil, by == nil { throw ValidationError(say("--sum behöver --by.", "--sum needs --by.")) }
        if let limit, limit < 0 { throw ValidationError(say("--limit är noll eller mer.", "--limit is zero or more.")) }
    }

    func run() throws {
        if queryables { return try QueryText.writeQueryables(as: format) }
        // No expression of CQL2 text begins with a brace.
        let encoding = filterLang ?? (expression?.first { !$0.isWhitespace } == "{" ? .json : .text)
        // A question says itself which initiatives it is about.
        var selection = try selection.selection
        selection.classes = Set(StatusClass.allCases)
        let query = try Query(
            expression ?? (encoding == .text ? "TRUE" : "true"), encoding: encoding, crs: CRS(crs),
            selection: selection, store: store.open())
        if explain { return QueryExplanationText.write(try query.explanation(), as: format) }
        var answer = try query.answer(by: engine)
        Console.tell(answer.tally)
        if file != nil || by != nil {
            // Sums count as every other command does, unless the question is about statuses itself.
            if !query.asksForStatus, selection.statuses.isEmpty { answer.count(try self.selection.selection.classes) }
            answer.statusAccount.tell()
        }
        if let file {
            return try AreaAccountText(AreaAccount(AreaFile.read(file, layer: layer), of: answer), query, answer).write(
                as: format)
        }
        if let by {
            let names = Self.names(sum ?? "granted_sek,initiatives")
            try write(answer.sums(by: by, of: names), query, answer)
        } else {
            answer.sort(by: try Self.sortKeys(sort))
            try write(answer, try Self.properties(columns, for: format), query)
        }
    }

    // MARK: Names

    private static func names(_ list: String) -> [String] {
        list.split(separator: ",", omittingEmptySubsequences: false).map {
            String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
    }

    private static func property(_ name: String) throws -> QueryProperty {
        guard let property = QueryProperty(rawValue: name), property != .geometry else {
            throw QueryError.unknownColumn(
                name, known: QueryProperty.allCases.filter { $0 != .geometry }.map(\.rawValue))
        }
        return property
    }

    private static func sortKeys(_ list: String?) throws -> [(property: QueryProperty, descending: Bool)] {
        guard let list else { return [] }
        return try names(list).map { name in
            let descending = name.hasPrefix("-")
            return (try property(descending || name.hasPrefix("+") ? String(name.dropFirst()) : name), descending)
        }
    }

    private static func properties(_ list: String?, for format: ResultFormat) throws -> [QueryProperty] {
        if let list { return try names(list).map(property) }
        if format == .table { return [.id, .title, .programme, .start, .grantedSek, .municipality] }
        return QueryProperty.allCases.filter { $0 != .geometry && $0 != .period }
    }

    // MARK: Rows

    private func write(_ answer: QueryAnswer, _ properties: [QueryProperty], _ query: Query) throws {
        let matched = limit.map { Array(answer.matched.prefix($0)) } ?? answer.matched
        func object(_ row: Int, flat: Bool) -> JSONObject {
            var object = JSONObject()
            for property in properties {
                object[property.rawValue] = QueryText.json(answer.shown(property, row), flat: flat)
            }
            return object
        }
        switch format {
        case .table: Output.write(QueryText.table(answer, properties, matched))
        case .csv: try QueryText.writeCSV(matched.map { object($0, flat: true) }, header: properties.map(\.rawValue))
        case .json:
            var result = summary(answer, query)
            result["rows"] = .array(matched.map { .object(object($0, flat: false)) })
            try Output.write(.object(result))
        case .geojson:
            var layer = Layer(name: "initiatives")
            for row in matched { try layer.append(answer.geometry(row), properties: object(row, flat: true)) }
            try Output.write(layer)
        }
    }

    private func summary(_ answer: QueryAnswer, _ query: Query) -> JSONObject {
        [
            "filter": .string(CQLText.print(query.expression)), "matched": .integer(answer.found),
            "unknown": .integer(answer.unknown), "asked": .integer(answer.asked),
        ]
    }

    // MARK: Sums

    private func write(_ sums: QuerySums, _ query: Query, _ answer: QueryAnswer) throws {
        func object(_ code: String?, _ name: String, _ touching: Int?, _ values: [Double]) -> JSONObject {
            var object: JSONObject = ["code": JSONValue(code), "name": .string(name), "touching": JSONValue(touching)]
            for (sum, value) in zip(sums.sums, values) { object[sum] = .number(value) }
            return object
        }
        func values(_ values: [Double]) -> JSONValue {
            var object = JSONObject()
            for (sum, value) in zip(sums.sums, values) { object[sum] = .number(value) }
            return .object(object)
        }
        let rows = sums.rows.map { object($0.code, $0.name[Speech.language], $0.touching, $0.values) }
        switch format {
        case .table: Output.write(QueryText.table(sums))
        case .csv:
            var all = rows
            if sums.grouping.level != nil {
                all.append(object("outside", say("utanför länet", "outside the county"), nil, sums.outside))
                all.append(object("unlocated", say("utan känd plats", "without known place"), nil, sums.unlocated))
            }
            try QueryText.writeCSV(all, header: ["code", "name", "touching"] + sums.sums)
        case .json:
            var result = summary(answer, query)
            result["by"] = .string(sums.grouping.rawValue)
            result["statuses"] = StatusJSON.account(answer.statusAccount)
            result["rows"] = .array(rows.map { .object($0) })
            result["outside"] = values(sums.outside)
            result["unlocated"] = values(sums.unlocated)
            result["total"] = values(sums.total)
            result["without_value"] = values(sums.withoutValue.map(Double.init))
            try Output.write(.object(result))
        case .geojson:
            guard let level = sums.grouping.level else { throw QueryError.noArea(by: sums.grouping.rawValue) }
            try Output.write(
                Layer.parts(of: query.territory, at: level, rows: zip(sums.rows, rows).map { ($0.code ?? "", $1) }))
        }
    }
}

extension Query.Encoding: ExpressibleByArgument {}
extension Query.Engine: ExpressibleByArgument {}
extension QuerySums.Grouping: ExpressibleByArgument {}

/// Answers as text and as values of files.
private enum QueryText {
    /// - Parameter flat: lists as one text with commas, for formats without lists.
    static func json(_ datum: Datum, flat: Bool) -> JSONValue {
        switch datum {
        case .null, .geometry, .wkb, .interval: .null
        case .text(let text): .string(text)
        case .number(.integer(let value)): .integer(Int(value))
        case .number(.decimal(let value)): .number(value)
        case .boolean(let value): .bool(value)
        case .instant(let instant): .string(instant.description)
        case .array(let elements):
            flat
                ? .string(elements.map { json($0, flat: true).plainText }.joined(separator: ","))
                : .array(elements.map { json($0, flat: false) })
        }
    }

    static func table(_ answer: QueryAnswer, _ properties: [QueryProperty], _ matched: [Int]) -> String {
        let figures = Figures(Speech.language)
        var table = TerminalTable(properties.map { ($0.rawValue, $0.kind == .number ? .right : .left) })
        for row in matched {
            table.append(
                properties.map { property in
                    let datum = answer.shown(property, row)
                    if case .number(let number) = datum { return figures.value(number.double) }
                    return json(datum, flat: true).plainText.fitted(to: 40)
                })
        }
        return table.text()
    }

    static func table(_ sums: QuerySums) -> String {
        let figures = Figures(Speech.language)
        func cells(_ values: [Double]) -> [String] {
            zip(sums.sums, values).map {
                $0.hasSuffix("_sek") ? figures.decimal($1, $1 == $1.rounded() ? 0 : 2) : figures.value($1)
            }
        }
        var table = TerminalTable(
            [(say("kod", "code"), .left), (say("namn", "name"), .left), (say("berör", "touching"), .right)]
                + sums.sums.map { ($0, .right) })
        for row in sums.rows {
            // Groups are their own names.
            table.append(
                [
                    sums.grouping.level == nil ? "" : row.code ?? "", row.name[Speech.language],
                    figures.integer(row.touching),
                ] + cells(row.values))
        }
        table.rule()
        if sums.grouping.level != nil {
            table.append(["", say("utanför länet", "outside the county"), ""] + cells(sums.outside))
            table.append(["", say("utan känd plats", "without known place"), ""] + cells(sums.unlocated))
        }
        table.append(["", say("summa", "total"), ""] + cells(sums.total))
        return table.text()
    }

    /// With its header also when there is no row.
    static func writeCSV(_ rows: [JSONObject], header: [String]) throws {
        guard rows.isEmpty else { return try Output.write(RecordTable(rows: rows)) }
        Output.write(header.joined(separator: ";") + "\n")
    }

    static func writeQueryables(as format: ResultFormat) throws {
        let language = Speech.language
        let rows = Queryable.all.map { queryable -> JSONObject in
            [
                "name": .string(queryable.name), "function": .bool(queryable.isFunction),
                "type": .string(queryable.kind.rawValue),
                "description": .string(queryable.wording[language]), "example": .string(queryable.example),
            ]
        }
        switch format {
        case .json: try Output.write(.array(rows.map { .object($0) }))
        case .csv: try Output.write(RecordTable(rows: rows))
        case .table, .geojson:
            for queryable in Queryable.all {
                let name = queryable.isFunction ? "\(queryable.name)()" : queryable.name
                Output.write("\(name)  [\(queryable.kind.wording[language])]\n")
                Output.write(queryable.wording[language].wrapped(to: Console.width, indent: "    "))
                Output.write("    > \(queryable.example)\n")
            }
        }
    }
}
