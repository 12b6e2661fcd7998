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
        mine.extra = ["Bedömd av": "A. Ek", "Bedömningsdatum": "2026-02-01", "Samråd med sameby": " "]
        return [mine, Initiative(id: "m2", title: "Utan bedömning", location: .unknown)]
    }

    @Test func `marks and pairs are said`() throws {
        let store = try MapCounty.store(Self.initiatives)
        let text = ConflictText(
            try GoalConflicts(store.territory(scheme: nil), store.initiatives(), by: .municipality), language: .swedish
        ).text()
        #expect(
            text == """
                Målkonflikter: bedömningar per kommun, insatser med +/0/−

                område  insatser  ekonomisk  social  miljö  samiska  konflikter
                ───────────────────────────────────────────────────────────────
                Aby            1      1/0/0   0/0/0  0/0/1    0/0/1           1
                Beby           0      0/0/0   0/0/0  0/0/0    0/0/0           0
                Ceby           0      0/0/0   0/0/0  0/0/0    0/0/0           0
                Deby           0      0/0/0   0/0/0  0/0/0    0/0/0           0
                ───────────────────────────────────────────────────────────────
                alla           2      1/0/0   0/0/0  0/0/1    0/0/1           1

                1 insats är positiv för ett mål och negativ för ett annat. Ekonomisk + och
                miljömässig −: 1. Ekonomisk + och samiska förutsättningar och behov −: 1. 1 av 2
                insatser har ingen bedömning alls; det är inte detsamma som noll.

                insats            ekonomisk  social  miljö  samiska  områden
                ────────────────────────────────────────────────────────────
                m1 <Gruva> & väg         +2       –     −2       −1  Aby

                insats  bedömd av  när         samiskt samråd  hantering
                ─────────────────────────────────────────────────────────────
                m1      A. Ek      2026-02-01  uppgift saknas  uppgift saknas
                1 av 1 konflikter saknar uppgift om hur den hanteras.

                """)
        #expect(text.split(separator: "\n").allSatisfy { String($0).columns <= 80 })
    }

    @Test func `the page has the section only where there is something to say`() throws {
        let marked = try ReportPage(
            ReportFacts(store: MapCounty.store(Self.initiatives)), language: .english, programVersion: "9"
        ).html()
        #expect(marked.matches(of: /<section id="malkonflikter"/).count == 1)
        #expect(
            marked.matches(of: /<a href="#insats-m1">(.*?)<\/a>/).map { "\($0.1)" } == [
                "<bdi>&lt;Gruva&gt; &amp; väg</bdi>"
            ])
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
