import Optimisation
import Store
import Territory

/// Rules of a policy that no distribution over the county can satisfy together, whatever initiatives there are: shares
/// of the same sum that add up to more than all of it, or to less.
///
/// Looks at the least shares of parts and at the largest share that one part may have, by linear programming over the
/// cells. What rules ask in other ways (numbers, distances, dates, Gini, Hoover) can be met by enough initiatives.
struct ImpossibleRules {
    /// Above so many cells the search takes too long for what it says.
    private static let mostCells = 250
    /// Shares that add up to all but for their last places are possible.
    private static let slack = 1e-9

    /// Smallest groups, each impossible by itself; no rule stands in two.
    ///
    /// - Parameter rules: on any initiatives: their amounts have no part in it.
    /// - Throws: `OptimisationError`; `PolicyError` where a rule names a part that isn't there.
    static func groups(_ rules: GapRules) throws -> [[Policy.Rule]] {
        guard rules.ground.territory.cells.count <= mostCells else { return [] }
        var groups: [[Policy.Rule]] = []
        var seen: Set<String> = []
        for indicator in rules.policy.rules.compactMap(\.content.indicator) where seen.insert(indicator).inserted {
            var demands = try MoneyRequirements(rules, of: indicator).all
            let cells = rules.ground.territory.cells.count
            while let conflict = try conflict(among: demands, cells: cells) {
                var ids = Set(conflict.map { demands[$0].rule.id })
                // A rule without which the others are impossible too isn't to blame.
                for id in ids.sorted() where ids.count > 1 {
                    let others = demands.filter { ids.contains($0.rule.id) && $0.rule.id != id }
                    if try self.conflict(among: others, cells: cells) != nil { ids.remove(id) }
                }
                groups.append(rules.policy.rules.filter { ids.contains($0.id) })
                demands.removeAll { ids.contains($0.rule.id) }
            }
        }
        return groups
    }

    /// Nil where all can hold.
    private static func conflict(among demands: [MoneyRequirement], cells: Int) throws -> [Int]? {
        var program = LinearProgram(.minimise)
        let shares = (0..<cells).map { program.variable("cell \($0)") }
        program.constrain("all", shares.map { ($0, 1) }, 1...1)
        var rows: [(demand: Int, row: LinearProgram.Constraint)] = []
        for (number, demand) in demands.enumerated() {
            switch demand.form {
            case .leastShare(let part, let whole, let share):
                var factors = [Double](repeating: 0, count: cells)
                for cell in whole { factors[cell] -= share * (1 - slack) }
                for cell in part { factors[cell] += 1 }
                let row = program.constrain("demand \(number)", zip(shares, factors).map { ($0, $1) }, atLeast: 0)
                rows.append((number, row))
            case .mostShare(let part, let share):
                let terms = part.map { (shares[$0], 1.0) }
                rows.append((number, program.constrain("demand \(number)", terms, atMost: share * (1 + slack))))
            case .amount, .themed, .filled, .hoover, .gini: break
            }
        }
        guard let found = try program.conflict(among: rows.map(\.row), exactly: false) else { return nil }
        return rows.filter { found.contains($0.row) }.map(\.demand)
    }
}
