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

    @Test func `nested levels add up, and one level is the plain decomposition`() throws {
        let municipality = ["1", "2", "1", "2", "1", "2", "1", "1", "2", "1"]
        let nested = try NestedDecomposition.theilT(
            Self.y, weights: Self.w, levels: [Self.zones, municipality])
        #expect(try agree(nested.total, Inequality.theilT(Self.y, weights: Self.w)))
        let outer = try Decomposition.theilT(Self.y, weights: Self.w, groups: Self.zones)
        #expect(agree(nested.between[0], outer.between))
        let inner = try Decomposition.theilT(
            Self.y, weights: Self.w, groups: zip(Self.zones, municipality).map { $0 + $1 })
        #expect(agree(nested.within, inner.within))
        #expect(agree(nested.between[1], inner.between - outer.between))
        #expect(nested.between.allSatisfy { $0 >= 0 })
        let mld = try NestedDecomposition.meanLogDeviation(
            Self.y, weights: Self.w, levels: [Self.zones, municipality])
        #expect(try agree(mld.total, Inequality.meanLogDeviation(Self.y, weights: Self.w)))
        let plain = try NestedDecomposition.theilT(Self.y, weights: Self.w, levels: [Self.zones])
        #expect(agree(plain.between[0], outer.between) && agree(plain.within, outer.within))
    }

    @Test func `Gini by groups adds up with its overlap`() throws {
        let parts = try GiniDecomposition(Self.y, weights: Self.w, groups: Self.zones)
        #expect(try agree(parts.total, Inequality.gini(Self.y, weights: Self.w)))
        #expect(parts.overlap > 0)
        let members = Self.zones.indices.filter { Self.zones[$0] == "s" }
        #expect(
            try agree(
                parts.groups[2].gini.get(),
                Inequality.gini(members.map { Self.y[$0] }, weights: members.map { Self.w[$0] })))
    }

    @Test func `groups that do not overlap have no overlap`() throws {
        let parts = try GiniDecomposition([1, 2, 3, 10, 11, 12.5], groups: [0, 0, 0, 1, 1, 1])
        #expect(parts.overlap == 0)
        #expect(try agree(parts.total, Inequality.gini([1, 2, 3, 10, 11, 12.5])))
        let mexico = try numbers("pcgdp1940", of: "mexico.csv")
        let regions = try GiniDecomposition(mexico, groups: column("hanson98", of: "mexico.csv"))
        #expect(agree(regions.total, 0.35372371173452849))
    }

    @Test func `a small overlap beside a large value keeps its digits`() throws {
        // Of 16 pairs one crosses the order of the means: 1.5e-6 in the poorer group, 1.2e-6 in the richer.
        let parts = try GiniDecomposition([1e-6, 1.5e-6, 1.2e-6, 1e6], groups: [0, 0, 1, 1])
        let mean = (1e6 + 3.7e-6) / 4
        #expect(agree(parts.overlap, 2 / mean / 16 * (1.5e-6 - 1.2e-6), absolute: 0))
    }
}
