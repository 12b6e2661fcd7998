import FollowUp
import Store
import Territory
import Wording

/// The list of doubtful locations in words.
struct LocationsText {
    private let repairs: LocationRepairs
    private let most: Int?
    private let figures: Figures
    private let width: Int

    init(_ repairs: LocationRepairs, most: Int?, language: Language, width: Int) {
        (self.repairs, self.most, self.width) = (repairs, most, width)
        figures = Figures(language)
    }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[figures.language] }

    func text() -> String {
        let all = repairs.repairs.count
        let listed = repairs.repairs.prefix(most ?? .max)
        guard !listed.isEmpty else {
            return Self.shares(repairs, most: most).map { $0[figures.language].wrapped(to: width) }.joined() + counted
        }
        var text =
            say(
                "\(Plural.sv(all, "insats", "insatser")) utan exakt läge eller med ett tveksamt, störst först",
                "\(Plural.en(all, "initiative")) without an exact location or with a doubtful one, largest first"
            ).wrapped(to: width) + "\n"
        text += table(Array(listed)) + "\n"
        if listed.count < all {
            text += say(
                "De \(figures.integer(listed.count)) största visas; --most \(all) ger alla.",
                "The \(figures.integer(listed.count)) largest are shown; --most \(all) gives all."
            ).wrapped(to: width)
        }
        for sentence in Self.shares(repairs, most: most) + [Self.estimate, Self.howTo] {
            text += sentence[figures.language].wrapped(to: width)
        }
        return text + counted
    }

    /// What counts and what doesn't: also where nothing is to be repaired.
    private var counted: String {
        Self.grounds(repairs, advises: true).map { $0[figures.language].wrapped(to: width) }.joined()
            + StatusText.text(repairs.statuses, in: figures.language, width: width)
    }

    private func table(_ listed: [LocationRepairs.Repair]) -> String {
        let amounts = listed.map { $0.ore.map { figures.decimal(Double($0) / 100, 0) } ?? "–" }
        let moves = listed.map(range)
        let words = listed.map { Self.word($0.doubt)[figures.language] }
        let ids = listed.map { $0.id.fitted(to: 12) }
        let taken =
            [ids, amounts, moves, words].reduce(0) { $0 + 2 + ($1.map(\.columns).max() ?? 0) }
        var table = TerminalTable([
            (say("id", "id"), .left), (say("titel", "title"), .left), (say("kr", "SEK"), .right),
            (say("läge", "location"), .left), (say("flyttar, kr", "moves, SEK"), .right),
        ])
        for (row, repair) in listed.enumerated() {
            table.append([
                ids[row], repair.title.fitted(to: max(16, width - taken)), amounts[row], words[row], moves[row],
            ])
        }
        return table.text()
    }

    private func range(_ repair: LocationRepairs.Repair) -> String {
        guard let low = repair.ore(repair.moves.lowerBound), let high = repair.ore(repair.moves.upperBound) else {
            return "–"
        }
        let (least, most) = (figures.decimal(low / 100, 0), figures.decimal(high / 100, 0))
        return least == most ? least : "\(least)–\(most)"
    }

    // MARK: Words

    /// The share of the money with an exact location, now and after repairs.
    static func shares(_ repairs: LocationRepairs, most: Int?) -> [Wording] {
        let all = repairs.repairs.count
        let listed = min(most ?? .max, all)
        func sentence(_ figures: Figures) -> String {
            func share(_ count: Int) -> String { figures.percent(repairs.exactShare(repaired: count) ?? 0, 1) }
            var text: String
            if figures.language == .swedish {
                text = "Exakt läge (en punkt, en ritad geometri eller en ort) har nu \(share(0)) av medlen"
                if listed > 0 {
                    text += "; med \(listed == all ? "alla" : "de \(figures.integer(listed)) största") rättade"
                    text += " vore det \(share(listed))"
                }
            } else {
                text = "An exact location (a point, a drawn geometry or a locality) is known of \(share(0)) of the "
                text += "money"
                if listed > 0 {
                    text += "; with \(listed == all ? "all" : "the \(figures.integer(listed)) largest") repaired it "
                    text += "would be \(share(listed))"
                }
            }
            return text + "."
        }
        guard repairs.exactShare(repaired: 0) != nil else {
            return [
                Wording(
                    sv: "Inget belopp är angivet, så hur stor del av medlen som har exakt läge är okänt.",
                    en: "No amount is stated, so the share of money with an exact location is unknown.")
            ]
        }
        var sentences = [
            Wording(
                sv: sentence(Figures(.swedish)),
                en: sentence(Figures(.english)))
        ]
        if repairs.money.negative.initiatives > 0 {
            sentences.append(
                Wording(
                    sv: "Belopp under noll räknas här efter sin storlek: ett läge saknas lika mycket för dem.",
                    en: "Amounts below zero count by their size here: their locations are missed as much."))
        }
        let silent = repairs.repairs.count { $0.ore == nil }
        if silent > 0 {
            sentences.append(
                Wording(
                    sv: "\(Plural.sv(silent, "insats", "insatser")) anger inget belopp och står sist.",
                    en: "\(Plural.en(silent, "initiative")) \(silent == 1 ? "states" : "state") no amount and "
                        + "\(silent == 1 ? "comes" : "come") last."))
        }
        return sentences
    }

    /// What the amounts and the places rest on.
    static func grounds(_ repairs: LocationRepairs, advises: Bool) -> [Wording] {
        MoneyText.sentences(repairs.money, advises: advises) + Readings.placing(repairs.placing)
    }

    /// What the estimate of a move means.
    static let estimate = Wording(
        sv: """
            Flyttar: så många kronor som skulle ligga i ett annat delområde än nu, om insatsen ligger på en enda plats \
            i den kommun, de kommuner eller det län som är känt; minst och mest, eftersom platsen inte är känd. Utan \
            läge flyttar allt, från okänt till kartan. I filerna står också hur mycket som skulle byta kommun.
            """,
        en: """
            Moves: as many kronor as would lie in another subarea than now, if the initiative lies in a single place \
            of the municipality, municipalities or county that is known; least and most, as the place isn't known. \
            Without a location all of it moves, from unknown to the map. The files also say how much would change \
            municipality.
            """)

    /// How the list comes back.
    static let howTo = Wording(
        sv: """
            Fyll i municipalities (kommunnamn eller koder, ”hela länet” om det gäller länet), place (ort) eller \
            easting och northing (SWEREF 99 TM) i listan från --format xlsx eller csv, och läs in den med rackvidd \
            import initiatives. Bara lägen ändras; rader som inte är ifyllda ändrar inget. En ort ligger i \
            den kommun som är känd; där flera är kända gäller det ifyllda ensamt.
            """,
        en: """
            Fill in municipalities (names or codes, “hela länet” where it is the county), place (a locality) or \
            easting and northing (SWEREF 99 TM) in the list from --format xlsx or csv, and read it with rackvidd \
            import initiatives. Only locations change; rows that aren't filled in change nothing. A place lies in the \
            municipality that is known; where several are known, what is filled in stands alone.
            """)

    /// What is wrong, in a word or two.
    static func word(_ doubt: LocationDoubt) -> Wording {
        switch doubt {
        case .noLocation: Wording(sv: "inget läge", en: "none")
        case .placeUnknown: Wording(sv: "okänd ort", en: "unknown place")
        case .placeAmbiguous: Wording(sv: "tvetydig ort", en: "ambiguous place")
        case .placeElsewhere: Wording(sv: "ort i annan kommun", en: "place elsewhere")
        case .pointElsewhere: Wording(sv: "punkt i annan kommun", en: "point elsewhere")
        case .municipalityUnknown: Wording(sv: "okänd kommun", en: "unknown municipality")
        case .outsideCounty: Wording(sv: "utanför länet", en: "outside the county")
        case .unusableGeometry: Wording(sv: "oanvändbar geometri", en: "unusable geometry")
        case .doubtfulSquare: Wording(sv: "tveksam ruta", en: "doubtful square")
        case .countyWide: Wording(sv: "hela länet", en: "whole county")
        case .programmeArea: Wording(sv: "programområde", en: "programme area")
        case .municipalityOnly: Wording(sv: "bara kommun", en: "municipality only")
        }
    }

    /// The same as a sentence about one initiative.
    static func explanation(_ repair: LocationRepairs.Repair) -> Wording {
        if let problem = repair.problem, problem != .outsideCounty { return UnplacedText.sentence(problem) }
        switch repair.doubt {
        case .outsideCounty:
            return Wording(
                sv: """
                    ligger utanför länet; stämmer det, lämna raden tom, annars fyll i både kommun och ort, eller \
                    koordinater
                    """,
                en: """
                    lies outside the county; if that is right, leave the row empty, else fill in both municipality and \
                    place, or coordinates
                    """)
        case .doubtfulSquare where !repair.likely.isEmpty:
            let list = repair.likely.joined(separator: ", ")
            return Wording(
                sv: "punkten ligger där gränsen är känt fel; trolig kommun \(list)",
                en: "the point lies where the boundary is known to be wrong; likely municipality \(list)")
        case .pointElsewhere:
            let stated = repair.municipalities ?? "–"
            return Wording(
                sv: "punkten, linjen eller ytan ligger inte i den kommun som anges, \(stated); rätta det som är fel",
                en: "the point, line or area doesn't lie in the municipality stated, \(stated); correct what is wrong")
        case .municipalityOnly where repair.exactShare > 0:
            return Wording(
                sv: "ort anges bara i en del av kommunerna", en: "a place is stated in some of the municipalities only")
        case .noLocation: return Wording(sv: "källan anger inget läge", en: "the source states no location")
        case .countyWide:
            return Wording(sv: "källan anger hela länet", en: "the source states the whole county")
        default: return word(repair.doubt)
        }
    }
}
