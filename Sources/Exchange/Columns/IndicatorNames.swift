import Store
import Territory
import Wording

/// The indicators named in a file: known ones, found by id or title, and new ones defined by the file.
///
/// Whether a new indicator is additive is never guessed: the file states it, or its unit leaves no doubt ("persons" is
/// a sum, "percent" is not).
struct IndicatorNames {
    /// Computed by the program itself from the initiatives.
    private static let reserved = Set(
        Indicator.builtIn.flatMap { [$0.id.text, $0.title.sv, $0.title.en] }.map { FoldedName($0).letters })

    /// By id or title, so that no name means two things.
    private static func isReserved(_ name: String) -> Bool { reserved.contains(FoldedName(name).letters) }

    private(set) var known: [Indicator.ID: Indicator] = [:]
    private var byName: [String: Indicator.ID] = [:]
    private(set) var defined: [Indicator] = []
    private var unclear: [String] = []
    /// Known indicators whose accumulation the file states.
    private var restated: [Indicator.ID] = []
    /// Mentions already checked, as files repeat them in every row.
    private var met: Set<Mention> = []
    private var agreed: Set<Agreement> = []

    /// An indicator as a row writes it.
    private struct Mention: Hashable {
        let text: String
        let unit: String
        let kind: Indicator.Kind?
    }

    private struct Agreement: Hashable {
        let indicator: Indicator.ID
        let unit: String
    }

    init(known: [Indicator]) {
        for indicator in known {
            self.known[indicator.id] = indicator
            for name in [indicator.title.sv, indicator.title.en, indicator.id.text] { enter(name, indicator.id) }
        }
    }

    private mutating func enter(_ name: String, _ id: Indicator.ID) {
        let folded = FoldedName(name)
        byName[folded.letters] = id
        for key in folded.ascii where byName[key] == nil { byName[key] = id }
    }

    /// The id of the indicator with that id or title; nil for a new one.
    func find(_ text: String) -> Indicator.ID? {
        known[Indicator.ID(text)]?.id ?? byName[FoldedName(text).letters]
    }

    /// The indicator whose values a column of this name holds: `folkmangd`.
    mutating func find(column name: String) -> Indicator.ID? {
        if let id = find(name) { return id }
        guard Self.population.contains(FoldedName(name).letters) else { return nil }
        if known[.population] == nil {
            add(
                Indicator(
                    id: .population, title: Wording(sv: "Folkmängd", en: "Population"),
                    unit: Wording(sv: "personer", en: "persons"), kind: .extensive))
        }
        return .population
    }

    private static let population: Set<String> = [
        "folkmängd", "folkmangd", "invånare", "invanare", "befolkning", "inhabitants",
    ]

    /// Whether a name means the people who live in municipalities, whom values per inhabitant count on.
    func isPopulation(_ text: String) -> Bool {
        find(text) == .population || Self.identifier(text) == .population
            || Self.population.contains(FoldedName(text).letters)
    }

    private mutating func add(_ indicator: Indicator) {
        known[indicator.id] = indicator
        defined.append(indicator)
        for name in [indicator.title.sv, indicator.title.en, indicator.id.text] { enter(name, indicator.id) }
    }

    /// Registers an indicator named by a row. All rows of a file are registered before any of them is judged.
    ///
    /// - Parameter translated: its name and unit in both languages, where the file has them.
    mutating func meet(
        _ text: String, unit: String, kind: Indicator.Kind?, translated: StatisticsCube.Content.Translation? = nil,
        file: String
    ) throws(ImportError) {
        guard !text.isEmpty, met.insert(Mention(text: text, unit: unit, kind: kind)).inserted else { return }
        if let id = find(text) {
            guard let kind, let other = known[id]?.kind, other != kind else { return }
            let name = quoted(text)
            throw ImportError(
                file: file,
                problem: .contradiction(
                    Wording(
                        sv:
                            """
                            indikatorn \(name.sv) räknas här som \(kind.title.sv) men sedan tidigare som \
                            \(other.title.sv).
                            """,
                        en: "the indicator \(name.en) is a \(kind.title.en) here but was a \(other.title.en) before.")))
        }
        let id = Self.identifier(text)
        guard !id.text.isEmpty, !Self.isReserved(text) else { return }
        guard let kind = kind ?? Self.kind(ofUnit: unit) else {
            if !unclear.contains(text) { unclear.append(text) }
            return
        }
        unclear.removeAll { $0 == text }
        add(
            Indicator(
                id: id, title: translated?.name ?? Wording(verbatim: text),
                unit: translated?.unit ?? Wording(verbatim: unit), kind: kind))
    }

