/// A reader's conclusion from a distribution: the most and the least favoured part beside its people, and the side of 1
/// on which each part's location quotient lies.
package struct Verdict: Sendable, Hashable {
    /// By part; nil where the part has no value or nobody lives there.
    package let quotients: [Double?]
    /// Parts with the largest and the smallest quotient, the first of those that are alike.
    package let most: Int
    package let least: Int

    /// Quotients closer than this read the same with two decimals.
    static let resolution = 0.005

    /// Nil where nothing is distributed, a part has less than nothing, or less than two parts can be compared.
    ///
    /// - Parameters:
    ///   - values: by part, in any unit; nil takes no part.
    ///   - people: by part, in any unit; those of parts that have a value are compared with each other.
    init?(values: [Double?], people: [Double]) {
        let whole = values.reduce(0) { $0 + ($1 ?? 0) }
        guard whole > 0, values.allSatisfy({ $0 ?? 0 >= 0 }) else { return nil }
        let everyone = zip(values, people).reduce(0) { $0 + ($1.0 == nil ? 0 : $1.1) }
        let quotients = zip(values, people).map { value, people in
            value.flatMap { people > 0 ? $0 / whole / (people / everyone) : nil }
        }
        let known = quotients.indices.filter { quotients[$0] != nil }
        guard known.count >= 2, let first = known.first else { return nil }
        var (most, least) = (first, first)
        for part in known {
            if quotients[part]! > quotients[most]! { most = part }
            if quotients[part]! < quotients[least]! { least = part }
        }
        self.quotients = quotients
        (self.most, self.least) = (most, least)
    }

    /// 1 above 1, −1 below, 0 where it reads as 1.
    func side(_ part: Int) -> Int {
        guard let quotient = quotients[part], abs(quotient - 1) >= Self.resolution else { return 0 }
        return quotient > 1 ? 1 : -1
    }

    /// The conclusions that another verdict reverses; nil where all hold.
    ///
    /// Of several parts that are the most favoured alike, it is enough that one still is.
    func turn(to other: Verdict) -> Reversals.Turn? {
        let (highest, lowest) = (other.quotients[other.most]!, other.quotients[other.least]!)
        let isMost = parts(near: quotients[most]!).contains { part in
            other.quotients[part].map { $0 > highest - Self.resolution } ?? false
        }
        let isLeast = parts(near: quotients[least]!).contains { part in
            other.quotients[part].map { $0 < lowest + Self.resolution } ?? false
        }
        let sides = quotients.indices.filter { side($0) * other.side($0) < 0 }
        guard !isMost || !isLeast || !sides.isEmpty else { return nil }
        return Reversals.Turn(before: self, after: other, isMost: isMost, isLeast: isLeast, sides: sides)
    }

    private func parts(near quotient: Double) -> [Int] {
        quotients.indices.filter { part in
            quotients[part].map { abs($0 - quotient) < Self.resolution } ?? false
        }
    }
}
