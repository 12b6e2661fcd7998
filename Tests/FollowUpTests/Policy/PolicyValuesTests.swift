import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

@Suite struct PolicyValuesTests {
    private func policy(_ values: String, _ stated: [String?] = ["Skola", "Vägar"]) throws -> Policy {
        let initiatives = stated.enumerated().map { index, priority in
            var one = Squareland.initiative("i\(index)", .unknown, kronor: 1)
            one.priority = priority
            return one
        }
        var policy = try PolicyReader(file: "p.yaml").read(
            """
            version: 1
            name: p
            rules:
              - {id: a, kind: matrix, dimension: priority, values: [\(values)], per: municipality, minimum: 1}
            """)
        try policy.checkValues(file: "p.yaml", in: Squareland.store(initiatives))
        return policy
    }

    @Test func `a misspelt value is refused, one that nobody has is noted`() throws {
        #expect(try policy("skola, Vägar").notes.isEmpty)
        #expect(
            try policy("Kultur").notes.map(\.wording.sv) == [
                "p.yaml, rad 4: ingen insats i databasen har prioritering Kultur"
            ])
        let error = #expect(throws: PolicyErrors.self) { try policy("Skoola") }
        #expect(
            error?.errors.map(\.wording.sv) == [
                "p.yaml, rad 4: Skoola är inte ett värde av prioritering; menades Skola? Möjliga: Skola, Vägar"
            ])
    }

    @Test func `of a dimension that nobody states no value is wrong`() throws {
        #expect(try policy("Skoola", [nil]).notes.isEmpty)
    }
}
