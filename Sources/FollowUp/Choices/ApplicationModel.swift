import Optimisation

extension ApplicationProgram {
    struct Model {
        var program = LinearProgram(.maximise)
        var chosen: [LinearProgram.Variable] = []
        /// By condition.
        var met: [LinearProgram.Variable] = []
        /// By the applications that make something known: whether it is.
        var known: [[Int]: LinearProgram.Variable] = [:]
    }

    /// The program of all choices within the budget: which applications are chosen, and which conditions are met then.
    func model() -> Model {
        var model = Model()
        for (number, amount) in amounts.enumerated() {
            model.chosen.append(
                model.program.variable(
                    "application \(number)", in: 0...(amount.map { $0 <= budget } == true ? 1 : 0), isWhole: true))
        }
        // As fractions of the budget in whole units: numbers near one suit the solver's tolerances.
        let unit = Double(unit)
        let whole = max(1, (Double(budget) / unit).rounded(.down))
        model.program.constrain(
            "budget", zip(model.chosen, amounts).map { ($0, Double($1 ?? 0) / unit / whole) },
            atMost: budget < Int64(unit) ? 0 : 1)
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
        protect(own, &model)
        return model
    }

    /// Whether what these applications make known is known.
    private func known(_ fillers: [Int], _ model: inout Model) -> LinearProgram.Variable {
        if let known = model.known[fillers] { return known }
        let number = model.known.count
        let known = model.program.choice("known \(number)")
        model.known[fillers] = known
        for filler in fillers {
            model.program.constrain(
                "known \(number) by \(filler)", [(known, 1), (model.chosen[filler], -1)], atLeast: 0)
        }
        model.program.constrain(
            "known \(number)", fillers.map { (model.chosen[$0], 1) } + [(known, -1)], atLeast: 0)
        return known
    }

    /// Keeps what is protected from getting worse.
    private func protect(_ own: [LinearProgram.Variable], _ model: inout Model) {
        let always = model.program.variable("always", in: 1...1)
        for (number, state) in protection.states.enumerated() {
            switch state {
            case .unprotected: break
            case .met: model.program.constrain("condition \(number) stays met", [(model.met[number], 1)], atLeast: 1)
            case .open(let observed, let wideners):
                // What closes the gap doesn't widen it, so this holds whether it is closed or not.
                require(
                    conditions.all[number].form.asking(for: observed), where: always, "gap \(number) doesn't grow",
                    &model)
                for application in wideners {
                    model.program.constrain(
                        "gap \(number) or application \(application)",
                        [(own[number], 1), (model.chosen[application], -1)], atLeast: 0)
                }
            }
        }
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
        case .since(let months, let with, let atMost):
            if let months, months <= atMost { return }
            atLeastNought(-1, with.map { $0.map { $0 <= atMost } ?? false ? 1 : 0 }, where: holds, name, &model)
        case .unasked: return
        case .known(let fillers, let forms):
            let known = fillers.map { self.known($0, &model) }
            for (set, form) in forms.enumerated() {
                // Must hold where the requirement does and just these are known.
                let these = model.program.variable("\(name), known \(set)", in: 0...1)
                let terms = known.enumerated().map { ($0.element, set >> $0.offset & 1 == 1 ? -1.0 : 1.0) }
                model.program.constrain(
                    "\(name), if known \(set)", [(these, 1), (holds, -1)] + terms,
                    atLeast: -Double(set.nonzeroBitCount))
                require(form, where: these, "\(name), set \(set)", &model)
            }
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

extension ApplicationConditions.Form {
    private static let looseness = 1e-7

    /// The same condition with another limit; only of shares and indices.
    ///
    /// Looser than exact: the figure itself is a limit that rounding alone would break, and what is too loose is cut
    /// off later.
    fileprivate func asking(for limit: Double) -> ApplicationConditions.Form {
        switch self {
        case .share(let held, let adds, let total, let totalAdds, _):
            .share(
                held: held, adds: adds, total: total, totalAdds: totalAdds,
                share: limit * (1 - Self.looseness))
        case .index(let measure, let held, let adds, let people, _):
            .index(measure, held: held, adds: adds, people: people, atMost: limit * (1 + Self.looseness))
        case .known(let fillers, let forms): .known(fillers: fillers, forms: forms.map { $0.asking(for: limit) })
        case .least, .since, .reach, .unasked: self
        }
    }
}
