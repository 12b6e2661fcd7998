import CQL
import Store

/// An initiative as a row of properties for expressions.
struct QueryRow: Row {
    let rows: QueryRows
    let row: Int

    func value(of property: String) throws -> Datum {
        guard let property = QueryProperty(rawValue: property) else {
            throw QueryError.unknownColumn(property, known: QueryProperty.allCases.map(\.rawValue))
        }
        return rows.value(of: property, row)
    }
}
