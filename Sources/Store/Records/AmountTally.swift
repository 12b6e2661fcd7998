/// How many initiatives there are, and what those of them that state an amount were granted in all. O(1) each.
public struct AmountTally: Sendable, Hashable {
    public private(set) var initiatives = 0
    /// Of them, those that state no amount.
    public private(set) var withoutAmount = 0
    /// Öre that the others state.
    public private(set) var grantedOre: Int64 = 0

    public init() {}

    init(initiatives: Int, withoutAmount: Int, grantedOre: Int64) {
        (self.initiatives, self.withoutAmount, self.grantedOre) = (initiatives, withoutAmount, grantedOre)
    }

    /// What is stated; nil where there are initiatives and none states an amount, which is no zero.
    public var statedOre: Int64? { initiatives > 0 && withoutAmount == initiatives ? nil : grantedOre }

    /// - Parameter ore: nil where the initiative states none.
    public mutating func add(ore: Int64?) {
        initiatives += 1
        if let ore { grantedOre &+= ore } else { withoutAmount += 1 }
    }

    public static func + (a: AmountTally, b: AmountTally) -> AmountTally {
        var sum = a
        sum.initiatives += b.initiatives
        sum.withoutAmount += b.withoutAmount
        sum.grantedOre &+= b.grantedOre
        return sum
    }
}
