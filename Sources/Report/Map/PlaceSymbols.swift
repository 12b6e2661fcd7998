import Planar
import Store
import Territory
import Wording

/// Places of initiatives as symbols; overlapping ones become one symbol with their number.
enum PlaceSymbols {
    struct Symbol: Sendable, Hashable {
        let position: MapFrame.Position
        /// The number of places it represents.
        let count: Int

        /// Larger for more, within what can be read and what fits.
        var radius: Double { count == 1 ? 3.6 : min(4.4 + 1.2 * Double(count).squareRoot(), 15) }
    }

    /// More than this many hide the map; places farther apart are then joined too.
    private static let most = 45

    /// The places of initiatives, except those wholly outside the county or drawn as shapes. A line or an area too
    /// small to draw, or one of too many, is represented by its middle.
    ///
    /// - Complexity: O(initiatives + symbols³ in the worst case); places on the same spot of the page are joined first.
    static func symbols(_ table: InitiativeTable, besides shapes: PlaceShapes, frame: MapFrame) -> [Symbol] {
        // Spots of three units: the page bounds their number, also for a hundred thousand places.
        var spots: [Spot: (x: Double, y: Double, count: Int)] = [:]
        for (index, row) in table.geometryRows.enumerated() {
            guard !shapes.geometries.contains(index), let envelope = table.geometry.envelope(index),
                table.outsideShare[Int(row)] < Share.denominator
            else { continue }
            for place in places(of: table.geometry, index, in: envelope) {
                let page = frame.position(x: place.x, y: place.y)
                let spot = Spot(column: Int(clamped: page.x / 3), row: Int(clamped: page.y / 3))
                let old = spots[spot] ?? (0, 0, 0)
                spots[spot] = (old.x + page.x, old.y + page.y, old.count + 1)
            }
        }
        var symbols = spots.values.map {
            Symbol(position: .init(x: $0.x / Double($0.count), y: $0.y / Double($0.count)), count: $0.count)
        }
        symbols.sort(by: isBefore)
        var distance = 1.0
        repeat {
            symbols = joined(symbols, distance: distance)
            distance *= 1.25
        } while symbols.count > most
        return symbols
    }

    /// Each point of several, else the middle.
    private static func places(of geometry: GeometryColumn, _ row: Int, in box: Envelope) -> [(x: Double, y: Double)] {
        if box.width > 0 || box.height > 0 {
            let flat = geometry.flat(row)
            if flat.kind == .multiPoint { return zip(flat.x, flat.y).map { ($0, $1) } }
        }
        return [((box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2)]
    }

    /// Symbols nearer to each other than `distance` times the sum of their radii are joined.
    private static func joined(_ all: [Symbol], distance: Double) -> [Symbol] {
        var symbols = all
        while let (a, b) = firstPair(symbols, distance: distance) {
            let (one, other) = (symbols[a], symbols[b])
            let count = one.count + other.count
            let weight = Double(one.count) / Double(count)
            let merged = Symbol(
                position: .init(
                    x: one.position.x * weight + other.position.x * (1 - weight),
                    y: one.position.y * weight + other.position.y * (1 - weight)), count: count)
            symbols.remove(at: b)
            symbols.remove(at: a)
            let place = symbols.firstIndex { isBefore(merged, $0) } ?? symbols.endIndex
            symbols.insert(merged, at: place)
        }
        return symbols
    }

    private struct Spot: Hashable {
        let column: Int, row: Int
    }

    /// The largest first, then from north and west.
    private static func isBefore(_ a: Symbol, _ b: Symbol) -> Bool {
        (b.count, a.position.y, a.position.x) < (a.count, b.position.y, b.position.x)
    }

    private static func firstPair(_ symbols: [Symbol], distance: Double) -> (Int, Int)? {
        for b in symbols.indices.dropFirst() {
            for a in 0..<b {
                let dx = symbols[a].position.x - symbols[b].position.x
                let dy = symbols[a].position.y - symbols[b].position.y
                let apart = (symbols[a].radius + symbols[b].radius) * distance + 0.5
                if dx * dx + dy * dy < apart * apart { return (a, b) }
            }
        }
        return nil
    }
}
