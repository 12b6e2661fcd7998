import Store
package import Territory
package import Wording

/// The division that a result is given for.
package enum Level: String, Sendable, Hashable, CaseIterable {
    case municipality, zone, cell
    case rollUp = "roll_up"
    /// Labour-market regions: groups of municipalities, of which only those in the county count.
    case faRegion = "fa_region"

    /// Reads a name that a person wrote: in the singular, as results spell it, in the plural, or its title in either
    /// language; case and accents don't matter.
    package init?(named name: String) {
        let folded = FoldedName(name)
        let found = Self.allCases.first { level in
            level.rawValue == name
                || level.names.contains { !FoldedName($0).ascii.isDisjoint(with: folded.ascii) }
        }
        guard !folded.letters.isEmpty, let found else { return nil }
        self = found
    }

    private var names: [String] {
        let swedish =
            switch self {
            case .municipality: ["kommuner"]
            case .zone: ["zoner"]
            case .cell: ["celler", "delområde", "delområden", "subarea", "subareas"]
            case .rollUp: ["stad_och_land", "tätort och landsbygd"]
            case .faRegion: ["FA-regioner", "funktionell region", "functional regions"]
            }
        return [rawValue, plural, wording.sv, wording.en] + swedish
    }

    /// Reads names with commas between them.
    ///
    /// - Throws: `UnknownLevel` for the first unknown word.
    package static func list(_ names: String) throws(UnknownLevel) -> [Level] {
        try names.split(separator: ",").map { name throws(UnknownLevel) in
            guard let level = Level(named: String(name)) else { throw UnknownLevel(name: String(name)) }
            return level
        }
    }

    /// `municipalities`; urban and rural have no plural.
    package var plural: String {
        switch self {
        case .municipality: "municipalities"
        case .zone: "zones"
        case .cell: "cells"
        case .rollUp: rawValue
        case .faRegion: "fa_regions"
        }
    }

    package var wording: Wording {
        switch self {
        case .municipality: Wording(sv: "kommun", en: "municipality")
        case .zone: Wording(sv: "zon", en: "zone")
        case .cell: Wording(sv: "delområde", en: "subarea")
        case .rollUp: Wording(sv: "tätort och landsbygd", en: "urban and rural")
        case .faRegion: Wording(sv: "FA-region", en: "functional region")
        }
    }
}

/// A name that no division has.
package struct UnknownLevel: WordedError, Hashable {
    let name: String

    package var wording: Wording {
        Nearest.unknown(
            name, among: Set(Level.allCases.map(\.rawValue)), what: Wording(sv: "en indelning", en: "a division"))
    }
}

extension Territory {
    /// The parts at a level, in the territory's order, and for each cell the index of its part. O(cells).
    package func parts(at level: Level) -> (parts: [Part], partOfCell: [Int]) {
        let keys: [(code: String, name: Wording, municipality: String?, zone: String?)] = cells.map { cell in
            let municipality = municipalities[cell.municipality]
            let zone = scheme.zones[cell.zone]
            switch level {
            case .municipality: return (municipality.code, Wording(verbatim: municipality.name), municipality.code, nil)
            case .zone: return (zone.code, zone.title, nil, zone.code)
            case .cell:
                let name = Wording(
                    sv: "\(municipality.name), \(zone.title.sv)", en: "\(municipality.name), \(zone.title.en)")
                return ("\(municipality.code)/\(zone.code)", name, municipality.code, zone.code)
            case .rollUp: return (zone.rollUp.rawValue, zone.rollUp.title, nil, nil)
            case .faRegion:
                guard let region = municipality.region else {
                    return ("none", Wording(sv: "utan FA-region", en: "without functional region"), nil, nil)
                }
                return (region.code, Wording(verbatim: region.name), nil, nil)
            }
        }
        // Zones keep the scheme's order, not that in which cells happen to bring them up.
        let order: [Int] =
            switch level {
            case .municipality, .cell: Array(cells.indices)
            case .faRegion: cells.indices.sorted { (keys[$0].code, $0) < (keys[$1].code, $1) }
            case .zone: cells.indices.sorted { (cells[$0].zone, $0) < (cells[$1].zone, $1) }
            case .rollUp:
                Zone.RollUp.allCases.flatMap { rollUp in
                    cells.indices.filter { scheme.zones[cells[$0].zone].rollUp == rollUp }
                }
            }
        var index: [String: Int] = [:]
        for cell in order where index[keys[cell].code] == nil { index[keys[cell].code] = index.count }
        let partOfCell = keys.map { index[$0.code]! }
        var population = [Int](repeating: 0, count: index.count)
        var area = [Double](repeating: 0, count: index.count)
        var first = [Int?](repeating: nil, count: index.count)
        for (cell, part) in partOfCell.enumerated() {
            population[part] += cells[cell].population
            area[part] += cells[cell].areaKm2
            if first[part] == nil { first[part] = cell }
        }
        let parts = first.indices.map { part in
            let key = keys[first[part]!]
            return Part(
                code: key.code, name: key.name, municipalityCode: key.municipality, zone: key.zone,
                population: population[part],
                areaKm2: area[part])
        }
        return (parts, partOfCell)
    }
}

extension Zone.RollUp {
    package var title: Wording {
        switch self {
        case .urban: Wording(sv: "tätort", en: "urban")
        case .rural: Wording(sv: "landsbygd", en: "rural")
        case .undivided: Wording(sv: "odelat", en: "undivided")
        }
    }
}
