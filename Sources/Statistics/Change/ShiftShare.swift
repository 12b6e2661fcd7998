/// Shift-share decomposition of a part's change by sectors: growth at the reference's pace, the effect of its mix of
/// sectors, and the growth of its sectors beyond theirs in the reference.
///
///     national = Σ eₛ(G − 1),   mix = Σ eₛ(gₛ − G),   regional = Σ (e′ₛ − eₛ·gₛ)
///
/// e and n are part and reference at the first time, a prime marks the second, G = N′/N, gₛ = n′ₛ/nₛ. The three add up
/// to the change exactly, sector by sector. Over all parts of a reference mix adds up to 0, and so does regional;
/// sectors new in the reference add their growth to regional and take it from mix.
///
/// - Source: E. S. Dunn, A statistical and analytical technique for regional analysis, Papers of the Regional Science
///   Association 6 (1960), 97–112; J. M. Esteban-Marquillas, A reinterpretation of shift-share analysis, Regional and
///   Urban Economics 2 (1972), 249–255; O. Farhauer and A. Kröll, Standorttheorien (2013), ch. 7 (worked examples).
public struct ShiftShare: Sendable, Hashable {
    public let sectors: [Sector]
    /// The sectors that the reference did not have at first: all of e′ₛ is `regional` there.
    public let newInReference: [Int]
    private let region: Sectors
    private let reference: Sectors

    /// One sector.
    public struct Sector: Sendable, Hashable {
        /// In the unit of the values; `change` is the sum of the other three.
        public let change: Double
        public let national: Double
        public let mix: Double
        public let regional: Double
    }

    /// A quantity by sector at two times.
    public struct Sectors: Sendable, Hashable {
        /// By sector.
        public let from: [Double]
        public let to: [Double]

        public init(from: [Double], to: [Double]) { (self.from, self.to) = (from, to) }
    }

    /// Each the sum over the sectors.
    public var change: Double { sectors.lazy.map(\.change).total }
    public var national: Double { sectors.lazy.map(\.national).total }
    public var mix: Double { sectors.lazy.map(\.mix).total }
    public var regional: Double { sectors.lazy.map(\.regional).total }

    /// - Parameters:
    ///   - region: the part, ≥ 0 by sector.
    ///   - reference: county or country, ≥ 0 by sector in the same order, with something at the first time.
    /// - Throws: `noUnits`, `countMismatch`, `notFinite`, `negativeValue`, `meanNotPositive` where the reference has
    ///   nothing at first, `zeroValue` where the part has a sector that its reference lacks at first, `overflow`.
    ///   Indices are those of the sectors.
    /// - Complexity: O(sectors).
    public init(region: Sectors, reference: Sectors) throws(Undefined) {
        let counts = [region.to, reference.from, reference.to].map(\.count)
        guard !region.from.isEmpty else { throw .noUnits }
        for count in counts where count != region.from.count {
            throw .countMismatch(values: region.from.count, other: count)
        }
        for values in [region.from, region.to, reference.from, reference.to] {
            try checkFinite(values)
            for index in values.indices where values[index] < 0 { throw .negativeValue(index: index) }
        }
        let (before, after) = (reference.from.total, reference.to.total)
        guard before.isFinite, after.isFinite else { throw .overflow }
        guard before > 0 else { throw .meanNotPositive }
        var (sectors, new): ([Sector], [Int]) = ([], [])
        for sector in region.from.indices {
            let (e, later) = (region.from[sector], region.to[sector])
            let n = reference.from[sector]
            if n == 0 {
                guard e == 0 else { throw .zeroValue(index: sector) }
                new.append(sector)
                sectors.append(Sector(change: later, national: 0, mix: 0, regional: later))
                continue
            }
            // Growth less 1, so that nothing is lost where the growth is small.
            let all = (after - before) / before
            let own = (reference.to[sector] - n) / n
            sectors.append(
                Sector(
                    change: later - e, national: e * all, mix: e * (own - all), regional: (later - e) - e * own))
        }
        (self.sectors, newInReference) = (sectors, new)
        (self.region, self.reference) = (region, reference)
    }

    /// `regional` split in two: the gain with the reference's mix of sectors, and the gain from specialising in the
    /// sectors that do well.
    ///
    ///     competitive = Σ hₛ(e′ₛ/eₛ − gₛ),   allocation = Σ (eₛ − hₛ)(e′ₛ/eₛ − gₛ),   hₛ = e·nₛ/n
    ///
    /// - Returns: both by sector; they add up to `regional`.
    /// - Throws: `zeroValue` for a sector that the part or the reference lacks at first: its growth has no ratio.
    /// - Complexity: O(sectors).
    public func esteban() throws(Undefined) -> (competitive: [Double], allocation: [Double]) {
        let (e, n) = (region.from.total, reference.from.total)
        var (competitive, allocation): ([Double], [Double]) = ([], [])
        for sector in sectors.indices {
            let own = region.from[sector]
            guard own > 0, reference.from[sector] > 0 else { throw .zeroValue(index: sector) }
            let ahead = sectors[sector].regional / own
            let homothetic = e * (reference.from[sector] / n)
            competitive.append(homothetic * ahead)
            allocation.append((own - homothetic) * ahead)
        }
        return (competitive, allocation)
    }

    /// Every part of a reference that is the sum of its parts.
    ///
    /// - Parameters:
    ///   - from, to: by part, and by sector within it.
    /// - Throws: as the initialiser; `countMismatch` where the parts differ.
    /// - Complexity: O(parts · sectors).
    public static func parts(from: [[Double]], to: [[Double]]) throws(Undefined) -> [ShiftShare] {
        guard from.count == to.count else { throw .countMismatch(values: from.count, other: to.count) }
        guard let sectors = from.first?.count else { throw .noUnits }
        for part in from + to where part.count != sectors {
            throw .countMismatch(values: sectors, other: part.count)
        }
        func sums(_ parts: [[Double]]) -> [Double] {
            (0..<sectors).map { sector in parts.lazy.map { $0[sector] }.total }
        }
        let whole = Sectors(from: sums(from), to: sums(to))
        var result: [ShiftShare] = []
        for (before, after) in zip(from, to) {
            result.append(try ShiftShare(region: Sectors(from: before, to: after), reference: whole))
        }
        return result
    }
}
