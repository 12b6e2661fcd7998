import Optimisation
import Store
import Territory

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
        /// By cell: what is proposed less the base.
        var proposed: [LinearProgram.Variable] = []
        /// By cell: what is proposed beyond what falls as before.
        var more: [LinearProgram.Variable] = []
        /// By theme and cell.
        var themed: [[LinearProgram.Variable]] = []
        /// By requirement; nil for those that need not be met.
        var rows: [LinearProgram.Constraint?] = []
        /// By requirement, where it may be left unmet.
        var isFilled: [Int: LinearProgram.Variable] = [:]
    }

    /// From where variables count, in öre.
    private struct Base {
        var proposed: [Int64]
        var themed: [[Int64]]
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

    /// Rational arithmetic takes minutes over thousands of cells; doubles then do, and what they find is asked of the
    /// rules all the same.
    private var isExact: Bool { held.count <= 250 }

    private var total: Double { Double(held.reduce(0, +)) + Double(amount) }

    /// - Parameter margin: öre beyond what is asked for, so that rounding in doubles can't tip a rule.
    func solve(margin: Int64) throws -> Solution {
        var unfilled = Set<Int>()
        if !demands.optional.isEmpty {
            let choice = model(margin: margin, choosing: true)
            guard case .optimal(let optimum) = try choice.program.solve(exactly: isExact) else {
                throw try failure(choice)
            }
            unfilled = Set(choice.isFilled.filter { optimum[$1] < 0.5 }.keys)
        }
        let first = model(margin: 0, without: unfilled)
        guard case .optimal(let least) = try first.program.solve(exactly: isExact) else { throw try failure(first) }
        let prices = first.rows.map { row in row.flatMap { least.price(of: $0) } ?? 0 }
        var moved = least.objective
        if margin > 0 || hasIndex {
            let narrower = model(margin: margin, without: unfilled, forRounding: true)
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
        var even = model(margin: margin, without: unfilled, forRounding: true)
        let largest = even.program.variable("largest change per inhabitant")
        for cell in held.indices {
            let weight = Double(max(1, people[cell]))
            let before = Double(asBefore[cell])
            even.program.constrain("more \(cell)", [(even.proposed[cell], 1), (largest, -weight)], atMost: before)
            even.program.constrain("less \(cell)", [(even.proposed[cell], 1), (largest, weight)], atLeast: before)
        }
        // Whole numbers are exact to the solver; the öre is taken back when all is rounded.
        even.program.constrain("moved", even.more.map { ($0, 1) }, atMost: moved.rounded(.up) + 1)
        even.program.setObjective(.minimise, [(largest, 1)])
        guard case .optimal(let optimum) = try even.program.solve(exactly: isExact) else {
            throw OptimisationError.solver(code: 0, operation: "allocation, evening out")
        }
        return (even.proposed.map { optimum[$0] }, even.themed.map { $0.map { optimum[$0] } })
    }

    /// The same in whole öre: each amount rounded up or down, or a little further where the rules need it. Indices have
    /// been given room for that and are not asked again.
    private func inWholeOre(
        _ even: (proposed: [Double], themed: [[Double]]), margin: Int64, without unfilled: Set<Int>
    ) throws -> (proposed: [Int64], themed: [[Int64]]) {
        let base = Base(
            proposed: even.proposed.map { Int64($0.rounded(.down)) },
            themed: even.themed.map { $0.map { Int64($0.rounded(.down)) } })
        for slack in [1.0, 1_000] {
            let whole = model(margin: margin, without: unfilled, base: base, within: slack)
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

    /// The least amount with which every demand can be met; nil where none suffices.
    private func leastAmount() throws -> Int64? {
        let free = model(margin: 0, choosing: !demands.optional.isEmpty, isFree: true)
        guard case .optimal(let optimum) = try free.program.solve(exactly: isExact) else { return nil }
        return Int64(optimum.objective.rounded(.up))
    }

    // MARK: The rows

    /// - Parameters:
    ///   - unfilled: requirements that are not asked for.
    ///   - choosing: whether the program itself says which of the optional ones are left unmet.
    ///   - base: what variables count from; whole öre within `slack` of it are then sought.
    ///   - forRounding: whether indices are given room for each cell to be rounded by an öre.
    ///   - isFree: the amount is not given but is to be as small as possible.
    private func model(
        margin: Int64, without unfilled: Set<Int> = [], choosing: Bool = false, base given: Base? = nil,
        within slack: Double = 0,
        forRounding: Bool = false, isFree: Bool = false
    ) -> Model {
        var model = Model()
        let base = given ?? zero
        let isWhole = given != nil
        func variable(_ name: String, _ base: Int64) -> LinearProgram.Variable {
            isWhole
                ? model.program.variable(name, in: max(-slack, -Double(base))...(slack + 1), isWhole: true)
                : model.program.variable(name)
        }
        for cell in held.indices {
            model.proposed.append(variable("cell \(cell)", base.proposed[cell]))
            model.more.append(model.program.variable("more \(cell)", cost: isFree ? 0 : 1))
            if !isFree {
                model.program.constrain(
                    "beyond \(cell)", [(model.more[cell], 1), (model.proposed[cell], -1)],
                    atLeast: Double(base.proposed[cell] - asBefore[cell]))
            }
        }
        let everything = model.proposed.map { ($0, 1.0) }
        if isFree {
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
            guard !unfilled.contains(number) else {
                model.rows.append(nil)
                continue
            }
            model.rows.append(
                row(
                    demand, number, &model, base, isWhole: isWhole, margin: margin, choosing: choosing,
                    forRounding: forRounding, isFree: isFree))
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

    private func row(
        _ demand: MoneyRequirement, _ number: Int, _ model: inout Model, _ base: Base, isWhole: Bool, margin: Int64,
        choosing: Bool, forRounding: Bool,
        isFree: Bool
    ) -> LinearProgram.Constraint? {
        let name = "demand \(number)"
        /// What lies in cells in the end: a constant and the variables.
        func lying(_ cells: [Int]) -> (constant: Int64, terms: [(LinearProgram.Variable, Double)]) {
            (cells.reduce(0) { $0 + held[$1] + base.proposed[$1] }, cells.map { (model.proposed[$0], 1) })
        }
        let everywhere = Array(held.indices)
        switch demand.form {
        case .amount(let cells, let ore):
            let here = lying(cells)
            return model.program.constrain(name, here.terms, atLeast: Double(ore + margin - here.constant))
        case .leastShare(let cells, let of, let share):
            let here = lying(cells)
            if !isFree, of.count == held.count {
                return model.program.constrain(
                    name, here.terms, atLeast: (share * total).rounded(.up) + Double(margin - here.constant))
            }
            let all = lying(of)
            return model.program.constrain(
                name, here.terms + all.terms.map { ($0, -share * $1) },
                atLeast: (share * Double(all.constant)).rounded(.up) + Double(margin - here.constant))
        case .mostShare(let cells, let share):
            let here = lying(cells)
            if !isFree {
                return model.program.constrain(
                    name, here.terms, atMost: (share * total).rounded(.down) - Double(margin + here.constant))
            }
            let all = lying(everywhere)
            return model.program.constrain(
                name, here.terms + all.terms.map { ($0, -share * $1) },
                atMost: (share * Double(all.constant)).rounded(.down) - Double(margin + here.constant))
        case .themed(let theme, let cells, let ore):
            let lacking = Double(ore - cells.reduce(0) { $0 + base.themed[theme][$1] })
            let terms = cells.map { (model.themed[theme][$0], 1.0) }
            guard choosing, demands.optional.contains(number) else {
                return model.program.constrain(name, terms, atLeast: lacking)
            }
            let filled = model.program.choice("filled \(number)")
            model.isFilled[number] = filled
            model.program.constrain(name, terms + [(filled, -lacking)], atLeast: 0)
            return nil
        case .filled(let among, let least):
            guard choosing else { return nil }
            return model.program.constrain(
                name, among.compactMap { model.isFilled[$0] }.map { ($0, 1) }, atLeast: Double(least))
        case .hoover(let parts, let atMost):
            guard !isWhole else { return nil }
            let everyone = parts.reduce(0) { $0 + $1.people }
            let all = lying(everywhere)
            let room = Double(margin) + (forRounding ? 4 * Double(held.count) : 0)
            var sum: [(LinearProgram.Variable, Double)] = []
            for part in parts {
                let here = lying(part.cells)
                let share = part.people / everyone
                let other = isFree ? all.terms.map { ($0, -share * $1) } : []
                sum.append(
                    (
                        distance(
                            here.terms + other, Double(here.constant) - share * (isFree ? Double(all.constant) : total),
                            &model), 1
                    ))
            }
            guard isFree else {
                return model.program.constrain(name, sum, atMost: (2 * atMost * total).rounded(.down) - room)
            }
            return model.program.constrain(
                name, sum + all.terms.map { ($0, -2 * atMost * $1) }, atMost: 2 * atMost * Double(all.constant))
        case .gini(let parts, let atMost):
            guard !isWhole else { return nil }
            // Σ |pⱼ vᵢ − pᵢ vⱼ| over pairs is at most G · P · Σ v: whole numbers, which the solver takes as they are.
            let everyone = parts.reduce(0) { $0 + $1.people }
            let all = lying(parts.flatMap(\.cells))
            let room = (Double(margin) + (forRounding ? 4 * Double(held.count) : 0)) * everyone
            var sum: [(LinearProgram.Variable, Double)] = []
            for (first, one) in parts.enumerated() {
                for other in parts.dropFirst(first + 1) {
                    let here = lying(one.cells)
                    let there = lying(other.cells)
                    let terms = here.terms.map { ($0, other.people * $1) } + there.terms.map { ($0, -one.people * $1) }
                    sum.append(
                        (
                            distance(
                                terms, other.people * Double(here.constant) - one.people * Double(there.constant),
                                &model), 1
                        ))
                }
            }
            return model.program.constrain(
                name, sum + all.terms.map { ($0, -atMost * everyone * $1) },
                atMost: (atMost * everyone * Double(all.constant)).rounded(.down) - room)
        }
    }

    /// A variable that is at least the distance of an expression from nought; its constant is taken to the next whole
    /// öre.
    private func distance(
        _ terms: [(LinearProgram.Variable, Double)], _ constant: Double, _ model: inout Model
    ) -> LinearProgram.Variable {
        let distance = model.program.variable("distance")
        model.program.constrain("above", [(distance, 1)] + terms.map { ($0, -$1) }, atLeast: constant.rounded(.up))
        model.program.constrain("below", [(distance, 1)] + terms, atLeast: (-constant).rounded(.up))
        return distance
    }
}
