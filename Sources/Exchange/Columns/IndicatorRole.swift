import Store
import Wording

/// The roles of columns in a file of indicator values.
enum IndicatorRole: String, ColumnRole {
    case code = "municipality_code"
    case municipality, indicator, year, value, unit, source, kind

    var names: [String] {
        switch self {
        case .code: ["municipality codes", "kommunkod", "kommunkoder"]
        case .municipality: ["kommun", "kommunnamn", "municipality name"]
        case .indicator: ["indikator", "indicator id", "indikator-id", "mått", "nyckeltal"]
        case .year: ["år", "årtal"]
        case .value: ["värde", "values", "värden"]
        case .unit: ["enhet"]
        case .source: ["källa", "source url"]
        case .kind: ["indikatortyp", "indicator kind"]
        }
    }

    var weakNames: [String] {
        switch self {
        case .code: ["kod", "code", "regionkod"]
        case .municipality: ["region", "område", "area", "namn", "name"]
        case .indicator: ["variabel", "variable", "kpi"]
        case .year: ["period", "tid", "time", "date", "datum"]
        case .source: ["url", "länk", "link"]
        case .kind: ["typ", "type", "slag"]
        default: []
        }
    }

    var title: Wording {
        switch self {
        case .code: Wording(sv: "kommunkod", en: "municipality code")
        case .municipality: Wording(sv: "kommun", en: "municipality")
        case .indicator: Wording(sv: "indikator", en: "indicator")
        case .year: Wording(sv: "år", en: "year")
        case .value: Wording(sv: "värde", en: "value")
        case .unit: Wording(sv: "enhet", en: "unit")
        case .source: Wording(sv: "källa", en: "source")
        case .kind: Wording(sv: "summa eller nyckeltal", en: "sum or rate")
        }
    }
}
