import Statistics

/// The Gini coefficient of weighted values, one thread. Options: `values`, `weights`, `runs`; the figure `gini` is the
/// answer.
enum WeightedGini {
    static let run: @Sendable (Options) throws -> Measurement = { options in
        let y = try NumberFile.read(options.text("values"))
        let weights = try NumberFile.read(options.text("weights"))
        var result = Measurement()
        for _ in 0..<(try options.count("runs")) {
            result.seconds.append(try seconds { result.figures["gini"] = try Inequality.gini(y, weights: weights) })
        }
        return result
    }
}
