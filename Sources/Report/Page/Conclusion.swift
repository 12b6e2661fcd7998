import FollowUp
import Statistics
import Store
import Territory
import Wording

/// The answer to "do the initiatives reach the whole county?" in sentences made from the figures: whether all parts are
/// reached and how evenly; what evenness would take; what came of what was promised and where goals stand, where that
/// is on file; and how sure the answer is.
///
/// It claims no more than the figures support: where much has no known place, no part is said to be missed.
struct Conclusion {
    let sentences: [Wording]

    /// Share of the total without a known place from which the answer is unsure, and very unsure.
    static let unsure = 0.1, veryUnsure = 0.33
    /// Hoover's index up to which the distribution is close to the population's, and from which it is very uneven.
    static let even = 0.1, veryUneven = 0.25

    init(_ facts: ReportFacts) {
        let distribution = facts.main
        guard distribution.count.initiatives > 0 else {
            sentences = [
                Wording(
                    sv: "Databasen har inga insatser i urvalet, så frågan kan inte besvaras.",
                    en: "The database has no initiatives in this selection, so the question can't be answered.")
            ]
            return
        }
        sentences = [
            Self.reach(facts), Self.evenness(facts), Self.results(facts),
            facts.effects.review.flatMap(GoalBlocks.sentence),
            Self.certainty(facts),
        ].compactMap { $0 }
    }

    // MARK: What came

    /// Of the sum that most initiatives promise something of: what of it is reported, and where nobody has reported.
    private static func results(_ facts: ReportFacts) -> Wording? {
        let sums = facts.effects.followUps.filter { $0.total.rates == nil && $0.total.group.target > 0 }
        return sums.max { $0.initiatives.count < $1.initiatives.count }.flatMap(ResultBlocks.sentence)
    }

    // MARK: Who is reached

    private static func reach(_ facts: ReportFacts) -> Wording {
        let rows = facts.declared.rows
        let missed = rows.filter { $0.touching == 0 }.map(\.part.name)
        let all = Prose.count(rows.count)
        let subject = Readings.located(facts.main)
        let unlocated = facts.main.count.unlocated > 0
        var sv: String
        var en: String
        if rows.count == 1 {
            sv =
                missed.isEmpty
                ? "Länets enda kommun nås av minst en insats" : "Länets enda kommun pekas inte ut av någon insats"
            en =
                missed.isEmpty
                ? "The county's only municipality is reached by at least one initiative"
                : "The county's only municipality is named by no initiative"
        } else if missed.isEmpty {
            sv = "Alla \(all.sv) kommuner nås av minst en insats som pekar ut dem"
            en = "All \(all.en) municipalities are reached by at least one initiative that names them"
        } else {
            let names = Prose.list(missed)
            let count = Prose.count(missed.count)
            let whose =
                unlocated
                ? Wording(sv: "någon insats med känt läge", en: "no initiative with a known location")
                : Wording(sv: "någon insats", en: "no initiative")
            sv = "\(count.sv.capitalisedFirst) av länets \(all.sv) kommuner (\(names.sv)) pekas inte ut av \(whose.sv)"
            en =
                """
                \(count.en.capitalisedFirst) of the county's \(all.en) municipalities (\(names.en)) \
                \(missed.count == 1 ? "is" : "are") named by \(whose.en)
                """
        }
        let known = facts.main.rows.filter { $0.locationQuotient != nil }
        guard let hoover = facts.main.indices[.hoover]?.value,
            let most = known.max(by: { ($0.locationQuotient!, $1.part.code) < ($1.locationQuotient!, $0.part.code) }),
            let least = known.min(by: { ($0.locationQuotient!, $0.part.code) < ($1.locationQuotient!, $1.part.code) })
        else { return Wording(sv: sv + ".", en: en + ".") }
        let link = Self.link(isEven: hoover <= even, allReached: missed.isEmpty)
        let degree = Self.degree(hoover)
        sv += "\(link.sv) fördelningen av \(subject.sv) \(degree.sv)"
        en += "\(link.en) the distribution of \(subject.en) \(degree.en)"
        if hoover > even, most.part.code != least.part.code {
            let ends = Self.ends(most, least, of: facts.main)
            sv += ends.sv
            en += ends.en
        }
        return Wording(sv: sv + ".", en: en + ".")
    }

    /// The same at its second mention.
    private static func again(_ distribution: Distribution) -> Wording {
        let subject = Readings.subject(distribution)
        guard distribution.unlocated + distribution.outside > 0 else {
            return Wording(sv: "av \(subject.sv)", en: "of \(subject.en)")
        }
        return Wording(sv: "därav", en: "of that")
    }

