package import Planar
package import Store
package import Territory
package import Wording

/// A layer of areas out of a file, read and judged, on its way to a territory: GeoPackage or GeoJSON, columns by their
/// usual Swedish names.
///
/// Reading repairs nothing. Coordinates that can't be Swedish are an error; what else is wrong with the areas stands in
/// `faults`, and `usable(within:)` gives the layer once that is repaired or refuses it.
package struct TerritoryImport: Sendable {
    /// The use of a layer.
    package enum Use: String, Sendable, Hashable, CaseIterable {
        case municipalities, zones, localities, deso, population, layer

        /// Whether the areas must lie beside each other without overlap.
        var isCoverage: Bool { self == .municipalities || self == .deso || self == .population }
        /// Whether a feature that can't be read leaves a hole where nothing else will be.
        var needsAll: Bool { self == .municipalities || self == .deso }
    }

    package let file: ImportFile
    package let use: Use
    /// The layer's own reference system.
    package let crs: CRS
    package let understood: [Wording]
    package let rejected: [RejectedRow]
    /// Rows accepted, in the order of the file, SWEREF 99 TM, as they are.
    package let layer: AreaLayer
    /// Of each row of `layer` its number in the file, from 1.
    package let rowNumbers: [Int]
    /// The faults of the areas as they are, by kind and size, rows numbered as in the file.
    package let faults: [CoverageFault]
    private let checks: [CoverageCheck]

    /// Features in the file.
    package var rowCount: Int { rowNumbers.count + rejected.count }

    /// - Parameters:
    ///   - path: a GeoPackage or GeoJSON.
    ///   - name: of the layer, where a GeoPackage has several.
    ///   - crs: the reference system of a file that names none, such as `EPSG:3006`.
    ///   - purpose: separates imports of the same file for different ends, as in `ImportFile.part`.
    ///   - register: all municipalities by which the layer may name its own.
    /// - Throws: `ImportError`, `GeoJSONError`, `GeoPackageReaderError`, `SwedishCoordinates.Fault` for a file that
    ///   can't be used as a whole.
    /// - Complexity: O(bytes), and what the coverage check takes; the whole layer is held in memory.
    package init(
        file path: String, as use: Use, layer name: String? = nil, crs: String? = nil,
        columns choice: AreaColumnChoice = .init(),
        purpose: String? = nil, register: [Municipality]
    ) throws {
        let part = [purpose ?? use.rawValue, name].compactMap { $0 }.joined(separator: ", ")
        var source = try ImportSource(
            file: path, kind: .territory, crs: LocationCoordinates(given: crs).given, layer: name, part: part)
        let system = try Self.system(of: source)
        let columns = try ColumnRecognition<AreaRole>(
            header: source.header, mapping: choice.mapping(for: use, file: path), file: path)
        let reading = try AreaReading(source, columns, use: use, names: MunicipalityNames(register))
        let accepted = source.records(reading.area)
        rowNumbers = accepted.map(\.row)
        rejected = source.rejected

        var layer = AreaLayer()
        let numbers = rowNumbers
        source.rows = []
        source.fields = FieldTable()
        do {
            var raw = GeometryColumn()
            for (_, area) in accepted { raw.append(area.geometry) }
            if let fault = try SwedishCoordinates.fault(in: raw, crs: system) {
                throw fault.renumbered { numbers[$0] - 1 }
            }
        }
        let projection = system == .sweref99TM ? nil : try Projection(from: system, to: .sweref99TM)
        for (_, area) in accepted {
            var geometry = area.geometry
            try projection?.transformKeepingEdges(&geometry)
            layer.append(
                code: area.code, name: area.name, class: area.zone, persons: area.persons,
                municipalityCode: area.municipalityCode, year: area.year, area: geometry)
        }
        var understood = source.understood + columns.understood() + reading.understood
        if projection != nil {
            understood.append(
                Wording(
                    sv: "Koordinaterna räknades om till SWEREF 99 TM (EPSG:3006).",
                    en: "Coordinates were transformed to SWEREF 99 TM (EPSG:3006)."))
        }
        self.understood = understood
        file = source.file
        self.use = use
        self.crs = system
        self.layer = layer
        (checks, faults) = try Self.checked(layer, for: use, numbers: numbers)
    }

    /// - Throws: `ImportError` for a file without geometry, or without a feature that can be read.
    private static func system(of source: ImportSource) throws -> CRS {
        guard let system = source.crs else {
            throw ImportError(
                file: source.path,
                problem: .unusable(
                    Wording(
                        sv: "en tabell utan geometri. Ett lager läses ur GeoPackage eller GeoJSON.",
                        en: "a table without geometry. A layer is read from GeoPackage or GeoJSON.")))
        }
        if source.rows.isEmpty, let first = source.rejected.first {
            throw ImportError(
                file: source.path,
                problem: .unusable(
                    Wording(
                        sv: "inget objekt kan läsas. Det första: \(first.reason.sv)",
                        en: "no feature can be read. The first: \(first.reason.en)")))
        }
        return system
    }

    /// The layer checked as a coverage, or each area for itself where they may overlap.
    ///
    /// - Parameter numbers: of each row its number in the file, from 1.
    private static func checked(
        _ layer: AreaLayer, for use: Use, numbers: [Int]
    ) throws -> (checks: [CoverageCheck], faults: [CoverageFault]) {
        let labels = labels(of: layer, for: use)
        guard use == .layer else {
            let check = try CoverageCheck(codes: labels, areas: layer.areas)
            let faults = check.faults.filter { use.isCoverage || $0.kind != .gap }
            return ([check], faults.map { $0.renumbered { numbers[$0] - 1 } })
        }
        var checks: [CoverageCheck] = []
        var faults: [CoverageFault] = []
        for row in 0..<layer.count {
            var one = GeometryColumn()
            try one.append(wkb: layer.areas[row])
            let check = try CoverageCheck(codes: [labels[row]], areas: one)
            checks.append(check)
            faults += check.faults.filter { $0.kind != .gap }.map { $0.renumbered { _ in numbers[row] - 1 } }
        }
        return (checks, gathered(faults))
    }

    /// The names of rows in the coverage check: codes where each row has one of its own, else with their place in the
    /// file.
    private static func labels(of layer: AreaLayer, for use: Use) -> [String] {
        if use.isCoverage { return layer.codes }
        return (0..<layer.count).map { row in
            let name = [layer.codes[row], layer.names[row], layer.classes[row]].first { !$0.isEmpty } ?? ""
            return "\(name)#\(row + 1)"
        }
    }

    /// The layer ready for use, and what was done to it.
    ///
    /// Without a tolerance only the direction of rings is mended, which moves no point; any other fault refuses the
    /// layer. With one, narrower faults are repaired (`CoverageCheck.repaired`); wider gaps stay and are water.
    ///
    /// - Throws: `CoverageRefusal`; `ImportError` where features were rejected without which the territory would have a
    ///   hole.
    package func usable(within tolerance: Double?) throws -> (
        layer: AreaLayer, repaired: [CoverageFault], water: [CoverageFault]
    ) {
        if use.needsAll, let first = rejected.first {
            throw ImportError(
                file: file.name,
                problem: .unusable(
                    Wording(
                        sv:
                            """
                            \(Plural.sv(rejected.count, "objekt", "objekt")) kan inte användas, och \
                            utan dem får territoriet hål. Det första: rad \(first.row), \(first.reason.sv)
                            """,
                        en:
                            """
                            \(Plural.en(rejected.count, "feature")) can't be used, and without \
                            them the territory would have holes. The first: row \(first.row), \(first.reason.en)
                            """
                    )))
        }
        guard !layer.codes.isEmpty else {
            throw ImportError(
                file: file.name, problem: .unusable(Wording(sv: "inga ytor att använda.", en: "no areas to use.")))
        }
        if tolerance == nil {
            let refused = faults.filter { $0.kind != .orientation }
            guard refused.isEmpty else { throw CoverageRefusal(faults: refused, tolerance: nil) }
        }
        var areas = GeometryColumn()
        var repaired: [CoverageFault] = []
        var water: [CoverageFault] = []
        var next = 0
        for check in checks {
            let repair: CoverageRepair
            let first = next
            do {
                repair = try check.repaired(within: tolerance ?? 0, widerGaps: .stay)
            } catch let refusal as CoverageRefusal {
                throw CoverageRefusal(
                    faults: refusal.faults.map { $0.renumbered { rowNumbers[first + $0] - 1 } },
                    tolerance: refusal.tolerance)
            }
            for row in 0..<repair.areas.count { try areas.append(wkb: repair.areas[row]) }
            repaired += repair.repaired.map { $0.renumbered { rowNumbers[first + $0] - 1 } }
            if use.isCoverage { water += repair.water.map { $0.renumbered { rowNumbers[first + $0] - 1 } } }
            next += repair.areas.count
        }
        return (layer.with(areas: areas), Self.gathered(repaired), water)
    }

    /// Faults of areas that were checked one by one, those of direction as one.
    private static func gathered(_ faults: [CoverageFault]) -> [CoverageFault] {
        let turned = faults.filter { $0.kind == .orientation }
        guard turned.count > 1 else { return faults }
        return faults.filter { $0.kind != .orientation }
            + [.orientation(rows: turned.flatMap(\.rows), codes: turned.flatMap(\.codes))]
    }
}

