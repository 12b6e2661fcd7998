import ArgumentParser
import Exchange
import FollowUp
import Foundation
import Planar
import Store
import Territory
import Wording

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: say(
            "Skriv kartlager med siffror: GeoJSON, CSV eller GeoPackage.",
            "Write map layers with figures: GeoJSON, CSV or GeoPackage."))

    enum What: String, ExpressibleByArgument, CaseIterable {
        case municipalities, zones, cells
        case faRegions = "fa_regions"
        case initiatives, gaps
    }
    enum Format: String, ExpressibleByArgument, CaseIterable { case geojson, csv, gpkg }

    @Argument(help: ArgumentHelp(say("Vad.", "What.")))
    var what: What

    @Option(
        help: ArgumentHelp(
            say("Indikator; kan upprepas.", "Indicator; may be repeated."), valueName: say("indikator", "indicator")))
    var indicator: [String] = []

    @Option(help: ArgumentHelp(say("Policyn, för gaps.", "The policy, for gaps."), valueName: "policy.yaml"))
    var policy: String?

    @Option(help: ArgumentHelp(say("Format.", "Format."))) var format: Format = .geojson

    @Option(
        help: ArgumentHelp(
            say("Utfil, eller - för standard ut.", "Output file, or - for standard output."),
            valueName: say("fil", "file")))
    var output = "-"

    @OptionGroup var values: ValueOptions
    @OptionGroup var selection: CountingOptions
    @OptionGroup var condition: ConditionOption
    @OptionGroup var store: StoreOption
    @OptionGroup var language: LanguageOption

    func validate() throws {
        if what == .gaps && policy == nil {
            throw ValidationError(say("export gaps behöver --policy FIL.", "export gaps needs --policy FILE."))
        }
        if what == .initiatives || what == .gaps, !selection.include.isEmpty {
            throw ValidationError(
                what == .gaps
                    ? say(
                        "Vilka insatser luckorna räknar står i policyn, inte i --include.",
                        "Which initiatives the gaps count stands in the policy, not in --include.")
                    : say(
                        "export initiatives skriver alla insatser; egenskapen status_class säger vad de är.",
                        "export initiatives writes all initiatives; the property status_class says what they are."))
        }
        if what == .initiatives || what == .gaps, values.year != nil || values.asOf != nil || values.source != nil {
            throw ValidationError(
                say(
                    "--year, --as-of och --source gäller indikatorer för delar av länet.",
                    "--year, --as-of and --source are for indicators of parts of the county."))
        }
        if what == .gaps && condition.condition != nil {
            throw ValidationError(
                say(
                    "Luckornas villkor står i policyn (filter: where:), inte i --where.",
                    "The condition of gaps stands in the policy (filter: where:), not in --where."))
        }
        if format == .gpkg && output == "-" {
            throw ValidationError(
                say(
                    "En GeoPackage är en fil: ange --output FIL.gpkg.",
                    "A GeoPackage is a file: give --output FILE.gpkg."))
        }
    }

    func run() throws {
        let store = try store.open()
        let layer: Layer =
            switch what {
            case .municipalities: try figures(store, at: .municipality)
            case .zones: try figures(store, at: .zone)
            case .cells: try figures(store, at: .cell)
            case .faRegions: try figures(store, at: .faRegion)
            case .initiatives:
                try InitiativeLayer.make(Distributor(store: store, selection: all(store)))
            case .gaps: try gaps(store)
            }
        try write(layer)
    }

    /// Every initiative, whatever its status: what is exported can be imported again.
    private func all(_ store: Store) throws -> Selection {
        var all = try selection.selection
        all.classes = Set(StatusClass.allCases)
        return try condition.narrow(all, in: store)
    }

    private func figures(_ store: Store, at level: Level) throws -> Layer {
        let distributor = values.choose(
            try Distributor(store: store, selection: condition.narrow(selection.selection, in: store)))
        distributor.table.statusAccount.tell()
        let names = indicator.isEmpty ? ["granted_sek", "initiatives"] : indicator
        return try FigureLayer.make(distributor, at: level, indicators: names, year: values.year)
    }

    private func gaps(_ store: Store) throws -> Layer {
        let check = try GapsCommand.check(policy!, store: store)
        return try GapRecord.layer(check.run(), of: check.territory)
    }

    private func write(_ layer: Layer) throws {
        switch format {
        case .geojson: try layer.writeGeoJSON(to: ByteSink(file: output))
        case .csv: try layer.table.writeCSV(to: ByteSink(file: output))
        case .gpkg: try layer.writeGeoPackage(to: output)
        }
        if output != "-" {
            Console.tell(
                say(
                    "Skrev \(layer.count) objekt till \(output).", "Wrote \(layer.count) features to \(output)."))
        }
    }
}

