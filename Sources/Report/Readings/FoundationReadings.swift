package import FollowUp
package import Store
package import Territory
package import Wording

extension Readings {
    /// The grounds of a distribution in short sentences, for the margin of a map. Long because each thing that a result
    /// can rest on has a sentence of its own.
    package static func foundation(_ distribution: Distribution) -> [Wording] {
        guard distribution.year == nil else {
            return [spread(distribution), blanks(distribution)].compactMap { $0 } + people(beside: distribution)
        }
        let total = distribution.total ?? 0
        let count = distribution.count
        if distribution.outcomes != nil, distribution.indicator.kind == .intensive || !(total > 0) {
            return placing(of: distribution) + OutcomeText.sentences(distribution)
                + StatusText.sentences(count.statuses, advises: false) + people(beside: distribution)
        }
        guard total > 0 else {
            let rest =
                placing(of: distribution) + StatusText.sentences(count.statuses, advises: false)
                + (count.money.map { MoneyText.sentences($0, advises: false) } ?? [])
            let none =
                blankSums(distribution) ?? Wording(sv: "Inget värde är inläst.", en: "No value has been imported.")
            return (total < 0 ? [] : [none]) + rest
        }
        func text(_ figures: Figures) -> (declared: String, wide: String, unknown: String, outside: String) {
            let basis = distribution.basis
            let shares = figures.percents(
                [
                    basis.declared, basis.countyWide + basis.programmeArea, distribution.sum(.unlocated),
                    distribution.sum(.outside),
                ].map { $0.map { $0 / total } }, 0
            ).map { $0 ?? "–" }
            return (shares[0], shares[1], shares[2], shares[3])
        }
        let sv = text(Figures(.swedish))
        let en = text(Figures(.english))
        var sentences = [
            distribution.restsOnLessThanNothing
                ? MoneyText.basis(distribution)
                : Wording(
                    sv:
                        """
                        Kartan visar det som har ett läge i länet: \(sv.declared) av summan vilar på utpekade platser \
                        och kommuner, \(sv.wide) på länstäckande uppgifter. \(sv.unknown) saknar känt läge, \
                        \(sv.outside) ligger utanför.
                        """,
                    en:
                        """
                        The map shows what has a place in the county: \(en.declared) of the total rests on declared \
                        places and municipalities, \(en.wide) on county-wide declarations. \(en.unknown) has no known \
                        place, \(en.outside) lies outside.
                        """
                ),
            Wording(
                sv: "\(Plural.sv(count.initiatives, "insats", "insatser")), varav \(count.unlocated) utan känt läge.",
                en:
                    """
                    \(Plural.en(count.initiatives, "initiative")), \(count.unlocated) of them without a known \
                    location.
                    """
            ),
        ]
        sentences += [blankSums(distribution)].compactMap { $0 } + placing(of: distribution)
        sentences += OutcomeText.sentences(distribution) + StatusText.sentences(count.statuses, advises: false)
        sentences += count.money.map { MoneyText.sentences($0, advises: false) } ?? []
        return sentences + people(beside: distribution)
    }

    /// The grounds of a change in short sentences: what isn't measured, and where the values are from.
    package static func foundation(_ change: TerritorialChange) -> [Wording] {
        let blank = change.rows.filter { $0.change == nil }.compactMap(\.part)
        let missing = Wording(
            sv: "Inte mätt båda åren: \(blank.map(\.name.sv).joined(separator: ", ")).",
            en: "Not measured in both years: \(blank.map(\.name.en).joined(separator: ", ")).")
        return (blank.isEmpty ? [] : [missing]) + [source(change.sources)].compactMap { $0 }
    }

    /// Where values are from: of addresses the site, of files the name; nil where nothing states it.
    static func source(_ sources: [String]) -> Wording? {
        let sites = Set(sources.map(site)).sorted()
        guard !sites.isEmpty else { return nil }
        return Wording(
            sv: "Källa: \(sites.joined(separator: ", ")).", en: "Source: \(sites.joined(separator: ", ")).")
    }

    private static func site(_ source: String) -> String {
        guard let start = source.firstRange(of: "://")?.upperBound else { return source }
        let host = source[start...].prefix { $0 != "/" && $0 != "?" }
        return String(host.hasPrefix("www.") ? host.dropFirst(4) : host)
    }

    /// Whose people, where the figures stand beside people: of which parts, and of what year.
    private static func people(beside distribution: Distribution) -> [Wording] {
        guard distribution.peopleUnknown == nil, distribution.rows.contains(where: { $0.perThousand != nil }) else {
            return []
        }
        return [measuredPeople(distribution)].compactMap { $0 } + people(distribution.population)
    }

    /// A class of precision as a noun: "place in the gazetteer".
    package static func precision(_ precision: Precision) -> Wording {
        switch precision {
        case .exact: Wording(sv: "punkt, linje eller yta", en: "point, line or area")
        case .place: Wording(sv: "ort", en: "locality")
        case .municipality: Wording(sv: "kommun", en: "municipality")
        case .programmeArea: Wording(sv: "programmets område", en: "the programme's area")
        case .county: Wording(sv: "hela länet", en: "the whole county")
        case .unknown: Wording(sv: "okänt", en: "unknown")
        }
    }

