/// The JSON encoding of CQL2: `{"op":">","args":[{"property":"granted_sek"},1000000]}`.
///
/// Follows the schema of OGC 21-065r2 strictly: a member unknown to the schema is an error, never skipped (the `bbox`
/// of a GeoJSON geometry, which the schema allows and which is redundant, is checked and dropped).
public enum CQLJSON {
    /// Reads an expression; with a vocabulary, only with its names and kinds. O(length).
    public static func parse(_ json: String, vocabulary: Vocabulary? = nil) throws(CQLError) -> Expression {
        guard json.utf8.count <= CQLText.lengthLimit else {
            throw CQLError(Fault(.tooLong(limit: CQLText.lengthLimit), at: 0), in: [])
        }
        let scalars = Array(json.unicodeScalars)
        do {
            let decoder = JSONDecoding(formation: Formation(vocabulary: vocabulary))
            return try decoder.expression(try JSONReader.document(json))
        } catch {
            throw CQLError(error, in: scalars)
        }
    }

    /// One line without spaces, `op` before `args`.
    public static func print(_ expression: Expression) -> String {
        var printer = JSONPrinter()
        printer.expression(expression)
        return printer.json
    }
}

/// The operators that the schema names beside the relations, comparisons and arithmetic.
enum JSONOperator {
    static let and = "and"
    static let or = "or"
    static let not = "not"
    static let like = "like"
    static let between = "between"
    static let isIn = "in"
    static let isNull = "isNull"
    static let casei = "casei"
    static let accenti = "accenti"

    /// Every operator of the language; all other names are functions.
    static let all: [String] =
        [and, or, not, like, between, isIn, isNull, casei, accenti] + Comparison.allCases.map(\.rawValue)
        + Arithmetic.allCases.map(\.rawValue) + SpatialRelation.allCases.map(\.jsonName)
        + TemporalRelation.allCases.map(\.jsonName) + ArrayRelation.allCases.map(\.jsonName)

    /// Folded name → canonical spelling.
    static let byFoldedName = Dictionary(uniqueKeysWithValues: all.map { ($0.lowercased(), $0) })
}
