package import Store

/// Whose money a round's paper counts: the region's own by default where the data name the source of funds, and of an
/// initiative that states its financing the region's part only.
package struct RoundFunds: Sendable {
    package enum Scope: String, Sendable, CaseIterable {
        /// The region's own funds, as `OwnFunds` tells them.
        case own
        case all
    }

    package let scope: Scope
    /// Whether nobody chose, and no initiative names own funds.
    package let isForWantOfNames: Bool
    /// Decided initiatives by whose money it is; of `own` their own part.
    package let own: AmountTally
    /// Öre of others in the same initiatives.
    package let besideOre: Int64
    package let other: AmountTally
    /// They name no source: whose money it is can't be said.
    package let unnamed: AmountTally
    /// Of own funds, whatever their status.
    package let ownIDs: Set<String>
    package let parts: OwnFunds

    /// - Parameter asked: nil: own funds where any decided initiative names them.
    /// - Throws: `StoreError`.
    /// - Complexity: O(initiatives).
    package init(_ asked: Scope?, store: Store) throws {
        let classes = try store.statusClasses()
        let parts = try OwnFunds(store)
        var beside = Int64(0)
        let table = try store.initiatives(.everything, detail: .all)
        var (own, other, unnamed) = (AmountTally(), AmountTally(), AmountTally())
        var ids: Set<String> = []
        for row in table.initiatives.indices {
            let initiative = table.initiatives[row]
            let answer = parts.answer(initiative)
            if answer.isOwn == true { ids.insert(initiative.id) }
            guard initiative.status.map({ classes[$0] == .decided }) ?? true else { continue }
            let ore = table.initiatives.grantedOre(row)
            switch answer {
            case .part(let part) where part > 0:
                own.add(ore: ore.map { _ in part })
                beside += max(0, (ore ?? part) - part)
            case .whole: own.add(ore: ore)
            case .part, .nothing: other.add(ore: ore)
            case .unknown: unnamed.add(ore: ore)
            }
        }
        (self.parts, besideOre) = (parts, beside)
        (self.own, self.other, self.unnamed, ownIDs) = (own, other, unnamed, ids)
        scope = asked ?? (own.initiatives > 0 ? .own : .all)
        isForWantOfNames = asked == nil && own.initiatives == 0
    }

    /// Those that count; nil: all.
    package var ids: Set<String>? { scope == .own ? ownIDs : nil }

    /// A table with the money that counts.
    func counted(_ table: InitiativeTable) -> InitiativeTable { scope == .own ? parts.counted(table) : table }
}
