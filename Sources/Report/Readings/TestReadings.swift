package import Statistics
package import Wording

extension Readings {
    /// A permutation test in a sentence: p, method, and whether it could have been significant at all.
    package static func test(_ test: PermutationTest, _ alternative: PermutationTest.Alternative) -> Wording {
        let p = test.p(alternative)
        let sv = Figures(.swedish)
        let en = Figures(.english)
        let method: Wording =
            switch test.method {
            case .exact(let orderings):
                Wording(
                    sv: "exakt över \(sv.integer(orderings)) ordningar",
                    en: "exact over \(en.integer(orderings)) orderings")
            case .monteCarlo(let count, let seed):
                Wording(
                    sv: "\(sv.integer(count)) slumpade ordningar, slumpfrö \(seed)",
                    en: "\(en.integer(count)) random orderings, seed \(seed)")
            }
        let verdict: Wording =
            switch test.verdict(at: 0.05, alternative) {
            case .significant:
                Wording(
                    sv: "starkare än vad slumpen brukar ge (gräns 5 %)",
                    en: "stronger than chance usually gives (limit 5%)")
            case .notSignificant:
                Wording(
                    sv: "mönstret kan mycket väl bero på slumpen (gräns 5 %)",
                    en: "may well be due to chance (limit 5%)")
            case .impossible(let minimum):
                Wording(
                    sv: "för få områden för att pröva på 5 %-nivån: lägsta möjliga p är \(sv.decimal(minimum, 4))",
                    en: "can't be tested at the 5% level: the smallest possible p is \(en.decimal(minimum, 4))")
            }
        let side: Wording =
            switch alternative {
            case .twoSided: Wording(sv: "tvåsidigt", en: "two-sided")
            case .greater: Wording(sv: "ensidigt, så stort eller större", en: "one-sided, as large or larger")
            case .less: Wording(sv: "ensidigt, så litet eller mindre", en: "one-sided, as small or smaller")
            }
        return Wording(
            sv: "p = \(sv.decimal(p, 4)) (\(side.sv), \(method.sv)); \(verdict.sv)",
            en: "p = \(en.decimal(p, 4)) (\(side.en), \(method.en)); \(verdict.en)")
    }

    /// The side of its expectation on which a statistic lies: the other side's p is near 1 and uninformative.
    static func tail(_ test: PermutationTest) -> PermutationTest.Alternative {
        test.observed < test.expected ? .less : .greater
    }

    /// The weights of a spatial statistic.
    package static func weights(_ weights: Neighbours.Summary) -> Wording {
        let rule: Wording =
            switch weights.rule {
            case .queen: Wording(sv: "gemensam gräns eller hörn", en: "shared border or corner")
            case .rook: Wording(sv: "gemensam gräns", en: "shared border")
            case .distanceBand(let metres):
                Wording(
                    sv: "inom \(Figures(.swedish).value(metres / 1_000)) km",
                    en: "within \(Figures(.english).value(metres / 1_000)) km")
            case .nearest(let k): Wording(sv: "de \(k) närmaste", en: "\(k) nearest")
            case .file(let name): Wording(verbatim: name)
            case .listed: Wording(sv: "angivna", en: "listed")
            }
        let style: Wording =
            switch weights.style {
            case .binary: Wording(sv: "binära", en: "binary")
            case .rowStandardised:
                Wording(sv: "varje områdes grannar väger tillsammans 1", en: "each area's neighbours weigh 1 together")
            case .asGiven: Wording(sv: "som angivna", en: "as given")
            }
        return Wording(sv: "\(rule.sv), \(style.sv)", en: "\(rule.en), \(style.en)")
    }
}
