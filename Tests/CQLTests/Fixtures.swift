import Foundation
import Testing

/// A file of this target's fixtures.
func fixture(_ name: String) throws -> String {
    let url = try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: nil), "no fixture \(name)")
    return try String(contentsOf: url, encoding: .utf8)
}

/// An expression of the standard's examples in both encodings.
struct StandardExample: CustomTestStringConvertible {
    let name: String
    let text: String
    let json: String
    var testDescription: String { name }

    static func all() throws -> [StandardExample] {
        try fixture("standard-examples.tsv").split(separator: "\n").map { line in
            let cells = line.split(separator: "\t").map(String.init)
            try #require(cells.count == 3)
            return StandardExample(name: cells[0], text: cells[1], json: cells[2])
        }
    }
}
