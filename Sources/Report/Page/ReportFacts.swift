package import FollowUp
import Statistics
package import Store
import Territory

/// Every fact of a report, computed once; the page only words it. More than a dozen properties because each is a part
/// of the page.
package struct ReportFacts: Sendable {
    let distributor: Distributor
    /// Of the report's indicator, by municipality, zone, cell, and town and country.
    let distributions: [Level: Distribution]
    /// Of the number of initiatives, by municipality.
    let initiatives: Distribution
    /// Initiatives that name a place or municipalities, by part touched; those for the whole county touch all and are
    /// left out.
    let declared: Distribution
    let influence: Distributor.InfluenceReport?
    /// Reversals of the conclusion over municipalities; nil where there is none.
    let reversals: Reversals?
    /// Hoover's index had other initiatives been supported; nil where it was not asked for or is undefined.
    let hooverInterval: Bootstrap?
    let gaps: GapReport?
    /// Of the marks, by municipality; nil where no initiative carries one and no layer calls for dialogue.
    let conflicts: GoalConflicts?
    let effects: EffectFacts
    let unplaced: [Store.Unplaced]
    let imports: [Import]
    /// Of the initiatives in the report.
    package var filters = ResultFilters(nil)

    struct Import: Sendable {
        let record: ImportRecord
        let rejected: Int
    }

    /// Limit for the interval, which computes an index without each initiative and would take longer than a reader
    /// waits.
    static let mostForInterval = 2_000
    static let replicates = 999
    static let seed: UInt64 = 1

    var territory: Territory { distributor.territory }
    var main: Distribution { distributions[.municipality]! }  // `init` fills every level.

    /// - Parameters:
    ///   - indicator: what initiatives bring: `granted_sek`, `initiatives`, or an indicator with outcomes.
    ///   - gaps: of a policy, where one is at hand.
    ///   - question: what is to be said of change and goals.
    /// - Throws: `DistributionError` for an indicator that isn't on file or is municipal statistics.
    package init(
        store: Store, selection: Selection = Selection(), indicator: Indicator.ID = .grantedSek, gaps: GapReport? = nil,
        question: EffectQuestion = EffectQuestion()
    ) throws {
        distributor = try Distributor(store: store, selection: selection)
        guard try distributor.distribution(of: indicator, by: .municipality).year == nil else {
            throw DistributionError.municipal(indicator)
        }
        var distributions: [Level: Distribution] = [:]
        for level in Level.allCases { distributions[level] = try distributor.distribution(of: indicator, by: level) }
        self.distributions = distributions
        reversals = try distributions[.municipality].flatMap { [distributor] in try distributor.reversals(of: $0) }
        initiatives = try distributor.distribution(of: .initiatives, by: .municipality)
        var narrower = selection
        narrower.countyWide = .leftOut
        declared = try Distributor(store: store, selection: narrower).distribution(of: .initiatives, by: .municipality)
        do {
            influence = try distributor.influence(of: indicator, by: .municipality, on: .hoover, limit: 12)
        } catch is Undefined {
            influence = nil
        } catch DistributionError.rate {
            influence = nil
        }
        let isSmall = distributor.table.count <= Self.mostForInterval
        let intervals =
            isSmall
            ? try? distributor.intervals(of: indicator, by: .municipality, replicates: Self.replicates, seed: Self.seed)
            : nil
        hooverInterval = try? intervals?[.hoover]?.get()
        self.gaps = gaps
        let conflicts = try GoalConflicts(
            distributor.territory, distributor.table, by: .municipality, layers: store.dialogueLayers())
        self.conflicts = conflicts.unmarked < conflicts.initiatives || !conflicts.layers.isEmpty ? conflicts : nil
        effects = try EffectFacts(distributor, outcomes: store.indicatorsOfOutcomes(), question)
        unplaced = try store.problems()
        imports = try store.imports().map { Import(record: $0, rejected: $0.receipt.rejected) }
    }
}
