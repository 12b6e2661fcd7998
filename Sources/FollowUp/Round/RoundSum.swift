/// Initiatives or applications of one place, and what they state of an amount there.
package struct RoundSum: Sendable, Hashable {
    /// Those that touch it, each whole, in their order.
    package private(set) var ids: [String] = []
    package private(set) var withoutAmount = 0
    private var ore: Int64 = 0

    /// What is stated; nil where some are there and none states an amount, which is no zero.
    package var statedOre: Int64? { !ids.isEmpty && withoutAmount == ids.count ? nil : ore }

    mutating func add(_ id: String, _ ore: Int64?) {
        ids.append(id)
        if let ore { self.ore += ore } else { withoutAmount += 1 }
    }
}
