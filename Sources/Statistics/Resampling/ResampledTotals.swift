/// Totals of the parts when n of n sources are drawn with replacement, for many replicates, without making the draws
/// one by one.
///
/// How often each source is drawn has exactly the distribution that n single draws give it. First every source is drawn
/// a Poisson number of times, with a mean so far below 1 that the sum of all stays below n in nearly every replicate;
/// then the missing draws are made singly. Given their sum, independent Poisson numbers are what that many single draws
/// make of them, so the whole is too; the few replicates (6 in 10,000) whose sum is above n are drawn singly from the
/// beginning.
///
/// Poisson numbers up to 3 come for eight sources at once: 16 bits, drawn from the table of their joint probabilities,
/// are the index into sums of the sources' amounts. One source in fifty gets a number of 4 or more, by gaps that are
/// geometric.
///
/// All replicates of a thread go through the sources side by side, 32 sources at a time: the tables stay in the cache,
/// and two replicates' random words are made at once.
///
/// Replicate k draws from its own streams of the seed: the result does not depend on the number of threads.
///
/// - Complexity: O(replicates · contributions), about 1 ns for each source of each replicate.
/// - Source: N. L. Johnson, S. Kotz and N. Balakrishnan, Discrete multivariate distributions (1997), ch. 35
///   (independent Poisson numbers, given their sum, are multinomial).
struct ResampledTotals: Sendable {
    /// Fewer sources are drawn one by one: setting up the tables would take longer.
    static let leastSources = 1_000

    private let parts: Int
    private let count: Int
    /// Groups of eight sources: the parts that they contribute to, and each source's contribution.
    private var groups: [Group] = []
    /// By place: the source's contributions, parts ascending.
    private var entries: [Contributions.Entry] = []
    private var offsets: [Int] = [0]
    /// Numbers up to 3 of eight sources: bit i is bit 0 of the i-th source's number, bit 8 + i its bit 1.
    private let numbers: AliasTable
    /// 16 · how many sources there are before the next with a number of 4 or more, plus that number less 4. 255 sources
    /// stand for as many and no such source yet.
    private let gaps: AliasTable

    private struct Group {
        var part: Int32
        var amounts: (Double, Double, Double, Double, Double, Double, Double, Double) = (0, 0, 0, 0, 0, 0, 0, 0)
    }
    /// The groups of places 8 g … 8 g + 7 are `groups[groupOffsets[g]..<groupOffsets[g + 1]]`.
    private var groupOffsets: [Int] = [0]

    init(_ contributions: Contributions) {
        parts = contributions.parts
        count = contributions.count
        let mean = 1 - 3.25 / Double(count).squareRoot()
        let probabilities = Self.poisson(mean)
        let few = probabilities[..<4].total
        numbers = AliasTable(
            (0..<1 << 16).map { state in
                var product = 1.0
                for source in 0..<8 { product *= probabilities[state >> source & 1 | state >> (source + 7) & 2] }
                return product
            })
        let large = probabilities[4...].total
        gaps = AliasTable(
            (0..<256).flatMap { gap in
                let probability = Self.power(few, gap) * (gap < 255 ? 1 - few : 1)
                return probabilities[4...].map { probability * $0 / large }
            })

        // Sources that add to the same parts stand together: eight of them then need few sums.
        offsets.reserveCapacity(count + 1)
        for (place, source) in Self.byParts(contributions).enumerated() {
            for entry in contributions.source(source) { add(entry) }
            offsets.append(entries.count)
            if place % 8 == 7 || place == count - 1 { closeGroup(from: place / 8 * 8) }
        }
    }

    /// The sources, those that add to the same parts one after the other, in the order in which such parts first come.
    private static func byParts(_ contributions: Contributions) -> [Int] {
        var kinds: [UInt64: Int] = [:]
        var sizes: [Int] = []
        let kindOf = (0..<contributions.count).map { source in
            var key: UInt64 = 0
            for entry in contributions.source(source) { key = (key ^ UInt64(entry.part + 1)) &* 0x9e37_79b9_7f4a_7c15 }
            let kind = kinds[key] ?? sizes.count
            if kind == sizes.count {
                kinds[key] = kind
                sizes.append(0)
            }
            sizes[kind] += 1
            return kind
        }
        var next = [0]
        for size in sizes { next.append(next[next.count - 1] + size) }
        var order = [Int](repeating: 0, count: contributions.count)
        for (source, kind) in kindOf.enumerated() {
            order[next[kind]] = source
            next[kind] += 1
        }
        return order
    }

