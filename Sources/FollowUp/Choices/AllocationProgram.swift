import Optimisation
import Store
import Territory
import Wording

/// The linear programs behind an allocation. Money is counted in öre.
///
/// Four steps: which boxes of a partly filled matrix to fill (whole numbers, only where there is one); the least money
/// moved, with its prices; among all allocations that move as little, the one whose largest change per inhabitant is
/// smallest; and that one in whole öre.
struct AllocationProgram {
    let amount: Int64
    /// By cell.
    let held: [Int64]
    let asBefore: [Int64]
    let people: [Int]
    let demands: MoneyRequirements

    /// Variables and rows of one program.
    private struct Model {
        var program = LinearProgram(.minimise)
        /// By cell: the proposal less the base.
        var proposed: [LinearProgram.Variable] = []
        /// By cell: the proposal in excess of the allocation as before.
        var more: [LinearProgram.Variable] = []
        /// By theme and cell.
        var themed: [[LinearProgram.Variable]] = []
        /// By requirement; nil for those that need not be met.
        var rows: [LinearProgram.Constraint?] = []
        /// By requirement, for those that may be left unmet.
        var isFilled: [Int: LinearProgram.Variable] = [:]
    }

    /// The origin of variables, in öre.
    private struct Base {
        var proposed: [Int64]
        var themed: [[Int64]]
    }

    /// The task of one program.
    private struct Step {
        /// Öre beyond the requirement, so that rounding in doubles can't tip a rule.
        var margin: Int64 = 0
        /// Requirements left out.
        var unfilled: Set<Int> = []
        /// Whether the program chooses the optional requirements left unmet.
        var isChoosing = false
        /// The origin of variables; whole öre within `slack` of it are then sought.
        var base: Base?
        var slack = 0.0
        /// Whether indices allow for rounding each cell by an öre.
        var isForRounding = false
        /// Whether the amount is minimised instead of given.
        var isFree = false

        var isWhole: Bool { base != nil }
    }

    struct Solution {
        let proposed: [Int64]
        let themed: [[Int64]]
        let bound: Double
        /// By requirement: the dual value in öre for each öre (shares and amounts) or for the index's own right-hand
        /// side.
        let prices: [Double]
    }

    enum Failure: Error {
        case impossible(conflict: [Int], leastAmount: Int64?)
    }

    private var zero: Base {
        Base(
            proposed: [Int64](repeating: 0, count: held.count),
            themed: demands.themes.map { _ in [Int64](repeating: 0, count: held.count) })
    }

    /// Rational arithmetic takes minutes over thousands of cells; doubles are then used, and the rules check the result
    /// all the same.
    private var isExact: Bool { held.count <= 250 }

    private var total: Double { Double(held.reduce(0, +)) + Double(amount) }

    /// - Parameter margin: öre beyond the requirement, so that rounding in doubles can't tip a rule.
    func solve(margin: Int64) throws -> Solution {
        var unfilled = Set<Int>()
        if !demands.optional.isEmpty {
            let choice = model(Step(margin: margin, isChoosing: true))
            guard case .optimal(let optimum) = try choice.program.solve(exactly: isExact) else {
                throw try failure(choice)
            }
            unfilled = Set(choice.isFilled.filter { optimum[$1] < 0.5 }.keys)
        }
        let first = model(Step(unfilled: unfilled))
        guard case .optimal(let least) = try first.program.solve(exactly: isExact) else { throw try failure(first) }
        let prices = first.rows.map { row in row.flatMap { least.price(of: $0) } ?? 0 }
        var moved = least.objective
        if margin > 0 || hasIndex {
            let narrower = model(Step(margin: margin, unfilled: unfilled, isForRounding: true))
            guard case .optimal(let optimum) = try narrower.program.solve(exactly: isExact) else {
                throw try failure(narrower)
            }
            moved = optimum.objective
        }
        let even = try evened(margin: margin, without: unfilled, moved: moved)
        let whole = try inWholeOre(even, margin: margin, without: unfilled)
        return Solution(proposed: whole.proposed, themed: whole.themed, bound: least.objective, prices: prices)
    }

