internal import GRDB
internal import Planar
internal import Territory

/// What a footprint was made from (avtryckets ursprung), in 32 bytes: the geometry and the declaration of its
/// initiative, and the county's division with its rule. The amount isn't in it: the footprint has that itself.
///
/// It finds what somebody edited, not what a forger did.
struct Fingerprint: Sendable, Equatable {
    /// The part that is the initiative's.
    struct Place: Sendable, Equatable {
        /// Of the stated geometry, or of the points to which names led; 0: none.
        let geometry: UInt64
        let municipalities: UInt32
        let shares: UInt32
        /// Of the location's kind and the names of places.
        let place: UInt32
        /// The stated number of municipalities; 0: none.
        let total: UInt32

        /// - Parameter isFormer: as versions made it that let some changes of the last word pass.
        init(_ location: Location, geometry: UInt64, isFormer: Bool = false) {
            func short(_ digest: Digest) -> UInt32 { isFormer ? digest.formerShort : digest.short }
            self.geometry = geometry
            var codes = Digest()
            var parts = Digest()
            var (hasCodes, hasShares) = (false, false)
            if case .municipalities(let items, _, _) = location {
                for item in items {
                    codes.add(item.code)
                    parts.add(item.share?.bitPattern ?? .max)
                    hasCodes = true
                    if item.share != nil { hasShares = true }
                }
            }
            municipalities = hasCodes ? short(codes) : 0
            shares = hasShares ? short(parts) : 0
            var words = Digest()
            words.add(location.kind)
            words.add(location.placeName ?? "")
            place = short(words)
            total = UInt32(clamping: location.municipalityCount ?? 0)
        }

        fileprivate init(geometry: UInt64, _ municipalities: UInt32, _ shares: UInt32, _ place: UInt32, _ total: UInt32)
        {
            (self.geometry, self.municipalities, self.shares) = (geometry, municipalities, shares)
            (self.place, self.total) = (place, total)
        }
    }

    let place: Place
    /// Of the division under the footprint's scheme, and the rule for areas.
    let ground: UInt64

    init(_ place: Place, ground: UInt64) {
        (self.place, self.ground) = (place, ground)
    }

    static let length = 32

    /// Nil for bytes that are no fingerprint.
    init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.length else { return nil }
        (place, ground) = bytes.withUnsafeBytes { raw in
            func word(_ offset: Int) -> UInt64 {
                UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            }
            func half(_ offset: Int) -> UInt32 {
                UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            }
            return (Place(geometry: word(0), half(8), half(12), half(16), half(20)), word(24))
        }
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.length)
        func append(_ number: some FixedWidthInteger) { withUnsafeBytes(of: number.littleEndian) { bytes += $0 } }
        append(place.geometry)
        for part in [place.municipalities, place.shares, place.place, place.total] { append(part) }
        append(ground)
        return bytes
    }
}

/// A short number for many bytes, the same on every machine. Eight bytes at a time.
struct Digest: Sendable {
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    mutating func add(_ word: UInt64) {
        state = (state ^ word) &* 0xD6E8_FEB8_6659_FD93
        state ^= state >> 32
    }

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        add(UInt64(bytes.count))
        var offset = 0
        while offset + 8 <= bytes.count {
            add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            offset += 8
        }
        var rest: UInt64 = 0
        while offset < bytes.count {
            rest = rest << 8 | UInt64(bytes[offset])
            offset += 1
        }
        add(rest)
    }

    mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
    }

    /// Never 0, which says that there is nothing.
    var value: UInt64 { state == 0 ? 1 : state }
    /// The half that every bit of the last word has a part in.
    var short: UInt32 { max(1, UInt32(truncatingIfNeeded: value >> 32)) }
    /// In files of earlier versions: high bits of the last word have no part in it.
    var formerShort: UInt32 { max(1, UInt32(truncatingIfNeeded: value ^ value >> 32)) }

    /// Of a geometry as the store writes it: canonical WKB.
    static func geometry(_ wkb: some Collection<UInt8>) -> UInt64 {
        var digest = Digest()
        if wkb.withContiguousStorageIfAvailable({ digest.add(UnsafeRawBufferPointer($0)) }) == nil {
            Array(wkb).withUnsafeBytes { digest.add($0) }
        }
        return digest.value
    }

    /// Of a geometry that another program may have written in its own way, as the store would write it; of bytes that
    /// are none, of these.
    static func foreignGeometry(_ wkb: ArraySlice<UInt8>) -> UInt64 {
        var column = GeometryColumn()
        guard (try? column.append(wkb: wkb)) != nil else { return geometry(wkb) }
        return geometry(column[0])
    }
}

/// The fingerprints of the division under each scheme.
struct GroundDigests {
    private let common: Digest
    private let cells: PreparedStatement

    /// O(bytes of municipalities).
    init(_ db: Database) throws {
        var digest = Digest()
        digest.add(try db.setting("area_rule") ?? Placement.AreaRule.area.rawValue)
        try PreparedStatement(db, "SELECT code, geom FROM municipality ORDER BY code").each {
            Self.add($0, to: &digest)
        }
        common = digest
        cells = try PreparedStatement(db, "SELECT code, geom FROM cell WHERE scheme = ? ORDER BY code")
    }

    /// O(bytes of cells).
    func value(scheme: String) throws -> UInt64 {
        var digest = common
        try cells.each(scheme) { Self.add($0, to: &digest) }
        return digest.value
    }

    private static func add(_ row: ResultRow, to digest: inout Digest) {
        digest.add(row.text(0))
        digest.add(GeoPackageGeometry.wkb(of: row.blob(1)).map { Digest.geometry($0) } ?? 0)
    }
}
