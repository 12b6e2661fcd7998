import CGLPK
import Synchronization

extension LinearProgram {
    public enum Outcome: Sendable {
        case optimal(Optimum)
        case infeasible
        /// The objective has no limit.
        case unbounded
        /// The search was ended by its limit of nodes: the best solution so far, if any, and a bound that no solution
        /// can pass.
        case stopped(best: Optimum?, bound: Double)
    }

    /// The best solution. For whole-number programs it is proven: no part of the search tree was left.
    public struct Optimum: Sendable, Hashable {
        public let objective: Double
        fileprivate let values: [Double]
        /// Empty for whole-number programs, which have no prices.
        fileprivate let prices: [Double]

        public subscript(variable: Variable) -> Double { values[variable.index] }

        /// The dual value (shadow price): change of the objective per unit by which the constraint's binding bound is
        /// raised; 0 where it doesn't bind. Nil for whole-number programs.
        public func price(of constraint: Constraint) -> Double? { prices.isEmpty ? nil : prices[constraint.index] }
    }

    /// GLPK has one environment per process or thread, depending on how it was built: one call at a time suits both.
    private static let oneAtATime = Mutex(())

    /// Solves the program: simplex in rational arithmetic (every number taken as the simplest fraction at the double,
    /// so that 0.1 is a tenth and whole numbers are themselves), or branch and cut with gap 0 for whole numbers.
    ///
    /// - Parameters:
    ///   - exactly: rational arithmetic for programs without whole numbers; otherwise doubles with tolerances of 10⁻⁷.
    ///   - nodes: the largest number of search-tree nodes visited.
    /// - Complexity: exponential at worst; in practice milliseconds for hundreds of rows.
    public func solve(exactly: Bool = true, nodes: Int = 5_000_000) throws(OptimisationError) -> Outcome {
        let result = Self.oneAtATime.withLock { _ in
            Result { () throws(OptimisationError) in
                var run = Run(self)
                return try run.solve(self, exactly: exactly, nodes: nodes)
            }
        }
        return try result.get()
    }

    /// One GLPK problem, from creation to deletion. Used under the lock.
    private struct Run: ~Copyable {
        private let problem: OpaquePointer
        /// After a failure inside GLPK the problem is gone with the environment.
        private var isGone = false

        init(_ program: LinearProgram) {
            glp_term_out(GLP_OFF)
            problem = glp_create_prob()
            glp_set_obj_dir(problem, program.sense == .minimise ? GLP_MIN : GLP_MAX)
            if program.variableCount > 0 { glp_add_cols(problem, Int32(program.variableCount)) }
            for index in 0..<program.variableCount {
                let column = Int32(index + 1)
                let (type, low, high) = Self.bound(program.bounds[index])
                if program.isWhole[index] { glp_set_col_kind(problem, column, GLP_IV) }
                glp_set_col_bnds(problem, column, type, low, high)
                glp_set_obj_coef(problem, column, program.costs[index])
            }
            if program.constraintCount > 0 { glp_add_rows(problem, Int32(program.constraintCount)) }
            // GLPK counts from 1: the first element of each array is not read.
            var rows: [Int32] = [0]
            var columns: [Int32] = [0]
            var factors: [Double] = [0]
            for (index, row) in program.rows.enumerated() {
                let (type, low, high) = Self.bound(row.bounds)
                glp_set_row_bnds(problem, Int32(index + 1), type, low, high)
                for (variable, factor) in row.terms {
                    rows.append(Int32(index + 1))
                    columns.append(Int32(variable + 1))
                    factors.append(factor)
                }
            }
            glp_load_matrix(problem, Int32(factors.count - 1), rows, columns, factors)
        }

        deinit {
            if !isGone { glp_delete_prob(problem) }
            glp_free_env()
        }

        private static func bound(_ bounds: Bounds) -> (type: Int32, low: Double, high: Double) {
            let (low, high) = (bounds.lowerBound, bounds.upperBound)
            if low == high { return (GLP_FX, low, high) }
            if low.isFinite { return high.isFinite ? (GLP_DB, low, high) : (GLP_LO, low, 0) }
            return high.isFinite ? (GLP_UP, 0, high) : (GLP_FR, 0, 0)
        }

