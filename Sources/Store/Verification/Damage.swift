public import Wording

/// A deviation of a store from the program's own writing, found by `Store.verify`.
public enum Damage: Sendable, Hashable {
    /// SQLite's own check of the file: pages, indexes, constraints.
    case file(message: String)
    /// The marks that make the file a GeoPackage.
    case header(mark: String, found: String, expected: String)
    /// A table, index, trigger or registration that is missing or not as it should be.
    case schema(object: String)
    /// A trigger on one of the program's tables that the program has not made.
    case trigger(name: String, table: String)
    /// A row that points to one that is not there.
    case reference(table: String, row: Int64, to: String)
    /// A value that the program can't read.
    case content(table: String, row: Int64, what: String)
    /// A column with a value of another type than the schema's; the row where its key is known.
    case value(table: String, row: Int64?, column: String)
    /// A geometry whose bytes, type, reference system or header are wrong.
    case geometry(layer: String, row: Int64, fault: Wording)
    /// An R-tree that does not agree with its layer's geometry.
    case index(layer: String, row: Int64)
    case indexStructure(layer: String, message: String)
    /// An initiative without footprint under a scheme.
    case noFootprint(initiative: String, scheme: String)
    /// Shares that do not add up to exactly 1; the sum in billionths of a thousandth.
    case shares(initiative: String, scheme: String, sum: Int64)
    /// Parts of an amount that are not its split by the shares to the öre.
    case amounts(initiative: String, scheme: String, sumOre: Int64, grantedOre: Int64)
    /// Two cells, or municipalities, with an area in common, m².
    case overlap(layer: String, first: String, second: String, area: Double)
    /// A municipality that its cells do not cover, or a zone that is not the union of its cells; the difference in m².
    case cover(layer: String, code: String, scheme: String, area: Double)
    /// A recorded area that is not the geometry's; both in km².
    case area(cell: String, scheme: String, recorded: Double, measured: Double)
    /// A layer of effects that does not say what the footprints say.
    case effect(layer: String, row: Int64)
    /// A former footprint whose shares do not add up to exactly 1.
    case formerShares(initiative: String, change: Int64, scheme: String, sum: Int64)
    /// A former row that isn't as it was kept; the name is the one that people know it by.
    case former(table: String, row: Int64, name: String?, entry: Int64)
    /// Former rows that an entry replaced, and that are gone.
    case formerGone(table: String, entry: Int64, count: Int)
    /// A former row that held while another version of the same row did.
    case formerOverlap(table: String, row: Int64, name: String?)
    /// An initiative that another program edited and nobody placed anew.
    case edited(initiative: String, OutsideEdit)
    /// A municipality or cell that lies elsewhere than where it was placed upon.
    case border(layer: String, code: String)
    /// Footprints that were made on another division than the one on file.
    case division(scheme: String)
    /// A column of the program's tables that is gone.
    case column(table: String, name: String)
    /// An import whose count of rejected rows is not that of the rows kept.
    case rejected(import: Int64, recorded: Int, found: Int)