    /// One entry of the source at hand.
    private mutating func add(_ entry: Contributions.Entry) {
        for same in offsets[offsets.count - 1]..<entries.count where entries[same].part == entry.part {
            entries[same] = .init(part: entry.part, amount: entries[same].amount + entry.amount)
            return
        }
        entries.append(entry)
    }

    private mutating func closeGroup(from place: Int) {
        let first = groups.count
        for place in place..<offsets.count - 1 {
            for entry in entries[offsets[place]..<offsets[place + 1]] {
                var group = first
                while group < groups.count, groups[group].part != entry.part { group += 1 }
                if group == groups.count { groups.append(Group(part: Int32(entry.part))) }
                withUnsafeMutableBytes(of: &groups[group].amounts) {
                    $0.storeBytes(
                        of: entry.amount, toByteOffset: place % 8 * MemoryLayout<Double>.stride, as: Double.self)
                }
            }
        }
        groupOffsets.append(groups.count)
    }

    /// Totals of the parts, replicate by replicate: those of replicate k begin at (k − `replicates.lowerBound`) ·
    /// parts.
    func totals(_ replicates: Range<Int>, seed: UInt64) -> [Double] {
        entries.withUnsafeBufferPointer { entries in
            offsets.withUnsafeBufferPointer { offsets in
                groups.withUnsafeBufferPointer { groups in
                    groupOffsets.withUnsafeBufferPointer { groupOffsets in
                        let sources = Sources(
                            parts: parts, count: count, entries: entries, offsets: offsets, groups: groups,
                            groupOffsets: groupOffsets)
                        var draw = Draw(sources, replicates: replicates, seed: seed)
                        numbers.withDrawing { numbers in gaps.withDrawing { gaps in draw.poisson(numbers, gaps) } }
                        draw.fillUp()
                        return draw.totals()
                    }
                }
            }
        }
    }

    /// Probabilities of 0 … 19; those of 20 and more are below 1e-18 together.
    private static func poisson(_ mean: Double) -> [Double] {
        var term = exponential(-mean)
        return (1...20).map { next in
            defer { term *= mean / Double(next) }
            return term
        }
    }

    private static func power(_ base: Double, _ exponent: Int) -> Double {
        exponential(logarithm(base) * Double(exponent))
    }

    /// The sources without bounds to check, for inner loops.
    private struct Sources {
        let parts: Int
        let count: Int
        let entries: UnsafeBufferPointer<Contributions.Entry>
        let offsets: UnsafeBufferPointer<Int>
        let groups: UnsafeBufferPointer<Group>
        let groupOffsets: UnsafeBufferPointer<Int>
    }

    /// The replicates of one thread while they are drawn.
    private struct Draw: ~Copyable {
        /// Places that go through the tables together: one block of the generator is four words, each for eight places.
        private static let places = 32

        let sources: Sources
        let replicates: Range<Int>
        let seed: UInt64
        /// The number of replicates, and the same made up to an even one.
        let count: Int, padded: Int
        /// Part by part, the totals of every replicate.
        let sums: UnsafeMutableBufferPointer<Double>
        /// By replicate, the sum of all numbers so far.
        let drawn: UnsafeMutableBufferPointer<Int32>
        /// By replicate, for all draws but those of the tables of eight.
        let streams: UnsafeMutableBufferPointer<RandomStream>
        /// By replicate, 16 · the next place whose number is 4 or more, plus that number less 4.
        let next: UnsafeMutableBufferPointer<Int>

        init(_ sources: Sources, replicates: Range<Int>, seed: UInt64) {
            self.sources = sources
            self.replicates = replicates
            self.seed = seed
            count = replicates.count
            padded = count + count % 2
            sums = .allocate(capacity: sources.parts * count)
            sums.initialize(repeating: 0)
            drawn = .allocate(capacity: count)
            drawn.initialize(repeating: 0)
            next = .allocate(capacity: count)
            next.initialize(repeating: 0)
            streams = .allocate(capacity: count)
            for index in 0..<count {
                (streams.baseAddress! + index).initialize(to: RandomStream(seed: seed, stream: stream(index, of: 1)))
            }
        }

        deinit {
            sums.deallocate()
            drawn.deallocate()
            next.deallocate()
            streams.deallocate()
        }

        /// Streams 0 … 3 of a replicate: the tables of eight; numbers of 4 and more; all draws where the first attempt
        /// brought too many; the missing draws.
        private func stream(_ index: Int, of use: UInt64) -> UInt64 {
            UInt64(replicates.lowerBound + index) | use << 62
        }