/// Parts of the county with the figures of several indicators as columns.
enum FigureLayer {
    static func make(_ distributor: Distributor, at level: Level, indicators: [String], year: Int? = nil) throws
        -> Layer
    {
        let distributions = try indicators.map { try distributor.distribution(of: $0, by: level, year: year) }
        guard let first = distributions.first else { return Layer(name: level.rawValue) }
        var rows = first.rows.map { row -> (code: String, properties: JSONObject) in
            (
                row.part.code,
                [
                    "code": .string(row.part.code), "name": .string(row.part.name[Speech.language]),
                    "municipality_code": JSONValue(row.part.municipalityCode), "zone": JSONValue(row.part.zone),
                    "scheme": .string(first.scheme.name), "population": .integer(row.part.population),
                    "area_km2": .number(DistributionRecord.rounded(row.part.areaKm2)),
                ]
            )
        }
        for distribution in distributions {
            let id = distribution.indicator.id
            for (index, row) in distribution.rows.enumerated() {
                rows[index].properties[id] = JSONValue(row.value)
                for (name, value) in DistributionRecord.outcome(row) { rows[index].properties["\(id)_\(name)"] = value }
                if distribution.indicator.kind == .extensive {
                    rows[index].properties["\(id)_per_1000"] = JSONValue(row.perThousand)
                    rows[index].properties["\(id)_share"] = JSONValue(row.share)
                }
                rows[index].properties["\(id)_location_quotient"] = JSONValue(row.locationQuotient)
            }
        }
        return try Layer.parts(of: distributor.territory, at: level, rows: rows)
    }
}

/// Initiatives with what the source says of them and how they fall on the county.
enum InitiativeLayer {
    static func make(_ distributor: Distributor) throws -> Layer {
        let table = distributor.table
        let territory = distributor.territory
        var geometry: [Int: Int] = [:]
        for (index, row) in table.geometryRows.enumerated() { geometry[Int(row)] = index }
        var layer = Layer(name: "initiatives")
        for (row, initiative) in table.initiatives.enumerated() {
            var shares: [String: Int64] = [:]
            for part in table.parts(of: row) {
                shares[
                    territory.municipalities[territory.cells[Int(table.cells[part])].municipality].code, default: 0] +=
                    table.shares[part]
            }
            let listed = shares.sorted { $0.key < $1.key }
                .map { "\($0.key):\(Figures.plain(Share(parts: $0.value).fraction))" }.joined(separator: ",")
            var properties: JSONObject = [
                "id": .string(initiative.id), "title": .string(initiative.title), "lead": JSONValue(initiative.lead),
                "programme": JSONValue(initiative.programme), "priority": JSONValue(initiative.priority),
                "strength_area": JSONValue(initiative.strengthArea), "theme": JSONValue(initiative.theme),
                "status": JSONValue(initiative.status),
                "status_class": .string(table.statusClass(of: row).rawValue),
                "decided": JSONValue(initiative.decided?.description),
                "start": JSONValue(initiative.start?.description), "end": JSONValue(initiative.end?.description),
            ]
            properties["granted_sek"] = JSONValue(initiative.grantedOre.map { Double($0) / 100 })
            properties["total_budget_sek"] = JSONValue(initiative.totalBudgetOre.map { Double($0) / 100 })
            properties["place"] = JSONValue(initiative.placeText)
            properties["municipality_shares"] = .string(listed)
            properties["outside_share"] = .number(Share(parts: table.outsideShare[row]).fraction)
            properties["unlocated_share"] = .number(Share(parts: table.unlocatedShare[row]).fraction)
            properties["basis"] = .string(table.basis[row].rawValue)
            properties["precision"] = .string(table.precision[row].rawValue)
            properties["rule"] = .string(table.rule[row].rawValue)
            properties["near_border"] = .bool(table.nearBorder[row])
            properties["source"] = JSONValue(initiative.source)
            try layer.append(geometry[row].map { Array(table.geometry[$0]) }, properties: properties)
        }
        return layer
    }
}

extension Figures {
    /// A share for machines: at most six decimals, a point, no trailing zeros.
    static func plain(_ fraction: Double) -> String {
        JSONValue.number((fraction * 1e6).rounded() / 1e6).text()
    }
}
