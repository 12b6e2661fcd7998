package import Exchange
import FollowUp
import JSON
import Planar
package import Store
import Territory
package import Wording

/// A gap check with everything that it came from, in one file: what a decision rested on can be read, and run again.
///
/// The same inputs give the same bytes: no clock and no path of a machine goes in.
package struct Evidence: Answer {
    static let version = 1

    private let question: GapQuestion
    private let inputs: JSONValue
    private let storeVersion: [String]
    private let programVersion: String
    private let language: Language
    let result: JSONValue

    package init(
        of question: GapQuestion, _ answer: GapAnswer, store: Store, programVersion: String, language: Language
    ) throws {
        self.question = question
        inputs = try Self.inputs(of: store, scheme: answer.report.scheme.name)
        storeVersion = try store.version()
        self.programVersion = programVersion
        self.language = language
        result = answer.json(in: language)
    }

    var json: JSONValue {
        var options = JSONObject()
        options["allocate_sek"] = question.allocate.map { .number(Double($0) / 100) } ?? .null
        options["budget_sek"] = question.budget.map { .number(Double($0) / 100) } ?? .null
        return [
            "evidence": .integer(Self.version), "program": "rackvidd", "program_version": .string(programVersion),
            "store_version": .array(storeVersion.map { .string($0) }), "language": .string(language.rawValue),
            "policy": question.policy.json, "applications": question.applications?.json ?? .null,
            "options": .object(options), "inputs": inputs, "result": result,
        ]
    }

    package static var formats: [AnswerFormat] { [.json] }

    package func write(
        as format: AnswerFormat, in language: Language, width: Int, to sink: consuming ByteSink
    ) throws {
        guard format == .json else { throw AnswerFormatError.notOffered(format, of: Self.formats) }
        try sink.finish(with: json.text(indented: true))
    }

    /// The state of the store: its imports, and checksums of the territory and of the initiatives with their present
    /// footprints.
    private static func inputs(of store: Store, scheme: String?) throws -> JSONValue {
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
            let ratings = [marks.economic, marks.social, marks.environmental, marks.sami]
            if let funder = initiative.fundedBy { bytes += "\u{1F}\(funder)".utf8 }
            bytes += "\u{1F}\(ratings.map { $0.map { "\($0)" } ?? "" })".utf8
            for part in table.parts(of: row) {
                bytes += " \(territory.code(ofCell: Int(table.cells[part]))):\(table.shares[part])".utf8
            }
            bytes.append(10)
        }
        for place in 0..<table.geometryCount { bytes += table.geometry[place] }
        return bytes
    }
}
