import Store
import Testing
import Wording

@testable import FollowUp

@Suite struct CompositeReaderTests {
    private func read(_ text: String) throws -> CompositeDeclaration {
        try CompositeReader(file: "index.yaml", indicators: ["jobs", "rate"]).read(text)
    }

    private func faults(_ text: String) -> [String] {
        do {
            _ = try read(text)
            return []
        } catch { return (error as? PolicyErrors)?.errors.map { "\($0.line): \($0.problem.en)" } ?? ["\(error)"] }
    }

    @Test func `an index with what is declared, and what holds otherwise`() throws {
        let index = try read(
            """
            name: Kraft
            normalisation: min_max
            indicators:
              - {id: jobs, year: 2020, per: 1000, weight: 2, target: 50}
              - {id: rate, year: 2021, direction: lower_is_better, per: none}
            """)
        #expect(index.normalisation == .minMax && index.aggregation == .arithmetic)
        #expect(index.indicators.map(\.years) == [[2020], [2021]] && index.indicators.map(\.weight) == [2, 1])
        #expect(index.indicators[0].per == .thousand && index.indicators[1].per == CompositeDeclaration.Per.none)
        #expect(index.indicators[1].direction == .lowerIsBetter && index.indicators[0].target == 50)
    }

    @Test func `faults name line and what to do`() {
        #expect(
            faults(
                """
                name: Kraft
                normalisation: min_max
                aggregation: mpi
                indicators:
                  - {id: jobz, year: 2020}
                """) == [
                    "3: mpi doesn't go with min_max: mpi belongs to z and goalposts, the others not to goalposts",
                    "5: jobz is not an indicator; was jobs meant? Possible: jobs, rate",
                ])
        #expect(
            faults("name: a\nindicators:\n  - {id: jobs, years: [2019, 2020]}\n  - {id: rate, years: [2019]}").count
                == 1)
        #expect(
            faults("name: a\nindicators:\n  - {id: jobs, year: 2019, years: [2020]}") == [
                "3: state year or years, not both"
            ])
    }
}
