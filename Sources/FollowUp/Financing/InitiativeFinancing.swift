import Store

/// The financing of one initiative: what its sources state, and what follows from it. Amounts are öre; one that is
/// stated nowhere is absent, which is no zero.
package struct InitiativeFinancing: Sendable {
    package let id: String
    package let title: String
    package let amounts: [FinancingItem: Int64]
    /// Whether its money was granted on: its parts then count at those who got it.
    package let isGrantedOn: Bool
    /// Sources that other initiatives state and this one doesn't: they may pay something.
    package let blanks: [FinancingItem]

    /// - Parameter asked: the sources that any initiative states.
    package init(
        id: String, title: String, amounts: [FinancingItem: Int64], isGrantedOn: Bool = false,
        asked: Set<FinancingItem> = []
    ) {
        (self.id, self.title, self.amounts, self.isGrantedOn) = (id, title, amounts, isGrantedOn)
        blanks = FinancingItem.sources.filter { asked.contains($0) && amounts[$0] == nil }
    }

    /// Whether other money stands beside the grant.
    package enum Cofinancing: String, Sendable, CaseIterable {
        case has
        case lacks
        /// Neither a total nor a complete financing is stated.
        case unknown
        /// There is no grant, or it was granted on.
        case notAsked = "not_asked"
    }

    package var granted: Int64? { amounts[.granted] }

    /// Sum of the sources that are stated; nil where none is.
    private var sources: Int64? {
        let stated = FinancingItem.sources.compactMap { amounts[$0] }
        return stated.isEmpty ? nil : stated.reduce(0, +)
    }

    /// Whether the grant is a part of its own beside the sources, and not within what the EU, the state or the region
    /// pays: where none of those three is stated, or where only so the parts come to the total budget. Where all three
    /// are stated it is within them, and no part beside all the others.
    package var isGrantBesideSources: Bool {
        guard let sources, let granted else { return false }
        let stated = FinancingItem.ofGrants.count { amounts[$0] != nil }
        if stated == 0 { return true }
        guard stated < FinancingItem.ofGrants.count else { return false }
        return amounts[.total].map { $0 != sources && $0 == sources + granted } ?? false
    }

    /// What the stated parts come to: the sources, with the grant where it stands beside them; without sources the
    /// grant and the co-financing. Nil where there is neither.
    package var parts: Int64? {
        if let sources { return sources + (isGrantBesideSources ? granted ?? 0 : 0) }
        guard let granted, let cofinancing = amounts[.cofinancing] else { return nil }
        return granted + cofinancing
    }

    /// The whole financing: the total budget as stated, else the grant with the co-financing as stated, else the
    /// sources where all of them are stated. Nil elsewhere: a source that is blank may pay something.
    package var whole: Int64? {
        if let total = amounts[.total] { return total }
        if let granted, let cofinancing = amounts[.cofinancing] { return granted + cofinancing }
        return FinancingItem.sources.allSatisfy { amounts[$0] != nil } ? parts : nil
    }

    /// What others than the grant pay; nil where the whole isn't known, or is less than the grant.
    package var otherFunding: Int64? {
        guard let granted, granted > 0, !isGrantedOn, let whole, whole >= granted else { return nil }
        return whole - granted
    }

    package var cofinancing: Cofinancing {
        guard let granted, granted > 0, !isGrantedOn else { return .notAsked }
        if let otherFunding { return otherFunding > 0 ? .has : .lacks }
        if let parts, parts > granted { return .has }
        return .unknown
    }

    /// What contradicts itself.
    package var faults: [FinancingFault] { differences.filter { !isOpen($0) } }

    /// What a source that is blank may explain: it can't be judged.
    package var openDifferences: [FinancingFault] { differences.filter(isOpen) }

    /// The parts may be short by what blank sources pay; they can't be too much for it.
    private func isOpen(_ difference: FinancingFault) -> Bool {
        switch difference.kind {
        case .parts, .cofinancing: difference.ore > 0 && sources != nil && !blanks.isEmpty
        case .grantedAboveTotal, .grantedAboveApplied, .paidAboveGranted, .belowZero: false
        }
    }

    private var differences: [FinancingFault] {
        guard granted ?? 0 >= 0 else { return [] }
        var faults: [FinancingFault] = []
        func compare(_ kind: FinancingFault.Kind, _ difference: Int64?, onlyAbove: Bool = true) {
            guard let difference, onlyAbove ? difference > 0 : difference != 0 else { return }
            faults.append(FinancingFault(kind: kind, ore: difference))
        }
        func less(_ a: Int64?, _ b: Int64?) -> Int64? { a.flatMap { a in b.map { a - $0 } } }
        compare(.parts, less(amounts[.total], parts), onlyAbove: false)
        if sources != nil { compare(.cofinancing, less(amounts[.cofinancing], less(parts, granted)), onlyAbove: false) }
        compare(.grantedAboveTotal, less(granted, amounts[.total]))
        compare(.grantedAboveApplied, less(granted, amounts[.applied]))
        compare(.paidAboveGranted, less(amounts[.paid], granted))
        // Nothing was repaid: a source, a budget or an application of less than nothing is a mistake.
        for item in FinancingItem.allCases where item != .granted && item != .paid {
            if let ore = amounts[item], ore < 0 { faults.append(FinancingFault(kind: .belowZero, ore: ore)) }
        }
        return faults
    }
}
