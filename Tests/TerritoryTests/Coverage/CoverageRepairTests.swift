import Foundation
import Planar
import TestSupport
import Testing
import Wording

@testable import Territory

@Suite struct CoverageRepairTests: DrawnSquares {
    @Test func `an overlap goes to the lowest code`() throws {
        let check = try check([box(0, 0, 10, 10), box(9, 0, 20, 10)], codes: ["b", "a"])
        let repair = try check.repaired(within: 1, widerGaps: .refused)
        let context = Context()
        #expect(try repair.areas.geometry(0, in: context).area == 90)
        #expect(try repair.areas.geometry(1, in: context).area == 110)
        #expect(repair.repaired == check.faults)
        let refusal = #expect(throws: CoverageRefusal.self) { try check.repaired(within: 0.9, widerGaps: .refused) }
        #expect(refusal?.faults == check.faults)
    }

    @Test func `a gap goes to the longest neighbour`() throws {
        let check = try check([box(0, 0, 100, 10), box(0, 10.5, 100, 20), box(-10, 0, 0, 20), box(100, 0, 110, 20)])
        let repair = try check.repaired(within: 1, widerGaps: .refused)
        // The two long sides are equally long; the lower code has it.
        #expect(try repair.areas.geometry(0, in: Context()).area == 1_050)
        #expect(try CoverageCheck(codes: ["0", "1", "2", "3"], areas: repair.areas).isClean)
        // What touches nothing that is repaired keeps its bytes.
        #expect(repair.areas.count == 4)
    }

    @Test func `invalid rings are repaired within the tolerance`() throws {
        // A loop of 1 cm where a ring crosses itself.
        let loop = "POLYGON (" + ring([(0, 0), (10, 0), (10, 10), (0, 10), (0, 0.01), (0.01, 0), (0.005, -0.01)]) + ")"
        let check = try check([loop])
        try #require(check.faults.contains { if case .invalid = $0.kind { true } else { false } })
        let repair = try check.repaired(within: 0.01, widerGaps: .refused)
        #expect(try repair.areas.geometry(0, in: Context()).isValid())
        let bowtie = try self.check(["POLYGON (" + ring([(0, 0), (10, 10), (10, 0), (0, 10)]) + ")"])
        #expect(throws: CoverageRefusal.self) { try bowtie.repaired(within: 0.5, widerGaps: .refused) }
    }

    @Test func `what can not be repaired is refused in both languages`() throws {
        let check = try check(
            [box(0, 0, 10, 10), box(5, 0, 20, 10), box(20, 0, 30, 10)], codes: ["2321", "2326", "2326"])
        let refusal = try #require(
            #expect(throws: CoverageRefusal.self) { try check.repaired(within: 0.25, widerGaps: .stay) })
        #expect(refusal.faults.map(\.kind) == [.duplicateCode, .overlap])
        #expect(
            refusal.wording.sv == """
                Lagret har 2 fel som inte kan lagas inom 0,250 m:
                  koden 2326 står på 2 rader (2, 3)
                  2321, 2326 överlappar vid 7\u{A0}000\u{A0}005 N, 500\u{A0}007 Ö: 50 m², 3,33 m bred
                """)
        #expect(
            refusal.wording.en == """
                The layer has 2 faults that can't be repaired within 0.250 m:
                  the code 2326 is on 2 rows (2, 3)
                  2321, 2326 overlap at 7,000,005 N, 500,007 E: 50 m², 3.33 m wide
                """)
    }
}
