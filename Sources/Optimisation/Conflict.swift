extension LinearProgram {
    /// Why there is no solution: constraints that can't hold together, of which none can be spared (an irreducible
    /// infeasible subset), found by leaving out one after the other (the deletion filter of Chinneck and Dravnieks,
    /// 1991).
    ///
    /// Bounds of variables, and the constraints that are not `among`, always hold. Which of several conflicts is found
    /// depends on the order: the first of `among` are spared first. Nil where there is a solution.
    ///
    /// - Parameter exactly: see `solve`.
    /// - Complexity: one program per constraint of `among`.
    public func conflict(among suspects: [Constraint], exactly: Bool = true) throws(OptimisationError) -> [Constraint]?
    {
        let plain = withoutObjective
        guard try !plain.hasSolution(exactly) else { return nil }
        var suspected = suspects.map(\.index)
        var left = Set<Int>()
        for index in suspects.map(\.index) {
            left.insert(index)
            if try plain.keeping({ !left.contains($0) }).hasSolution(exactly) {
                left.remove(index)
            } else {
                suspected.removeAll { $0 == index }
            }
        }
        return suspected.map(Constraint.init(index:))
    }

    private func hasSolution(_ exactly: Bool) throws(OptimisationError) -> Bool {
        switch try solve(exactly: exactly) {
        case .optimal, .unbounded: true
        case .infeasible: false
        case .stopped(let best, _):
            if best != nil { true } else { throw .solver(code: 0, operation: "conflict") }
        }
    }
}
