import CZip
import Wording

/// A zip archive in memory, read member by member as a stream.
///
/// The central directory decides where a member is and how large; its checksum is verified. Limits: 10,000 members,
/// 4 GiB unpacked by one archive, and 500 bytes for each packed one beyond the first 16 MiB of a member.
package final class ZipArchive {
    package static let mostMembers = 10_000
    package static let mostBytes = 1 << 32
    package static let mostRatio = 500
    private static let freeBytes = 16 << 20

    /// As the person named the file.
    package let file: String
    private let archive: OpaquePointer
    /// Members by folded name: some programs write `\` for `/`, and names differ from their references in case.
    private var places: [String: UInt64] = [:]
    private var unpacked = 0

    /// Opens an archive for the time of a call.
    ///
    /// - Throws: `ArchiveError`, and what the body throws.
    package static func with<Result>(
        _ bytes: UnsafeRawBufferPointer, file: String, _ body: (ZipArchive) throws -> Result
    ) throws -> Result {
        try body(ZipArchive(bytes, file: file))
    }

    /// - Parameter bytes: must outlive the archive.
    private init(_ bytes: UnsafeRawBufferPointer, file: String) throws(ArchiveError) {
        self.file = file
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(bytes.baseAddress, UInt64(bytes.count), 0, &error) else {
            throw ArchiveError(file: file, .broken(String(cString: zip_error_strerror(&error))))
        }
        guard let opened = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            throw ArchiveError(file: file, .broken(String(cString: zip_error_strerror(&error))))
        }
        archive = opened
        let count = zip_get_num_entries(archive, 0)
        guard count <= Self.mostMembers else {
            throw ArchiveError(file: file, .tooManyMembers(limit: Self.mostMembers))
        }
        for index in 0..<UInt64(max(0, count)) {
            guard let name = zip_get_name(archive, index, zip_flags_t(ZIP_FL_ENC_GUESS)) else { continue }
            let folded = Self.folded(String(cString: name))
            if places[folded] == nil { places[folded] = index }
        }
    }

    deinit { zip_discard(archive) }

    private static func folded(_ name: String) -> String {
        let plain = String(name.map { $0 == "\\" ? "/" : $0 }).lowercased()
        return plain.hasPrefix("/") ? String(plain.dropFirst()) : plain
    }

    package func contains(_ member: String) -> Bool { places[Self.folded(member)] != nil }

    /// Hands a member's bytes on, piece by piece.
    ///
    /// - Parameter body: returns false when it has seen enough; the rest is then neither unpacked nor verified.
    /// - Throws: `ArchiveError`, and what the body throws.
    package func read(_ member: String, _ body: (UnsafeRawBufferPointer) throws -> Bool) throws {
        guard let index = places[Self.folded(member)] else { throw ArchiveError(file: file, .missing(member: member)) }
        var status = zip_stat_t()
        guard zip_stat_index(archive, index, 0, &status) == 0 else { throw unreadable(member, zip_get_error(archive)) }
        if status.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0, status.encryption_method != ZIP_EM_NONE {
            throw ArchiveError(file: file, .encrypted)
        }
        guard let stream = zip_fopen_index(archive, index, 0) else { throw unreadable(member, zip_get_error(archive)) }
        defer { zip_fclose(stream) }
        var room = [UInt8](repeating: 0, count: 1 << 16)
        var total = 0
        while true {
            let count = room.withUnsafeMutableBytes { Int(zip_fread(stream, $0.baseAddress, UInt64($0.count))) }
            if count < 0 { throw unreadable(member, zip_file_get_error(stream)) }
            if count == 0 { return }
            total += count
            unpacked += count
            guard unpacked <= Self.mostBytes else { throw ArchiveError(file: file, .tooLarge(limit: Self.mostBytes)) }
            guard total <= Self.freeBytes || total / Self.mostRatio <= status.comp_size else {
                throw ArchiveError(file: file, .bomb(member: member, ratio: Self.mostRatio))
            }
            let goesOn = try room.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            if !goesOn { return }
        }
    }

    /// The first bytes of a small member.
    package func beginning(of member: String, most: Int = 1 << 10) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try read(member) {
            bytes += $0.prefix(most - bytes.count)
            return bytes.count < most
        }
        return bytes
    }

    private func unreadable(_ member: String, _ error: UnsafeMutablePointer<zip_error_t>?) -> ArchiveError {
        guard let error else { return ArchiveError(file: file, .unreadable(member: member, "libzip")) }
        switch zip_error_code_zip(error) {
        case ZIP_ER_CRC: return ArchiveError(file: file, .checksum(member: member))
        case ZIP_ER_NOPASSWD, ZIP_ER_ENCRNOTSUPP: return ArchiveError(file: file, .encrypted)
        default:
            return ArchiveError(file: file, .unreadable(member: member, String(cString: zip_error_strerror(error))))
        }
    }
}
