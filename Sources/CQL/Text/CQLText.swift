/// The text encoding of CQL2: `granted_sek > 1000000 AND S_INTERSECTS(geometry, POINT(14.6 63.2))`.
///
/// Reads the whole grammar of OGC 21-065r2 (annex B), all conformance classes, and a few unambiguous extensions: `NOT
/// NOT x`, a minus before parentheses, `MULTIPOINT(1 2, 3 4)` with bare positions, and as escapes `\\`, `\%` and `\_`
/// (the last two for `LIKE`). `-x` is read as `-1 * x`, as in the standard's examples.
public enum CQLText {
    /// The longest source that either reader takes, in bytes of UTF-8.
    public static let lengthLimit = 1 << 20

    /// Reads an expression; with a vocabulary, only with its names and kinds. O(length).
    public static func parse(_ text: String, vocabulary: Vocabulary? = nil) throws(CQLError) -> Expression {
        guard text.utf8.count <= lengthLimit else { throw CQLError(Fault(.tooLong(limit: lengthLimit), at: 0), in: []) }
        let scalars = Array(text.unicodeScalars)
        do {
            var parser = try TextParser(scalars, Formation(vocabulary: vocabulary))
            return try parser.expression()
        } catch {
            throw CQLError(error, in: scalars)
        }
    }

    /// The canonical text: keywords in capitals, as few parentheses as the grammar needs, the shortest digits.
    ///
    /// `parse(print(tree)) == tree` for every tree that a reader returned.
    public static func print(_ expression: Expression) -> String {
        var printer = TextPrinter()
        printer.expression(expression)
        return printer.text
    }
}
