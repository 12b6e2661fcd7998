package import FollowUp
package import Store
import Territory

/// The facts on file about one year's decisions.
package struct AnnualFacts: Sendable {
    let year: Int
    let territory: Territory
    let money: [Level: Distribution]
    let number: Distribution
    let table: InitiativeTable
    let gaps: GapReport?
    let checks: ChecksOnFile

    /// - Parameters:
    ///   - selection: of initiatives; its period is replaced by the year.
    ///   - gaps: of a policy on the store as it is now.
    ///   - checks: filed before the year's decisions.
    /// - Throws: `StoreError`; `CheckUnusable` for checks that the account can't rest on.
    package init(
        store: Store, year: Int, selection: Selection = Selection(), gaps: GapReport? = nil, checks: [CheckOnFile] = []
    ) throws {
        self.year = year
        var selection = selection
        selection.from = PartialDate(year: year)
        selection.to = PartialDate(year: year)
        let distributor = try Distributor(store: store, selection: selection)
        territory = distributor.territory
        table = distributor.table
        var money: [Level: Distribution] = [:]
        for level in [Level.municipality, .zone] {
            money[level] = try distributor.distribution(of: .grantedSek, by: level)
        }
        self.money = money
        number = try distributor.distribution(of: .initiatives, by: .municipality)
        self.gaps = gaps
        self.checks = try ChecksOnFile(checks, year: year, table: table, store: store)
    }

    struct Group: Hashable {
        /// Nil: not stated.
        let name: String?
        let count: Int
        /// Of the decisions that state an amount; nil where none does.
        let ore: Int64?
    }

    /// Decisions and money by a stated attribute, most money first; those without it last.
    func groups(by name: (Initiative) -> String?) -> [Group] {
        var sums: [String?: (count: Int, ore: Int64?)] = [:]
        for row in table.initiatives.indices {
            let key = name(table.initiatives[row])
            sums[key, default: (0, nil)].count += 1
            if let ore = table.initiatives.grantedOre(row) {
                sums[key, default: (0, nil)].ore = (sums[key]?.ore ?? 0) + ore
            }
        }
        return sums.map { Group(name: $0.key, count: $0.value.count, ore: $0.value.ore) }.sorted {
            ($0.name == nil ? 1 : 0, $1.ore ?? -1, $1.count, $0.name ?? "") < (
                $1.name == nil ? 1 : 0, $0.ore ?? -1, $0.count, $1.name ?? ""
            )
        }
    }

    /// The purpose of a decision, as stated by an imported column: project, business, commercial service.
    static func purpose(of initiative: Initiative) -> String? {
        for name in purposeColumns {
            if let value = initiative.extra.first(where: { $0.key.lowercased() == name })?.value, !value.isEmpty {
                return value
            }
        }
        return nil
    }

    static let purposeColumns = ["ändamål", "andamal", "stödform", "stodform", "purpose", "support_type"]
}
