import Optimisation
public import Store
public import Territory

extension GapCheck {
    /// What applications would do about the gaps, and which a budget would choose. An application without a date counts
    /// as decided in the round.
    ///
    /// - Parameters:
    ///   - gazetteer: where place names in applications lead.
    ///   - budget: öre; nil makes no choice.
    /// - Throws: `StoreError.unreadable`, `OptimisationError`, `PolicyError`.
    /// - Complexity: O(applications · rules), and for the choice whole-number programs.
    public func advice(on applications: [Application], gazetteer: Gazetteer, budget: Int64?) throws -> ApplicationAdvice
    {
        let initiatives = applications.map { application in
            var initiative = application.initiative
            if initiative.date == nil {
                initiative.decided = policy.round ?? policy.selection.to ?? policy.selection.from
            }
            return initiative
        }
        let table = try InitiativeTable.placing(initiatives, on: territory, gazetteer: gazetteer)
            .placing(onProgrammeAreas: policy.selection.programmeAreas, in: territory)
        let rules = rules()
        // Each on its own, numbered: its identifier may be one that is in the store.
        let added = initiatives.indices.map { index in alone(index, of: table) }
        let conditions = try ApplicationConditions(rules, added: added)
        let nothing = [Bool](repeating: false, count: applications.count)
        let before = conditions.met(with: nothing)
        var items = applications.indices.map { index in
            var alone = nothing
            alone[index] = true
            return ApplicationAdvice.Item(
                application: applications[index],
                cells: table.parts(of: index).map { territory.code(ofCell: Int(table.cells[$0])) },
                counts: !added[index].ground.rows.isEmpty,
                changes: Self.changes(conditions, from: nothing, before, to: alone))
        }
        var choice: ApplicationAdvice.Choice?
        if let budget {
            let amounts = initiatives.map(\.grantedOre)
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
            choice = ApplicationAdvice.Choice(
                budget: budget, spent: spent(solution.chosen), must: best.must - none.must,
                should: best.should - none.should, score: best.score,
                greedyMust: nearly.must - none.must, greedyShould: nearly.should - none.should,
                greedyScore: nearly.score,
                greedySpent: spent(greedy),
                isProven: solution.isProven && best.must == Int(solution.bounds[0].rounded()),
                mustBound: Int((solution.bounds[0] + 1e-6).rounded(.down)) - none.must,
                changes: Self.changes(conditions, from: nothing, before, to: solution.chosen))
            for index in items.indices {
                items[index].isChosen = solution.chosen[index]
                items[index].isGreedilyChosen = greedy[index]
            }
        }
        let gaps = { (severity: Policy.Severity) in
            before.indices.count { !before[$0] && conditions.all[$0].rule.severity == severity }
        }
        return ApplicationAdvice(
            applications: items, choice: choice, mustGaps: gaps(.must), shouldGaps: gaps(.should),
            isConditionSkipped: policy.condition != nil)
    }

    /// The rules on one row of a table of applications; on none where the policy's filter doesn't let it pass.
    private func alone(_ row: Int, of table: InitiativeTable) -> GapRules {
        let initiative = table.initiatives[row]
        let filter = policy.selection
        let passes =
            (filter.programmes.isEmpty || initiative.programme.map(filter.programmes.contains) == true)
            && (filter.strengthAreas.isEmpty || initiative.strengthArea.map(filter.strengthAreas.contains) == true)
        var own = InitiativeTable()
        if passes { own = table.row(row) }
        let ground = GapGround(
            GapFacts(distributor.holding(own), ids: nil), countyWide: policy.countyWide, from: policy.selection.from,
            to: policy.selection.to,
            round: policy.round)
        return GapRules(policy: policy, ground: ground, statistics: statistics)
    }

    private static func changes(
        _ conditions: ApplicationConditions, from: [Bool], _ before: [Bool], to chosen: [Bool]
    ) -> [ApplicationAdvice.Change] {
        let after = conditions.met(with: chosen)
        return conditions.all.indices.compactMap { index in
            let condition = conditions.all[index]
            let old = conditions.figures(condition.form, with: from)
            let new = conditions.figures(condition.form, with: chosen)
            // What was met and stays so is no gap, however its figure moves.
            guard old.observed != new.observed || before[index] != after[index], !(before[index] && after[index]) else {
                return nil
            }
            return ApplicationAdvice.Change(
                rule: condition.rule.id, severity: condition.rule.severity, part: condition.part,
                dimension: condition.dimension,
                unit: condition.unit, required: new.required, before: old.observed, after: new.observed,
                wasMet: before[index],
                isMet: after[index])
        }
    }
}
