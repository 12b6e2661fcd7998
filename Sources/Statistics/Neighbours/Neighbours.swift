/// Spatial weights wᵢⱼ: which units are neighbours, and how much each counts.
///
/// Links are directed (k nearest neighbours are not mutual) and stored row by row. A unit is never its own neighbour.
/// Units without neighbours, *islands*, are allowed and named in every result.
public struct Neighbours: Sendable, Hashable {
    /// The contiguity or distance rule. Every result names it.
    public enum Rule: Sendable, Hashable {
        /// Units that share at least a point of their borders.
        case queen
        /// Units that share a stretch of border.
        case rook
        /// Units whose points lie at most this far apart.
        case distanceBand(metres: Double)
        /// The k nearest units.
        case nearest(Int)
        /// As listed in a file.
        case file(String)
        /// As the caller lists them.
        case listed
    }

    /// The scaling of the weights. Every result names it.
    public enum Style: String, Sendable, Hashable, CaseIterable {
        /// Every link counts 1.
        case binary
        /// The links of a unit add up to 1: the weighted sum over the neighbours is their mean.
        case rowStandardised
        /// As the caller or the file gives them.
        case asGiven
    }

    /// One directed link.
    public struct Link: Sendable, Hashable {
        public let from: Int
        public let to: Int
        /// Positive and finite.
        public let weight: Double

        public init(from: Int, to: Int, weight: Double = 1) {
            self.from = from
            self.to = to
            self.weight = weight
        }
    }

    /// The number of units, islands included.
    public let count: Int
    public let rule: Rule
    public let style: Style

    /// Row i is `targets[offsets[i]..<offsets[i + 1]]`, ascending, with the weights beside it.
    let offsets: [Int]
    let targets: [Int]
    let weights: [Double]

    /// From directed links.
    ///
    /// - Parameters:
    ///   - style: `asGiven` keeps the links' weights, `binary` sets them to 1, `rowStandardised` divides them by their
    ///     sum.
    /// - Throws: `unknownUnit`, `selfLink`, `repeatedLink`, `invalidWeight` with the index of the link.
    /// - Complexity: O(links log links).
    public init(count: Int, links: [Link], rule: Rule = .listed, style: Style) throws(Undefined) {
        for (index, link) in links.enumerated() {
            guard (0..<count).contains(link.from) else { throw .unknownUnit(index: link.from) }
            guard (0..<count).contains(link.to) else { throw .unknownUnit(index: link.to) }
            guard link.from != link.to else { throw .selfLink(unit: link.from) }
            guard link.weight > 0, link.weight.isFinite else { throw .invalidWeight(index: index) }
        }
        let ordered = links.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
        for (one, next) in zip(ordered, ordered.dropFirst()) where one.from == next.from && one.to == next.to {
            throw .repeatedLink(from: one.from, to: one.to)
        }
        var offsets = [Int](repeating: 0, count: count + 1)
        for link in ordered { offsets[link.from + 1] += 1 }
        for unit in 0..<count { offsets[unit + 1] += offsets[unit] }
        self.init(
            count: count, rule: rule, style: style, offsets: offsets, targets: ordered.map(\.to),
            weights: Self.styled(ordered.map(\.weight), offsets: offsets, style))
    }

    /// From mutual neighbours, such as units that share a border: each pair makes two links.
    ///
    /// - Parameter pairs: in any order; a pair given twice, or both ways around, counts once.
    /// - Throws: `unknownUnit`, `selfLink`.
    /// - Complexity: O(pairs log pairs).
    public init(count: Int, pairs: [(Int, Int)], rule: Rule, style: Style) throws(Undefined) {
        var seen: Set<[Int]> = []
        var links: [Link] = []
        for (one, other) in pairs where seen.insert([min(one, other), max(one, other)]).inserted {
            links.append(Link(from: one, to: other))
            if one != other { links.append(Link(from: other, to: one)) }
        }
        try self.init(count: count, links: links, rule: rule, style: style)
    }

