import ArgumentParser
import CQL
import Exchange
public import FollowUp
import Planar
import Report
import Store
import Wording

/// More than twelve properties, because each is an option of the command.
struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.query, commandName: "query")

    @Argument(help: .init("Uttrycket.", "The expression.", valueName: say("uttryck", "expression")))
    var expression: String?

    @Flag(
        help: .init(
            "Lista allt som kan frågas efter, med typ och exempel.",
            "List everything that can be asked for, with type and example."))
    var queryables = false

    @Option(
        help: .init(
            """
            Uttryckets form (OGC API:s namn; --language är språket i svaret). Utan den: JSON om uttrycket \
            börjar med {, annars text.
            """,
            """
            The expression's encoding (OGC API's names; --language is that of the answer). Without it: JSON if \
            the expression begins with {, else text.
            """))
    var filterLang: Query.Encoding?

    @Option(
        help: .init(
            "Koordinatsystem i uttryckets geometrier.", "Reference system of geometries in the expression.",
            valueName: "EPSG:…"))
    var crs = CRS.crs84.definition

    @Option(
        help: .init(
            "Kolumner i svaret, med komma emellan.", "Columns of the answer, with commas between.",
            valueName: say("namn,…", "name,…")))
    var columns: String?

    @Option(
        parsing: .unconditional,
        help: .init(
            "Ordna efter kolumner; minustecken före namnet ger fallande ordning.",
            "Order by columns; a minus before the name is descending.", valueName: say("[-]namn,…", "[-]name,…")))
    var sort: String?

    @Option(help: .init("Högst så många rader.", "At most so many rows.", valueName: say("antal", "count")))
    var limit: Int?

    @Option(help: .init("Summera i stället, efter denna indelning.", "Sum instead, by this division."))
    var by: QuerySums.Grouping?

    @Option(
        help: .init(
            """
            Vad som summeras: granted_sek, total_budget_sek, initiatives eller indikatorer med resultat \
            (förval: granted_sek,initiatives).
            """,
            """
            What is summed: granted_sek, total_budget_sek, initiatives or indicators with results (default: \
            granted_sek,initiatives).
            """,
            valueName: say("namn,…", "name,…")))
    var sum: String?

    @Flag(
        help: .init(
            "Visa hur frågan besvaras i stället: SQL, värden och SQLites plan.",
            "Show how the question is answered instead: SQL, values and SQLite's plan."))
    var explain = false

    @Option(
        help: .init(
            "Vem som räknar: sql, eller evaluation rad för rad i minnet; svaren är desamma.",
            "Who computes: sql, or evaluation row by row in memory; the answers are the same."))
    var engine: Query.Engine = .sql

    @Option(
        help: .init(
            """
            En ritad yta (GeoJSON eller GeoPackage): vad som faller inom den. Uttrycket väljer insatser; utan \
            det alla.
            """,
            """
            An area drawn (GeoJSON or GeoPackage): what falls within it. The expression selects initiatives; \
            without it all.
            """,
            valueName: say("fil.geojson", "file.geojson")))
    var file: String?

    @Option(
        help: .init(
            "Skiktet i en GeoPackage med flera.", "The layer of a GeoPackage that has several.",
            valueName: say("namn", "name")))
    var layer: String?

    @OptionGroup var selection: CountingOptions
    @OptionGroup var store: StoreOption
    @OptionGroup var output: FormatOption<QueryRowsAnswer>
    @OptionGroup var language: LanguageOption

    func validate() throws {
        try selection.money.require(money: file != nil || by != nil && summed.contains { $0.hasSuffix("_sek") })
        try refuse(
            if: !selection.include.isEmpty && by == nil && file == nil,
            "--include gäller summor (--by, --file); rader visas vilken status de än har.",
            "--include is for sums (--by, --file); rows are shown whatever their status.")
        guard !queryables else {
            try refuse(if: expression != nil, "--queryables tar inget uttryck.", "--queryables takes no expression.")
            return try output.require(QueryablesAnswer.self)
        }
        try refuse(
            if: file != nil && (by != nil || columns != nil || sort != nil || limit != nil || explain),
            "--file redovisar ytan; --by, --columns, --sort, --limit och --explain gäller frågor utan den.",
            """
            --file gives an account of the area; --by, --columns, --sort, --limit and --explain are for \
            questions without it.
            """)
        try refuse(if: layer != nil && file == nil, "--layer behöver --file.", "--layer needs --file.")
        try refuse(
            if: expression == nil && file == nil, "Ange ett uttryck, eller --queryables.",
            "Give an expression, or --queryables.")
        try refuse(
            if: by != nil && (columns != nil || sort != nil || limit != nil),
            "--columns, --sort och --limit gäller rader, inte summor (--by).",
            "--columns, --sort and --limit are for rows, not for sums (--by).")
        if explain {
            try refuse(
                if: by != nil || columns != nil || sort != nil || limit != nil, "--explain besvarar inte frågan.",
                "--explain does not answer the question.")
            try output.require(QueryExplanationAnswer.self)
        }
        try refuse(if: sum != nil && by == nil, "--sum behöver --by.", "--sum needs --by.")
        if let limit, limit < 0 { throw ValidationError("--limit är noll eller mer.", "--limit is zero or more.") }
    }

    /// What is summed by `--by`.
    private var summed: [String] { QueryColumns.names(sum ?? "granted_sek,initiatives") }

    func run() throws {
        if queryables { return try output.write(QueryablesAnswer()) }
        // A question says itself which initiatives it is about.
        var selection = try selection.selection
        selection.classes = Set(StatusClass.allCases)
        let query = try Query(
            expression, encoding: filterLang, crs: CRS(crs), selection: selection, store: store.open())
        if explain { return try output.write(QueryExplanationAnswer(query.explanation())) }
        for remark in try query.remarks + query.unknownValues().map(\.wording) { Console.tell(remark) }
        var answer = try query.answer(by: engine)
        Console.tell(answer.tally)
        if file != nil || by != nil {
            // Sums count as every other command does, unless the question is about statuses itself.
            if !query.asksForStatus, selection.statuses.isEmpty { answer.count(try self.selection.selection.classes) }
            answer.statusAccount.tell()
            for line in Readings.placing(answer.placingCount) { Console.tell(line) }
            if file != nil || summed.contains(where: { $0.hasSuffix("_sek") }) { answer.money.tell() }
        }
        if let file {
            let area = try AreaFile.read(file, layer: layer)
            let account = try AreaAccount(DrawnArea(area.shapes, crs: area.crs), of: answer)
            return try output.write(AreaAnswer(account, of: answer, to: query))
        }
        if let by {
            try output.write(QuerySumsAnswer(answer.sums(by: by, of: summed), of: answer, to: query))
        } else {
            answer.statusAccount.tellAssumed()
            answer.sort(by: try sort.map(QueryColumns.sortKeys) ?? [])
            let columns = try columns.map(QueryColumns.properties)
            try output.write(QueryRowsAnswer(answer, to: query, columns: columns, limit: limit))
        }
    }
}

extension Query.Encoding: ExpressibleByArgument {}
extension Query.Engine: ExpressibleByArgument {}
extension QuerySums.Grouping: ExpressibleByArgument {
    package init?(argument: String) { self.init(named: argument) }
}
