import JSON

/// A window of decoded text over a stream of bytes, always UTF-8, whatever the file's encoding.
///
/// The window slides: consumed text is dropped, and the rest moves to the front. It grows only when one record is
/// longer than the window, and never beyond `limit`, so memory does not grow with the file.
///
/// The encoding, when none is given: by a byte order mark, else by the first stretch with a byte beyond ASCII: UTF-8 if
/// its bytes are well-formed, Windows-1252 if more of them are not than are. A stray byte among UTF-8 is an error,
/// never a guess.
struct TextBuffer: ~Copyable {
    enum Failure: Error {
        case file(FileError)
        /// The byte at `offset` in the window belongs to no UTF-8 (or UTF-16) sequence, after sound text.
        case undecodable(offset: Int)
        /// The text from the window's start does not end within `limit` bytes.
        case tooLong(limit: Int)
    }

    /// Readable, meaningless bytes after the text, so that whole blocks can be loaded at the end.
    static let slack = 64

    private var source: ByteSource
    private(set) var bytes: UnsafeMutablePointer<UInt8>
    /// End of the decoded text in the window.
    private(set) var end = 0
    /// `nil` while every byte so far was ASCII.
    private(set) var encoding: TextEncoding?

    private var capacity: Int
    private let limit: Int
    /// Bytes after `end` that begin an incomplete UTF-8 sequence.
    private var pending = 0
    /// Raw bytes to be transcoded.
    private var raw: [UInt8] = []
    private var begun = false
    private var finished = false

    var name: String { source.name }

    init(_ source: consuming ByteSource, encoding: TextEncoding?, capacity: Int = 1 << 18, limit: Int = 1 << 26) {
        self.source = source
        self.encoding = encoding
        self.capacity = capacity
        self.limit = limit
        bytes = .allocate(capacity: capacity + Self.slack)
        bytes.initialize(repeating: 0, count: capacity + Self.slack)
    }

    deinit { bytes.deallocate() }

    /// Drops the text before `start`, moves the rest to the window's front and reads on.
    ///
    /// - Returns: false at the end of the stream: no text was added.
    mutating func refill(keepingFrom start: Int) throws(Failure) -> Bool {
        if start > 0 {
            bytes.update(from: bytes + start, count: end + pending - start)
            end -= start
        }
        let before = end
        while !finished, end == before {
            if capacity - end - pending < min(capacity / 2, 1 << 20) { try grow() }
            if !begun { try begin() } else { try readMore() }
        }
        return end > before
    }

    private mutating func grow() throws(Failure) {
        guard capacity < limit else { throw .tooLong(limit: limit) }
        let larger = capacity * 2
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger + Self.slack)
        moved.initialize(repeating: 0, count: larger + Self.slack)
        moved.update(from: bytes, count: end + pending)
        bytes.deallocate()
        bytes = moved
        capacity = larger
    }

    /// Reads the first bytes and skips a byte order mark.
    private mutating func begin() throws(Failure) {
        begun = true
        var count = 0
        while count < min(capacity / 2, 1 << 16) {
            let more = try take(into: bytes + count, upTo: capacity / 2 - count)
            if more == 0 { break }
            count += more
        }
        let mark = (count > 0 ? bytes[0] : 0, count > 1 ? bytes[1] : 0, count > 2 ? bytes[2] : 0)
        var skipped = 0
        switch mark {
        case (0xEF, 0xBB, 0xBF) where encoding == nil || encoding == .utf8:
            (encoding, skipped) = (.utf8, 3)
        case (0xFF, 0xFE, _) where encoding == nil || encoding == .utf16LittleEndian:
            (encoding, skipped) = (.utf16LittleEndian, 2)
        case (0xFE, 0xFF, _) where encoding == nil || encoding == .utf16BigEndian:
            (encoding, skipped) = (.utf16BigEndian, 2)
        default: break
        }
        bytes.update(from: bytes + skipped, count: count - skipped)
        count -= skipped
        switch encoding {
        case nil, .utf8: try accept(count)
        default:
            raw = Array(UnsafeBufferPointer(start: bytes, count: count))
            try transcode()
        }
    }

    private mutating func readMore() throws(Failure) {
        let room = capacity - end - pending
        switch encoding {
        case nil, .utf8:
            try accept(try take(into: bytes + end + pending, upTo: room))
        default:
            // Transcoded, a byte takes at most three, so a quarter of the room is read at a time, into the room itself.
            let count = try take(into: bytes + end, upTo: max(4, room / 4))
            raw.append(contentsOf: UnsafeBufferPointer(start: bytes + end, count: count))
            try transcode()
        }
    }

    private mutating func take(into room: UnsafeMutablePointer<UInt8>, upTo count: Int) throws(Failure) -> Int {
        do {
            let read = try source.read(into: UnsafeMutableRawBufferPointer(start: room, count: count))
            finished = read == 0
            return read
        } catch { throw .file(error) }
    }

    /// Takes `count` new bytes after the pending ones as UTF-8, or detects Windows-1252.
    private mutating func accept(_ count: Int) throws(Failure) {
        let total = pending + count
        var finding = examineUTF8(UnsafeRawBufferPointer(start: bytes + end, count: total))
        if finished, finding.incomplete > 0 {
            if finding.strays == 0 { finding.firstStray = total - finding.incomplete }
            finding.strays += finding.incomplete
            finding.incomplete = 0
        }
        if finding.strays > 0 {
            guard encoding == nil, finding.strays > finding.sequences else {
                throw .undecodable(offset: end + finding.firstStray)
            }
            encoding = .windows1252
            raw = Array(UnsafeBufferPointer(start: bytes + end, count: total))
            pending = 0
            try transcode()
            return
        }
        if finding.sequences > 0 { encoding = .utf8 }
        pending = finding.incomplete
        end += total - finding.incomplete
    }

    /// Decodes the bytes in `raw` onto the window's end.
    private mutating func transcode() throws(Failure) {
        while capacity - end < raw.count * 3 { try grow() }
        if encoding == .windows1252 {
            end += raw.withUnsafeBytes { Windows1252.decode($0, into: bytes + end) }
            raw.removeAll(keepingCapacity: true)
            return
        }
        let high = encoding == .utf16BigEndian ? 0 : 1
        var i = 0
        while i + 1 < raw.count {
            let unit = UInt32(raw[i + high]) << 8 | UInt32(raw[i + 1 - high])
            if unit & 0xF800 != 0xD800 {
                end += writeUTF8(unit, into: bytes + end)
                i += 2
                continue
            }
            guard unit & 0xFC00 == 0xD800 else { throw .undecodable(offset: end) }
            guard i + 3 < raw.count else { break }
            let low = UInt32(raw[i + 2 + high]) << 8 | UInt32(raw[i + 3 - high])
            guard low & 0xFC00 == 0xDC00 else { throw .undecodable(offset: end) }
            end += writeUTF8(0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF, into: bytes + end)
            i += 4
        }
        raw.removeFirst(i)
        if finished, !raw.isEmpty { throw .undecodable(offset: end) }
    }
}
