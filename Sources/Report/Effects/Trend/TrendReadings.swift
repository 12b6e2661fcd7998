import FollowUp
import Statistics
import Store
import Wording

/// What a comparison over time allows to be said. Never why.
enum TrendReadings {
    static let sv = Figures(.swedish)
    static let en = Figures(.english)

    static func code(_ verdict: TrendVerdict) -> String {
        switch verdict {
        case .cannotTell: "cannot_tell"
        case .withinChance: "within_chance"
        case .differs: "differs"
        }
    }

    static func reasonCode(_ verdict: TrendVerdict) -> String? {
        guard case .cannotTell(let reason) = verdict else { return nil }
        switch reason {
        case .smallestP: return "smallest_p"
        case .fewPeriodsBefore: return "few_years_before"
        case .earlierTrend: return "earlier_trend"
        }
    }

    /// A difference with its sign, as the scale has it.
    static func amount(_ value: Double, _ comparison: TrendComparison) -> Wording {
        func text(_ figures: Figures) -> String {
            switch comparison.scale {
            case .log: figures.percent(comparison.share(value) ?? 0, 1).signed
            case .index: figures.decimal(value, 1).signed
            case .level: figures.value(value).signed
            }
        }
        let unit: Wording =
            switch comparison.scale {
            case .log: Wording(sv: "", en: "")
            case .index: Wording(sv: " indexenheter", en: " index points")
            case .level:
                Wording(sv: " \(comparison.indicator.unit.sv)", en: " \(comparison.indicator.unit.en)")
            }
        return Wording(sv: text(sv) + unit.sv, en: text(en) + unit.en)
    }

    /// The same without a sign.
    static func size(_ value: Double, _ comparison: TrendComparison) -> Wording {
        // The share of a fall is another than that of a rise of the same logarithm.
        let signed = amount(value, comparison)
        func bare(_ text: String) -> String {
            text.hasPrefix("+") || text.hasPrefix("\u{2212}") ? String(text.dropFirst()) : text
        }
        return Wording(sv: bare(signed.sv), en: bare(signed.en))
    }

    static func names(_ units: [TrendComparison.Unit]) -> Wording {
        Wording(sv: list(units.map(\.name.sv), "och"), en: list(units.map(\.name.en), "and"))
    }

    private static func list(_ names: [String], _ and: String) -> String {
        guard names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " \(and) " + names[names.count - 1]
    }

    /// The verdict in a sentence or two.
    static func sentence(_ difference: TrendComparison.Difference, _ comparison: TrendComparison) -> Wording {
        let test = difference.did.test
        let who = names(comparison.treated)
        switch difference.verdict {
        case .differs:
            let (size, more) = (size(test.observed, comparison), test.observed > 0)
            let (all, alike) = (difference.did.compared, test.extremeOrderings(.twoSided))
            return Wording(
                sv: """
                    \(who.sv) utvecklades \(size.sv) \(more ? "mer" : "mindre") än jämförelsegruppen. Av \
                    \(sv.integer(all)) möjliga val skiljer sig \(sv.integer(alike)) lika mycket. Det visar inte \
                    varför: annat som hänt där från \(comparison.since) räknas också in.
                    """,
                en: """
                    \(who.en) developed \(size.en) \(more ? "more" : "less") than the comparison group. Of \
                    \(en.integer(all)) possible choices \(en.integer(alike)) differ as much. This doesn't show why: \
                    other things that happened there from \(comparison.since) on count in too.
                    """)
        case .withinChance:
            let (all, alike) = (difference.did.compared, test.extremeOrderings(.twoSided))
            return Wording(
                sv: """
                    \(who.sv) skiljer sig inte från jämförelsegruppen mer än andra val av kommuner gör: av \
                    \(sv.integer(all)) möjliga val skiljer sig \(sv.integer(alike)) lika mycket. Det visar inte att \
                    inget hänt.
                    """,
                en: """
                    \(who.en) \(comparison.treated.count == 1 ? "doesn't" : "don't") differ from the comparison group \
                    more than other choices do: of \(en.integer(all)) possible choices \(en.integer(alike)) differ as \
                    much. This doesn't show that nothing happened.
                    """)
        case .cannotTell(let reason): return cannotTell(reason, difference, comparison)
        }
    }

