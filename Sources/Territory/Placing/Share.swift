/// A share of a whole as an exact count of 10⁻¹², so that shares add up to exactly 1.
///
/// Binary fractions can't say 1/3, and eight rounded thirds drift; integers can't drift. Amounts split by shares use
/// 128-bit products and largest remainder (`LargestRemainder`), so parts add up to the öre.
public struct Share: Sendable, Hashable, Comparable {
    /// 0 … `Share.denominator`.
    public let parts: Int64

    public static let denominator: Int64 = 1_000_000_000_000
    public static let zero = Share(parts: 0)
    public static let whole = Share(parts: denominator)

    public init(parts: Int64) {
        self.parts = parts
    }

    /// For display and for quantities other than money; within 10⁻¹² of the exact share.
    public var fraction: Double { Double(parts) / Double(Share.denominator) }

    public static func < (a: Share, b: Share) -> Bool { a.parts < b.parts }
    public static func + (a: Share, b: Share) -> Share { Share(parts: a.parts + b.parts) }
    public static func - (a: Share, b: Share) -> Share { Share(parts: a.parts - b.parts) }
    public static func += (a: inout Share, b: Share) { a = a + b }

    /// Shares in proportion to `weights` (finite, none negative, at least one positive) that add up to exactly `total`.
    ///
    /// Returns nil where no weight is positive: proportions are then undefined, and the caller must report it.
    public static func proportional(to weights: [Double], of total: Share = .whole) -> [Share]? {
        LargestRemainder.split(total.parts, inProportionTo: weights)?.map(Share.init(parts:))
    }
}
