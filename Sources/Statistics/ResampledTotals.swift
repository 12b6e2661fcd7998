/// Totals of the parts when n of n sources are drawn with replacement, for many replicates, without making the draws one by one.
///
/// How often each source is drawn has exactly the distribution that n single draws give it. First every source is drawn a Poisson
/// number of times, with a mean so far below 1 that the sum of all stays below n in nearly every replicate; then what is missing is
/// drawn singly. Given their sum, independent Poisson numbers are what that many single draws make of them, so the whole is too; the few
/// replicates (3 in 100,000) whose sum is above n are drawn singly from the beginning.
///
/// Poisson numbers up to 3 come for eight sources at once: 16 bits, drawn from the table of their joint probabilities, are the index
/// into sums of the sources' amounts. One source in fifty gets a number of 4 or more, by gaps that are geometric.
///
/// Replicate k draws from streams of the seed that are its own: the result does not depend on how many threads there are.
///
/// - Complexity: O(replicates · contributions), about 1 ns for each source of each replicate.
struct ResampledTotals: Sendable {
    /// Fewer sources are drawn one by one: setting up the tables would take longer.
    static let leastSources = 1_000

    private let parts: Int
    private let count: Int
    /// Eight sources each: the parts that they add to, and for each part what each of the eight adds.
    private var groups: [Group] = []
    /// By place: what the source adds, parts ascending.
    private var entries: [Contributions.Entry] = []
    private var offsets: [Int] = [0]
    /// Numbers up to 3 of eight sources: bit i is bit 0 of the i-th source's number, bit 8 + i its bit 1.
    private let numbers: AliasTable
    /// How many sources there are before the next with a number of 4 or more; 255 stands for as many and no such source yet.
    private let gaps: AliasTable
    /// Numbers from 4 on, less 4.
    private let large: AliasTable

    private struct Group {
        var part: Int32
        var amounts: (Double, Double, Double, Double, Double, Double, Double, Double) = (0, 0, 0, 0, 0, 0, 0, 0)
    }
    /// The groups of places 8 g … 8 g + 7 are `groups[groupOffsets[g]..<groupOffsets[g + 1]]`.
    private var groupOffsets: [Int] = [0]

    init(_ contributions: Contributions) {
        parts = contributions.parts
        count = contributions.count
        let mean = 1 - 4 / Double(count).squareRoot()
        let probabilities = Self.poisson(mean)
        let few = probabilities[..<4].total
        numbers = AliasTable(
            (0..<1 << 16).map { state in
                var product = 1.0
                for source in 0..<8 { product *= probabilities[state >> source & 1 | state >> (source + 7) & 2] }
                return product
            })
        gaps = AliasTable((0..<256).map { gap in Self.power(few, gap) * (gap < 255 ? 1 - few : 1) })
        large = AliasTable(Array(probabilities[4..<20]))

        // Sources that add to the same parts stand together: eight of them then need few sums.
        let order = (0..<count).map { source in
            var key: UInt64 = 0
            for entry in contributions.source(source) { key = (key ^ UInt64(entry.part + 1)) &* 0x9e37_79b9_7f4a_7c15 }
            return (key: key, source: source)
        }.sorted { ($0.key, $0.source) < ($1.key, $1.source) }
        for (place, item) in order.enumerated() {
            for entry in contributions.source(item.source) { add(entry) }
            offsets.append(entries.count)
            if place % 8 == 7 || place == count - 1 { closeGroup(from: place / 8 * 8) }
        }
    }

    /// One entry of the source at hand.
    private mutating func add(_ entry: Contributions.Entry) {
        let own = offsets[offsets.count - 1]
        if let same = entries[own...].firstIndex(where: { $0.part == entry.part }) {
            entries[same] = .init(part: entry.part, amount: entries[same].amount + entry.amount)
        } else {
            entries.append(entry)
        }
    }