    private var hasIndex: Bool {
        demands.all.contains {
            switch $0.form {
            case .hoover, .gini: true
            default: false
            }
        }
    }

    /// Of the allocations that move as little, the one whose largest change per inhabitant is smallest; in fractions of
    /// öre.
    private func evened(margin: Int64, without unfilled: Set<Int>, moved: Double) throws -> (
        proposed: [Double], themed: [[Double]]
    ) {
        var even = model(Step(margin: margin, unfilled: unfilled, isForRounding: true))
        let largest = even.program.variable("largest change per inhabitant")
        for cell in held.indices {
            let weight = Double(max(1, people[cell]))
            let before = Double(asBefore[cell])
            even.program.constrain("more \(cell)", [(even.proposed[cell], 1), (largest, -weight)], atMost: before)
            even.program.constrain("less \(cell)", [(even.proposed[cell], 1), (largest, weight)], atLeast: before)
        }
        // Whole numbers are exact in the solver; the extra öre is removed by rounding.
        even.program.constrain("moved", even.more.map { ($0, 1) }, atMost: moved.rounded(.up) + 1)
        even.program.setObjective(.minimise, [(largest, 1)])
        guard case .optimal(let optimum) = try even.program.solve(exactly: isExact) else {
            throw OptimisationError.solver(code: 0, operation: "allocation, evening out")
        }
        return (even.proposed.map { optimum[$0] }, even.themed.map { $0.map { optimum[$0] } })
    }

    /// The same in whole öre: each amount rounded up or down, or a little further where the rules need it. Indices have
    /// room for that and are not constrained again.
    private func inWholeOre(
        _ even: (proposed: [Double], themed: [[Double]]), margin: Int64, without unfilled: Set<Int>
    ) throws -> (proposed: [Int64], themed: [[Int64]]) {
        let base = Base(
            proposed: even.proposed.map { Int64(clamped: $0.rounded(.down)) },
            themed: even.themed.map { $0.map { Int64(clamped: $0.rounded(.down)) } })
        for slack in [1.0, 1_000] {
            let whole = model(Step(margin: margin, unfilled: unfilled, base: base, slack: slack))
            guard case .optimal(let optimum) = try whole.program.solve(exactly: isExact) else { continue }
            return (
                zip(base.proposed, whole.proposed).map { $0 + Int64(optimum[$1]) },
                zip(base.themed, whole.themed).map { zip($0, $1).map { $0 + Int64(optimum[$1]) } }
            )
        }
        throw OptimisationError.solver(code: 0, operation: "allocation, whole öre")
    }

    private func failure(_ model: Model) throws -> any Error {
        let suspects = model.rows.enumerated().compactMap { index, row in row.map { (index, $0) } }
        guard let conflict = try model.program.conflict(among: suspects.map(\.1), exactly: isExact) else {
            return OptimisationError.solver(code: 0, operation: "allocation")
        }
        let numbers = suspects.filter { conflict.contains($0.1) }.map(\.0)
        return Failure.impossible(conflict: numbers, leastAmount: try leastAmount())
    }

    /// The least amount that meets every demand; nil where none does.
    private func leastAmount() throws -> Int64? {
        let free = model(Step(isChoosing: !demands.optional.isEmpty, isFree: true))
        guard case .optimal(let optimum) = try free.program.solve(exactly: isExact) else { return nil }
        return Int64(clamped: optimum.objective.rounded(.up))
    }

    // MARK: The rows

