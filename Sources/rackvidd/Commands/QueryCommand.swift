import ArgumentParser
import CQL
import Exchange
import FollowUp
import Planar
import Report
import Store
import Terminal
import Wording

/// More than twelve properties, because each is an option of the command.
struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.query, commandName: "query")

    @Argument(help: .init(QueryOptionText.expression)) var expression: String?
    @Flag(help: .init(QueryOptionText.queryables)) var queryables = false
    @Option(help: .init(QueryOptionText.filterLang)) var filterLang: Query.Encoding?
    @Option(help: .init(QueryOptionText.crs)) var crs = CRS.crs84.definition
    @Option(help: .init(QueryOptionText.columns)) var columns: String?

    @Option(parsing: .unconditional, help: .init(QueryOptionText.sort)) var sort: String?
    @Option(help: .init(QueryOptionText.limit)) var limit: Int?
    @Option(help: .init(QueryOptionText.by)) var by: QuerySums.Grouping?
    @Option(help: .init(QueryOptionText.sum)) var sum: String?
    @Flag(help: .init(QueryOptionText.explain)) var explain = false
    @Option(help: .init(QueryOptionText.engine)) var engine: Query.Engine = .sql
    @Option(help: .init(QueryOptionText.file)) var file: String?
    @Option(help: .init(QueryOptionText.layer)) var layer: String?

    @OptionGroup var selection: CountingOptions
    @OptionGroup var store: KnownStoreOption
    @OptionGroup var output: FormatOption<QueryRowsAnswer>

    func validate() throws {
        try selection.money.require(money: file != nil || by != nil && summed.contains { $0.hasSuffix("_sek") })
        try refuse(.classesOfRows, if: by == nil && file == nil && !queryables)
        try refuse(.encoding, if: expression == nil && !queryables)
        try refuse(.engine, if: explain)
        guard !queryables else {
            try refuse(.list)
            try refuse(.expressionOfQueryables, if: expression != nil)
            return try output.require(QueryablesAnswer.self)
        }
        try refuse(.rows, if: file != nil || by != nil || explain)
        try refuse(.sums, if: file != nil || explain)
        try refuse(.explanation, if: file != nil)
        try refuse(.layer, if: file == nil)
        try refuse(.noExpression, if: expression == nil && file == nil)
        if explain { try output.require(QueryExplanationAnswer.self) }
        try refuse(.sum, if: by == nil)
        if let by { try refuse(.areasOfGroups, if: by.level == nil && expression == nil) }
        try refuse(.negativeLimit, if: limit.map { $0 < 0 } ?? false)
    }

    /// The indicators summed by `--by`.
    private var summed: [String] { QueryColumns.names(sum ?? "granted_sek,initiatives") }

    func run() throws {
        if queryables { return try output.write(QueryablesAnswer()) }
        // A question says itself which initiatives it is about.
        var asked = try selection.selection
        asked.classes = Set(StatusClass.allCases)
        let opened = try store.open()
        let query = try Query(expression, encoding: filterLang, crs: CRS(crs), selection: asked, store: opened)
        try refuse(.crs, if: !query.writesGeometry)
        try refuse(.classesAskedFor, if: query.asksForStatus)
        let columns = try columns.map { try QueryColumns.columns($0, in: opened) }
        let shown = columns ?? (output.isForPeople ? QueryRowsAnswer.shown : nil)
        let hasShares = file != nil || asked.countyWide == .leftOut || query.depends(onSharesIn: shown)
        try refuse(.sharesOfRows, if: by == nil && !hasShares)
        if let by { try refuse(.equalShares, if: by.level == nil && !hasShares) }
        if explain { return try output.write(QueryExplanationAnswer(query.explanation())) }
        // Nobody can tell zeros of a misspelt value from zeros that say something.
        if let unknown = try query.unknownValues().first { throw unknown }
        for remark in query.remarks { Console.tell(remark) }
        var answer = try query.answer(by: engine)
        Console.tell(answer.tally)
        let counts = (file != nil || by != nil) && !query.asksForStatus
        let filters = try selection.filters(
            where: expression.map { _ in CQLText.print(query.expression) },
            counting: counts ? nil : Set(StatusClass.allCases))
        if file != nil || by != nil {
            // Sums count as every other command does, unless the question is about statuses itself.
            if counts, asked.statuses.isEmpty { answer.count(try selection.selection.classes) }
            answer.statusAccount.tell()
            for line in Readings.placing(answer.placingCount) { Console.tell(line) }
            if file != nil || summed.contains(where: { $0.hasSuffix("_sek") }) { answer.money.tell() }
        }
        if let file {
            let area = try AreaFile.read(file, layer: layer)
            let account = try AreaAccount(DrawnArea(area.shapes, crs: area.crs), of: answer)
            return try output.write(AreaAnswer(account, of: answer, to: query), filters)
        }
        if let by {
            try output.write(QuerySumsAnswer(answer.sums(by: by, of: summed), of: answer, to: query), filters)
        } else {
            answer.statusAccount.tellAssumed()
            answer.sort(by: try sort.map { try QueryColumns.sortKeys($0, in: opened) } ?? [])
            try output.write(QueryRowsAnswer(answer, to: query, columns: columns, limit: limit), filters)
        }
    }
}
