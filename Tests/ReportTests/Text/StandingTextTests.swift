import FollowUp
import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import Report

@Suite struct StandingTextTests {
    private func report(
        _ rule: String, _ initiatives: [Initiative], _ outcomes: [Outcome] = [], _ defining: Indicator...
    ) throws -> GapReport {
        let store = try Squareland.store(initiatives, outcomes: outcomes, defining: defining)
        let reader = PolicyReader(file: "p.yaml", indicators: try GapCheck.indicatorNames(in: store), schemes: [])
        let policy = try reader.read("version: 1\nname: Prov\nrules:\n  - {id: a, \(rule)}\n")
        return try GapCheck(policy, store: store).run()
    }

    private let initiatives = [
        Squareland.initiative("x", .municipalities([.init(code: "9901")]), kronor: 500),
        Squareland.initiative("y", .municipalities([.init(code: "9902")]), kronor: nil),
    ]

    @Test func `a rule without a title is told by what it asks, with its gaps or without`() throws {
        let short = try report("kind: minimum_amount, per: municipality, minimum: 100", initiatives)
        #expect(short.standing == .notMet)
        #expect(
            StandingText.notJudged(short) == [
                Wording(
                    sv: """
                        ”Minst 100 kr i varje kommun” kan inte bedömas överallt: Beby: inget belopp är angivet där.
                        """,
                    en: """
                        “At least 100 SEK in each municipality” can't be judged everywhere: Beby: no amount is stated \
                        there.
                        """)
            ])
        let open = try report(
            "kind: minimum_amount, per: municipality, parts: ['9901', '9902'], minimum: 100, "
                + "title: {sv: Golvet, en: The floor}", initiatives)
        #expect(
            StandingText.notJudged(open) == [
                Wording(
                    sv: "Golvet kan inte bedömas: Beby: inget belopp är angivet där.",
                    en: "The floor can't be judged: Beby: no amount is stated there.")
            ])
    }

    @Test func `what can't be judged isn't said to hold under every way of counting`() throws {
        let open = try report(
            "kind: minimum_amount, per: municipality, parts: ['9901', '9902'], minimum: 100", initiatives)
        let text = GapText(open, language: .english)
        #expect(text.dependenceOrNone(open.rules[0]) == "not tried: no verdict")
        let met = try report("kind: minimum_amount, per: municipality, parts: ['9901'], minimum: 100", initiatives)
        #expect(
            GapText(met, language: .english).dependenceOrNone(met.rules[0])
                == "Not met with: without the largest one, x")
        let alone = try report("kind: minimum_initiatives, per: municipality, minimum: 3", initiatives)
        #expect(
            GapText(alone, language: .english).dependenceOrNone(alone.rules[0])
                == "no other way of counting was tried")
    }

    /// Three of four jobs for 8,000 of 9,000 people: 75 % where 88.89 % are asked for. What isn't reported elsewhere
    /// stands on neither side.
    @Test func `shares that aren't money lie percentage points apart, rounded up`() throws {
        let outcomes = [("x", 3.0), ("y", 1)].map {
            Outcome(initiative: $0, indicator: "jobs", kind: .result, period: PartialDate("2023"), value: $1)
        }
        let jobs = Indicator(
            id: "jobs", title: Wording(sv: "jobb", en: "new jobs"), unit: Wording(verbatim: "st"), kind: .extensive,
            direction: .higherIsBetter)
        let report = try report(
            "kind: minimum_share, of: jobs, per: municipality, parts: ['9901'], at_least: 1", initiatives, outcomes,
            jobs)
        #expect(report.gaps.map { GapText.missing($0, Figures(.english)) } == ["13.9 points"])
        #expect(report.gaps.map { GapText.missing($0, Figures(.swedish)) } == ["13,9 procentenh."])
        let sentence = GapText(report, language: .english).sentence(report.rules[0])
        #expect(sentence.hasPrefix("The share of “new jobs” in Aby should be at least 100% of"))
    }
}
