import Planar

/// How the time to locate points grows with their number and with the number of polygons: one thread, building
/// included.
///
/// Options: `layer`, `store` for the cells, `runs`, `points`. Figures: `points_N`, the median of seconds for N = 10,000
/// and each ten times as many up to `points`.
enum Growth {
    static let run: @Sendable (Options) throws -> Measurement = { options in
        var result = Measurement()
        guard let layer = try Layer.named(options), let box = layer.polygons.envelope else {
            result.skipped = "the layer is not on this machine"
            return result
        }
        var count = 10_000
        while count <= (try options.count("points")) {
            var random = Random(seed: UInt64(count))
            let (x, y) = random.points(count, in: box)
            var answers = [Int32](repeating: -2, count: count)
            let times = try (0..<(try options.count("runs"))).map { _ in
                let (build, ask) = try PointsBesideGEOS.coverage(layer.polygons, x, y, &answers)
                return build + ask
            }
            result.figures["points_\(count)"] = median(times)
            count *= 10
        }
        result.figures["polygons"] = Double(layer.polygons.count)
        return result
    }
}