/// Turns features into areas with their attributes.
private final class AreaReading {
    struct Area {
        let code: String
        let name: String
        let zone: String
        let persons: Int?
        let municipalityCode: String?
        let year: Int?
        let geometry: FlatGeometry
    }

    let understood: [Wording]
    private let source: ImportSource
    private let columns: ColumnRecognition<AreaRole>
    private let use: TerritoryImport.Use
    private let names: MunicipalityNames
    private let number: NumberFormat?

    init(
        _ source: ImportSource, _ columns: ColumnRecognition<AreaRole>, use: TerritoryImport.Use,
        names: MunicipalityNames
    ) throws(ImportError) {
        self.source = source
        self.columns = columns
        self.use = use
        self.names = names
        let header = source.header
        let file = source.path
        switch use {
        case .municipalities:
            if columns[.municipality] == nil { try columns.require([.municipalityCode], header: header, file: file) }
        case .zones: try columns.require([.zone], header: header, file: file)
        case .localities: try columns.require([.population], header: header, file: file)
        case .deso: try columns.require([.code], header: header, file: file)
        case .population: try columns.require([.code, .population], header: header, file: file)
        case .layer: break
        }
        number = columns[.population].map {
            NumberFormat(column: $0.name, content: .quantity, of: $0.index, in: source)
        }
        understood = number?.understood ?? []
    }

