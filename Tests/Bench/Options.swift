/// What a work can't do, said to whoever runs the bench.
struct BenchError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// The options of one work, by name without the dashes.
struct Options: Sendable {
    private let values: [String: String]

    init(_ arguments: [String]) throws {
        var values: [String: String] = [:]
        var rest = arguments[...]
        while let name = rest.popFirst() {
            guard name.hasPrefix("--"), let value = rest.popFirst() else {
                throw BenchError("an option without value: \(name)")
            }
            values[String(name.dropFirst(2))] = value
        }
        self.values = values
    }

    func text(_ name: String) throws -> String {
        guard let value = values[name] else { throw BenchError("--\(name) is missing") }
        return value
    }

    /// At least 1.
    func count(_ name: String) throws -> Int {
        guard let value = Int(try text(name)), value > 0 else {
            throw BenchError("--\(name) is not a positive whole number")
        }
        return value
    }
}
