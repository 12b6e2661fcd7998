public import FollowUp
import Store
import Territory
public import Wording

/// A policy in plain sentences: what it looks at, how it counts, and what each rule asks for.
public struct PolicyText {
    private let policy: Policy
    private let language: Language
    private let width: Int

    public init(_ policy: Policy, language: Language, width: Int = 80) {
        self.policy = policy
        self.language = language
        self.width = width
    }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }

    public func text() -> String {
        var text = policy.name.wrapped(to: width) + "\n" + basis.map { $0[language].wrapped(to: width) }.joined()
        for rule in policy.rules {
            let severity = rule.severity == .must ? say("måste", "must") : say("bör", "should")
            text += "\n" + "\(rule.id) (\(severity))".wrapped(to: width)
            text += Self.requirement(rule.kind)[language].wrapped(to: width, indent: "  ")
        }
        return text
    }

    /// What is looked at and how it is counted.
    private var basis: [Wording] {
        var sentences: [Wording] = []
        if let round = policy.round {
            sentences.append(Wording(sv: "Utlysningens dag är \(round).", en: "The day of the round is \(round)."))
        }
        let selection = policy.selection
        switch (selection.from, selection.to) {
        case (nil, nil): sentences.append(Wording(sv: "Alla år prövas.", en: "All years are checked."))
        case (let from, let to):
            let sv = [from.map { "från och med \($0)" }, to.map { "till och med \($0)" }].compactMap { $0 }.joined(
                separator: " ")
            let en = [from.map { "from \($0)" }, to.map { "up to and including \($0)" }].compactMap { $0 }.joined(
                separator: " ")
            sentences.append(Wording(sv: "Insatser \(sv) prövas.", en: "Initiatives \(en) are checked."))
        }
        func only(_ values: [String], _ sv: String, _ en: String) {
            guard !values.isEmpty else { return }
            sentences.append(
                Wording(
                    sv: "Bara \(sv): \(Self.list(values, .swedish)).",
                    en: "Only the \(values.count == 1 ? en : en + "s"): \(Self.list(values, .english))."))
        }
        only(selection.programmes, "programmen", "programme")
        only(selection.strengthAreas, "styrkeområdena", "strength area")
        if !selection.statuses.isEmpty {
            sentences.append(
                Wording(
                    sv: "Bara med status: \(Self.list(selection.statuses, .swedish)).",
                    en: "Only with the status: \(Self.list(selection.statuses, .english))."))
        }
        if let condition = policy.condition {
            sentences.append(
                Wording(
                    sv: "Bara insatser för vilka detta är sant (CQL2): \(condition.text)",
                    en: "Only initiatives for which this is true (CQL2): \(condition.text)"))
        }
        sentences.append(Self.counting(policy.countyWide))
        sentences.append(
            selection.scheme.map {
                Wording(sv: "Zonerna är de i indelningen \($0).", en: "The zones are those of the scheme \($0).")
            }
                ?? Wording(
                    sv: "Zonerna är de i lagrets vanliga indelning.",
                    en: "The zones are those of the store's default scheme."))
        if !policy.need.isEmpty { sentences.append(need) }
        return sentences
    }

    private var need: Wording {
        func listed(_ figures: Figures) -> String {
            Self.list(
                policy.need.map { weight in
                    let year = weight.year.map { " \($0)" } ?? ""
                    let direction: String =
                        switch weight.direction {
                        case .higherIsBetter?:
                            Wording(sv: ", högre är bättre", en: ", higher is better")[figures.language]
                        case .lowerIsBetter?:
                            Wording(sv: ", lägre är bättre", en: ", lower is better")[figures.language]
                        case .neutral?, nil: ""
                        }
                    return
                        """
                        \(weight.indicator)\(year) (\(Wording(sv: "vikt", en: "weight")[figures.language]) \
                        \(figures.value(weight.weight))\(direction))
                        """
                }, figures.language)
        }
        return Wording(
            sv:
                """
                Behovet vägs samman av \(listed(Figures(.swedish))): kommunen som har det bäst får 0, den som har \
                det sämst 1, och en dels behov är detta gånger dess invånare.
                """,
            en:
                """
                Need is put together from \(listed(Figures(.english))): the municipality best off gets 0, the one \
                worst off 1, and a part's need is this times its inhabitants.
                """
        )
    }

    static func counting(_ way: Policy.CountyWide) -> Wording {
        switch way {
        case .exclude: Wording(sv: "Länstäckande insatser räknas inte.", en: "County-wide initiatives are not counted.")
        case .byPopulation:
            Wording(
                sv: "Länstäckande insatser räknas i alla delar, deras medel efter befolkning.",
                en: "County-wide initiatives count in every part, their money by population.")
        case .equally:
            Wording(
                sv: "Länstäckande insatser räknas i alla delar, deras medel lika per kommun.",
                en: "County-wide initiatives count in every part, their money equally by municipality.")
        }
    }

    private static func list(_ items: [String], _ language: Language) -> String {
        guard items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + (language == .swedish ? " och " : " and ")
            + (items.last ?? "")
    }

    // MARK: Rules

    /// What a rule asks for, as one sentence.
    static func requirement(_ kind: Policy.Rule.Kind) -> Wording {
        let sv = sentence(kind, Figures(.swedish))
        let en = sentence(kind, Figures(.english))
        return Wording(sv: sv.sv, en: en.en)
    }

    /// In both languages with the figures of one; the caller takes the one that fits.
    private static func sentence(_ kind: Policy.Rule.Kind, _ figures: Figures) -> Wording {
        let place = place(kind)
        switch kind {
        case .minimumInitiatives(_, _, let minimum):
            return Wording(
                sv: "Minst \(Plural.sv(minimum, "insats", "insatser")) i \(place.sv).",
                en: "At least \(Plural.en(minimum, "initiative")) in \(place.en).")
        case .minimumAmount(let of, _, _, let minimum):
            let unit = unit(of)
            return Wording(
                sv: "Minst \(figures.value(minimum)) \(unit.sv) i \(place.sv).",
                en: "At least \(figures.value(minimum)) \(unit.en) in \(place.en).")
        case .minimumShare(let of, let base, _, _, let factor):
            let what = subject(of)
            let base = subject(base)
            return Wording(
                sv:
                    """
                    Andelen av \(what.sv) i \(place.sv) ska vara minst \(figures.percent(factor)) av dess andel av \
                    \(base.sv).
                    """,
                en:
                    """
                    The share of \(what.en) in \(place.en) should be at least \(figures.percent(factor)) of its \
                    share of \(base.en).
                    """
            )
        case .matrix(let dimension, let values, _, let minimum, let filled):
            let least: Wording =
                switch minimum {
                case .initiatives(let count):
                    Wording(sv: Plural.sv(count, "insats", "insatser"), en: Plural.en(count, "initiative"))
                case .granted(let kronor):
                    Wording(sv: "\(figures.value(kronor)) kr", en: "\(figures.value(kronor)) SEK")
                }
            let titles = values.map { $0.map { title(ofValue: $0, kind) } }
            let named = Wording(
                sv: titles.map { " (\($0.map(\.sv).joined(separator: ", ")))" } ?? "",
                en: titles.map { " (\($0.map(\.en).joined(separator: ", ")))" } ?? "")
            let share =
                filled < 1
                ? Wording(
                    sv: ", i minst \(figures.percent(filled)) av rutorna",
                    en: ", in at least \(figures.percent(filled)) of the cells") : Wording(verbatim: "")
            return Wording(
                sv: "Minst \(least.sv) för varje \(dimension.wording.sv)\(named.sv) i \(place.sv)\(share.sv).",
                en: "At least \(least.en) for each \(dimension.wording.en)\(named.en) in \(place.en)\(share.en).")
        case .reach(let distance, let per, let atLeast):
            let whose =
                per == nil
                ? Wording(sv: "invånarna", en: "the people")
                : Wording(sv: "invånarna i \(place.sv)", en: "the people in \(place.en)")
            return Wording(
                sv:
                    """
                    Minst \(figures.percent(atLeast)) av \(whose.sv) inom \(figures.value(distance / 1_000)) km \
                    från en insats.
                    """,
                en:
                    """
                    At least \(figures.percent(atLeast)) of \(whose.en) within \(figures.value(distance / 1_000)) \
                    km of an initiative.
                    """
            )
        case .maximumConcentration(let of, let per, let measure, let atMost):
            let what = subject(of)
            let level = name(per)
            switch measure {
            case .gini, .hoover:
                let measure = measure == .gini ? "Gini" : "Hoover"
                return Wording(
                    sv:
                        """
                        \(measure) för \(what.sv) per invånare över länets delar (\(level.sv)) är högst \
                        \(figures.value(atMost)).
                        """,
                    en:
                        """
                        \(measure) of \(what.en) per inhabitant over the county's parts (\(level.en)) is at most \
                        \(figures.value(atMost)).
                        """
                )
            case .largestShare:
                return Wording(
                    sv: "Ingen \(level.sv) har mer än \(figures.percent(atMost)) av \(what.sv).",
                    en: "No \(level.en) has more than \(figures.percent(atMost)) of \(what.en).")
            }
        case .recency(_, _, let months):
            return Wording(
                sv:
                    """
                    Det senaste beslutet i \(place.sv) är högst \(Plural.sv(months, "månad", "månader")) gammalt \
                    vid utlysningen.
                    """,
                en: "The last decision in \(place.en) is at most \(Plural.en(months, "month")) old at the round.")
        case .trend(let id, _, let years, let of, let factor):
            let what = subject(of)
            return Wording(
                sv:
                    """
                    En kommun där \(id) försämrats \(Plural.sv(years, "år", "år")) i rad har minst \
                    \(figures.percent(factor)) av sin befolkningsandel av \(what.sv).
                    """,
                en:
                    """
                    A municipality where \(id) has got worse \(Plural.en(years, "year")) in a row has at least \
                    \(figures.percent(factor)) of its population share of \(what.en).
                    """
            )
        }
    }

    /// The parts that a rule looks at: "each municipality", or the ones it names.
    private static func place(_ kind: Policy.Rule.Kind) -> Wording {
        let level = kind.level ?? .municipality
        guard let parts = kind.parts else {
            return Wording(sv: "varje \(name(level).sv)", en: "each \(name(level).en)")
        }
        let titles = parts.map { code in Zone.RollUp(rawValue: code)?.title ?? Wording(verbatim: code) }
        if titles.count == 1 { return titles[0] }
        return Wording(
            sv: "var och en av \(list(titles.map(\.sv), .swedish))", en: "each of \(list(titles.map(\.en), .english))")
    }

    private static func subject(_ base: Policy.Rule.Base) -> Wording {
        switch base {
        case .population: Wording(sv: "invånarna", en: "the people")
        case .area: Wording(sv: "ytan", en: "the area")
        case .need: Wording(sv: "behovet", en: "the need")
        }
    }

    /// What is distributed, in the definite form that sentences need.
    private static func subject(_ indicator: String) -> Wording {
        Readings.subject(Indicator.ID(indicator)) ?? Wording(verbatim: indicator)
    }

    private static func unit(_ indicator: String) -> Wording {
        Indicator.builtIn.first { $0.id.text == indicator }?.unit ?? Wording(verbatim: indicator)
    }

    static func name(_ level: Level) -> Wording {
        switch level {
        case .municipality: Wording(sv: "kommun", en: "municipality")
        case .zone: Wording(sv: "zon", en: "zone")
        case .cell: Wording(sv: "cell (kommun och zon)", en: "cell (municipality and zone)")
        case .rollUp: Wording(sv: "del (tätort, landsbygd)", en: "part (urban, rural)")
        case .faRegion: Wording(sv: "FA-region", en: "functional region")
        }
    }

    /// A value of a matrix's dimension as people call it; what sources write stands as they write it.
    static func title(ofValue value: String, _ kind: Policy.Rule.Kind) -> Wording {
        guard case .matrix(.sustainability, _, _, _, _) = kind else { return Wording(verbatim: value) }
        return switch value {
        case "economic": Wording(sv: "ekonomisk", en: "economic")
        case "social": Wording(sv: "social", en: "social")
        case "environmental": Wording(sv: "miljömässig", en: "environmental")
        default: Wording(sv: "samiska förhållanden", en: "Sámi conditions")
        }
    }
}
