import Foundation
import Store
import Territory
import Testing

@testable import FollowUp

/// Programs for allocations beside SciPy 1.17's HiGHS.
@Suite struct AllocationProgramTests {
    struct Instance: Decodable, Sendable {
        let held: [Int64]
        let people: [Int]
        let amount: Int64
        let asBefore: [Int64]
        let demands: [Demand]
        let moved: Double?

        struct Demand: Decodable, Sendable {
            let kind: String
            let cells: [Int]?
            let parts: [[Int]]?
            let value: Double
        }
    }

    /// Random counties of 3 to 24 cells with shares, caps, amounts, Hoover and Gini; the least money moved by
    /// `scipy.optimize.linprog` (method `highs`), nil where HiGHS finds it impossible.
    static let instances: [Instance] = {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let url = Bundle.module.url(forResource: "Fixtures/allocations", withExtension: "json"),
            let data = try? Data(contentsOf: url),
            let read = try? decoder.decode([Instance].self, from: data)
        else { return [] }
        return read
    }()

    @Test func `the fixture is there`() {
        #expect(Self.instances.count == 14)
        #expect(Self.instances.contains { $0.moved == nil })
    }

    private static func demands(_ instance: Instance) -> MoneyRequirements {
        let rule = Policy.Rule(
            id: "r", content: MinimumAmount(of: "granted_sek", per: .cell, parts: nil, minimum: 1))
        let everything = Array(instance.held.indices)
        return MoneyRequirements(
            instance.demands.map { demand in
                let parts = (demand.parts ?? []).map { cells in
                    (cells: cells, people: Double(cells.reduce(0) { $0 + instance.people[$1] }))
                }
                let form: MoneyRequirement.Form =
                    switch demand.kind {
                    case "amount": .amount(cells: demand.cells ?? [], ore: Int64(demand.value))
                    case "leastShare": .leastShare(cells: demand.cells ?? [], of: everything, share: demand.value)
                    case "mostShare": .mostShare(cells: demand.cells ?? [], share: demand.value)
                    case "hoover": .hoover(parts: parts, atMost: demand.value)
                    default: .gini(parts: parts, atMost: demand.value)
                    }
                return MoneyRequirement(rule: rule, part: nil, dimension: nil, form: form)
            })
    }

    @Test(arguments: instances.indices)
    func `as little is moved as by hi GHS`(index: Int) throws {
        let instance = Self.instances[index]
        let program = AllocationProgram(
            amount: instance.amount, held: instance.held, asBefore: instance.asBefore, people: instance.people,
            demands: Self.demands(instance))
        do {
            let solution = try program.solve(margin: 0)
            let moved = try #require(instance.moved)
            // HiGHS's tolerances on amounts in kronor of ten thousand; a whole öre a demand by rounding up.
            #expect(abs(solution.bound - moved) < 1e-6 * Double(instance.amount) + Double(instance.demands.count))
            #expect(solution.proposed.reduce(0, +) == instance.amount)
            #expect(solution.proposed.allSatisfy { $0 >= 0 })
            let really = zip(solution.proposed, instance.asBefore).reduce(0) { $0 + max(0, $1.0 - $1.1) }
            // Indices leave room for rounding.
            #expect(Double(really) < solution.bound + 4 * Double(instance.held.count) + 1)
            let all = zip(solution.proposed, instance.held).map { Double($0 + $1) }
            let total = all.reduce(0, +)
            for demand in instance.demands {
                let here = (demand.cells ?? []).reduce(0) { $0 + all[$1] }
                switch demand.kind {
                case "amount": #expect(here >= demand.value)
                case "leastShare": #expect(here / total >= demand.value * (1 - 1e-15))
                case "mostShare": #expect(here / total <= demand.value * (1 + 1e-15))
                default:
                    let totals = (demand.parts ?? []).map { $0.reduce(0) { $0 + all[$1] } }
                    let people = (demand.parts ?? []).map { Double($0.reduce(0) { $0 + instance.people[$1] }) }
                    let index = try Distributor.index(
                        demand.kind == "gini" ? .gini : .hoover, totals: totals, population: people)
                    #expect(index <= demand.value + 1e-9)
                }
            }
        } catch AllocationProgram.Failure.impossible(let conflict, _) {
            #expect(instance.moved == nil)
            #expect(!conflict.isEmpty)
            // Irreducible: without any one of the conflict there is a solution.
            for spared in conflict {
                let kept = conflict.filter { $0 != spared }.map { instance.demands[$0] }
                let smaller = Instance(
                    held: instance.held, people: instance.people, amount: instance.amount, asBefore: instance.asBefore,
                    demands: kept, moved: nil)
                _ = try AllocationProgram(
                    amount: instance.amount, held: instance.held, asBefore: instance.asBefore, people: instance.people,
                    demands: Self.demands(smaller)
                ).solve(margin: 0)
            }
        }
    }
}
