public import ArgumentParser
import Exchange
import FollowUp
import Foundation
import Report
public import Store
import Territory
import Wording

/// Where the store is.
struct StoreOption: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            say(
                "Lagret (GeoPackage); annars miljövariabeln RACKVIDD_STORE.",
                "The store (GeoPackage); else the environment variable RACKVIDD_STORE."),
            valueName: say("fil", "file")))
    var store: String?

    func path() throws -> String {
        if let path = store ?? ProcessInfo.processInfo.environment["RACKVIDD_STORE"], !path.isEmpty {
            Provenance.note(store: path)
            return path
        }
        throw ValidationError(
            say(
                "Ange lagret med --store FIL eller miljövariabeln RACKVIDD_STORE. Skapa ett med: rackvidd init FIL",
                """
                Name the store with --store FILE or the environment variable RACKVIDD_STORE. Make one with: \
                rackvidd init FILE
                """
            ))
    }

    func open(readOnly: Bool = true) throws -> Store {
        let store = try Store(opening: path(), readOnly: readOnly, doubt: Shipped.borderDoubt())
        if let upgrade = store.upgrade { Console.tell(upgrade.wording(store.path)) }
        if store.upgrade == .file, let change = store.renewal { Console.tell(TerritoryChangeText.renewal(change)) }
        return store
    }
}

/// The language of everything a person reads. Read before parsing by `Speech`; declared here so that it is known and in
/// the help.
struct LanguageOption: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp(say("Språk: sv eller en.", "Language: sv or en."), valueName: "sv|en"))
    var language: SpokenLanguage?
}

enum SpokenLanguage: String, ExpressibleByArgument, CaseIterable { case sv, en }

/// Which initiatives a result is about.
struct SelectionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say(
                "Insatser från och med (2020, 2020-05 eller 2020-05-01).",
                "Initiatives from (2020, 2020-05 or 2020-05-01)."),
            valueName: say("datum", "date")))
    var from: PartialDate?

    @Option(
        help: ArgumentHelp(
            say("Insatser till och med.", "Initiatives up to and including."), valueName: say("datum", "date")))
    var to: PartialDate?

    @Option(
        help: ArgumentHelp(
            say("Bara detta program; kan upprepas.", "Only this programme; may be repeated."),
            valueName: say("namn", "name")))
    var programme: [String] = []

    @Option(
        help: ArgumentHelp(
            say("Bara detta styrkeområde; kan upprepas.", "Only this strength area; may be repeated."),
            valueName: say("namn", "name")))
    var strengthArea: [String] = []

    @Option(
        help: ArgumentHelp(
            say(
                "Bara denna status (beviljat, avslutat …); kan upprepas.",
                "Only this status (beviljat, avslutat …); may be repeated."),
            valueName: "status"))
    var status: [String] = []

    @Flag(
        help: ArgumentHelp(
            say("Utan insatser som anger hela länet.", "Without initiatives that declare the whole county.")))
    var withoutCountyWide = false

    @Option(
        help: ArgumentHelp(
            say(
                """
                Hur insatser som anger hela länet räknas: efter befolkning, lika till varje kommun, inte alls, \
                eller (för distribution) spannet mellan dem.
                """,
                """
                How initiatives that declare the whole county count: by population, equally to each municipality, \
                not at all, or (for distribution) the range between these.
                """
            )))
    var countyWide: CountyWideRule.OrRange?

    @Flag(
        help: ArgumentHelp(
            say(
                "Lägg insatser som bara anger ett program på programmets område (Leaderområden).",
                "Place initiatives that state only a programme on its area (Leader areas).")))
    var programmeAreas = false

    @Option(help: ArgumentHelp(say("Zonindelning.", "Zoning scheme."), valueName: say("namn", "name")))
    var scheme: String?

    /// - Throws: where the range was asked for of a command that gives one result.
    var selection: Selection {
        get throws {
            switch countyWide {
            case .range?:
                throw ValidationError(
                    say(
                        "--county-wide range gäller bara distribution.", "--county-wide range is for distribution only."
                    ))
            case .one(let rule)?: return try counted(rule)
            case nil: return try counted(withoutCountyWide ? .leftOut : .population)
            }
        }
    }

    /// The selection that a range starts from, where it was asked for.
    var rangeSelection: Selection? { get throws { countyWide == .range ? try counted(.population) : nil } }

    func validate() throws {
        if withoutCountyWide, let countyWide, countyWide != .one(.leftOut) {
            throw ValidationError(
                say(
                    "--without-county-wide och --county-wide \(countyWide.word) säger emot varandra.",
                    "--without-county-wide and --county-wide \(countyWide.word) contradict each other."))
        }
    }

    private func counted(_ rule: CountyWideRule) throws -> Selection {
        var selection = Selection()
        selection.from = from
        selection.to = to
        selection.programmes = programme
        selection.strengthAreas = strengthArea
        selection.statuses = status
        selection.countyWide = rule
        if programmeAreas { selection.programmeAreas = try Shipped.programmeAreas() }
        selection.scheme = scheme
        return selection
    }
}

extension CountyWideRule.OrRange: ExpressibleByArgument {
    public init?(argument: String) { self.init(word: argument) }

    public var defaultValueDescription: String { word }
    public static var allValueStrings: [String] { allCases.map(\.word) }
}

extension PartialDate: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension Level: ExpressibleByArgument {
    public init?(argument: String) { self.init(named: argument) }
}

extension StoreUpgrade {
    /// What was done, and what that changes.
    func wording(_ path: String) -> Wording {
        switch self {
        case .file:
            Wording(
                sv:
                    """
                    \(path) är uppgraderat från en tidigare version: siffrorna gäller nu beslutade insatser. Se hur \
                    statusarna räknas med rackvidd statuses.
                    """,
                en:
                    """
                    \(path) was upgraded from an earlier version: figures now count decided initiatives. See how \
                    statuses count with rackvidd statuses.
                    """)
        case .copy:
            Wording(
                sv:
                    """
                    \(path) är gjort av en tidigare version och läses som uppgraderat; filen är orörd. Uppgradera den \
                    med rackvidd statuses --upgrade. Siffrorna gäller nu beslutade insatser, och orter och angivna \
                    antal \
                    kommuner räknas med när de placeras.
                    """,
                en:
                    """
                    \(path) was made by an earlier version and is read as if upgraded; the file is untouched. Upgrade \
                    it with rackvidd statuses --upgrade. Figures now count decided initiatives, and places and stated \
                    numbers of municipalities count when they are placed.
                    """)
        }
    }
}
