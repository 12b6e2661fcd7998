import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

/// Allocations on a county whose figures can be checked by hand.
@Suite struct AllocationSearchTests {
    private func allocation(_ rules: String, kronor: Int64, _ initiatives: [Initiative] = AllocationSearchTests.held)
        throws
        -> Allocation
    {
        let store = try Squareland.store(initiatives)
        let reader = PolicyReader(
            file: "p.yaml", indicators: try GapCheck.indicatorNames(in: store), schemes: try store.schemes)
        let policy = try reader.read("version: 1\nname: Prov\nround: 2026-06-01\nrules:\n\(rules)")
        return try GapCheck(policy, store: store).allocation(of: kronor * 100)
    }

    /// 800 kr in the town, 200 in 9902; of the people 80, 10, 6 and 4 %.
    private static let held = [
        Squareland.initiative("a", .place("Staden"), kronor: 800, strengthArea: "Skog"),
        Squareland.initiative("b", Squareland.point(15_000, 5_000), kronor: 200, strengthArea: "Energi"),
    ]

    private func proposal(_ allocation: Allocation) throws -> Allocation.Proposal {
        guard case .proposed(let proposal) = allocation.finding else {
            Issue.record("impossible")
            throw CancellationError()
        }
        return proposal
    }

    /// Of what 9902 has got nobody says how much it is: it is asked for nothing, however much it gets.
    @Test func `a part of which no amount is stated is left out`() throws {
        let silent = Squareland.initiative("s", Squareland.point(15_000, 5_000), kronor: nil)
        let allocation = try allocation(
            "  - {id: least, kind: minimum_amount, of: granted_sek, per: municipality, minimum: 500}\n", kronor: 1_500,
            [Self.held[0], silent])
        let proposal = try proposal(allocation)
        #expect(allocation.leftOut.map(\.reason.en) == ["no amount is stated in Beby"])
        #expect(proposal.moved == 100_000)
    }

    @Test func `combinations of which no amount is stated are left out`() throws {
        let silent = Squareland.initiative("s", Squareland.point(15_000, 5_000), kronor: nil, strengthArea: "Skog")
        let allocation = try allocation(
            "  - {id: m, kind: matrix, dimension: strength_area, per: municipality, minimum_sek: 100}\n", kronor: 1_000,
            [Self.held[0], silent])
        let proposal = try proposal(allocation)
        #expect(allocation.leftOut.map(\.reason.en) == ["no amount is stated for Skog in Beby"])
        #expect(proposal.earmarks.reduce(0) { $0 + $1.ore } >= 20_000 && proposal.moved == 20_000)
    }

    /// Another 1,000 kr would fall 800 and 200. Half of their shares of 2,000 kr are 60 kr for 9903 and 40 kr for 9904:
    /// 100 kr must move, and each krona more that they must have is a krona more that moves.
    @Test func `only what is lacking is moved`() throws {
        let proposal = try proposal(
            allocation(
                "  - {id: a, kind: minimum_share, of: granted_sek, per: municipality, at_least: 0.5}\n", kronor: 1_000))
        #expect(proposal.moved == 100_00)
        #expect(proposal.isProven)
        var byMunicipality: [String: Int64] = [:]
        for row in proposal.rows { byMunicipality[row.part.municipalityCode ?? "", default: 0] += row.proposed }
        #expect(byMunicipality["9903"] == 60_00)
        #expect(byMunicipality["9904"] == 40_00)
        #expect(proposal.rows.reduce(0) { $0 + $1.proposed } == 1_000_00)
        #expect(proposal.binding.compactMap(\.demand.part?.code).sorted() == ["9903", "9904"])
        #expect(proposal.binding.allSatisfy { $0.price == 1 && $0.unit == .perKrona })
    }

    @Test func `nothing moves where the rules hold`() throws {
        let proposal = try proposal(
            allocation(
                "  - {id: a, kind: minimum_amount, per: municipality, parts: [\"9901\"], minimum: 900}\n",
                kronor: 1_000))
        #expect(proposal.moved == 0)
        #expect(proposal.binding.isEmpty)
        #expect(proposal.rows.allSatisfy { $0.change == 0 })
    }

    /// 9904 shall have 700 kr and no municipality more than 30 % of 2,000 kr: at most 600. Of the rules only these two
    /// clash.
    @Test func `what clashes is named`() throws {
        let allocation = try allocation(
            """
              - {id: most, kind: maximum_concentration, of: granted_sek, per: municipality, measure: largest_share, \
            at_most: 0.45}
              - {id: fine, kind: minimum_amount, of: granted_sek, per: municipality, minimum: 1}
              - {id: far, kind: minimum_amount, of: granted_sek, per: municipality, parts: ["9904"], minimum: 950}
              - {id: count, kind: minimum_initiatives, per: municipality, minimum: 1}

            """, kronor: 1_000)
        guard case .impossible(let conflict, let leastAmount) = allocation.finding else {
            Issue.record("900 is less than 950")
            return
        }
        #expect(Set(conflict.map(\.rule.id)) == ["most", "far"])
        #expect(conflict.allSatisfy { $0.part?.code == "9904" })
        // 950 may be 45 % of 2,111.11 kr.
        #expect(leastAmount.map { abs($0 - 1_111_12) <= 1 } == true)
        #expect(allocation.leftOut.map(\.rule.id) == ["count"])
    }

    /// Of eight boxes (two strength areas, four municipalities) the two that hold money are full at 50 kr; six of eight
    /// must be.
    @Test func `a partly filled matrix is filled where it costs least`() throws {
        let allocation = try allocation(
            "  - {id: m, kind: matrix, dimension: strength_area, per: municipality, minimum_sek: 50, at_least: 0.75}\n",
            kronor: 1_000)
        let proposal = try proposal(allocation)
        // Skog in 9902 and Energi in 9901 cost nothing: the money falls there anyway. Two more boxes take 50 kr: both
        // in one municipality, or one in each of two.
        #expect(proposal.moved == 100_00)
        #expect(proposal.earmarks.reduce(0) { $0 + $1.ore } >= 200_00)
    }

    /// What is proposed is what the check itself calls closed.
    @Test(arguments: ["gini, at_most: 0.2", "hoover, at_most: 0.15", "largest_share, at_most: 0.7"])
    func `concentration is brought down`(measure: String) throws {
        let proposal = try proposal(
            allocation(
                "  - {id: c, kind: maximum_concentration, of: granted_sek, per: municipality, measure: \(measure)}\n",
                kronor: 1_000,
                [
                    Squareland.initiative("b", Squareland.point(15_000, 5_000), kronor: 200)
                ]))
        #expect(proposal.moved > 0)
        #expect(proposal.binding.count == 1)
        #expect(proposal.binding.allSatisfy { $0.price < 0 && $0.unit != .perKrona })
    }
}
