/// Initiatives or applications of one place, and what they state of an amount there.
package struct RoundSum: Sendable, Hashable {
    /// Those that touch it, each whole, in their order.
    package private(set) var ids: [String] = []
    /// Of them those that state no amount.
    private var silent: Set<String> = []
    private var ore: Int64 = 0

    package var withoutAmount: Int { silent.count }

    /// What is stated; nil where some are there and none states an amount, which is no zero.
    package var statedOre: Int64? { !ids.isEmpty && silent.count == ids.count ? nil : ore }

    mutating func add(_ id: String, _ ore: Int64?) {
        ids.append(id)
        if let ore { self.ore += ore } else { silent.insert(id) }
    }

    /// The same of two places: what lies in both counts once, with its amounts in both.
    static func + (a: RoundSum, b: RoundSum) -> RoundSum {
        var sum = a
        let known = Set(a.ids)
        sum.ids += b.ids.filter { !known.contains($0) }
        sum.silent.formUnion(b.silent)
        sum.ore += b.ore
        return sum
    }
}
