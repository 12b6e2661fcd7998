package import CQL
package import Planar
package import Store
package import Territory
package import Wording

/// A question in CQL2 (OGC 21-065r2) about the initiatives of a store.
///
/// Compiled to SQL with the R-tree as a first cut. An initiative for which the expression is unknown, because it lacks
/// something that the expression asks for, is not in the answer, and is counted apart.
package struct Query: Sendable {
    /// The two encodings of the language, by the names of OGC API – Features.
    package enum Encoding: String, Sendable, CaseIterable {
        case text = "cql2-text"
        case json = "cql2-json"

        /// That of an expression: JSON where it begins with a brace, as no text of the language does.
        package init(of source: String) { self = source.first { !$0.isWhitespace } == "{" ? .json : .text }

        /// The expression that is true for every initiative.
        var everything: String { self == .text ? "TRUE" : "true" }
    }

    /// Who answers. Both give the same; the second is the reference that the first is held against.
    package enum Engine: String, Sendable, CaseIterable {
        case sql
        /// Row by row in memory, O(initiatives × expression).
        case evaluation
    }

    package let expression: Expression
    package let territory: Territory
    private var selection: Selection
    private let geometry: QueryGeometry
    private let lookups: QueryLookups
    /// The properties that the expression names.
    private let asked: Set<QueryProperty>
    /// Whether the expression asks how initiatives are shared out.
    private let asksForShares: Bool
    private let values: [(field: SelectionField, text: String)]
    private let store: Store

    /// Reads the expression and looks up what it names.
    ///
    /// - Parameters:
    ///   - given: the expression; nil asks for every initiative.
    ///   - encoding: nil recognises it by the expression.
    ///   - crs: of geometries written in the expression.
    /// - Throws: `CQLError` with the column; `QueryError` and `DistributionError` for names that the store doesn't
    ///   have.
    package init(
        _ given: String?, encoding stated: Encoding? = .text, crs: CRS = .crs84, selection: Selection = .everything,
        store: Store
    ) throws {
        let encoding = stated ?? given.map(Encoding.init(of:)) ?? .text
        let source = given ?? encoding.everything
        // Reading the sources' own columns takes a while, and few questions ask for them.
        let kept = source.contains(QueryFunction.extra.rawValue) ? try store.keptColumns() : [:]
        let vocabulary = Queryable.vocabulary(with: kept)
        expression =
            switch encoding {
            case .text: try CQLText.parse(source, vocabulary: vocabulary)
            case .json: try CQLJSON.parse(source, vocabulary: vocabulary)
            }
        territory = try store.territory(scheme: selection.scheme)
        let terms = QueryTerms(expression)
        geometry = try QueryGeometry(terms.geometries, crs: crs)
        asked = terms.properties
        asksForStatus = terms.affirmed.contains(.status) || terms.affirmed.contains(.statusClass)
        asksForShares =
            asked.contains(.rule)
            || terms.functions.contains {
                [QueryFunction.shareIn, .change].map(\.rawValue).contains($0.name)
            }
        values = terms.values
        lookups = try QueryLookups(terms, territory: territory, kept: kept, selection, store: store)
        self.selection = selection
        self.store = store
    }

    /// Programmes, strength areas, themes and statuses that the expression compares with and no initiative has.
    package func unknownValues() throws -> [StoreError] { try store.unknownValues(values) }

    /// Remarks on the expression beside its answer: its geometries that lie beyond Europe, where no initiative is.
    package var remarks: [Wording] {
        geometry.beyondEurope.map { text in
            let text = text.count > 80 ? text.prefix(79) + "…" : text
            return Wording(
                sv:
                    """
                    \(text) ligger bortom Europa, där inga insatser finns; avstånd dit räknas inte. Koordinater skrivs \
                    med longitud först: POINT(14.6 63.2).
                    """,
                en:
                    """
                    \(text) lies beyond Europe, where no initiatives are; distances to it are not computed. \
                    Coordinates have the longitude first: POINT(14.6 63.2).
                    """)
        }
    }

    /// - Throws: `QueryError.row` where an initiative has a value that an operator can't take, such as an end before
    ///   its start or a geometry that crosses itself.
    /// - Complexity: with a narrow spatial condition O(rows in its box), else O(initiatives).
    package func answer(by engine: Engine = .sql) throws -> QueryAnswer {
        var answer = try answered(by: engine)
        guard selection.from != nil || selection.to != nil else { return answer }
        answer.lastYear = selection.to?.year
        // What the expression is true for, whenever it was, of which the period can't place some.
        var whenever = self
        (whenever.selection.from, whenever.selection.to) = (nil, nil)
        var all = selection
        all.ids = try whenever.identifiers()
        // By class, because sums count some of them only; a status that is named counts whatever its class.
        let classes: [Set<StatusClass>] =
            selection.statuses.isEmpty ? selection.classes.map { [$0] } : [selection.classes]
        for some in classes {
            all.classes = some
            let table = try store.initiatives(all, detail: .amounts)
            answer.besidePeriod.append((some, table.undated, table.straddling))
        }
        return answer
    }

    private func answered(by engine: Engine) throws -> QueryAnswer {
        switch engine {
        case .evaluation: return try evaluated(selection)
        case .sql:
            do {
                guard try !isReshaped(plan()) else { return try evaluated(selection) }
                let found = try found()
                return try answer(found)
            } catch is EvaluationError {
                // Some row can't be answered; only going row by row shows which.
                return try evaluated(selection)
            } catch StoreError.database {
                return try evaluated(selection)
            }
        }
    }

    /// A selection of which only the initiatives remain for which an expression is true, and the answer that said so.
    ///
    /// - Throws: as `init` and `answer`.
    package static func narrow(_ selection: Selection, to source: String, in store: Store) throws -> (
        Selection, QueryAnswer
    ) {
        // Without the period and whatever the status: whoever selects by them counts those without any date, and those
        // left out.
        var whenever = selection
        (whenever.from, whenever.to, whenever.classes) = (nil, nil, Set(StatusClass.allCases))
        let query = try Query(source, selection: whenever, store: store)
        // A filter on what nobody has would be zeros that say nothing.
        if let unknown = try query.unknownValues().first { throw unknown }
        let answer = try query.answer()
        var narrowed = selection
        narrowed.ids = Set(answer.matched.map { answer.initiative($0).id })
        if query.asksForStatus { narrowed.classes = Set(StatusClass.allCases) }
        return (narrowed, answer)
    }

    /// Identifiers of the initiatives for which the expression is true, without reading the initiatives themselves or
    /// counting those that it is unknown for.
    ///
    /// - Complexity: with a narrow spatial condition O(rows in its box), else O(initiatives).
    package func identifiers() throws -> Set<String> {
        let plan = try plan()
        if plan.rest.isEmpty, !isReshaped(plan) {
            do {
                return Set(try store.judge(plan.condition, among: plan.cut, selection: selection).true)
            } catch is EvaluationError {
                // As in `answer`: only going row by row shows which row can't be answered.
            } catch StoreError.database {
            }
        }
        let answer = try answer()
        return Set(answer.matched.map { answer.initiative($0).id })
    }

    /// Whether the expression itself says which statuses it is about: these then count whatever their class. What it
    /// only leaves out brings in no others.
    package let asksForStatus: Bool

    /// Whether how county-wide initiatives are shared out makes a difference to rows with some columns; nil: all of
    /// them.
    package func depends(onSharesIn columns: [QueryColumn]?) -> Bool {
        asksForShares || columns?.contains(.property(.rule)) ?? true
    }

    /// Whether geometries are written in the expression.
    package var writesGeometry: Bool { !geometry.isEmpty }

    /// Whether the selection asks for other footprints than those on file, which SQL looks at, or these are known to
    /// the municipality only.
    private func isReshaped(_ plan: SQLPlan) -> Bool {
        plan.condition.usesFootprint
            && (selection.countyWide == .equal || !selection.programmeAreas.isEmpty || !territory.knowsPlaces)
    }

    /// The rows that SQL found.
    private struct Found {
        var matched: [String]
        var unknown: [String]
        /// Whether the rows of both lists have yet to be evaluated.
        let isDraft: Bool
    }

    private func found() throws -> Found {
        let plan = try plan()
        let isDraft = !plan.rest.isEmpty
        guard let cut = plan.cut else {
            let verdicts = try store.judge(plan.condition, selection: selection)
            return Found(matched: verdicts.true, unknown: verdicts.unknown, isDraft: isDraft)
        }
        let near = try store.judge(plan.condition, among: cut, selection: selection)
        let doubtful = try store.judge(plan.condition, among: plan.unknowns, selection: selection)
        guard isDraft else { return Found(matched: near.true, unknown: doubtful.unknown, isDraft: false) }
        return Found(matched: near.true + doubtful.true, unknown: near.unknown + doubtful.unknown, isDraft: true)
    }

    private func answer(_ found: Found) throws -> QueryAnswer {
        let asked = try store.initiativeCount(selection)
        var narrow = selection
        narrow.ids = Set(found.matched)
        guard found.isDraft else {
            let rows = QueryRows(try store.initiatives(narrow), of: territory)
            return QueryAnswer(
                matched: Array(0..<rows.table.count), unknown: found.unknown.count, asked: asked, of: rows, store: store
            )
        }
        narrow.ids?.formUnion(found.unknown)
        return try evaluated(narrow, asked: asked)
    }

    private func evaluated(_ selection: Selection, asked: Int? = nil) throws -> QueryAnswer {
        let rows = QueryRows(try store.initiatives(selection), of: territory)
        let shared = sharedFunctions
        var matched: [Int] = []
        var unknown = 0
        for row in 0..<rows.table.count {
            do {
                switch try evaluation(of: row, rows, shared).value(of: expression, for: QueryRow(rows: rows, row: row))
                {
                case true?: matched.append(row)
                case false?: break
                case nil: unknown += 1
                }
            } catch let problem as EvaluationError {
                throw QueryError.row(initiative: rows.table.initiatives[row].id, problem: problem.wording)
            } catch let problem as PlanarError {
                throw QueryError.row(initiative: rows.table.initiatives[row].id, problem: problem.wording)
            }
        }
        return QueryAnswer(matched: matched, unknown: unknown, asked: asked ?? rows.table.count, of: rows, store: store)
    }

    func plan() throws -> SQLPlan {
        let geometry = geometry
        let constants = Evaluation(functions: sharedFunctions) { try geometry.holds($0, $1, $2) }
        let compiler = SQLCompiler(lookups: lookups, geometry: geometry, constants: constants)
        return try SQLPlan(expression, compiler, extent: store.initiativeExtent())
    }

    private var sharedFunctions: [String: Evaluation.FunctionBody] {
        let geometry = geometry
        var functions: [String: Evaluation.FunctionBody] = [
            QueryFunction.distance.rawValue: { try geometry.distance($0[0], $0[1]) },
            QueryFunction.relate.rawValue: { try geometry.relate($0[0], $0[1], $0[2]) },
        ]
        let shapes = lookups.shapes
        for function in [QueryFunction.municipalityGeometry, .zoneGeometry, .cellGeometry] {
            functions[function.rawValue] = { arguments in
                guard case .text(let name) = arguments[0] else { return .null }
                return shapes[Function(function.rawValue, [.text(name)])].map { .wkb($0) } ?? .null
            }
        }
        return functions
    }

    private func evaluation(of row: Int, _ rows: QueryRows, _ shared: [String: Evaluation.FunctionBody]) -> Evaluation {
        var functions = shared
        let lookups = lookups
        let geometry = geometry
        functions[QueryFunction.shareIn.rawValue] = { arguments in
            guard case .text(let name) = arguments[0], let belongs = lookups.cells[name] else { return .null }
            return rows.share(row, in: belongs)
        }
        functions[QueryFunction.extra.rawValue] = { arguments in
            guard case .text(let name) = arguments[0] else { return .null }
            return lookups.kept(name, of: rows.table.initiatives[row].id)
        }
        functions[QueryFunction.change.rawValue] = { arguments in
            guard let call = QueryPlaceChanges.Call(arguments),
                let value = lookups.results[call.key]?[rows.table.initiatives[row].id]
            else { return .null }
            return .number(.decimal(value))
        }
        for function in QueryFunction.ofOutcomes {
            functions[function.rawValue] = { arguments in
                guard case .text(let name) = arguments[0],
                    let values = lookups.results["\(function.rawValue) \(name)"]
                else { return .null }
                return values[rows.table.initiatives[row].id].map { .number(.decimal($0)) } ?? .null
            }
        }
        return Evaluation(functions: functions) { try geometry.holds($0, $1, $2) }
    }
}

