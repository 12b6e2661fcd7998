import Optimisation

/// The whole-number programs behind a choice among applications: first as many `must` conditions as the budget can
/// meet, then `should` conditions, then the highest sum of scores, then the least money; each step keeps what the one
/// before reached, and no choice worsens what is protected.
struct ApplicationProgram {
    let conditions: ApplicationConditions
    /// By application: öre; nil where it can't be chosen.
    let amounts: [Int64?]
    /// By application; nil without a score, which adds nothing to a sum.
    let scores: [Double?]
    /// Öre.
    var budget: Int64
    let protection: ApplicationProtection

    /// - Complexity: as `ApplicationProtection`.
    init(
        conditions: ApplicationConditions, amounts: [Int64?], scores: [Double?], budget: Int64,
        neverWiden: NeverWiden
    ) {
        self.conditions = conditions
        self.amounts = amounts.enumerated().map { conditions.excluded.contains($0) ? nil : $1 }
        self.scores = scores
        self.budget = budget
        protection = ApplicationProtection(conditions, neverWiden)
    }

    struct Solution {
        let chosen: [Bool]
        /// Upper bounds of any choice, step by step, and whether each step was searched to its end.
        let bounds: [Double]
        let isProven: Bool
    }

    enum Step: String, CaseIterable { case must, should, score, money }

    /// What the solver's tolerances let through and exact arithmetic doesn't.
    private enum Cut {
        /// These together cost more than the budget.
        case tooDear([Bool])
        /// This choice and no other.
        case exactly([Bool])
    }

    /// Sums of scores as far apart as this, relative to their size, are the same.
    private static let scoreTolerance = 1e-7
    /// More than the solver ever lets through.
    private static let mostCuts = 100

    // MARK: Values

    struct Value: Comparable {
        let must: Int
        let should: Int
        let score: Double

        static func < (a: Value, b: Value) -> Bool { (a.must, a.should, a.score) < (b.must, b.should, b.score) }

        /// Whether no step tells them apart.
        func isAsGood(as other: Value) -> Bool {
            (must, should) == (other.must, other.should)
                && abs(score - other.score) <= scoreTolerance * (1 + abs(other.score))
        }
    }

    /// The number of conditions met, and the sum of scores.
    func value(_ chosen: [Bool]) -> Value {
        let met = conditions.met(with: chosen)
        let count = { (severity: Policy.Severity) in
            met.indices.count { met[$0] && conditions.all[$0].rule.severity == severity }
        }
        return Value(
            must: count(.must), should: count(.should),
            score: zip(scores, chosen).reduce(0) { $0 + ($1.1 ? $1.0 ?? 0 : 0) })
    }

    /// Öre.
    func cost(_ chosen: [Bool]) -> Int64 {
        zip(amounts, chosen).reduce(0) { $0 + ($1.1 ? $1.0 ?? 0 : 0) }
    }

    /// Whether every application that may be chosen is looked at.
    var isWhole: Bool { conditions.excluded.isEmpty }

    /// Whether a choice is allowed: within the budget, and worsening nothing that is protected.
    func admits(_ chosen: [Bool]) -> Bool { cost(chosen) <= budget && protection.admits(chosen) }

    // MARK: The best choice

    /// - Parameter steps: those that are asked, in their order.
    /// - Throws: `OptimisationError`.
    /// - Complexity: a program a step, with a variable for each application, condition and group of persons;
    ///   exponential at worst.
    func solve(_ steps: [Step] = Step.allCases) throws -> Solution { try search(steps).solution }

    /// The same with the program that holds all that was reached.
    private func search(_ steps: [Step]) throws -> (solution: Solution, model: Model) {
        var cuts: [Cut] = []
        while cuts.count < Self.mostCuts {
            let found = try search(steps, cuts)
            if cost(found.solution.chosen) > budget {
                cuts.append(.tooDear(found.solution.chosen))
            } else if !protection.admits(found.solution.chosen) {
                cuts.append(.exactly(found.solution.chosen))
            } else {
                return found
            }
        }
        throw OptimisationError.solver(code: 0, operation: "applications, tolerances")
    }

