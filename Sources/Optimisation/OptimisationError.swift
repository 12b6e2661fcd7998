public import Wording

/// A solver that gave up. Infeasible programs are no errors: see `LinearProgram.Outcome`.
public enum OptimisationError: WordedError, Hashable {
    /// GLPK's return code, and the operation.
    case solver(code: Int, operation: String)

    public var wording: Wording {
        switch self {
        case .solver(let code, let operation):
            Wording(
                sv:
                    """
                    Lösaren GLPK gav upp (\(operation), kod \(code)): uppgiften är för stor för minnet eller för \
                    illa skalad.
                    """,
                en:
                    """
                    The solver GLPK gave up (\(operation), code \(code)): the problem is too large for the memory \
                    or too badly scaled.
                    """
            )
        }
    }
}
