import Optimisation
import Store
import Territory

extension GapCheck {
    /// The rules on the initiatives that count, as the policy counts them.
    ///
    /// - Parameters:
    ///   - table: in place of the store's.
    ///   - added: identifiers that the policy's condition need not let pass.
    func rules(on table: InitiativeTable? = nil, with added: Set<String> = []) -> GapRules {
        let distributor = table.map(distributor.holding) ?? distributor
        let facts = GapFacts(distributor, ids: ids.map { $0.union(added) })
        let ground = GapGround(
            facts, countyWide: policy.countyWide, from: policy.selection.from, to: policy.selection.to,
            round: policy.round)
        return GapRules(policy: policy, ground: ground, statistics: statistics)
    }

    /// How an amount could be given out so that the policy's `must` rules on money hold, moving as little as possible.
    ///
    /// - Parameter ore: öre, above zero.
    /// - Throws: `OptimisationError`; `PolicyError` for a rule about a part that isn't there.
    /// - Complexity: linear programs of some rows for each cell and each part that a rule looks at.
    public func allocation(of ore: Int64) throws -> Allocation {
        precondition(ore > 0)
        let rules = rules()
        let cells = rules.ground.facts.divisions[.cell]
        let held = try rules.ground.sums(of: "granted_sek", in: cells).map { Int64(($0 * 100).rounded()) }
        let people = cells.parts.map(\.population)
        let measures: [[Double]] = [held.map { Double($0) }, people.map { Double($0) }, cells.parts.map(\.areaKm2)]
        guard let asBefore = measures.lazy.compactMap({ LargestRemainder.split(ore, inProportionTo: $0) }).first else {
            preconditionFailure("a territory has cells, and they have areas")
        }
        let demands = try MoneyRequirements(rules)
        let program = AllocationProgram(amount: ore, held: held, asBefore: asBefore, people: people, demands: demands)
        func demand(_ number: Int) -> Allocation.Demand {
            let one = demands.all[number]
            return Allocation.Demand(rule: one.rule, part: one.part, dimension: one.dimension)
        }
        do {
            // The check divides in doubles: an öre more where that tips a rule.
            for margin: Int64 in [0, 1, 16, 256] {
                let solution = try program.solve(margin: margin)
                guard try holds(solution, demands, rules) else { continue }
                let rows = cells.parts.indices.map {
                    Allocation.Row(
                        part: cells.parts[$0], held: held[$0], asBefore: asBefore[$0], proposed: solution.proposed[$0])
                }
                let proposal = Allocation.Proposal(
                    rows: rows, moved: rows.reduce(0) { $0 + max(0, $1.change) }, bound: solution.bound,
                    binding: Self.binding(solution, demands, total: Double(held.reduce(0, +)) + Double(ore), demand),
                    earmarks: demands.themes.indices.flatMap { theme in
                        cells.parts.indices.filter { solution.themed[theme][$0] > 0 }.map { cell in
                            Allocation.Earmark(
                                part: cells.parts[cell], dimension: demands.themes[theme].dimension,
                                value: demands.themes[theme].value,
                                ore: solution.themed[theme][cell])
                        }
                    })
                return Allocation(
                    amount: ore, scheme: territory.scheme, outcome: .proposed(proposal), leftOut: demands.leftOut)
            }
            throw OptimisationError.solver(code: 0, operation: "allocation, check")
        } catch AllocationProgram.Failure.impossible(let conflict, let leastAmount) {
            return Allocation(
                amount: ore, scheme: territory.scheme,
                outcome: .impossible(conflict: conflict.map(demand), leastAmount: leastAmount), leftOut: demands.leftOut
            )
        }
    }

    /// Demands with a price, dearest first.
    private static func binding(
        _ solution: AllocationProgram.Solution, _ demands: MoneyRequirements, total: Double,
        _ demand: (Int) -> Allocation.Demand
    ) -> [Allocation.Binding] {
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

    /// Asks the rules themselves, of the initiatives with the proposal as if it had been granted. Matrices look at the
    /// earmarked money alone: one krona may carry a value of each dimension.
    private func holds(_ solution: AllocationProgram.Solution, _ demands: MoneyRequirements, _ rules: GapRules) throws
        -> Bool
    {
        var plain = Granting(rules.ground.table, date: policy.selection.to ?? policy.selection.from ?? policy.round)
        var themed = plain
        for (cell, ore) in solution.proposed.enumerated() { plain.grant(ore, cell) { _ in } }
        for (theme, amounts) in zip(demands.themes, solution.themed) {
            for (cell, ore) in amounts.enumerated() {
                themed.grant(ore, cell) { theme.dimension.give(theme.value, to: &$0) }
            }
        }
        let all = self.rules(on: plain.table, with: plain.added)
        let matrices = self.rules(on: themed.table, with: themed.added)
        return try Set(demands.all.map(\.rule)).allSatisfy { rule in
            let after = if case .matrix = rule.kind { matrices } else { all }
            return try after.outcome(rule).shortfalls.isEmpty
        }
    }

    /// Adds money to a table as initiatives that the policy counts.
    private struct Granting {
        private(set) var table: InitiativeTable
        private(set) var added: Set<String> = []
        /// Within the policy's period.
        private let date: PartialDate?

        init(_ table: InitiativeTable, date: PartialDate?) {
            self.table = table
            self.date = date
        }

        mutating func grant(_ ore: Int64, _ cell: Int, _ mark: (inout Initiative) -> Void) {
            guard ore > 0 else { return }
            var initiative = Initiative(id: "proposal \(added.count)", title: "")
            initiative.grantedOre = ore
            initiative.decided = date
            mark(&initiative)
            added.insert(initiative.id)
            let footprint = Footprint(
                parts: [.init(cell: cell, share: .whole)], rule: .declaredShares, basis: .declared,
                precision: .municipality)
            table.append(initiative, footprint)
        }
    }
}

extension Policy.Rule.Dimension {
    /// Makes an initiative belong to a value.
    fileprivate func give(_ value: String, to initiative: inout Initiative) {
        switch self {
        case .strengthArea: initiative.strengthArea = value
        case .priority: initiative.priority = value
        case .programme: initiative.programme = value
        case .theme: initiative.theme = value
        case .sustainability:
            switch value {
            case "economic": initiative.marks.economic = 1
            case "social": initiative.marks.social = 1
            case "environmental": initiative.marks.environmental = 1
            default: initiative.marks.sami = 1
            }
        }
    }
}
