package import Exchange
import FollowUp
import JSON
import Planar
package import Store
import Territory
package import Wording

/// A gap check with everything that it came from, in one file: what a decision rested on can be read, and run again.
///
/// The same state of the same store gives the same bytes: no clock and no path of a machine goes in. Checksums of its
/// parts show what was altered afterwards; they guard against mistakes, not against somebody who makes them anew. That
/// the figures are right is shown by running it again.
package struct Evidence: Answer {
    static let version = 2

    private let question: GapQuestion
    private let inputs: JSONValue
    private let state: StoreState
    private let storeVersion: [String]
    private let programVersion: String
    private let language: Language
    let result: JSONValue

    package init(
        of question: GapQuestion, _ answer: GapAnswer, store: Store, _ programVersion: String, _ language: Language
    ) throws {
        self.question = question
        inputs = try EvidenceInputs.json(of: store, scheme: answer.report.scheme.name)
        state = try StoreState(of: store)
        storeVersion = try store.version()
        self.programVersion = programVersion
        self.language = language
        result = answer.json(in: language)
    }

    /// Said when it is in a file.
    package func written(to file: String) -> Wording {
        Wording(sv: "Skrev prövningsfilen till \(file).", en: "Wrote the check file to \(file).")
    }

    var json: JSONValue {
        var options = JSONObject()
        options["allocate_sek"] = question.allocate.map { .number(Double($0) / 100) } ?? .null
        options["budget_sek"] = question.advice.budget.map { .number(Double($0) / 100) } ?? .null
        options["never_widen"] = .string(question.advice.neverWiden.rawValue)
        options["choose"] = question.advice.byHand.map { .array($0.map { .string($0) }) } ?? .null
        options["frontier"] = .bool(question.advice.hasFrontier)
        if let reading = question.reading.record { options["reading"] = reading }
        var json: JSONObject = [
            "evidence": .integer(Self.version), "program": "rackvidd", "program_version": .string(programVersion),
            "store_version": .array(storeVersion.map { .string($0) }), "language": .string(language.rawValue),
            "store": state.json, "policy": question.policy.json, "applications": question.applications?.json ?? .null,
            "options": .object(options), "inputs": inputs, "result": result,
        ]
        json["checksums"] = .object(Self.checksums(of: json))
        return .object(json)
    }

    /// SHA-256 of each member, written without white space.
    static func checksums(of document: JSONObject) -> JSONObject {
        var sums = JSONObject()
        for member in document.members where member.name != "checksums" {
            sums[member.name] = .string(SHA256.hexadecimal(Array(member.value.text().utf8)))
        }
        return sums
    }

    package static var formats: [AnswerFormat] { [.json] }

    package func write(
        as format: AnswerFormat, in language: Language, width: Int, to sink: consuming ByteSink
    ) throws {
        guard format == .json else { throw AnswerFormatError.notOffered(format, of: Self.formats) }
        try sink.finish(with: json.text(indented: true))
    }
}