/// The SQL statements that answer a query, with their plans.
package struct QueryExplanation: Sendable {
    package struct Step: Sendable {
        package let purpose: Wording
        package let statement: String
        package let values: [SQLValue]
        package let plan: [String]
    }

    package let steps: [Step]
    /// In CQL2: the part evaluated in memory, on the rows that the statements let through.
    package let rest: String?
}

extension Query {
    package func explanation() throws -> QueryExplanation {
        let plan = try plan()
        if isReshaped(plan) { return QueryExplanation(steps: [], rest: CQLText.print(expression)) }
        func step(_ purpose: Wording, among: SQLText?) throws -> QueryExplanation.Step {
            let (statement, values, lines) = try store.explanation(
                of: plan.condition, among: among, selection: selection)
            return QueryExplanation.Step(purpose: purpose, statement: statement, values: values, plan: lines)
        }
        var steps: [QueryExplanation.Step] = []
        if let cut = plan.cut {
            steps.append(
                try step(
                    Wording(
                        sv: "för vilka uttrycket är sant, bland dem som R-trädet pekar ut",
                        en: "for which the expression is true, among those that the R-tree points out"), among: cut))
            steps.append(
                try step(
                    Wording(
                        sv: "för vilka det är okänt, bland dem som saknar något",
                        en: "for which it is unknown, among those that lack something"), among: plan.unknowns))
        } else {
            steps.append(
                try step(
                    Wording(
                        sv: "för vilka uttrycket är sant (1) eller okänt (NULL)",
                        en: "for which the expression is true (1) or unknown (NULL)"), among: nil))
        }
        let rest = plan.rest.isEmpty ? nil : CQLText.print(plan.rest.count == 1 ? plan.rest[0] : .and(plan.rest))
        return QueryExplanation(steps: steps, rest: rest)
    }
}
