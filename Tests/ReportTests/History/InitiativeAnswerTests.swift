import JSON
import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import Report

@Suite struct InitiativeAnswerTests {
    @Test func `an initiative that states no amount shows none and not 0`() throws {
        var stated = Initiative(id: "a", title: "Led", location: .municipalities([.init(code: "9901")]))
        stated.grantedOre = 0
        let unstated = Initiative(id: "b", title: "Bad", location: .municipalities([.init(code: "9902")]))
        let store = try Squareland.store([stated, unstated])
        let text = try ["a", "b"].map { try InitiativeAnswer($0, in: store).text(in: .swedish, width: 80) }
        #expect(text[0].lines(starting: "  Aby") == ["  Aby: 100,0\u{A0}% ████████████████████ 0"])
        #expect(text[1].lines(starting: "  Beby") == ["  Beby: 100,0\u{A0}% ████████████████████ belopp saknas"])
        let footprints = try ["a", "b"].map { id -> JSONValue? in
            guard case .object(let object) = try InitiativeAnswer(id, in: store).json(in: .english) else { return nil }
            return object["footprint"]
        }
        #expect(
            footprints == [
                [["part": "Aby", "share": 1.0, "granted_sek": 0.0]],
                [["part": "Beby", "share": 1.0, "granted_sek": nil]],
            ])
    }
}
