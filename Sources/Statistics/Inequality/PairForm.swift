/// A sum over neighbours, Σᵢ Σⱼ wᵢⱼ f(yᵢ, yⱼ) with a symmetric f: the permutation-dependent part of Moran's I and
/// Geary's C.
///
/// - Source: N. Mantel, The detection of disease clustering and a generalized regression approach, Cancer Research 27
///   (1967), 209–220; L. J. Hubert, R. G. Golledge and C. M. Costanzo, Generalized procedures for evaluating spatial
///   autocorrelation, Geographical Analysis 13 (1981), 224–233.
enum PairForm: Sendable {
    /// f = yᵢ yⱼ
    case product
    /// f = (yᵢ − yⱼ)²
    case squaredDifference

    @inline(__always)
    private func term(_ a: Double, _ b: Double) -> Double {
        switch self {
        case .product: a * b
        case .squaredDifference: (a - b) * (a - b)
        }
    }

    /// The sum for the values as they stand, compensated, row by row. O(links).
    func value(_ y: UnsafeBufferPointer<Double>, _ neighbours: Neighbours) -> Double {
        var sum = CompensatedSum()
        for unit in 0..<neighbours.count {
            for link in neighbours.offsets[unit]..<neighbours.offsets[unit + 1] {
                sum += neighbours.weights[link] * term(y[unit], y[neighbours.targets[link]])
            }
        }
        return sum.value
    }

    /// The sums of the random orderings with these numbers: ordering k is the shuffle of stream k of the seed.
    ///
    /// - Complexity: O(replicates · (n + links)).
    func sampled(_ y: [Double], _ neighbours: Neighbours, seed: UInt64, _ replicates: Range<Int>) -> [Double] {
        [Double](unsafeUninitializedCapacity: replicates.count) { result, filled in
            var shuffled = y
            shuffled.withUnsafeMutableBufferPointer { shuffled in
                for replicate in replicates {
                    _ = shuffled.update(fromContentsOf: y)
                    var random = RandomStream(seed: seed, stream: UInt64(replicate))
                    random.shuffle(shuffled)
                    (result.baseAddress! + filled).initialize(to: value(UnsafeBufferPointer(shuffled), neighbours))
                    filled += 1
                }
            }
        }
    }

    /// The sums of all distinct orderings, in a fixed order.
    ///
    /// Places are filled one after the other, and a place adds what it has with the places filled before it, so that
    /// orderings that begin alike share the work. Of equal values only the first unused one is tried at a place: every
    /// distinct ordering then stands for equally many.
    ///
    /// - Precondition: at most 9 units.
    /// - Complexity: O(n · n!) time, at most n! numbers.
    func everyOrdering(_ y: [Double], _ neighbours: Neighbours) -> [Double] {
        let count = y.count
        let sorted = y.sorted()
        var search = OrderingSearch(count: count)
        for one in 0..<count {
            for other in 0..<count {
                search.terms[one * count + other] = term(sorted[one], sorted[other])
            }
            if one > 0, sorted[one] == sorted[one - 1] { search.repeats |= 1 << one }
        }
        for link in neighbours.links {
            let (later, earlier) = (max(link.from, link.to), min(link.from, link.to))
            search.mutual[later * count + earlier] += link.weight
        }
        var orderings = 1
        for factor in 1...max(1, count) { orderings *= factor }
        return [Double](unsafeUninitializedCapacity: orderings) { result, filled in
            search.fill(place: 0, used: 0, sum: 0, result.baseAddress!, &filled)
        }
    }
}

/// The depth-first walk through all orderings.
private struct OrderingSearch {
    let count: Int
    /// f of the values with ranks (row, column).
    var terms: [Double]
    /// wᵢⱼ + wⱼᵢ for i > j, row by row.
    var mutual: [Double]
    /// The ranks whose value equals that of the rank before.
    var repeats: UInt32 = 0
    /// The rank that stands in each place.
    var placed: [Int]

    init(count: Int) {
        self.count = count
        terms = [Double](repeating: 0, count: count * count)
        mutual = terms
        placed = [Int](repeating: 0, count: count)
    }

    mutating func fill(
        place: Int, used: UInt32, sum: Double, _ result: UnsafeMutablePointer<Double>, _ filled: inout Int
    ) {
        var free = ~used & (1 << UInt32(count) - 1)
        // An equal value may be used only after the one before it.
        free &= ~(repeats & ~(used << 1))
        while free != 0 {
            let rank = free.trailingZeroBitCount
            free &= free - 1
            var next = sum
            for earlier in 0..<place {
                next += mutual[place * count + earlier] * terms[rank * count + placed[earlier]]
            }
            if place == count - 1 {
                (result + filled).initialize(to: next)
                filled += 1
            } else {
                placed[place] = rank
                fill(place: place + 1, used: used | 1 << UInt32(rank), sum: next, result, &filled)
            }
        }
    }
}
