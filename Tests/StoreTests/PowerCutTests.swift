import Foundation
import Territory
import TestSupport
import Testing

@testable import Store

/// One recorder for the process, so one test at a time.
@Suite(.serialized) struct PowerCutTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// Imports whose rows and order are known: after `n` of them the store holds `10 · n` initiatives.
    private func importThree(into path: String) throws {
        let store = try Store(opening: path)
        for round in 0..<3 {
            let initiatives = (0..<10).map { row in
                Initiative(
                    id: "P\(round)-\(row)", title: String(repeating: "insats \(row) ", count: 20),
                    location: .municipalities([.init(code: "990\(1 + row % 3)", share: nil)]))
            }
            try store.commit(
                batch(initiatives, kind: .initiatives, digest: Character(String(round, radix: 16))))
            RecordingDisk.shared.acknowledge(round + 1)
        }
    }

    @Test func `after a cut at any moment every acknowledged import is whole`() throws {
        let path = scratch.path("disk/test.gpkg")
        try FileManager.default.createDirectory(
            at: scratch.folder.appendingPathComponent("disk"), withIntermediateDirectories: true)
        _ = try scratch.store("disk/test.gpkg")
        let before = try Array(Data(contentsOf: URL(fileURLWithPath: path)))
        RecordingDisk.shared.watch(scratch.folder.appendingPathComponent("disk").path)
        try importThree(into: path)
        let events = RecordingDisk.shared.events()
        #expect(events.count > 50)

        var random = SeededGenerator(seed: 20)
        // Every moment at which something is settled, and every fifth write.
        let moments = (0...events.count).filter { moment in
            guard moment < events.count else { return true }
            if case .write = events[moment] { return moment.isMultiple(of: 5) }
            return true
        }
        for moment in moments {
            var acknowledged = 0
            for case .acknowledged(let count) in events[..<moment] { acknowledged = count }
            for way in ["nothing", "everything", "something"] {
                let files = RecordingDisk.folder(from: ["test.gpkg": before], after: events[..<moment]) {
                    way == "everything" || way == "something" && Bool.random(using: &random)
                }
                let place = scratch.folder.appendingPathComponent("cut-\(moment)-\(way)")
                try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
                for (name, bytes) in files { try Data(bytes).write(to: place.appendingPathComponent(name)) }
                let store = try Store(opening: place.appendingPathComponent("test.gpkg").path, for: .reading)
                let imports = try store.imports().count
                let comment = Comment(rawValue: "cut before event \(moment) of \(events.count), \(way) unsynced kept")
                #expect(imports >= acknowledged, comment)
                #expect(try store.number("SELECT count(*) FROM initiative") == Double(imports * 10), comment)
                #expect(try store.text("PRAGMA quick_check") == "ok", comment)
                try FileManager.default.removeItem(at: place)
            }
        }
    }

    @Test func `every commit has the disk forget its journal`() throws {
        // Without the folder's sync the journal's name may come back, and undo what was told to be done.
        let path = scratch.path("disk/test.gpkg")
        try FileManager.default.createDirectory(
            at: scratch.folder.appendingPathComponent("disk"), withIntermediateDirectories: true)
        _ = try scratch.store("disk/test.gpkg")
        RecordingDisk.shared.watch(scratch.folder.appendingPathComponent("disk").path)
        try importThree(into: path)
        let deletions = RecordingDisk.shared.events().compactMap { event -> Bool? in
            if case .delete(let file, let isSynced) = event, file == "test.gpkg-journal" { isSynced } else { nil }
        }
        #expect(deletions.count == 3 && deletions.allSatisfy { $0 })
    }
}
