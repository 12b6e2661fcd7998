import Store
import Wording

/// The roles of columns in a table that says what class each municipality is of.
enum ClassificationRole: String, ColumnRole {
    case code = "municipality_code"
    case municipality
    case kind = "class"

    var names: [String] {
        switch self {
        case .code: IndicatorRole.code.names
        case .municipality: IndicatorRole.municipality.names
        case .kind:
            [
                "kommuntyp", "kommuntyp namn", "kommungrupp", "kommungrupp namn", "kommungruppsnamn", "kommunklass",
                "kommunindelning", "typ av kommun", "fa-typ", "klass", "klassnamn", "municipality type",
                "type of municipality", "municipality class", "municipality group", "classification",
            ]
        }
    }

    var weakNames: [String] {
        switch self {
        case .code: IndicatorRole.code.weakNames
        case .municipality: IndicatorRole.municipality.weakNames
        case .kind: ["typ", "type", "grupp", "group", "kategori", "category", "indelning"]
        }
    }

    var title: Wording {
        switch self {
        case .code: Wording(sv: "kommunkod", en: "municipality code")
        case .municipality: Wording(sv: "kommun", en: "municipality")
        case .kind: Wording(sv: "klass", en: "class")
        }
    }
}
