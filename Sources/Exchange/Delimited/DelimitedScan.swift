/// Finds the ends of a record's fields in a window of text.
///
/// Looks at 64 bytes at a time: a bit mask marks delimiters, quotes and control characters (line breaks, zero bytes and
/// tabs are), and only these are visited. The state between two of them is the RFC 4180 automaton: outside quotes,
/// inside, or just after a quote that either closes the field or is the first of two.
struct DelimitedScan: ~Copyable {
    /// Line at which the current record starts.
    private(set) var row = 0
    private(set) var count = 0
    /// Field after whose closing quote there was text, or -1.
    private(set) var flaw = -1

    /// Offset of the current record in the window.
    private var start = 0
    /// Ends of the fields, relative to `start`.
    private var ends: UnsafeMutablePointer<Int>
    private var capacity = 64
    /// Offset of the record that follows.
    private var following = 0
    /// The 64 bytes at `block` have the unvisited special bytes `mask`.
    private var block = 0
    private var mask: UInt64 = 0
    private var primed = false
    /// Lines that ended before `following`.
    private var lines = 0
    /// The last line break was a CR, of which an LF may be the second half.
    private var afterReturn = false

    init() { ends = .allocate(capacity: capacity) }

    deinit { ends.deallocate() }

    private enum State { case outside, inside, closing }

    /// Finds the fields of the next record; false at the end. One long loop because the state of the scan stays in
    /// local variables from one special byte to the next.
    mutating func next(in buffer: inout TextBuffer, delimiter: UInt8) throws(DelimitedError) -> Bool {
        count = 0
        flaw = -1
        start = following
        var state = State.outside
        var opened = 0
        var closed = 0
        var fieldStart = 0
        var returned = -1
        var breaks = 0
        if !primed {
            primed = true
            mask = specials(buffer, delimiter)
        }
        while true {
            while mask == 0 {
                let reached = min(block + 64, buffer.end)
                if reached < buffer.end {
                    block = reached
                } else {
                    let grown: Bool
                    do throws(TextBuffer.Failure) { grown = try buffer.refill(keepingFrom: start) } catch {
                        if case .tooLong = error, state == .inside {
                            throw DelimitedError(
                                file: buffer.name, row: opened, column: count + 1, problem: .unclosedQuote)
                        }
                        throw Self.error(error, file: buffer.name, row: lines + 1, in: buffer, from: 0)
                    }
                    block = reached - start
                    start = 0
                    following = 0
                    if !grown {
                        // At the end of the text; the rest is a last record without a line break.
                        if state == .inside {
                            throw DelimitedError(
                                file: buffer.name, row: opened, column: count + 1, problem: .unclosedQuote)
                        }
                        if state == .closing, closed + 1 != buffer.end, flaw < 0 { flaw = count }
                        if count == 0, buffer.end == 0 { return false }
                        row = lines + 1
                        lines += breaks
                        append(buffer.end)
                        following = buffer.end
                        return true
                    }
                }
                mask = specials(buffer, delimiter)
            }
            let position = block + mask.trailingZeroBitCount
            mask &= mask &- 1
            let byte = buffer.bytes[position]
            let at = position - start

            if state == .inside {
                if byte == UInt8(ascii: "\"") {
                    state = .closing
                    closed = at
                } else if byte == 0 {
                    throw DelimitedError(
                        file: buffer.name, row: lines + breaks + 1, column: count + 1, problem: .nulByte)
                } else if byte == UInt8(ascii: "\r") {
                    breaks += 1
                    returned = at
                } else if byte == UInt8(ascii: "\n"), returned < 0 || returned != at - 1 {
                    breaks += 1
                }
                continue
            }
            if state == .closing {
                if at == closed + 1, byte == UInt8(ascii: "\"") {
                    state = .inside
                    continue
                }
                if at != closed + 1 || byte < 0x20 && byte != delimiter && byte != 10 && byte != 13 {
                    if flaw < 0 { flaw = count }
                }
                state = .outside
            }
            if byte == delimiter {
                append(at)
                fieldStart = at + 1
            } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                if at == 0, count == 0 {
                    // A blank line, or the second half of the break before it.
                    if byte == UInt8(ascii: "\n"), afterReturn {
                        afterReturn = false
                    } else {
                        lines += 1
                        afterReturn = byte == UInt8(ascii: "\r")
                    }
                    start = position + 1
                    following = start
                    continue
                }
                append(at)
                following = position + 1
                afterReturn = byte == UInt8(ascii: "\r")
                row = lines + 1
                lines += breaks + 1
                return true
            } else if byte == UInt8(ascii: "\"") {
                if at == fieldStart {
                    state = .inside
                    opened = lines + breaks + 1
                }
            } else if byte == 0 {
                throw DelimitedError(file: buffer.name, row: lines + breaks + 1, column: count + 1, problem: .nulByte)
            }
        }
    }

    @inline(__always)
    private mutating func append(_ end: Int) {
        if count == capacity {
            let larger = UnsafeMutablePointer<Int>.allocate(capacity: capacity * 2)
            larger.update(from: ends, count: count)
            ends.deallocate()
            ends = larger
            capacity *= 2
        }
        ends[count] = end
        count += 1
    }

    /// One bit for each of the 64 bytes at `block` that needs a visit; none beyond the text's end.
    @inline(__always)
    private func specials(_ buffer: borrowing TextBuffer, _ delimiter: UInt8) -> UInt64 {
        let raw = UnsafeRawPointer(buffer.bytes + block)
        let delimiters = UInt64(delimiter) &* 0x0101_0101_0101_0101
        var bits: UInt64 = 0
        for i in 0..<8 {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: i &* 8, as: UInt64.self))
            bits |= marks(word, delimiters) &<< UInt64(i &* 8)
        }
        let left = buffer.end - block
        return left >= 64 ? bits : left <= 0 ? 0 : bits & (1 << UInt64(left) &- 1)
    }

    /// One bit for each of the word's eight bytes that is a delimiter, a quote or below 0x0E.
    ///
    /// The carry into a byte's top bit means that its lower seven bits are not zero (or not below the bound); as no
    /// byte's sum reaches 256 the answer is exact for all eight (Warren, Hacker's Delight, 2nd ed., 6-1). The
    /// multiplication gathers the top bits.
    @inline(__always)
    private func marks(_ word: UInt64, _ delimiters: UInt64) -> UInt64 {
        let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        let delimiter = word ^ delimiters
        let quote = word ^ 0x2222_2222_2222_2222
        let others =
            ((delimiter & low) &+ low | delimiter) & ((quote & low) &+ low | quote)
            & ((word & low) &+ 0x7272_7272_7272_7272 | word)
        return (((~others & ~low) &>> 7) &* 0x0102_0408_1020_4080) &>> 56
    }

    /// The current record in the window.
    @inline(__always)
    func record(in buffer: borrowing TextBuffer) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: buffer.bytes + start, count: count == 0 ? 0 : ends[count - 1])
    }

    /// A field's range in the record, with its quotes.
    @inline(__always)
    func place(of field: Int) -> Range<Int> { (field == 0 ? 0 : ends[field - 1] + 1)..<ends[field] }

    @inline(__always)
    func withBytes<Result>(
        of field: Int, in buffer: borrowing TextBuffer, _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        let place = place(of: field)
        return try withUnquoted(
            UnsafeRawBufferPointer(start: buffer.bytes + start + place.lowerBound, count: place.count), body)
    }

    /// The window's failure as an error with its place in the file.
    static func error(
        _ failure: TextBuffer.Failure, file: String, row: Int, in buffer: borrowing TextBuffer, from start: Int
    ) -> DelimitedError {
        switch failure {
        case .file(let error):
            return DelimitedError(file: file, problem: .file(error))
        case .tooLong(let limit):
            return DelimitedError(file: file, row: row, problem: .tooLong(limit: limit))
        case .undecodable(let offset):
            var breaks = 0
            for i in start..<max(start, offset) where buffer.bytes[i] == 10 || buffer.bytes[i] == 13 {
                if buffer.bytes[i] == 13 || i == start || buffer.bytes[i - 1] != 13 { breaks += 1 }
            }
            return DelimitedError(file: file, row: row + breaks, problem: .undecodable)
        }
    }
}

