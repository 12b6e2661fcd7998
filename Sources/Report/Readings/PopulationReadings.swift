package import FollowUp
import Store
package import Wording

/// Remarks on the population beside values, and on values spread onto parts where they weren't measured.
extension Readings {
    /// The year of the population, with remarks; empty where no figure is per inhabitant.
    package static func people(_ basis: PopulationBasis, isKnown: Bool = true) -> [Wording] {
        guard isKnown else { return [] }
        var sentences = [year(basis)]
        if basis.isStale, let year = basis.year, let other = basis.valueYear {
            let years = abs(year - other)
            sentences.append(
                Wording(
                    sv: "Obs: folkmängden är från \(years) år \(year < other ? "före" : "efter") värdena (\(other)).",
                    en: "Note: the population is of \(years) years \(year < other ? "before" : "after") the values "
                        + "(\(other))."))
        }
        if let other = basis.other {
            let (sv, en) = (Figures(.swedish), Figures(.english))
            sentences.append(
                Wording(
                    sv:
                        """
                        Obs: zoner och delområden räknas på indelningens \(sv.decimal(other.counted, 0)) invånare; \
                        kommunernas folkmängd \(other.year) är \(sv.decimal(other.people, 0)).
                        """,
                    en:
                        """
                        Note: zones and subareas count on the division's \(en.decimal(other.counted, 0)) \
                        inhabitants; the \
                        municipalities' population of \(other.year) is \(en.decimal(other.people, 0)).
                        """))
        }
        return sentences
    }

    private static func year(_ basis: PopulationBasis) -> Wording {
        switch (basis.year, basis.source) {
        case (let year?, .indicator) where basis.interpolatedBetween.count == 2:
            let (before, after) = (basis.interpolatedBetween[0], basis.interpolatedBetween[1])
            return Wording(
                sv: "Invånare: kommunernas folkmängd \(year), beräknad mellan \(before) och \(after).",
                en: "People: the municipalities' population of \(year), interpolated between \(before) and \(after).")
        case (let year?, .indicator):
            return Wording(
                sv: "Invånare: kommunernas folkmängd \(year).",
                en: "People: the municipalities' population of \(year).")
        case (let year?, .territory):
            return Wording(
                sv: "Invånare: indelningens folkmängd, \(year).", en: "People: the division's population, of \(year).")
        case (nil, _):
            return Wording(
                sv: "Invånare: indelningens folkmängd, vars år inte är känt.",
                en: "People: the division's population, whose year is not known.")
        }
    }

    /// That a value was spread and not measured; nil where it wasn't spread.
    package static func spread(_ distribution: Distribution) -> Wording? {
        guard distribution.isSpread else { return nil }
        let (level, title) = (distribution.level.wording, distribution.indicator.title)
        return Wording(
            sv:
                """
                Obs: \(title.sv) är mätt per kommun, inte per \(level.sv). Värdena är kommunernas, fördelade efter \
                folkmängd (--spread-by-population), och säger inget om skillnader inom kommunerna.
                """,
            en:
                """
                Note: \(title.en) is measured by municipality, not by \(level.en). The values are the municipalities', \
                spread by population (--spread-by-population), and say nothing of differences within them.
                """)
    }

    /// How many parts have a value, where some have none.
    package static func blanks(_ distribution: Distribution) -> Wording? {
        guard distribution.blankParts > 0 else { return nil }
        let (all, have) = (distribution.rows.count, distribution.compared.count)
        let blanks = Wording(
            sv:
                """
                \(have) av \(Plural.sv(all, "område", "områden")) har ett värde; – är ingen nolla, och inte med \
                i måtten.
                """,
            en:
                """
                \(have) of \(Plural.en(all, "area")) \(have == 1 ? "has" : "have") a value; – is not a zero, and not \
                in the measures.
                """)
        let unstated = distribution.rows.filter(\.isUnstated)
        if !unstated.isEmpty {
            let list = Prose.list(unstated.map(\.part.name), most: 8)
            return Wording(
                sv: "\(blanks.sv) Insatserna i \(list.sv) har inget uppgivet belopp.",
                en: "\(blanks.en) No amount is stated for the initiatives in \(list.en).")
        }
        // Parts of several municipalities: the county's line includes municipalities measured in parts that lack a
        // value.
        guard let municipalities = distribution.municipalities, municipalities > all else { return blanks }
        let measured = municipalities - distribution.count.withoutValue
        return Wording(
            sv:
                """
                \(blanks.sv) Ett område har ett värde bara om alla dess kommuner har det; länets värde är det som \
                är mätt i \
                \(measured) av \(Plural.sv(municipalities, "kommun", "kommuner")).
                """,
            en:
                """
                \(blanks.en) An area has a value only where all its municipalities have one; the county's is what is \
                measured in \(measured) of \(Plural.en(municipalities, "municipality", "municipalities")).
                """)
    }

    /// The sums beside the parts that are blank, with how many initiatives they would be of; nil where none is.
    package static func blankSums(_ distribution: Distribution) -> Wording? {
        let places = Distribution.SumPlace.allCases.compactMap { place in
            distribution.blankSums[place].map { (place, $0) }
        }
        guard !places.isEmpty else { return nil }
        let list = places.map { place, count -> Wording in
            let name =
                switch place {
                case .county: Wording(sv: "länet", en: "the county")
                case .outside: Wording(sv: "utanför länet", en: "outside the county")
                case .unlocated: Wording(sv: "okänt läge", en: "location unknown")
                case .total: Wording(sv: "summan", en: "the total")
                }
            return Wording(
                sv: "\(name.sv) (\(Plural.sv(count, "insats", "insatser")))",
                en: "\(name.en) (\(Plural.en(count, "initiative")))")
        }
        let what =
            distribution.outcomes == nil
            ? Wording(sv: "Inget belopp anges, så – är ingen nolla", en: "No amount is stated, so that – is not a zero")
            : Wording(
                sv: "Inget är rapporterat, så – är ingen nolla", en: "Nothing is reported, so that – is not a zero")
        return Wording(
            sv: "\(what.sv): \(list.map(\.sv).joined(separator: ", ")).",
            en: "\(what.en): \(list.map(\.en).joined(separator: ", ")).")
    }

    /// Parts that are blank without one of the initiatives; nil where there are none.
    static func blanks(_ moved: some Sequence<Distributor.InfluenceReport.Moved>) -> Wording? {
        let alone = moved.filter { !$0.blanks.isEmpty }
        guard !alone.isEmpty else { return nil }
        let list = Prose.list(
            alone.map { one in
                let parts = Prose.list(one.blanks.map(\.name))
                return Wording(sv: "utan \(one.code) i \(parts.sv)", en: "without \(one.code) in \(parts.en)")
            }, most: 8)
        return Wording(
            sv:
                """
                Ingen annan insats har en uppgift: \(list.sv). Ett område utan uppgift är inte noll, och inte med i \
                måttet.
                """,
            en:
                """
                No other initiative states a figure: \(list.en). An area without one is not zero, and not in the \
                measure.
                """)
    }

    /// Whose people shares and quotients stand beside, where some parts have no value; nil where all have.
    package static func measuredPeople(_ distribution: Distribution) -> Wording? {
        guard distribution.comparesMeasuredPeople else { return nil }
        return Wording(
            sv:
                """
                Andel av invånarna och kvot är räknade på invånarna i de områden som har ett värde, inte på \
                hela länet.
                """,
            en: "Shares of people, and quotients, are of the people of the areas that have a value, not of the county.")
    }
}
