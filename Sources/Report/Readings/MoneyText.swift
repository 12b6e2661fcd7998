import FollowUp
package import Store
package import Wording

/// Remarks on amounts in words: repaid ones, money granted on, the year of the kronor.
package enum MoneyText {
    /// Remarks beside a sum of money; empty where none is needed.
    ///
    /// - Parameter advises: whether the options that change it are named.
    package static func sentences(_ account: MoneyAccount, advises: Bool = true) -> [Wording] {
        var sentences: [Wording] = []
        if account.negative.initiatives > 0 { sentences.append(negative(account.negative)) }
        if account.grantedOn.initiatives > 0 { sentences.append(grantedOn(account.grantedOn)) }
        if account.elsewhere.initiatives > 0 { sentences.append(elsewhere(account.elsewhere)) }
        sentences += account.overdrawn.prefix(most).map(overdrawn)
        sentences += account.unresolved.prefix(most).map(unresolved)
        let more = max(0, account.overdrawn.count - most) + max(0, account.unresolved.count - most)
        if more > 0 {
            sentences.append(
                Wording(
                    sv: "\(Plural.sv(more, "uppgift", "uppgifter")) till om finansiering leder inte rätt.",
                    en: "\(Plural.en(more, "more statement")) of funding \(more == 1 ? "doesn't" : "don't") add up."))
        }
        if let prices = prices(account, advises: advises) { sentences.append(prices) }
        return sentences
    }

    /// The grounds of a total in amounts, where some of it is below zero and nothing is a share of it.
    static func basis(_ distribution: Distribution) -> Wording {
        let basis = distribution.basis
        func words(_ figures: Figures) -> [String] {
            [
                distribution.total ?? 0, basis.declared, basis.countyWide + basis.programmeArea,
                distribution.unlocated, distribution.outside,
            ].map { figures.decimal($0, distribution.indicator.id == .grantedSek ? 2 : 0) }
        }
        let (sv, en) = (words(Figures(.swedish)), words(Figures(.english)))
        let unit = distribution.indicator.unit
        return Wording(
            sv:
                """
                Av hela summan, \(sv[0]) \(unit.sv), är \(sv[1]) utpekade platser och kommuner, \(sv[2]) \
                länstäckande, \(sv[3]) utan känt läge och \(sv[4]) utanför länet.
                """,
            en:
                """
                Of the whole sum, \(en[0]) \(unit.en), \(en[1]) is declared places and municipalities, \(en[2]) \
                county-wide, \(en[3]) without a known location and \(en[4]) outside the county.
                """)
    }

    /// On how many of the initiatives sums of money rest; nil where all state an amount.
    static func basis(_ tally: AmountTally) -> Wording? {
        let count = tally.withoutAmount
        guard count > 0 else { return nil }
        let stating = tally.initiatives - count
        return Wording(
            sv:
                """
                Summorna vilar på \(Figures(.swedish).integer(stating)) av \
                \(Plural.sv(tally.initiatives, "insats", "insatser")): \(Figures(.swedish).integer(count)) anger \
                inget belopp, och – står där ingen gör det.
                """,
            en:
                """
                The sums rest on \(Figures(.english).integer(stating)) of \
                \(Plural.en(tally.initiatives, "initiative")): \(Figures(.english).integer(count)) \
                \(count == 1 ? "states" : "state") no amount, and – stands where none does.
                """)
    }

    /// Why no part has a share; nil where parts have shares, or none for another reason.
    static func shares(_ distribution: Distribution) -> Wording? {
        guard let part = distribution.negativePart?.part.name else { return nil }
        let why =
            distribution.indicator.id == .grantedSek
            ? Wording(
                sv: "mer är återbetalt än beviljat i \(part.sv)", en: "more was repaid than granted in \(part.en)")
            : Wording(sv: "värdet är under noll i \(part.sv)", en: "the value is below zero in \(part.en)")
        return Wording(
            sv: "Andelar, kvoter och mått på ojämnhet saknas: \(why.sv).",
            en: "There are no shares, quotients or measures of unevenness: \(why.en).")
    }

    /// Initiatives named before the rest are but counted.
    private static let most = 3

    private static func negative(_ tally: MoneyAccount.Tally) -> Wording {
        let money = StatusText.money(tally.ore)
        let one = tally.initiatives == 1
        return Wording(
            sv:
                """
                \(Plural.sv(tally.initiatives, "insats", "insatser")) med negativt belopp, återbetalt eller \
                återtaget: \(money.sv), som räknas i summorna.
                """,
            en:
                """
                \(Plural.en(tally.initiatives, "initiative")) with a negative amount, repaid or withdrawn: \
                \(money.en), which \(one ? "counts" : "count") in the sums.
                """)
    }

    private static func grantedOn(_ tally: MoneyAccount.Tally) -> Wording {
        let money = StatusText.money(tally.ore)
        return Wording(
            sv:
                """
                \(money.sv) av \(Plural.sv(tally.initiatives, "insats har", "insatser har")) beviljats vidare och \
                räknas en gång: hos de insatser som fått dem.
                """,
            en:
                """
                \(money.en) of \(Plural.en(tally.initiatives, "initiative")) \
                \(tally.initiatives == 1 ? "has" : "have") been granted on and \
                \(tally.initiatives == 1 ? "counts" : "count") once: at the initiatives that got it.
                """)
    }

    private static func elsewhere(_ tally: MoneyAccount.Tally) -> Wording {
        let money = StatusText.money(tally.ore)
        return Wording(
            sv:
                """
                \(money.sv) hos \(Plural.sv(tally.initiatives, "insats", "insatser")) är beviljade vidare till eller \
                från insatser utanför urvalet, där de räknas också: summor av flera sådana urval ska inte läggas ihop.
                """,
            en:
                """
                \(money.en) of \(Plural.en(tally.initiatives, "initiative")) \
                \(tally.initiatives == 1 ? "was" : "were") granted on to or from initiatives outside the selection, \
                where that counts too: sums of several such selections must not be added.
                """)
    }

    /// What leaving one initiative out does to money granted on; nil where none was.
    static func withoutOne(_ distribution: Distribution) -> Wording? {
        guard let money = distribution.count.money, money.grantedOn.initiatives > 0 else { return nil }
        return Wording(
            sv: "Utan en insats räknas de medel som en annan beviljat den vidare hos den andra igen.",
            en: "Without an initiative, the money that another granted on to it counts at that one again.")
    }

    /// What drawing initiatives anew does to it; nil where none was.
    static func resampled(_ distribution: Distribution) -> Wording? {
        guard let money = distribution.count.money, money.grantedOn.initiatives > 0 else { return nil }
        return Wording(
            sv:
                "Medel som beviljats vidare räknas vid omlottningen hos den som fått dem, vilka som än lottas.",
            en: "Resampling counts money granted on at the initiative that got it, whichever are drawn.")
    }

    private static func overdrawn(_ one: MoneyAccount.Overdrawn) -> Wording {
        let money = StatusText.money(one.ore)
        return Wording(
            sv:
                """
                \(one.id.fitted(to: 40)) har beviljat vidare \(money.sv) mer än vad den själv fått: de räknas hos \
                mottagarna, den själv med 0.
                """,
            en:
                """
                \(one.id.fitted(to: 40)) has granted on \(money.en) more than it was granted: that counts at those \
                who got it, and it counts with 0 itself.
                """)
    }

    private static func unresolved(_ one: MoneyAccount.Unresolved) -> Wording {
        let (id, funder) = (one.id.fitted(to: 40), one.funder.fitted(to: 40))
        return switch one.reason {
        case .unknown:
            Wording(
                sv: "\(id) sägs finansieras av \(funder), som inte finns i databasen: hela beloppet räknas.",
                en: "\(id) is said to be funded by \(funder), which is not in the database: all of it counts.")
        case .itself:
            Wording(
                sv: "\(id) sägs finansieras av sig själv: hela beloppet räknas.",
                en: "\(id) is said to be funded by itself: all of it counts.")
        case .cycle:
            Wording(
                sv: "\(id) sägs finansieras av \(funder), men kedjan leder runt: hela beloppet räknas.",
                en: "\(id) is said to be funded by \(funder), but the chain leads round: all of it counts.")
        case .rejected:
            Wording(
                sv: "\(id) sägs finansieras av \(funder), som har avslag eller är återtagen: hela beloppet räknas.",
                en:
                    "\(id) is said to be funded by \(funder), which was rejected or withdrawn: all of it counts.")
        case .undecided:
            Wording(
                sv: "\(id) sägs finansieras av \(funder), som inte är slutligt beslutad: hela beloppet räknas.",
                en: "\(id) is said to be funded by \(funder), which is not finally decided: all of it counts.")
        }
    }

    private static func prices(_ account: MoneyAccount, advises: Bool) -> Wording? {
        guard let prices = account.prices else {
            guard account.isNominalOverYears, let years = account.years else { return nil }
            let span = "\(years.lowerBound)–\(years.upperBound)"
            let advice =
                advises
                ? Wording(
                    sv: ": --prices fixed:ÅR räknar om dem med ett konsumentprisindex",
                    en: ": --prices fixed:YEAR brings them to one price level by a consumer price index")
                : Wording(verbatim: "")
            return Wording(
                sv: "Kronorna är löpande, från \(span), och köper olika mycket\(advice.sv).",
                en: "Kronor are nominal, of \(span), and don't buy the same\(advice.en).")
        }
        let undated = account.undated
        guard undated.initiatives > 0 else {
            return Wording(
                sv: "I \(prices.year) års priser, efter \(prices.index); belopp för det som inte räknas är löpande.",
                en: "At the prices of \(prices.year), by \(prices.index); amounts of what isn't counted are nominal.")
        }
        let money = StatusText.money(undated.ore)
        return Wording(
            sv:
                """
                I \(prices.year) års priser, efter \(prices.index); \
                \(Plural.sv(undated.initiatives, "insats", "insatser")) utan år, \(money.sv), räknas som de är, och \
                belopp för det som inte räknas är löpande.
                """,
            en:
                """
                At the prices of \(prices.year), by \(prices.index); \
                \(Plural.en(undated.initiatives, "initiative")) without a year, \(money.en), \
                \(undated.initiatives == 1 ? "counts as it is" : "count as they are"), and amounts of what isn't \
                counted are nominal.
                """)
    }
}

extension MoneyAccount {
    /// The options that give the year of the kronor, after a space; empty for kronor as they were granted.
    var pricesOptions: String {
        guard let prices else { return "" }
        let index =
            prices.index == .consumerPriceIndex ? "" : " --price-index \(ShellWord.quoted(prices.index.text))"
        return " --prices fixed:\(prices.year)\(index)"
    }
}

extension OutcomeFollowUp {
    /// The same where the answer holds money.
    var pricesOptions: String { sekPerUnit == nil ? "" : money.pricesOptions }
}
