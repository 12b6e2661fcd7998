import Exchange
import Foundation
import GeoData
import Planar
import Store
import Territory
import Wording

/// The data that ships with the program, read into the program's own terms.
enum Shipped {
    /// Metres between the generalised borders and the official ones at the ninetieth percentile, rounded:
    /// `GeoData/README.md`.
    static let borderAccuracy = 2_000.0

    /// Every municipality of Sweden and its area in SWEREF 99 TM.
    static func municipalities() throws -> (register: [Municipality], areas: GeometryColumn) {
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

    /// By municipality code.
    private static func functionalRegions() throws -> [String: FunctionalRegion] {
        var rows = try Rows(GeoData.faMembers)
        var regions: [String: FunctionalRegion] = [:]
        while let row = try rows.next() {
            regions[row["municipality_code"]] = FunctionalRegion(code: row["fa_code"], name: row["fa_name"])
        }
        return regions
    }

    /// Larger places of all Sweden, and of its neighbours near the border.
    static func surroundings() throws -> [Locality] {
        let projection = try Projection(from: .crs84, to: .sweref99TM)
        var rows = try Rows(GeoData.surroundingPlaces)
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

    static func localities() throws -> [Locality] {
        var rows = try Rows(GeoData.localities)
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
    static func gazetteer() throws -> [(entry: Gazetteer.Entry, alternatives: [String])] {
        var result: [(entry: Gazetteer.Entry, alternatives: [String])] = []
        var rows = try Rows(GeoData.localities)
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
        rows = try Rows(GeoData.places)
        while let row = try rows.next() {
            let at = try projection.transform(x: row.number("longitude"), y: row.number("latitude"))
            result.append(
                (
                    Gazetteer.Entry(
                        name: row["name"], kind: row["kind"], municipalityCode: row["municipality_code"], x: at.x,
                        y: at.y,
                        accuracy: row["accuracy_m"].isEmpty ? nil : try row.number("accuracy_m"), source: row["source"]),
                    row["alternative_names"].split(separator: "|").map(String.init)
                ))
        }
        return result
    }

    /// Inhabitants by municipality code in the newest year on file.
    static func population() throws -> [String: Int] {
        var rows = try Rows(GeoData.indicators)
        var newest: [String: (year: Int, people: Int)] = [:]
        while let row = try rows.next() {
            guard row["indicator"] == "population" else { continue }
            let code = row["municipality_code"]
            let year = try row.integer("year")
            if newest[code].map({ $0.year < year }) ?? true { newest[code] = (year, try row.integer("value")) }
        }
        return newest.mapValues(\.people)
    }

    static func indicators() throws -> [Indicator] {
        var rows = try Rows(GeoData.indicatorDefinitions)
        var result: [Indicator] = []
        while let row = try rows.next() {
            guard let kind = Indicator.Kind(rawValue: row["kind"]),
                let direction = Indicator.Direction(rawValue: row["direction"])
            else {
                throw ShippedDataError(file: GeoData.indicatorDefinitions.fileName)
            }
            result.append(
                Indicator(
                    id: row["id"], title: Wording(sv: row["name_sv"], en: row["name_en"]),
                    unit: Wording(sv: row["unit_sv"], en: row["unit"]), kind: kind, direction: direction,
                    weight: row["weight"].isEmpty ? nil : row["weight"],
                    note: row["note_en"].isEmpty ? nil : Wording(sv: row["note_sv"], en: row["note_en"])))
        }
        return result
    }

    /// Leader areas by programme and period.
    static func programmeAreas() throws -> [ProgrammeArea] {
        let scheme = "leader_area_"
        var rows = try Rows(GeoData.classification)
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

    static func accessibility() throws -> Accessibility {
        try JSONDecoder().decode(Accessibility.self, from: GeoData.accessibilityZoning.data())
    }

    /// A county's territory from the shipped layers.
    static func territory(county: String) throws -> Territory {
        let (register, areas) = try municipalities()
        return try TerritoryBuilder(
            countyCode: county, municipalities: register, areas: areas, localities: localities(),
            surroundings: surroundings(),
            population: population(), accessibility: accessibility(), borderAccuracy: borderAccuracy
        ).build().doubting(borderDoubt())
    }

    /// Where the shipped borders of the county of Jämtland are known to be wrong.
    static func borderDoubt() throws -> BorderDoubt {
        var rows = try Rows(GeoData.borderDoubt)
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
struct ShippedDataError: WordedError {
    let file: String

    var wording: Wording {
        Wording(
            sv: "Programmets datafil \(file) har ändrats och kan inte läsas. Installera om programmet.",
            en: "The program's data file \(file) has been changed and can't be read. Reinstall the program.")
    }
}

/// The rows of a shipped table, fields by column name.
private struct Rows: ~Copyable {
    private var reader: DelimitedReader
    private let columns: [String: Int]
    private let file: String

    init(_ data: GeoData) throws {
        reader = try DelimitedReader(file: data.url.path)
        columns = Dictionary(uniqueKeysWithValues: reader.header.enumerated().map { ($1, $0) })
        file = data.fileName
    }

    mutating func next() throws -> Row? {
        guard try reader.next() else { return nil }
        var values: [String: String] = [:]
        for (name, column) in columns { values[name] = reader.text(column) }
        return Row(values: values, file: file)
    }

    struct Row {
        let values: [String: String]
        let file: String

        subscript(column: String) -> String { values[column] ?? "" }

        func number(_ column: String) throws -> Double {
            guard let value = Double(self[column]) else { throw ShippedDataError(file: file) }
            return value
        }

        func integer(_ column: String) throws -> Int {
            guard let value = Int(self[column]) else { throw ShippedDataError(file: file) }
            return value
        }
    }
}
