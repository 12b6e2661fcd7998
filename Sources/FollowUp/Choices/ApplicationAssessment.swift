import Optimisation
package import Store
package import Territory
import Wording

extension GapCheck {
    /// The effect of applications on the gaps, and the choice of them within a budget. An application without a date
    /// counts as decided in the round.
    ///
    /// - Parameters:
    ///   - gazetteer: where place names in applications lead.
    ///   - budget: öre; nil makes no choice.
    /// - Throws: `StoreError.unreadable`, `OptimisationError`, `PolicyError`.
    /// - Complexity: O(applications · rules), and for the choice whole-number programs.
    package func advice(on applications: [Application], gazetteer: Gazetteer, budget: Int64?) throws
        -> ApplicationAdvice
    {
        try ApplicationAssessment(self, of: applications, gazetteer: gazetteer).advice(budget: budget)
    }
}

/// Asks a policy's rules of applications, each alone and some together.
struct ApplicationAssessment {
    private let check: GapCheck
    private let applications: [Application]
    /// As initiatives, those without a date decided in the round.
    private let table: InitiativeTable
    /// The rules on each alone.
    private let added: [GapRules]
    private let conditions: ApplicationConditions
    /// By condition: without any application.
    private let before: [Bool]

    init(_ check: GapCheck, of applications: [Application], gazetteer: Gazetteer) throws {
        let policy = check.policy
        self.check = check
        self.applications = applications
        let initiatives = applications.map { application in
            var initiative = application.initiative
            if initiative.date == nil {
                initiative.decided = policy.round ?? policy.selection.to ?? policy.selection.from
            }
            return initiative
        }
        let table = try InitiativeTable.placing(initiatives, on: check.territory, gazetteer: gazetteer)
            .placing(onProgrammeAreas: policy.selection.programmeAreas, in: check.territory)
        self.table = table
        // Each on its own, numbered: its identifier may be one that is in the store.
        added = initiatives.indices.map { Self.rules(of: check, on: $0, of: table) }
        conditions = try ApplicationConditions(check.rules(), added: added)
        before = conditions.met(with: applications.map { _ in false })
    }

    /// The rules on one row of a table of applications; on none where the policy's filter doesn't let it pass.
    private static func rules(of check: GapCheck, on row: Int, of table: InitiativeTable) -> GapRules {
        let initiative = table.initiatives[row]
        let filter = check.policy.selection
        let passes =
            !isRejected(initiative, check) && filter.admits(programme: initiative.programme)
            && filter.admits(strengthArea: initiative.strengthArea)
        var own = InitiativeTable()
        if passes { own = table.row(row) }
        return check.rules(
            on: GapFacts(check.distributor.holding(own), ids: nil, year: check.policy.selection.to?.year),
            isApplication: true)
    }

    /// Refused or withdrawn: it can't be granted.
    private static func isRejected(_ application: Initiative, _ check: GapCheck) -> Bool {
        application.status.map { check.classes[$0] == .rejected } ?? false
    }

    private var nothing: [Bool] { applications.map { _ in false } }

    func advice(budget: Int64?) throws -> ApplicationAdvice {
        let choice = try budget.map(choose)
        let items = applications.indices.map { index in
            var alone = nothing
            alone[index] = true
            return ApplicationAdvice.Item(
                application: applications[index],
                cells: table.parts(of: index).map { check.territory.code(ofCell: Int(table.cells[$0])) },
                counts: !added[index].ground.rows.isEmpty, changes: changes(with: alone),
                isRejected: Self.isRejected(applications[index].initiative, check),
                isChosen: choice?.chosen[index] ?? false, isGreedilyChosen: choice?.greedily[index] ?? false)
        }
        let gaps = { (severity: Policy.Severity) in
            before.indices.count { !before[$0] && conditions.all[$0].rule.severity == severity }
        }
        return ApplicationAdvice(
            applications: items, choice: choice?.choice, mustGaps: gaps(.must), shouldGaps: gaps(.should),
            isConditionSkipped: check.policy.condition != nil
                || check.policy.rules.contains { $0.content.filter?.condition != nil })
    }

    /// - Parameter budget: öre.
    private func choose(within budget: Int64) throws -> (
        choice: ApplicationAdvice.Choice, chosen: [Bool], greedily: [Bool]
    ) {
        // Rejected applications can't be chosen, nor can those that state no amount.
        let amounts = applications.map {
            Self.isRejected($0.initiative, check) ? nil : $0.initiative.grantedOre
        }
        let scores = applications.map { $0.score ?? 0 }
        let program = ApplicationProgram(conditions: conditions, amounts: amounts, scores: scores, budget: budget)
        let solution = try program.solve()
        let greedy = program.greedy()
        let none = program.value(nothing)
        let best = program.value(solution.chosen)
        let nearly = program.value(greedy)
        let spent = { (chosen: [Bool]) in zip(amounts, chosen).reduce(Int64(0)) { $0 + ($1.1 ? $1.0 ?? 0 : 0) } }
        guard spent(solution.chosen) <= budget else {
            throw OptimisationError.solver(code: 0, operation: "applications, budget")
        }
        let choice = ApplicationAdvice.Choice(
            budget: budget, spent: spent(solution.chosen), must: best.must - none.must,
            should: best.should - none.should, score: best.score, greedyMust: nearly.must - none.must,
            greedyShould: nearly.should - none.should, greedyScore: nearly.score, greedySpent: spent(greedy),
            isProven: solution.isProven && best.must == Int(clamped: solution.bounds[0].rounded()),
            mustBound: Int(clamped: (solution.bounds[0] + 1e-6).rounded(.down)) - none.must,
            changes: changes(with: solution.chosen))
        return (choice, solution.chosen, greedy)
    }

    /// The rules and gaps that differ from those with nothing granted.
    private func changes(with chosen: [Bool]) -> [ApplicationAdvice.Change] {
        let nothing = nothing
        let after = conditions.met(with: chosen)
        return conditions.all.indices.compactMap { index in
            let condition = conditions.all[index]
            let old = conditions.figures(condition.form, with: nothing)
            let new = conditions.figures(condition.form, with: chosen)
            // A requirement that was met and stays so is no gap, however its figure moves.
            guard old.observed != new.observed || before[index] != after[index], !(before[index] && after[index]) else {
                return nil
            }
            return ApplicationAdvice.Change(
                rule: condition.rule.id, severity: condition.rule.severity, part: condition.part,
                dimension: condition.dimension, unit: condition.unit, required: new.required, before: old.observed,
                after: new.observed, wasMet: before[index], isMet: after[index],
                isMetByWhole: after[index] && !conditions.holds(condition.form, with: chosen))
        }
    }
}
