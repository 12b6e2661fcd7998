import Foundation
import TestSupport
import Testing
import Wording

@testable import Exchange

@Suite struct DelimitedReaderTests {
    @Test func `reads quotes as RFC 4180`() throws {
        let table = try Table("a,b,c\r\n\"x, y\",\"say \"\"hi\"\"\",\"two\r\nlines\"\r\n,\"\",z\r\n")
        #expect(table.header == ["a", "b", "c"])
        #expect(table.records == [["x, y", "say \"hi\"", "two\r\nlines"], ["", "", "z"]])
    }

    @Test func `numbers rows as lines of the file`() throws {
        let table = try Table("a;b\n1;\"x\ny\r\nz\"\n\n2;q\r3;r")
        #expect(table.records == [["1", "x\ny\r\nz"], ["2", "q"], ["3", "r"]])
        #expect(table.rows == [2, 6, 7])
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `reads every line break`(lineBreak: String) throws {
        let text = ["namn;ort", "A;Åre", "B;Östersund"].joined(separator: lineBreak)
        for ending in ["", lineBreak, lineBreak + lineBreak] {
            let table = try Table(text + ending)
            #expect(table.header == ["namn", "ort"])
            #expect(table.records == [["A", "Åre"], ["B", "Östersund"]])
            #expect(table.rows == [2, 3])
        }
    }

    @Test func `keeps empty fields at both ends`() throws {
        #expect(try Table(";b;\n;;\n\"\";;x\n").records == [["", "", ""], ["", "", "x"]])
    }

    @Test func `takes a quote inside an unquoted field as it is`() throws {
        #expect(try Table("mått;namn\n5\" rör;a \"b\" c\n").records == [["5\" rör", "a \"b\" c"]])
    }

    @Test func `reads one column`() throws {
        #expect(try Table("värde\n1,5\n\n2,5\n").records == [["1,5"], ["2,5"]])
    }

    @Test(arguments: [
        ("a;b\n1,5;2,5\n", Delimiter.semicolon), ("a,b\n1.5,2\n", .comma), ("a\tb\n1,5\t2\n", .tab),
        ("\"a, b\";c\n1;2\n", .semicolon), ("\"x;y\",\"z\"\n1,2\n", .comma),
        ("kommun, år;värde\nÅre, 2020;5\n", .semicolon),
        ("id,text\n1,\"a;b;c\"\n2,\"d;e\"\n", .comma), ("id;a,b\n1;x\n2;y\n", .semicolon),
    ])
    func `finds the delimiter`(text: String, delimiter: Delimiter) throws {
        let reader = try DelimitedReader(bytes: Array(text.utf8), name: "t")
        #expect(reader.dialect.delimiter == delimiter)
    }

    @Test func `tells which row is ragged and goes on`() throws {
        var reader = try DelimitedReader(bytes: Array("a;b\n1;2\n3\n4;5;6\n7;8\n".utf8), name: "in.csv")
        var errors: [DelimitedError] = []
        var good: [String] = []
        while true {
            do throws(DelimitedError) {
                guard try reader.next() else { break }
                good.append(reader.string(0))
            } catch {
                #expect(error.isRecoverable)
                errors.append(error)
            }
        }
        #expect(good == ["1", "7"])
        #expect(errors.map(\.row) == [3, 4])
        #expect(errors.map(\.problem) == [.ragged(found: 1, expected: 2), .ragged(found: 3, expected: 2)])
        #expect(errors[0].wording.sv.hasPrefix("in.csv, rad 3: raden har 1 fält men rubrikraden 2."))
    }

    @Test func `tells where an unclosed quote opens`() {
        let error = #expect(throws: DelimitedError.self) { try Table("a;b\n1;2\n3;\"x\n4;5\n") }
        #expect(error?.problem == .unclosedQuote)
        #expect(error?.row == 3)
        #expect(error?.column == 2)
    }

    @Test func `stops at an unclosed quote before the file is in memory`() throws {
        let text = "a;b\n1;\"x\n" + String(repeating: "2;yyyyyyy\n", count: 1000)
        let error = #expect(throws: DelimitedError.self) {
            var reader = try DelimitedReader(bytes: Array(text.utf8), name: "t", window: 256, limit: 4096)
            while try reader.next() {}
        }
        #expect(error?.problem == .unclosedQuote)
        #expect(error?.row == 2)
    }

    @Test func `finds text after a closing quote`() throws {
        var reader = try DelimitedReader(bytes: Array("a;b\n1;\"x\"y\n2;z\n".utf8), name: "t")
        let error = #expect(throws: DelimitedError.self) { try reader.next() }
        #expect(error?.problem == .textAfterQuote)
        #expect(error?.row == 2)
        #expect(error?.column == 2)
        #expect(try reader.next())
        #expect(reader.string(1) == "z")
    }

