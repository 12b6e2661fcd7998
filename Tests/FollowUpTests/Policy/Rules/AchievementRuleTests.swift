import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

/// What initiatives reached of what they aimed at, as a rule asks for it.
@Suite struct AchievementRuleTests {
    private static func outcome(_ code: String, _ kind: Outcome.Kind, _ period: String, _ value: Double) -> Outcome {
        Outcome(initiative: "i\(code)", indicator: "jobs", kind: kind, period: PartialDate(period), value: value)
    }

    /// 8 of 10 in 9901, 3 of 6 in 9902; 9903 is not due before 2030, 9904 is due and has not reported.
    private static let outcomes = [
        outcome("9901", .target, "2024", 10), outcome("9901", .result, "2023", 8),
        outcome("9902", .target, "2024", 6), outcome("9902", .result, "2023", 3),
        outcome("9903", .target, "2030", 4), outcome("9904", .target, "2024", 5),
    ]

    private func run(
        _ rule: String, head: String = "", outcomes: [Outcome] = outcomes,
        defining: [Indicator] = SquarelandJobs.defining
    ) throws -> GapReport {
        try SquarelandPolicy.run(
            "kind: achievement, of: jobs, \(rule)", head: head, on: SquarelandJobs.initiatives, outcomes: outcomes,
            defining: defining)
    }

    @Test func `who has not reported has reached nothing, who is not due is not asked`() throws {
        let report = try run("per: municipality, at_least: 0.6, as_of: 2024")
        #expect(report.standing == .notMet && report.rules[0].observed == 0 && report.rules[0].required == 0.6)
        #expect(
            Dictionary(uniqueKeysWithValues: report.gaps.map { ($0.part?.code, $0.observed) }) == [
                "9902": 0.5, "9904": 0,
            ])
        // Something is there: it has reported nothing.
        #expect(report.gaps.allSatisfy { $0.nothing == nil })
        #expect(report.notApplicable.map(\.code) == ["9903"])
        #expect(report.notApplicable[0].reason.en == "no target is due yet")
        #expect(
            report.rules[0].remark?.en == """
                targets that are due and not reported count as nothing reached; results count from the baseline, \
                which 2 initiatives don't state: it counts as 0
                """)
        // Without those that haven't reported 9904 isn't asked, which closes no gap; a year earlier nobody else is due.
        #expect(report.gaps.first { $0.part?.code == "9902" }?.isRobust == true)
        #expect(report.gaps.first { $0.part?.code == "9904" }?.dependsOn == [])
    }

    @Test func `the county and a programme are judged as one`() throws {
        // 11 of 21; of those that reported 11 of 16.
        let county = try run("at_least: 0.6, as_of: 2024")
        #expect(county.gaps.map(\.part?.code) == [nil] && county.rules[0].observed == 11.0 / 21)
        #expect(county.rules[0].dependsOn.map(\.code).contains("unreported=left_out"))
        let leader = try run("at_least: 0.6, as_of: 2024, among: {programme: Leader}")
        #expect(leader.standing == .met && leader.rules[0].observed == 0.8)
    }

    @Test func `before anything is due the rule is not applicable, without targets it can't be judged`() throws {
        let early = try run(
            "per: municipality, at_least: 0.6", head: "round: 2020-01-01\n",
            outcomes: Self.outcomes.filter { $0.kind == .target })
        #expect(early.standing == .notApplicable && early.passed)
        #expect(early.rules[0].remark?.sv == "inte tillämplig: inget mål har förfallit än")
        let open = try run("per: municipality, at_least: 0.6", outcomes: Self.outcomes.filter { $0.kind == .result })
        #expect(open.standing == .cannotBeJudged)
        #expect(open.notJudged.map(\.code) == ["9901", "9902"])
        #expect(open.notJudged[0].reason.en == "no target is stated")
        #expect(open.notApplicable.map(\.reason.en) == Array(repeating: "no initiative there states “jobs”", count: 2))
    }

    @Test func `a rate and money are refused with their line`() throws {
        var rate = SquarelandJobs.defining[0]
        rate.kind = .intensive
        let error = #expect(throws: PolicyError.self) { try run("at_least: 0.6", defining: [rate]) }
        #expect(error?.key == "of" && error?.line == 4)
        #expect(error?.problem.en == "jobs is a rate, and rates of several initiatives don't add up")
        let money = #expect(throws: PolicyError.self) {
            try SquarelandPolicy.run("kind: achievement, of: granted_sek, at_least: 0.6")
        }
        #expect(money?.key == "of")
        let idle = #expect(throws: PolicyErrors.self) { try run("at_least: 0.6, parts: ['9901']") }
        #expect(idle?.errors.map(\.key) == ["parts"])
    }
}
