import Foundation

/// Standard output: data only.
enum Output {
    static func write(_ text: String) { write(Array(text.utf8)) }

    /// Ends quietly when nobody reads any more (`| head`).
    static func write(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let written = Foundation.write(
                    STDOUT_FILENO, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if written < 0 {
                    if errno == EINTR { continue }
                    Foundation.exit(errno == EPIPE ? 0 : 1)
                }
                rest = rest.dropFirst(written)
            }
        }
    }
}