    @Test(arguments: ["a;b\n1;\0\n", "a;b\n1;\"\0\"\n", "\0\n"])
    func `refuses zero bytes`(text: String) {
        let error = #expect(throws: DelimitedError.self) { try Table(text) }
        #expect(error?.problem == .nulByte)
    }

    @Test(arguments: [[], [0xEF, 0xBB, 0xBF], Array("\n\r\n\n".utf8)] as [[UInt8]])
    func `refuses nothing`(bytes: [UInt8]) {
        let error = #expect(throws: DelimitedError.self) { try Table(bytes) }
        #expect(error?.problem == .empty)
    }

    @Test func `names a missing file`() {
        let error = #expect(throws: DelimitedError.self) { _ = try DelimitedReader(file: "/no/such/file.csv") }
        guard case .file(let reason)? = error?.problem else {
            Issue.record("not a file error")
            return
        }
        #expect(reason.operation == .open)
        #expect(error?.wording.sv == "/no/such/file.csv kan inte öppnas: filen eller mappen finns inte.")
    }

    @Test func `refuses a folder`() {
        let error = #expect(throws: DelimitedError.self) { _ = try DelimitedReader(file: "/") }
        guard case .file(let reason)? = error?.problem else {
            Issue.record("not a file error")
            return
        }
        #expect(reason.operation == .read)
    }

    @Test func `reads numbers with a decimal point`() throws {
        var reader = try DelimitedReader(bytes: Array("x;y\n 62.5 ;\"-14.25\"\nåre;\n".utf8), name: "t")
        #expect(try reader.next())
        #expect(reader.double(0) == 62.5)
        #expect(reader.double(1) == -14.25)
        #expect(try reader.next())
        #expect(reader.double(0) == nil)
        #expect(reader.double(1) == nil)
        #expect(reader.isBlank(1) == true)
    }

    @Test func `hands out the record as it stands`() throws {
        var reader = try DelimitedReader(bytes: Array("a;b\r\n1;\"x;\"\"y\"\r\n".utf8), name: "t")
        #expect(try reader.next())
        #expect(reader.withRecord { String(decoding: $0, as: UTF8.self) } == "1;\"x;\"\"y\"")
    }

    @Test func `takes white space off text and names`() throws {
        var reader = try DelimitedReader(bytes: Array(" namn ;\u{A0}ort\n\u{A0} Åre \u{202F};\t\n".utf8), name: "t")
        #expect(reader.header == ["namn", "ort"])
        #expect(try reader.next())
        #expect(reader.text(0) == "Åre")
        #expect(reader.isBlank(1) == true)
    }

    /// SCB's population table: byte order mark, CR LF, 290 municipalities × 70 years. Sum of 2019 by Python 3.11's csv
    /// module.
    @Test(.enabled(if: SharedData.isPresent, "the shared data folder is absent"))
    func `reads a file with mark and CRLF`() throws {
        var reader = try DelimitedReader(file: SharedData.path("population_1950_2019_raw.csv"))
        #expect(reader.header.first == "k_ID")
        #expect(reader.header.last == "ar_2019")
        #expect(reader.dialect.delimiter == .semicolon)
        var (sum, records) = (0.0, 0)
        while try reader.next() {
            records += 1
            let value = reader.double(reader.header.count - 1)
            sum += try #require(value)
            #expect(reader.row == records + 1)
        }
        #expect(records == 290)
        #expect(sum == 10_327_589)
    }

    @Test(.enabled(if: SharedData.isPresent, "the shared data folder is absent"))
    func `reads an export of SC bs database`() throws {
        let table = try Table(DelimitedReader(file: SharedData.path("scb_export_regso_income.csv")))
        #expect(table.header[3] == "Medelvärde för samtliga, tkr 2020")
        #expect(table.records[0][0] == "Ragunda (Hammarstrand)")
        #expect(table.records[0][1] == "löneinkomst ")
        #expect(table.records.allSatisfy { $0.count == 7 })
    }