    private func model(_ step: Step) -> Model {
        var model = Model()
        let base = step.base ?? zero
        func variable(_ name: String, _ base: Int64) -> LinearProgram.Variable {
            step.isWhole
                ? model.program.variable(name, in: max(-step.slack, -Double(base))...(step.slack + 1), isWhole: true)
                : model.program.variable(name)
        }
        for cell in held.indices {
            model.proposed.append(variable("cell \(cell)", base.proposed[cell]))
            model.more.append(model.program.variable("more \(cell)", cost: step.isFree ? 0 : 1))
            if !step.isFree {
                model.program.constrain(
                    "beyond \(cell)", [(model.more[cell], 1), (model.proposed[cell], -1)],
                    atLeast: Double(base.proposed[cell] - asBefore[cell]))
            }
        }
        let everything = model.proposed.map { ($0, 1.0) }
        if step.isFree {
            model.program.setObjective(.minimise, everything)
        } else {
            let left = Double(amount - base.proposed.reduce(0, +))
            model.program.constrain("amount", everything, left...left)
        }
        model.themed = demands.themes.indices.map { theme in
            held.indices.map { cell in variable("theme \(theme) in \(cell)", base.themed[theme][cell]) }
        }
        limitThemes(&model, base)
        for (number, demand) in demands.all.enumerated() {
            model.rows.append(
                step.unfilled.contains(number) ? nil : row(demand, "demand \(number)", number, &model, base, step))
        }
        return model
    }

    /// Money of the values of one dimension is part of a cell's money: of all values together, or of each where an
    /// initiative may belong to several (dimensions of sustainability).
    private func limitThemes(_ model: inout Model, _ base: Base) {
        let groups = Dictionary(grouping: demands.themes.indices) { theme in
            let one = demands.themes[theme]
            return one.dimension == .sustainability ? "\(one.dimension) \(one.value)" : "\(one.dimension)"
        }
        for (name, themes) in groups.sorted(by: { $0.key < $1.key }) {
            for cell in held.indices {
                let left = Double(base.proposed[cell] - themes.reduce(0) { $0 + base.themed[$1][cell] })
                model.program.constrain(
                    "\(name) in \(cell)", themes.map { (model.themed[$0][cell], 1) } + [(model.proposed[cell], -1)],
                    atMost: left)
            }
        }
    }

    /// The final money in cells: a constant and the variables.
    private func lying(in cells: [Int], _ model: Model, _ base: Base) -> (
        constant: Int64, terms: [(LinearProgram.Variable, Double)]
    ) {
        (cells.reduce(0) { $0 + held[$1] + base.proposed[$1] }, cells.map { (model.proposed[$0], 1) })
    }

    private func row(
        _ demand: MoneyRequirement, _ name: String, _ number: Int, _ model: inout Model, _ base: Base, _ step: Step
    ) -> LinearProgram.Constraint? {
        switch demand.form {
        case .amount(let cells, let ore):
            let here = lying(in: cells, model, base)
            return model.program.constrain(name, here.terms, atLeast: Double(ore + step.margin - here.constant))
        case .leastShare(let cells, let of, let share):
            let here = lying(in: cells, model, base)
            if !step.isFree, of.count == held.count {
                return model.program.constrain(
                    name, here.terms, atLeast: (share * total).rounded(.up) + Double(step.margin - here.constant))
            }
            let all = lying(in: of, model, base)
            return model.program.constrain(
                name, here.terms + all.terms.map { ($0, -share * $1) },
                atLeast: (share * Double(all.constant)).rounded(.up) + Double(step.margin - here.constant))
        case .mostShare(let cells, let share):
            let here = lying(in: cells, model, base)
            if !step.isFree {
                return model.program.constrain(
                    name, here.terms, atMost: (share * total).rounded(.down) - Double(step.margin + here.constant))
            }
            let all = lying(in: Array(held.indices), model, base)
            return model.program.constrain(
                name, here.terms + all.terms.map { ($0, -share * $1) },
                atMost: (share * Double(all.constant)).rounded(.down) - Double(step.margin + here.constant))
        case .themed(let theme, let cells, let ore):
            let lacking = Double(ore - cells.reduce(0) { $0 + base.themed[theme][$1] })
            let terms = cells.map { (model.themed[theme][$0], 1.0) }
            guard step.isChoosing, demands.optional.contains(number) else {
                return model.program.constrain(name, terms, atLeast: lacking)
            }
            let filled = model.program.choice("filled \(number)")
            model.isFilled[number] = filled
            model.program.constrain(name, terms + [(filled, -lacking)], atLeast: 0)
            return nil
        case .filled(let among, let least):
            guard step.isChoosing else { return nil }
            return model.program.constrain(
                name, among.compactMap { model.isFilled[$0] }.map { ($0, 1) }, atLeast: Double(least))
        case .hoover(let parts, let atMost):
            return step.isWhole ? nil : hoover(parts, atMost: atMost, name, &model, base, step)
        case .gini(let parts, let atMost):
            return step.isWhole ? nil : gini(parts, atMost: atMost, name, &model, base, step)
        }
    }

