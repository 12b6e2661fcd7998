import CQL
import Exchange
import FollowUp
import Planar
import Report
import Store
import Territory
import Wording

/// Reads an area that somebody drew.
enum AreaFile {
    /// Why a layer is no area on the map.
    enum Fault: WordedError {
        case noReferenceSystem(layer: String)
        case layerOfGeoJSON

        var wording: Wording {
            switch self {
            case .noReferenceSystem(let layer):
                Wording(
                    sv: "Skiktet \(layer) säger inte sitt referenssystem.",
                    en: "The layer \(layer) does not state its reference system.")
            case .layerOfGeoJSON:
                Wording(
                    sv: "--layer gäller GeoPackage; en GeoJSON har inga skikt.",
                    en: "--layer is for GeoPackage; a GeoJSON has no layers.")
            }
        }
    }

    /// A GeoPackage by its ending, else GeoJSON, in the reference system that the file states.
    ///
    /// - Throws: `GeoJSONError`, `GeoPackageReaderError`; `QueryError` for what is no area.
    static func read(_ path: String, layer name: String?) throws -> DrawnArea {
        var shapes: [FlatGeometry] = []
        if path.lowercased().hasSuffix(".gpkg") {
            let reader = try GeoPackageReader(file: path)
            let layer = try reader.layer(named: name)
            guard let crs = layer.crs else { throw Fault.noReferenceSystem(layer: layer.name) }
            try reader.read(layer) { feature in if let shape = try feature.geometry.get() { shapes.append(shape) } }
            return try DrawnArea(shapes, crs: crs)
        }
        guard name == nil else { throw Fault.layerOfGeoJSON }
        var reader = try GeoJSONReader(file: path)
        while try reader.next() { if let shape = reader.geometry { shapes.append(shape) } }
        return try DrawnArea(shapes, crs: reader.crs)
    }
}

/// What `query --file` says of an area.
struct AreaAccountText {
    private let account: AreaAccount
    private let query: Query
    private let answer: QueryAnswer
    private let figures = Figures(Speech.language)

    init(_ account: AreaAccount, _ query: Query, _ answer: QueryAnswer) {
        self.account = account
        self.query = query
        self.answer = answer
    }

    func write(as format: ResultFormat) throws {
        switch format {
        case .table: Output.write(text())
        case .json: try Output.write(json())
        case .csv: try Output.write(RecordTable(rows: account.entries.map(object)))
        case .geojson:
            var layer = Layer(name: "area")
            var properties = place
            for sum in account.sums {
                properties[sum.indicator.id] = .number(sum.inside)
                properties["\(sum.indicator.id)_share"] = JSONValue(sum.share)
                properties["\(sum.indicator.id)_per_1000"] = JSONValue(account.perThousand(sum))
                properties["county_\(sum.indicator.id)_per_1000"] = JSONValue(account.countyPerThousand(sum))
            }
            try layer.append(account.shape, properties: properties)
            try Output.write(layer)
        }
    }

    // MARK: For people

    private func text() -> String {
        let populationShare = account.countyPopulation > 0 ? account.population / Double(account.countyPopulation) : 0
        var text = say(
            """
            Den ritade ytan har \(figures.integer(Int(account.population.rounded()))) av länets invånare \
            (\(figures.percent(populationShare, 1))) och \(figures.decimal(account.areaKm2, 1)) km² av det \
            (\(figures.percent(account.areaKm2 / account.countyAreaKm2, 1))).
            """,
            """
            The area drawn has \(figures.integer(Int(account.population.rounded()))) of the county's inhabitants \
            (\(figures.percent(populationShare, 1))) and \(figures.decimal(account.areaKm2, 1)) km² of it \
            (\(figures.percent(account.areaKm2 / account.countyAreaKm2, 1))).
            """
        ).wrapped(to: Console.width)
        if account.outsideKm2 >= 0.05 {
            text += say(
                "\(figures.decimal(account.outsideKm2, 1)) km² av den ligger utanför länet och räknas inte.",
                "\(figures.decimal(account.outsideKm2, 1)) km² of it lie outside the county and count for nothing."
            ).wrapped(to: Console.width)
        }
        text += "\n" + sums.text() + "\n" + foundation.wrapped(to: Console.width)
        guard !account.entries.isEmpty else { return text }
        return text + "\n" + initiatives.text()
    }

