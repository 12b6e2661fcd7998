import Planar

/// Random points over a layer's envelope to its polygons, one thread: the coverage index beside prepared GEOS in the
/// same process, building included on both sides.
///
/// Options: `layer`, `store` for the cells, `points`, `runs`, `side`. Every point's answer must be GEOS's.
enum PointsBesideGEOS {
    static let run: @Sendable (Options) throws -> Measurement = { options in
        var result = Measurement()
        guard let layer = try Layer.named(options), let box = layer.polygons.envelope else {
            result.skipped = "the test data is neither beside the project nor where RACKVIDD_SHARED points"
            return result
        }
        let side = try Side(options)
        var random = Random(seed: 10_000_000)
        let (x, y) = random.points(try options.count("points"), in: box)
        var ours = side.runsOurs ? [Int32](repeating: -2, count: x.count) : []
        var theirs = side.runsPeer ? [Int32](repeating: -2, count: x.count) : []
        var building: [Double] = []
        var peerSeconds: [Double] = []
        for _ in 0..<(try options.count("runs")) {
            if side.runsOurs {
                let (build, ask) = try coverage(layer.polygons, x, y, &ours)
                building.append(build)
                result.seconds.append(build + ask)
            }
            if side.runsPeer {
                peerSeconds.append(try seconds { try GEOSLayer(layer.polygons).locate(x: x, y: y, into: &theirs) })
            }
        }
        result.peerSeconds = peerSeconds
        result.figures = [
            "polygons": Double(layer.polygons.count), "vertices": Double(layer.vertexCount),
            "build_seconds": median(building),
        ]
        if side == .both {
            let different = x.indices.count { ours[$0] != theirs[$0] }
            if different > 0 { result.fault = "\(different) of \(x.count) points lie elsewhere than GEOS says" }
            result.figures["located"] = Double(ours.count { $0 >= 0 })
        }
        return result
    }

    /// Seconds of building the index and of asking it, on one thread.
    static func coverage(
        _ polygons: GeometryColumn, _ x: [Double], _ y: [Double], _ answers: inout [Int32]
    ) throws -> (build: Double, ask: Double) {
        let clock = ContinuousClock()
        let start = clock.now
        let index = try CoverageIndex(polygons: polygons, expectedPoints: x.count)
        let built = clock.now
        try x.withUnsafeBufferPointer { x in
            try y.withUnsafeBufferPointer { y in
                try answers.withUnsafeMutableBufferPointer { try index.locator().locate(x: x, y: y, into: $0) }
            }
        }
        return ((built - start) / .seconds(1), (clock.now - built) / .seconds(1))
    }
}
