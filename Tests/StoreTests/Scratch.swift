import Foundation
import Planar
import Store
import Territory
import TestSupport
import Wording

/// A folder that is gone after the test, and stores in it whose clock stands still.
final class Scratch {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    func path(_ name: String = "test.gpkg") -> String { folder.appendingPathComponent(name).path }

    static let clock: @Sendable () -> Date = { Date(timeIntervalSince1970: 1_767_225_600.25) }

    func store(_ name: String = "test.gpkg", territory: Territory? = nil) throws -> Store {
        try Store.create(
            at: path(name), territory: territory ?? Squareland.Strips.territory(),
            gazetteer: Squareland.Strips.gazetteer,
            register: Squareland.Strips.register, indicators: Squareland.Strips.indicators, now: Scratch.clock)
    }
}

/// A batch as a reader of files would make it: row 1 is the header.
func batch<Record>(
    _ records: [Record], kind: ImportFile.Kind, file: String = "file.csv", digest: Character = "a",
    rejected: [RejectedRow] = [],
    understood: [Wording] = [], part: String = "", unclear: Int = 0
) -> ImportBatch<Record> {
    var batch = ImportBatch(
        file: ImportFile(name: file, sha256: String(repeating: digest, count: 64), kind: kind, part: part),
        accepted: records.enumerated().map { (row: $0 + 2, record: $1) }, rejected: rejected, understood: understood)
    batch.unclearRows = unclear
    return batch
}
