import Exchange
import Foundation

/// A folder of real files beside the project. Tests that need it are skipped, visibly, where it is absent.
enum SharedData {
    static let folder: String = {
        if let path = ProcessInfo.processInfo.environment["RACKVIDD_SHARED"] { return path + "/data" }
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return package.deletingLastPathComponent().appendingPathComponent("shared/data").path
    }()
    static let isPresent = FileManager.default.fileExists(atPath: folder + "/README.md")

    static func path(_ name: String) -> String { folder + "/" + name }
}

/// A file of the system's temporary folder that goes away with its owner.
final class TemporaryFile {
    let path = NSTemporaryDirectory() + "exchange-\(UUID().uuidString)"

    init() {}

    init(_ bytes: [UInt8]) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }

    var bytes: [UInt8] { get throws { Array(try Data(contentsOf: URL(fileURLWithPath: path))) } }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// SplitMix64: the same numbers on every run and machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
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
