import JSON
import Testing
import Wording

@testable import Report
@testable import Store

@Suite struct TerritoryAnswersTests {
    private static func moves(_ from: String, _ to: String) -> TerritoryChange.Moves {
        func part(_ code: String) -> TerritoryChange.Part {
            TerritoryChange.Part(code: code, name: Wording(sv: "\(code) på svenska", en: "\(code) in English"))
        }
        let flow = TerritoryChange.Flow(
            from: part(from), to: part(to), initiatives: 2, share: 0.75, grantedOre: 12_345)
        return TerritoryChange.Moves(initiatives: 2, grantedOre: 12_345, flows: [flow])
    }

    private static let change = TerritoryChange(
        id: 1, time: "2024-05-17T10:00:00.000Z", fileName: nil, formerCountyCode: "23", countyCode: "23",
        initiatives: 9, byMunicipality: moves("2303", "2309"),
        schemes: [
            TerritoryChange.Scheme(name: "zones", fate: .kept, moves: moves("2303/rural", "2309/rural")),
            TerritoryChange.Scheme(
                name: "deso", fate: .removed, moves: TerritoryChange.Moves(initiatives: 0, grantedOre: 0, flows: [])),
        ])

    private static func flow(_ from: String, _ to: String, _ language: String) -> JSONObject {
        [
            "from": .string(from), "from_name": .string("\(from) \(language)"), "to": .string(to),
            "to_name": .string("\(to) \(language)"), "initiatives": 2, "share": 0.75, "granted_sek": 123.45,
        ]
    }

    @Test func `a change of the territory is a record of every move`() {
        let answer = TerritoryChangeAnswer(Self.change)
        #expect(TerritoryChangeAnswer.formats == [.table, .csv, .csvExcel, .xlsx, .json])
        #expect(
            answer.json(in: .english) == [
                "time": "2024-05-17T10:00:00.000Z", "file": .null, "former_county_code": "23", "county_code": "23",
                "initiatives": 9,
                "municipalities": [
                    "initiatives": 2, "granted_sek": 123.45,
                    "flows": [.object(Self.flow("2303", "2309", "in English"))],
                ],
                "schemes": [
                    [
                        "name": "zones", "fate": "kept",
                        "cells": [
                            "initiatives": 2, "granted_sek": 123.45,
                            "flows": [.object(Self.flow("2303/rural", "2309/rural", "in English"))],
                        ],
                    ],
                    [
                        "name": "deso", "fate": "removed",
                        "cells": ["initiatives": 0, "granted_sek": 0.0, "flows": []],
                    ],
                ],
            ])
    }

    @Test func `its table tells moves between municipalities from those between cells`() {
        let rows = TerritoryChangeAnswer(Self.change).table(in: .swedish).rows
        #expect(rows.map { $0["division"] } == ["municipality", "cell"])
        #expect(rows.map { $0["scheme"] } == [.null, "zones"])
        #expect(rows.map { $0["from_name"] } == ["2303 på svenska", "2303/rural på svenska"])
        #expect(rows.map { $0["granted_sek"] } == [123.45, 123.45])
    }
}
