import Exchange
import FollowUp
import Foundation
import JSON
import Store
import TestSupport
import Testing
import Wording

@testable import Report

/// Check files as the yearly account takes them.
@Suite struct CheckOnFileReaderTests {
    private static let policy = """
        version: 1
        name: Våren
        round: 2025-03-01
        rules:
          - {id: n, kind: minimum_initiatives, per: municipality, minimum: 3}
          - {id: p, kind: matrix, dimension: theme, per: municipality, minimum: 1}
        """

    private func evidence(
        _ store: Store, _ policy: String = policy, allocate: Int64? = nil, language: Language = .swedish
    ) throws -> JSONObject {
        let question = try GapQuestion(
            policy: EvidenceDocument(name: "p.yaml", bytes: Array(policy.utf8)), allocate: allocate)
        let answer = try question.answer(by: question.check(store: store), store: store) { _ in }
        return try #require(Evidence(of: question, answer, store: store, "9", language).json.object)
    }

    private func file(_ json: JSONObject) throws -> String {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).json").path
        try JSONValue.object(json).text(indented: true).write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    /// The same with another result, and checksums made anew.
    private func forged(_ json: JSONObject) throws -> JSONObject {
        var forged = json
        var result = try #require(json["result"]?.object)
        result["gaps"] = .array([])
        forged["result"] = .object(result)
        forged["checksums"] = .object(Evidence.checksums(of: forged))
        return forged
    }

    @Test func `a check with another result than it has when it is run again is refused`() throws {
        let store = try MapCounty.store()
        let honest = try evidence(store)
        let path = try file(honest)
        let check = try CheckOnFile(file: path, on: store, "9")
        #expect(check.doubt == nil && check.rules == 2 && check.failed == 1 && check.unjudged == 1 && check.gaps > 0)
        let changed = try file(forged(honest))
        #expect(try CheckOnFile(file: changed).gaps == 0)
        let error = #expect(throws: CheckUnusable.self) { try CheckOnFile(file: changed, on: store, "9") }
        #expect(error?.wording.sv.contains("ger den ett annat resultat (gaps") == true)
        // Another version of the program may come to something else: that is said, not judged.
        #expect(try CheckOnFile(file: changed, on: store, "10").doubt != nil)
    }

    @Test func `a check is the same whatever its comments, its language and what else was asked`() throws {
        let store = try MapCounty.store()
        func content(_ json: JSONObject) throws -> String { try CheckOnFile(file: file(json)).content }
        let one = try content(evidence(store))
        #expect(try content(evidence(store, "# på nytt\n" + Self.policy)) == one)
        #expect(try content(evidence(store, language: .english)) == one)
        #expect(try content(evidence(store, allocate: 100_00)) == one)
        #expect(try content(evidence(store, Self.policy.replacing("minimum: 3", with: "minimum: 2"))) != one)
    }
}
