import CQL
import Testing

/// `parse(print(tree)) == tree`, in both encodings, for trees of every shape.
@Suite struct RoundTripTests {
    @Test(arguments: 0..<8) func `random trees`(seed: Int) throws {
        var trees = RandomTree(seed: UInt64(seed))
        for _ in 0..<400 {
            let tree = trees.expression(7)
            let (text, json) = (CQLText.print(tree), CQLJSON.print(tree))
            #expect(try CQLText.parse(text) == tree, "\(text)")
            #expect(try CQLJSON.parse(json) == tree, "\(json)")
            #expect(CQLText.print(try CQLText.parse(text)) == text)
        }
    }

    /// Without this, a generator that made only small trees would prove little.
    @Test func `the generator reaches every operator`() {
        var trees = RandomTree(seed: 1)
        let all = (0..<3_000).map { _ in CQLText.print(trees.expression(7)) }.joined(separator: "\n")
        let words =
            [
                "AND", "OR", "NOT ", "LIKE", "BETWEEN", " IN ", "IS NULL", "IS NOT NULL", "CASEI", "ACCENTI",
                "INTERVAL", "DATE(",
                "TIMESTAMP", "BBOX",
                "POINT Z", "GEOMETRYCOLLECTION", "MULTIPOLYGON", "((", "()", "\"and\"",
            ]
            + Arithmetic.allCases.map { " \($0.textName) " } + SpatialRelation.allCases.map(\.textName)
            + TemporalRelation.allCases.map(\.textName) + ArrayRelation.allCases.map(\.textName)
        #expect(words.filter { !all.contains($0) } == [])
    }

    @Test func `own expressions`() throws {
        let lines = try fixture("expressions.txt").split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(lines.count > 130)
        for line in lines {
            let tree = try CQLText.parse(String(line))
            #expect(try CQLText.parse(CQLText.print(tree)) == tree, "\(line)")
            #expect(try CQLJSON.parse(CQLJSON.print(tree)) == tree, "\(line)")
        }
    }

    /// A tree as deep as JSON may be prints as text that may be as deep.
    @Test func `the deepest trees of each kind`() throws {
        let limit = Expression.depthLimit
        let property = #"{"property":"x"}"#
        func nest(_ open: String, _ inner: String, _ close: String, _ times: Int) -> String {
            String(repeating: open, count: times) + inner + String(repeating: close, count: times)
        }
        let documents = [
            nest(#"{"op":"not","args":["#, "true", "]}", limit - 1),
            nest(
                #"{"op":"and","args":[false,{"op":"or","args":[false,"#, #"{"op":"not","args":[true]}"#, "]}]}",
                (limit - 2) / 2),
            nest(#"{"op":"isNull","args":["#, property, "]}", limit - 1),
            nest(#"{"op":"f","args":["#, property, "]}", limit - 1),
            #"{"op":"f","args":["# + nest("[", "1", "]", limit - 2) + "]}",
            #"{"op":"=","args":["# + nest(#"{"op":"casei","args":["#, property, "]}", limit - 2) + #","x"]}"#,
            #"{"op":"like","args":["x","# + nest(#"{"op":"casei","args":["#, #""x""#, "]}", limit - 2) + "]}",
            #"{"op":"=","args":[0,"# + nest(#"{"op":"-","args":["#, property, ",1]}", limit - 2) + "]}",
            #"{"op":"=","args":[0,"# + nest(#"{"op":"^","args":[2,"#, property, "]}", limit - 2) + "]}",
        ]
        for json in documents {
            let tree = try CQLJSON.parse(json)
            #expect(try CQLText.parse(CQLText.print(tree)) == tree, "\(json.prefix(60))")
            let deeper = json.replacing(property, with: #"{"op":"g","args":[{"op":"h","args":[]}]}"#).replacing(
                "true", with: #"{"op":"not","args":[true]}"#)
            if deeper != json {
                let error = #expect(throws: CQLError.self) { try CQLJSON.parse(deeper) }
                #expect(error?.problem == .tooDeep(limit: limit))
            }
        }
    }
}