    /// *And* between two good or two bad news, else *but*.
    private static func link(isEven: Bool, allReached: Bool) -> Wording {
        isEven == allReached ? Wording(sv: ", och", en: ", and") : Wording(sv: ", men", en: ", but")
    }

    private static func degree(_ hoover: Double) -> Wording {
        if hoover <= even { return Wording(sv: "ligger nära befolkningens", en: "lies near the people's") }
        return hoover < veryUneven
            ? Wording(sv: "är ojämn", en: "is uneven") : Wording(sv: "är mycket ojämn", en: "is very uneven")
    }

    /// The parts with most and least, beside their population: in whole per cent or, where that says little, as the
    /// table has it.
    private static func ends(
        _ most: Distribution.Row, _ least: Distribution.Row, of distribution: Distribution
    ) -> Wording {
        let (subject, whose) = (again(distribution), Readings.people(distribution))
        func share(_ row: Distribution.Row, _ figures: Figures) -> (String, String) {
            let (share, people) = (row.share ?? 0, row.populationShare ?? 0)
            let printed = PrintedShares(distribution, figures)[row.part]
            return (
                share < 0.02 ? printed.share : figures.percent(share),
                people < 0.02 ? printed.people : figures.percent(people)
            )
        }
        let (svMost, svLeast) = (share(most, Figures(.swedish)), share(least, Figures(.swedish)))
        let (enMost, enLeast) = (share(most, Figures(.english)), share(least, Figures(.english)))
        return Wording(
            sv:
                """
                : \(most.part.name.sv) har \(svMost.0) \(subject.sv) och \(svMost.1) av \(whose.sv), \
                \(least.part.name.sv) \(svLeast.0) och \(svLeast.1)
                """,
            en:
                """
                : \(most.part.name.en) has \(enMost.0) \(subject.en) and \(enMost.1) of \(whose.en), \
                \(least.part.name.en) \(enLeast.0) and \(enLeast.1)
                """)
    }

    // MARK: What evenness would take

    private static func evenness(_ facts: ReportFacts) -> Wording? {
        let subject = Readings.subject(facts.main)
        let (located, again) = (Readings.located(facts.main), Self.again(facts.main))
        let sv = Figures(.swedish)
        let en = Figures(.english)
        guard let hoover = facts.main.indices[.hoover]?.value else {
            return facts.main.indices[.hoover]?.undefined.map { reason in
                let why = Readings.reason(reason)
                return Wording(
                    sv: "Hur jämnt \(subject.sv) fördelar sig går inte att säga: \(why.sv).",
                    en: "How even the distribution of \(subject.en) is can't be said: \(why.en).")
            }
        }
        let isOfMeasured = facts.main.comparesMeasuredPeople
        let between =
            isOfMeasured
            ? Wording(
                sv: "mellan kommuner som har ett värde för att alla deras invånare",
                en: "between municipalities that have a value for every inhabitant of theirs")
            : Wording(
                sv: "mellan kommuner för att alla invånare", en: "between municipalities for every inhabitant")
        var text = (
            sv: "\(sv.percent(hoover)) av \(located.sv) skulle behöva flyttas \(between.sv) skulle få lika mycket",
            en: "\(en.percent(hoover)) of \(located.en) would have to move \(between.en) to have the same"
        )
        let divided = facts.distributions[.rollUp]
        if let divided, let rural = divided.rows.first(where: { $0.part.code == Zone.RollUp.rural.rawValue }),
            let share = rural.share, let people = rural.populationShare, divided.rows.count > 1
        {
            // Town and country may all have a value where some municipalities have none.
            let whose =
                isOfMeasured && !divided.comparesMeasuredPeople
                ? Wording(sv: "alla länets invånare", en: "all the county's people") : Readings.people(divided)
            text.sv +=
                """
                ; landsbygden har \(sv.percent(share)) \(again.sv) och \(sv.percent(people)) av \(whose.sv)
                """
            text.en +=
                """
                ; the rural parts have \(en.percent(share)) \(again.en) and \(en.percent(people)) of \(whose.en)
                """
        }
        return Wording(sv: text.sv + ".", en: text.en + ".")
    }

    // MARK: How sure it is

