import Optimisation
package import Store
package import Territory
import Wording

extension GapCheck {
    /// The effect of applications on the gaps, and the choice of them within a budget. An application counts as decided
    /// on the day of the round, unless it states a day of decision itself; when it starts says nothing of that.
    ///
    /// - Parameter gazetteer: where place names in applications lead.
    /// - Throws: `StoreError.unreadable`, `OptimisationError`, `PolicyError`; `ApplicationRefusal` for applications
    ///   chosen by hand that aren't there or can't be granted.
    /// - Complexity: O(applications · rules), and for the choice whole-number programs.
    package func advice(
        on applications: [Application], gazetteer: Gazetteer, _ question: ApplicationQuestion
    ) throws -> ApplicationAdvice {
        try ApplicationAssessment(self, of: applications, gazetteer: gazetteer).advice(question)
    }
}

/// Asks a policy's rules of applications, each alone and some together.
struct ApplicationAssessment {
    private let check: GapCheck
    private let applications: [Application]
    /// As initiatives, those without a day of decision decided in the round.
    private let table: InitiativeTable
    private let standings: [ApplicationStanding]
    private let grantedAs: [String?]
    /// By application the one that it repeats.
    private let repeats: [Int?]
    /// The rules on each alone.
    private let added: [GapRules]
    private let conditions: ApplicationConditions
    /// By condition: without any application.
    private let before: [Bool]
    /// Without any application, and what each rule comes to then.
    private let ground: GapGround
    private let rulesBefore: [RuleVerdict]

    /// The largest number of other choices that are listed beside one that is as good.
    private static let mostAsGood = 5
    /// The largest number of budgets on the frontier.
    private static let mostBudgets = 100

    init(_ check: GapCheck, of applications: [Application], gazetteer: Gazetteer) throws {
        let policy = check.policy
        self.check = check
        self.applications = applications
        let initiatives = applications.map { application in
            var initiative = application.initiative
            if initiative.decided == nil {
                initiative.decided = policy.round ?? policy.selection.to ?? policy.selection.from
            }
            return initiative
        }
        let table = try InitiativeTable.placing(initiatives, on: check.territory, gazetteer: gazetteer)
            .placing(onProgrammeAreas: policy.selection.programmeAreas, in: check.territory)
        self.table = table
        let decided = try check.distributor.reread(
            Selection(classes: [.decided], scheme: check.territory.scheme.name), .figures)
        let granted = GrantedInitiatives([decided, check.distributor.table], on: check.territory)
        grantedAs = initiatives.indices.map { granted.initiative(like: $0, of: table, on: check.territory) }
        let isGranted = initiatives.indices.map { [grantedAs] in
            grantedAs[$0] != nil || initiatives[$0].status.map(check.classes.saysGranted) ?? false
        }
        let mayBeGranted = initiatives.indices.map { !isGranted[$0] && !Self.isRejected(initiatives[$0], check) }
        let repeats = GrantedInitiatives.repeated(in: table, on: check.territory, isOpen: mayBeGranted)
        self.repeats = repeats
        let isOpen = initiatives.indices.map { mayBeGranted[$0] && repeats[$0] == nil }
        // Each on its own, numbered: its identifier may be one that is in the store.
        added = initiatives.indices.map { Self.rules(of: check, on: isOpen[$0] ? $0 : nil, of: table) }
        standings = initiatives.indices.map { [added] row in
            if Self.isRejected(initiatives[row], check) { return .rejected }
            if isGranted[row] { return .alreadyGranted }
            if repeats[row] != nil { return .duplicate }
            return Self.standing(of: row, in: table, counts: !added[row].ground.rows.isEmpty)
        }
        let rules = check.rules()
        conditions = try ApplicationConditions(rules, added: added)
        before = conditions.met(with: applications.map { _ in false })
        ground = rules.ground
        rulesBefore = try policy.rules.map(rules.verdict)
    }

    /// Of one that can still be granted.
    private static func standing(of row: Int, in table: InitiativeTable, counts: Bool) -> ApplicationStanding {
        guard let ore = table.initiatives[row].grantedOre else { return .noAmount }
        if ore <= 0 { return .zeroAmount }
        if table.parts(of: row).isEmpty { return table.outsideShare[row] > 0 ? .outside : .nowhere }
        return counts ? .counted : .notCounted
    }

