/// Draws outcomes 0 … n − 1 with given probabilities, each by one table read: column and threshold come from one random
/// word of 32 bits.
///
/// Every column keeps its own outcome with some probability and hands the rest to one other. The kept probability is
/// known to 48 bits: the 16 that a word leaves decide all but one draw in 65,536, which takes another word.
///
/// - Source: A. J. Walker, An efficient method for generating discrete random variables with general distributions, ACM
///   TOMS 3 (1977), 253–256; built as in M. D. Vose, A linear algorithm for generating random numbers with a given
///   distribution, IEEE TSE 17 (1991), 972–975.
struct AliasTable: Sendable {
    /// By column: the leading 16 bits of its kept probability, and the alternative outcome.
    private let columns: [UInt32]
    /// The following 32 bits of the kept probability.
    private let finer: [UInt32]
    private let mask: UInt32

    /// - Parameter weights: finite and ≥ 0, not all 0; as many as a power of two, at most 65,536.
    /// - Complexity: O(outcomes).
    init(_ weights: [Double]) {
        let count = weights.count
        precondition(count.nonzeroBitCount == 1 && count <= 1 << 16, "a power of two, at most 65,536")
        mask = UInt32(count - 1)
        let scale = Double(count) / weights.total
        var left = weights.map { $0 * scale }
        // Columns left over keep all of their probability: their alternative is themselves.
        var columns = (0..<count).map { UInt32(0xffff_0000) | UInt32($0) }
        var finer = [UInt32](repeating: .max, count: count)
        var (small, large): ([Int], [Int]) = ([], [])
        for outcome in 0..<count {
            if left[outcome] < 1 { small.append(outcome) } else { large.append(outcome) }
        }
        while let column = small.popLast(), let other = large.last {
            let kept = UInt64(left[column] * 0x1p48)
            columns[column] = UInt32(kept >> 32) << 16 | UInt32(other)
            finer[column] = UInt32(truncatingIfNeeded: kept)
            left[other] -= 1 - left[column]
            if left[other] < 1 {
                large.removeLast()
                small.append(other)
            }
        }
        self.columns = columns
        self.finer = finer
    }

    /// The tables without bounds to check, for inner loops.
    func withDrawing<Result>(_ body: (borrowing Drawing) -> Result) -> Result {
        columns.withUnsafeBufferPointer { columns in
            finer.withUnsafeBufferPointer { body(Drawing(columns: columns, finer: $0, mask: mask)) }
        }
    }

    struct Drawing: ~Copyable {
        fileprivate let columns: UnsafeBufferPointer<UInt32>
        fileprivate let finer: UnsafeBufferPointer<UInt32>
        fileprivate let mask: UInt32

        /// The outcome that a random word leads to; `random` gives another one where that is needed.
        @inline(__always)
        borrowing func outcome(_ word: UInt32, _ random: inout RandomStream) -> UInt32 {
            let column = word & mask
            let entry = columns[Int(column)]
            let (drawn, kept) = (word >> 16, entry >> 16)
            if drawn == kept { return random.next() < finer[Int(column)] ? column : entry & 0xffff }
            // A processor would predict a branch wrongly half the time: the difference's sign gives the shift instead.
            let both = (entry & 0xffff) | column << 16
            return both &>> ((drawn &- kept) &>> 27 & 16) & 0xffff
        }
    }
}
