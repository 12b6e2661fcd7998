package import FollowUp
package import Store
package import Wording

/// The measure of a distribution shown on a map.
package enum MapMeasure: String, Sendable, Hashable, CaseIterable {
    case perInhabitant = "per_inhabitant"
    case perThousand = "per_1000"
    case value
    /// Of the sum over the parts.
    case share
    /// Share by share of population; for an intensive indicator the value by the county's.
    case quotient

    /// The default for an indicator: rates as they are, sums per inhabitant.
    package static func standard(for indicator: Indicator) -> MapMeasure {
        switch indicator.measure {
        case _ where indicator.id == .population: .value
        case .rate: .value
        case .money: .perInhabitant
        case .count, .other: .perThousand
        }
    }

    /// Whether the measure is defined for an indicator: a rate is neither shared out nor divided by people or by the
    /// county's, and people are not set beside people.
    func suits(_ indicator: Indicator) -> Bool {
        if indicator.id == .population { return self == .value || self == .share }
        return indicator.kind == .extensive || self == .value
    }

    /// Whether values stand beside people.
    var needsPeople: Bool { self != .value && self != .share }

    /// Nil where there is no value, or no population to divide it by.
    package func value(of row: Distribution.Row) -> Double? {
        switch self {
        case .perInhabitant: row.perThousand.map { $0 / 1_000 }
        case .perThousand: row.perThousand
        case .value: row.value
        case .share: row.share
        case .quotient: row.locationQuotient
        }
    }

    /// The measure with its unit: "beviljade medel, kr per invånare".
    package func title(of indicator: Indicator) -> Wording {
        let unit = indicator.unit
        let measured: Wording =
            switch self {
            case .perInhabitant: Wording(sv: "\(unit.sv) per invånare", en: "\(unit.en) per inhabitant")
            case .perThousand: Wording(sv: "\(unit.sv) per 1 000 invånare", en: "\(unit.en) per 1,000 inhabitants")
            case .value: unit
            case .share: Wording(sv: "andel av länet", en: "share of the county")
            case .quotient:
                indicator.id == .grantedSek
                    ? Wording(
                        sv: "andel av medlen delad med andel av invånarna",
                        en: "share of the money divided by share of the population")
                    : Wording(
                        sv: "andel av länets delad med andel av invånarna",
                        en: "share of the county's divided by share of the population")
            }
        return Wording(sv: "\(indicator.title.sv), \(measured.sv)", en: "\(indicator.title.en), \(measured.en)")
    }

    /// The values of the parts with one number of decimals, shares with a percent sign, without their unit.
    package func texts(_ values: [Double?], _ figures: Figures) -> [String?] {
        switch self {
        case .share: figures.percents(values)
        case .quotient: values.map { $0.map { figures.decimal($0, 2) } }
        case .perInhabitant, .perThousand, .value: figures.column(values)
        }
    }

    /// The breaks between classes of values, with one number of decimals.
    func breakTexts(_ breaks: [Double], _ figures: Figures) -> [String] {
        guard self == .share else { return figures.limits(breaks) }
        return figures.limits(breaks.map { $0 * 100 }).map { $0 + (figures.language == .swedish ? "\u{A0}%" : "%") }
    }

    /// Half, four fifths, and their opposites: as far below as above on a scale of ratios, with a neutral middle.
    static let quotientBreaks = [0.5, 0.8, 1.25, 2]
}