    private mutating func closeGroup(from place: Int) {
        let first = groups.count
        for place in place..<offsets.count - 1 {
            for entry in entries[offsets[place]..<offsets[place + 1]] {
                var group = first
                while group < groups.count, groups[group].part != entry.part { group += 1 }
                if group == groups.count { groups.append(Group(part: Int32(entry.part))) }
                withUnsafeMutableBytes(of: &groups[group].amounts) {
                    $0.storeBytes(of: entry.amount, toByteOffset: place % 8 * MemoryLayout<Double>.stride, as: Double.self)
                }
            }
        }
        groupOffsets.append(groups.count)
    }

    /// Totals of the parts, replicate by replicate: those of replicate k begin at (k − `replicates.lowerBound`) · parts.
    func totals(_ replicates: Range<Int>, seed: UInt64) -> [Double] {
        var draw = Draw(self, replicates: replicates, seed: seed)
        numbers.withDrawing { numbers in
            gaps.withDrawing { gaps in
                large.withDrawing { large in draw.poisson(numbers, gaps, large) }
            }
        }
        draw.fillUp()
        return draw.totals()
    }

    /// Probabilities of 0 … 19; those of 20 and more are below 1e-18 together.
    private static func poisson(_ mean: Double) -> [Double] {
        var term = exponential(-mean)
        return (1...20).map { next in
            defer { term *= mean / Double(next) }
            return term
        }
    }

    private static func power(_ base: Double, _ exponent: Int) -> Double { exponential(logarithm(base) * Double(exponent)) }

    /// The replicates of one thread on their way.
    private struct Draw: ~Copyable {
        let table: ResampledTotals
        let replicates: Range<Int>
        let seed: UInt64
        /// Part by part, the totals of every replicate.
        let sums: UnsafeMutableBufferPointer<Double>
        /// By replicate, the sum of all numbers so far.
        let drawn: UnsafeMutableBufferPointer<Int>
        /// By replicate, for all that the tables of eight don't give.
        let streams: UnsafeMutableBufferPointer<RandomStream>
        /// By replicate, the next place whose number is 4 or more.
        let next: UnsafeMutableBufferPointer<Int>

        init(_ table: ResampledTotals, replicates: Range<Int>, seed: UInt64) {
            self.table = table
            self.replicates = replicates
            self.seed = seed
            sums = .allocate(capacity: table.parts * replicates.count)
            sums.initialize(repeating: 0)
            drawn = .allocate(capacity: replicates.count)
            drawn.initialize(repeating: 0)
            next = .allocate(capacity: replicates.count)
            next.initialize(repeating: -1)
            streams = .allocate(capacity: replicates.count)
            for index in 0..<replicates.count {
                (streams.baseAddress! + index).initialize(to: Self.stream(replicates.lowerBound + index, seed: seed, of: 1))
            }
        }

        deinit {
            sums.deallocate()
            drawn.deallocate()
            next.deallocate()
            streams.deallocate()
        }

        /// Streams 0, 1 and 2 of a replicate: the tables of eight; the rest; all draws where the first attempt brought too many.
        private static func stream(_ replicate: Int, seed: UInt64, of use: UInt64) -> RandomStream {
            RandomStream(seed: seed, stream: UInt64(replicate) | use << 62)
        }

