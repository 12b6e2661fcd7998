import Foundation
import TestSupport
import Testing
import Wording

@testable import Exchange

@Suite struct DelimitedWriterTests {
    private func written(
        _ delimiter: Delimiter = .semicolon, _ formulas: DelimitedWriter.Formulas = .kept,
        _ body: (inout DelimitedWriter) throws -> Void
    ) throws -> String {
        var writer = try DelimitedWriter(to: ByteSink(), delimiter: delimiter, formulas: formulas)
        try body(&writer)
        return String(decoding: try writer.finished(), as: UTF8.self)
    }

    @Test func `quotes what needs quotes`() throws {
        let text = try written { try $0.row(["a", "b;c", "d\"e", "f\ng", " h", "", "å,ä"]) }
        #expect(text == "a;\"b;c\";\"d\"\"e\";\"f\ng\";\" h\";;å,ä\n")
    }

    @Test func `writes numbers`() throws {
        let text = try written { writer in
            for value in [0.0, -0.0, 1.5, 1e21, 0.1, -3, .nan, .infinity] { try writer.field(value) }
            try writer.field(nil)
            try writer.field(Int.min)
            try writer.field(Int.max)
            try writer.endRow()
            for value in [14.63510004, 0.00000004, -0.00000006, 5, 5.10, 123456789.125, -1e300, .nan] {
                try writer.field(value, decimals: 7)
            }
            try writer.field(12.5, decimals: 0)
            try writer.endRow()
        }
        #expect(
            text == """
                0;0;1.5;1e+21;0.1;-3;;;;-9223372036854775808;9223372036854775807
                14.6351;0;-0.0000001;5;5.1;123456789.125;-1e+300;;13

                """)
    }

    @Test func `defuses formulas in text only`() throws {
        let text = try written(.semicolon, .defused) { writer in
            try writer.row(["=1+1", "+46 63 14", "-5", "-1.5e3", "@x", "\tx", "-", "å"])
            try writer.field(-5)
            try writer.field(-1.5)
            try writer.endRow()
        }
        #expect(text == "\"'=1+1\";\"'+46 63 14\";-5;-1.5e3;\"'@x\";\"'\tx\";\"'-\";å\n-5;-1.5\n")
        #expect(try written { try $0.row(["=1+1"]) } == "=1+1\n")
    }

    /// Rows made in memory follow those written before, whether they fit into the file's buffer or not.
    @Test func `takes rows from memory`() throws {
        let file = TemporaryFile()
        var whole = try DelimitedWriter(to: ByteSink())
        var parts = try DelimitedWriter(file: file.path)
        var part = try DelimitedWriter(to: ByteSink())
        var number = 0
        for rows in [1, 0, 50, 20_000, 3, 40_000] {
            for _ in 0..<rows {
                try whole.row(["\(number)", "å;ä"])
                try part.row(["\(number)", "å;ä"])
                number += 1
            }
            try parts.rows(from: &part)
            try whole.row(["and one"])
            try parts.row(["and one"])
        }
        #expect(try part.finished().isEmpty)
        try parts.finish()
        let expected = try whole.finished()
        #expect(expected.count > 1 << 19)
        #expect(try file.bytes == expected)
    }

    @Test func `writes a mark for excel`() throws {
        let writer = try DelimitedWriter(to: ByteSink(), byteOrderMark: true)
        #expect(try writer.finished() == [0xEF, 0xBB, 0xBF])
    }

    @Test func `reads back what it wrote`() throws {
        var generator = SeededGenerator(seed: 42)
        let pieces = ["a", "Å", "€", "😀", ";", ",", "\t", "\"", "\n", "\r\n", "\r", " ", "=", "ord", "1,5"]
        for delimiter in Delimiter.allCases {
            for width in 1...5 {
                let header = (0..<width).map { "kolumn \($0)" }
                let records = (0..<100).map { _ in
                    (0..<width).map { _ in
                        (0..<Int.random(in: 0..<6, using: &generator)).map { _ in
                            pieces.randomElement(using: &generator)!
                        }
                        .joined()
                    }
                }
                var writer = try DelimitedWriter(to: ByteSink(), delimiter: delimiter)
                try writer.row(header)
                for record in records { try writer.row(record) }
                let table = try Table(try writer.finished(), delimiter: delimiter, window: 128)
                #expect(table.header == header)
                #expect(table.records == records)
            }
        }
    }

    @Test func `replaces a file in one step`() throws {
        let file = try TemporaryFile(Array("old".utf8))
        do {
            var writer = try DelimitedWriter(file: file.path)
            try writer.row(["new"])
            #expect(try file.bytes == Array("old".utf8))
            try writer.finish()
        }
        #expect(try file.bytes == Array("new\n".utf8))
    }

    @Test func `leaves the old file when not finished`() throws {
        let file = try TemporaryFile(Array("old".utf8))
        func abandon() throws {
            var writer = try DelimitedWriter(file: file.path)
            try writer.row(["new"])
            try writer.flush()
        }
        try abandon()
        #expect(try file.bytes == Array("old".utf8))
        let folder = URL(fileURLWithPath: file.path).deletingLastPathComponent().path
        let name = URL(fileURLWithPath: file.path).lastPathComponent
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix(name) } == [name])
    }

    @Test func `names a folder that is not there`() {
        let error = #expect(throws: FileError.self) { _ = try DelimitedWriter(file: "/no/such/folder/out.csv") }
        #expect(error?.operation == .open)
        #expect(error?.wording.en == "/no/such/folder/out.csv cannot be opened: No such file or directory.")
    }

    @Test func `stays quiet when the pipes reader is gone`() throws {
        let pipe = Pipe()
        try pipe.fileHandleForReading.close()
        var writer = try DelimitedWriter(
            to: ByteSink(descriptor: pipe.fileHandleForWriting.fileDescriptor, name: "-"))
        for _ in 0..<100_000 { try writer.row(["text", "mer text"]) }
        #expect(writer.isReaderGone == true)
        try writer.finish()
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "the system has no /dev/full"))
    func `says when the disk is full`() throws {
        let error = #expect(throws: FileError.self) {
            var writer = try DelimitedWriter(file: "/dev/full")
            try writer.row(["text"])
            try writer.finish()
        }
        #expect(error?.operation == .write)
    }
}
