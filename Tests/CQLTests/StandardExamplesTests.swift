import CQL
import Foundation
import Testing

/// Every example of OGC 21-065r2 (tag cql2-1.0.0) in both encodings: 120 texts, 11 of them second forms of an
/// expression.
@Suite struct StandardExamplesTests {
    @Test func `all examples are there`() throws {
        #expect(try StandardExample.all().count == 120)
    }

    @Test func `text and JSON give the same tree`() throws {
        for example in try StandardExample.all() {
            let tree = try CQLText.parse(example.text)
            #expect(try CQLJSON.parse(example.json) == tree, "\(example.name)")
        }
    }

    /// The printed JSON equals the standard's as a value, read by Foundation and not by our reader.
    @Test func `printed JSON is the standards`() throws {
        for example in try StandardExample.all() {
            let printed = CQLJSON.print(try CQLText.parse(example.text))
            let ours =
                try JSONSerialization.jsonObject(with: Data(printed.utf8), options: .fragmentsAllowed) as? NSDictionary
            let theirs =
                try JSONSerialization.jsonObject(with: Data(example.json.utf8), options: .fragmentsAllowed)
                as? NSDictionary
            #expect(ours != nil && ours == theirs, "\(example.name): \(printed)")
        }
    }

    @Test func `text to JSON to text is stable`() throws {
        for example in try StandardExample.all() {
            let tree = try CQLText.parse(example.text)
            let text = CQLText.print(tree)
            let json = CQLJSON.print(tree)
            #expect(try CQLText.parse(text) == tree, "\(example.name): \(text)")
            #expect(try CQLJSON.parse(json) == tree, "\(example.name): \(json)")
            #expect(CQLText.print(try CQLJSON.parse(json)) == text, "\(example.name)")
            #expect(CQLJSON.print(try CQLText.parse(text)) == json, "\(example.name)")
        }
    }
}
