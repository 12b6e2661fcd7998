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
    /// Of all years' initiatives, with their reports up to the year's end.
    let effects: EffectFacts
    let conflicts: GoalConflicts
    private let arguments: [String]
    /// Of the initiatives in the account, beside the year.
    package var filters = ResultFilters(nil)

    /// - Parameters:
    ///   - selection: of initiatives; its period is replaced by the year.
    ///   - question: what is to be said of change and goals.
    ///   - gaps: of a policy on the store as it is now.
    ///   - checks: filed before the year's decisions.
    ///   - arguments: the command line, whose options that choose initiatives are repeated in the account's commands.
    /// - Throws: `StoreError`; `CheckUnusable` for checks that the account can't rest on.
    package init(
        store: Store, year: Int, selection: Selection = Selection(), gaps: GapReport? = nil, checks: [CheckOnFile] = [],
        question: EffectQuestion = EffectQuestion(), arguments: [String] = []
    ) throws {
        self.year = year
        self.arguments = arguments
        var whole = try Distributor(store: store, selection: selection.ofAllYears)
        whole.asOf = PartialDate(year: year)
        effects = try EffectFacts(whole, outcomes: store.indicatorsOfOutcomes(), question)
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
        conflicts = try GoalConflicts(territory, table, by: .municipality)
        self.checks = try ChecksOnFile(checks, year: year, table: table, store: store)
    }

    /// The options that chose the initiatives, as they were given, each after a space.
    var given: String { ShellWord.options(OptionLimit.narrowing, in: arguments) }

    /// The same for what has initiatives of every status.
    var givenWithAnyStatus: String { ShellWord.options(OptionLimit.narrowing.subtracting(["include"]), in: arguments) }

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
    static func purpose(of initiative: Initiative) -> String? { stated(initiative, in: purposeColumns) }

    /// What the first of some columns that says anything says.
    static func stated(_ initiative: Initiative, in columns: [String]) -> String? {
        let own = Dictionary(initiative.extra.map { (FoldedText.key($0.key), $0.value) }) { first, _ in first }
        return columns.lazy.compactMap { own[FoldedText.key($0)] }.first { !$0.isEmpty }
    }

    private static let purposeColumns = ["ändamål", "stödform", "purpose", "support_type"]
}

extension Selection {
    fileprivate var ofAllYears: Selection {
        var selection = self
        (selection.from, selection.to) = (nil, nil)
        return selection
    }
}
