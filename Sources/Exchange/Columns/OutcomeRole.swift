import Store
import Wording

/// The roles of columns in a file of outcomes.
enum OutcomeRole: String, ColumnRole {
    case initiative, indicator, kind, period, value, unit, source
    case indicatorKind = "indicator_kind"
    case accumulation

    var names: [String] {
        switch self {
        case .initiative:
            [
                "initiative id", "insats", "insats-id", "insatsid", "projekt-id", "projektid", "ärendenummer",
                "ärende-id",
                "diarienummer", "dnr", "project id",
            ]
        case .indicator: ["indikator", "indicator id", "indikator-id", "mått", "nyckeltal"]
        case .kind: ["slag", "utfallstyp", "outcome kind", "outcome type", "värdetyp"]
        case .period: ["datum", "date", "år", "year", "tidpunkt", "mätdatum"]
        case .value: ["värde"]
        case .unit: ["enhet"]
        case .source: ["källa", "source url"]
        case .indicatorKind: ["indikatortyp", "slag av indikator", "kind of indicator"]
        case .accumulation: ["ackumulering", "ackumulation", "rapporteringssätt"]
        }
    }

    var weakNames: [String] {
        switch self {
        case .initiative: ["id", "projekt", "project"]
        case .kind: ["typ", "type"]
        case .source: ["url", "länk", "link"]
        default: []
        }
    }

    var title: Wording {
        switch self {
        case .initiative: Wording(sv: "insatsens id", en: "the initiative's id")
        case .indicator: Wording(sv: "indikator", en: "indicator")
        case .kind:
            Wording(
                sv: "slag (utgångsvärde, delmål, mål, resultat)", en: "kind (baseline, milestone, target, result)")
        case .period: Wording(sv: "period", en: "period")
        case .value: Wording(sv: "värde", en: "value")
        case .unit: Wording(sv: "enhet", en: "unit")
        case .source: Wording(sv: "källa", en: "source")
        case .indicatorKind: Wording(sv: "summa eller nyckeltal", en: "sum or rate")
        case .accumulation:
            Wording(
                sv: "ackumulering (ackumulerat, per period, nivå)", en: "accumulation (cumulative, per period, level)")
        }
    }
}
