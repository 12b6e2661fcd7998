package import Store
import Territory

/// What a board needs before it decides on a funding round (underlag inför en utlysning). More than a dozen properties
/// because each is a part of the paper.
package struct RoundPaper: Sendable {
    package let policy: Policy
    /// The code of the county.
    package let county: String
    package let funds: RoundFunds
    /// On the funds that count.
    package let report: GapReport
    /// On all funds, where the paper counts own funds only.
    package let context: GapReport?
    package let advice: ApplicationAdvice
    package let demand: RoundDemand
    package let recipients: RoundRecipients
    package let commitments: RoundCommitments
    /// Remarks on the amounts granted before.
    package let money: MoneyAccount
    /// Refused initiatives that name no source of funds, and so aren't among the refused where own funds count.
    package let refusedUnnamed: Int
    /// Rows of the file of applications that could not be read.
    package let unread: [RejectedRow]
    /// Of the municipalities of the country, by code.
    package let municipalities: PartNames

    /// The applications chosen, into `advice.applications`.
    package var chosen: [Int] { advice.choice?.best.chosen ?? [] }

    /// - Parameters:
    ///   - check: of the policy on the funds that count.
    ///   - context: of the policy on all funds; nil where those count.
    ///   - read: the applications, and the rows of their file that could not be read.
    /// - Throws: as `GapCheck.run` and `GapCheck.advice`; `DistributionError` of a level whose places aren't known.
    package init(
        _ check: GapCheck, context: GapCheck?, funds: RoundFunds,
        of read: (applications: [Application], unread: [RejectedRow]), _ question: ApplicationQuestion, store: Store,
        by level: Level
    ) throws {
        let applications = read.applications
        (policy, self.funds, unread) = (check.policy, funds, read.unread)
        county = check.territory.countyCode
        report = try check.run()
        self.context = try context?.run()
        let gazetteer = try store.gazetteer()
        advice = try check.advice(on: applications, gazetteer: gazetteer, question)
        municipalities = PartNames(
            municipalities: Dictionary(try store.municipalityRegister().map { ($0.code, $0.name) }) { first, _ in first
            })
        let kept = try store.keptColumns()
        var selection = check.policy.selection
        (selection.countyWide, selection.programmeAreas) = (.population, [])
        selection.allowsAbsentValues = true
        selection.ids = check.ids ?? funds.ids
        let whole = try store.initiatives(selection, detail: .all)
        let granted = funds.counted(whole)
        money = granted.money
        (selection.classes, selection.statuses, selection.ids) = ([.rejected], [], nil)
        let allRefused = try store.initiatives(selection, detail: .all).initiatives
        refusedUnnamed = funds.scope == .own ? allRefused.count { funds.parts.answer($0) == .unknown } : 0
        selection.ids = funds.ids
        let refused = try store.initiatives(selection, detail: .all)
        let territory = check.territory
        try territory.requirePlaces(of: granted, Array(granted.initiatives.indices), at: level)
        let applied = kept[KeptColumn.applied.rawValue]
        demand = try RoundDemand(
            advice,
            applications: .placing(applications.map(\.initiative), on: territory, gazetteer: gazetteer),
            refused: refused,
            appliedOre: { id in applied?.numbers[id].map { Int64(($0 * 100).rounded()) } },
            granted: granted, on: territory, by: level)
        let best = advice.choice?.best.chosen ?? []
        recipients = RoundRecipients(granted: granted, proposed: best.map { applications[$0].initiative })
        commitments = RoundCommitments(
            granted, paid: kept[KeptColumn.paid.rawValue],
            whole: { whole.initiatives.statedOre($0) },
            from: check.policy.round?.year)
    }

    /// The chosen applications through which something changes.
    package func sources(of change: ApplicationAdvice.Change) -> [String] {
        (change.through.isEmpty ? chosen : change.through).map { advice.applications[$0].application.initiative.id }
    }
}
