package import Store
import Territory

/// What can be said of a policy from a database's county alone, before any initiative is read.
package struct PolicyForesight: Sendable {
    /// Of the parts and indicators that its rules name.
    package let names: PartNames
    /// Groups of rules, by identifier, that no distribution over the county can satisfy together.
    package let impossible: [[String]]

    /// - Throws: `StoreError`; `PolicyError` where a rule names what isn't there.
    package init(_ policy: Policy, in store: Store) throws {
        let statistics = try GapStatistics(policy, store: store)
        var selection = Selection(scheme: policy.selection.scheme)
        selection.ids = []
        let distributor = try Distributor(store: store, selection: selection)
        let facts = GapFacts(distributor.holding(InitiativeTable()), ids: nil, year: policy.selection.to?.year)
        let ground = GapGround(
            facts, countyWide: policy.countyWide, from: policy.selection.from, to: policy.selection.to,
            round: policy.round)
        let rules = GapRules(policy: policy, ground: ground, statistics: statistics)
        let named = Set(policy.rules.filter { $0.content.parts != nil }.compactMap(\.content.level))
        names = PartNames(
            Dictionary(uniqueKeysWithValues: named.map { ($0, facts.divisions[$0].parts) }), titles: statistics.titles)
        impossible = try ImpossibleRules.groups(rules).map { $0.map(\.id) }
    }
}
