import FollowUp
import Foundation
import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import Report

/// Goal conflicts in words and on the page.
@Suite struct ConflictTextTests {
    private static var initiatives: [Initiative] {
        var mine = Initiative(id: "m1", title: "<Gruva> & väg", location: Squareland.point(5_000, 5_000))
        mine.marks = .init(economic: 2, environmental: -2, sami: -1)
        return [mine, Initiative(id: "m2", title: "Utan bedömning", location: .unknown)]
    }

    @Test func `marks and pairs are said`() throws {
        let store = try MapCounty.store(Self.initiatives)
        let text = ConflictText(
            try GoalConflicts(store.territory(scheme: nil), store.initiatives(), by: .municipality), language: .swedish
        ).text()
        let flowing = text.replacingOccurrences(of: "\n", with: " ")
        #expect(flowing.contains("1 insats är positiv för ett mål och negativ för ett annat."))
        #expect(flowing.contains("Ekonomisk + och miljömässig −: 1."))
        #expect(text.contains("+2"))
        #expect(text.contains("\u{2212}2"))
        #expect(!text.contains("dialog"))
        #expect(text.split(separator: "\n").allSatisfy { String($0).columns <= 80 })
    }

    @Test func `the page has the section only where there is something to say`() throws {
        let marked = try ReportPage(
            ReportFacts(store: MapCounty.store(Self.initiatives)), language: .english, programVersion: "9"
        ).html()
        #expect(marked.contains("id=\"malkonflikter\""))
        #expect(marked.contains("&lt;Gruva&gt; &amp; väg"))
        let plain = try ReportPage(
            ReportFacts(
                store: MapCounty.store(
                    MapCounty.initiatives.map {
                        var one = $0
                        one.marks = .init()
                        return one
                    })), language: .english,
            programVersion: "9"
        ).html()
        #expect(!plain.contains("id=\"malkonflikter\""))
    }
}
