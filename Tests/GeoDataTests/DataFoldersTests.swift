import Foundation
import Testing
import Wording

@testable import GeoData

@Suite struct DataFoldersTests {
    private static let file = "municipalities.geojson"

    /// A folder of its own per test, so that tests can run at the same time.
    private func withPrefix(_ body: (URL) throws -> Void) throws {
        let prefix = FileManager.default.temporaryDirectory.appendingPathComponent(
            "rackvidd-\(UUID())", isDirectory: true)
        try FileManager.default.createDirectory(at: prefix, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: prefix) }
        try body(prefix)
    }

    private func put(_ path: String, under prefix: URL) throws -> URL {
        let url = prefix.appendingPathComponent(path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("here".utf8).write(to: url)
        return url
    }

    private var bundle: String {
        #if canImport(Darwin)
            "Rackvidd_GeoData.bundle/Files"
        #else
            "Rackvidd_GeoData.resources/Files"
        #endif
    }

    @Test func `finds the installed folder`() throws {
        try withPrefix { prefix in
            let file = try put("share/rackvidd/\(Self.file)", under: prefix)
            let folders = DataFolders(
                environment: [:], executable: prefix.appendingPathComponent("bin/rackvidd"), code: nil)
            #expect(try folders.find(Self.file).path == file.path)
        }
    }

    @Test func `the bundle beside the executable comes first`() throws {
        try withPrefix { prefix in
            _ = try put("share/rackvidd/\(Self.file)", under: prefix)
            let file = try put("bin/\(bundle)/\(Self.file)", under: prefix)
            let folders = DataFolders(
                environment: [:], executable: prefix.appendingPathComponent("bin/rackvidd"), code: nil)
            #expect(try folders.find(Self.file).path == file.path)
        }
    }

    @Test func `finds the bundle beside the code`() throws {
        try withPrefix { prefix in
            let file = try put("products/\(bundle)/\(Self.file)", under: prefix)
            let folders = DataFolders(
                environment: [:], executable: URL(fileURLWithPath: "/nowhere/bin/tool"),
                code: prefix.appendingPathComponent("products/Tests.xctest"))
            #expect(try folders.find(Self.file).path == file.path)
        }
    }

    /// A folder that the user names isn't silently replaced by another.
    @Test func `the named folder is the only one`() throws {
        try withPrefix { prefix in
            _ = try put("share/rackvidd/\(Self.file)", under: prefix)
            let own = prefix.appendingPathComponent("own").path
            let folders = DataFolders(
                environment: [DataFolders.variable: own], executable: prefix.appendingPathComponent("bin/rackvidd"),
                code: nil)
            let error = #expect(throws: MissingGeoData.self) { try folders.find(Self.file) }
            #expect(error?.folders == [own])
            let file = try put("own/\(Self.file)", under: prefix)
            #expect(try folders.find(Self.file).path == file.path)
        }
    }

    @Test func `an empty variable names nothing`() throws {
        try withPrefix { prefix in
            let file = try put("share/rackvidd/\(Self.file)", under: prefix)
            let folders = DataFolders(
                environment: [DataFolders.variable: ""], executable: prefix.appendingPathComponent("bin/rackvidd"),
                code: nil)
            #expect(try folders.find(Self.file).path == file.path)
        }
    }

    @Test func `the error says where it looked in both languages`() throws {
        try withPrefix { prefix in
            let folders = DataFolders(
                environment: [:], executable: prefix.appendingPathComponent("bin/rackvidd"), code: nil)
            let error = try #require(#expect(throws: MissingGeoData.self) { try folders.find(Self.file) })
            #expect(
                error.wording.sv == """
                    Programmets datafil \(Self.file) saknas. Sökt i:
                      \(prefix.path)/bin/Rackvidd_GeoData.resources/Files
                      \(prefix.path)/share/rackvidd
                    Installera om programmet, eller peka ut mappen med filen i miljövariabeln RACKVIDD_DATA.
                    """)
            #expect(
                error.wording.en == """
                    The program's data file \(Self.file) is missing. Looked in:
                      \(prefix.path)/bin/Rackvidd_GeoData.resources/Files
                      \(prefix.path)/share/rackvidd
                    Reinstall the program, or name the folder that has the file in the environment variable \
                    RACKVIDD_DATA.
                    """)
        }
    }

    @Test func `the executable is found`() throws {
        let executable = try #require(DataFolders.executable)
        #expect(FileManager.default.isExecutableFile(atPath: executable.path))
    }
}
