import Exchange
import JSON
import Planar
import Store
import Territory
import Wording

/// A layer, its faults and what would be built of it, for machines.
enum TerritoryRecord {
    /// - Parameters:
    ///   - repaired: faults that the tolerance mends; `water`: faults that stay as lakes.
    ///   - refusal: why the layer can't be used, if it can't.
    ///   - outcome: the result of storing it; nil where nothing was stored.
    static func json(
        _ layer: TerritoryImport, repaired: [CoverageFault], water: [CoverageFault], refusal: Wording?,
        territories: [Territory], _ outcome: TerritoryIntake.Outcome?, isDryRun: Bool, in language: Language
    ) throws -> JSONValue {
        let projection = try Projection(from: .sweref99TM, to: .crs84)
        let mended = Set(repaired)
        let left = Set(water)
        return [
            "file": .string(layer.file.name), "as": .string(layer.use.rawValue), "crs": .string(layer.crs.description),
            "features": .integer(layer.rowCount), "accepted": .integer(layer.rowNumbers.count),
            "understood": .array(layer.understood.map { .string($0[language]) }),
            "rejected": ReceiptRecord.rows(layer.rejected, in: language),
            "faults": .array(
                try layer.faults.map { fault in
                    // Figures that are no place on Earth can't be projected, and have no degrees.
                    let degrees = try fault.place.map { try projection.transform(x: $0.x, y: $0.y) }
                    return [
                        "kind": .string(name(fault.kind)), "rows": .array(fault.rows.map { .integer($0 + 1) }),
                        "codes": .array(fault.codes.map(JSONValue.string)), "x_sweref99tm": JSONValue(fault.place?.x),
                        "y_sweref99tm": JSONValue(fault.place?.y), "longitude": JSONValue(degrees?.x),
                        "latitude": JSONValue(degrees?.y),
                        "area_m2": JSONValue(fault.area), "width_m": JSONValue(fault.width),
                        "sliver": .bool(fault.isSliver),
                        "fate": .string(
                            mended.contains(fault) ? "repaired" : left.contains(fault) ? "water" : "refused"),
                    ]
                }),
            "usable": .bool(refusal == nil), "refusal": JSONValue(refusal?[language]),
            "schemes": .array(territories.map { scheme($0, in: language) }),
            "receipt": outcome.flatMap { receipt($0, layer.rejected, in: language) } ?? .null,
            "change": outcome.flatMap { change($0, in: language) } ?? .null, "dry_run": .bool(isDryRun),
        ]
    }

    /// Of a layer for dialogue.
    private static func receipt(
        _ outcome: TerritoryIntake.Outcome, _ rejected: [RejectedRow], in language: Language
    ) -> JSONValue? {
        guard case .layer(let receipt) = outcome else { return nil }
        return .object(ReceiptRecord.object(receipt, rejected, in: language))
    }

    private static func change(_ outcome: TerritoryIntake.Outcome, in language: Language) -> JSONValue? {
        guard case .territory(let change) = outcome else { return nil }
        return TerritoryChangeRecord.json(change, in: language)
    }

    private static func scheme(_ territory: Territory, in language: Language) -> JSONValue {
        [
            "name": .string(territory.scheme.name), "title": .string(territory.scheme.title[language]),
            "statement": .string(territory.scheme.statement[language]),
            "population_rule": .string(territory.populationRule.rawValue), "population": .integer(territory.population),
            "municipalities": .array(
                territory.municipalities.enumerated().map { index, one in
                    let own = territory.cells.filter { $0.municipality == index }
                    return [
                        "code": .string(one.code), "name": .string(one.name), "cells": .integer(own.count),
                        "area_km2": .number(own.reduce(0) { $0 + $1.areaKm2 }),
                        "population": .integer(own.reduce(0) { $0 + $1.population }),
                    ]
                }),
            "cells": .array(
                territory.cells.enumerated().map { index, cell in
                    [
                        "code": .string(territory.code(ofCell: index)),
                        "zone": .string(territory.scheme.zones[cell.zone].code),
                        "roll_up": .string(territory.scheme.zones[cell.zone].rollUp.rawValue),
                        "area_km2": .number(cell.areaKm2),
                        "population": .integer(cell.population),
                    ]
                }),
        ]
    }

    private static func name(_ kind: CoverageFault.Kind) -> String {
        switch kind {
        case .notAnArea: "not_an_area"
        case .missingCode: "missing_code"
        case .duplicateCode: "duplicate_code"
        case .invalid: "invalid"
        case .orientation: "orientation"
        case .overlap: "overlap"
        case .gap: "gap"
        }
    }
}