    private var sums: TerminalTable {
        var table = TerminalTable([
            ("", .left), (say("i ytan", "in the area"), .right), (say("av länet", "of the county"), .right),
            (say("per 1 000 inv.", "per 1,000 people"), .right), (say("länet", "the county"), .right),
            (say("kvot", "ratio"), .right),
        ])
        for sum in account.sums {
            let (own, county) = (account.perThousand(sum), account.countyPerThousand(sum))
            let ratio = own.flatMap { own in county.flatMap { $0 > 0 ? own / $0 : nil } }
            let isMoney = sum.indicator.id == "granted_sek"
            func figure(_ value: Double) -> String {
                isMoney ? figures.integer(Int(value.rounded())) : figures.decimal(value, 2)
            }
            let title = sum.indicator.title[Speech.language]
            let unit = sum.indicator.unit[Speech.language]
            table.append([
                title == unit ? title : "\(title) (\(unit))", figure(sum.inside),
                sum.share.map { figures.percent($0, 1) } ?? "–",
                own.map(figure) ?? "–", county.map(figure) ?? "–", ratio.map { figures.decimal($0, 2) } ?? "–",
            ])
        }
        return table
    }

    private var foundation: String {
        let basis = account.basis
        var text = say(
            """
            Medlen i ytan vilar på: utpekade platser \(kronor(basis.places)), kommuner fördelade efter invånare \
            \(kronor(basis.municipalities)), hela länet efter invånare \(kronor(basis.countyWide)).
            """,
            """
            The money in the area rests on: places stated \(kronor(basis.places)), municipalities spread by \
            inhabitants \(kronor(basis.municipalities)), the whole county by inhabitants \
            \(kronor(basis.countyWide)).
            """
        )
        if account.unlocated.initiatives > 0 {
            text += say(
                " \(figures.integer(account.unlocated.initiatives)) insatser med \(kronor(account.unlocated.granted)) har okänt läge och kan höra hit.",
                " \(figures.integer(account.unlocated.initiatives)) initiatives with \(kronor(account.unlocated.granted)) have no known place and may belong here."
            )
        }
        return text
    }

    private func kronor(_ value: Double) -> String { figures.integer(Int(value.rounded())) + say(" kr", " SEK") }

    private var initiatives: TerminalTable {
        var table = TerminalTable([
            ("id", .left), (say("benämning", "title"), .left), (say("andel i ytan", "share in it"), .right),
            (say("kr i ytan", "SEK in it"), .right),
        ])
        // An outline along a border cuts slivers of its neighbours.
        let shown = Array(account.entries.filter { $0.share >= 0.0005 }.prefix(20))
        for entry in shown {
            table.append([
                entry.initiative.id, entry.initiative.title.fitted(to: 40),
                figures.percent(entry.share, entry.share < 0.995 ? 1 : 0),
                entry.granted.map { figures.integer(Int($0.rounded())) } ?? "–",
            ])
        }
        let listed = Set(shown.map(\.initiative.id))
        let rest = account.entries.filter { !listed.contains($0.initiative.id) }
        if !rest.isEmpty {
            table.append([
                "",
                say(
                    "\(figures.integer(rest.count)) till (--format csv visar alla)",
                    "\(figures.integer(rest.count)) more (--format csv shows all)"), "",
                figures.integer(Int(rest.reduce(0) { $0 + ($1.granted ?? 0) }.rounded())),
            ])
        }
        return table
    }

    // MARK: For files

    private var place: JSONObject {
        [
            "area_km2": .number(account.areaKm2), "outside_km2": .number(account.outsideKm2),
            "population": .number(account.population),
            "county_area_km2": .number(account.countyAreaKm2), "county_population": .integer(account.countyPopulation),
        ]
    }

    private func object(_ entry: AreaAccount.Entry) -> JSONObject {
        [
            "id": .string(entry.initiative.id), "title": .string(entry.initiative.title), "share": .number(entry.share),
            "granted_sek": JSONValue(entry.granted), "basis": .string(entry.basis.rawValue),
        ]
    }

    private func json() -> JSONValue {
        let sums = account.sums.map { sum -> JSONValue in
            [
                "id": .string(sum.indicator.id), "title": .string(sum.indicator.title[Speech.language]),
                "inside": .number(sum.inside),
                "county": .number(sum.county), "share": JSONValue(sum.share),
                "per_1000": JSONValue(account.perThousand(sum)),
                "county_per_1000": JSONValue(account.countyPerThousand(sum)),
            ]
        }
        return [
            "filter": .string(CQLText.print(query.expression)), "matched": .integer(answer.found),
            "unknown": .integer(answer.unknown),
            "asked": .integer(answer.asked), "statuses": StatusJSON.account(answer.statusAccount),
            "area": .object(place), "sums": .array(sums),
            "basis_sek": [
                "places": .number(account.basis.places), "municipalities": .number(account.basis.municipalities),
                "county_wide": .number(account.basis.countyWide),
            ],
            "unlocated": [
                "initiatives": .integer(account.unlocated.initiatives),
                "granted_sek": .number(account.unlocated.granted),
            ],
            "initiatives": .array(account.entries.map { .object(object($0)) }),
        ]
    }
}
