import Wording

/// A series in a row of a table: a block for each value, a dot for a year without one.
struct Sparkline: Equatable {
    private static let blocks = Array("▁▂▃▄▅▆▇█")

    /// The values that the lowest and the highest block stand for.
    let scale: ClosedRange<Double>

    /// The scale of one or more series; nil where there is no value at all.
    init?(scaling series: [[Double?]]) {
        let known = series.joined().compactMap { $0 }
        guard let least = known.min(), let most = known.max() else { return nil }
        scale = least...most
    }

    /// One character a year. A series that never changes lies in the middle: it is neither low nor high.
    func text(_ series: [Double?]) -> String {
        let span = scale.upperBound - scale.lowerBound
        return String(
            series.map { value -> Character in
                guard let value else { return "·" }
                guard span > 0 else { return Self.blocks[3] }
                let place = (value - scale.lowerBound) / span * Double(Self.blocks.count)
                return Self.blocks[min(Self.blocks.count - 1, max(0, Int(place)))]
            })
    }
}
