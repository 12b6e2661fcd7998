public import Foundation

/// A folder of real files beside the project. Tests that need it are skipped, visibly, where it is absent.
public enum SharedData {
    public static let folder: String = {
        if let path = ProcessInfo.processInfo.environment["RACKVIDD_SHARED"] { return path + "/data" }
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return package.deletingLastPathComponent().appendingPathComponent("shared/data").path
    }()

    public static let isPresent = FileManager.default.fileExists(atPath: folder + "/README.md")

    public static func path(_ name: String) -> String { folder + "/" + name }

    public static func data(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path(name))) }
}
