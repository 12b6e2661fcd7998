import Exchange
import JSON
import Store
import Wording

/// The initiatives' moves by a change of the territory, for machines.
enum TerritoryChangeRecord {
    static func json(_ change: TerritoryChange, in language: Language) -> JSONValue {
        [
            "time": .string(change.time), "file": JSONValue(change.fileName),
            "former_county_code": .string(change.formerCountyCode), "county_code": .string(change.countyCode),
            "initiatives": .integer(change.initiatives), "municipalities": moves(change.byMunicipality, in: language),
            "schemes": .array(
                change.schemes.map {
                    [
                        "name": .string($0.name), "fate": .string($0.fate.rawValue),
                        "cells": moves($0.moves, in: language),
                    ]
                }),
        ]
    }

    /// Every flow, those between municipalities first. An initiative that went to another municipality went to another
    /// cell too: flows of different divisions are the same money.
    static func table(_ change: TerritoryChange, in language: Language) -> RecordTable {
        let municipalities = change.byMunicipality.flows.map { flow($0, in: language) }
        let rows =
            municipalities.map { (division: "municipality", scheme: nil as String?, flow: $0) }
            + change.schemes.flatMap { scheme in
                scheme.moves.flows.map { ("cell", scheme.name, flow($0, in: language)) }
            }
        return RecordTable(
            columns: ["division", "scheme"] + flowKeys,
            rows: rows.map { row in
                var object: JSONObject = ["division": .string(row.division), "scheme": JSONValue(row.scheme)]
                for member in row.flow.members { object[member.name] = member.value }
                return object
            })
    }

    private static let flowKeys = ["from", "from_name", "to", "to_name", "initiatives", "share", MoneyRecord.granted]

    private static func moves(_ moves: TerritoryChange.Moves, in language: Language) -> JSONValue {
        [
            "initiatives": .integer(moves.initiatives), MoneyRecord.granted: .number(Double(moves.grantedOre) / 100),
            "flows": .array(moves.flows.map { .object(flow($0, in: language)) }),
        ]
    }

    private static func flow(_ flow: TerritoryChange.Flow, in language: Language) -> JSONObject {
        [
            "from": .string(flow.from.code), "from_name": .string(flow.from.name[language]),
            "to": .string(flow.to.code), "to_name": .string(flow.to.name[language]),
            "initiatives": .integer(flow.initiatives), "share": .number(flow.share),
            MoneyRecord.granted: .number(Double(flow.grantedOre) / 100),
        ]
    }
}