    /// The rules on one row of a table of applications; on none where it is nil or the policy's filter doesn't let it
    /// pass.
    private static func rules(of check: GapCheck, on row: Int?, of table: InitiativeTable) -> GapRules {
        var own = InitiativeTable()
        if let row {
            let initiative = table.initiatives[row]
            let filter = check.policy.selection
            let passes =
                filter.admits(programme: initiative.programme) && filter.admits(strengthArea: initiative.strengthArea)
            if passes { own = table.row(row) }
        }
        return check.rules(
            on: GapFacts(check.distributor.holding(own), ids: nil, year: check.policy.selection.to?.year),
            isApplication: true)
    }

    /// Refused or withdrawn: it can't be granted.
    private static func isRejected(_ application: Initiative, _ check: GapCheck) -> Bool {
        application.status.map { check.classes[$0] == .rejected } ?? false
    }

    private var nothing: [Bool] { applications.map { _ in false } }

    func advice(_ question: ApplicationQuestion) throws -> ApplicationAdvice {
        // Money is spent on what counts and says how much it costs, and on nothing else.
        let amounts = applications.indices.map {
            standings[$0] == .counted ? applications[$0].initiative.grantedOre : nil
        }
        let everything = amounts.reduce(Int64(0)) { $0 + ($1 ?? 0) }
        let program = ApplicationProgram(
            conditions: conditions, amounts: amounts, scores: applications.map(\.score),
            budget: question.budget ?? everything, neverWiden: question.neverWiden)
        let byHand = try question.byHand.map { try outcome(of: self.chosen($0), program) }
        let choice = try question.budget.map { try choose(within: $0, program) }
        let frontier = try question.hasFrontier ? self.frontier(program) : nil
        let items = try applications.indices.map { index in
            var alone = nothing
            alone[index] = true
            return ApplicationAdvice.Item(
                application: applications[index], standing: standings[index], grantedAs: grantedAs[index],
                repeats: repeats[index].map { applications[$0].initiative.id },
                cells: table.parts(of: index).map { check.territory.code(ofCell: Int(table.cells[$0])) },
                counts: !added[index].ground.rows.isEmpty, changes: changes(with: alone),
                isChosen: choice?.best.chosen.contains(index) ?? false,
                isGreedilyChosen: choice?.greedy.chosen.contains(index) ?? false,
                hasUnknownStatus: applications[index].initiative.status.map(check.classes.isUnknown) ?? false)
        }
        let gaps = { (severity: Policy.Severity) in
            before.indices.count {
                !before[$0] && conditions.all[$0].rule.severity == severity
            }
        }
        return ApplicationAdvice(
            policy: check.policy, names: check.names(ground.facts), applications: items,
            neverWiden: question.neverWiden, choice: choice, byHand: byHand, frontier: frontier,
            mustGaps: gaps(.must), shouldGaps: gaps(.should),
            isConditionSkipped: check.policy.condition != nil
                || check.policy.rules.contains { $0.content.filter?.condition != nil })
    }

    // MARK: Choices

    /// - Throws: `ApplicationRefusal`.
    private func chosen(_ ids: [String]) throws(ApplicationRefusal) -> [Bool] {
        var chosen = nothing
        for id in ids {
            guard let index = applications.firstIndex(where: { $0.initiative.id == id }) else {
                throw .unknown(
                    id: id, nearest: Nearest.names(to: id, among: applications.map(\.initiative.id), tolerance: .name))
            }
            if standings[index] == .rejected { throw .rejected(id: id) }
            if let other = grantedAs[index] { throw .alreadyGranted(id: id, as: other) }
            if standings[index] == .alreadyGranted { throw .grantedByStatus(id: id) }
            if let other = repeats[index] { throw .duplicate(id: id, of: applications[other].initiative.id) }
            chosen[index] = true
        }
        return chosen
    }

    /// - Parameter budget: öre.
    private func choose(within budget: Int64, _ program: ApplicationProgram) throws -> ApplicationAdvice.Choice {
        let solution = try program.solve()
        let best = try outcome(of: solution.chosen, program)
        let isProven = program.isProven(solution)
        let others =
            isProven
            ? try program.choicesAsGood(as: solution.chosen, most: Self.mostAsGood) : (choices: [], areAll: false)
        let met = program.value(nothing).must
        return ApplicationAdvice.Choice(
            budget: budget, best: best, greedy: try outcome(of: program.greedy(), program),
            byScore: try outcome(of: program.byScore(), program), isProven: isProven,
            mustBound: (program.isWhole
                ? Int(clamped: (solution.bounds[0] + 1e-6).rounded(.down))
                : conditions.all.count { $0.rule.severity == .must }) - met,
            asGood: others.choices.map { chosen in chosen.indices.filter { chosen[$0] } },
            areAllAsGood: others.areAll)
    }