    private init(count: Int, rule: Rule, style: Style, offsets: [Int], targets: [Int], weights: [Double]) {
        self.count = count
        self.rule = rule
        self.style = style
        self.offsets = offsets
        self.targets = targets
        self.weights = weights
    }

    /// The same neighbours with other weights: from the present ones, `rowStandardised` divides by the sum of each row.
    public func styled(_ style: Style) -> Neighbours {
        Neighbours(
            count: count, rule: rule, style: style, offsets: offsets, targets: targets,
            weights: Self.styled(weights, offsets: offsets, style))
    }

    private static func styled(_ weights: [Double], offsets: [Int], _ style: Style) -> [Double] {
        switch style {
        case .asGiven: return weights
        case .binary: return [Double](repeating: 1, count: weights.count)
        case .rowStandardised:
            var result = weights
            for row in 0..<offsets.count - 1 {
                let range = offsets[row]..<offsets[row + 1]
                let sum = weights[range].total
                for link in range { result[link] /= sum }
            }
            return result
        }
    }

    /// The neighbours of a unit, ascending.
    public func neighbours(of unit: Int) -> ArraySlice<Int> { targets[offsets[unit]..<offsets[unit + 1]] }

    /// The weights of a unit's neighbours, in the order of `neighbours(of:)`.
    public func weights(of unit: Int) -> ArraySlice<Double> { weights[offsets[unit]..<offsets[unit + 1]] }

    /// All links, row by row.
    public var links: [Link] {
        (0..<count).flatMap { unit in
            (offsets[unit]..<offsets[unit + 1]).map { Link(from: unit, to: targets[$0], weight: weights[$0]) }
        }
    }

    /// The units without neighbours, ascending.
    public var islands: [Int] { (0..<count).filter { offsets[$0] == offsets[$0 + 1] } }

    /// Whether every link has its opposite with the same weight. O(links · log of the neighbours of a unit).
    public var isSymmetric: Bool {
        links.allSatisfy { link in weight(from: link.to, to: link.from) == link.weight }
    }

    /// wᵢⱼ, 0 where there is no link. O(log of the unit's neighbours).
    public func weight(from unit: Int, to other: Int) -> Double {
        var (low, high) = (offsets[unit], offsets[unit + 1])
        while low < high {
            let middle = (low + high) / 2
            if targets[middle] < other { low = middle + 1 } else { high = middle }
        }
        return low < offsets[unit + 1] && targets[low] == other ? weights[low] : 0
    }

    /// Description of the weights for results.
    public var summary: Summary {
        Summary(rule: rule, style: style, units: count, links: targets.count, islands: islands)
    }

    /// The description of spatial weights that every result carries.
    public struct Summary: Sendable, Hashable {
        public let rule: Rule
        public let style: Style
        /// Islands included.
        public let units: Int
        /// Directed links: a shared border makes two.
        public let links: Int
        /// The units without neighbours.
        public let islands: [Int]
    }

    /// The sums that the moments of Moran's I and Geary's C need.
    ///
    ///     S₀ = ΣΣ wᵢⱼ,   S₁ = ½ ΣΣ (wᵢⱼ + wⱼᵢ)²,   S₂ = Σᵢ (Σⱼ wᵢⱼ + Σⱼ wⱼᵢ)²
    ///
    /// - Complexity: O(n + links · log of the neighbours of a unit).
    /// - Source: A. D. Cliff and J. K. Ord, Spatial processes: models and applications (1981), § 1.5.
    var sums: (s0: Double, s1: Double, s2: Double) {
        var rows = [CompensatedSum](repeating: CompensatedSum(), count: count)
        var (s0, s1) = (CompensatedSum(), CompensatedSum())
        for link in links {
            s0 += link.weight
            rows[link.from] += link.weight
            rows[link.to] += link.weight
            let opposite = weight(from: link.to, to: link.from)
            // ½ (a + b)² comes up twice for a mutual link; a one-way link also stands for its missing opposite.
            s1 += (link.weight + opposite) * (link.weight + opposite) * (opposite > 0 ? 0.5 : 1)
        }
        return (s0.value, s1.value, rows.lazy.map { $0.value * $0.value }.total)
    }
}
