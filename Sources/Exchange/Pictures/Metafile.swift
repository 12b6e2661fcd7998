import Foundation
import Wording

/// Writes a picture as an Enhanced Metafile, which Word, LibreOffice and their like draw sharply at every size.
///
/// No colours shine through in it: what covers less than half is left out, all else covers wholly.
///
/// Source: Microsoft, [MS-EMF] Enhanced Metafile Format.
package struct Metafile {
    /// Logical units per unit of the picture.
    private static let fineness = 20.0
    /// The pixels of a screen of 96 to the inch, on which the picture's size is measured, and its size in micrometres.
    private static let screen = (width: 3_840, height: 2_160, micrometresWide: 1_016_000, micrometresHigh: 571_500)

    private var bytes: [UInt8] = []
    private var records = 0
    private var fillMode = 1

    private init() {}

    package static func bytes(of picture: VectorPicture) -> [UInt8] {
        var file = Metafile()
        file.begin(picture)
        for mark in picture.marks {
            switch mark {
            case .path(let path): file.draw(path)
            case .text(let text): file.draw(text)
            }
        }
        file.record(14) { $0 += Self.words([0, 0x10, 20]) }
        file.bytes.replaceSubrange(48..<52, with: Self.words([file.bytes.count]))
        file.bytes.replaceSubrange(52..<56, with: Self.words([file.records]))
        return file.bytes
    }

    // MARK: Records

    private static func words(_ values: [Int]) -> [UInt8] {
        values.flatMap { value -> [UInt8] in
            let word = UInt32(truncatingIfNeeded: value)
            return [UInt8(word & 0xFF), UInt8(word >> 8 & 0xFF), UInt8(word >> 16 & 0xFF), UInt8(word >> 24)]
        }
    }

    /// A record of a type, its length in front of its content.
    private mutating func record(_ type: Int, _ content: (inout [UInt8]) -> Void) {
        var body: [UInt8] = []
        content(&body)
        while body.count % 4 != 0 { body.append(0) }
        bytes += Self.words([type, body.count + 8]) + body
        records += 1
    }

    private mutating func record(_ type: Int, _ values: [Int]) { record(type) { $0 += Self.words(values) } }

    private mutating func begin(_ picture: VectorPicture) {
        let (width, height) = (Int(picture.width.rounded(.up)), Int(picture.height.rounded(.up)))
        // In hundredths of a millimetre.
        func frame(_ pixels: Double) -> Int { Int((pixels * 2_540 / 96).rounded()) }
        let screen = Self.screen
        record(1) { body in
            body += Self.words([0, 0, width - 1, height - 1, 0, 0, frame(picture.width), frame(picture.height)])
            body += Array(" EMF".utf8) + Self.words([0x10000, 0, 0])
            // Three handles: that of the file itself, one to draw with and one to spare.
            body += [3, 0, 0, 0]
            body += Self.words([0, 0, 0, screen.width, screen.height])
            body += Self.words([screen.micrometresWide / 1_000, screen.micrometresHigh / 1_000, 0, 0, 0])
            body += Self.words([screen.micrometresWide, screen.micrometresHigh])
        }
        let fine = Int(Self.fineness)
        record(17, [8])
        record(10, [0, 0])
        record(9, [width * fine, height * fine])
        record(12, [0, 0])
        record(11, [width, height])
        record(18, [1])
        record(19, [fillMode])
    }

    private static func colour(_ paint: VectorPicture.Paint) -> Int {
        let number = Int(paint.colour.dropFirst(), radix: 16) ?? 0
        return number >> 16 | number & 0xFF00 | (number & 0xFF) << 16
    }

    private static func logical(_ value: Double) -> Int { Int(clamped: (value * fineness).rounded()) }

    // MARK: Lines and areas

    /// The stock objects that draw nothing.
    private static let (noBrush, noPen) = (0x8000_0005, 0x8000_0008)

    private mutating func draw(_ path: VectorPicture.Path) {
        let fill = path.fill.flatMap { $0.opacity >= 0.5 ? $0 : nil }
        let stroke = path.stroke.flatMap { $0.paint.opacity >= 0.5 && $0.width > 0 ? $0 : nil }
        // Before what is saved: it stays when that comes back.
        let mode = path.isEvenOdd ? 1 : 2
        if fill != nil, mode != fillMode {
            record(19, [mode])
            fillMode = mode
        }
        if path.clip.count == 2 {
            record(33, [])
            record(30, path.clip.flatMap { [Self.logical($0.x), Self.logical($0.y)] })
        }
        if let fill {
            record(39, [1, 0, Self.colour(fill), 0])
            record(37, [1])
            record(37, [Self.noPen])
            write(path.lines.map(\.points), isArea: true)
            record(37, [Self.noBrush])
            record(40, [1])
        }
        if let stroke {
            let form = 0x10000 | (stroke.isRound ? 0 : 0x200 | 0x2000)
            record(95, [1, 0, 0, 0, 0, form, max(1, Self.logical(stroke.width)), 0, Self.colour(stroke.paint), 0, 0])
            record(37, [1])
            record(37, [Self.noBrush])
            let lines = stroke.dashes.isEmpty ? path.lines : path.lines.flatMap { Dashes.cut($0, by: stroke.dashes) }
            write(lines.filter(\.isClosed).map(\.points), isArea: true)
            write(lines.filter { !$0.isClosed }.map(\.points), isArea: false)
            record(37, [Self.noPen])
            record(40, [1])
        }
        if path.clip.count == 2 { record(34, [-1]) }
    }

    private mutating func write(_ lines: [[VectorPicture.Point]], isArea: Bool) {
        let lines = lines.filter { $0.count > 1 }
        guard !lines.isEmpty else { return }
        let points = lines.joined().map { (x: Self.logical($0.x), y: Self.logical($0.y)) }
        let (xs, ys) = (points.map(\.x), points.map(\.y))
        let fine = Int(Self.fineness)
        let bounds = [(xs.min() ?? 0) / fine, (ys.min() ?? 0) / fine, (xs.max() ?? 0) / fine, (ys.max() ?? 0) / fine]
        record(isArea ? 8 : 7) { body in
            body += Self.words(bounds + [lines.count, points.count] + lines.map(\.count))
            body += Self.words(points.flatMap { [$0.x, $0.y] })
        }
    }

    // MARK: Texts

    private mutating func draw(_ text: VectorPicture.Text) {
        guard !text.words.isEmpty else { return }
        font(text)
        // On the base line; at its start, middle or end.
        record(22, [24 | (text.anchor == .start ? 0 : text.anchor == .middle ? 6 : 2)])
        if let halo = text.halo, halo.paint.opacity >= 0.5 {
            record(24, [Self.colour(halo.paint)])
            let far = halo.width / 2
            for step in 0..<8 {
                let angle = Double(step) * .pi / 4
                write(text, at: .init(x: text.place.x + far * cos(angle), y: text.place.y + far * sin(angle)))
            }
        }
        record(24, [Self.colour(text.paint)])
        write(text, at: text.place)
        // The system's font.
        record(37, [0x8000_000D])
        record(40, [1])
    }

    private mutating func font(_ text: VectorPicture.Text) {
        let turn = Int((-text.turn * 10).rounded())
        record(82) { body in
            body += Self.words([1, -Self.logical(text.size), 0, turn, turn, text.isBold ? 700 : 400])
            // Upright, of the default set of characters, outlined.
            body += [0, 0, 0, 1, 4, 0, 0, 0x22]
            body += "Arial".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            // With its other names, which it has none of, the structure has 320 bytes.
            body += [UInt8](repeating: 0, count: 4 + 320 - body.count)
        }
        record(37, [1])
    }

    private mutating func write(_ text: VectorPicture.Text, at place: VectorPicture.Point) {
        var units: [UInt16] = []
        var advances: [Int] = []
        for character in text.words {
            let own = Array(String(character).utf16)
            units += own
            let width = SansWidths.advance(character, isBold: text.isBold) * text.size / 1_000
            advances += [Self.logical(width)] + [Int](repeating: 0, count: own.count - 1)
        }
        let padded = (units.count * 2 + 3) / 4 * 4
        record(84) { body in
            // Without bounds; scales that count only in the compatible mode.
            body += Self.words([0, 0, -1, -1, 1]) + Self.words([0x3F80_0000, 0x3F80_0000])
            body += Self.words([Self.logical(place.x), Self.logical(place.y), units.count, 76, 0, 0, 0, -1, -1])
            body += Self.words([76 + padded])
            for unit in units { body += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
            while body.count % 4 != 0 { body.append(0) }
            body += Self.words(advances)
        }
    }
}
