import Wording

/// One pass over the bytes of one geometry.
struct WKBWalk<Visitor: WKBVisitor> {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0
    var visitor: Visitor
    var summary = WKBReader.Summary()

    /// Deeper nesting of collections is refused: data has none, and recursion stays bounded.
    private let deepest = 64

    init(bytes: UnsafeRawBufferPointer, visitor: Visitor) {
        self.bytes = bytes
        self.visitor = visitor
    }

    /// Walks over all bytes; the visitor and the summary then have the outcome.
    ///
    /// - Throws: where the structure is not sound or bytes are left over, with the place of the byte.
    mutating func run() throws(PlanarError) {
        summary.kind = try geometry(depth: 0, expected: nil)
        guard position == bytes.count else {
            let rest = bytes.count - position
            throw fault(sv: "\(rest) byte för mycket", en: "\(rest) bytes too many")
        }
    }

    // Long because the kinds nest in one another, and each is read where its header is.
    private mutating func geometry(depth: Int, expected: GeometryKind?) throws(PlanarError) -> GeometryKind {
        guard depth <= deepest else { throw fault(sv: "för djupt nästlad", en: "nested too deeply") }
        try need(5)
        let order = bytes[position]
        guard order <= 1 else { throw fault(sv: "okänd byteordning \(order)", en: "unknown byte order \(order)") }
        let isBigEndian = order == 0
        position += 1
        let code = uint32(isBigEndian)
        let base = code & 0x0fff_ffff
        var ordinates = 2
        if code & 0x8000_0000 != 0 || base / 1000 == 1 || base / 1000 == 3 { ordinates += 1 }
        if code & 0x4000_0000 != 0 || base / 1000 == 2 || base / 1000 == 3 { ordinates += 1 }
        guard base < 4000, let kind = GeometryKind(rawValue: base % 1000) else {
            throw fault(sv: "okänd geometrityp \(code)", en: "unknown geometry type \(code)")
        }
        if let expected, kind != expected {
            throw fault(
                sv: "\(kind.name) där \(expected.name) väntades", en: "\(kind.name) where \(expected.name) was due")
        }
        if code & 0x2000_0000 != 0 {
            try need(4)
            let srid = uint32(isBigEndian)
            if depth == 0 { summary.srid = srid }
            summary.isCanonical = false
        }
        if ordinates > 2 { summary.hasDroppedDimensions = true }
        if ordinates > 2 || isBigEndian { summary.isCanonical = false }

        visitor.begin(kind, isPart: expected != nil)
        switch kind {
        case .point:
            try need(8 * ordinates)
            let (x, y) = (double(isBigEndian, at: position), double(isBigEndian, at: position + 8))
            position += 8 * ordinates
            if !(x.isNaN && y.isNaN) {  // which is how WKB writes an empty point
                visitor.coordinate(x: x, y: y)
                summary.coordinateCount += 1
                if !Extent.holds(x, y) { note(x, y) }
            } else if depth > 0 {
                summary.hasEmptyPart = true
            }
            visitor.endRing()
        case .lineString:
            let before = summary.coordinateCount
            try ring(ordinates, isBigEndian)
            if depth > 0, summary.coordinateCount == before { summary.hasEmptyPart = true }
        case .polygon:
            let rings = try count(isBigEndian, of: 4)
            if rings == 0, depth > 0 { summary.hasEmptyPart = true }
            for ring in 0..<rings {
                let before = summary.coordinateCount
                try self.ring(ordinates, isBigEndian)
                if ring > 0 || depth > 0, summary.coordinateCount == before { summary.hasEmptyPart = true }
            }
        case .multiPoint, .multiLineString, .multiPolygon, .collection:
            let members = try count(isBigEndian, of: 5)
            if members == 0, depth > 0 { summary.hasEmptyPart = true }
            for _ in 0..<members { _ = try geometry(depth: depth + 1, expected: kind.partKind) }
        }
        visitor.end(kind, isPart: expected != nil)
        return kind
    }

    private mutating func ring(_ ordinates: Int, _ isBigEndian: Bool) throws(PlanarError) {
        let coordinates = try count(isBigEndian, of: 8 * ordinates)
        visitor.reserve(coordinates)
        var isInRange = true
        for _ in 0..<coordinates {
            let (x, y) = (double(isBigEndian, at: position), double(isBigEndian, at: position + 8))
            visitor.coordinate(x: x, y: y)
            if !Extent.holds(x, y) {
                isInRange = false
                if !x.isFinite || !y.isFinite { summary.isFinite = false }
            }
            position += 8 * ordinates
        }
        if !isInRange { summary.isInRange = false }
        summary.coordinateCount += coordinates
        visitor.endRing()
    }

    private mutating func note(_ x: Double, _ y: Double) {
        summary.isInRange = false
        if !x.isFinite || !y.isFinite { summary.isFinite = false }
    }

    /// A count of elements of at least `size` bytes each, which must remain.
    private mutating func count(_ isBigEndian: Bool, of size: Int) throws(PlanarError) -> Int {
        try need(4)
        let count = Int(uint32(isBigEndian))
        try need(count * size)
        return count
    }

    private func need(_ size: Int) throws(PlanarError) {
        guard size <= bytes.count - position else {
            throw fault(sv: "slutar för tidigt", en: "ends too early")
        }
    }

    private mutating func uint32(_ isBigEndian: Bool) -> UInt32 {
        defer { position += 4 }
        let raw = bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self)
        return isBigEndian ? UInt32(bigEndian: raw) : UInt32(littleEndian: raw)
    }

    private func double(_ isBigEndian: Bool, at offset: Int) -> Double {
        let raw = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        return Double(bitPattern: isBigEndian ? UInt64(bigEndian: raw) : UInt64(littleEndian: raw))
    }

    private func fault(sv: String, en: String) -> PlanarError {
        PlanarError(.readWKB, Wording(sv: "\(sv) (byte \(position))", en: "\(en) (byte \(position))"))
    }
}
