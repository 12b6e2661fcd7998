internal import Store

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// An input from an open descriptor or memory. Owns a descriptor that it opened itself.
struct ByteSource: ~Copyable {
    /// The name given by the user, for messages.
    let name: String
    private let descriptor: Int32
    private let owned: Bool
    private let memory: [UInt8]
    private var taken = 0
    /// Looked at already, and not read yet.
    private var ahead: [UInt8] = []

    /// Opens a file; `-` is standard input.
    init(file path: String) throws(FileError) {
        if path == "-" {
            self.init(descriptor: STDIN_FILENO, name: path)
            return
        }
        let opened = open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw FileError(.open, file: path, code: errno) }
        ProtectedFiles.add(path, as: .input)
        self.init(name: path, descriptor: opened, owned: true, memory: [])
    }

    /// Borrows an open descriptor; it is not closed.
    init(descriptor: Int32, name: String) {
        self.init(name: name, descriptor: descriptor, owned: false, memory: [])
    }

    init(bytes: [UInt8], name: String) {
        self.init(name: name, descriptor: -1, owned: false, memory: bytes)
    }

    private init(name: String, descriptor: Int32, owned: Bool, memory: [UInt8]) {
        self.name = name
        self.descriptor = descriptor
        self.owned = owned
        self.memory = memory
    }

    deinit { if owned { _ = close(descriptor) } }

    /// Limit in bytes of an input read whole.
    static let mostAtOnce = 1 << 31
    /// The same for a pipe or device, which may be endless.
    static let mostOfStream = 1 << 29

    /// The limit of a whole read of this source.
    var limit: Int {
        var status = stat()
        guard descriptor >= 0, fstat(descriptor, &status) == 0 else { return Self.mostAtOnce }
        return status.st_mode & S_IFMT == S_IFREG ? Self.mostAtOnce : Self.mostOfStream
    }

    /// The size of a regular file; 0 where unknown.
    var expectedCount: Int {
        var status = stat()
        guard descriptor >= 0, fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return memory.count
        }
        return Int(status.st_size)
    }

    /// The first bytes, which stay to be read: so many, or all there are.
    mutating func beginning(_ count: Int) throws(FileError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var known = 0
        while known < count {
            let read = try fill(&bytes, from: known)
            if read == 0 { break }
            known += read
        }
        ahead = Array(bytes[..<known])
        return ahead
    }

    /// All that is left.
    ///
    /// - Throws: `FileError`, also for one that is larger than anything the program takes in at once.
    mutating func rest() throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        let limit = limit
        guard expectedCount <= limit else { throw FileError(tooLarge: name, limit: limit) }
        bytes.reserveCapacity(expectedCount)
        var room = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = try fill(&room, from: 0)
            if count == 0 { return bytes }
            bytes.append(contentsOf: room[..<count])
            guard bytes.count <= limit else { throw FileError(tooLarge: name, limit: limit) }
        }
    }

    private mutating func fill(_ bytes: inout [UInt8], from start: Int) throws(FileError) -> Int {
        let result = bytes.withUnsafeMutableBytes { room in
            Result { () throws(FileError) -> Int in
                try read(into: UnsafeMutableRawBufferPointer(rebasing: room[start...]))
            }
        }
        return try result.get()
    }

    /// Fills `room` with the bytes available. Returns 0 at the end only.
    mutating func read(into room: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
        if !ahead.isEmpty {
            let count = min(room.count, ahead.count)
            room.copyBytes(from: ahead[..<count])
            ahead.removeFirst(count)
            return count
        }
        guard descriptor >= 0 else {
            let count = min(room.count, memory.count - taken)
            memory.withUnsafeBytes { bytes in
                if count > 0, let from = bytes.baseAddress, let to = room.baseAddress {
                    to.copyMemory(from: from + taken, byteCount: count)
                }
            }
            taken += count
            return count
        }
        while true {
            #if canImport(Darwin)
                let count = Darwin.read(descriptor, room.baseAddress, room.count)
            #elseif canImport(Musl)
                let count = Musl.read(descriptor, room.baseAddress, room.count)
            #else
                let count = Glibc.read(descriptor, room.baseAddress, room.count)
            #endif
            if count >= 0 { return count }
            if errno != EINTR { throw FileError(.read, file: name, code: errno) }
        }
    }
}
