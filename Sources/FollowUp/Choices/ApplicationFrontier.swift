import Wording

extension ApplicationProgram {
    /// The best choice at each budget from which on more gaps can be closed, the smallest budget first, up to `budget`.
    /// Between two of them only scores can grow.
    ///
    /// Each is found from above: the least money that closes as many gaps as the budget allows, then one öre less.
    ///
    /// - Parameter most: how many budgets at the most; the largest ones.
    /// - Returns: whether there are no more, too. `isProven` of each says so of the least money and of the choice.
    /// - Throws: `OptimisationError`.
    /// - Complexity: seven programs a budget.
    func frontier(most: Int) throws -> (solutions: [Solution], areAll: Bool) {
        var program = self
        let none = value(amounts.map { _ in false })
        var found: [Solution] = []
        while true {
            let least = try program.solve([.must, .should, .money])
            let value = program.value(least.chosen)
            guard (value.must, value.should) > (none.must, none.should) else { return (found.reversed(), true) }
            guard found.count < most else { return (found.reversed(), false) }
            program.budget = program.cost(least.chosen)
            let best = try program.solve()
            found.append(
                Solution(
                    chosen: best.chosen, bounds: best.bounds,
                    isProven: program.isProven(best) && program.isProven(least)))
            program.budget = program.cost(best.chosen) - 1
        }
    }

    /// Whether no choice closes more gaps: the search came to its end, and what it found holds exactly.
    func isProven(_ solution: Solution) -> Bool {
        let value = value(solution.chosen)
        return isWhole && solution.isProven && value.must == Int(clamped: solution.bounds[0].rounded())
            && value.should == Int(clamped: solution.bounds[1].rounded())
    }
}