    // Long because it is a table: a sentence for each kind of damage.
    public var wording: Wording {
        switch self {
        case .file(let message):
            Wording(sv: "Filen: \(message)", en: "The file: \(message)")
        case .header(let mark, let found, let expected):
            Wording(
                sv: "Filhuvudet: \(mark) är \(found), ska vara \(expected).",
                en: "The file header: \(mark) is \(found), should be \(expected).")
        case .schema(let object):
            Wording(
                sv: "Schemat: \(object) saknas eller är ändrat.", en: "The schema: \(object) is missing or changed.")
        case .trigger(let name, let table):
            Wording(
                sv: "Utlösaren \(name) på tabellen \(table) har inte gjorts av Räckvidd.",
                en: "The trigger \(name) on table \(table) was not made by Räckvidd.")
        case .reference(let table, let row, let parent):
            Wording(
                sv: "Tabellen \(table), rad \(row): hänvisar till en rad i \(parent) som inte finns.",
                en: "Table \(table), row \(row): refers to a row of \(parent) that is not there.")
        case .content(let table, let row, let what):
            Wording(
                sv: "Tabellen \(table), rad \(row): kan inte läsas (\(what)).",
                en: "Table \(table), row \(row): cannot be read (\(what)).")
        case .value(let table, let row, let column):
            Wording(
                sv: "Tabellen \(table)\(row.map { ", rad \($0)" } ?? ""): \(column) har inget värde av rätt slag.",
                en: "Table \(table)\(row.map { ", row \($0)" } ?? ""): \(column) has no value of the right type.")
        case .geometry(let layer, let row, let fault):
            Wording(sv: "Lagret \(layer), rad \(row): \(fault.sv).", en: "Layer \(layer), row \(row): \(fault.en).")
        case .index(let layer, let row):
            Wording(
                sv: "Lagret \(layer), rad \(row): det rumsliga indexet stämmer inte med geometrin.",
                en: "Layer \(layer), row \(row): the spatial index does not agree with the geometry.")
        case .indexStructure(let layer, let message):
            Wording(
                sv: "Lagret \(layer): det rumsliga indexet är skadat (\(message)).",
                en: "Layer \(layer): the spatial index is damaged (\(message)).")
        case .noFootprint(let initiative, let scheme):
            Wording(
                sv: "Insatsen \(initiative) saknar avtryck för zonindelningen \(scheme).",
                en: "The initiative \(initiative) has no footprint under the zoning scheme \(scheme).")
        case .shares(let initiative, let scheme, let sum):
            Wording(
                sv: "Insatsen \(initiative), \(scheme): andelarna blir tillsammans \(sum), ska vara 1000000000000.",
                en: "The initiative \(initiative), \(scheme): the shares add up to \(sum), should be 1000000000000.")
        case .amounts(let initiative, let scheme, let sum, let granted):
            Wording(
                sv:
                    """
                    Insatsen \(initiative), \(scheme): beloppen per delområde (tillsammans \(Self.kronor(sum).sv)) är \
                    inte det beviljade (\(Self.kronor(granted).sv)) fördelat efter andelarna.
                    """,
                en:
                    """
                    The initiative \(initiative), \(scheme): the amounts by subarea (together \(Self.kronor(sum).en)) \
                    are not what was granted (\(Self.kronor(granted).en)) split by the shares.
                    """
            )
        case .overlap(let layer, let first, let second, let area):
            Wording(
                sv: "Lagret \(layer): \(first) och \(second) överlappar varandra med \(Self.figure(area).sv) m².",
                en: "Layer \(layer): \(first) and \(second) overlap by \(Self.figure(area).en) m².")
        case .cover(let layer, let code, let scheme, let area):
            Wording(
                sv: """
                    Lagret \(layer): \(code) är inte delområdenas union för \(scheme); \
                    \(Self.figure(area).sv) m² skiljer.
                    """,
                en:
                    """
                    Layer \(layer): \(code) is not the union of its subareas under \(scheme); they differ by \
                    \(Self.figure(area).en) m².
                    """
            )
        case .area(let cell, let scheme, let recorded, let measured):
            Wording(
                sv: """
                    Delområdet \(cell), \(scheme): arean är noterad som \(Self.figure(recorded).sv) km² men är \
                    \(Self.figure(measured).sv) km².
                    """,
                en: """
                    The subarea \(cell), \(scheme): the area is recorded as \(Self.figure(recorded).en) km² but is \
                    \(Self.figure(measured).en) km².
                    """)
        case .effect(let layer, let row):
            Wording(
                sv: "Lagret \(layer), rad \(row): säger inte vad avtrycken säger.",
                en: "Layer \(layer), row \(row): does not say what the footprints say.")
        case .formerShares(let initiative, let change, let scheme, let sum):
            Wording(
                sv:
                    """
                    Insatsen \(initiative) före byte \(change), \(scheme): andelarna blir tillsammans \(sum), ska \
                    vara 1000000000000.
                    """,
                en:
                    """
                    The initiative \(initiative) before change \(change), \(scheme): the shares add up to \(sum), \
                    should be 1000000000000.
                    """
            )
        case .former(let table, let row, let name, let entry):
            Wording(
                sv: """
                    Historiken: tabellen \(table), rad \(row)\(Self.aside(name)), som post \(entry) ersatte, är inte \
                    som den sparades.
                    """,
                en: """
                    The history: table \(table), row \(row)\(Self.aside(name)), which entry \(entry) replaced, is not \
                    as it was kept.
                    """)
        case .formerGone(let table, let entry, let count):
            Wording(
                sv: """
                    Historiken: tabellen \(table) saknar \(Plural.sv(count, "rad", "rader")) som post \(entry) \
                    ersatte.
                    """,
                en: "The history: table \(table) lacks \(Plural.en(count, "row")) that entry \(entry) replaced.")
        case .formerOverlap(let table, let row, let name):
            Wording(
                sv: """
                    Historiken: tabellen \(table), rad \(row)\(Self.aside(name)), säger sig ha gällt samtidigt som \
                    en annan version av samma rad.
                    """,
                en: """
                    The history: table \(table), row \(row)\(Self.aside(name)), says that it held while another \
                    version of the same row did.
                    """)
        case .edited(let initiative, let edit):
            Wording(
                sv: "Insatsen \(initiative), ändrad i ett annat program: \(edit.wording.sv).",
                en: "The initiative \(initiative), edited in another program: \(edit.wording.en).")
        case .border(let layer, let code):
            Wording(
                sv: "Lagret \(layer): gränsen för \(code) är flyttad sedan insatserna placerades.",
                en: "Layer \(layer): the border of \(code) was moved since the initiatives were placed.")
        case .division(let scheme):
            Wording(
                sv: "Insatserna är placerade på en annan indelning än den som nu ligger under \(scheme).",
                en: "The initiatives are placed on another division than the one that \(scheme) has now.")
        case .column(let table, let name):
            Wording(
                sv: "Schemat: tabellen \(table) saknar kolumnen \(name).",
                en: "The schema: table \(table) lacks the column \(name).")
        case .rejected(let id, let recorded, let found):
            Wording(
                sv: "Import \(id): \(recorded) avvisade rader noterade, \(found) finns.",
                en: "Import \(id): \(recorded) rejected rows recorded, \(found) kept.")
        }
    }

    private static func aside(_ name: String?) -> String { name.map { " (\($0.cited(60)))" } ?? "" }

    private static func figure(_ value: Double) -> Wording {
        Wording(sv: Figures(.swedish).value(value), en: Figures(.english).value(value))
    }

    /// An amount as people read it.
    static func kronor(_ ore: Int64) -> Wording {
        Wording(
            sv: "\(Figures(.swedish).kronor(ore: ore)) kr", en: "SEK \(Figures(.english).kronor(ore: ore))")
    }
}
