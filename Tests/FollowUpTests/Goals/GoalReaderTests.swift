import Testing

@testable import FollowUp

@Suite struct GoalReaderTests {
    private func read(_ text: String) throws -> GoalDeclaration {
        try GoalReader(file: "mål.yaml", indicators: ["jobs", "rate"]).read(text)
    }

    private func faults(_ text: String) -> [String] {
        do {
            _ = try read(text)
            return []
        } catch { return (error as? PolicyErrors)?.errors.map { "\($0.line): \($0.problem.en)" } ?? ["\(error)"] }
    }

    @Test func `goals, documents and strength areas`() throws {
        let file = try read(
            """
            documents:
              - {id: rus, title: Strategin, dnr: RUN/515/2018, adopted: 2021-02-17, review: {between_elections: true}}
              - {id: plan, title: Planen, last_review: 2024, review: {every_months: 24}}
            goals:
              - id: jobb
                document: rus
                indicator: jobs
                part: county
                direction: higher_is_better
                baseline: {year: 2020}
                milestones: [{year: 2030, value: 150}, {year: 2025, value: 120.5}]
                target: {year: 2050, value: 200}
                initiatives: {strength_area: Upplevelser}
            strength_areas:
              - {name: Upplevelser, step: 4, since: 2021-03, vision: Hela länet, priorities: [a, b]}
            """)
        #expect(file.documents.map(\.cycle) == [.betweenElections, .everyMonths(24)])
        #expect(file.goals[0].milestones == [.init(year: 2025, value: 120.5), .init(year: 2030, value: 150)])
        #expect(file.goals[0].scope == .county && file.goals[0].baselineValue == nil)
        #expect(file.goals[0].initiatives == .init(programmes: [], strengthAreas: ["Upplevelser"]))
        #expect(file.areas[0].step == 4 && file.areas[0].priorities == ["a", "b"])
    }

    @Test func `faults name line and what to do`() {
        #expect(
            faults(
                """
                documents:
                  - {id: rus, title: Strategin, review: {}}
                goals:
                  - id: a
                    document: rsu
                    indicator: jobs
                    part: county
                    baseline: {year: 2020}
                    target: {year: 2019, value: 1}
                strength_areas:
                  - {name: Upplevelser, step: 7}
                """) == [
                    "2: review is either every_months: COUNT or between_elections: true",
                    "5: rsu is not a document of the file; was rus meant? Possible: rus",
                    "9: the target must be of a later year than 2020", "11: step must be a step, 1–6",
                ])
        #expect(
            faults("goals:\n  - {id: a, indicator: jobs}").prefix(3) == [
                "2: the key baseline is missing", "2: the key part is missing", "2: the key target is missing",
            ])
    }
}