        mutating func poisson(_ numbers: borrowing AliasTable.Drawing, _ gaps: borrowing AliasTable.Drawing) {
            let words = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: 4 * padded)
            words.initialize(repeating: 0)
            let states = UnsafeMutableBufferPointer<UInt16>.allocate(capacity: 4 * count)
            states.initialize(repeating: 0)
            let large = Large(replicates: count)
            defer {
                words.deallocate()
                states.deallocate()
            }
            for block in 0..<(sources.count + Self.places - 1) / Self.places {
                fill(words, block)
                let first = block * Self.places
                for group in 0..<4 {
                    let valid = Self.mask(sources.count - first - 8 * group)
                    let (words, states) = (words.baseAddress! + group * padded, states.baseAddress! + group * count)
                    for index in 0..<count {
                        states[index] =
                            UInt16(truncatingIfNeeded: numbers.outcome(words[index], &streams[index])) & valid
                    }
                }
                if block % Large.blocks == 0 { find(large, from: first, gaps) }
                add(large[block % Large.blocks], first, states)
                countUp(states)
                for group in 0..<min(4, sources.groupOffsets.count - 1 - 4 * block) {
                    let own = UnsafeBufferPointer(rebasing: states[group * count..<(group + 1) * count])
                    for item in sources.groupOffsets[4 * block + group]..<sources.groupOffsets[4 * block + group + 1] {
                        addUp(sources.groups[item], own)
                    }
                }
            }
        }

        /// One block of every replicate's words: the four words of replicate i at i, padded + i, …
        private func fill(_ words: UnsafeMutableBufferPointer<UInt32>, _ block: Int) {
            let first = words.baseAddress!
            let (second, third, fourth) = (first + padded, first + 2 * padded, first + 3 * padded)
            var index = 0
            while index < padded {
                let (x, y, z, w) = RandomStream.blocks(UInt64(block), streams: stream(index, of: 0), seed: seed)
                for lane in 0..<2 {
                    first[index &+ lane] = UInt32(truncatingIfNeeded: x[lane])
                    second[index &+ lane] = UInt32(truncatingIfNeeded: y[lane])
                    third[index &+ lane] = UInt32(truncatingIfNeeded: z[lane])
                    fourth[index &+ lane] = UInt32(truncatingIfNeeded: w[lane])
                }
                index &+= 2
            }
        }

        /// The bits of the first `places` of eight places: those beyond the last source count for nothing.
        private static func mask(_ places: Int) -> UInt16 {
            guard places < 8 else { return .max }
            let bits = UInt16(1) << UInt16(max(0, places)) &- 1
            return bits | bits << 8
        }

        /// Sources with a number of 4 or more, found for some blocks ahead: one replicate after the other, since their
        /// number in a block is unpredictable to a processor.
        private struct Large: ~Copyable {
            static let blocks = 32

            /// By block, 512 · replicate + 16 · place in the block + number less 4.
            let found: UnsafeMutableBufferPointer<UInt32>
            let counts: UnsafeMutableBufferPointer<Int>
            let room: Int

            init(replicates: Int) {
                precondition(replicates < 1 << 23, "a replicate has 23 bits")
                room = Draw.places * replicates
                found = .allocate(capacity: Self.blocks * room)
                counts = .allocate(capacity: Self.blocks)
                counts.initialize(repeating: 0)
            }

            deinit {
                found.deallocate()
                counts.deallocate()
            }

            subscript(block: Int) -> UnsafeBufferPointer<UInt32> {
                UnsafeBufferPointer(start: found.baseAddress! + block * room, count: counts[block])
            }
        }

        /// Finds the sources with a number of 4 or more among the places of the blocks from `first` on.
        private func find(_ large: borrowing Large, from first: Int, _ gaps: borrowing AliasTable.Drawing) {
            let end = min(first + Large.blocks * Self.places, sources.count) << 4
            let (found, counts, room) = (large.found.baseAddress!, large.counts.baseAddress!, large.room)
            for block in 0..<Large.blocks { counts[block] = 0 }
            for index in 0..<count {
                var (next, stream) = (next[index], streams[index])
                if first == 0 { next = following(-1, gaps, &stream) }
                while next < end {
                    let ahead = next &- first &<< 4
                    let block = ahead &>> 9
                    found[block &* room &+ counts[block]] = UInt32(truncatingIfNeeded: index &<< 9 | ahead & 511)
                    counts[block] &+= 1
                    next = following(next &>> 4, gaps, &stream)
                }
                self.next[index] = next
                streams[index] = stream
            }
        }

