package import Foundation
import GeoData
import JSON
package import Planar
package import Store
package import Territory
package import Wording

/// The data that ships with the program, read into the program's own terms.
package enum Shipped {
    /// Metres between the generalised borders and the official ones at the ninetieth percentile, rounded:
    /// `GeoData/README.md`.
    package static let borderAccuracy = 2_000.0

    /// Every municipality of Sweden and its area in SWEREF 99 TM.
    package static func municipalities() throws -> (register: [Municipality], areas: GeometryColumn) {
        var layer = try GeoJSONReader(file: GeoData.municipalities.url.path)
        let projection = try Projection(from: layer.crs, to: .sweref99TM)
        let regions = try functionalRegions()
        var register: [Municipality] = []
        var areas = GeometryColumn()
        while try layer.next() {
            guard let code = layer.properties["code"]?.string, let name = layer.properties["name"]?.string,
                var area = layer.geometry
            else { throw ShippedDataError(file: GeoData.municipalities.fileName) }
            try projection.transform(&area)
            register.append(Municipality(code: code, name: name, region: regions[code]))
            areas.append(area)
        }
        return (register, areas)
    }

    /// Every municipality of Sweden, by code.
    package static func municipalityNames() throws -> [String: String] {
        var layer = try GeoJSONReader(file: GeoData.municipalities.url.path)
        var names: [String: String] = [:]
        while try layer.next() {
            guard let code = layer.properties["code"]?.string, let name = layer.properties["name"]?.string else {
                throw ShippedDataError(file: GeoData.municipalities.fileName)
            }
            names[code] = name
        }
        return names
    }

    /// By municipality code.
    private static func functionalRegions() throws -> [String: FunctionalRegion] {
        var rows = try ShippedRows(GeoData.faMembers)
        var regions: [String: FunctionalRegion] = [:]
        while let row = try rows.next() {
            regions[row["municipality_code"]] = FunctionalRegion(code: row["fa_code"], name: row["fa_name"])
        }
        return regions
    }

    /// Larger places of all Sweden, and of its neighbours near the border.
    package static func surroundings() throws -> [Locality] {
        let projection = try Projection(from: .crs84, to: .sweref99TM)
        var rows = try ShippedRows(GeoData.surroundingPlaces)
        var places: [Locality] = []
        while let row = try rows.next() {
            let at = try projection.transform(x: row.number("longitude"), y: row.number("latitude"))
            places.append(
                Locality(
                    code: "geonames:" + row["geonames_id"], name: row["name"],
                    municipalityCode: row["municipality_code"],
                    population: try row.integer("population"), x: at.x, y: at.y))
        }
        return places
    }

    package static func localities() throws -> [Locality] {
        var rows = try ShippedRows(GeoData.localities)
        var result: [Locality] = []
        while let row = try rows.next() {
            result.append(
                Locality(
                    code: row["locality_code"], name: row["name"], municipalityCode: row["municipality_code"],
                    population: try row.integer("population_2018"), x: try row.number("x_sweref99tm"),
                    y: try row.number("y_sweref99tm")))
        }
        return result
    }

    /// Localities and smaller places, each with its other names.
    package static func gazetteer() throws -> [(entry: Gazetteer.Entry, alternatives: [String])] {
        var result: [(entry: Gazetteer.Entry, alternatives: [String])] = []
        var rows = try ShippedRows(GeoData.localities)
        while let row = try rows.next() {
            result.append(
                (
                    Gazetteer.Entry(
                        name: row["name"], kind: "locality", municipalityCode: row["municipality_code"],
                        x: try row.number("x_sweref99tm"), y: try row.number("y_sweref99tm"), accuracy: nil,
                        source: row["source"]), []
                ))
        }
        let projection = try Projection(from: .crs84, to: .sweref99TM)
        rows = try ShippedRows(GeoData.places)
        while let row = try rows.next() {
            let at = try projection.transform(x: row.number("longitude"), y: row.number("latitude"))
            result.append(
                (
                    Gazetteer.Entry(
                        name: row["name"], kind: row["kind"], municipalityCode: row["municipality_code"], x: at.x,
                        y: at.y,
                        accuracy: row["accuracy_m"].isEmpty ? nil : try row.number("accuracy_m"),
                        source: row["source"]),
                    row["alternative_names"].split(separator: "|").map(String.init)
                ))
        }
        return result
    }

    /// Inhabitants by municipality code in the newest year on file.
    package static func population() throws -> [String: Int] { try newestPopulation().mapValues(\.people) }

    /// The newest year with people in the shipped file.
    static func populationYear() throws -> Int? { try newestPopulation().values.map(\.year).max() }

    private static func newestPopulation() throws -> [String: (year: Int, people: Int)] {
        var rows = try ShippedRows(GeoData.indicators)
        var newest: [String: (year: Int, people: Int)] = [:]
        while let row = try rows.next() {
            guard row["indicator"] == "population" else { continue }
            let code = row["municipality_code"]
            let year = try row.integer("year")
            if newest[code].map({ $0.year < year }) ?? true { newest[code] = (year, try row.integer("value")) }
        }
        return newest
    }

    package static func indicators() throws -> [Indicator] {
        var rows = try ShippedRows(GeoData.indicatorDefinitions)
        var result: [Indicator] = []
        while let row = try rows.next() {
            guard let kind = Indicator.Kind(rawValue: row["kind"]),
                let direction = Indicator.Direction(rawValue: row["direction"])
            else {
                throw ShippedDataError(file: GeoData.indicatorDefinitions.fileName)
            }
            result.append(
                Indicator(
                    id: Indicator.ID(row["id"]), title: Wording(sv: row["name_sv"], en: row["name_en"]),
                    unit: Wording(sv: row["unit_sv"], en: row["unit"]), kind: kind, direction: direction,
                    weight: row["weight"].isEmpty ? nil : Indicator.ID(row["weight"]),
                    note: row["note_en"].isEmpty ? nil : Wording(sv: row["note_sv"], en: row["note_en"])))
        }
        return result
    }

    /// Leader areas by programme and period.
    package static func programmeAreas() throws -> [ProgrammeArea] {
        let scheme = "leader_area_"
        var rows = try ShippedRows(GeoData.classification)
        var codes: [String: (programme: String, years: ClosedRange<Int>, municipalities: [String])] = [:]
        while let row = try rows.next() {
            guard row["scheme"].hasPrefix(scheme) else { continue }
            let years = row["scheme"].dropFirst(scheme.count).split(separator: "_").compactMap { Int($0) }
            guard years.count == 2, years[0] <= years[1] else {
                throw ShippedDataError(file: GeoData.classification.fileName)
            }
            codes["\(row["scheme"]) \(row["class_name"])", default: (row["class_name"], years[0]...years[1], [])]
                .municipalities
                .append(row["municipality_code"])
        }
        return codes.sorted { $0.key < $1.key }.map {
            ProgrammeArea(
                programme: $0.value.programme, years: $0.value.years, municipalityCodes: $0.value.municipalities)
        }
    }

    package static func accessibility() throws -> Accessibility {
        try JSONDecoder().decode(Accessibility.self, from: GeoData.accessibilityZoning.data())
    }

    /// A new store with a county's municipalities, zones and cells.
    package static func makeStore(at path: String, county: String) throws -> Store {
        try Store.create(
            at: path, territory: territory(county: county), gazetteer: gazetteer(), register: municipalities().register,
            indicators: indicators())
    }

    /// Builds other territories of a store's county, with the shipped data that they need.
    package static func territoryPlan(for store: Store) throws -> TerritoryPlan {
        try TerritoryPlan(
            former: store.schemes.map { try store.territory(scheme: $0) }, accessibility: accessibility(),
            register: store.municipalityRegister(), surroundings: surroundings())
    }

    /// The files that the demo lays in its folder, by name.
    package static var examples: [(name: String, data: Data)] {
        get throws { try GeoData.examples.map { ($0.fileName, try $0.data()) } }
    }

    /// That of the files which is a policy.
    package static let examplePolicy = GeoData.examplePolicy.fileName

    /// Reads the example initiatives and the indicators of the county's municipalities into a store.
    package static func importExamples(
        into store: Store
    ) throws -> [(file: String, receipt: ImportReceipt, rejected: [RejectedRow])] {
        let register = try store.municipalityRegister()
        let initiatives = try InitiativeImport.read(
            file: GeoData.initiatives.url.path, register: register, crs: nil)
        let placed = try store.commit(initiatives)
        let (values, defining) = try IndicatorImport.read(
            file: GeoData.indicators.url.path, register: register, known: store.indicators())
        let stored = try store.commit(values, defining: defining)
        return [
            (GeoData.initiatives.fileName, placed, initiatives.rejected),
            (GeoData.indicators.fileName, stored, values.rejected),
        ]
    }

    /// Reads the shipped statistics of a store's municipalities into it.
    ///
    /// - Returns: how many values there are; 0 where none ship of the county.
    package static func importStatistics(into store: Store) throws -> Int {
        var (values, defining) = try IndicatorImport.read(
            file: GeoData.indicators.url.path, register: store.municipalityRegister(), known: store.indicators())
        let own = Set(try store.territory().municipalities.map(\.code))
        values.accepted.removeAll { !own.contains($0.record.municipalityCode) }
        guard !values.accepted.isEmpty else { return 0 }
        // What comes with the program is no source's: it yields to every file.
        let file = ImportFile(
            name: values.file.name, sha256: values.file.sha256, kind: .indicators, part: ImportFile.shipped)
        return try store.commit(
            ImportBatch(
                file: file, accepted: values.accepted, rejected: values.rejected, understood: values.understood),
            defining: defining
        ).inserted
    }

    /// A county's territory from the shipped layers.
    package static func territory(county: String) throws -> Territory {
        let (register, areas) = try municipalities()
        return try TerritoryBuilder(
            countyCode: county, municipalities: register, areas: areas, localities: localities(),
            surroundings: surroundings(),
            population: population(), accessibility: accessibility(), borderAccuracy: borderAccuracy
        ).build().doubting(borderDoubt()).counting(peopleOf: populationYear(ofCounty: county))
    }

    /// Nil where the shipped figures have nothing on the county.
    private static func populationYear(ofCounty county: String) throws -> Int? {
        let years = try newestPopulation().filter { $0.key.hasPrefix(county) }.values.map(\.year)
        return Set(years).count == 1 ? years.first : nil
    }

    /// Where the shipped borders of the county of Jämtland are known to be wrong.
    package static func borderDoubt() throws -> BorderDoubt {
        var rows = try ShippedRows(GeoData.borderDoubt)
        var squares: [BorderDoubt.Square] = []
        while let row = try rows.next() {
            squares.append(
                BorderDoubt.Square(
                    easting: try row.integer("easting_km"), northing: try row.integer("northing_km"),
                    shipped: row["shipped_municipality"], likely: row["official_municipality"],
                    share: try row.number("share_of_square")))
        }
        return BorderDoubt(squares)
    }
}

/// A shipped file isn't what the program expects: it was changed by hand.
package struct ShippedDataError: WordedError {
    let file: String

    package var wording: Wording {
        Wording(
            sv: "Programmets datafil \(file) har ändrats och kan inte läsas. Installera om programmet.",
            en: "The program's data file \(file) has been changed and can't be read. Reinstall the program.")
    }
}
