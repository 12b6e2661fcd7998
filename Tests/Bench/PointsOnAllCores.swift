import Planar

/// The same points that a peer in another process gets, onto a store's cells, on all cores, building included.
///
/// Options: `store`, `x` and `y` (numbers), `runs`, `output`: the cell of each point as 32-bit whole numbers, -1 for
/// none.
enum PointsOnAllCores {
    static let run: @Sendable (Options) throws -> Measurement = { options in
        let (x, y) = try (NumberFile.read(options.text("x")), NumberFile.read(options.text("y")))
        let cells = try Layer.cells(options)
        var result = Measurement()
        var answers: [Int32] = []
        for _ in 0..<(try options.count("runs")) {
            result.seconds.append(
                try seconds {
                    try CoverageIndex(polygons: cells.polygons, expectedPoints: x.count).locate(
                        x: x, y: y, into: &answers)
                })
        }
        try NumberFile.write(answers, to: options.text("output"))
        return result
    }
}
