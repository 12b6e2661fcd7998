import Wording

/// The role of a column of a layer of areas.
enum AreaRole: String, ColumnRole {
    case code, name
    case zone = "class"
    case population
    case municipalityCode = "municipality_code"
    case municipality
    /// Of the figures.
    case year

    var names: [String] {
        switch self {
        case .code:
            [
                "kod", "desokod", "deso-kod", "tätortskod", "tatnr", "tätortsnummer", "områdeskod", "zonkod",
                "area code", "zone code",
                "locality code",
            ]
        case .name:
            [
                "namn", "namn1", "objektnamn", "områdesnamn", "zonnamn", "tätort", "tätortsnamn", "locality",
                "locality name",
                "zone name", "area name",
            ]
        case .zone: ["klass", "zon", "zone", "kategori", "category", "zonklass", "områdestyp"]
        case .population:
            [
                "befolkning", "bef", "folkmängd", "invånare", "antal invånare", "antal personer", "totalbefolkning",
                "bef totalt",
                "inhabitants", "people", "persons", "total population",
            ]
        case .municipalityCode: ["kommunkod", "knkod", "kommunnummer", "municipality code"]
        case .municipality: ["kommunnamn", "knnamn", "municipality name"]
        case .year: ["år", "year", "referensår", "reference year", "folkmängdsår", "population year"]
        }
    }

    var weakNames: [String] {
        switch self {
        case .code: ["deso", "regsokod", "regso"]
        case .name: ["benämning", "titel", "title", "regsonamn"]
        case .zone: ["typ", "type", "objekttyp", "object type", "indelning"]
        case .population: ["totalt", "total", "antal"]
        case .municipality: ["kommun"]
        default: []
        }
    }

    var title: Wording {
        switch self {
        case .code: Wording(sv: "kod", en: "code")
        case .name: Wording(sv: "namn", en: "name")
        case .zone: Wording(sv: "klass", en: "class")
        case .population: Wording(sv: "folkmängd", en: "population")
        case .municipalityCode: Wording(sv: "kommunkod", en: "municipality code")
        case .municipality: Wording(sv: "kommun", en: "municipality")
        case .year: Wording(sv: "år", en: "year")
        }
    }

    /// As `AreaColumnChoice` takes it.
    var option: String? {
        switch self {
        case .code, .municipalityCode: "--code"
        case .name, .municipality: "--name"
        case .zone: "--class"
        case .population: "--population"
        case .year: nil
        }
    }
}

/// Columns that a person names in so many words; nil leaves them to be recognised.
package struct AreaColumnChoice: Sendable, Hashable {
    package var code: String?
    package var name: String?
    package var zone: String?
    package var population: String?

    package init(code: String? = nil, name: String? = nil, zone: String? = nil, population: String? = nil) {
        self.code = code
        self.name = name
        self.zone = zone
        self.population = population
    }

    /// The options as a mapping for that use: the code of a municipality is its municipality code.
    func mapping(for use: TerritoryImport.Use, file: String) -> ColumnMapping? {
        let isMunicipal = use == .municipalities
        let options: [(option: String, column: String?, role: AreaRole)] = [
            ("--code", code, isMunicipal ? .municipalityCode : .code),
            ("--name", name, isMunicipal ? .municipality : .name),
            ("--class", zone, .zone), ("--population", population, .population),
        ]
        let stated = options.compactMap { item in
            item.column.map { (option: item.option, column: $0, role: item.role.rawValue) }
        }
        return stated.isEmpty ? nil : ColumnMapping(options: stated, file: file)
    }
}
