import Foundation
import Testing

/// What `rackvidd demo` leaves behind, made once for all tests that only start from it. They get copies: the making
/// takes a second of work, a copy of its 1.5 MB a thousandth.
///
/// In English. The store and the policy are the same in every language; titles in the layers and the map are not.
enum Demo {
    private static let made: Result<Folder, any Error> = Result {
        let folder = try Folder()
        // Nothing else ends the life of a static property.
        atexit { try? FileManager.default.removeItem(atPath: Demo.made.get().path) }
        let run = try Program.run("demo", folder.path)
        try #require(run.status == 0, "\(run.errors)")
        return folder
    }

    /// Copies the demo's files into an existing folder, which is the test's to change.
    static func copy(to folder: String) throws {
        let source = try made.get().path
        for name in try FileManager.default.contentsOfDirectory(atPath: source) {
            try FileManager.default.copyItem(atPath: "\(source)/\(name)", toPath: "\(folder)/\(name)")
        }
    }

    private static let unfilled: Result<Folder, any Error> = Result {
        let folder = try Folder()
        atexit { try? FileManager.default.removeItem(atPath: Demo.unfilled.get().path) }
        let run = try Program.run("init", "\(folder.path)/s.gpkg")
        try #require(run.status == 0, "\(run.errors)")
        return folder
    }

    /// Puts a store as `rackvidd init` makes it, of Jämtland and without initiatives, where the test wants it.
    static func copyNewStore(to path: String) throws {
        try FileManager.default.copyItem(atPath: "\(unfilled.get().path)/s.gpkg", toPath: path)
    }

    /// A folder with the demo's files, gone when the test is.
    static func folder() throws -> Folder {
        let folder = try Folder()
        try copy(to: folder.path)
        return folder
    }
}
