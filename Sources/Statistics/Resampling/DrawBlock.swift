/// A block of random draws of ranks among "the others", and their sums for the unit at hand: the moving part of
/// `ConditionalPermutation`.
///
/// Rank r among the others of unit i is unit r while r < i and unit r + 1 from there on. Going from unit i to unit i +
/// 1 changes rank i alone: it was unit i + 1 and becomes unit i.
struct DrawBlock: ~Copyable {
    private let draws: Int
    private let slots: Int
    /// The rank drawn for a slot: `ranks[slot * draws + draw]`.
    private let ranks: UnsafeMutableBufferPointer<Int32>
    /// The draws that contain rank r: `holders[holderOffsets[r]..<holderOffsets[r + 1]]`.
    private let holders: UnsafeMutableBufferPointer<Int32>
    private let holderOffsets: UnsafeMutableBufferPointer<Int32>
    /// The value of every rank for the unit at hand.
    private let others: UnsafeMutableBufferPointer<Double>
    /// The sums over the first k slots of every draw, for each k that some unit with equal weights needs.
    private let sums: UnsafeMutableBufferPointer<Double>
    /// The place of k among those sums, or −1.
    private let sumRow: [Int]
    private let weighted: UnsafeMutableBufferPointer<Double>
    private var unit = 0

    init(_ permutation: borrowing ConditionalPermutation, seed: UInt64, draws numbers: Range<Int>) {
        let neighbours = permutation.neighbours
        let others = neighbours.count - 1
        draws = numbers.count
        var sumRow: [Int] = []
        var rows = 0
        for unit in 0..<neighbours.count {
            let weights = neighbours.weights(of: unit)
            while sumRow.count <= weights.count { sumRow.append(-1) }
            if Self.commonWeight(weights) != nil, sumRow[weights.count] < 0 {
                sumRow[weights.count] = rows
                rows += 1
            }
        }
        self.sumRow = sumRow
        slots = sumRow.count - 1
        ranks = .allocate(capacity: slots * draws)
        holders = .allocate(capacity: slots * draws)
        holderOffsets = .allocate(capacity: others + 1)
        self.others = .allocate(capacity: others)
        sums = .allocate(capacity: rows * draws)
        weighted = .allocate(capacity: draws)
        sums.initialize(repeating: 0)
        weighted.initialize(repeating: 0)
        holderOffsets.initialize(repeating: 0)
        for rank in 0..<others { (self.others.baseAddress! + rank).initialize(to: permutation.values[rank + 1]) }

        // Every draw deals the first cards of the same deck, and puts them back.
        var deck = [Int32](unsafeUninitializedCapacity: others) { deck, filled in
            for rank in 0..<others { (deck.baseAddress! + rank).initialize(to: Int32(rank)) }
            filled = others
        }
        var picks = [Int](repeating: 0, count: slots)
        for draw in 0..<draws {
            var random = RandomStream(seed: seed, stream: UInt64(numbers.lowerBound + draw))
            for slot in 0..<slots {
                let pick = slot + random.below(others - slot)
                picks[slot] = pick
                deck.swapAt(slot, pick)
                (ranks.baseAddress! + (slot * draws + draw)).initialize(to: deck[slot])
                holderOffsets[Int(deck[slot])] += 1
            }
            for slot in (0..<slots).reversed() { deck.swapAt(slot, picks[slot]) }
        }
        // Counting sort: each offset starts as the end of its rank's draws and moves down to their beginning.
        var end: Int32 = 0
        for rank in 0...others {
            end += holderOffsets[rank]
            holderOffsets[rank] = end
        }
        for place in 0..<slots * draws {
            let rank = Int(ranks[place])
            holderOffsets[rank] -= 1
            (holders.baseAddress! + Int(holderOffsets[rank])).initialize(to: Int32(place % draws))
        }
        for draw in 0..<draws { addUp(draw) }
    }

    deinit {
        ranks.deallocate()
        holders.deallocate()
        holderOffsets.deallocate()
        others.deallocate()
        sums.deallocate()
        weighted.deallocate()
    }

    /// The weight that all links of a unit have, or nil where they differ.
    static func commonWeight(_ weights: ArraySlice<Double>) -> Double? {
        guard let first = weights.first else { return nil }
        return weights.allSatisfy { $0 == first } ? first : nil
    }

    /// Makes `unit` the one that keeps its value. Units come in ascending order, none left out.
    ///
    /// - Complexity: O(draws that contain the changed rank · slots).
    mutating func makeRoom(for unit: Int, _ values: [Double]) {
        precondition(unit == self.unit || unit == self.unit + 1, "units come one after the other")
        guard unit > self.unit else { return }
        self.unit = unit
        let rank = unit - 1
        others[rank] = values[rank]
        for holder in Int(holderOffsets[rank])..<Int(holderOffsets[rank + 1]) { addUp(Int(holders[holder])) }
    }

    /// The sums over the first `neighbours` slots, one per draw. O(1).
    ///
    /// - Precondition: a unit with equal weights has that many neighbours.
    borrowing func sums(neighbours: Int) -> UnsafeBufferPointer<Double> {
        UnsafeBufferPointer(rebasing: sums[sumRow[neighbours] * draws..<(sumRow[neighbours] + 1) * draws])
    }

    /// The weighted sums over the first slots, one per draw; valid until the next call. O(draws · weights).
    borrowing func sums(_ weights: ArraySlice<Double>) -> UnsafeBufferPointer<Double> {
        for draw in 0..<draws { weighted[draw] = 0 }
        for (slot, weight) in weights.enumerated() {
            for draw in 0..<draws { weighted[draw] += weight * others[Int(ranks[slot * draws + draw])] }
        }
        return UnsafeBufferPointer(weighted)
    }

    /// Adds a draw up from its first slot on: always in the same order, so that no rounding is carried along.
    private borrowing func addUp(_ draw: Int) {
        var sum = 0.0
        for slot in 0..<slots {
            sum += others[Int(ranks[slot * draws + draw])]
            let row = sumRow[slot + 1]
            if row >= 0 { sums[row * draws + draw] = sum }
        }
    }
}
