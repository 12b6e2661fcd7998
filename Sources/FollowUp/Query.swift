public import CQL
public import Planar
public import Store
public import Territory
import Wording

/// A question in CQL2 (OGC 21-065r2) about the initiatives of a store.
///
/// Answered row by row in memory: O(initiatives × expression). An initiative for which the expression is unknown, because it lacks
/// something that the expression asks for, is not in the answer, and is counted apart.
public struct Query: Sendable {
    /// The two encodings of the language, by the names of OGC API – Features.
    public enum Encoding: String, Sendable, CaseIterable {
        case text = "cql2-text"
        case json = "cql2-json"
    }

    public let expression: Expression
    public let territory: Territory
    let rows: QueryRows
    private let geometry: QueryGeometry
    private let lookups: QueryLookups
    private let store: Store

    /// Reads the expression and looks up what it names.
    ///
    /// - Parameter crs: of geometries written in the expression.
    /// - Throws: `CQLError` with the column; `QueryError` and `DistributionError` for names that the store doesn't have.
    public init(
        _ source: String, encoding: Encoding = .text, crs: CRS = .crs84, selection: Selection = Selection(), store: Store
    ) throws {
        expression =
            switch encoding {
            case .text: try CQLText.parse(source, vocabulary: Queryable.vocabulary)
            case .json: try CQLJSON.parse(source, vocabulary: Queryable.vocabulary)
            }
        territory = try store.territory(scheme: selection.scheme)
        rows = QueryRows(try store.initiatives(selection), of: territory)
        let terms = QueryTerms(expression)
        geometry = try QueryGeometry(terms.geometries, crs: crs)
        lookups = try QueryLookups(terms, territory: territory, table: rows.table, store: store)
        self.store = store
    }

    /// - Throws: `QueryError.row` where an initiative has a value that an operator can't take, such as an end before its start or
    ///   a geometry that crosses itself.
    public func answer() throws -> QueryAnswer {
        var matched: [Int] = [], unknown = 0
        let shared = sharedFunctions
        for row in 0..<rows.table.count {
            do {
                switch try evaluation(of: row, shared).value(of: expression, for: QueryRow(rows: rows, row: row)) {
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
        return QueryAnswer(matched: matched, unknown: unknown, of: rows, store: store)
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

    private func evaluation(of row: Int, _ shared: [String: Evaluation.FunctionBody]) -> Evaluation {
        var functions = shared
        let rows = rows, lookups = lookups, geometry = geometry
        functions[QueryFunction.shareIn.rawValue] = { arguments in
            guard case .text(let name) = arguments[0], let belongs = lookups.cells[name] else { return .null }
            return rows.share(row, in: belongs)
        }
        functions[QueryFunction.result.rawValue] = { arguments in
            guard case .text(let name) = arguments[0], let values = lookups.results[name] else { return .null }
            return values[row].map { .number(.decimal($0)) } ?? .null
        }
        return Evaluation(functions: functions) { try geometry.holds($0, $1, $2) }
    }
}
