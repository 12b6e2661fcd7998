internal import Planar

/// A geometry in GeoPackage binary: a header with reference system and envelope, then WKB (OGC 12-128r18, clause
/// 2.1.3).
enum GeoPackageGeometry {
    /// The fields of the header.
    struct Header {
        let srid: Int32
        let isEmpty: Bool
        /// Nil where the header has none (points, empty geometries).
        let envelope: Envelope?
        /// Offset of the WKB.
        let length: Int
    }

    /// The store's reference system: SWEREF 99 TM.
    static let srid: Int32 = 3006

    /// One row of a column (canonical WKB) behind a header; points and empty geometries have no envelope in it, as
    /// usual.
    static func blob(_ column: GeometryColumn, row: Int, srid: Int32 = srid) -> [UInt8] {
        blob(canonical: column[row], envelope: column.envelope(row), srid: srid)
    }

    /// One polygon or multi-polygon of a column as a multi-polygon, since a layer's geometries are all of one type.
    static func multiPolygonBlob(_ column: GeometryColumn, row: Int) throws(PlanarError) -> [UInt8] {
        let wkb = column[row]
        guard try WKBReader.summary(of: wkb).kind == .polygon else { return blob(column, row: row) }
        return blob(canonical: WKBWriter.multi(.multiPolygon, [wkb])[...], envelope: column.envelope(row), srid: srid)
    }

    /// Any WKB behind a header.
    static func blob(wkb: [UInt8], srid: Int32) throws(PlanarError) -> [UInt8] {
        var column = GeometryColumn()
        try column.append(wkb: wkb)
        return blob(column, row: 0, srid: srid)
    }

    static func pointBlob(x: Double, y: Double) -> [UInt8] {
        blob(canonical: WKBWriter.point(x: x, y: y)[...], envelope: Envelope(x: x, y: y), srid: srid)
    }

    private static func blob(canonical wkb: ArraySlice<UInt8>, envelope: Envelope?, srid: Int32) -> [UInt8] {
        let isPoint = wkb.count == 21 && wkb[wkb.startIndex + 1] == UInt8(GeometryKind.point.rawValue)
        let written = isPoint ? nil : envelope
        var blob: [UInt8] = []
        blob.reserveCapacity(40 + wkb.count)
        // Little-endian; envelope of two dimensions or none; empty or not; the standard kind of binary.
        let flags: UInt8 = 1 | (written == nil ? 0 : 1 << 1) | (envelope == nil ? 1 << 4 : 0)
        blob += [0x47, 0x50, 0, flags]
        withUnsafeBytes(of: srid.littleEndian) { blob += $0 }
        if let box = written {
            for side in [box.minX, box.maxX, box.minY, box.maxY] {
                withUnsafeBytes(of: side.bitPattern.littleEndian) { blob += $0 }
            }
        }
        blob += wkb
        return blob
    }

    /// Reads a header; nil for bytes that are no GeoPackage geometry. O(1).
    static func header(of bytes: UnsafeRawBufferPointer) -> Header? {
        guard bytes.count >= 8, bytes[0] == 0x47, bytes[1] == 0x50, bytes[2] == 0 else { return nil }
        let flags = bytes[3]
        let isLittleEndian = flags & 1 == 1
        let indicator = Int(flags >> 1 & 7)
        // Extended binary holds types that only their producers can read.
        guard indicator <= 4, flags & 0b10_0000 == 0 else { return nil }
        let dimensions = [0, 2, 3, 3, 4][indicator]
        let length = 8 + dimensions * 16
        guard bytes.count >= length + 5 else { return nil }
        let raw = bytes.loadUnaligned(fromByteOffset: 4, as: Int32.self)
        func side(_ index: Int) -> Double {
            let raw = bytes.loadUnaligned(fromByteOffset: 8 + index * 8, as: UInt64.self)
            return Double(bitPattern: isLittleEndian ? UInt64(littleEndian: raw) : UInt64(bigEndian: raw))
        }
        var envelope: Envelope?
        if dimensions > 0, side(0) <= side(1), side(2) <= side(3) {
            envelope = Envelope(minX: side(0), minY: side(2), maxX: side(1), maxY: side(3))
        }
        return Header(
            srid: isLittleEndian ? Int32(littleEndian: raw) : Int32(bigEndian: raw), isEmpty: flags & 0b1_0000 != 0,
            envelope: envelope, length: length)
    }

    /// The WKB of a blob; nil for bytes that are no GeoPackage geometry.
    static func wkb(of blob: [UInt8]) -> ArraySlice<UInt8>? {
        guard let header = blob.withUnsafeBytes({ header(of: $0) }) else { return nil }
        return blob[header.length...]
    }
}
