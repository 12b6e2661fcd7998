/// A counter-based random generator, Philox4x32-10: the n-th number of a stream is a pure function of seed, stream and
/// n.
///
/// Replicate k of a resampling draws from stream k of the stated seed, on whichever thread. Results are therefore the
/// same to the bit on one thread and on many, on every platform, and in every version of the compiler (the standard
/// library's `shuffled(using:)` promises none of this).
///
/// - Source: J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw, Parallel random numbers: as easy as 1, 2, 3,
///   Proceedings of SC'11 (2011). 2⁶⁴ seeds, 2⁶⁴ streams, 2⁶⁶ numbers of 32 bits in each.
public struct RandomStream: Sendable {
    private let key: SIMD2<UInt32>
    private let stream: SIMD2<UInt32>
    private var counter: UInt64 = 0
    private var block = SIMD4<UInt32>()
    private var used = 4

    /// One of the streams of a seed, at its first number.
    public init(seed: UInt64, stream: UInt64) {
        key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
        self.stream = SIMD2(UInt32(truncatingIfNeeded: stream), UInt32(truncatingIfNeeded: stream >> 32))
    }

    /// The next 32 random bits.
    @inline(__always)
    public mutating func next() -> UInt32 {
        if used == 4 {
            block = Self.block(
                counter: SIMD4(
                    UInt32(truncatingIfNeeded: counter), UInt32(truncatingIfNeeded: counter >> 32), stream.x, stream.y),
                key: key)
            counter &+= 1
            used = 0
        }
        defer { used &+= 1 }
        return block[used]
    }

    /// A whole number from 0 to `bound` − 1, each equally likely.
    ///
    /// - Precondition: `bound` is from 1 to 2³² − 1.
    /// - Source: D. Lemire, Fast random integer generation in an interval, ACM TOMACS 29 (2019), 3:1–3:12.
    public mutating func below(_ bound: Int) -> Int { Self.below(bound) { next() } }

    /// The same from words supplied by the caller.
    @inline(__always)
    static func below(_ bound: Int, _ next: () -> UInt32) -> Int {
        let range = UInt32(bound)
        var product = range.multipliedFullWidth(by: next())
        if product.low < range {
            let threshold = (0 &- range) % range
            while product.low < threshold { product = range.multipliedFullWidth(by: next()) }
        }
        return Int(product.high)
    }

    /// A random ordering in place, all equally likely (Fisher and Yates).
    ///
    /// - Precondition: fewer than 2³² elements.
    mutating func shuffle<Element>(_ elements: UnsafeMutableBufferPointer<Element>) {
        var last = elements.count - 1
        while last > 0 {
            elements.swapAt(last, below(last + 1))
            last -= 1
        }
    }

    /// The four words that follow the first 4 · `index` of each of two streams, `first` and the next. Lane by stream.
    ///
    /// Two at once keep a processor's wide registers busy. A word is the lower half of its lane.
    @inline(__always)
    static func blocks(_ index: UInt64, streams first: UInt64, seed: UInt64) -> (Lanes, Lanes, Lanes, Lanes) {
        let streams = Lanes(repeating: first) &+ Lanes(0, 1)
        return blocks(
            counter: (Lanes(repeating: index), Lanes(repeating: index >> 32), streams, streams &>> 32), seed: seed)
    }

    /// Fills `words` with those of a stream that follow the first 4 · `index`.
    ///
    /// - Precondition: as many as a multiple of 8.
    static func fill(_ words: UnsafeMutableBufferPointer<UInt32>, from index: UInt64, stream: UInt64, seed: UInt64) {
        precondition(words.count % 8 == 0, "two blocks at a time")
        for start in stride(from: 0, to: words.count, by: 8) {
            let counters = Lanes(repeating: index &+ UInt64(start / 4)) &+ Lanes(0, 1)
            let (x, y, z, w) = blocks(
                counter: (counters, counters &>> 32, Lanes(repeating: stream), Lanes(repeating: stream >> 32)),
                seed: seed)
            for lane in 0..<2 {
                words[start + 4 * lane] = UInt32(truncatingIfNeeded: x[lane])
                words[start + 4 * lane + 1] = UInt32(truncatingIfNeeded: y[lane])
                words[start + 4 * lane + 2] = UInt32(truncatingIfNeeded: z[lane])
                words[start + 4 * lane + 3] = UInt32(truncatingIfNeeded: w[lane])
            }
        }
    }

    /// Words of 32 bits in the lower halves of 64, where a product of two has room.
    typealias Lanes = SIMD2<UInt64>

    /// Two blocks of the generator, as `block(counter:key:)`.
    @inline(__always)
    private static func blocks(counter: (Lanes, Lanes, Lanes, Lanes), seed: UInt64) -> (Lanes, Lanes, Lanes, Lanes) {
        // The upper halves are ignored: a product takes the lower ones only.
        var (c0, c1, c2, c3) = counter
        var (k0, k1) = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
        for _ in 0..<10 {
            let even = (c0 & 0xffff_ffff) &* 0xD251_1F53
            let odd = (c2 & 0xffff_ffff) &* 0xCD9E_8D57
            (c0, c1, c2, c3) = (
                (odd &>> 32) ^ c1 ^ Lanes(repeating: UInt64(k0)), odd,
                (even &>> 32) ^ c3 ^ Lanes(repeating: UInt64(k1)), even
            )
            k0 &+= 0x9E37_79B9
            k1 &+= 0xBB67_AE85
        }
        return (c0, c1, c2, c3)
    }

    /// One block of the generator: ten rounds over a counter of 128 bits under a key of 64.
    @inline(__always)
    static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
        var (c0, c1, c2, c3) = (counter.x, counter.y, counter.z, counter.w)
        var (k0, k1) = (key.x, key.y)
        for _ in 0..<10 {
            let even = UInt64(0xD251_1F53) &* UInt64(c0)
            let odd = UInt64(0xCD9E_8D57) &* UInt64(c2)
            (c0, c1, c2, c3) = (
                UInt32(truncatingIfNeeded: odd >> 32) ^ c1 ^ k0, UInt32(truncatingIfNeeded: odd),
                UInt32(truncatingIfNeeded: even >> 32) ^ c3 ^ k1, UInt32(truncatingIfNeeded: even)
            )
            k0 &+= 0x9E37_79B9
            k1 &+= 0xBB67_AE85
        }
        return SIMD4(c0, c1, c2, c3)
    }
}
