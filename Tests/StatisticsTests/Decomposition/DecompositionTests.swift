import Foundation
import Statistics
import Testing

@Suite struct DecompositionTests {
    @Test func `Mexico's regions give PySAL's between part`() throws {
        // inequality 1.1.2, docstring of TheilD: mexico.csv by hanson98.
        let regions = try column("hanson98", of: "mexico.csv")
        let between = [0.0345889, 0.02816853, 0.05260921, 0.05931219, 0.03205257, 0.02963731, 0.03635872]
        for (decade, printed) in zip(InequalityTests.decades, between) {
            let y = try numbers("pcgdp\(decade)", of: "mexico.csv")
            let parts = try Decomposition.theilT(y, groups: regions)
            #expect(prints(parts.between, printed, decimals: 8))
            #expect(try agree(parts.total, Inequality.theilT(y)))
        }
    }

    @Test func `what nobody in a group has lies between groups`() throws {
        let y: [Double] = [0, 0, 0, 10, 10, 10]
        let parts = try Decomposition.theilT(y, groups: ["a", "a", "a", "b", "b", "b"])
        #expect(agree(parts.total, log(2)))
        #expect(agree(parts.between, log(2)))
        #expect(parts.within == 0)
        #expect(parts.groups[0].inequality == .failure(.meanNotPositive))
        #expect(parts.groups[1].inequality == .success(0))
        #expect(agree(parts.groups.map(\.betweenContribution).reduce(0, +), log(2)))
    }

    static let y: [Double] = [1, 2, 3, 4, 7, 2, 8, 5, 5, 1]
    static let w: [Double] = [3, 1, 2, 5, 1, 0.5, 2, 8, 1, 1]
    static let zones = ["u", "u", "r", "r", "r", "u", "s", "s", "s", "u"]

    @Test func `between and within add up to the total`() throws {
        let theil = try Decomposition.theilT(Self.y, weights: Self.w, groups: Self.zones)
        #expect(try agree(theil.total, Inequality.theilT(Self.y, weights: Self.w)))
        #expect(agree(theil.groups.map(\.valueShare).reduce(0, +), 1))
        #expect(agree(theil.between, theil.groups.map(\.betweenContribution).reduce(0, +)))
        let mld = try Decomposition.meanLogDeviation(Self.y, weights: Self.w, groups: Self.zones)
        #expect(try agree(mld.total, Inequality.meanLogDeviation(Self.y, weights: Self.w)))
        #expect(agree(mld.between, mld.groups.map(\.betweenContribution).reduce(0, +)))
        #expect(mld.groups.map(\.group) == ["u", "r", "s"])
        // The group's own inequality is the plain one of its members.
        let members = Self.zones.indices.filter { Self.zones[$0] == "r" }
        #expect(
            try agree(
                theil.groups[1].inequality.get(),
                Inequality.theilT(members.map { Self.y[$0] }, weights: members.map { Self.w[$0] })))
        #expect(throws: Undefined.countMismatch(values: 10, other: 1)) {
            try Decomposition.theilT(Self.y, groups: [1])
        }
    }
}
