import Foundation

/// Numbers as bytes in the machine's own order, one after another: how both sides of a pair get the same ones to the
/// bit.
enum NumberFile {
    static func read(_ path: String) throws -> [Double] {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        guard data.count % MemoryLayout<Double>.stride == 0 else { throw BenchError("\(path): not a file of numbers") }
        return [Double](unsafeUninitializedCapacity: data.count / MemoryLayout<Double>.stride) { buffer, count in
            count = data.copyBytes(to: buffer) / MemoryLayout<Double>.stride
        }
    }

    static func write<Number: BitwiseCopyable>(_ numbers: [Number], to path: String) throws {
        try numbers.withUnsafeBytes { try Data($0).write(to: URL(fileURLWithPath: path)) }
    }
}
