import Exchange

/// Reads SVG's path data of straight lines: M, L, H, V and Z in both cases.
struct PathData {
    private typealias Point = VectorPicture.Point

    private var lines: [VectorPicture.Line] = []
    private var points: [Point] = []
    private var here = Point(x: 0, y: 0)
    private var start = Point(x: 0, y: 0)
    private var command: UInt8 = 0
    private var values: [Double] = []
    private var digits: [UInt8] = []

    private init() {}

    /// O(length).
    static func lines(_ data: String) -> [VectorPicture.Line] {
        var path = PathData()
        for byte in data.utf8 { path.read(byte) }
        path.endNumber()
        path.endLine(isClosed: false)
        return path.lines
    }

    private mutating func read(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): digits.append(byte)
        case UInt8(ascii: "-"):
            endNumber()
            digits.append(byte)
        case UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: "\n"): endNumber()
        case UInt8(ascii: "Z"), UInt8(ascii: "z"):
            endNumber()
            endLine(isClosed: true)
            here = start
        default:
            endNumber()
            (command, values) = (byte, [])
        }
    }

    private mutating func endLine(isClosed: Bool) {
        if points.count > 1 { lines.append(.init(points, isClosed: isClosed)) }
        points = []
    }

    private mutating func endNumber() {
        guard !digits.isEmpty, let value = Double(String(decoding: digits, as: UTF8.self)) else { return }
        digits = []
        values.append(value)
        let letter = command | 0x20
        let isRelative = command == letter
        switch letter {
        case UInt8(ascii: "h"): here.x = isRelative ? here.x + value : value
        case UInt8(ascii: "v"): here.y = isRelative ? here.y + value : value
        default:
            guard values.count == 2 else { return }
            here = isRelative ? Point(x: here.x + values[0], y: here.y + values[1]) : Point(x: values[0], y: values[1])
        }
        values = []
        if letter == UInt8(ascii: "m") {
            endLine(isClosed: false)
            start = here
            // Further pairs are lines.
            command = isRelative ? UInt8(ascii: "l") : UInt8(ascii: "L")
        } else if points.isEmpty {
            // After the end of a line the next begins where that began.
            points.append(start)
        }
        points.append(here)
    }
}
