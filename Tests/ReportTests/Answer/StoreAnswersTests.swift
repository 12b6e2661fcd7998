import JSON
import Store
import Testing
import Wording

@testable import Report

@Suite struct StoreAnswersTests {
    private static let damage: [Damage] = [
        .shares(initiative: "a", scheme: "zones", sum: 999),
        .geometry(
            layer: "cell", row: 4, fault: Wording(sv: "trasig", en: "broken")),
    ]

    @Test func `damage is a record of one shape, whatever its kind`() {
        let shares: JSONObject = [
            "kind": "shares", "table": .null, "row": .null, "code": .null, "initiative": "a", "scheme": "zones",
            "description": "The initiative a, zones: the shares add up to 999, should be 1000000000000.",
        ]
        let geometry: JSONObject = [
            "kind": "geometry", "table": "cell", "row": 4, "code": .null, "initiative": .null, "scheme": .null,
            "description": "Layer cell, row 4: broken.",
        ]
        let answer = VerificationAnswer(Self.damage, store: "s.gpkg", guests: ["view mine"])
        #expect(
            answer.json(in: .english) == [
                "store": "s.gpkg", "whole": false, "guests": ["view mine"],
                "damage": [.object(shares), .object(geometry)],
            ])
        #expect(answer.table(in: .english).rows == [shares, geometry])
    }

    @Test func `a whole store has no damage`() {
        let answer = VerificationAnswer([], store: "s.gpkg", guests: [])
        #expect(
            answer.json(in: .swedish) == ["store": "s.gpkg", "whole": true, "guests": [], "damage": []])
        #expect(
            answer.text(in: .swedish, width: 80)
                == "s.gpkg: filen är hel, avtrycken går jämnt upp, delområdena delar länet utan överlapp eller hål.\n")
    }
}
