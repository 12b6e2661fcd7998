public import Store
public import Wording

/// Another way of counting, under which a gap check is repeated to see whether its answer holds.
public enum GapVariant: Sendable, Hashable {
    case countyWide(Policy.CountyWide)
    case scheme(String)
    /// Metres, instead of the rule's distance, times this factor.
    case radius(factor: Double)
    /// Instead of the policy's period; nil: open.
    case period(from: PartialDate?, to: PartialDate?)
    /// Years that a trend must last, or years added to the months since a decision: so many more or fewer.
    case duration(years: Int)

    /// For machines: `county_wide=equally`, `scheme=deso`, `distance_m*0.75`, `period=2019/2024`, `years+1`.
    public var code: String {
        switch self {
        case .countyWide(let way): "county_wide=\(way.rawValue)"
        case .scheme(let name): "scheme=\(name)"
        case .radius(let factor): "distance_m*\(factor)"
        case .period(let from, let to): "period=\(from?.description ?? "..")/\(to?.description ?? "..")"
        case .duration(let years): years < 0 ? "years\(years)" : "years+\(years)"
        }
    }

    /// As the end of "closed if …", "depends on …".
    public var wording: Wording {
        switch self {
        case .countyWide(.byPopulation):
            Wording(sv: "länstäckande efter befolkning", en: "county-wide by population")
        case .countyWide(.equally):
            Wording(sv: "länstäckande lika per kommun", en: "county-wide equally by municipality")
        case .countyWide(.exclude): Wording(sv: "utan länstäckande", en: "county-wide left out")
        case .scheme(let name): Wording(sv: "indelningen \(name)", en: "the scheme \(name)")
        case .radius(let factor):
            factor < 1
                ? Wording(sv: "25 % kortare avstånd", en: "distance 25% shorter")
                : Wording(sv: "25 % längre avstånd", en: "distance 25% longer")
        case .period(let from, let to):
            Wording(
                sv: "perioden \(from?.description ?? "…")–\(to?.description ?? "…")",
                en: "the period \(from?.description ?? "…")–\(to?.description ?? "…")")
        case .duration(let years):
            years < 0
                ? Wording(sv: "ett år kortare", en: "one year shorter")
                : Wording(sv: "ett år längre", en: "one year longer")
        }
    }
}
