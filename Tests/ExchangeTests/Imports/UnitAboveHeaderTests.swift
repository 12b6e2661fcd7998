import Store
import Testing
import Wording

@testable import Exchange

struct UnitAboveHeaderTests {
    private let titled = "Alla belopp i tkr;;;\n;;;\nid;titel;Kommun;Beviljat\nA;a;Åre;1 500,5\n"

    @Test func `a unit above the table stops the import until the column states its own`() throws {
        let error = #expect(throws: ImportError.self) { _ = try importInitiatives(titled, as: ".csv") }
        let text = try #require(error?.wording.sv.split(separator: ": ", maxSplits: 1).last)
        #expect(
            text == """
                ovanför tabellen står ”Alla belopp i tkr”, men kolumnen ”Beviljat” säger inte sin enhet. Ange den: \
                --map \
                "Beviljat=granted_tkr", eller --map "Beviljat=granted_kr" om den är kronor.
                """)
    }

    @Test(arguments: [("Beviljat=granted_tkr", 150_050_000), ("Beviljat=granted_kr", 150_050)] as [(String, Int64)])
    func `both pieces of its advice work`(_ map: String, _ ore: Int64) throws {
        let batch = try withFile(titled) {
            try InitiativeImport.read(file: $0, register: testRegister, as: TableReading(assignments: [map]))
        }
        #expect(batch.accepted.map(\.record.grantedOre) == [ore])
    }

    @Test(arguments: ["Beviljat belopp, 1000-tal kr", "Beviljat (tkr)", "Beviljat i tusental kronor", "Beviljat, ksek"])
    func `thousands in the name of a column are read as such`(_ name: String) throws {
        let batch = try importInitiatives("Alla belopp i tkr;;\nid;titel;\(name)\nA;a;1 500,5\n")
        #expect(batch.accepted.map(\.record.grantedOre) == [150_050_000])
    }

    @Test func `the unit may stand with the group, or below the name`() throws {
        for header in [
            "Insats;;Belopp (tkr);\nid;titel;Beviljat;Totalkostnad", "id;titel;Beviljat;Total kostnad\n;;tkr;tkr",
        ] {
            let batch = try importInitiatives(header + "\nA;a;1 500,5;2000\nB;b;2;3\n")
            #expect(batch.accepted.map(\.record.grantedOre) == [150_050_000, 200_000])
            #expect(batch.accepted.map(\.record.totalBudgetOre) == [200_000_000, 300_000])
        }
    }
}
