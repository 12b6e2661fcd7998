import Exchange
import FollowUp
import Foundation
import Planar
import Store
import Territory
import Wording

/// A gap check with everything that it came from, in one file: what a decision rested on can be read, and run again.
///
/// The same inputs give the same bytes: no clock and no path of a machine goes in.
struct Evidence {
    static let version = 1

    /// A file's name without its folder, and what it held.
    struct Document {
        let name: String
        let bytes: [UInt8]

        init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }

        init(file path: String) throws {
            guard let data = FileManager.default.contents(atPath: path) else {
                throw TextFile.Unreadable(file: path, reason: String(cString: strerror(errno)))
            }
            self.init(name: (path as NSString).lastPathComponent, bytes: Array(data))
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

        /// Nil for what is none, or has been changed since its checksum was taken.
        init?(_ json: JSONValue?) {
            guard let name = json?["file"]?.string, let sum = json?["sha256"]?.string else { return nil }
            let bytes =
                json?["text"]?.string.map { Array($0.utf8) }
                ?? json?["base64"]?.string.flatMap { Data(base64Encoded: $0) }.map { Array($0) }
            guard let bytes, SHA256.hexadecimal(bytes) == sum else { return nil }
            self.init(name: name, bytes: bytes)
        }
    }

    let policy: Document
    let applications: Document?
    /// Öre.
    let allocate: Int64?
    let budget: Int64?
    let inputs: JSONValue
    let storeVersion: [String]
    let programVersion: String
    let language: String
    let result: JSONValue

    var json: JSONValue {
        var options = JSONObject()
        options["allocate_sek"] = allocate.map { .number(Double($0) / 100) } ?? .null
        options["budget_sek"] = budget.map { .number(Double($0) / 100) } ?? .null
        return [
            "evidence": .integer(Self.version), "program": "rackvidd", "program_version": .string(programVersion),
            "store_version": .array(storeVersion.map { .string($0) }), "language": .string(language),
            "policy": policy.json,
            "applications": applications?.json ?? .null, "options": .object(options), "inputs": inputs,
            "result": result,
        ]
    }

    /// What the store held: the imports, and checksums of the territory and of the initiatives with their footprints as
    /// they are now.
    static func inputs(of store: Store, scheme: String?) throws -> JSONValue {
        let territory = try store.territory(scheme: scheme)
        let table = try store.initiatives(Selection(classes: Set(StatusClass.allCases), scheme: scheme))
        return [
            "imports": .array(
                try store.imports().map {
                    [
                        "file": .string($0.file.name), "sha256": .string($0.file.sha256),
                        "kind": .string($0.file.kind.rawValue),
                        "rows": .integer($0.receipt.read), "rejected": .integer($0.receipt.rejected),
                    ]
                }),
            "scheme": .string(territory.scheme.name),
            "territory_sha256": .string(SHA256.hexadecimal(bytes(of: territory))),
            "initiatives": .integer(table.count),
            "initiatives_sha256": .string(SHA256.hexadecimal(bytes(of: table, in: territory))),
        ]
    }

    private static func bytes(of territory: Territory) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, cell) in territory.cells.enumerated() {
            bytes += Array("\(territory.code(ofCell: index)) \(cell.population)\n".utf8) + territory.cellAreas[index]
        }
        for locality in territory.localities {
            bytes += Array("\(locality.name) \(locality.population) \(locality.x) \(locality.y)\n".utf8)
        }
        return bytes
    }

    private static func bytes(of table: InitiativeTable, in territory: Territory) -> [UInt8] {
        var bytes: [UInt8] = []
        for (row, initiative) in table.initiatives.enumerated() {
            let marks = initiative.marks
            let fields: [String?] = [
                initiative.id, initiative.programme, initiative.priority, initiative.strengthArea, initiative.theme,
                initiative.status,
                initiative.decided?.description, initiative.start?.description, initiative.end?.description,
                initiative.grantedOre.map { "\($0)" },
            ]
            bytes += fields.map { $0 ?? "\u{0}" }.joined(separator: "\u{1F}").utf8
            bytes +=
                "\u{1F}\([marks.economic, marks.social, marks.environmental, marks.sami].map { $0.map { "\($0)" } ?? "" })"
                .utf8
            for part in table.parts(of: row) {
                bytes += " \(territory.code(ofCell: Int(table.cells[part]))):\(table.shares[part])".utf8
            }
            bytes.append(10)
        }
        for place in 0..<table.geometryCount { bytes += table.geometry[place] }
        return bytes
    }
}
