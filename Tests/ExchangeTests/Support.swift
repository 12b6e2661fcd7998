import Foundation

@testable import Exchange

/// A file of the system's temporary folder that goes away with its owner.
final class TemporaryFile {
    let path = NSTemporaryDirectory() + "exchange-\(UUID().uuidString)"

    init() {}

    init(_ bytes: [UInt8]) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }

    var bytes: [UInt8] { get throws { Array(try Data(contentsOf: URL(fileURLWithPath: path))) } }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Everything in a delimited text: the header, then each record with its row number.
struct Table: Equatable {
    var header: [String] = []
    var records: [[String]] = []
    var rows: [Int] = []

    init(_ reader: consuming DelimitedReader) throws {
        header = reader.header
        while try reader.next() {
            records.append((0..<reader.fieldCount).map { reader.string($0) })
            rows.append(reader.row)
        }
    }

    init(_ bytes: [UInt8], delimiter: Delimiter? = nil, encoding: TextEncoding? = nil, window: Int = 1 << 18) throws {
        try self.init(
            DelimitedReader(bytes: bytes, name: "test.csv", delimiter: delimiter, encoding: encoding, window: window))
    }

    init(_ text: String, delimiter: Delimiter? = nil) throws { try self.init(Array(text.utf8), delimiter: delimiter) }
}