/// A field's bytes without the quotes around it, if it has any.
@inline(__always)
func withUnquoted<Result>(
    _ bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws -> Result
) rethrows -> Result {
    guard let first = bytes.first, first == UInt8(ascii: "\"") else { return try body(bytes) }
    return try takingQuotesOff(bytes, body)
}

/// Copies only when quotes are doubled inside.
private func takingQuotesOff<Result>(
    _ bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws -> Result
) rethrows -> Result {
    let quote = UInt8(ascii: "\"")
    let inner = UnsafeRawBufferPointer(rebasing: bytes.dropFirst())
    guard let first = inner.firstIndex(of: quote) else { return try body(inner) }
    if first == inner.count - 1 { return try body(UnsafeRawBufferPointer(rebasing: inner[..<first])) }
    return try withUnsafeTemporaryAllocation(byteCount: inner.count, alignment: 1) { plain in
        var written = 0
        var i = 0
        var open = true
        while i < inner.count {
            if open, inner[i] == quote {
                // Doubled, it is one quote; single, it closes, and what follows is there only in a flawed record.
                if i + 1 < inner.count, inner[i + 1] == quote {
                    i += 1
                } else {
                    open = false
                    i += 1
                    continue
                }
            }
            plain[written] = inner[i]
            written += 1
            i += 1
        }
        return try body(UnsafeRawBufferPointer(rebasing: plain[..<written]))
    }
}

/// The bytes without white space on either side: ASCII spaces and tabs, U+00A0, U+202F, U+2007, U+2009 and U+FEFF.
@inline(__always)
func trimmed(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    guard let first = bytes.first, let last = bytes.last else { return bytes }
    // Almost always there is no white space.
    if first > 0x20 && first < 0x80 && last > 0x20 && last < 0x80 { return bytes }
    return trimmedSlowly(bytes)
}

private func trimmedSlowly(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var from = 0
    var to = bytes.count
    while from < to {
        let length = spaceLength(bytes, at: from, before: to)
        if length == 0 { break }
        from += length
    }
    while to > from {
        if spaceLength(bytes, at: to - 1, before: to) == 1 {
            to -= 1
        } else if to - from >= 2, spaceLength(bytes, at: to - 2, before: to) == 2 {
            to -= 2
        } else if to - from >= 3, spaceLength(bytes, at: to - 3, before: to) == 3 {
            to -= 3
        } else {
            break
        }
    }
    return UnsafeRawBufferPointer(rebasing: bytes[from..<to])
}

/// The number of bytes of the white space at `i`: 0 when there is none.
@inline(__always)
func spaceLength(_ bytes: UnsafeRawBufferPointer, at i: Int, before end: Int) -> Int {
    switch bytes[i] {
    case 0x20, 0x09, 0x0A, 0x0D: return 1
    case 0xC2 where i + 1 < end && bytes[i + 1] == 0xA0: return 2
    case 0xE2 where i + 2 < end && bytes[i + 1] == 0x80 && [0xAF, 0x87, 0x89].contains(bytes[i + 2]): return 3
    case 0xEF where i + 2 < end && bytes[i + 1] == 0xBB && bytes[i + 2] == 0xBF: return 3
    default: return 0
    }
}
