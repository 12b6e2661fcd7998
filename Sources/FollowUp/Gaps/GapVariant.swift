package import Store
package import Wording

/// Another way of counting, under which a gap check is repeated to test its robustness.
package enum GapVariant: Sendable, Hashable {
    case countyWide(CountyWideRule)
    case scheme(String)
    /// Instead of the policy's period; nil: open.
    case period(from: PartialDate?, to: PartialDate?)
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

    /// For machines: `county_wide=equally`, `scheme=deso`, `distance_m*0.75`, `period=2019/2024`, `years+1`.
    package var code: String {
        switch self {
        case .countyWide(let way): "county_wide=\(way.earlierWord)"
        case .scheme(let name): "scheme=\(name)"
        case .period(let from, let to): "period=\(from?.description ?? "..")/\(to?.description ?? "..")"
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
        case .changed(_, let wording): wording
        }
    }
}
