import Exchange
import JSON
import Store
import Wording

/// A file of `rackvidd gaps --evidence`, as somebody hands it in.
struct EvidenceFile {
    let name: String
    /// Of the file's bytes, hexadecimal.
    let sha256: String
    let json: JSONValue
    /// The version in which files have no checksums of their parts.
    private static let withoutChecksums = 1

    /// - Throws: `EvidenceReplay.Unusable` for a file that isn't one; `FileError`, `JSONError`.
    init(_ path: String) throws {
        let document = try EvidenceDocument(file: path)
        name = document.name
        sha256 = SHA256.hexadecimal(document.bytes)
        json = try JSONValue(parsing: document.bytes, name: path)
        guard let version = json["evidence"]?.int, (Self.withoutChecksums...Evidence.version).contains(version),
            json["result"]?.object != nil
        else {
            throw EvidenceReplay.Unusable(
                file: path,
                why: Wording(
                    sv: "det är ingen prövningsfil från rackvidd gaps --evidence av version 1–\(Evidence.version)",
                    en: "it is not a check file of rackvidd gaps --evidence of version 1–\(Evidence.version)"))
        }
    }

    var hasChecksums: Bool { json["evidence"]?.int != Self.withoutChecksums || json["checksums"] != nil }

    /// The parts that aren't as they were written, in their order: those whose checksum doesn't hold, that have none or
    /// that are gone.
    var altered: [String] {
        guard hasChecksums, let document = json.object else { return [] }
        let recorded = json["checksums"]?.object ?? JSONObject()
        let now = Evidence.checksums(of: document)
        let names = now.members.map(\.name) + recorded.members.map(\.name).filter { now[$0] == nil }
        return names.filter { now[$0] != recorded[$0] }
    }

    /// In words: "result (resultatet)".
    static func words(_ part: String) -> Wording {
        switch part {
        case "policy": Wording(sv: "policyn", en: "the policy")
        case "applications": Wording(sv: "ansökningarna", en: "the applications")
        case "options": Wording(sv: "valen", en: "the options")
        case "inputs": Wording(sv: "uppgifterna om indata", en: "what it says of its inputs")
        case "store": Wording(sv: "uppgifterna om databasen", en: "what it says of the database")
        case "result": Wording(sv: "resultatet", en: "the result")
        default: Wording(verbatim: part)
        }
    }
}