    private func frontier(_ program: ApplicationProgram) throws -> ApplicationAdvice.Frontier {
        let found = try program.frontier(most: Self.mostBudgets)
        return ApplicationAdvice.Frontier(
            upTo: program.budget,
            points: try found.solutions.map {
                .init(outcome: try outcome(of: $0.chosen, program), isProven: $0.isProven)
            }, areAll: found.areAll)
    }

    // MARK: Outcomes

    private func outcome(of chosen: [Bool], _ program: ApplicationProgram) throws -> ApplicationAdvice.Outcome {
        let indices = chosen.indices.filter { chosen[$0] }
        let none = program.value(nothing)
        let value = program.value(chosen)
        let amounts = indices.map { applications[$0].initiative.grantedOre }
        return ApplicationAdvice.Outcome(
            chosen: indices, spent: amounts.reduce(0) { $0 + ($1 ?? 0) }, withoutAmount: amounts.count { $0 == nil },
            must: value.must - none.must, should: value.should - none.should, score: value.score,
            withoutScore: indices.count { applications[$0].score == nil }, changes: changes(with: chosen),
            isAllowed: program.protection.admits(chosen), rules: try rules(with: indices))
    }

    /// The policy's rules as the check itself judges them, without and with applications as if they were granted.
    private func rules(with chosen: [Int]) throws -> [ApplicationAdvice.RuleChange] {
        var all = check.distributor.table
        var ids: Set<String> = []
        for index in chosen where !added[index].ground.rows.isEmpty {
            // Its own identifier may be that of an initiative that isn't decided.
            let id = "\u{0}application \(index)"
            all.append(index, of: table, as: id)
            ids.insert(id)
        }
        let rules = check.rules(on: all, with: ids, listed: ground)
        return try zip(check.policy.rules, rulesBefore).map { rule, old in
            let isAsked = rule.content.isChangedByApplications
            let new = ids.isEmpty || !isAsked ? old : try rules.verdict(rule)
            return ApplicationAdvice.RuleChange(
                rule: rule, unit: new.unit, isAsked: isAsked, before: .init(old, rule), after: .init(new, rule))
        }
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
            guard
                let effect = ApplicationEffect(
                    required: new.required, before: old.observed, after: new.observed, wasMet: before[index],
                    isMet: after[index], isMaximum: condition.rule.content.isMaximum)
            else { return nil }
            var change = ApplicationAdvice.Change(
                rule: condition.rule.id, severity: condition.rule.severity, part: condition.part,
                dimension: condition.dimension, unit: condition.unit, required: new.required, before: old.observed,
                after: new.observed, wasMet: before[index], isMet: after[index],
                isMetByWhole: after[index] && !conditions.holds(condition.form, with: chosen), effect: effect)
            change.through = through(index, effect, before: old.observed, chosen)
            return change
        }
    }

    /// The applications of a choice by which a condition changes.
    private func through(_ index: Int, _ effect: ApplicationEffect, before: Double?, _ chosen: [Bool]) -> [Int] {
        let some = chosen.indices.filter { chosen[$0] }
        guard some.count > 1 else { return [] }
        let condition = conditions.all[index]
        let isBetter = effect == .closes || effect == .narrows
        let alone = some.map { one in
            var only = nothing
            only[one] = true
            let figures = conditions.figures(condition.form, with: only)
            let isMet = conditions.holds(condition.form, with: only)
            return (
                one: one,
                effect: ApplicationEffect(
                    required: figures.required, before: before, after: figures.observed, wasMet: self.before[index],
                    isMet: isMet, isMaximum: condition.rule.content.isMaximum), observed: figures.observed
            )
        }
        let same = alone.filter { $0.effect == effect }
        if !same.isEmpty { return same.map(\.one) }
        let moving = alone.filter { one in
            guard let after = one.observed else { return false }
            guard let before else { return true }
            let isUp = after > before
            return after != before && isUp == (isBetter != condition.rule.content.isMaximum)
        }
        return (moving.isEmpty ? alone : moving).map(\.one)
    }
}

extension ApplicationAdvice.RuleFigures {
    fileprivate init(_ verdict: RuleVerdict, _ rule: Policy.Rule) {
        self.init(
            standing: verdict.standing, gaps: verdict.shortfalls.count, required: verdict.required,
            observed: verdict.observed, shortfall: verdict.shortfall(isMaximum: rule.content.isMaximum))
    }
}