        mutating func solve(_ program: LinearProgram, exactly: Bool, nodes: Int) throws(OptimisationError) -> Outcome {
            var settings = glp_smcp()
            glp_init_smcp(&settings)
            settings.msg_lev = GLP_MSG_OFF
            settings.meth = GLP_DUALP
            try check(glpk_simplex_guarded(problem, &settings), "simplex")
            // Without constraints rational arithmetic has nothing to improve.
            if exactly, !program.hasWholeNumbers, program.constraintCount > 0 {
                try check(glpk_exact_guarded(problem, &settings), "simplex, rational")
            }
            switch glp_get_status(problem) {
            case GLP_OPT: break
            case GLP_NOFEAS, GLP_INFEAS: return .infeasible
            case GLP_UNBND: return .unbounded
            default:
                // The dual method stops without a primal solution where the dual has none; the primal method then
                // separates infeasible from unbounded.
                settings.meth = GLP_PRIMAL
                try check(glpk_simplex_guarded(problem, &settings), "simplex")
                switch glp_get_status(problem) {
                case GLP_OPT: break
                case GLP_UNBND: return .unbounded
                case GLP_NOFEAS: return .infeasible
                case let status: throw .solver(code: Int(status), operation: "simplex")
                }
            }
            guard program.hasWholeNumbers else {
                return .optimal(
                    Optimum(
                        objective: glp_get_obj_val(problem),
                        values: (0..<program.variableCount).map { glp_get_col_prim(problem, Int32($0 + 1)) },
                        prices: (0..<program.constraintCount).map { glp_get_row_dual(problem, Int32($0 + 1)) }))
            }
            return try branch(program, nodes: nodes)
        }

        /// Progress of the search tree.
        private struct Watch {
            let limit: Int32
            var bound: Double
        }

        private mutating func branch(_ program: LinearProgram, nodes: Int) throws(OptimisationError) -> Outcome {
            var settings = glp_iocp()
            glp_init_iocp(&settings)
            settings.msg_lev = GLP_MSG_OFF
            settings.gmi_cuts = GLP_ON
            settings.mir_cuts = GLP_ON
            settings.cov_cuts = GLP_ON
            settings.clq_cuts = GLP_ON
            settings.mip_gap = 0
            var watch = Watch(limit: Int32(clamping: nodes), bound: glp_get_obj_val(problem))
            let code = withUnsafeMutablePointer(to: &watch) { place in
                settings.cb_info = UnsafeMutableRawPointer(place)
                settings.cb_func = { tree, info in
                    guard let tree, let watch = info?.assumingMemoryBound(to: Watch.self),
                        glp_ios_reason(tree) == GLP_ISELECT
                    else { return }
                    let best = glp_ios_best_node(tree)
                    if best > 0 { watch.pointee.bound = glp_ios_node_bound(tree, best) }
                    var total: Int32 = 0
                    glp_ios_tree_size(tree, nil, nil, &total)
                    if total > watch.pointee.limit { glp_ios_terminate(tree) }
                }
                return glpk_intopt_guarded(problem, &settings)
            }
            if code != GLP_ESTOP { try check(code, "branch and cut") }
            let found = { [problem] in
                Optimum(
                    objective: glp_mip_obj_val(problem),
                    values: (0..<program.variableCount).map { index in
                        let value = glp_mip_col_val(problem, Int32(index + 1))
                        return program.isWhole[index] ? value.rounded() : value
                    }, prices: [])
            }
            switch glp_mip_status(problem) {
            case GLP_OPT: return .optimal(found())
            case GLP_NOFEAS: return .infeasible
            case GLP_FEAS: return .stopped(best: found(), bound: watch.bound)
            default: return .stopped(best: nil, bound: watch.bound)
            }
        }

        private mutating func check(_ code: Int32, _ operation: String) throws(OptimisationError) {
            guard code != 0 else { return }
            // GLPK_FAILED: the environment has been thrown away.
            if code == -1 { isGone = true }
            throw .solver(code: Int(code), operation: operation)
        }
    }
}
