import TestSupport
import Testing
import Wording

@testable import Store

/// New files of a source: what changed in it, what it lacks, and what is another's.
@Suite struct ValueIntakeTests {
    private let scratch: Scratch
    private let store: Store

    init() throws {
        scratch = try Scratch()
        store = try scratch.store()
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
    }

    private func jobs(_ municipality: String, _ year: Int, _ value: Double) -> AreaValue {
        AreaValue(indicator: "jobs", municipalityCode: municipality, year: year, value: value)
    }

    private func result(_ initiative: String, _ period: String, _ value: Double) -> Outcome {
        Outcome(
            initiative: initiative, indicator: "jobs", kind: .result, period: PartialDate(period), value: value)
    }

    @discardableResult
    private func take(
        _ values: [AreaValue], _ file: String, _ way: ImportWay = ImportWay(), unclear: Int = 0
    ) throws -> ImportResult {
        try store.commit(
            batch(values, kind: .indicators, file: file, digest: "b", unclear: unclear), defining: [], way)
    }

    @discardableResult
    private func take(
        _ outcomes: [Outcome], _ file: String, _ way: ImportWay = ImportWay()
    ) throws -> ImportResult {
        try store.commit(batch(outcomes, kind: .outcomes, file: file, digest: "c"), defining: [], way)
    }

    private func values() throws -> [String] {
        try store.rows("SELECT municipality_code, year, value FROM indicator_value ORDER BY 1, 2")
    }

    private func outcomes() throws -> [String] {
        try store.rows(
            "SELECT initiative.id, period, value FROM outcome JOIN initiative ON fid = initiative_fid ORDER BY 1, 2")
    }

    @Test func `values that the next file lacks are named, and withdrawn where it is complete`() throws {
        try take([jobs("9901", 2023, 1), jobs("9902", 2023, 2), jobs("9903", 2023, 3)], "kolada_2023.csv")
        let before = try values()
        let next = [jobs("9901", 2023, 1), jobs("9902", 2023, 5)]
        let named = try take(next, "kolada_2024.csv")
        #expect(named.source == FileSource(name: "kolada", isProposed: true, isNew: false))
        #expect(named.absent.ids == ["jobs 9903 2023"] && !named.absent.areWithdrawn)
        #expect(try values() == ["9901|2023|1.0", "9902|2023|5.0", "9903|2023|3.0"])
        let gone = try take(next, "kolada_2024.csv", ImportWay(isComplete: true))
        #expect(gone.receipt.withdrawn == 1 && gone.absent.areWithdrawn)
        #expect(gone.changes == [RowChange(kind: .withdrawn, subject: .indicatorValue, id: "jobs 9903 2023")])
        #expect(try values() == ["9901|2023|1.0", "9902|2023|5.0"])
        try store.undo()
        try store.undo()
        #expect(try values() == before)
        #expect(try store.verify() == [])
    }