    /// By which rules initiatives were apportioned, and how many by each; nil where none has a location.
    package static func apportioned(_ count: Distribution.Count) -> Wording? {
        var list: [Wording] = []
        let spreadByArea = count.placing.spreadByArea
        func add(_ name: Wording, _ number: Int) {
            guard number > 0 else { return }
            list.append(Wording(sv: "\(name.sv) \(number)", en: "\(name.en) \(number)"))
        }
        for one in Footprint.Rule.allCases where one != .unlocated {
            add(rule(one), (count.byRule[one] ?? 0) - (one == .areasByArea ? spreadByArea : 0))
        }
        add(
            Wording(
                sv: "kommuner och hela länet efter areal, eftersom folkmängden inte är känd,",
                en: "municipalities and the whole county by area, since the population is not known,"),
            spreadByArea)
        guard !list.isEmpty else { return nil }
        return Wording(
            sv: "Så har insatserna fördelats: \(list.map(\.sv).joined(separator: ", ")).",
            en: "How initiatives were apportioned: \(list.map(\.en).joined(separator: ", ")).")
    }

    /// How initiatives' footprints were found, as what they are and by what they are spread: "lines by length".
    package static func rule(_ rule: Footprint.Rule) -> Wording {
        switch rule {
        case .pointsEqually: Wording(sv: "punkter eller orter lika", en: "points or localities equally")
        case .linesByLength: Wording(sv: "linjer efter längd", en: "lines by length")
        case .areasByArea: Wording(sv: "polygoner efter areal", en: "polygons by area")
        case .areasByPopulation: Wording(sv: "polygoner efter befolkning", en: "polygons by population")
        case .mixedByParts: Wording(sv: "blandade efter antal delar", en: "mixed by number of parts")
        case .declaredShares: Wording(sv: "kommuner efter angivna andelar", en: "municipalities by declared shares")
        case .municipalitiesByPopulation: Wording(sv: "kommuner efter befolkning", en: "municipalities by population")
        case .countyByPopulation: Wording(sv: "hela länet efter befolkning", en: "the whole county by population")
        case .countyEqually: Wording(sv: "hela länet lika per kommun", en: "the whole county equally by municipality")
        case .unlocated: Wording(sv: "utan läge", en: "without location")
        }
    }
}

extension Readings {
    /// The same beside a distribution, of whatever it is.
    ///
    /// - Parameter besideRules: whether the rules by which initiatives were apportioned are told too.
    package static func placing(of distribution: Distribution, besideRules: Bool = false) -> [Wording] {
        var count = distribution.count.placing
        if besideRules { count.spreadByArea = 0 }
        return placing(count, money: distribution.indicator.id == .grantedSek)
    }

    /// The same beside other results; empty where their rows are no places.
    package static func placing(of crosstab: Crosstab) -> [Wording] {
        crosstab.placing.map { placing($0, money: crosstab.indicator.id == .grantedSek) } ?? []
    }

    package static func placing(of financing: Financing) -> [Wording] { financing.placing.map { placing($0) } ?? [] }

    package static func placing(of followUp: OutcomeFollowUp) -> [Wording] {
        followUp.placing.map { placing($0, money: false) } ?? []
    }

    /// Grounds of a result beyond the sources' own words: stated numbers of municipalities, points where the borders
    /// are in doubt, and people that nobody knows. Empty where there is neither.
    ///
    /// - Parameter money: whether the result is of money, of which the amount outside the county is told.
    package static func placing(_ count: InitiativeTable.PlacingCount, money: Bool = true) -> [Wording] {
        var lines: [Wording] = []
        if count.restingOnTotal > 0 {
            let amount = money ? count.outsideByTotalOre.map { Double($0) / 100 } : nil
            let (sv, en) = (
                amount.map { "\(Figures(.swedish).decimal($0, 0)) kr" } ?? "resten",
                amount.map { "SEK \(Figures(.english).decimal($0, 0))" } ?? "the rest"
            )
            lines.append(
                Wording(
                    sv:
                        """
                        \(Plural.sv(count.restingOnTotal, "insats", "insatser")) anger fler kommuner än de räknar \
                        upp: länet får de uppräknades del, varje kommun lika, och \(sv) räknas utanför länet.
                        """,
                    en:
                        """
                        \(Plural.en(count.restingOnTotal, "initiative")) \
                        \(count.restingOnTotal == 1 ? "states" : "state") more municipalities than listed: the county \
                        gets the listed ones' part, each municipality alike, and \(en) counts outside the county.
                        """))
        }
        if count.doubtful > 0 { lines.append(doubtful(count.doubtful)) }
        if count.spreadByArea > 0 { lines.append(spreadByArea(count.spreadByArea)) }
        return lines
    }

    private static func spreadByArea(_ count: Int) -> Wording {
        Wording(
            sv:
                """
                \(Plural.sv(count, "insats", "insatser")) är \(count == 1 ? "fördelad" : "fördelade") efter areal och \
                inte efter var folk bor. \(Population.unknown.sv)
                """,
            en:
                """
                \(Plural.en(count, "initiative")) \(count == 1 ? "is" : "are") spread by area and not by where people \
                live. \(Population.unknown.en)
                """)
    }

    /// That so many initiatives have points in doubt.
    package static func doubtful(_ count: Int) -> Wording {
        Wording(
            sv:
                """
                \(Plural.sv(count, "insats", "insatser")) har punkter där de generaliserade gränserna är kända för att \
                vara fel: rackvidd query "doubtful IS NOT NULL".
                """,
            en:
                """
                \(Plural.en(count, "initiative")) \(count == 1 ? "has" : "have") points where the generalised borders \
                are known to be wrong: rackvidd query "doubtful IS NOT NULL".
                """)
    }
}
