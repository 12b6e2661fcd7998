extension LinearProgram {
    /// An irreducible infeasible subset: constraints that can't hold together, none of which can be spared. Found by
    /// the deletion filter of Chinneck and Dravnieks (1991), which leaves out one after the other.
    ///
    /// Bounds of variables, and the constraints not in `among`, always hold. Which of several conflicts is found
    /// depends on the order: the first of `among` are left out first. Nil where the program is feasible.
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
