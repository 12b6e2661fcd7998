package import FollowUp
import Store
package import Wording

/// A policy in plain sentences: its selection, its counting, and the requirement of each rule.
package struct PolicyText {
    private let policy: Policy
    private let language: Language
    private let width: Int

    private let names: PartNames

    /// - Parameter names: of the parts that its rules name by code.
    package init(_ policy: Policy, naming names: PartNames = PartNames(), language: Language, width: Int = 80) {
        self.policy = policy
        self.names = names
        self.language = language
        self.width = width
    }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }

    package func text() -> String {
        var text = policy.name.wrapped(to: width) + "\n" + basis.map { $0[language].wrapped(to: width) }.joined()
        for rule in policy.rules {
            let severity = rule.severity == .must ? say("måste", "must") : say("bör", "should")
            let title = rule.title.map { "\($0[language]) (\(severity), \(rule.id))" } ?? "\(rule.id) (\(severity))"
            text += "\n" + title.wrapped(to: width)
            text += Self.requirement(rule, names)[language].wrapped(to: width, indent: "  ")
            for sentence in rule.sentences.explanation(policy) + shared(rule) {
                text += sentence[language].wrapped(to: width, indent: "  ")
            }
        }
        return text
    }

    /// The selection and its counting.
    private var basis: [Wording] {
        var sentences: [Wording] = []
        if let round = policy.round {
            sentences.append(Wording(sv: "Utlysningen öppnar \(round).", en: "The call opens \(round)."))
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
                    sv: "Zonerna är de i databasens vanliga indelning.",
                    en: "The zones are those of the database's default scheme."))
        if !policy.need.isEmpty { sentences.append(need) }
        return sentences
    }

    private var need: Wording {
        func listed(_ figures: Figures) -> String {
            Self.list(
                policy.need.map { weight in
                    let name = names.indicator(weight.indicator)[figures.language]
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
                        \(name)\(year) (\(Wording(sv: "vikt", en: "weight")[figures.language]) \
                        \(figures.value(weight.weight))\(direction))
                        """
                }, figures.language)
        }
        return Wording(
            sv:
                """
                Behovet vägs samman av \(listed(Figures(.swedish))): kommunen som har det bäst får 0, den som har \
                det sämst 1, och ett områdes behov är detta gånger dess invånare.
                """,
            en:
                """
                Need is put together from \(listed(Figures(.english))): the municipality best off gets 0, the one \
                worst off 1, and an area's need is this times its inhabitants.
                """
        )
    }

    static func counting(_ rule: CountyWideRule, hasPopulation: Bool = true) -> Wording {
        switch rule {
        case .leftOut: Wording(sv: "Länstäckande insatser räknas inte.", en: "County-wide initiatives are not counted.")
        case .population where !hasPopulation:
            Wording(
                sv: "Länstäckande insatser räknas i alla områden, deras medel efter yta: folkmängden är okänd.",
                en: "County-wide initiatives count in every area, their money by area: the population is unknown.")
        case .population:
            Wording(
                sv: "Länstäckande insatser räknas i alla områden, deras medel efter befolkning.",
                en: "County-wide initiatives count in every area, their money by population.")
        case .equal:
            Wording(
                sv: "Länstäckande insatser räknas i alla områden, deras medel lika per kommun.",
                en: "County-wide initiatives count in every area, their money equally by municipality.")
        }
    }

    static func list(_ items: [String], _ language: Language) -> String {
        guard items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + (language == .swedish ? " och " : " and ")
            + (items.last ?? "")
    }

    // MARK: Rules

    /// A rule's requirement, as one sentence.
    static func requirement(_ rule: Policy.Rule, _ names: PartNames) -> Wording {
        Wording(
            sv: rule.sentences.requirement(Figures(.swedish), names).sv,
            en: rule.sentences.requirement(Figures(.english), names).en)
    }

    /// What is true of rules of several kinds.
    private func shared(_ rule: Policy.Rule) -> [Wording] {
        var sentences: [Wording] = []
        if let newest = rule.content.newest {
            sentences.append(
                Wording(
                    sv:
                        """
                        Kommunernas värden får vara högst \(Plural.sv(newest, "år", "år")) äldre än utlysningen; är de \
                        äldre kan regeln inte bedömas.
                        """,
                    en:
                        """
                        The municipalities' values may be at most \(Plural.en(newest, "year")) older than the call; on \
                        older ones the rule can't be judged.
                        """))
        }
        if rule.content.comparesPeople {
            let year = policy.selection.to.map { " \($0.year)" } ?? ""
            sentences.append(
                Wording(
                    sv: year.isEmpty
                        ? "Invånarna är de nyaste som databasen har; svaret säger vilket år de är från."
                        : "Invånarna är de som databasen har för\(year), eller för året närmast; svaret säger vilket.",
                    en: year.isEmpty
                        ? "The people are the newest in the database; the answer says of which year."
                        : "The people are those in the database for\(year), or the year nearest; the answer says which."
                ))
        }
        if rule.content.level?.crossesZones == false, !rule.content.asksForPlaces {
            sentences.append(
                Wording(
                    sv: "En insats som är känd bara till kommun räknas i alla kommunens zoner.",
                    en: "An initiative known only to its municipality counts in all zones of it."))
        }
        if rule.content.isAboutMoney {
            sentences.append(
                Wording(
                    sv: "Insatser utan uppgift om belopp räknas inte som noll, utan nämns.",
                    en: "Initiatives that state no amount don't count as zero, but are mentioned."))
        }
        return sentences
    }

    static func name(_ level: Level) -> Wording {
        switch level {
        case .municipality: Wording(sv: "kommun", en: "municipality")
        case .zone: Wording(sv: "zon", en: "zone")
        case .cell: Wording(sv: "delområde (kommun och zon)", en: "subarea (municipality and zone)")
        case .rollUp: Wording(sv: "del (tätort, landsbygd)", en: "part (urban, rural)")
        case .faRegion: Wording(sv: "FA-region", en: "functional region")
        }
    }
}
