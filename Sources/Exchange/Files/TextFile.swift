import Foundation
package import Wording

/// A text file named by the user.
package enum TextFile {
    package struct Unreadable: WordedError {
        let file: String
        let reason: Wording

        package init(file: String, reason: Wording) {
            self.file = file
            self.reason = reason
        }

        package var wording: Wording {
            Wording(
                sv: "Filen \(file) kan inte läsas: \(reason.sv)", en: "The file \(file) can't be read: \(reason.en)")
        }
    }

    /// - Throws: `Unreadable`, also where the file is not UTF-8.
    package static func read(_ path: String) throws -> String {
        guard let text = String(data: Data(try bytes(path)), encoding: .utf8) else {
            throw Unreadable(file: path, reason: Wording(sv: "den är inte UTF-8", en: "it is not UTF-8"))
        }
        return text
    }

    /// - Throws: `Unreadable` with the system's message.
    package static func bytes(_ path: String) throws -> [UInt8] {
        do throws(FileError) { return try WholeFile.bytes(of: path) } catch {
            if case .refused(let wording) = error.operation { throw Unreadable(file: path, reason: wording) }
            throw Unreadable(file: path, reason: error.reason)
        }
    }
}
