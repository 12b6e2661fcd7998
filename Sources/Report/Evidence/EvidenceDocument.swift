import Exchange
import Foundation
import JSON
import Store

/// A file's name without its folder, and its content.
package struct EvidenceDocument: Sendable, Hashable {
    package let name: String
    package let bytes: [UInt8]

    init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// - Throws: `TextFile.Unreadable`.
    package init(file path: String) throws {
        try self.init(name: (path as NSString).lastPathComponent, bytes: TextFile.bytes(path))
    }

    /// Text as it stands, other bytes as Base64.
    var json: JSONValue {
        var object: JSONObject = ["file": .string(name), "sha256": .string(SHA256.hexadecimal(bytes))]
        if let text = String(validating: bytes, as: UTF8.self) {
            object["text"] = .string(text)
        } else {
            object["base64"] = .string(Data(bytes).base64EncodedString())
        }
        return .object(object)
    }

    /// Nil for other values, and for one changed since its checksum was taken.
    init?(_ json: JSONValue?) {
        guard let name = json?["file"]?.string, let sum = json?["sha256"]?.string else { return nil }
        let bytes =
            json?["text"]?.string.map { Array($0.utf8) }
            ?? json?["base64"]?.string.flatMap { Data(base64Encoded: $0) }.map { Array($0) }
        guard let bytes, SHA256.hexadecimal(bytes) == sum else { return nil }
        self.init(name: name, bytes: bytes)
    }
}