    /// The largest change of the index by a single initiative, relative to the index, and in words where it is large.
    private static func heaviest(_ facts: ReportFacts, isMoney: Bool) -> (relative: Double, doubt: Wording?) {
        guard let influence = facts.influence, let first = influence.initiatives.first, influence.value > 0 else {
            return (0, nil)
        }
        let title = first.name.sv.withoutDirectionMarks.fitted(to: 60)
        let amount = isMoney ? Prose.money(first.amount) : nil
        guard case .success(let without) = first.without else {
            return (
                .infinity,
                Wording(
                    sv: "utan en enda insats (”\(title)”\(amount.map { ", \($0.sv)" } ?? "")) finns inget att jämföra",
                    en: "without one single initiative (“\(title)”\(amount.map { ", \($0.en)" } ?? "")) there is "
                        + "nothing to compare")
            )
        }
        let relative = abs(without - influence.value) / influence.value
        guard relative >= 0.1 else { return (relative, nil) }
        let doubt = Wording(
            sv: "utan en enda insats (”\(title)”\(amount.map { ", \($0.sv)" } ?? "")) hade det varit "
                + "\(Figures(.swedish).percent(without)) som skulle flyttas",
            en: "without one single initiative (“\(title)”\(amount.map { ", \($0.en)" } ?? "")) it would have been "
                + "\(Figures(.english).percent(without)) that had to move")
        return (relative, doubt)
    }

    /// The single initiative without which another part would be most or least favoured, by name.
    private static func reversal(_ facts: ReportFacts, isMoney: Bool) -> Wording? {
        guard let reversals = facts.reversals, let first = reversals.initiatives.first, first.turn.gravity < 2 else {
            return nil
        }
        let title = first.title.withoutDirectionMarks.fitted(to: 60)
        let amount = isMoney ? Prose.money(first.amount) : nil
        let turn = Readings.turn(first.turn, of: reversals, isShort: true)
        return Wording(
            sv: "utan en enda insats (”\(title)”\(amount.map { ", \($0.sv)" } ?? "")) vänder bilden: \(turn.sv)",
            en: "without one single initiative (“\(title)”\(amount.map { ", \($0.en)" } ?? "")) the picture turns: "
                + turn.en)
    }

    private static func certainty(_ facts: ReportFacts) -> Wording {
        let distribution = facts.main
        let count = distribution.count
        let sv = Figures(.swedish)
        let en = Figures(.english)
        let total = distribution.total ?? 0
        let unlocated = total > 0 ? distribution.unlocated / total : 0
        let withoutValue = Double(count.withoutValue) / Double(max(count.initiatives, 1))
        let isMoney = distribution.indicator.measure == .money
        var doubts: [Wording] = []
        if unlocated >= 0.005 {
            doubts.append(
                Wording(
                    sv: "\(sv.percent(unlocated)) av \(isMoney ? "hela summan" : "det hela") saknar känt läge",
                    en: "no place is known for \(en.percent(unlocated)) of the whole \(isMoney ? "sum" : "number")"))
        }
        if count.withoutValue > 0 {
            let what = isMoney ? Wording(sv: "belopp", en: "amount") : Wording(sv: "värde", en: "value")
            let number = Prose.count(count.withoutValue)
            let all = Prose.count(count.initiatives)
            doubts.append(
                Wording(
                    sv: "\(number.sv) av \(all.sv) \(count.initiatives == 1 ? "insats" : "insatser") saknar uppgift om "
                        + what.sv,
                    en:
                        """
                        \(number.en) of \(all.en) initiative\(count.initiatives == 1 ? "" : "s") \
                        \(count.withoutValue == 1 ? "states" : "state") no \
                        \(what.en)
                        """
                ))
        }
        let (relative, hanging) = heaviest(facts, isMoney: isMoney)
        let turning = reversal(facts, isMoney: isMoney)
        if let doubt = turning ?? hanging { doubts.append(doubt) }
        let isVeryUnsure = unlocated >= veryUnsure || count.initiatives < 10
        let isUnsure =
            isVeryUnsure || unlocated >= unsure || withoutValue >= 0.2 || relative >= 0.25 || turning != nil
            || count.initiatives < 30
        let initiatives = Wording(
            sv: Plural.sv(count.initiatives, "insats", "insatser"), en: Plural.en(count.initiatives, "initiative"))
        guard !doubts.isEmpty else {
            let rests = Wording(
                sv: "Svaret vilar på \(initiatives.sv) med känt läge och värde",
                en: "The answer rests on \(initiatives.en) with a known location and value")
            return isUnsure
                ? Wording(sv: rests.sv + ", vilket är få.", en: rests.en + ", which is few.")
                : Wording(sv: rests.sv + ".", en: rests.en + ".")
        }
        let list = Prose.list(doubts, most: 3)
        let opening: Wording =
            isVeryUnsure
            ? Wording(sv: "Underlaget har stora brister", en: "The data have serious gaps")
            : isUnsure
                ? Wording(sv: "Underlaget har brister", en: "The data have gaps")
                : Wording(sv: "Svaret är tämligen säkert", en: "The answer is fairly sure")
        return Wording(
            sv: "\(opening.sv) (\(initiatives.sv)): \(list.sv).",
            en: "\(opening.en) (\(initiatives.en)): \(list.en).")
    }
}