    @Test func `outcomes that the next file lacks are named, and withdrawn where it is complete`() throws {
        try take([result("A-1", "2023", 1), result("B-2", "2023", 2)], "utfall_2023.csv")
        let before = try outcomes()
        let next = [result("A-1", "2023", 4), result("A-1", "2024", 6)]
        #expect(try take(next, "utfall_2024.csv").absent.ids == ["B-2 jobs result 2023"])
        let gone = try take(next, "utfall_2024.csv", ImportWay(isComplete: true))
        #expect(
            gone.receipt
                == ImportReceipt(
                    read: 2, inserted: 0, updated: 0, unchanged: 2, rejected: 0, repeated: false, withdrawn: 1))
        #expect(try outcomes() == ["A-1|2023|4.0", "A-1|2024|6.0"])
        // The same complete file again has nothing to withdraw.
        #expect(try take(next, "utfall_2024.csv", ImportWay(isComplete: true)).receipt.repeated)
        try store.undo()
        #expect(try outcomes() == ["A-1|2023|4.0", "A-1|2024|6.0", "B-2|2023|2.0"])
        try store.undo()
        #expect(try outcomes() == before)
        #expect(try store.verify() == [])
    }

    @Test func `a withdrawal is not undone while a later file has the value again`() throws {
        let both = [jobs("9901", 2023, 1), jobs("9902", 2023, 2)]
        try take(both, "kolada.csv")
        try take([jobs("9901", 2023, 1)], "kolada.csv", ImportWay(isComplete: true))
        try take([jobs("9901", 2023, 1), jobs("9902", 2023, 7)], "kolada.csv")
        #expect(throws: StoreError.undo(4, .builtOn(by: [5]))) { try store.undo(4) }
        try store.undo(5)
        try store.undo(4)
        #expect(try values() == ["9901|2023|1.0", "9902|2023|2.0"])
        #expect(try store.verify() == [])
    }

    @Test func `a dry run names what would be withdrawn, and withdraws nothing`() throws {
        try take([jobs("9901", 2023, 1), jobs("9902", 2023, 2)], "kolada.csv")
        let told = try take([jobs("9901", 2023, 1)], "kolada.csv", ImportWay(isComplete: true, isDryRun: true))
        #expect(told.receipt.withdrawn == 1 && told.entry == nil)
        #expect(try values() == ["9901|2023|1.0", "9902|2023|2.0"])
    }

    @Test func `while rejected rows dont say what they are about nothing is withdrawn`() throws {
        try take([jobs("9901", 2023, 1), jobs("9902", 2023, 2)], "kolada.csv")
        let told = try take([jobs("9901", 2023, 1)], "kolada.csv", ImportWay(isComplete: true), unclear: 1)
        #expect(told.absent.unclearRows == 1 && told.absent.count == 1 && !told.absent.areWithdrawn)
        #expect(try values() == ["9901|2023|1.0", "9902|2023|2.0"])
    }

    @Test func `a value of another source is refused unless it is to be replaced`() throws {
        try take([jobs("9901", 2023, 1)], "kolada.csv", ImportWay(source: "kolada"))
        let other = [jobs("9901", 2023, 9), jobs("9902", 2023, 2)]
        let refused = try take(other, "af.csv", ImportWay(source: "af"))
        #expect(refused.receipt.rejected == 1 && refused.receipt.inserted == 1)
        #expect(
            refused.refused.map(\.reason.en) == [
                "the value has another source already, kolada, which says 1. If the file corrects that source, state "
                    + "--source kolada; if the value is to be replaced, state --replace."
            ])
        #expect(try values() == ["9901|2023|1.0", "9902|2023|2.0"])
        // Both ways that the advice names work.
        #expect(try take(other, "af.csv", ImportWay(source: "af", replaces: true)).receipt.updated == 1)
        try store.undo()
        let corrected = try take([jobs("9901", 2023, 9)], "af.csv", ImportWay(source: "kolada"))
        #expect(corrected.receipt.updated == 1)
        #expect(try values() == ["9901|2023|9.0", "9902|2023|2.0"])
    }

    @Test func `a correction by another name is of the source whose values it has`() throws {
        try take([jobs("9901", 2023, 1), jobs("9902", 2023, 2)], "kolada.csv")
        let corrected = try take([jobs("9902", 2023, 3)], "rättning.csv")
        #expect(corrected.source == FileSource(name: "kolada", isProposed: true, isNew: false))
        #expect(corrected.receipt.updated == 1 && corrected.absent.ids == ["jobs 9901 2023"])
        // Half of its rows aren't most of them.
        let other = try take([jobs("9902", 2023, 3), jobs("9903", 2023, 4)], "nytt.csv")
        #expect(other.source == FileSource(name: "nytt", isProposed: true, isNew: true))
        #expect(other.absent.count == 0)
    }

    @Test func `what comes with the program is no sources and yields`() throws {
        try store.commit(
            batch([jobs("9901", 2023, 1), jobs("9902", 2023, 1)], kind: .indicators, part: ImportFile.shipped),
            defining: [])
        let taken = try take([jobs("9901", 2023, 7)], "file.csv", ImportWay(isComplete: true))
        #expect(taken.receipt.updated == 1 && taken.receipt.withdrawn == 0)
        #expect(try values() == ["9901|2023|7.0", "9902|2023|1.0"])
    }

    private func oldStore(_ name: String, file: String, digest: String) throws -> Store {
        let store = try scratch.store(name)
        var values = batch([jobs("9901", 2023, 1), jobs("9902", 2023, 1)], kind: .indicators)
        values = ImportBatch(
            file: ImportFile(name: file, sha256: digest, kind: .indicators), accepted: values.accepted)
        try store.commit(values, defining: [])
        return store
    }

    @Test func `what init of an earlier version brought is no source's either, and a file of somebody's is`() throws {
        let shipped = try oldStore("old.gpkg", file: "indicators.csv", digest: ImportFile.formerlyShipped)
        #expect(try shipped.listing(.sources).rows.isEmpty)
        let other = batch([jobs("9901", 2023, 7)], kind: .indicators, file: "file.csv", digest: "b")
        #expect(try shipped.commit(other, defining: [], ImportWay()).receipt.updated == 1)
        #expect(try shipped.listing(.sources).rows.map { $0.first } == [.text("file")])

        let own = try oldStore("own.gpkg", file: "indicators.csv", digest: String(repeating: "c", count: 64))
        #expect(try own.listing(.sources).rows.map { $0.first } == [.text("indicators")])
        #expect(try own.commit(other, defining: [], ImportWay(source: "file")).refused.count == 1)
        // The program's file, taken in by somebody later.
        let later = try oldStore("later.gpkg", file: "indicators.csv", digest: ImportFile.formerlyShipped)
        try later.damage("UPDATE entry SET made_at = '2025-12-31T23:59:00.000Z' WHERE id = 1")
        #expect(try later.listing(.sources).rows.map { $0.first } == [.text("indicators")])
    }
}
