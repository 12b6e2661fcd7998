import Optimisation
import Store
import Territory
import Wording

extension GapCheck {
    /// The allocation of an amount that satisfies the policy's `must` rules on money and moves as little as possible.
    ///
    /// - Parameter ore: öre, above zero.
    /// - Throws: `OptimisationError`; `PolicyError` for a rule about an unknown part.
    /// - Complexity: linear programs of some rows for each cell and each part of a rule.
    package func allocation(of ore: Int64) throws -> Allocation {
        precondition(ore > 0)
        return try AllocationSearch(self, of: ore).allocation()
    }
}

/// Finds an allocation that the rules themselves accept.
struct AllocationSearch {
    private let check: GapCheck
    private let amount: Int64
    private let rules: GapRules
    private let cells: GapDivision
    /// Öre, by cell.
    private let held: [Int64]
    private let demands: MoneyRequirements

    init(_ check: GapCheck, of amount: Int64) throws {
        self.check = check
        self.amount = amount
        rules = check.rules()
        cells = rules.ground.facts.divisions[.cell]
        held = try rules.ground.sums(of: Indicator.ID.grantedSek.text, in: cells).map {
            Int64(clamped: ($0 * 100).rounded())
        }
        demands = try MoneyRequirements(rules)
    }

    func allocation() throws -> Allocation {
        let people = cells.parts.map(\.population)
        let measures: [[Double]] = [held.map { Double($0) }, people.map { Double($0) }, cells.parts.map(\.areaKm2)]
        guard let asBefore = measures.lazy.compactMap({ LargestRemainder.split(amount, inProportionTo: $0) }).first
        else { preconditionFailure("a territory has cells, and they have areas") }
        let program = AllocationProgram(
            amount: amount, held: held, asBefore: asBefore, people: people, demands: demands)
        do {
            // The check divides in doubles: tries some öre more where that tips a rule.
            for margin: Int64 in [0, 1, 16, 256] {
                let solution = try program.solve(margin: margin)
                guard try holds(solution) else { continue }
                return allocation(.proposed(proposal(solution, asBefore)))
            }
            throw OptimisationError.solver(code: 0, operation: "allocation, check")
        } catch AllocationProgram.Failure.impossible(let conflict, let leastAmount) {
            return allocation(.impossible(conflict: conflict.map(demand), leastAmount: leastAmount))
        }
    }

    private func allocation(_ finding: Allocation.Finding) -> Allocation {
        Allocation(
            amount: amount, scheme: check.territory.scheme, finding: finding, leftOut: demands.leftOut)
    }

    private func demand(_ number: Int) -> Allocation.Demand {
        let one = demands.all[number]
        return Allocation.Demand(rule: one.rule, part: one.part, dimension: one.dimension)
    }

    private func proposal(_ solution: AllocationProgram.Solution, _ asBefore: [Int64]) -> Allocation.Proposal {
        let rows = cells.parts.indices.map {
            Allocation.Row(
                part: cells.parts[$0], held: held[$0], asBefore: asBefore[$0], proposed: solution.proposed[$0])
        }
        return Allocation.Proposal(
            rows: rows, moved: rows.reduce(0) { $0 + max(0, $1.change) }, bound: solution.bound,
            binding: binding(solution),
            earmarks: demands.themes.indices.flatMap { theme in
                cells.parts.indices.filter { solution.themed[theme][$0] > 0 }.map { cell in
                    Allocation.Earmark(
                        part: cells.parts[cell], dimension: demands.themes[theme].dimension,
                        value: demands.themes[theme].value, ore: solution.themed[theme][cell])
                }
            })
    }

    /// Demands with a price, dearest first.
    private func binding(_ solution: AllocationProgram.Solution) -> [Allocation.Binding] {
        let total = Double(held.reduce(0, +)) + Double(amount)
        let found = solution.prices.indices.filter { abs(solution.prices[$0]) > 1e-9 }.map {
            number -> Allocation.Binding in
            let price = solution.prices[number]
            switch demands.all[number].form {
            case .amount, .leastShare, .themed, .filled:
                return .init(demand: demand(number), price: price, unit: .perKrona)
            case .mostShare: return .init(demand: demand(number), price: price * total / 10_000, unit: .perPoint)
            case .hoover: return .init(demand: demand(number), price: price * 2 * total / 10_000, unit: .perHundredth)
            case .gini(let parts, _):
                let everyone = parts.reduce(0) { $0 + $1.people }
                return .init(demand: demand(number), price: price * everyone * total / 10_000, unit: .perHundredth)
            }
        }
        return found.sorted { abs($0.price) > abs($1.price) }
    }

    /// Evaluates the rules with the proposal as if it had been granted. Rules about a dimension see the earmarked money
    /// alone: one krona may carry a value of each dimension. What can't be judged now isn't asked then: what is added
    /// says nothing of the sum.
    private func holds(_ solution: AllocationProgram.Solution) throws -> Bool {
        let period = check.policy.selection
        var plain = ProposedGrants(rules.ground.table, date: period.to ?? period.from ?? check.policy.round)
        var themed = plain
        for (cell, ore) in solution.proposed.enumerated() { plain.grant(ore, cell) { _ in } }
        for (theme, amounts) in zip(demands.themes, solution.themed) {
            for (cell, ore) in amounts.enumerated() {
                themed.grant(ore, cell) { theme.dimension.give(theme.value, to: &$0) }
            }
        }
        let all = check.rules(on: plain.table, with: plain.added, listed: rules.ground)
        let earmarked = check.rules(on: themed.table, with: themed.added, listed: rules.ground)
        return try Set(demands.all.map(\.rule)).allSatisfy { rule in
            let after = rule.content.dimension == nil ? all : earmarked
            let open = try Set(rules.verdict(rule).unjudged.map { rule.asked($0.part, $0.dimension) })
            return try after.verdict(rule).shortfalls.allSatisfy { open.contains(rule.asked($0.part, $0.dimension)) }
        }
    }
}
