import Foundation
import Planar
import Store
import Territory

/// Areas onto the cells of a store, by area, one thread, the index included.
///
/// Options: `store`, `areas` (well-known binary in SWEREF 99 TM, the length of each before it as four bytes), `runs`,
/// `output`: three numbers for each part of a footprint, the area's row, the cell's row or -1 for outside, and its
/// share.
enum Footprints {
    static let run: @Sendable (Options) throws -> Measurement = { options in
        let areas = try areas(in: options.text("areas"))
        let store = try Store(opening: options.text("store"), for: .reading)
        let (territory, gazetteer) = (try store.territory(), try store.gazetteer())
        var result = Measurement()
        var footprints: [Footprint] = []
        for _ in 0..<(try options.count("runs")) {
            footprints.removeAll()
            result.seconds.append(
                try seconds {
                    let index = try Territory.Index(territory, expectedPoints: areas.count)
                    let placement = try Placement(territory: territory, index: index, gazetteer: gazetteer)
                    for row in 0..<areas.count {
                        footprints.append(try placement.place(.geometry(wkb: Array(areas[row]))).footprint)
                    }
                })
        }
        var numbers: [Double] = []
        for (row, footprint) in footprints.enumerated() {
            for part in footprint.parts { numbers += [Double(row), Double(part.cell), part.share.fraction] }
            if footprint.outside > .zero { numbers += [Double(row), -1, footprint.outside.fraction] }
        }
        try NumberFile.write(numbers, to: options.text("output"))
        return result
    }

    private static func areas(in path: String) throws -> GeometryColumn {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        var areas = GeometryColumn()
        var next = 0
        while next + 4 <= bytes.count {
            let length = bytes[next..<next + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
            guard next + 4 + length <= bytes.count else { throw BenchError("\(path) ends within an area") }
            try areas.append(wkb: bytes[next + 4..<next + 4 + length])
            next += 4 + length
        }
        return areas
    }
}