    /// Registers the accumulation stated for an indicator; all rows of a file must agree.
    mutating func state(_ text: String, of name: String, file: String) throws(ImportError) {
        guard !text.isEmpty, let id = find(name), var indicator = known[id] else { return }
        func refuse(_ sv: String, _ en: String) -> ImportError {
            ImportError(file: file, problem: .contradiction(Wording(sv: sv, en: en)))
        }
        guard let accumulation = Indicator.Accumulation(stated: text) else {
            throw refuse(
                "\(quoted(text).sv) är ingen ackumulering: skriv ackumulerat, per_period eller nivå.",
                "\(quoted(text).en) is not an accumulation: write cumulative, per_period or level.")
        }
        guard indicator.accumulation != accumulation else { return }
        guard indicator.accumulation == nil else {
            throw refuse(
                "indikatorn \(quoted(name).sv) har två slags ackumulering.",
                "the indicator \(quoted(name).en) has two kinds of accumulation.")
        }
        guard indicator.kind == .extensive || accumulation == .level else {
            throw refuse(
                "indikatorn \(quoted(name).sv) är en kvot: den kan bara vara en nivå.",
                "the indicator \(quoted(name).en) is a rate: it can only be a level.")
        }
        indicator.accumulation = accumulation
        known[id] = indicator
        if let index = defined.firstIndex(where: { $0.id == id }) {
            defined[index] = indicator
        } else {
            restated.append(id)
        }
    }

    /// The indicators to store: new ones, and those with a new statement.
    var toStore: [Indicator] { defined + restated.compactMap { known[$0] } }

    /// Ends the registration. New rates of municipal statistics are averaged with the population where that is on file;
    /// those that initiatives report, by the initiatives' shares.
    mutating func settle(file: String, ofInitiatives: Bool = false) throws(ImportError) -> [Wording] {
        guard unclear.isEmpty else {
            throw ImportError(
                file: file,
                problem: .unknownKind(
                    indicators: unclear,
                    column: ofInitiatives ? OutcomeRole.indicatorKind.rawValue : IndicatorRole.kind.rawValue))
        }
        var notes: [Wording] = []
        for index in defined.indices {
            if !ofInitiatives, defined[index].kind == .intensive, known[.population]?.kind == .extensive {
                defined[index].weight = .population
            }
            let one = defined[index]
            known[one.id] = one
            let weight =
                one.weight.map { Wording(sv: ", vägs med \($0)", en: ", weighted by \($0)") }
                ?? (ofInitiatives && one.kind == .intensive
                    ? Wording(
                        sv: ", medel över insatserna vägt med deras andel i området",
                        en: ", averaged over initiatives by their share in the area") : Wording(verbatim: ""))
            let unit =
                one.unit == Wording(verbatim: "") ? one.unit : Wording(sv: ", \(one.unit.sv)", en: ", \(one.unit.en)")
            notes.append(
                Wording(
                    sv: "Ny indikator: \(one.id) (\(one.kind.title.sv)\(unit.sv)\(weight.sv)).",
                    en: "New indicator: \(one.id) (\(one.kind.title.en)\(unit.en)\(weight.en))."))
        }
        return notes
    }

    /// The indicator of a row.
    func indicator(_ text: String, column: String?) throws(RowFault) -> Indicator {
        guard !text.isEmpty else {
            throw RowFault(column, "", sv: "indikator saknas.", en: "the indicator is missing.")
        }
        if let id = find(text), let indicator = known[id] { return indicator }
        if Self.isReserved(text) {
            throw RowFault(
                column, text, sv: "\(quoted(text).sv) räknas ut ur insatserna och kan inte läsas in.",
                en: "\(quoted(text).en) is computed from the initiatives and cannot be imported.")
        }
        throw RowFault(
            column, text, sv: "\(quoted(text).sv) duger inte som namn på en indikator. Använd bokstäver och siffror.",
            en: "\(quoted(text).en) will not do as an indicator's name. Use letters and digits.")
    }