    /// Whose figures the row has, where it says so in so many digits.
    private func year(_ row: ImportSource.Row) -> Int? {
        Int(text(row, .year)).flatMap { (1_000...9_999).contains($0) ? $0 : nil }
    }

    private func text(_ row: ImportSource.Row, _ role: AreaRole) -> String {
        columns[role].map { source.text(row, $0.index) } ?? ""
    }

    func area(_ row: ImportSource.Row) throws(RowFault) -> Area {
        guard let geometry = row.geometry else {
            throw RowFault(nil, nil, sv: "objektet har ingen geometri.", en: "the feature has no geometry.")
        }
        guard geometry.kind == .polygon || geometry.kind == .multiPolygon else {
            throw RowFault(
                nil, nil, sv: "\(geometry.kind.name) är ingen yta.", en: "\(geometry.kind.name) is not a polygon.")
        }
        guard geometry.isInRange else {
            throw RowFault(
                nil, nil, sv: "en koordinat är inget tal, eller större än en miljard.",
                en: "a coordinate is not a number, or larger than a billion.")
        }
        let municipality = try municipality(row)
        let zone = text(row, .zone)
        if use == .zones, zone.isEmpty {
            throw RowFault(columns[.zone]?.name, "", sv: "objektet har ingen klass.", en: "the feature has no class.")
        }
        return Area(
            code: try code(row, municipality: municipality), name: name(row, municipality), zone: zone,
            persons: try persons(row),
            municipalityCode: municipality?.code, year: year(row), geometry: geometry)
    }

