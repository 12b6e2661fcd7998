import Foundation
import Testing

/// Runs the built program as a user runs it.
struct Program {
    struct Result {
        let status: Int32
        let output: String
        let errors: String
    }

    /// Folder of the build products: where this test bundle lies.
    static let executable: URL = {
        #if os(macOS)
            let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
            return bundle!.bundleURL.deletingLastPathComponent().appendingPathComponent("rackvidd")
        #else
            return Bundle.main.bundleURL.appendingPathComponent("rackvidd")
        #endif
    }()

    /// - Parameter language: of the run; nothing else of the environment's language reaches the program.
    static func run(
        _ arguments: String..., language: String = "en", input: String? = nil, environment extra: [String: String] = [:]
    ) throws -> Result {
        try run(arguments, language: language, input: input, environment: extra)
    }

    static func run(
        _ arguments: [String], language: String = "en", input: String? = nil, environment extra: [String: String] = [:]
    ) throws -> Result {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        var environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "RACKVIDD_LANGUAGE": language, "NO_COLOR": "1",
        ]
        environment.merge(extra) { $1 }
        process.environment = environment
        let output = Pipe()
        let errors = Pipe()
        let given = Pipe()
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = given
        try process.run()
        // Each end is read to its end on its own thread, so that a full pipe stops nobody.
        let group = DispatchGroup()
        let collected = Collected()
        for (pipe, name) in [(output, "out"), (errors, "err")] {
            group.enter()
            let handle = pipe.fileHandleForReading
            DispatchQueue.global().async {
                collected.set(name, handle.readDataToEndOfFile())
                group.leave()
            }
        }
        if let input { try given.fileHandleForWriting.write(contentsOf: Data(input.utf8)) }
        try given.fileHandleForWriting.close()
        group.wait()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, output: String(decoding: collected.get("out"), as: UTF8.self),
            errors: String(decoding: collected.get("err"), as: UTF8.self))
    }

    private final class Collected: Sendable {
        private let lock = NSLock()
        nonisolated(unsafe) private var data: [String: Data] = [:]  // Every access holds the lock.

        func set(_ name: String, _ value: Data) { lock.withLock { data[name] = value } }
        func get(_ name: String) -> Data { lock.withLock { data[name] ?? Data() } }
    }
}

/// A folder of a test's own, gone when the test is.
final class Folder: Sendable {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("rackvidd-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String, _ text: String) throws -> String {
        let file = "\(path)/\(name)"
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        return file
    }

    func read(_ name: String) throws -> String { try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }
}

/// JSON of the program's output, as Foundation reads it: a foreign reader.
func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}
