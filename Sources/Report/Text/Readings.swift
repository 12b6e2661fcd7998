package import FollowUp
package import Statistics
import Store
package import Wording

/// Says in words what a figure means, right in both languages.
package enum Readings {
    package static func title(_ index: Distribution.Index) -> Wording {
        switch index {
        case .gini: Wording(verbatim: "Gini")
        case .theilT: Wording(verbatim: "Theil T")
        case .theilL: Wording(sv: "Theil L (MLD)", en: "Theil L (MLD)")
        case .hoover: Wording(verbatim: "Hoover")
        case .williamson: Wording(verbatim: "Williamson")
        case .hhi: Wording(sv: "Herfindahl (HHI)", en: "Herfindahl (HHI)")
        case .atkinson05: Wording(sv: "Atkinson, ε = 0,5", en: "Atkinson, ε = 0.5")
        case .atkinson1: Wording(verbatim: "Atkinson, ε = 1")
        case .atkinson2: Wording(verbatim: "Atkinson, ε = 2")
        }
    }

    /// One sentence on an index of `what` ("beviljade medel"), or nil where the title says it all.
    package static func sentence(_ index: Distribution.Index, _ value: Double, of distribution: Distribution)
        -> Wording?
    {
        let sv = Figures(.swedish)
        let en = Figures(.english)
        let what = located(distribution)
        switch index {
        case .hoover where distribution.indicator.kind == .extensive:
            return Wording(
                sv:
                    """
                    \(sv.percent(value)) av \(what.sv) skulle behöva flyttas för att alla invånare skulle få lika \
                    mycket
                    """,
                en: "\(en.percent(value)) of \(what.en) would have to move for every inhabitant to get the same amount")
        case .gini where distribution.indicator.kind == .extensive:
            return Wording(
                sv: "0 = lika mycket per invånare överallt; närmare 1 = nästan allt i ett enda område",
                en: "0 = the same per inhabitant everywhere; near 1 = nearly all in one small area")
        case .hhi where value > 0:
            return Wording(
                sv: "lika koncentrerat som om \(sv.decimal(1 / value, 1)) lika stora områden delade på allt",
                en: "as concentrated as if \(en.decimal(1 / value, 1)) areas of equal size had all")
        default: return nil
        }
    }

    /// The whole of the parts' shares: the sum in the county, named so where some lies elsewhere or nowhere known.
    static func located(_ distribution: Distribution) -> Wording {
        let subject = subject(distribution)
        guard distribution.unlocated + distribution.outside > 0 else { return subject }
        return Wording(
            sv: "\(subject.sv) med känt läge i länet", en: "\(subject.en) with a known location in the county")
    }

    /// The people that shares of people are of.
    static func people(_ distribution: Distribution) -> Wording {
        guard distribution.comparesMeasuredPeople else { return Wording(sv: "invånarna", en: "the people") }
        return Wording(
            sv: "invånarna i områden som har ett värde", en: "the people of the areas that have a value")
    }

    /// The indicator's name in the definite form that sentences need.
    package static func subject(_ distribution: Distribution) -> Wording {
        subject(distribution.indicator.id) ?? distribution.indicator.title
    }

    /// As above, of an indicator that every store has; nil for others, whose titles stand as they are.
    static func subject(_ id: Indicator.ID) -> Wording? {
        switch id {
        case .grantedSek: Wording(sv: "medlen", en: "the money")
        case .initiatives: Wording(sv: "insatserna", en: "the initiatives")
        default: nil
        }
    }

    /// Why a statistic has no value.
    // Long because each reason has words of its own.
    package static func reason(_ undefined: Undefined) -> Wording {
        switch undefined {
        case .noUnits: Wording(sv: "det finns inga värden", en: "there are no values")
        case .tooFewUnits(0, _): Wording(sv: "det finns inget värde", en: "there is no value")
        case .tooFewUnits(let have, let need):
            Wording(
                sv: "det finns bara \(have) värde\(have == 1 ? "" : "n") att jämföra, minst \(need) behövs",
                en: "there \(have == 1 ? "is only 1 value" : "are only \(have) values") to compare, at least \(need) "
                    + "are needed")
        case .tooFewSources(0):
            Wording(sv: "ingen insats bidrar med något", en: "no initiative brings anything")
        case .tooFewSources:
            Wording(
                sv: "bara en insats bidrar, och minst två behövs för att lotta om eller utelämna någon",
                en: "only one initiative brings anything, and at least two are needed to redraw or leave one out")
        case .countMismatch: Wording(sv: "värden och vikter är olika många", en: "values and weights differ in number")
        case .notFinite: Wording(sv: "ett värde är inget tal", en: "a value is not a number")
        case .invalidWeight:
            Wording(sv: "en vikt är negativ eller inget tal", en: "a weight is negative or not a number")
        case .noPositiveWeight: Wording(sv: "alla vikter är noll", en: "all weights are zero")
        case .rate:
            Wording(
                sv: "en kvot kan varken delas upp eller flyttas", en: "a rate can be neither shared out nor moved")
        case .spread:
            Wording(
                sv: "värdena är kommunernas, fördelade efter folkmängd, och säger inget om skillnader inom dem",
                en: "the values are the municipalities', spread by population, and say nothing of differences in them")
        case .people:
            Wording(
                sv: "folkmängd per invånare är ett överallt", en: "people per inhabitant are one everywhere")
        case .meanNotPositive:
            Wording(
                sv: "summan är noll eller negativ; måttet delar med medelvärdet",
                en: "the sum is zero or negative; the measure divides by the mean")
        case .zeroValue:
            Wording(
                sv: "ett område har värdet noll, som saknar logaritm",
                en: "an area has the value zero, which has no logarithm")
        case .negativeValue: Wording(sv: "ett värde är negativt", en: "a value is negative")
        case .allEqual: Wording(sv: "alla områden har samma värde", en: "all areas have the same value")
        case .noNeighbours: Wording(sv: "inga områden är grannar", en: "no areas are neighbours")
        case .unknownUnit: Wording(sv: "en granne finns inte bland områdena", en: "a neighbour is not among the areas")
        case .selfLink: Wording(sv: "ett område är granne med sig självt", en: "an area is its own neighbour")
        case .repeatedLink: Wording(sv: "två områden är grannar två gånger", en: "two areas are neighbours twice")
        case .estimateOutsideResamples:
            Wording(sv: "värdet ligger utanför alla omlottningar", en: "the value lies outside all resamples")
        case .levelOutsideResamples:
            Wording(
                sv: "BCa-metodens rättade gränser ligger utanför omlottningarna",
                en: "the limits that BCa corrects to lie outside the resamples")
        case .unknownPopulation:
            Wording(sv: "folkmängden är inte känd", en: "the population is not known")
        case .zeroPopulation: Wording(sv: "ett område saknar invånare", en: "an area has no inhabitants")
        case .parameter(let name, let value):
            Wording(
                sv: "\(Self.name(name).sv) kan inte vara \(Figures(.swedish).number(value))",
                en: "\(Self.name(name).en) can't be \(Figures(.english).number(value))")
        case .overflow: Wording(sv: "talen är för stora", en: "the numbers are too large")
        case .resamplesUndefined(let count, let of):
            Wording(sv: "\(count) av \(of) omlottningar saknar värde", en: "\(count) of \(of) resamples have no value")
        case .tooFewPeriods(let have, let need):
            Wording(
                sv: "\(have) år har värde, minst \(need) behövs",
                en: "\(Plural.en(have, "year")) \(have == 1 ? "has" : "have") a value, at least \(need) are needed")
        case .badFit:
            Wording(
                sv: "jämförelsen följer inte områdets egen utveckling före starten",
                en: "the comparison doesn't follow the area's own development before the start")
        case .notConverged:
            Wording(sv: "beräkningen når inget bestämt värde", en: "the computation reaches no definite value")
        case .missingValue: Wording(sv: "ett värde saknas", en: "a value is missing")
        }
    }

    /// The stable name of a reason in machine formats.
    package static func code(_ undefined: Undefined) -> String {
        switch undefined {
        case .noUnits: "no_units"
        case .tooFewUnits: "too_few_units"
        case .tooFewSources: "too_few_initiatives"
        case .countMismatch: "count_mismatch"
        case .notFinite: "not_finite"
        case .invalidWeight: "invalid_weight"
        case .noPositiveWeight: "no_positive_weight"
        case .meanNotPositive: "mean_not_positive"
        case .zeroValue: "zero_value"
        case .negativeValue: "negative_value"
        case .allEqual: "all_equal"
        case .rate: "rate"
        case .spread: "spread_by_population"
        case .people: "people"
        case .noNeighbours: "no_neighbours"
        case .unknownUnit: "unknown_unit"
        case .selfLink: "self_link"
        case .repeatedLink: "repeated_link"
        case .estimateOutsideResamples: "estimate_outside_resamples"
        case .levelOutsideResamples: "level_outside_resamples"
        case .unknownPopulation: "unknown_population"
        case .zeroPopulation: "zero_population"
        case .parameter: "parameter"
        case .overflow: "overflow"
        case .resamplesUndefined: "resamples_undefined"
        case .tooFewPeriods: "too_few_periods"
        case .badFit: "bad_fit"
        case .notConverged: "not_converged"
        case .missingValue: "missing_value"
        }
    }
}
