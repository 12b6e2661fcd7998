/// Values with their weights, put into ascending order of the values.
///
/// The order of doubles is that of their bit patterns once negative ones are inverted and the others have their sign
/// bit set, so that they are sorted digit by digit, most significant first, in time that grows linearly with their
/// number: the first digit leaves buckets that fit into the cache, and the rest happens there. A Gini of ten million
/// weighted values takes less time so than by a comparison sort.
///
/// - Complexity: O(n): at most eight digits, of 11 bits for more than 32,768 pairs and else of 8, each counted in one
///   pass and moved in another over pairs of 16 bytes, in two buffers. Up to 48 pairs are sorted by insertion.
struct SortedPairs: ~Copyable {
    private let pairs: UnsafeMutableBufferPointer<WeightedKey>

    /// - Precondition: values are finite; weights, when given, are as many.
    init(_ values: UnsafeBufferPointer<Double>, weights: UnsafeBufferPointer<Double>?) {
        pairs = WeightedKey.sorted(values, weights: weights)
    }

    init(_ values: [Double], weights: [Double]?) {
        pairs = values.withUnsafeBufferPointer { values in
            guard let weights else { return WeightedKey.sorted(values, weights: nil) }
            return weights.withUnsafeBufferPointer { WeightedKey.sorted(values, weights: $0) }
        }
    }

    deinit { pairs.deallocate() }

    var count: Int { pairs.count }

    func value(_ rank: Int) -> Double { pairs[rank].value }

    func weight(_ rank: Int) -> Double { pairs[rank].weight }
}

/// A value as an integer that orders like it, and its weight.
private struct WeightedKey {
    var key: UInt64
    var weight: Double

    static let insertionLimit = 48

    init(_ value: Double, weight: Double) {
        // −0 and 0 are the same number and must have the same rank.
        let bits = (value + 0).bitPattern
        key = bits ^ (bits >> 63 == 1 ? ~0 : 1 << 63)
        self.weight = weight
    }

    var value: Double { Double(bitPattern: key ^ (key >> 63 == 1 ? 1 << 63 : ~0)) }

    /// - Returns: allocated; the caller's to free.
    static func sorted(
        _ values: UnsafeBufferPointer<Double>, weights: UnsafeBufferPointer<Double>?
    ) -> UnsafeMutableBufferPointer<WeightedKey> {
        let count = values.count
        let pairs = UnsafeMutableBufferPointer<WeightedKey>.allocate(capacity: count)
        if let weights {
            for index in 0..<count {
                (pairs.baseAddress! + index).initialize(to: WeightedKey(values[index], weight: weights[index]))
            }
        } else {
            for index in 0..<count {
                (pairs.baseAddress! + index).initialize(to: WeightedKey(values[index], weight: 1))
            }
        }
        guard count > insertionLimit else {
            insertionSort(pairs)
            return pairs
        }
        let scratch = UnsafeMutableBufferPointer<WeightedKey>.allocate(capacity: count)
        scratch.initialize(repeating: WeightedKey(0, weight: 0))
        defer { scratch.deallocate() }
        sort(pairs, scratch: scratch, bitsLeft: 64, keepInScratch: false)
        return pairs
    }

    static func insertionSort(_ pairs: UnsafeMutableBufferPointer<WeightedKey>) {
        guard pairs.count > 1 else { return }
        for index in 1..<pairs.count {
            let pair = pairs[index]
            var hole = index
            while hole > 0, pairs[hole - 1].key > pair.key {
                pairs[hole] = pairs[hole - 1]
                hole -= 1
            }
            pairs[hole] = pair
        }
    }

    /// Sorts `pairs` by the lowest `bitsLeft` bits of the keys; all higher bits are the same.
    ///
    /// The buffers change roles from digit to digit; `keepInScratch` says in which of them the result is wanted.
    static func sort(
        _ pairs: UnsafeMutableBufferPointer<WeightedKey>, scratch: UnsafeMutableBufferPointer<WeightedKey>,
        bitsLeft: Int, keepInScratch: Bool
    ) {
        let count = pairs.count
        if count <= insertionLimit || bitsLeft == 0 {
            if bitsLeft > 0 { insertionSort(pairs) }
            if keepInScratch { _ = scratch.update(fromContentsOf: pairs) }
            return
        }
        let digitBits = min(count > 1 << 15 ? 11 : 8, bitsLeft)
        let shift = UInt64(bitsLeft - digitBits)
        let mask = UInt64(1) << UInt64(digitBits) - 1
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 1 << digitBits) { ends in
            ends.initialize(repeating: 0)
            for index in 0..<count { ends[Int((pairs[index].key >> shift) & mask)] &+= 1 }
            if ends[Int((pairs[0].key >> shift) & mask)] == count {
                // One and the same digit everywhere: nothing to move.
                sort(pairs, scratch: scratch, bitsLeft: bitsLeft - digitBits, keepInScratch: keepInScratch)
                return
            }
            var start = 0
            for digit in ends.indices {
                let size = ends[digit]
                ends[digit] = start
                start &+= size
            }
            for index in 0..<count {
                let pair = pairs[index]
                let digit = Int((pair.key >> shift) & mask)
                scratch[ends[digit]] = pair
                ends[digit] &+= 1
            }
            var lower = 0
            for digit in ends.indices {
                let upper = ends[digit]
                if upper > lower {
                    sort(
                        UnsafeMutableBufferPointer(rebasing: scratch[lower..<upper]),
                        scratch: UnsafeMutableBufferPointer(rebasing: pairs[lower..<upper]),
                        bitsLeft: bitsLeft - digitBits, keepInScratch: !keepInScratch)
                }
                lower = upper
            }
        }
    }
}