    /// By code, else by name; the column `kommun` holds either.
    private func municipality(_ row: ImportSource.Row) throws(RowFault) -> (code: String, name: String?)? {
        let written = text(row, .municipalityCode)
        let name = text(row, .municipality)
        for text in [written, name] where !text.isEmpty && text.allSatisfy(\.isNumber) {
            // Numbers lose the zero that codes of Stockholm to Halland begin with.
            let code = String(repeating: "0", count: max(0, 4 - text.count)) + text
            guard code.count == 4 else {
                throw RowFault(
                    columns[.municipalityCode]?.name ?? columns[.municipality]?.name, text,
                    sv: "\(text) är ingen kommunkod.",
                    en: "\(text) is not a municipality code.")
            }
            let stated = name.isEmpty || name.allSatisfy(\.isNumber) ? nil : name
            return (code, stated ?? names.find(code)?.name)
        }
        guard !name.isEmpty else { return nil }
        guard let found = names.find(name) else {
            guard use == .municipalities else { return nil }
            throw RowFault(
                columns[.municipality]?.name, name, sv: "ingen kommun heter \(quoted(name).sv).",
                en: "no municipality is called \(quoted(name).en).")
        }
        return (found.code, found.name)
    }

    private func code(_ row: ImportSource.Row, municipality: (code: String, name: String?)?) throws(RowFault) -> String
    {
        let written = text(row, .code)
        switch use {
        case .municipalities: return municipality?.code ?? ""
        case .deso:
            // The coverage check reports a missing one, with its place.
            if written.isEmpty { return "" }
            guard let code = DeSOCode(written) else {
                throw RowFault(
                    columns[.code]?.name, written, sv: "\(quoted(written).sv) är ingen DeSO-kod (som 2084A0010).",
                    en: "\(quoted(written).en) is not a DeSO code (such as 2084A0010).")
            }
            if let stated = municipality?.code, stated != code.municipalityCode {
                throw RowFault(
                    columns[.code]?.name, written,
                    sv: "DeSO-koden är kommun \(code.municipalityCode)s, men raden säger \(stated).",
                    en: "the DeSO code is municipality \(code.municipalityCode)'s, but the row says \(stated).")
            }
            return code.text
        case .localities:
            guard columns[.code] != nil else { return "" }
            guard !written.isEmpty, written.contains(where: { $0 != "0" }) else {
                throw RowFault(
                    columns[.code]?.name, written,
                    sv: "objektet har ingen tätortskod: mindre bebyggelse, ingen tätort.",
                    en: "the feature has no locality code: it is a smaller settlement (småort).")
            }
            // Statistics Sweden writes T7948 what Lantmäteriet writes 7948.
            return written.allSatisfy(\.isNumber) ? "T\(written)" : written
        case .population: return DeSOCode(written)?.text ?? written
        case .zones, .layer: return written
        }
    }

    private func name(_ row: ImportSource.Row, _ municipality: (code: String, name: String?)?) -> String {
        switch use {
        case .municipalities: municipality?.name ?? text(row, .name)
        // DeSO have no names; the register may lack their municipality's.
        case .deso: municipality?.name ?? text(row, .municipality)
        default: text(row, .name)
        }
    }

    private func persons(_ row: ImportSource.Row) throws(RowFault) -> Int? {
        guard let column = columns[.population], let number else { return nil }
        let written = text(row, .population)
        if NumberFormat.isMissing(written) {
            guard use != .population, use != .localities else {
                throw RowFault(column.name, written, sv: "folkmängd saknas.", en: "the population is missing.")
            }
            return nil
        }
        let value = try number.quantity(written)
        guard value >= 0, value == value.rounded(), value < 1e9 else {
            throw RowFault(
                column.name, written, sv: "\(quoted(written).sv) är inget antal invånare.",
                en: "\(quoted(written).en) is not a number of inhabitants.")
        }
        return Int(value)
    }
}
