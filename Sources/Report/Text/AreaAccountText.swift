import FollowUp
import Store
import Territory
import Wording

/// The text of `query --file` about an area.
struct AreaAccountText {
    private let account: AreaAccount
    private let language: Language
    private let width: Int
    private let figures: Figures

    init(_ account: AreaAccount, language: Language, width: Int) {
        self.account = account
        self.language = language
        self.width = width
        figures = Figures(language)
    }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }

    func text() -> String {
        let people =
            account.population.map { people in
                let (count, share) = (
                    figures.integer(Int(clamped: people.rounded())),
                    figures.percent(people / Double(account.countyPopulation), 1)
                )
                return say("\(count) av länets invånare (\(share))", "\(count) of the county's inhabitants (\(share))")
            } ?? say("ett okänt antal invånare", "an unknown number of inhabitants")
        var text = say(
            """
            Den ritade ytan har \(people) och \(figures.decimal(account.areaKm2, 1)) km² av det \
            (\(figures.percent(account.areaKm2 / account.countyAreaKm2, 1))).
            """,
            """
            The area drawn has \(people) and \(figures.decimal(account.areaKm2, 1)) km² of it \
            (\(figures.percent(account.areaKm2 / account.countyAreaKm2, 1))).
            """
        ).wrapped(to: width)
        if let outside = account.outsideKm2, outside >= 0.05 {
            text += say(
                "\(figures.decimal(outside, 1)) km² av den ligger utanför länet och räknas inte.",
                "\(figures.decimal(outside, 1)) km² of it lie outside the county and are not counted."
            ).wrapped(to: width)
        } else if account.outsideKm2 == nil {
            text += say(
                "Den når utanför Europa; det som ligger utanför länet räknas inte.",
                "It reaches beyond Europe; what lies outside the county counts for nothing."
            ).wrapped(to: width)
        }
        if account.isByMunicipality { text += Population.spreadOverMunicipalities[language].wrapped(to: width) }
        text += "\n" + sums.text() + "\n" + foundation.wrapped(to: width)
        for line in Readings.people(account.people, isKnown: account.countyPopulation > 0) {
            text += line[language].wrapped(to: width)
        }
        guard !account.entries.isEmpty else { return text }
        return text + "\n" + initiatives.text()
    }

    private var sums: TerminalTable {
        var table = TerminalTable([
            ("", .left), (say("i ytan", "in the area"), .right), (say("av länet", "of the county"), .right),
            (say("per 1 000 inv.", "per 1,000 people"), .right), (say("länet", "the county"), .right),
            (say("kvot", "ratio"), .right),
        ])
        for sum in account.sums {
            let (own, county) = (account.perThousand(sum), account.countyPerThousand(sum))
            let ratio = sum.hasNegative ? nil : own.flatMap { own in county.flatMap { $0 > 0 ? own / $0 : nil } }
            let isMoney = sum.indicator.measure == .money
            func figure(_ value: Double) -> String {
                isMoney ? figures.integer(Int(clamped: value.rounded())) : figures.value(value)
            }
            let perThousand = isMoney ? [own.map(figure), county.map(figure)] : figures.column([own, county])
            let title = sum.indicator.title[language]
            let unit = sum.indicator.unit[language]
            table.append([
                title == unit ? title : "\(title) (\(unit))", sum.inside.map(figure) ?? "–",
                sum.share.map { figures.percent($0, 1) } ?? "–",
                perThousand[0] ?? "–", perThousand[1] ?? "–", ratio.map { figures.decimal($0, 2) } ?? "–",
            ])
        }
        return table
    }

    private var foundation: String {
        var text = account.isPlaceUnknown ? unknownPlace : account.isUnstated ? unstated : grounds
        for sum in account.sums where sum.hasNegative {
            text += say(
                " Andel och kvot saknas för \(sum.indicator.title.sv): en del av summan är under noll.",
                " There is no share or ratio of \(sum.indicator.title.en): a part of the sum is below zero.")
        }
        if account.unlocated.initiatives > 0 {
            let granted = account.unlocated.granted.map { Wording(sv: "med \(kronor($0))", en: "with \(kronor($0))") }
            let money = granted ?? Wording(sv: "utan angivet belopp", en: "without a stated amount")
            text += say(
                " \(Plural.sv(account.unlocated.initiatives, "insats", "insatser")) \(money.sv) har okänt läge och "
                    + "kan höra hit.",
                " \(Plural.en(account.unlocated.initiatives, "initiative")) \(money.en) "
                    + "\(account.unlocated.initiatives == 1 ? "has" : "have") no known place and may belong here.")
        }
        return text
    }

    private var unstated: String {
        say(
            "Ingen insats i ytan anger något belopp: – är ingen nolla.",
            "No initiative in the area states an amount: – is not a zero.")
    }

    private var unknownPlace: String {
        let places = account.basis.places
        return say(
            """
            Insatser som bara är kända till sin kommun kan ligga i ytan eller inte, eftersom det inte är känt var i \
            kommunen invånarna bor: – är ingen nolla. Medlen på utpekade platser i ytan är \(kronor(places)).
            """,
            """
            Initiatives known to their municipality only may lie in the area or not, as it isn't known where in the \
            municipality people live: – is not a zero. The money at places stated in the area is \(kronor(places)).
            """)
    }

    private var grounds: String {
        let basis = account.basis
        return say(
            """
            Medlen i ytan vilar på: utpekade platser \(kronor(basis.places)), kommuner fördelade efter invånare \
            \(kronor(basis.municipalities)), hela länet efter invånare \(kronor(basis.countyWide)).
            """,
            """
            The money in the area rests on: places stated \(kronor(basis.places)), municipalities spread by \
            inhabitants \(kronor(basis.municipalities)), the whole county by inhabitants \
            \(kronor(basis.countyWide)).
            """)
    }

    private func kronor(_ value: Double) -> String {
        figures.integer(Int(clamped: value.rounded())) + say(" kr", " SEK")
    }

    private var initiatives: TerminalTable {
        var table = TerminalTable([
            ("id", .left), (say("titel", "title"), .left), (say("andel i ytan", "share in it"), .right),
            (say("kr i ytan", "SEK in it"), .right),
        ])
        // An outline along a border cuts slivers of its neighbours.
        let shown = Array(account.entries.filter { $0.share >= 0.0005 }.prefix(20))
        for entry in shown {
            table.append([
                entry.initiative.id, entry.initiative.title.fitted(to: 40),
                figures.percent(entry.share, entry.share < 0.995 ? 1 : 0),
                entry.granted.map { figures.integer(Int(clamped: $0.rounded())) } ?? "–",
            ])
        }
        let listed = Set(shown.map(\.initiative.id))
        let rest = account.entries.filter { !listed.contains($0.initiative.id) }
        if !rest.isEmpty {
            table.append([
                "",
                say(
                    "\(figures.integer(rest.count)) till (--format csv visar alla)",
                    "\(figures.integer(rest.count)) more (--format csv shows all)"), "",
                rest.contains { $0.granted != nil }
                    ? figures.integer(Int(clamped: rest.reduce(0) { $0 + ($1.granted ?? 0) }.rounded())) : "–",
            ])
        }
        return table
    }
}
