package import Foundation
import JSON
import Store
package import Wording

/// A command's folder of results, with a list of the files written: other files are not overwritten.
///
/// The list is a hidden file in the folder, with a checksum of each file rewritten each time, so that a file changed
/// since by a user is left alone as well.
package struct ResultFolder {
    package enum Refusal: WordedError {
        /// A file of that name that the command did not write.
        case foreign(file: String)
        /// The command wrote it, and it was changed since.
        case changed(file: String)

        package var wording: Wording {
            switch self {
            case .foreign(let file):
                Wording(
                    sv: """
                        \(file) finns redan och kommer inte från det här kommandot; inget skrevs. Ange en annan mapp, \
                        eller flytta filen.
                        """,
                    en: """
                        \(file) exists already and was not written by this command; nothing was written. Name another \
                        folder, or move the file.
                        """)
            case .changed(let file):
                Wording(
                    sv: """
                        \(file) har ändrats sedan det här kommandot skrev den; inget skrevs. Ange en annan mapp, eller \
                        flytta filen.
                        """,
                    en: """
                        \(file) has been changed since this command wrote it; nothing was written. Name another \
                        folder, or move the file.
                        """)
            }
        }
    }

    private static let list = ".rackvidd-results.json"

    private let folder: String
    private let names: [String]
    private let kept: Set<String>

    /// Creates the folder if there is none, and checks all files to be written before writing any.
    ///
    /// - Parameters:
    ///   - names: of the files.
    ///   - kept: files not rewritten if the command wrote them before: they may change.
    /// - Throws: `Refusal`; `FileError` and `JSONError` for a list that can't be read or written.
    package init(_ folder: String, writing names: [String], kept: Set<String>) throws {
        self.folder = folder
        self.names = names
        self.kept = kept
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let former = exists(Self.list) ? try JSONValue(file: path(of: Self.list))["files"]?.object : nil
        for name in names where exists(name) {
            guard let sum = former?[name] else { throw Refusal.foreign(file: path(of: name)) }
            if let sum = sum.string, sum != (try checksum(of: name)) { throw Refusal.changed(file: path(of: name)) }
        }
        // Read to check their origin, not as inputs.
        for name in names + [Self.list] { ProtectedFiles.release(path(of: name)) }
        // Listed before they are written: an interrupted run can be repeated.
        try writeList { _ in nil }
    }

    package func path(of name: String) -> String { "\(folder)/\(name)" }

    package func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(of: name)) }

    package func write(_ data: Data, to name: String) throws {
        var sink = try ByteSink(file: path(of: name))
        try data.withUnsafeBytes { try sink.write($0) }
        try sink.finish()
    }

    /// Records the files' checksums after all are written.
    package func finish() throws {
        try writeList { name in try kept.contains(name) ? nil : checksum(of: name) }
    }

    private func writeList(_ sum: (String) throws -> String?) throws {
        var files = JSONObject()
        for name in names { files[name] = JSONValue(try sum(name)) }
        var sink = try ByteSink(file: path(of: Self.list))
        try JSONValue.object(["program": "rackvidd", "files": .object(files)]).write(to: &sink, indented: true)
        try sink.finish()
    }

    private func checksum(of name: String) throws -> String { try SHA256.hexadecimal(TextFile.bytes(path(of: name))) }
}
