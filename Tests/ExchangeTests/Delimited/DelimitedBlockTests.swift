import Foundation
import TestSupport
import Testing

@testable import Exchange

@Suite struct DelimitedBlockTests {
    /// Records and numbers are those that the reader hands out one by one, however the window and the block cut the
    /// text.
    @Test(arguments: [(64, 1), (64, 7), (300, 50), (1 << 18, 1_000)]) func `holds what the reader reads`(
        window: Int, rows: Int
    ) throws {
        var random = SeededGenerator(seed: 3)
        var text = "id;x;note;y\r\n"
        let fields = [
            "14.5", "-3e2", "", " 7 ", "\"1;2\"", "\"63.1\"", "\" 8\u{A0}\"", "\"a\"\"b\"", "nej", "\"två\nrader\"",
            "å", "1e999",
        ]
        for row in 0..<400 {
            let ends = ["\n", "\r\n", "\n\n"]
            text += "\(row);" + (0..<3).map { _ in fields.randomElement(using: &random) ?? "" }.joined(separator: ";")
            text += ends.randomElement(using: &random) ?? "\n"
        }
        let bytes = Array(text.utf8)
        var reader = try DelimitedReader(bytes: bytes, name: "a.csv", window: window)
        var other = try DelimitedReader(bytes: bytes, name: "a.csv", window: window)
        var block = DelimitedBlock(fields: [3, 1])
        var (x, y): ([Double], [Double]) = ([], [])
        var count = 0
        while try reader.read(&block, rows: rows) {
            #expect(block.count == min(rows, 400 - count))
            block.doubles(0, nil, into: &y)
            block.doubles(1, nil, into: &x)
            #expect(x.count == block.count && y.count == block.count)
            var records: [[UInt8]] = []
            block.withRecords { row, record in
                #expect(row == records.count)
                records.append(Array(record))
            }
            for row in 0..<block.count {
                let isThere = try other.next()
                #expect(isThere)
                other.withRecord { #expect(Array($0) == records[row]) }
                let pairs = [(x[row], other.double(1)), (y[row], other.double(3))]
                for (number, expected) in pairs { #expect(expected == nil ? number.isNaN : number == expected) }
            }
            count += block.count
        }
        #expect(count == 400)
        #expect(block.count == 0)
        let isMore = try other.next()
        #expect(!isMore)
    }

    @Test func `holds no more than its bytes`() throws {
        let text = "a;b\n" + String(repeating: "0123456789;1\n", count: 100)
        var reader = try DelimitedReader(bytes: Array(text.utf8), name: "a.csv")
        var block = DelimitedBlock(fields: [1])
        _ = try reader.read(&block, rows: 1_000, bytes: 100)
        // Each record has twelve; the ninth goes beyond.
        #expect(block.count == 9)
    }

    @Test func `tells which row is wrong`() throws {
        var reader = try DelimitedReader(bytes: Array("a;b\n1;2\n3;4\n5\n6;7\n".utf8), name: "a.csv")
        var block = DelimitedBlock(fields: [0])
        _ = try reader.read(&block, rows: 2)
        #expect(block.count == 2)
        let error = #expect(throws: DelimitedError.self) { try reader.read(&block, rows: 2) }
        #expect(error?.row == 4)
    }
}
