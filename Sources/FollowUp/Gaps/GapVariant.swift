package import Store
package import Wording

/// Another way of counting, under which a gap check is repeated to test its robustness.
package enum GapVariant: Sendable, Hashable {
    case countyWide(CountyWideRule)
    case scheme(String)
    /// Instead of the policy's period; nil: open.
    case period(from: PartialDate?, to: PartialDate?)
    /// With those that aren't finally decided, where the policy asks for the decided ones; or the decided ones only, of
    /// the statuses that the policy names.
    case undecided, decidedOnly
    /// Only what the region pays itself.
    case ownFunds
    /// Without the initiative that brings most of the rule's indicator.
    case withoutLargest(id: String)
    /// Another base of shares.
    case base(MinimumShare.Base)
    /// The indicators of need with the same weight; without one of them.
    case equalWeights, withoutWeight(indicator: String, name: Wording)
    /// A change of the rule itself, defined by its kind.
    case changed(code: String, wording: Wording)

    /// The required duration, or the allowed age, changed by so many years.
    static func duration(years: Int) -> GapVariant {
        .changed(
            code: years < 0 ? "years\(years)" : "years+\(years)",
            wording: years < 0
                ? Wording(sv: "ett år kortare", en: "one year shorter")
                : Wording(sv: "ett år längre", en: "one year longer"))
    }

    /// For machines: `county_wide=equally`, `scheme=deso`, `distance_m*0.75`, `period=2019/2024`, `years+1`,
    /// `status=undecided`, `own_funds`, `without=I012`, `against=area`, `weights=equal`, `weights-tax_base`.
    package var code: String {
        switch self {
        case .countyWide(let way): "county_wide=\(way.earlierWord)"
        case .scheme(let name): "scheme=\(name)"
        case .period(let from, let to): "period=\(from?.description ?? "..")/\(to?.description ?? "..")"
        case .undecided: "status=undecided"
        case .decidedOnly: "status=decided"
        case .ownFunds: "own_funds"
        case .withoutLargest(let id): "without=\(id)"
        case .base(let base): "against=\(base.rawValue)"
        case .equalWeights: "weights=equal"
        case .withoutWeight(let indicator, _): "weights-\(indicator)"
        case .changed(let code, _): code
        }
    }

    /// As the end of "closed if …", "depends on …".
    package var wording: Wording {
        switch self {
        case .countyWide(.population):
            Wording(sv: "länstäckande efter befolkning", en: "county-wide by population")
        case .countyWide(.equal):
            Wording(sv: "länstäckande lika per kommun", en: "county-wide equally by municipality")
        case .countyWide(.leftOut): Wording(sv: "utan länstäckande", en: "county-wide left out")
        case .scheme(let name): Wording(sv: "indelningen \(name)", en: "the scheme \(name)")
        case .period(let from, let to):
            Wording(
                sv: "perioden \(from?.description ?? "…")–\(to?.description ?? "…")",
                en: "the period \(from?.description ?? "…")–\(to?.description ?? "…")")
        case .undecided: Wording(sv: "även inte slutligt beslutade", en: "those not finally decided too")
        case .decidedOnly: Wording(sv: "bara beslutade", en: "decided ones only")
        case .ownFunds: Wording(sv: "bara egna medel", en: "own funds only")
        case .withoutLargest(let id):
            Wording(sv: "utan den största insatsen, \(id)", en: "without the largest one, \(id)")
        case .base(.population): Wording(sv: "jämfört med befolkningen", en: "compared with the population")
        case .base(.area): Wording(sv: "jämfört med ytan", en: "compared with the area")
        case .base(.need): Wording(sv: "jämfört med behovet", en: "compared with the need")
        case .equalWeights: Wording(sv: "behovet vägt lika", en: "need weighted equally")
        case .withoutWeight(_, let name): Wording(sv: "behovet utan \(name.sv)", en: "need without \(name.en)")
        case .changed(_, let wording): wording
        }
    }
}