        mutating func poisson(
            _ numbers: borrowing AliasTable.Drawing, _ gaps: borrowing AliasTable.Drawing, _ large: borrowing AliasTable.Drawing
        ) {
            let states = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: replicates.count)
            states.initialize(repeating: 0)
            defer { states.deallocate() }
            let (replicates, seed, streams, next, drawn) = (replicates, seed, streams, next, drawn)
            for index in 0..<replicates.count { advance(index, gaps) }
            // One block of the generator is four words, each for eight places.
            for block in 0..<(table.count + 31) / 32 {
                let places = block * 32..<min(block * 32 + 32, table.count)
                // Places beyond the last source count for nothing.
                let valid = places.count == 32 ? UInt64.max : Self.mask(places.count)
                for index in 0..<replicates.count {
                    let words = RandomStream.block(UInt64(block), stream: UInt64(replicates.lowerBound + index), seed: seed)
                    var state = UInt64(numbers.outcome(words.x, &streams[index]))
                    state |= UInt64(numbers.outcome(words.y, &streams[index])) << 16
                    state |= UInt64(numbers.outcome(words.z, &streams[index])) << 32
                    state |= UInt64(numbers.outcome(words.w, &streams[index])) << 48
                    state &= valid
                    while next[index] < places.upperBound {
                        let place = next[index] - places.lowerBound
                        state &= ~(0x0101 << UInt64(place / 8 * 16 + place % 8))
                        let number = Int(large.outcome(streams[index].next(), &streams[index])) + 4
                        add(place: next[index], times: Double(number), index)
                        drawn[index] &+= number
                        advance(index, gaps)
                    }
                    drawn[index] &+= state.nonzeroBitCount &+ (state & 0xff00_ff00_ff00_ff00).nonzeroBitCount
                    states[index] = state
                }
                for group in block * 4..<min(block * 4 + 4, table.groupOffsets.count - 1) {
                    for item in table.groupOffsets[group]..<table.groupOffsets[group + 1] {
                        addUp(table.groups[item], states, shift: UInt64(group % 4 * 16))
                    }
                }
            }
        }

        /// The bits of the first `places` of 32 places.
        private static func mask(_ places: Int) -> UInt64 {
            (0..<places).reduce(0) { $0 | 0x0101 << UInt64($1 / 8 * 16 + $1 % 8) }
        }

        private mutating func advance(_ index: Int, _ gaps: borrowing AliasTable.Drawing) {
            var gap: UInt32
            next[index] += 1
            repeat {
                gap = gaps.outcome(streams[index].next(), &streams[index])
                next[index] += Int(gap)
            } while gap == 255 && next[index] < table.count
            if next[index] >= table.count { next[index] = .max }
        }

        /// Adds what eight sources bring to one part, to every replicate.
        private func addUp(_ group: Group, _ states: UnsafeMutableBufferPointer<UInt64>, shift: UInt64) {
            withUnsafeTemporaryAllocation(of: Double.self, capacity: 256) { sumOf in
                sumOf.initialize(repeating: 0)
                withUnsafeBytes(of: group.amounts) { bytes in
                    let amounts = bytes.assumingMemoryBound(to: Double.self)
                    for source in 0..<8 {
                        for set in 0..<1 << source { sumOf[1 << source + set] = sumOf[set] + amounts[source] }
                    }
                }
                let own = sums.baseAddress! + Int(group.part) * replicates.count
                for index in 0..<replicates.count {
                    let state = states[index] >> shift
                    let twice = sumOf[Int(state >> 8 & 0xff)]
                    own[index] += sumOf[Int(state & 0xff)] + (twice + twice)
                }
            }
        }

        private func add(place: Int, times: Double, _ index: Int) {
            for entry in table.offsets[place]..<table.offsets[place + 1] {
                sums[table.entries[entry].part * replicates.count + index] += times * table.entries[entry].amount
            }
        }

        /// Draws singly what is missing of n.
        mutating func fillUp() {
            for index in 0..<replicates.count {
                var random = streams[index]
                var missing = table.count - drawn[index]
                if missing < 0 {
                    for part in 0..<table.parts { sums[part * replicates.count + index] = 0 }
                    random = Self.stream(replicates.lowerBound + index, seed: seed, of: 2)
                    missing = table.count
                }
                for _ in 0..<missing { add(place: random.below(table.count), times: 1, index) }
            }
        }

        func totals() -> [Double] {
            let replicates = replicates.count, parts = table.parts
            return [Double](unsafeUninitializedCapacity: replicates * parts) { totals, filled in
                for index in 0..<replicates {
                    for part in 0..<parts {
                        (totals.baseAddress! + (index * parts + part)).initialize(to: sums[part * replicates + index])
                    }
                }
                filled = replicates * parts
            }
        }
    }
}
