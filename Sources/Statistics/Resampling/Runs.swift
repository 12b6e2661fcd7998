import Parallel

extension Runs {
    /// One run for each of `threads`.
    ///
    /// - Throws: `parameter(.threads)`.
    init(of count: Int, threads: Int) throws(Undefined) {
        guard threads >= 1 else { throw .parameter(.threads, value: Double(threads)) }
        self.init(of: count, workers: threads)
    }
}
