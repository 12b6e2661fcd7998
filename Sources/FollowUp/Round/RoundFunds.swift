package import Store

/// Whose money a round's paper counts: the region's own by default where the data name the source of funds.
package struct RoundFunds: Sendable {
    package enum Scope: String, Sendable, CaseIterable {
        /// Initiatives whose programme names the region's own funds.
        case own
        case all
    }

    package let scope: Scope
    /// Whether nobody chose, and no initiative names own funds.
    package let isForWantOfNames: Bool
    /// Decided initiatives by what their programme says.
    package let own: AmountTally
    package let other: AmountTally
    /// They name no source: whose money it is can't be said.
    package let unnamed: AmountTally
    /// Of own funds, whatever their status.
    package let ownIDs: Set<String>

    /// - Parameter asked: nil: own funds where any decided initiative names them.
    /// - Throws: `StoreError`.
    /// - Complexity: O(initiatives).
    package init(_ asked: Scope?, store: Store) throws {
        let classes = try store.statusClasses()
        let table = try store.initiatives(.everything, detail: .all)
        var (own, other, unnamed) = (AmountTally(), AmountTally(), AmountTally())
        var ids: Set<String> = []
        for row in table.initiatives.indices {
            let initiative = table.initiatives[row]
            let isOwn = OwnFunds.pay(initiative.programme)
            if isOwn == true { ids.insert(initiative.id) }
            guard initiative.status.map({ classes[$0] == .decided }) ?? true else { continue }
            let ore = table.initiatives.grantedOre(row)
            switch isOwn {
            case true?: own.add(ore: ore)
            case false?: other.add(ore: ore)
            case nil: unnamed.add(ore: ore)
            }
        }
        (self.own, self.other, self.unnamed, ownIDs) = (own, other, unnamed, ids)
        scope = asked ?? (own.initiatives > 0 ? .own : .all)
        isForWantOfNames = asked == nil && own.initiatives == 0
    }

    /// Those that count; nil: all.
    package var ids: Set<String>? { scope == .own ? ownIDs : nil }
}
