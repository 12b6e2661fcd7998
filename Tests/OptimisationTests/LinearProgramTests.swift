import Foundation
import Optimisation
import Testing

/// What the solver answers on programs whose answers can be worked out by hand, and on those that have none.
@Suite struct LinearProgramTests {
    /// Maximise 3x + 5y under x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18: 36 at (2, 6), with prices 0, 1.5 and 1 (Hillier and
    /// Lieberman's example).
    @Test func `the optimum has its prices`() throws {
        var program = LinearProgram(.maximise)
        let x = program.variable("x", cost: 3)
        let y = program.variable("y", cost: 5)
        let rows = [
            program.constrain("plant 1", [(x, 1)], atMost: 4), program.constrain("plant 2", [(y, 2)], atMost: 12),
            program.constrain("plant 3", [(x, 3), (y, 2)], atMost: 18),
        ]
        guard case .optimal(let optimum) = try program.solve() else {
            Issue.record("no optimum")
            return
        }
        #expect(optimum.objective == 36)
        #expect((optimum[x], optimum[y]) == (2, 6))
        #expect(rows.map { optimum.price(of: $0) } == [0, 1.5, 1])
    }

    /// The doubles 0.1 and 0.2 add up to more than the double 0.3; a tenth and two tenths are three tenths. A rounding
    /// error of 10⁻⁶ of what must be equal would be within a tolerance, and is not here.
    @Test(arguments: [(0.3, true), (0.3 + 1e-6, false)])
    func `numbers are taken as fractions`(sum: Double, isPossible: Bool) throws {
        var program = LinearProgram(.minimise)
        let x = program.variable("x", in: 0.1...0.1)
        let y = program.variable("y", in: 0.2...0.2)
        program.constrain("sum", [(x, 1), (y, 1)], sum...sum)
        let outcome = try program.solve()
        switch outcome {
        case .optimal: #expect(isPossible)
        default: #expect(!isPossible)
        }
    }

    @Test func `what has no solution or no limit is said`() throws {
        var impossible = LinearProgram(.minimise)
        let x = impossible.variable("x", in: 0...1)
        impossible.constrain("two", [(x, 1)], atLeast: 2)
        guard case .infeasible = try impossible.solve() else {
            Issue.record("x ≤ 1 and x ≥ 2")
            return
        }
        var limitless = LinearProgram(.maximise)
        let y = limitless.variable("y", cost: 1)
        let z = limitless.variable("z")
        limitless.constrain("difference", [(y, 1), (z, -1)], atMost: 3)
        guard case .unbounded = try limitless.solve() else {
            Issue.record("nothing limits y")
            return
        }
        let empty = LinearProgram(.minimise)
        guard case .optimal(let nothing) = try empty.solve() else {
            Issue.record("an empty program has the empty solution")
            return
        }
        #expect(nothing.objective == 0)
    }

    /// Knapsack: values 10, 13, 7, 8 with weights 5, 7, 4, 3 into 10 gives 18 + … = 20 by hand over the 16 subsets: {1,
    /// 3} weighs 8.
    @Test func `whole numbers are whole and best`() throws {
        let values = [10.0, 13, 7, 8]
        let weights = [5.0, 7, 4, 3]
        var program = LinearProgram(.maximise)
        let items = values.indices.map { program.choice("item \($0)", cost: values[$0]) }
        program.constrain("weight", zip(items, weights).map { ($0, $1) }, atMost: 10)
        guard case .optimal(let optimum) = try program.solve() else {
            Issue.record("no optimum")
            return
        }
        let best = (0..<16).map { set in
            let inside = values.indices.filter { set >> $0 & 1 == 1 }
            return inside.reduce(0) { $0 + weights[$1] } <= 10 ? inside.reduce(0) { $0 + values[$1] } : 0
        }.max()
        #expect(optimum.objective == best)
        #expect(items.allSatisfy { optimum[$0] == 0 || optimum[$0] == 1 })
    }

    /// Of five constraints only three clash: at least 5 of x, at least 6 of y, at most 10 together.
    @Test func `the conflict names only what clashes`() throws {
        var program = LinearProgram(.minimise)
        let x = program.variable("x")
        let y = program.variable("y")
        let z = program.variable("z", cost: 1)
        let all = [
            program.constrain("z", [(z, 1)], atLeast: 3), program.constrain("x", [(x, 1)], atLeast: 5),
            program.constrain("y", [(y, 1)], atLeast: 6), program.constrain("all", [(x, 1), (y, 1)], atMost: 10),
            program.constrain("z and x", [(z, 1), (x, 1)], atMost: 100),
        ]
        #expect(try program.conflict(among: all)?.map { program.name(of: $0) } == ["x", "y", "all"])
        var possible = LinearProgram(.minimise)
        let v = possible.variable("v")
        let row = possible.constrain("v", [(v, 1)], atLeast: 1)
        #expect(try possible.conflict(among: [row]) == nil)
    }

    /// GLPK is not safe for threads: the lock must be.
    @Test func `many threads get the same answer`() async throws {
        let answers = try await withThrowingTaskGroup(of: Double.self) { group in
            for _ in 0..<32 {
                group.addTask {
                    var program = LinearProgram(.maximise)
                    let items = (0..<12).map { program.choice("\($0)", cost: Double($0 * $0 % 11 + 1)) }
                    program.constrain("weight", items.enumerated().map { ($1, Double($0 * 7 % 5 + 1)) }, atMost: 13)
                    guard case .optimal(let optimum) = try program.solve() else { return -1 }
                    return optimum.objective
                }
            }
            return try await group.reduce(into: [Double]()) { $0.append($1) }
        }
        #expect(Set(answers).count == 1)
        #expect(answers.first ?? -1 > 0)
    }
}
