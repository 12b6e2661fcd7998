import Testing
import Wording

@testable import Exchange

@Suite struct EurostatReaderTests {
    private static let request = CubeRequest(indicator: "Folkmängd")

    @Test func `flags stand behind the number, and a colon for no value`() throws {
        #expect(
            try Statistics.values("eurostat.tsv", Self.request) == [
                "nuts:SE32 2022 370123", "nuts:SE32 2023 371000 [b]", "nuts:SE32 2024 nil [:]",
                "county:22 2022 243000 [e]", "county:22 2023 nil [: c]", "county:22 2024 243500 [p]",
                "county:23 2022 127123", "county:23 2023 127500 [bp]", "county:23 2024 0 [n]",
            ])
    }

    @Test func `regions are no municipalities, and that is said`() {
        #expect(
            Statistics.refusal("eurostat.tsv", Self.request) == """
                no value of any municipality and year. Taken from the table: freq = A, unit = NR. Values of other \
                areas than municipalities were left out, 9: Jämtland (23), the NUTS region SE32, Västernorrland (22). \
                They are never added to those of municipalities.
                """)
        #expect(
            Statistics.refusal("eurostat.tsv")
                == "the table doesn't say what is measured. Say it: --indicator \"Population\".")
    }

    @Test func `what is neither number nor colon is refused`() {
        #expect { try Statistics.cube("freq,geo\\TIME_PERIOD\t2024 \nA,SE322\tx \n") } throws: { error in
            (error as? ImportError)?.wording.en == "made: row 2, 2024: “x” is no number. Fetch the file again."
        }
        #expect { try Statistics.cube("freq,geo\\TIME_PERIOD\t2024 \nA,SE322\t1 \t2\n") } throws: { error in
            (error as? ImportError)?.wording.en == """
                made: row 2 has 2 categories and 2 values, but the first row says 2 and 1. Fetch the file again.
                """
        }
    }
}
