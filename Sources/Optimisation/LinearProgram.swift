/// A linear program, optionally with whole-number variables.
///
/// A value: building it calls no solver. `solve` hands it to GLPK, and `conflict` finds infeasible constraints.
public struct LinearProgram: Sendable {
    public enum Sense: Sendable, Hashable { case minimise, maximise }

    /// A variable's number in its program.
    public struct Variable: Sendable, Hashable {
        let index: Int
    }

    /// A constraint's number in its program.
    public struct Constraint: Sendable, Hashable {
        let index: Int
    }

    /// Least and most; infinities where there is no bound.
    public typealias Bounds = ClosedRange<Double>

    struct Row: Sendable {
        let name: String
        let bounds: Bounds
        /// Ascending by variable, no variable twice, no zero.
        let terms: [(variable: Int, factor: Double)]
    }

    public var sense: Sense
    private(set) var names: [String] = []
    private(set) var bounds: [Bounds] = []
    private(set) var isWhole: [Bool] = []
    private(set) var costs: [Double] = []
    private(set) var rows: [Row] = []

    public init(_ sense: Sense) {
        self.sense = sense
    }

    public var variableCount: Int { names.count }
    public var constraintCount: Int { rows.count }
    var hasWholeNumbers: Bool { isWhole.contains(true) }

    /// Adds a variable.
    ///
    /// - Parameters:
    ///   - bounds: of its value; not NaN.
    ///   - isWhole: whether it takes whole numbers only.
    ///   - cost: its factor in the objective; finite.
    public mutating func variable(
        _ name: String, in bounds: Bounds = 0...(.infinity), isWhole: Bool = false, cost: Double = 0
    ) -> Variable {
        precondition(cost.isFinite && !(bounds.lowerBound == .infinity || bounds.upperBound == -.infinity))
        names.append(name)
        self.bounds.append(bounds)
        self.isWhole.append(isWhole)
        costs.append(cost)
        return Variable(index: names.count - 1)
    }

    /// A variable that is 0 or 1.
    public mutating func choice(_ name: String, cost: Double = 0) -> Variable {
        variable(name, in: 0...1, isWhole: true, cost: cost)
    }

    /// Adds the constraint that the sum of factor × variable lies within bounds. Terms of the same variable are added
    /// up.
    ///
    /// - Precondition: finite factors; one of the bounds is finite.
    @discardableResult
    public mutating func constrain(_ name: String, _ terms: [(Variable, Double)], _ bounds: Bounds) -> Constraint {
        precondition(terms.allSatisfy { $0.1.isFinite } && (bounds.lowerBound.isFinite || bounds.upperBound.isFinite))
        var sums: [Int: Double] = [:]
        for (variable, factor) in terms { sums[variable.index, default: 0] += factor }
        let kept = sums.filter { $0.value != 0 }.sorted { $0.key < $1.key }
        rows.append(Row(name: name, bounds: bounds, terms: kept.map { ($0.key, $0.value) }))
        return Constraint(index: rows.count - 1)
    }

    @discardableResult
    public mutating func constrain(_ name: String, _ terms: [(Variable, Double)], atLeast least: Double) -> Constraint {
        constrain(name, terms, least...(.infinity))
    }

    @discardableResult
    public mutating func constrain(_ name: String, _ terms: [(Variable, Double)], atMost most: Double) -> Constraint {
        constrain(name, terms, -.infinity...most)
    }

    /// Replaces the objective: 0 for variables not named.
    public mutating func setObjective(_ sense: Sense, _ terms: [(Variable, Double)]) {
        self.sense = sense
        costs = [Double](repeating: 0, count: names.count)
        for (variable, cost) in terms { costs[variable.index] += cost }
    }

    public func name(of constraint: Constraint) -> String { rows[constraint.index].name }

    /// The same program with only the constraints kept.
    func keeping(_ isKept: (Int) -> Bool) -> LinearProgram {
        var smaller = self
        smaller.rows = rows.indices.filter(isKept).map { rows[$0] }
        return smaller
    }

    /// The same program without objective, to test feasibility.
    var withoutObjective: LinearProgram {
        var plain = self
        plain.costs = [Double](repeating: 0, count: names.count)
        return plain
    }
}
