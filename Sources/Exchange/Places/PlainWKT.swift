import JSON
import Planar

/// Well-known text in programs' usual form: one point, line or polygon in two dimensions with plain numbers.
///
/// The same result as GEOS's reader, in a fraction of the time.
enum PlainWKT {
    /// Nil for everything else, valid or not: other kinds, more dimensions, empty ones, and text that GEOS would
    /// refuse.
    static func geometry(_ text: Substring) -> FlatGeometry? {
        var text = text
        return text.withUTF8 { bytes in
            var scan = Scan(bytes: bytes)
            return scan.geometry()
        }
    }

    private struct Scan {
        let bytes: UnsafeBufferPointer<UInt8>
        var at = 0

        mutating func geometry() -> FlatGeometry? {
            skipSpaces()
            let kind: GeometryKind
            if take("POINT") {
                kind = .point
            } else if take("LINESTRING") {
                kind = .lineString
            } else if take("POLYGON") {
                kind = .polygon
            } else {
                return nil
            }
            var geometry = FlatGeometry(kind: kind)
            if kind == .polygon {
                guard take(UInt8(ascii: "(")) else { return nil }
                repeat {
                    guard ring(into: &geometry, least: 4, isClosed: true) else { return nil }
                } while take(UInt8(ascii: ","))
                guard take(UInt8(ascii: ")")) else { return nil }
            } else {
                guard ring(into: &geometry, least: kind == .point ? 1 : 2, isClosed: false) else { return nil }
                guard kind == .lineString || geometry.x.count == 1 else { return nil }
            }
            geometry.endPart()
            skipSpaces()
            return at == bytes.count ? geometry : nil
        }

        private mutating func ring(into geometry: inout FlatGeometry, least: Int, isClosed: Bool) -> Bool {
            guard take(UInt8(ascii: "(")) else { return false }
            let first = geometry.x.count
            repeat {
                guard let x = number(), let y = number() else { return false }
                geometry.append(x: x, y: y)
            } while take(UInt8(ascii: ","))
            let last = geometry.x.count - 1
            guard take(UInt8(ascii: ")")), last - first + 1 >= least,
                !isClosed || geometry.x[first] == geometry.x[last] && geometry.y[first] == geometry.y[last]
            else { return false }
            geometry.endRing()
            return true
        }

        private mutating func number() -> Double? {
            skipSpaces()
            guard at < bytes.count, let base = bytes.baseAddress else { return nil }
            let isNegative = bytes[at] == UInt8(ascii: "-")
            guard
                let (magnitude, end) = scanDecimal(
                    base, from: isNegative ? at + 1 : at, to: bytes.count, strict: false),
                end < bytes.count, [0x20, 0x2C, 0x29].contains(bytes[end])
            else { return nil }
            at = end
            return isNegative ? -magnitude : magnitude
        }

        private mutating func take(_ byte: UInt8) -> Bool {
            skipSpaces()
            guard at < bytes.count, bytes[at] == byte else { return false }
            at += 1
            return true
        }

        /// In capital or small letters.
        private mutating func take(_ word: StaticString) -> Bool {
            let end = at + word.utf8CodeUnitCount
            guard end <= bytes.count else { return false }
            for (letter, byte) in zip(
                UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount), bytes[at..<end])
            {
                guard letter == byte & 0xDF else { return false }
            }
            at = end
            return true
        }

        private mutating func skipSpaces() {
            while at < bytes.count, bytes[at] == 0x20 { at += 1 }
        }
    }
}
