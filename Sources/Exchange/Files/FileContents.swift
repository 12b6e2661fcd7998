internal import Store

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A whole file as bytes, owned.
///
/// A regular file is mapped, so that its pages can be evicted; it must not be truncated meanwhile. Other inputs (a
/// pipe) are read.
struct FileContents: ~Copyable {
    let name: String
    let base: UnsafePointer<UInt8>
    let count: Int
    private let storage: Storage

    private enum Storage {
        case mapped(UnsafeMutableRawPointer)
        case allocated(UnsafeMutablePointer<UInt8>)
    }

    private init(name: String, count: Int, storage: Storage) {
        self.name = name
        self.count = count
        self.storage = storage
        switch storage {
        case .mapped(let pointer): base = UnsafePointer(pointer.assumingMemoryBound(to: UInt8.self))
        case .allocated(let pointer): base = UnsafePointer(pointer)
        }
    }

    deinit {
        switch storage {
        case .mapped(let pointer): _ = munmap(pointer, count)
        case .allocated(let pointer): pointer.deallocate()
        }
    }

    init(bytes: [UInt8], name: String) {
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, bytes.count))
        bytes.withUnsafeBufferPointer { from in
            if let base = from.baseAddress { copy.update(from: base, count: from.count) }
        }
        self.init(name: name, count: bytes.count, storage: .allocated(copy))
    }

    /// `-` is standard input.
    init(file path: String) throws(FileError) {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(.open, file: path, code: errno) }
        defer { if path != "-" { _ = close(descriptor) } }
        if path != "-" { ProtectedFiles.add(path, as: .input) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError(.read, file: path, code: errno) }
        let size = Int(status.st_size)
        if status.st_mode & S_IFMT == S_IFREG, size > 0, lseek(descriptor, 0, SEEK_CUR) == 0,
            let mapped = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), mapped != MAP_FAILED
        {
            _ = madvise(mapped, size, MADV_SEQUENTIAL)
            self.init(name: path, count: size, storage: .mapped(mapped))
            return
        }
        var source = ByteSource(descriptor: descriptor, name: path)
        var capacity = 1 << 16
        var count = 0
        var memory = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        do throws(FileError) {
            while true {
                let room = UnsafeMutableRawBufferPointer(start: memory + count, count: capacity - count)
                let read = try source.read(into: room)
                if read == 0 { break }
                count += read
                guard count <= source.limit else { throw FileError(tooLarge: path, limit: source.limit) }
                if count == capacity {
                    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
                    larger.update(from: memory, count: count)
                    memory.deallocate()
                    memory = larger
                    capacity *= 2
                }
            }
        } catch {
            memory.deallocate()
            throw error
        }
        self.init(name: path, count: count, storage: .allocated(memory))
    }
}
