import Foundation
import GeoData

/// The rows of a shipped table, fields by column name.
struct ShippedRows: ~Copyable {
    private var reader: DelimitedReader
    private let columns: [String: Int]
    private let file: String

    init(_ data: GeoData) throws {
        reader = try DelimitedReader(file: data.url.path)
        columns = Dictionary(uniqueKeysWithValues: reader.header.enumerated().map { ($1, $0) })
        file = data.fileName
    }

    mutating func next() throws -> Row? {
        guard try reader.next() else { return nil }
        var values: [String: String] = [:]
        for (name, column) in columns { values[name] = reader.text(column) }
        return Row(values: values, file: file)
    }

    struct Row {
        let values: [String: String]
        let file: String

        subscript(column: String) -> String { values[column] ?? "" }

        func number(_ column: String) throws -> Double {
            guard let value = Double(self[column]) else { throw ShippedDataError(file: file) }
            return value
        }

        func integer(_ column: String) throws -> Int {
            guard let value = Int(self[column]) else { throw ShippedDataError(file: file) }
            return value
        }
    }
}
