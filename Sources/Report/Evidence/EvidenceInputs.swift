import Exchange
import JSON
import Planar
import Store
import Territory

/// What a gap check was made from: the content of a store that it can depend on.
enum EvidenceInputs {
    /// Its imports; checksums of the territory, of the initiatives with their present footprints, and of each
    /// indicator's municipal statistics and outcomes; and what each status counts as.
    ///
    /// - Throws: `StoreError`.
    /// - Complexity: O(everything in the store).
    static func json(of store: Store, scheme: String?) throws -> JSONValue {
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
            "population_sha256": .string(try sum(of: store.areaValues(indicator: .population, year: nil))),
            "indicators": .object(try indicators(of: store)), "outcomes": .object(try outcomes(of: store)),
            "statuses": .object(try statuses(of: store)),
        ]
    }

    /// By indicator but the population a checksum of what it is and of its municipal statistics.
    private static func indicators(of store: Store) throws -> JSONObject {
        var sums = JSONObject()
        for indicator in try store.indicators() where indicator.id != .population {
            let values = try store.areaValues(indicator: indicator.id, year: nil)
            sums[indicator.id.text] = .string(
                try sum(of: values, ["\(indicator.kind)", "\(indicator.direction)"]))
        }
        return sums
    }

    private static func sum(of values: [AreaValue], _ head: [String] = []) throws -> String {
        let rows = values.map { "\($0.municipalityCode) \($0.year) \($0.value) \($0.source ?? "")" }.sorted()
        return SHA256.hexadecimal(Array((head + rows).joined(separator: "\n").utf8))
    }

    private static func outcomes(of store: Store) throws -> JSONObject {
        var sums = JSONObject()
        for id in try store.indicatorsOfOutcomes() {
            let rows = try store.outcomes(indicator: id).map {
                "\($0.initiative) \($0.kind.rawValue) \($0.period?.description ?? "") \($0.value)"
            }
            sums[id.text] = .string(SHA256.hexadecimal(Array(rows.sorted().joined(separator: "\n").utf8)))
        }
        return sums
    }

    /// By status that an initiative has the class that it counts as.
    private static func statuses(of store: Store) throws -> JSONObject {
        var classes = JSONObject()
        for record in try store.statuses() {
            if let status = record.status { classes[status] = .string(record.standing.statusClass.rawValue) }
        }
        return classes
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
