import ArgumentParser
import Exchange
import FollowUp
import Foundation
import Planar
import Report
import Store
import Territory
import Wording

struct CompareTerritoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare-territory",
        abstract: say(
            "Samma insatser under två kommunindelningar, sida vid sida.",
            "The same initiatives under two divisions into municipalities, side by side."),
        discussion: say(
            """
            Den första är lagrets, den andra en fil med kommunytor (GeoJSON, GeoPackage) eller ett annat lager. \
            Folkmängden är lagrets i båda, så bara gränserna skiljer. Ingenting ändras.
            """,
            """
            The first is the store's, the other a file of municipal areas (GeoJSON, GeoPackage) or another store. \
            Inhabitants are the store's in both, so that only borders tell. Nothing is changed.
            """
        ))

    @Option(
        help: ArgumentHelp(
            say(
                "Kommunytor (GeoJSON, GeoPackage) eller ett annat lager (.gpkg).",
                "Municipal areas (GeoJSON, GeoPackage) or another store (.gpkg)."),
            valueName: say("fil", "file")))
    var with: String

    @Option(
        help: ArgumentHelp(
            say(
                "Laga fel i ytorna som är smalare än så många meter; annars avvisas de.",
                "Repair faults of the areas that are narrower than so many metres; else they are refused."),
            valueName: say("meter", "metres")))
    var tolerance = 0.0

    @OptionGroup var selection: CountingOptions
    @OptionGroup var store: StoreOption
    @Option(help: ArgumentHelp(say("Format.", "Format."))) var format: Format = .table
    @OptionGroup var language: LanguageOption

    enum Format: String, ExpressibleByArgument, CaseIterable { case table, json, csv }

    func validate() throws {
        guard tolerance >= 0, tolerance.isFinite else {
            throw ValidationError(say("--tolerance är noll eller mer.", "--tolerance is zero or more."))
        }
    }

    func run() throws {
        let store = try store.open()
        let table = try store.initiatives(selection.selection)
        let other = try other(than: store)
        let comparison = try TerritoryComparison(
            table, territory: store.territory(), gazetteer: store.gazetteer(), other: other.municipalities,
            areas: other.areas)
        if format == .csv { table.statusAccount.tell() }
        switch format {
        case .table:
            Output.write(
                try TerritoryComparisonText(comparison, language: Speech.language, width: Console.width).text()
                    + table.statusAccount.text)
        case .json: try Output.write(TerritoryComparisonRecord.json(comparison, table.statusAccount))
        case .csv: try Output.write(TerritoryComparisonRecord.table(comparison))
        }
    }

    /// Another store's municipalities, or those of a layer.
    ///
    /// - Throws: `CoverageRefusal` for areas that overlap or are invalid by more than the tolerance, and what
    ///   `TerritoryImport` throws.
    private func other(than store: Store) throws -> (municipalities: [Municipality], areas: GeometryColumn) {
        if with.lowercased().hasSuffix(".gpkg") {
            do {
                let territory = try Store(opening: with, readOnly: true).territory()
                return (territory.municipalities, territory.municipalityAreas)
            } catch StoreError.notStore {}
        }
        let read = try TerritoryImport(file: with, as: .municipalities, register: store.municipalityRegister())
        for line in read.understood { Console.tell(line) }
        let layer = try read.usable(within: tolerance > 0 ? tolerance : nil).layer
        return (layer.codes.indices.map { Municipality(code: layer.codes[$0], name: layer.names[$0]) }, layer.areas)
    }
}

/// Two divisions side by side, for machines.
enum TerritoryComparisonRecord {
    static func json(_ comparison: TerritoryComparison, _ statuses: StatusAccount) throws -> JSONValue {
        let projection = try Projection(from: .sweref99TM, to: .crs84)
        let differences = try comparison.differences.map { one -> JSONValue in
            let at = try projection.transform(x: one.x, y: one.y)
            func shares(_ parts: [String: Double]) -> JSONValue {
                .object(parts.sorted { $0.key < $1.key }.reduce(into: JSONObject()) { $0[$1.key] = .number($1.value) })
            }
            return [
                "initiative": .string(one.initiative), "title": .string(one.title),
                "granted_sek": JSONValue(one.grantedOre.map { Double($0) / 100 }), "first": shares(one.first),
                "second": shares(one.second),
                "longitude": .number(at.x), "latitude": .number(at.y),
                "border_distance_first_m": JSONValue(one.borderDistances[0]),
                "border_distance_second_m": JSONValue(one.borderDistances[1]),
            ]
        }
        return [
            "initiatives": .integer(comparison.count), "with_coordinates": .integer(comparison.withCoordinates),
            "differing": .integer(comparison.differences.count), "statuses": StatusJSON.account(statuses),
            "rows": .array(rows(comparison).map { .object($0) }),
            "differences": .array(differences),
        ]
    }

    static func table(_ comparison: TerritoryComparison) -> RecordTable { RecordTable(rows: rows(comparison)) }

    private static func rows(_ comparison: TerritoryComparison) -> [JSONObject] {
        func row(
            _ code: String, _ name: String, _ first: TerritoryComparison.Sum?, _ second: TerritoryComparison.Sum?,
            _ areas: (Double?, Double?)
        ) -> JSONObject {
            [
                "code": .string(code), "name": .string(name), "initiatives_first": JSONValue(first?.initiatives),
                "initiatives_second": JSONValue(second?.initiatives),
                "granted_sek_first": JSONValue(first.map { Double($0.grantedOre) / 100 }),
                "granted_sek_second": JSONValue(second.map { Double($0.grantedOre) / 100 }),
                "area_km2_first": JSONValue(areas.0),
                "area_km2_second": JSONValue(areas.1),
            ]
        }
        return comparison.rows.map { row($0.municipality.code, $0.municipality.name, $0.first, $0.second, $0.areas) }
            + [
                row(
                    "outside", say("utanför länet", "outside the county"), comparison.outside.first,
                    comparison.outside.second, (nil, nil)),
                row(
                    "unlocated", say("okänt läge", "location unknown"), comparison.unlocated.first,
                    comparison.unlocated.second, (nil, nil)),
            ]
    }
}