    /// Random bytes end in records or in an error, in any window; recoverable errors lead on.
    @Test func `survives any bytes`() {
        var generator = SeededGenerator(seed: 31)
        let pool: [UInt8] = [
            0x22, 0x22, 0x3B, 0x2C, 0x09, 0x0A, 0x0D, 0x00, 0x41, 0xC3, 0xA5, 0xE5, 0xFF, 0xFE, 0xEF, 0xBB, 0xBF,
        ]
        var (read, refused) = (0, 0)
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0..<60, using: &generator)).map { _ in
                pool.randomElement(using: &generator)!
            }
            do throws(DelimitedError) {
                var reader = try DelimitedReader(
                    bytes: bytes, name: "t", window: Int.random(in: 8..<80, using: &generator), limit: 256)
                var (steps, last) = (0, reader.row)
                while true {
                    steps += 1
                    #expect(steps < 200)
                    do throws(DelimitedError) {
                        guard try reader.next() else { break }
                    } catch {
                        guard error.isRecoverable else { throw error }
                    }
                    #expect(reader.row > last)
                    last = reader.row
                    for field in 0..<reader.fieldCount { _ = (reader.text(field), reader.double(field)) }
                }
                read += 1
            } catch { refused += 1 }
        }
        #expect(read > 1000 && refused > 1000)
    }

    @Test func `reads from a descriptor piece by piece`() throws {
        let pipe = Pipe()
        let text = "namn;värde\n" + (0..<5000).map { "Å\($0);\($0),5\n" }.joined()
        let output = pipe.fileHandleForWriting
        let thread = Thread {
            // Pieces of seven bytes cut characters in two.
            let bytes = Array(text.utf8)
            for start in stride(from: 0, to: bytes.count, by: 7) {
                output.write(Data(bytes[start..<min(start + 7, bytes.count)]))
            }
            try? output.close()
        }
        thread.start()
        var reader = try DelimitedReader(descriptor: pipe.fileHandleForReading.fileDescriptor, name: "-")
        var count = 0
        while try reader.next() {
            #expect(reader.string(0) == "Å\(count)")
            count += 1
        }
        #expect(count == 5000)
        #expect(reader.dialect.delimiter == .semicolon)
    }

    /// Any text, any window: what is read does not depend on where the window happens to end. The oracle is a plain
    /// automaton over whole strings.
    @Test func `agrees with a plain automaton for every window`() throws {
        var generator = SeededGenerator(seed: 1)
        let pieces = [
            "a", "åäö", "€", "😀", ";", ";", "\"", "\"\"", "\n", "\r\n", "\r", " ", "långt ord i mitten av en rad", "7",
        ]
        var readable = 0
        for _ in 0..<3000 {
            let body = (0..<Int.random(in: 0..<30, using: &generator))
                .map { _ in pieces.randomElement(using: &generator)! }.joined()
            let text = "h1;h2\n" + body
            let expected = plainRecords(text)
            var found: [[String]] = []
            var failed = false
            let window = Int.random(in: 8..<200, using: &generator)
            do {
                var reader = try DelimitedReader(
                    bytes: Array(text.utf8), name: "t", delimiter: .semicolon, window: window)
                while true {
                    do throws(DelimitedError) {
                        guard try reader.next() else { break }
                    } catch {
                        guard error.isRecoverable else { throw error }
                        if error.problem == .textAfterQuote { failed = true }
                    }
                    found.append((0..<reader.fieldCount).map { reader.string($0) })
                }
            } catch { failed = true }
            if let expected {
                #expect(!failed, "\(text.debugDescription), window \(window)")
                #expect(found == Array(expected.dropFirst()), "\(text.debugDescription), window \(window)")
                readable += 1
            } else {
                #expect(failed, "\(text.debugDescription), window \(window)")
            }
        }
        #expect(readable > 500)
    }

    /// Records by a character-at-a-time automaton; `nil` when a quote is not closed or text follows a closed one.
    private func plainRecords(_ text: String) -> [[String]]? {
        var records: [[String]] = []
        var record: [String] = []
        var field = ""
        var quoted = false
        var scalars = Array(text.unicodeScalars)
        var i = 0
        var begun = false
        func breakLength(_ i: Int) -> Int {
            scalars[i] == "\r" && i + 1 < scalars.count && scalars[i + 1] == "\n" ? 2 : 1
        }
        while i < scalars.count {
            let c = scalars[i]
            if !begun, c == "\"" {
                begun = true
                quoted = true
                i += 1
                while quoted {
                    guard i < scalars.count else { return nil }
                    if scalars[i] == "\"" {
                        if i + 1 < scalars.count, scalars[i + 1] == "\"" {
                            field.unicodeScalars.append("\"")
                            i += 2
                        } else {
                            quoted = false
                            i += 1
                        }
                    } else {
                        field.unicodeScalars.append(scalars[i])
                        i += 1
                    }
                }
                if i < scalars.count, ![";", "\n", "\r"].contains(scalars[i]) { return nil }
            } else if c == ";" {
                record.append(field)
                field = ""
                begun = false
                i += 1
            } else if c == "\n" || c == "\r" {
                if !record.isEmpty || begun {
                    records.append(record + [field])
                }
                record = []
                field = ""
                begun = false
                i += breakLength(i)
            } else {
                field.unicodeScalars.append(c)
                begun = true
                i += 1
            }
        }
        if !record.isEmpty || begun { records.append(record + [field]) }
        scalars = []
        return records
    }
}
