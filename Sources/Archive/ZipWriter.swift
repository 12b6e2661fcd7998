import CZip
import Wording

/// Makes a zip archive in memory. No clock is in it: the same members give the same bytes.
package struct ZipWriter {
    private var members: [(name: String, bytes: [UInt8])] = []

    package init() {}

    package mutating func add(_ name: String, _ bytes: [UInt8]) { members.append((name, bytes)) }

    /// The archive's bytes. O(bytes); the packed archive and all members are held in memory.
    ///
    /// - Throws: `ArchiveError` with libzip's reason.
    package consuming func finish(file: String) throws(ArchiveError) -> [UInt8] {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        func failure(_ error: UnsafeMutablePointer<zip_error_t>?) -> ArchiveError {
            ArchiveError(file: file, .unwritable(error.map { String(cString: zip_error_strerror($0)) } ?? "libzip"))
        }
        guard let target = zip_source_buffer_create(nil, 0, 0, &error) else { throw failure(&error) }
        // The archive frees one reference when it closes; this one is for reading what it has written.
        zip_source_keep(target)
        defer { zip_source_free(target) }
        guard let archive = zip_open_from_source(target, ZIP_TRUNCATE, &error) else {
            zip_source_free(target)
            throw failure(&error)
        }
        // The bytes are packed when the archive closes, and must live until then.
        var copies: [UnsafeMutableRawBufferPointer] = []
        defer { for copy in copies { copy.deallocate() } }
        for (name, bytes) in members {
            let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
            copy.copyBytes(from: bytes)
            copies.append(copy)
            guard let source = zip_source_buffer(archive, copy.baseAddress, UInt64(bytes.count), 0) else {
                defer { zip_discard(archive) }
                throw failure(zip_get_error(archive))
            }
            let index = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
            guard index >= 0 else {
                zip_source_free(source)
                defer { zip_discard(archive) }
                throw failure(zip_get_error(archive))
            }
            // 1980-01-01 00:00, the earliest that a zip archive can say.
            guard zip_file_set_dostime(archive, UInt64(index), 0, 0x21, 0) == 0 else {
                defer { zip_discard(archive) }
                throw failure(zip_get_error(archive))
            }
        }
        guard zip_close(archive) == 0 else {
            defer { zip_discard(archive) }
            throw failure(zip_get_error(archive))
        }
        guard zip_source_open(target) == 0 else { throw failure(zip_source_error(target)) }
        defer { zip_source_close(target) }
        var status = zip_stat_t()
        guard zip_source_stat(target, &status) == 0 else { throw failure(zip_source_error(target)) }
        var bytes = [UInt8](repeating: 0, count: Int(status.size))
        let count = bytes.withUnsafeMutableBytes { zip_source_read(target, $0.baseAddress, UInt64($0.count)) }
        guard count == Int64(bytes.count) else { throw failure(zip_source_error(target)) }
        return bytes
    }
}
