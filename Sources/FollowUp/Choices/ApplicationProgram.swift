import Optimisation

/// The whole-number programs behind a choice among applications: first as many `must` conditions as the budget can
/// meet, then `should` conditions, then the highest sum of scores, then the least money; each step keeps what the one
/// before reached.
struct ApplicationProgram {
    let conditions: ApplicationConditions
    /// By application: öre; nil where none is stated: then it can't be chosen.
    let amounts: [Int64?]
    let scores: [Double]
    /// Öre.
    let budget: Int64

    struct Solution {
        let chosen: [Bool]
        /// Upper bounds of any choice, step by step, and whether each step was searched to its end.
        let bounds: [Double]
        let isProven: Bool
    }

    private struct Model {
        var program = LinearProgram(.maximise)
        var chosen: [LinearProgram.Variable] = []
        /// By condition.
        var met: [LinearProgram.Variable] = []
    }

    /// - Complexity: four programs with a variable for each application, condition and group of persons; exponential at
    ///   worst.
    func solve() throws -> Solution {
        var model = self.model()
        let must = terms(model, .must)
        let should = terms(model, .should)
        let score = zip(model.chosen, scores).map { ($0, $1) }
        let money = zip(model.chosen, amounts).map { ($0, Double($1 ?? 0) / 100) }
        var bounds: [Double] = []
        var isProven = true
        var chosen = amounts.map { _ in false }
        for (step, terms, sense) in [
            ("must", must, LinearProgram.Sense.maximise), ("should", should, .maximise), ("score", score, .maximise),
            ("money", money, .minimise),
        ] {
            guard terms.contains(where: { $0.1 != 0 }) else {
                bounds.append(0)
                continue
            }
            model.program.setObjective(sense, terms)
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
                throw OptimisationError.solver(code: 0, operation: "applications, \(step)")
            }
            chosen = model.chosen.map { best[$0] > 0.5 }
            // Keeps the optimum: whole numbers exactly, sums of scores within the last places of a double.
            let slack = step == "score" ? 1e-7 * (1 + abs(best.objective)) : 0.5
            if sense == .maximise { model.program.constrain(step, terms, atLeast: best.objective - slack) }
        }
        return Solution(chosen: chosen, bounds: bounds, isProven: isProven)
    }

    /// Greedy choice: the application that fits and adds the most, one by one: `must` conditions, then `should`, then
    /// score. The first of equals.
    func greedy() -> [Bool] {
        var chosen = amounts.map { _ in false }
        var left = budget
        var now = value(chosen)
        while true {
            var best: (application: Int, value: Value)?
            for application in amounts.indices where !chosen[application] {
                guard let amount = amounts[application], amount <= left else { continue }
                chosen[application] = true
                let value = self.value(chosen)
                chosen[application] = false
                if value > now, best.map({ value > $0.value }) ?? true { best = (application, value) }
            }
            guard let best else { return chosen }
            chosen[best.application] = true
            left -= amounts[best.application] ?? 0
            now = best.value
        }
    }

    struct Value: Comparable {
        let must: Int
        let should: Int
        let score: Double

        static func < (a: Value, b: Value) -> Bool { (a.must, a.should, a.score) < (b.must, b.should, b.score) }
    }

    /// The number of conditions met, and the sum of scores.
    func value(_ chosen: [Bool]) -> Value {
        let met = conditions.met(with: chosen)
        let count = { (severity: Policy.Severity) in
            met.indices.count { met[$0] && conditions.all[$0].rule.severity == severity }
        }
        return Value(
            must: count(.must), should: count(.should), score: zip(scores, chosen).reduce(0) { $0 + ($1.1 ? $1.0 : 0) })
    }

    // MARK: The program

    private func terms(_ model: Model, _ severity: Policy.Severity) -> [(LinearProgram.Variable, Double)] {
        zip(conditions.all, model.met).filter { $0.0.rule.severity == severity }.map { ($0.1, 1) }
    }

    private func model() -> Model {
        var model = Model()
        for (number, amount) in amounts.enumerated() {
            model.chosen.append(
                model.program.variable(
                    "application \(number)", in: 0...(amount.map { $0 <= budget } == true ? 1 : 0), isWhole: true))
        }
        // As fractions of the budget: numbers near one suit the solver's tolerances.
        let whole = Double(max(1, budget))
        model.program.constrain("budget", zip(model.chosen, amounts).map { ($0, Double($1 ?? 0) / whole) }, atMost: 1)
        let own = conditions.all.enumerated().map { number, condition in
            let holds = model.program.choice("condition \(number) itself")
            require(condition.form, where: holds, "condition \(number)", &model)
            return holds
        }
        let groups = conditions.groups.enumerated().map { number, group in
            let holds = model.program.choice("group \(number)")
            switch group {
            case .members(let least):
                let members = conditions.all.indices.filter { conditions.all[$0].group == number }
                model.program.constrain(
                    "group \(number)", members.map { (own[$0], 1) } + [(holds, -Double(least))], atLeast: 0)
            case .instead(let form): require(form, where: holds, "group \(number)", &model)
            }
            return holds
        }
        for (number, condition) in conditions.all.enumerated() {
            guard let group = condition.group else {
                model.met.append(own[number])
                continue
            }
            let met = model.program.choice("condition \(number)")
            model.program.constrain(
                "condition \(number) or its group", [(own[number], 1), (groups[group], 1), (met, -1)], atLeast: 0)
            model.met.append(met)
        }
        return model
    }

    /// A form must hold where `holds` is 1.
    private func require(
        _ form: ApplicationConditions.Form, where holds: LinearProgram.Variable, _ name: String, _ model: inout Model
    ) {
        switch form {
        case .least(let held, let adds, let least):
            atLeastNought(held - least, adds, where: holds, name, &model)
        case .share(let held, let adds, let total, let totalAdds, let share):
            atLeastNought(
                held - share * total, zip(adds, totalAdds).map { $0 - share * $1 }, where: holds, name, &model)
        case .since(_, let reaches, _):
            atLeastNought(-1, reaches, where: holds, name, &model)
        case .reach(let held, let gains, let least, let population):
            let missing = least * population - held
            guard missing > 0 else { return }
            var gained: [(LinearProgram.Variable, Double)] = []
            for (number, gain) in gains.enumerated() {
                let reached = model.program.variable("\(name), group \(number) of persons", in: 0...1)
                model.program.constrain(
                    "\(name), reached \(number)", gain.by.map { (model.chosen[$0], 1) } + [(reached, -1)], atLeast: 0)
                gained.append((reached, gain.persons / missing))
            }
            model.program.constrain(name, gained + [(holds, -1)], atLeast: 0)
        case .index(.largestShare, let held, let adds, _, let atMost):
            for part in held.indices {
                atLeastNought(
                    atMost * held.reduce(0, +) - held[part], adds.map { atMost * $0.reduce(0, +) - $0[part] },
                    where: holds, "\(name), part \(part)",
                    &model)
            }
        case .index(.hoover, let held, let adds, let people, let atMost):
            let everyone = people.reduce(0, +)
            apart(
                held.indices.map { part in
                    { (values: [Double]) in values[part] - people[part] / everyone * values.reduce(0, +) }
                }, held, adds, atMost: { 2 * atMost * $0.reduce(0, +) }, where: holds, name, &model)
        case .index(.gini, let held, let adds, let people, let atMost):
            let lived = people.indices.filter { people[$0] > 0 }
            let everyone = people.reduce(0, +)
            let pairs = lived.indices.flatMap { i in lived.indices.dropFirst(i + 1).map { (lived[i], lived[$0]) } }
            apart(
                pairs.map { i, j in { (values: [Double]) in (people[j] * values[i] - people[i] * values[j]) / everyone }
                }, held, adds,
                atMost: { values in atMost * lived.reduce(0) { $0 + values[$1] } }, where: holds, name, &model)
        }
    }

    /// constant + Σ factors · chosen ≥ 0 where `holds` is 1. Scaled by the most that it can fall short.
    private func atLeastNought(
        _ constant: Double, _ factors: [Double], where holds: LinearProgram.Variable, _ name: String,
        _ model: inout Model
    ) {
        let most = -(constant + factors.reduce(0) { $0 + min(0, $1) })
        guard most > 0 else { return }
        model.program.constrain(
            name, zip(model.chosen, factors).map { ($0, $1 / most) } + [(holds, -1)], atLeast: -constant / most - 1)
    }

    /// Σ |linear expressions of the parts' values| is at most another one, where `holds` is 1.
    private func apart(
        _ expressions: [([Double]) -> Double], _ held: [Double], _ adds: [[Double]], atMost: ([Double]) -> Double,
        where holds: LinearProgram.Variable, _ name: String, _ model: inout Model
    ) {
        let everything = held.indices.map { part in adds.reduce(held[part]) { $0 + $1[part] } }
        let scale = max(1, everything.reduce(0, +))
        var sum: [(LinearProgram.Variable, Double)] = []
        for (number, expression) in expressions.enumerated() {
            let distance = model.program.variable("\(name), distance \(number)")
            let constant = expression(held) / scale
            let factors = adds.map { expression($0) / scale }
            let terms = zip(model.chosen, factors).map { ($0, $1) }
            model.program.constrain(
                "\(name), above \(number)", [(distance, 1)] + terms.map { ($0, -$1) }, atLeast: constant)
            model.program.constrain("\(name), below \(number)", [(distance, 1)] + terms, atLeast: -constant)
            sum.append((distance, 1))
        }
        // The absolute values are at most those of the money held and of all that is added.
        let most =
            expressions.reduce(0) { sum, expression in
                sum + abs(expression(held)) + adds.reduce(0) { $0 + abs(expression($1)) }
            } / scale
        let limit = zip(model.chosen, adds.map { -atMost($0) / scale }).map { ($0, $1) }
        model.program.constrain(name, sum + limit + [(holds, most)], atMost: atMost(held) / scale + most)
    }
}
