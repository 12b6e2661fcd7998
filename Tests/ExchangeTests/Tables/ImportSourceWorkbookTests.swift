import Store
import Testing
import Wording

@testable import Exchange

struct ImportSourceWorkbookTests {
    /// Truth: cases/formats/expected.json.
    @Test func `a region's list becomes initiatives with the amounts that it grants`() throws {
        let batch = try InitiativeImport.read(
            file: WorkbookFixture.path("xl_region_list.xlsx"), register: testRegister)
        #expect(batch.rejected.isEmpty)
        #expect(batch.accepted.map(\.row) == [6, 7, 8, 10])
        #expect(batch.accepted.map(\.record.id) == ["RUN/1/2023", "RUN/2/2023", "RUN/9/2023", "RUN/3/2024"])
        #expect(
            batch.accepted.map(\.record.grantedOre) == [25_000_000, 60_025_000, 100_000, 80_000_000])
        #expect(
            batch.accepted.map(\.record.municipalitiesText) == ["Härjedalen", "Härjedalen", "Berg", "Åre; Krokom"])
        #expect(
            batch.understood.map(\.en) == [
                "Excel workbook, sheet “Beslut”, header in row 4 and 5.",
                "Merged cells count for all their rows: C6:C7.",
                "Hidden rows (filtered away, perhaps), read all the same: 8.",
                "Totals of other rows, left out: row 9, 11.", "Read 4 rows.",
                """
                Columns: Diarienr → the initiative's id, Insats → title, Belopp / Beviljat (tkr) → amount granted \
                (thousands of kronor), Kommun → municipalities, Belopp / Sökt (tkr) → amount applied for (thousands \
                of kronor).
                """,
            ])
    }

    @Test func `a workbook and the same table as text become the same records`() throws {
        let book = try InitiativeImport.read(
            file: WorkbookFixture.path("openpyxl_3.1.5.xlsx"), register: testRegister,
            as: TableReading(sheet: "beslut 2024"))
        let text = try importInitiatives(
            """
            Diarienr;Insats;Kommunkod;Beslutsdatum;Beviljat (tkr);Klart;Andel
            RUN/1;Byahus "Hede";2361;2024-03-01;250;true;0.125
            RUN/2;;0305;2024-12-31T23:30:00;600.25;false;1.234
            RUN/3;"Rad ett
            rad två";0114;1900-03-01;0.001;;1e+21
            """)
        #expect(book.accepted.map(\.record) == text.accepted.map(\.record))
        #expect(book.rejected.map(\.reason.en) == ["cell 'Beslut 2024'!C6: " + (text.rejected.first?.reason.en ?? "")])
    }

    @Test func `the day that never was is no date, and the others are`() throws {
        let source = try ImportSource(
            file: WorkbookFixture.path("xl_1900_bug.xlsx"), kind: .initiatives, crs: nil)
        let dates = DateText(column: "d", texts: source.texts(0))
        #expect(throws: RowFault.self) { try dates.date("1900-02-29") }
        #expect(try dates.date(source.text(source.rows[4], 0)) == PartialDate("2024-01-01"))
    }
}
