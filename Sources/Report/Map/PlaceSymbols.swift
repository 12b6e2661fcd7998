import Planar

/// Places of initiatives as symbols that don't cover each other: those that would are one symbol with their number.
enum PlaceSymbols {
    struct Symbol: Sendable, Hashable {
        let position: MapFrame.Position
        /// How many places it stands for.
        let count: Int

        /// Larger for more, within what can be read and what fits.
        var radius: Double { count == 1 ? 3.6 : min(4.4 + 1.2 * Double(count).squareRoot(), 15) }
    }

    /// - Parameter column: a row for each initiative; its place is a point of it, or the middle of what it has vertices for.
    /// - Complexity: O(rows + symbols³ in the worst case); places on the same spot of the page are joined first.
    static func symbols(_ column: GeometryColumn, frame: MapFrame, extent: Envelope) -> [Symbol] {
        // Spots of three units: a hundred thousand places are then no more than the page has spots.
        var spots: [Spot: (x: Double, y: Double, count: Int)] = [:]
        for row in 0..<column.count {
            guard let envelope = column.envelope(row) else { continue }
            let x = (envelope.minX + envelope.maxX) / 2, y = (envelope.minY + envelope.maxY) / 2
            guard extent.contains(x: x, y: y) else { continue }
            let page = frame.position(x: x, y: y)
            let spot = Spot(column: Int(page.x / 3), row: Int(page.y / 3))
            let old = spots[spot] ?? (0, 0, 0)
            spots[spot] = (old.x + page.x, old.y + page.y, old.count + 1)
        }
        var symbols = spots.values.map {
            Symbol(position: .init(x: $0.x / Double($0.count), y: $0.y / Double($0.count)), count: $0.count)
        }
        symbols.sort(by: isBefore)
        while let (a, b) = firstOverlap(symbols) {
            let (one, other) = (symbols[a], symbols[b]), count = one.count + other.count
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

    private static func firstOverlap(_ symbols: [Symbol]) -> (Int, Int)? {
        for b in symbols.indices.dropFirst() {
            for a in 0..<b {
                let dx = symbols[a].position.x - symbols[b].position.x, dy = symbols[a].position.y - symbols[b].position.y
                let apart = symbols[a].radius + symbols[b].radius + 0.5
                if dx * dx + dy * dy < apart * apart { return (a, b) }
            }
        }
        return nil
    }
}