    private func hoover(
        _ parts: [(cells: [Int], people: Double)], atMost: Double, _ name: String, _ model: inout Model, _ base: Base,
        _ step: Step
    ) -> LinearProgram.Constraint {
        let everyone = parts.reduce(0) { $0 + $1.people }
        let all = lying(in: Array(held.indices), model, base)
        let room = Double(step.margin) + (step.isForRounding ? 4 * Double(held.count) : 0)
        var sum: [(LinearProgram.Variable, Double)] = []
        for part in parts {
            let here = lying(in: part.cells, model, base)
            let share = part.people / everyone
            let other = step.isFree ? all.terms.map { ($0, -share * $1) } : []
            let constant = Double(here.constant) - share * (step.isFree ? Double(all.constant) : total)
            sum.append((distance(here.terms + other, constant, &model), 1))
        }
        guard step.isFree else {
            return model.program.constrain(name, sum, atMost: (2 * atMost * total).rounded(.down) - room)
        }
        return model.program.constrain(
            name, sum + all.terms.map { ($0, -2 * atMost * $1) }, atMost: 2 * atMost * Double(all.constant))
    }

    /// Σ |pⱼ vᵢ − pᵢ vⱼ| over pairs is at most G · P · Σ v: whole numbers, which the solver takes as they are.
    private func gini(
        _ parts: [(cells: [Int], people: Double)], atMost: Double, _ name: String, _ model: inout Model, _ base: Base,
        _ step: Step
    ) -> LinearProgram.Constraint {
        let everyone = parts.reduce(0) { $0 + $1.people }
        let all = lying(in: parts.flatMap(\.cells), model, base)
        let room = (Double(step.margin) + (step.isForRounding ? 4 * Double(held.count) : 0)) * everyone
        var sum: [(LinearProgram.Variable, Double)] = []
        for (first, one) in parts.enumerated() {
            for other in parts.dropFirst(first + 1) {
                let here = lying(in: one.cells, model, base)
                let there = lying(in: other.cells, model, base)
                let terms = here.terms.map { ($0, other.people * $1) } + there.terms.map { ($0, -one.people * $1) }
                let constant = other.people * Double(here.constant) - one.people * Double(there.constant)
                sum.append((distance(terms, constant, &model), 1))
            }
        }
        return model.program.constrain(
            name, sum + all.terms.map { ($0, -atMost * everyone * $1) },
            atMost: (atMost * everyone * Double(all.constant)).rounded(.down) - room)
    }

    /// A variable that is at least the absolute value of an expression, whose constant is rounded up to whole öre.
    private func distance(
        _ terms: [(LinearProgram.Variable, Double)], _ constant: Double, _ model: inout Model
    ) -> LinearProgram.Variable {
        let distance = model.program.variable("distance")
        model.program.constrain("above", [(distance, 1)] + terms.map { ($0, -$1) }, atLeast: constant.rounded(.up))
        model.program.constrain("below", [(distance, 1)] + terms, atLeast: (-constant).rounded(.up))
        return distance
    }
}
