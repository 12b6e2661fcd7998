import CQL
import Planar
import Statistics
import Store
import Territory
import Wording

/// Store objects named by an expression's functions, looked up once: parts of the county, their shapes, results.
struct QueryLookups: Sendable {
    /// By argument of `share_in`: for each cell whether it belongs.
    private(set) var cells: [String: [Bool]] = [:]
    /// By call of a function that returns a geometry.
    private(set) var shapes: [Function: [UInt8]] = [:]
    /// By call of `result`, `target`, `baseline`, `achievement`, as `result jobs`, and of `change`, then by
    /// initiative.
    private(set) var results: [String: [String: Double]] = [:]
    /// By argument of `extra`.
    private(set) var kept: [String: KeptValues] = [:]
    /// By cell of the territory.
    let cellCodes: [String]

    /// - Throws: `QueryError` for unknown names, also for unknown codes compared with lists of the footprint: such a
    ///   comparison would just be false.
    init(
        _ terms: QueryTerms, territory: Territory, kept columns: [String: KeptValues], _ selection: Selection,
        store: Store
    )
        throws
    {
        cellCodes = territory.cells.indices.map { territory.code(ofCell: $0) }
        for (property, operand) in terms.codes {
            guard case .text(let code) = operand else { continue }
            try Self.check(code, in: property, of: territory)
        }
        for function in terms.functions {
            if function.name == QueryFunction.relate.rawValue, case .text(let pattern)? = function.arguments.last {
                try QueryGeometry.check(pattern: pattern)
            }
            guard let known = QueryFunction(rawValue: function.name), known.isLookup else { continue }
            guard case .text(let name)? = function.arguments.first else {
                throw QueryError.argumentNotWritten(function: function.name)
            }
            switch known {
            case .shareIn: cells[name] = try Self.cells(of: name, in: territory)
            case .result, .target, .baseline, .achievement:
                results["\(function.name) \(name)"] = try QueryResults.values(
                    known, of: Indicator.ID(name), store: store)
            case .change:
                guard let call = QueryPlaceChanges.Call(function.arguments) else {
                    throw QueryError.yearsNotWritten(function: function.name)
                }
                if results[call.key] == nil {
                    results[call.key] = try QueryPlaceChanges.values(call, among: selection, store: store)
                }
            case .extra:
                guard let column = columns.column(named: name) else {
                    throw QueryError.unknownKept(name, known: columns.keys.sorted())
                }
                kept[name] = column
                results["\(function.name) \(name)"] = column.numbers
            case .municipalityGeometry:
                shapes[function] = Array(territory.municipalityAreas[try Self.municipality(name, in: territory)])
            case .zoneGeometry: shapes[function] = try Self.shape(ofPart: name, at: .zone, in: territory)
            case .cellGeometry: shapes[function] = try Self.shape(ofPart: name, at: .cell, in: territory)
            case .distance, .relate: break
            }
        }
    }

    /// An initiative's value in a column of its source's own.
    func kept(_ name: String, of initiative: String) -> Datum {
        kept[name]?.datum(of: initiative) ?? .null
    }

    private static func check(_ code: String, in property: QueryProperty, of territory: Territory) throws {
        switch property {
        case .municipality:
            guard territory.municipality(code: code) == nil else { return }
            let known = territory.municipalities.map(\.code)
            if let municipality = MunicipalityNames(territory.municipalities).find(code) {
                throw QueryError.unknownPlace(
                    code,
                    what: Wording(
                        sv: "en kommunkod (\(municipality.name) har \(municipality.code))",
                        en: "a municipality's code (\(municipality.name) has \(municipality.code))"),
                    known: known)
            }
            throw QueryError.unknownPlace(
                code, what: Wording(sv: "en kommunkod i länet", en: "the code of a municipality in the county"),
                known: known)
        case .zone: _ = try part(code, at: .zone, in: territory)
        case .cell: _ = try part(code, at: .cell, in: territory)
        default: break
        }
    }

    private static func municipality(_ name: String, in territory: Territory) throws -> Int {
        if let found = MunicipalityNames(territory.municipalities).find(name),
            let index = territory.municipality(code: found.code)
        {
            return index
        }
        throw QueryError.unknownPlace(
            name, what: Wording(sv: "en kommun i länet", en: "a municipality in the county"),
            known: territory.municipalities.flatMap { [$0.code, $0.name] })
    }

    /// The cells of a part.
    private static func part(_ code: String, at level: Level, in territory: Territory) throws -> [Bool] {
        let (parts, partOfCell) = territory.parts(at: level)
        guard let index = parts.firstIndex(where: { $0.code == code }) else {
            let what =
                level == .zone
                ? Wording(
                    sv: "en zon i indelningen \(territory.scheme.name)",
                    en: "a zone of the scheme \(territory.scheme.name)")
                : Wording(
                    sv: "ett delområde i indelningen \(territory.scheme.name)",
                    en: "a subarea of the scheme \(territory.scheme.name)")
            throw QueryError.unknownPlace(code, what: what, known: parts.map(\.code))
        }
        return partOfCell.map { $0 == index }
    }

    /// A zone takes precedence over urban/rural, a code over a municipality's name.
    private static func cells(of name: String, in territory: Territory) throws -> [Bool] {
        for level in [Level.municipality, .cell, .zone, .rollUp] {
            let (parts, partOfCell) = territory.parts(at: level)
            if let index = parts.firstIndex(where: { $0.code == name }) { return partOfCell.map { $0 == index } }
        }
        if let found = MunicipalityNames(territory.municipalities).find(name),
            let index = territory.municipality(code: found.code)
        {
            return territory.cells.map { $0.municipality == index }
        }
        throw QueryError.unknownPlace(
            name,
            what: Wording(
                sv: "en kommun, zon eller ett delområde i länet", en: "a municipality, zone or subarea in the county"),
            known: territory.municipalities.flatMap { [$0.code, $0.name] } + territory.scheme.zones.map(\.code)
                + territory.cells.indices.map { territory.code(ofCell: $0) })
    }

    private static func shape(ofPart code: String, at level: Level, in territory: Territory) throws -> [UInt8] {
        let belongs = try part(code, at: level, in: territory)
        let rows = belongs.indices.filter { belongs[$0] }
        if rows.count == 1 { return Array(territory.cellAreas[rows[0]]) }
        return try Geometry(column: territory.cellAreas, rows: rows, in: Context()).unaryUnion().wkb()
    }
}
