import Store

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A buffered output to a file, an open descriptor or memory, in constant memory.
///
/// A file is written beside its place and replaces it in one step by `finish()`: readers see the old file or the whole
/// new one. A sink dropped unfinished leaves the old file unchanged.
///
/// A closed pipe (`rackvidd … | head`) is no error: further output is dropped, and `isReaderGone` lets a long job stop
/// early.
package struct ByteSink: ~Copyable {
    package let name: String
    private(set) var isReaderGone = false

    private let target: Target
    private let descriptor: Int32
    private var buffer: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var count = 0

    private enum Target {
        case memory
        case borrowed
        case file(OutputFile)
    }

    /// A file to be written or replaced by ``OutputFile``; `-` is standard output.
    ///
    /// - Throws: `FileError`, also for an input of this run and for its store.
    package init(file path: String) throws(FileError) {
        if path == "-" {
            self.init(descriptor: STDOUT_FILENO, name: path)
            return
        }
        do throws(OutputRefusal) {
            let output = try OutputFile(path)
            Self.outliveReaders()
            self.init(name: path, target: .file(output), descriptor: output.descriptor, capacity: Self.room)
        } catch {
            throw FileError(error)
        }
    }

    /// Writes to an open descriptor, which stays open.
    package init(descriptor: Int32, name: String) {
        Self.outliveReaders()
        self.init(name: name, target: .borrowed, descriptor: descriptor, capacity: Self.room)
    }

    /// Writes to memory; see `bytes()`.
    package init() { self.init(name: "", target: .memory, descriptor: -1, capacity: 1 << 12) }

    private static let room = 1 << 17

    /// Writing to a pipe without a reader must return an error instead of ending the process.
    private static func outliveReaders() { _ = ignored }
    private static let ignored: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

    private init(name: String, target: Target, descriptor: Int32, capacity: Int) {
        self.name = name
        self.target = target
        self.descriptor = descriptor
        self.capacity = capacity
        buffer = .allocate(capacity: capacity)
    }

    // An unfinished file is removed by its `OutputFile`.
    deinit { buffer.deallocate() }

    /// The bytes written to memory so far.
    package borrowing func bytes() -> [UInt8] { Array(UnsafeBufferPointer(start: buffer, count: count)) }

    /// Reserves `needed` contiguous bytes and returns their address; `advance` takes the number written.
    @inline(__always)
    mutating func reserve(_ needed: Int) throws(FileError) -> UnsafeMutablePointer<UInt8> {
        if capacity - count < needed { try makeRoom(needed) }
        return buffer + count
    }

    @inline(__always)
    mutating func advance(_ written: Int) { count += written }

    private mutating func makeRoom(_ needed: Int) throws(FileError) {
        try flush()
        guard capacity - count < needed else { return }
        let larger = max(capacity * 2, count + needed)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        moved.update(from: buffer, count: count)
        buffer.deallocate()
        buffer = moved
        capacity = larger
    }

    @inline(__always)
    package mutating func write(_ byte: UInt8) throws(FileError) {
        try reserve(1).pointee = byte
        count += 1
    }

    @inline(__always)
    package mutating func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
        guard let base = bytes.baseAddress else { return }
        let room = try reserve(bytes.count)
        UnsafeMutableRawPointer(room).copyMemory(from: base, byteCount: bytes.count)
        count += bytes.count
    }

    package mutating func write(_ text: StaticString) throws(FileError) {
        try write(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    package mutating func write(_ text: String) throws(FileError) {
        var text = text
        let length = text.utf8.count
        let room = try reserve(length)
        text.withUTF8 { utf8 in
            if let base = utf8.baseAddress { room.update(from: base, count: utf8.count) }
        }
        count += length
    }

    /// Moves another sink's memory here. Large amounts go to the system without copying.
    mutating func take(from other: inout ByteSink) throws(FileError) {
        var isMemory = false
        if case .memory = target { isMemory = true }
        if isMemory || other.count < capacity - count {
            try write(UnsafeRawBufferPointer(start: other.buffer, count: other.count))
        } else {
            try flush()
            try send(other.buffer, other.count)
        }
        other.count = 0
    }

    /// Writes the buffer out. Does nothing for memory.
    mutating func flush() throws(FileError) {
        if case .memory = target { return }
        try send(buffer, count)
        count = 0
    }

    private mutating func send(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int) throws(FileError) {
        guard !isReaderGone else { return }
        do throws(OutputRefusal) {
            let bytes = UnsafeRawBufferPointer(start: bytes, count: count)
            isReaderGone = try !OutputFile.write(bytes, to: descriptor, name: name)
        } catch {
            throw FileError(error)
        }
    }

    /// Flushes, and moves the file to its place. Without it no file is written.
    package consuming func finish() throws(FileError) {
        try flush()
        guard case .file(let output) = target else { return }
        do throws(OutputRefusal) { try output.commit() } catch { throw FileError(error) }
    }
}