        /// 16 · the next place after `place` whose number is 4 or more, plus that number less 4; `Int.max` after the
        /// last.
        @inline(__always)
        private func following(_ place: Int, _ gaps: borrowing AliasTable.Drawing, _ stream: inout RandomStream) -> Int
        {
            var place = place &+ 1
            while place < sources.count {
                let outcome = Int(gaps.outcome(stream.next(), &stream))
                place &+= outcome &>> 4
                if outcome &>> 4 != 255 { return place &<< 4 | outcome & 15 }
            }
            return .max
        }

        /// Adds the contributions of sources with a number of 4 or more, among the 32 places from `first` on, and
        /// clears their bits.
        private func add(
            _ large: UnsafeBufferPointer<UInt32>, _ first: Int, _ states: UnsafeMutableBufferPointer<UInt16>
        ) {
            let states = states.baseAddress!
            for item in large {
                let (index, place, number) = (Int(item &>> 9), Int(item &>> 4 & 31), Int(item & 15) &+ 4)
                states[place &>> 3 &* count &+ index] &= ~(0x0101 &<< UInt16(truncatingIfNeeded: place & 7))
                add(place: first &+ place, times: Double(number), index)
                drawn[index] &+= Int32(truncatingIfNeeded: number)
            }
        }

        /// Adds the numbers of eight times four places to the draws counted of every replicate.
        private func countUp(_ states: UnsafeMutableBufferPointer<UInt16>) {
            let (drawn, states) = (drawn.baseAddress!, states.baseAddress!)
            let (first, second, third, fourth) = (states, states + count, states + 2 * count, states + 3 * count)
            for index in 0..<count {
                let sum =
                    Self.bits(first[index]) &+ Self.bits(second[index]) &+ Self.bits(third[index])
                    &+ Self.bits(fourth[index])
                drawn[index] &+= Int32(truncatingIfNeeded: sum & 0xff) &+ 2 &* Int32(truncatingIfNeeded: sum &>> 8)
            }
        }

        /// How many bits are set in the lower byte and in the upper one, each in its byte.
        @inline(__always)
        private static func bits(_ state: UInt16) -> UInt16 {
            let pairs = (state & 0x5555) &+ (state &>> 1 & 0x5555)
            let fours = (pairs & 0x3333) &+ (pairs &>> 2 & 0x3333)
            return (fours & 0x0f0f) &+ (fours &>> 4 & 0x0f0f)
        }

        /// Adds the contributions of eight sources to one part, to every replicate.
        private func addUp(_ group: Group, _ states: UnsafeBufferPointer<UInt16>) {
            withUnsafeTemporaryAllocation(of: Double.self, capacity: 256) { sumOf in
                sumOf.initialize(repeating: 0)
                withUnsafeBytes(of: group.amounts) { bytes in
                    let amounts = bytes.assumingMemoryBound(to: Double.self)
                    for source in 0..<8 {
                        for set in 0..<1 << source { sumOf[1 << source + set] = sumOf[set] + amounts[source] }
                    }
                }
                let own = sums.baseAddress! + Int(group.part) * count
                for index in 0..<count {
                    let state = states[index]
                    let twice = sumOf[Int(state >> 8)]
                    own[index] += sumOf[Int(state & 0xff)] + (twice + twice)
                }
            }
        }

        @inline(__always)
        private func add(place: Int, times: Double, _ index: Int) {
            var entry = sources.offsets[place]
            let end = sources.offsets[place &+ 1]
            while entry < end {
                sums[sources.entries[entry].part &* count &+ index] += times * sources.entries[entry].amount
                entry &+= 1
            }
        }

        /// Makes the draws missing from n singly.
        mutating func fillUp() {
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 256) { words in
                for index in 0..<count {
                    var missing = sources.count - Int(drawn[index])
                    var own = stream(index, of: 3)
                    if missing < 0 {
                        for part in 0..<sources.parts { sums[part * count + index] = 0 }
                        own = stream(index, of: 2)
                        missing = sources.count
                    }
                    var (block, used) = (UInt64(0), words.count)
                    for _ in 0..<missing {
                        let place = RandomStream.below(sources.count) {
                            if used == words.count {
                                RandomStream.fill(words, from: block, stream: own, seed: seed)
                                block += UInt64(words.count / 4)
                                used = 0
                            }
                            used += 1
                            return words[used - 1]
                        }
                        add(place: place, times: 1, index)
                    }
                }
            }
        }

        func totals() -> [Double] {
            let parts = sources.parts
            return [Double](unsafeUninitializedCapacity: count * parts) { totals, filled in
                for index in 0..<count {
                    for part in 0..<parts {
                        (totals.baseAddress! + (index * parts + part)).initialize(to: sums[part * count + index])
                    }
                }
                filled = count * parts
            }
        }
    }
}
