import Testing
import Wording

@testable import Exchange

@Suite struct SDMXReaderTests {
    @Test func `attributes are remarks, and an empty value is none`() throws {
        #expect(
            try Statistics.values("sdmx.csv") == [
                "county:23 2022 132572", "county:23 2023 132200 [b]", "county:23 2024 nil [C]",
            ])
        let cube = try Statistics.fixture("sdmx.csv")
        #expect(cube.about.table == "ESTAT:DEMO_R_PJANGRP3(1.0)" && cube.about.content == "DEMO_R_PJANGRP3")
        #expect(cube.contents[""]?.unit == "antal")
    }

    @Test func `version 2 deletes what it says`() throws {
        let cube = try Statistics.cube(
            """
            STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS
            dataflow,SCB:JOBS(1.0),I,A,2303,2023,5.5,A
            dataflow,SCB:JOBS(1.0),D,A,2303,2024,6,
            dataflow,SCB:JOBS(1.0),R,A,2305: Bräcke,2024,7,

            """)
        #expect(try Statistics.values(cube) == ["2303 2023 5.5 [A]", "2305 2024 7"])
        #expect(cube.understood.map(\.en) == ["Rows that the file deletes (ACTION D) were left out: 1."])
        #expect(cube.about.content == "JOBS")
    }

    @Test func `what is no number is refused with its row`() {
        let text = "DATAFLOW,geo,TIME_PERIOD,OBS_VALUE\nX,2303,2024,many\n"
        #expect { try Statistics.cube(text) } throws: { error in
            (error as? ImportError)?.wording.en == "made: row 2, OBS_VALUE: “many” is no number. Fetch the file again."
        }
    }

    @Test func `an observation that comes twice is rejected`() throws {
        let cube = try Statistics.cube("DATAFLOW,geo,TIME_PERIOD,OBS_VALUE\nX,2303,2024,1\nX,2303,2024,2\n")
        #expect(
            cube.rejected.map(\.reason.en) == [
                "row 2 has another value for the same categories. Keep the right one."
            ])
    }
}