    /// Refuses a row whose unit differs from its indicator's.
    mutating func checkUnit(_ unit: String, of indicator: Indicator, column: String?) throws(RowFault) {
        let agreement = Agreement(indicator: indicator.id, unit: unit)
        guard !unit.isEmpty, !indicator.unit.en.isEmpty, !agreed.contains(agreement) else { return }
        let own = Set([indicator.unit.sv, indicator.unit.en].map(Self.unitKey))
        if own.contains(Self.unitKey(unit)) {
            agreed.insert(agreement)
            return
        }
        throw RowFault(
            column, unit,
            sv:
                """
                enheten \(quoted(unit).sv) är en annan än indikatorns, \(quoted(indicator.unit.sv).sv). Räkna om \
                värdet.
                """,
            en:
                """
                the unit \(quoted(unit).en) is not the indicator's, \(quoted(indicator.unit.en).en). Convert the \
                value.
                """
        )
    }

    // MARK: Names and units

    /// Lower snake case in ASCII: `Sysselsatta, 20–64 år` becomes `sysselsatta_20_64_ar`.
    static func identifier(_ text: String) -> Indicator.ID {
        let words = text.split { !$0.isLetter && !$0.isNumber }
        let parts = words.map { word in
            // Of "ao" and "aaoe" the one without digraphs.
            FoldedName(String(word)).ascii.min { ($0.count, $0) < ($1.count, $1) } ?? ""
        }
        return Indicator.ID(parts.filter { !$0.isEmpty }.joined(separator: "_"))
    }

    static func kind(ofUnit unit: String) -> Indicator.Kind? {
        let words = unit.lowercased().split { !$0.isLetter && !"%‰²".contains($0) }.map(String.init)
        if unit.contains("/") || words.contains(where: { rates.contains($0) || $0.contains("%") || $0.contains("‰") }) {
            return .intensive
        }
        if MoneyUnit(unit) != nil || words.last.map({ counts.contains($0) }) == true || words.first == "antal" {
            return .extensive
        }
        return nil
    }

    private static let rates: Set<String> = [
        "procent", "percent", "promille", "per", "andel", "share", "rate", "kvot", "ratio", "index", "medel",
        "medelvärde",
        "mean", "average", "median", "genomsnitt",
    ]

    private static let counts: Set<String> = [
        "antal", "number", "count", "st", "stycken", "person", "personer", "persons", "people", "invånare",
        "inhabitants",
        "kvinnor", "women", "män", "men", "kr", "sek", "kronor", "km", "km²", "ha", "hektar", "hectares", "meter",
        "metres", "m²", "ton", "tonnes", "kwh", "mwh", "gwh", "företag", "companies", "enterprises", "arbetsställen",
        "workplaces",
        "arbetstillfällen", "jobb", "jobs", "sysselsatta", "employed", "årsverken", "hushåll", "households", "bostäder",
        "dwellings", "deltagare", "participants", "timmar", "hours", "elever", "pupils", "studenter", "students",
    ]

    /// Equal for spellings of the same unit.
    private static func unitKey(_ unit: String) -> String {
        if let money = MoneyUnit(unit) { return "\(money.rawValue) sek" }
        let plain = unit.replacing("²", with: "2").replacing("%", with: "percent")
        let folded = FoldedName(plain).letters
        return synonyms[folded] ?? folded
    }

    private static let synonyms: [String: String] = {
        let groups = [
            [
                "persons", "person", "personer", "people", "antal personer", "invånare", "inhabitants", "antal",
                "number", "st",
            ],
            ["percent", "procent", "per cent"], ["km2", "kvadratkilometer", "square kilometres"],
        ]
        var synonyms: [String: String] = [:]
        for group in groups { for name in group { synonyms[FoldedName(name).letters] = group[0] } }
        return synonyms
    }()
}

extension Indicator.Kind {
    /// From a column of kinds, sum or rate.
    init?(stated text: String) {
        switch FoldedName(text).letters {
        case "extensive", "extensiv", "sum", "summa", "antal", "summaellerantal", "count", "countoramount", "total":
            self = .extensive
        case "intensive", "intensiv", "rate", "nyckeltal", "kvot", "andel", "share", "ratio", "medelvärde", "mean":
            self = .intensive
        default: return nil
        }
    }
}

extension Indicator.Accumulation {
    /// From a column of accumulations.
    init?(stated text: String) {
        switch FoldedName(text).letters {
        case "cumulative", "ackumulerat", "ackumulerad", "ackumulerande", "kumulativ", "kumulativt": self = .cumulative
        case "perperiod", "per period", "periodvis", "per ar", "per år", "årsvis", "arsvis": self = .perPeriod
        case "level", "nivå", "niva", "läge", "lage", "tillstånd", "tillstand": self = .level
        default:
            guard let known = Indicator.Accumulation(rawValue: text.lowercased()) else { return nil }
            self = known
        }
    }
}
