/// A file small by nature: a policy, an evidence file, a table of columns.
package enum WholeFile {
    /// Far beyond the size of any of them.
    private static let most = 1 << 28

    /// All its bytes; `-` is standard input.
    ///
    /// - Throws: `FileError`, also for an endless one.
    package static func bytes(of path: String) throws(FileError) -> [UInt8] {
        var source = try ByteSource(file: path)
        var bytes: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let result = room.withUnsafeMutableBytes { buffer in
                Result { () throws(FileError) -> Int in try source.read(into: buffer) }
            }
            let count = try result.get()
            guard count > 0 else { return bytes }
            bytes += room[..<count]
            guard bytes.count <= most else { throw FileError(tooLarge: path, limit: most) }
        }
    }
}