    private func search(_ steps: [Step], _ cuts: [Cut]) throws -> (solution: Solution, model: Model) {
        var model = self.model()
        for one in cuts { cut(one, from: &model) }
        var bounds: [Double] = []
        var isProven = true
        var chosen = amounts.map { _ in false }
        for step in steps {
            let terms = terms(step, model)
            guard terms.contains(where: { $0.1 != 0 }) else {
                bounds.append(0)
                continue
            }
            model.program.setObjective(step == .money ? .minimise : .maximise, terms)
            let best: LinearProgram.Optimum
            switch try model.program.solve(nodes: 200_000) {
            case .optimal(let optimum):
                best = optimum
                bounds.append(optimum.objective)
            case .stopped(let optimum?, let bound):
                best = optimum
                bounds.append(bound)
                isProven = false
            case .stopped(nil, _), .infeasible, .unbounded:
                // Amounts that lie far apart leave the solver no room beside what it must keep: the choice of the steps
                // before stands, at first that of nothing, and that none is better in this one isn't proven.
                bounds.append(step == .money ? 0 : terms.reduce(0) { $0 + max(0, $1.1) })
                isProven = false
                continue
            }
            chosen = model.chosen.map { best[$0] > 0.5 }
            // What the solver's tolerances let pass is cut off first: no later step could keep it.
            if !admits(chosen) { break }
            // Keeps the optimum: whole numbers exactly, sums of scores within the last places of a double.
            let slack = step == .score ? Self.scoreTolerance * (1 + abs(best.objective)) : 0.5
            if step == .money {
                model.program.constrain(step.rawValue, terms, atMost: best.objective + slack)
            } else {
                model.program.constrain(step.rawValue, terms, atLeast: best.objective - slack)
            }
        }
        return (Solution(chosen: chosen, bounds: bounds, isProven: isProven), model)
    }

    private func terms(_ step: Step, _ model: Model) -> [(LinearProgram.Variable, Double)] {
        func met(_ severity: Policy.Severity) -> [(LinearProgram.Variable, Double)] {
            zip(conditions.all, model.met).filter { $0.0.rule.severity == severity }.map { ($0.1, 1) }
        }
        return switch step {
        case .must: met(.must)
        case .should: met(.should)
        case .score: zip(model.chosen, scores).map { ($0, $1 ?? 0) }
        case .money: zip(model.chosen, amounts).map { ($0, Double($1 ?? 0) / Double(unit)) }
        }
    }

    /// Öre of which every amount is a multiple: whole numbers near one suit the solver's tolerances.
    var unit: Int64 {
        let common = amounts.compactMap { $0 }.reduce(Int64(0)) { a, b in
            var (a, b) = (a, abs(b))
            while b != 0 { (a, b) = (b, a % b) }
            return a
        }
        return max(1, common)
    }

    /// Other choices that are as good in every step, at most so many.
    ///
    /// - Returns: whether they are all, too.
    /// - Throws: `OptimisationError`.
    func choicesAsGood(as chosen: [Bool], most: Int) throws -> (choices: [[Bool]], areAll: Bool) {
        var model = try search(Step.allCases).model
        let value = value(chosen)
        var choices: [[Bool]] = []
        var seen = chosen
        for _ in 0..<Self.mostCuts {
            cut(.exactly(seen), from: &model)
            model.program.setObjective(.maximise, [])
            switch try model.program.solve(nodes: 50_000) {
            case .infeasible: return (choices, true)
            case .optimal(let other): seen = model.chosen.map { other[$0] > 0.5 }
            case .stopped, .unbounded: return (choices, false)
            }
            guard admits(seen), cost(seen) == cost(chosen), self.value(seen).isAsGood(as: value) else { continue }
            if choices.count == most { return (choices, false) }
            choices.append(seen)
        }
        return (choices, false)
    }

    private func cut(_ cut: Cut, from model: inout Model) {
        switch cut {
        case .tooDear(let chosen):
            let terms = zip(model.chosen, chosen).filter(\.1).map { ($0.0, 1.0) }
            model.program.constrain("too dear", terms, atMost: Double(terms.count) - 1)
        case .exactly(let chosen):
            let terms = zip(model.chosen, chosen).map { ($0, $1 ? 1.0 : -1.0) }
            model.program.constrain("another", terms, atMost: Double(chosen.count(where: { $0 })) - 1)
        }
    }

    // MARK: Without programs

    /// Greedy choice: the application that fits and adds the most, one by one: `must` conditions, then `should`, then
    /// score. The first of equals; none that worsens what is protected.
    func greedy() -> [Bool] {
        var chosen = amounts.map { _ in false }
        var now = value(chosen)
        while true {
            var best: (application: Int, value: Value)?
            for application in amounts.indices where !chosen[application] && amounts[application] != nil {
                chosen[application] = true
                let value = self.value(chosen)
                let isAllowed = value > now && admits(chosen)
                chosen[application] = false
                if isAllowed, best.map({ value > $0.value }) ?? true { best = (application, value) }
            }
            guard let best else { return chosen }
            chosen[best.application] = true
            now = best.value
        }
    }

    /// The highest score first, the first of equals, as long as the budget allows, whatever it widens: as boards choose
    /// without a policy. What doesn't fit is passed over, and those without a score come last.
    func byScore() -> [Bool] {
        var chosen = amounts.map { _ in false }
        let ranked = amounts.indices.filter { amounts[$0] != nil }.sorted {
            (scores[$1] ?? -.infinity, $0) < (scores[$0] ?? -.infinity, $1)
        }
        for application in ranked {
            chosen[application] = true
            if cost(chosen) > budget { chosen[application] = false }
        }
        return chosen
    }
}
