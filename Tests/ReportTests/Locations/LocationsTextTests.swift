import FollowUp
import Store
import TestSupport
import Testing
import Wording

@testable import Report

/// The list of doubtful locations in words.
@Suite struct LocationsTextTests {
    /// Both have an exact location; the year of b reaches beyond the period.
    @Test func `what a period leaves out is told where nothing is to be repaired too`() throws {
        let store = try Squareland.store([
            Squareland.initiative("a", Squareland.point(12_000, 5_000), kronor: 100, date: "2023-01-15"),
            Squareland.initiative("b", Squareland.point(12_000, 5_000), kronor: 200, date: "2023"),
        ])
        let distributor = try Distributor(store: store, selection: Selection(to: PartialDate("2023-06")))
        let repairs = LocationRepairs(distributor, problems: [])
        let sentences = PeriodText.sentences(repairs.statuses).map(\.en)
        let text = LocationsAnswer(repairs, most: nil).text(in: .english, width: 400)
        #expect(repairs.repairs.isEmpty && sentences.count == 1)
        #expect(sentences.allSatisfy { text.lines(starting: $0) == [$0] })
    }
}
