/// Contributions of sources (initiatives, programmes, decision years) to the totals of the parts: the sparse table
/// behind influence, bootstrap and Shapley at the level of sources.
public struct Contributions: Sendable, Hashable {
    /// A source's contribution to one part.
    public struct Entry: Sendable, Hashable {
        public let part: Int
        /// In the unit of the totals; finite, of any sign.
        public let amount: Double

        public init(part: Int, amount: Double) {
            self.part = part
            self.amount = amount
        }
    }

    /// The number of parts.
    public let parts: Int
    private let offsets: [Int]
    private let entries: [Entry]

    /// The number of sources.
    public var count: Int { offsets.count - 1 }

    /// - Parameters:
    ///   - parts: the number of parts.
    ///   - sources: by source, its contributions; a source may contribute to a part more than once, or to none.
    /// - Throws: `unknownUnit` with the index of a part that does not exist, `notFinite` with the index of the source.
    /// - Complexity: O(contributions).
    public init(parts: Int, sources: [[Entry]]) throws(Undefined) {
        var offsets = [0]
        for source in sources { offsets.append(offsets[offsets.count - 1] + source.count) }
        try self.init(parts: parts, offsets: offsets, entries: sources.flatMap { $0 })
    }

    /// The same from one flat list.
    ///
    /// - Parameter offsets: source i adds `entries[offsets[i]..<offsets[i + 1]]`; from 0 to the number of entries,
    ///   never descending.
    public init(parts: Int, offsets: [Int], entries: [Entry]) throws(Undefined) {
        precondition(offsets.first == 0 && offsets.last == entries.count, "offsets begin and end with the entries")
        for source in 0..<offsets.count - 1 {
            for entry in entries[offsets[source]..<offsets[source + 1]] {
                guard (0..<parts).contains(entry.part) else { throw .unknownUnit(index: entry.part) }
                guard entry.amount.isFinite else { throw .notFinite(index: source) }
            }
        }
        self.parts = parts
        self.offsets = offsets
        self.entries = entries
    }

    /// The contributions of a source.
    public func source(_ index: Int) -> ArraySlice<Entry> { entries[offsets[index]..<offsets[index + 1]] }

    /// The totals of the parts. O(contributions).
    public var totals: [Double] { totals { _ in 1 } }

    /// The totals of the parts when every source counts as often as given: 0 leaves it out.
    ///
    /// - Parameter multiplicities: one per source.
    /// - Throws: `countMismatch`.
    public func totals(multiplicities: [Int]) throws(Undefined) -> [Double] {
        guard multiplicities.count == count else {
            throw .countMismatch(values: count, other: multiplicities.count)
        }
        return totals { multiplicities[$0] }
    }

    /// The totals of the parts without one source, computed without it: no rounding of it is left.
    public func totals(without source: Int) -> [Double] { totals { $0 == source ? 0 : 1 } }

    /// Calls `body` with the totals of the parts without each of some sources in turn, in one pass over the
    /// contributions.
    ///
    /// A source's amounts are taken from the totals; where little is left, so that digits would be lost, or the source
    /// was the only one of a part, that part is added up anew.
    ///
    /// - Complexity: O(contributions) and one call of `body` per source; a source that holds nearly all of a part costs
    ///   O(contributions to that part) more, and the first such source of a part O(contributions).
    func withoutEach(of some: Range<Int>? = nil, _ body: (_ source: Int, _ totals: [Double]) -> Void) {
        let all = totals
        // Σ |amount|, against which the loss of digits is judged: totals may cancel.
        var sizes = [Double](repeating: 0, count: parts)
        for entry in entries { sizes[entry.part] += entry.amount.magnitude }
        // By part, its contributions; only where a part is added up anew.
        var ofPart = [[(source: Int, amount: Double)]?](repeating: nil, count: parts)
        var left = all
        for source in some ?? 0..<count {
            let own = offsets[source]..<offsets[source + 1]
            for entry in own { left[entries[entry].part] -= entries[entry].amount }
            for entry in own where left[entries[entry].part].magnitude < sizes[entries[entry].part] * 1e-3 {
                let part = entries[entry].part
                let amounts = ofPart[part] ?? amounts(of: part)
                ofPart[part] = amounts
                var sum = CompensatedSum()
                for other in amounts where other.source != source { sum += other.amount }
                left[part] = sum.value
            }
            body(source, left)
            for entry in own { left[entries[entry].part] = all[entries[entry].part] }
        }
    }

    /// Each source's contribution to a part. O(contributions).
    private func amounts(of part: Int) -> [(source: Int, amount: Double)] {
        (0..<count).flatMap { source in self.source(source).lazy.filter { $0.part == part }.map { (source, $0.amount) }
        }
    }

    /// The totals of the parts when each source counts as often as `multiplicity` says.
    func totals(_ multiplicity: (Int) -> Int) -> [Double] {
        var sums = [CompensatedSum](repeating: CompensatedSum(), count: parts)
        for source in 0..<count {
            let times = multiplicity(source)
            guard times != 0 else { continue }
            for entry in offsets[source]..<offsets[source + 1] {
                sums[entries[entry].part] += Double(times) * entries[entry].amount
            }
        }
        return sums.map(\.value)
    }
}
