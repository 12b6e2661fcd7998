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
        help: .init(
            "Lagret (GeoPackage); annars miljövariabeln RACKVIDD_STORE.",
            "The store (GeoPackage); else the environment variable RACKVIDD_STORE.", valueName: say("fil", "file")))
    var store: String?

    func path() throws -> String {
        if let path = store ?? ProcessInfo.processInfo.environment["RACKVIDD_STORE"], !path.isEmpty {
            Provenance.note(store: path)
            return path
        }
        throw ValidationError(
            "Ange lagret med --store FIL eller miljövariabeln RACKVIDD_STORE. Skapa ett med: rackvidd init FIL",
            """
            Name the store with --store FILE or the environment variable RACKVIDD_STORE. Make one with: \
            rackvidd init FILE
            """)
    }

    func open(readOnly: Bool = true) throws -> Store {
        let store = try Store(opening: path(), readOnly: readOnly, doubt: Shipped.borderDoubt())
        for notice in StoreUpgradeText.notices(of: store) { Console.tell(notice) }
        return store
    }
}

/// The language of everything a person reads. Read before parsing by `Speech`; declared here so that it is known and in
/// the help.
struct LanguageOption: ParsableArguments {
    @Option(name: .long, help: .init("Språk: sv eller en.", "Language: sv or en.", valueName: "sv|en"))
    var language: SpokenLanguage?
}

enum SpokenLanguage: String, ExpressibleByArgument, CaseIterable { case sv, en }

/// Which initiatives a result is about.
struct SelectionOptions: ParsableArguments {
    @Option(
        help: .init(
            "Insatser från och med (2020, 2020-05 eller 2020-05-01).",
            "Initiatives from (2020, 2020-05 or 2020-05-01).", valueName: say("datum", "date")))
    var from: PartialDate?

    @Option(help: .init("Insatser till och med.", "Initiatives up to and including.", valueName: say("datum", "date")))
    var to: PartialDate?

    @Option(
        help: .init(
            "Bara detta program; kan upprepas.", "Only this programme; may be repeated.", valueName: say("namn", "name")
        ))
    var programme: [String] = []

    @Option(
        help: .init(
            "Bara detta styrkeområde; kan upprepas.", "Only this strength area; may be repeated.",
            valueName: say("namn", "name")))
    var strengthArea: [String] = []

    @Option(
        help: .init(
            "Bara denna status (beviljat, avslutat …); kan upprepas.",
            "Only this status (beviljat, avslutat …); may be repeated.", valueName: "status"))
    var status: [String] = []

    @Flag(help: .init("Utan insatser som anger hela länet.", "Without initiatives that declare the whole county."))
    var withoutCountyWide = false

    @Option(
        help: .init(
            """
            Hur insatser som anger hela länet räknas: efter befolkning, lika till varje kommun, inte alls, \
            eller (för distribution) spannet mellan dem.
            """,
            """
            How initiatives that declare the whole county count: by population, equally to each municipality, \
            not at all, or (for distribution) the range between these.
            """))
    var countyWide: CountyWideRule.OrRange?

    @Flag(
        help: .init(
            "Lägg insatser som bara anger ett program på programmets område (Leaderområden).",
            "Place initiatives that state only a programme on its area (Leader areas)."))
    var programmeAreas = false

    @Option(help: .init("Zonindelning.", "Zoning scheme.", valueName: say("namn", "name")))
    var scheme: String?

    /// - Throws: where the range was asked for of a command that gives one result.
    var selection: Selection {
        get throws {
            switch countyWide {
            case .range?:
                throw ValidationError(
                    "--county-wide range gäller bara distribution.", "--county-wide range is for distribution only.")
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
                "--without-county-wide och --county-wide \(countyWide.word) säger emot varandra.",
                "--without-county-wide and --county-wide \(countyWide.word) contradict each other.")
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