    private static func cannotTell(
        _ reason: TrendVerdict.Reason, _ difference: TrendComparison.Difference, _ comparison: TrendComparison
    ) -> Wording {
        switch reason {
        case .smallestP:
            let least = difference.did.test.minimumP(.twoSided)
            return Wording(
                sv: """
                    Frågan kan inte besvaras med de här kommunerna: minsta möjliga p är \(sv.decimal(least, 4)), och \
                    ingen skillnad kunde ha gett 0,05.
                    """,
                en: """
                    The question can't be answered with these units: the smallest possible p is \
                    \(en.decimal(least, 4)), and no difference could have given 0.05.
                    """)
        case .fewPeriodsBefore:
            let (have, need) = (difference.did.periodsBefore.count, TrendVerdict.leastPeriodsBefore)
            return Wording(
                sv: """
                    Frågan kan inte besvaras: \(have) år före \(comparison.since) räcker inte för att se en tidigare \
                    skillnad i takt; minst \(need) behövs.
                    """,
                en: """
                    The question can't be answered: \(Plural.en(have, "year")) before \(comparison.since) \
                    \(have == 1 ? "doesn't" : "don't") show an earlier difference in pace; at least \(need) are needed.
                    """)
        case .earlierTrend:
            return Wording(
                sv: """
                    Frågan kan inte besvaras: takten skilde sig redan före \(comparison.since), och det som är kvar om \
                    den hade fortsatt är mindre än hälften av skillnaden eller går åt andra hållet.
                    """,
                en: """
                    The question can't be answered: the pace differed already before \(comparison.since), and what is \
                    left had it gone on is less than half of the difference or turns the other way.
                    """)
        }
    }

    /// The comparison group, and what is to mind of it.
    static func group(_ comparison: TrendComparison) -> [Wording] {
        let count = comparison.comparison.count
        let rule = rule(comparison.rule)
        let list = names(Array(comparison.comparison.prefix(12)))
        let more = count > 12
        var remarks = [
            Wording(
                sv: "Jämförelsegrupp (\(rule.sv)): \(count)\(more ? ", bland dem" : ":") \(list.sv).",
                en: "Comparison group (\(rule.en)): \(count)\(more ? ", among them" : ":") \(list.en).")
        ]
        if !comparison.excluded.isEmpty {
            let codes = comparison.excluded.joined(separator: ", ")
            remarks.append(Wording(sv: "Utelämnade: \(codes).", en: "Left out: \(codes)."))
        }
        if !comparison.unmeasured.isEmpty {
            let count = comparison.unmeasured.count
            let list = names(Array(comparison.unmeasured.prefix(8)))
            remarks.append(
                Wording(
                    sv: "Utan värden både före och från starten, och därför inte med (\(count)): \(list.sv).",
                    en: "Without values both before and from the start, hence not in (\(count)): \(list.en)."))
        }
        if !comparison.bordering.isEmpty {
            let list = names(comparison.bordering)
            let codes = comparison.bordering.map(\.code).joined(separator: ",")
            remarks.append(
                Wording(
                    sv: """
                        \(list.sv) gränsar till \(names(comparison.treated).sv): det som görs där kan nå dit. Utan \
                        dem: --exclude \(codes)
                        """,
                    en: """
                        \(list.en) \(comparison.bordering.count == 1 ? "borders" : "border") on \
                        \(names(comparison.treated).en): what is done there may reach them. Without them: --exclude \
                        \(codes)
                        """))
        }
        if !comparison.dropped.isEmpty {
            let years = comparison.dropped.map(String.init).joined(separator: ", ")
            remarks.append(
                Wording(
                    sv: "Utan \(years): någon saknar värde de åren.",
                    en: "Without \(years): some unit has no value in those years."))
        }
        return remarks
    }

    private static func rule(_ rule: ComparisonRule) -> Wording {
        switch rule {
        case .others: Wording(sv: "de övriga", en: "the others")
        case .county(let code): Wording(sv: "län \(code)", en: "county \(code)")
        case .similar(let count):
            Wording(
                sv: "de \(count) mest lika före starten, för var och en",
                en: "the \(count) most alike before the start, of each")
        case .type(let name):
            Wording(
                sv: "samma klass\(name.map { " i \($0)" } ?? "")", en: "the same class\(name.map { " of \($0)" } ?? "")"
            )
        case .listed(_, let file): Wording(verbatim: file)
        }
    }
}
