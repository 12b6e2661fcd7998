public import Wording

/// A fault of a store, or of data to be stored in it.
public enum StoreError: WordedError, Hashable {
    case exists(path: String)
    case missing(path: String)
    case notGeoPackage(path: String)
    case notStore(path: String)
    /// Written by a later version of the program.
    case newer(path: String)
    case cannotOpen(path: String, message: String)
    case locked(message: String)
    /// A run was ended while it wrote, and what it had begun can't be undone where the file lies.
    case interrupted(path: String)
    /// In WAL mode with a log that can't be read where the file lies.
    case logged(path: String)
    /// A write-ahead log that another program keeps in use, so that nothing can be erased for good.
    case logInUse(path: String)
    /// What was erased lies in the file still, since another program began to use its log meanwhile.
    case notErasedYet(path: String)
    /// Triggers on the program's tables that the program has not made.
    case foreignTriggers([String])
    /// Tables that are missing, changed, or something else than tables.
    case foreignSchema(objects: [String])
    case full(message: String)
    case readOnly(message: String)
    /// Bytes of the file are not SQLite's.
    case damaged(message: String)
    /// SQLite's own message about something else.
    case database(message: String)
    case corrupt(table: String, row: Int64, what: String)
    /// A column with a value of another type than the schema's; the row where its key is known.
    case malformed(table: String, row: Int64?, column: String)
    case unknownScheme(String, known: [String])
    case schemeExists(String)
    /// A zoning scheme that divides another county than the store's.
    case otherTerritory(Wording)
    case unknownIndicator(Indicator.ID, row: Int?)
    /// No initiative has or had that status.
    case unknownStatus(String, known: [String])
    /// No initiative has that programme, strength area or status.
    case unknownValue(String, of: SelectionField, known: [String])
    case unknownMunicipality(code: String, row: Int?)
    /// No row where it isn't a file that names it.
    /// With the ids that are the same but for case, or the same of a source.
    case unknownInitiative(id: String, row: Int?, near: [String] = [])
    /// Two rows of one file contradict each other about the same thing.
    case repeatedRow(what: Wording, first: Int, second: Int)
    /// An indicator of that name is on file as the other kind.
    case otherKind(indicator: Indicator.ID)
    /// The indicator has another accumulation on file.
    case otherAccumulation(indicator: Indicator.ID)
    /// The indicator has values from the other source.
    case otherSource(indicator: Indicator.ID, incoming: IndicatorSource)
    /// Geometry of a row that can't be read at all.
    case unreadable(row: Int, what: Wording)
    case notFinite(row: Int, indicator: Indicator.ID)
    /// Amounts that are together more than can be reckoned with, from this row of a file on.
    case amountsTooLarge(row: Int)
    /// No entry of the history has that number, and no import that file.
    case unknownEntry(String)
    /// The history begins later; with its first day.
    case beforeHistory(PartialDate, begins: String)
    /// A column that an initiative can't be without, or that its place or amount rests on.
    case notErasable(String)
    /// No initiative and no rejected row has the column.
    case unknownColumn(String)
    /// The division was edited in another program, and no longer covers the county; the entry that did it.
    case editedBorders([Damage], entry: Int64?)
    /// A geometry, drawn in another program, that can't be placed.
    case unusableGeometry(initiative: String, Wording)
    /// A date, written in another program, that is none.
    case unusableDate(initiative: String, column: String, value: String)
    /// Another program deleted initiatives, and nobody has taken that over.
    case deletedElsewhere
    /// What another program wrote of an initiative doesn't do: a sentence without its stop.
    case unusableEdit(initiative: String, Wording)
    /// An entry that can't be taken back; nil where none was named.
    case undo(Int64?, UndoRefusal)

    // Long because it is a table: a sentence for each error.
    public var wording: Wording {
        switch self {
        case .exists(let path):
            Wording(
                sv: "\(path) finns redan. Välj ett annat namn eller ta bort filen först.",
                en: "\(path) exists already. Choose another name or remove the file first.")
        case .missing(let path):
            Wording(
                sv: "\(path) finns inte. Skapa en databas med rackvidd init.",
                en: "\(path) does not exist. Make a database with rackvidd init.")
        case .notGeoPackage(let path):
            Wording(sv: "\(path) är ingen GeoPackage-fil.", en: "\(path) is not a GeoPackage file.")
        case .notStore(let path):
            Wording(
                sv: "\(path) är en GeoPackage-fil men inte en databas som Räckvidd har skapat.",
                en: "\(path) is a GeoPackage file but not a database that Räckvidd has made.")
        case .newer(let path):
            Wording(
                sv: "\(path) är skriven av en senare version av Räckvidd. Uppdatera programmet.",
                en: "\(path) was written by a later version of Räckvidd. Update the program.")
        case .cannotOpen(let path, let message):
            Wording(
                sv: "\(path) kan inte öppnas: \(SystemMessage.swedish(message)).",
                en: "\(path) cannot be opened: \(message).")
        case .locked(let message):
            Wording(
                sv:
                    """
                    Ett annat program (kanske QGIS) håller databasen låst. Stäng det där och försök igen. \
                    (\(message))
                    """,
                en:
                    """
                    Another program (perhaps QGIS) keeps the database locked. Close it there and try again. \
                    (\(message))
                    """
            )
        case .interrupted(let path):
            Wording(
                sv:
                    """
                    \(path): en skrivning avbröts, och journalen bredvid kan inte spelas tillbaka här. Kopiera \
                    både \(path) och \(path)-journal till en mapp där du får skriva, och kör rackvidd verify på kopian.
                    """,
                en:
                    """
                    \(path): a write was interrupted, and the journal beside it can't be played back here. Copy \
                    both \
                    \(path) and \(path)-journal to a folder that you may write to, and run rackvidd verify on the copy.
                    """)
        case .logInUse(let path):
            Wording(
                sv:
                    """
                    \(path) är öppen i ett annat program (kanske QGIS) som använder loggen \(path)-wal. Ingenting är \
                    raderat. Stäng filen där och försök igen.
                    """,
                en:
                    """
                    \(path) is open in another program (perhaps QGIS) that uses the log \(path)-wal. Nothing is \
                    erased. Close the file there and try again.
                    """)
        case .notErasedYet(let path):
            Wording(
                sv:
                    """
                    Uppgifterna är borta ur databasen men ligger kvar i filen \(path), som ett annat program (kanske \
                    QGIS) började läsa under tiden. Stäng filen där och radera en gång till.
                    """,
                en:
                    """
                    The data is gone from the database but lies in the file \(path) still, which another program \
                    (perhaps QGIS) began to read meanwhile. Close the file there and erase once more.
                    """)
        case .logged(let path):
            Wording(
                sv:
                    """
                    \(path) har en logg (\(path)-wal) som inte kan läsas i en mapp utan skrivrätt. Kopiera båda till \
                    en mapp där du får skriva, eller stäng programmet som skrev dit (kanske QGIS).
                    """,
                en:
                    """
                    \(path) has a log (\(path)-wal) that can't be read in a folder that may not be written. Copy \
                    both to a folder that you may write to, or close the program that wrote it (perhaps QGIS).
                    """)
        case .foreignTriggers(let names):
            Wording(
                sv:
                    """
                    Databasen har utlösare (triggers) som Räckvidd inte har gjort, på Räckvidds egna tabeller: \
                    \(StoreError.list(names)). Därför skrivs inget. Ta bort dem, eller kör: rackvidd repair DATABAS UT
                    """,
                en:
                    """
                    The database has triggers that Räckvidd has not made, on Räckvidd's own tables: \
                    \(StoreError.list(names)). So nothing is written. Drop them, or run: rackvidd repair DATABASE OUT
                    """)
        case .foreignSchema(let objects):
            Wording(
                sv:
                    """
                    Databasens tabeller är inte de som Räckvidd gör; ändrade eller borta: \
                    \(StoreError.list(objects)). \
                    Se rackvidd verify; rackvidd repair DATABAS UT räddar det som går.
                    """,
                en:
                    """
                    The database's tables are not those that Räckvidd makes; changed or missing: \
                    \(StoreError.list(objects)). See rackvidd verify; rackvidd repair DATABASE OUT saves what \
                    can be saved.
                    """)
        case .full(let message):
            Wording(
                sv: "Disken är full. Inget har ändrats. (\(message))",
                en: "The disk is full. Nothing was changed. (\(message))")
        case .readOnly(let message):
            Wording(
                sv: "Databasen får inte skrivas. (\(message))", en: "The database may not be written to. (\(message))")
        case .damaged(let message):
            Wording(
                sv:
                    """
                    Filen är skadad (\(message)). rackvidd repair DATABAS UT räddar det som går; annars ta fram en \
                    säkerhetskopia, eller skapa databasen på nytt ur källfilerna.
                    """,
                en:
                    """
                    The file is damaged (\(message)). rackvidd repair DATABASE OUT saves what can be saved; else \
                    restore a backup, or make the database anew from its source files.
                    """)
        case .database(let message):
            Wording(
                sv: "Databasen svarade med ett fel: \(message). Prova rackvidd verify.",
                en: "The database answered with an error: \(message). Try rackvidd verify.")
        case .corrupt(let table, let row, let what):
            Wording(
                sv: "Databasen är skadad: rad \(row) i tabellen \(table) (\(what)). Kör rackvidd verify.",
                en: "The database is damaged: row \(row) of table \(table) (\(what)). Run rackvidd verify.")
        case .malformed(let table, let row, let column):
            Wording(
                sv:
                    """
                    Databasen är skadad: i tabellen \(table)\(row.map { ", rad \($0)," } ?? "") har kolumnen \(column) \
                    inget värde av rätt slag. Se rackvidd verify; rackvidd repair DATABAS UT räddar det som går.
                    """,
                en:
                    """
                    The database is damaged: in table \(table)\(row.map { ", row \($0)," } ?? "") column \(column) has \
                    no value of the right type. See rackvidd verify; rackvidd repair DATABASE OUT saves what \
                    can be saved.
                    """)
        case .unknownScheme(let name, let known):
            Wording(
                sv: "Zonindelningen \(name) finns inte. De som finns: \(known.joined(separator: ", ")).",
                en: "There is no zoning scheme \(name). Those there are: \(known.joined(separator: ", ")).")
        case .schemeExists(let name):
            Wording(
                sv: "Zonindelningen \(name) finns redan i databasen.",
                en: "The zoning scheme \(name) is in the database already.")
        case .otherTerritory(let difference):
            Wording(
                sv: "Zonindelningen gäller ett annat område än databasen: \(difference.sv).",
                en: "The zoning scheme is for another territory than the database's: \(difference.en).")
        case .unknownIndicator(let id, let row):
            Wording(
                sv: "\(StoreError.row(row).sv)Indikatorn \(id) finns inte i databasen.",
                en: "\(StoreError.row(row).en)The indicator \(id) is not in the database.")
        case .unknownStatus(let status, let known):
            known.isEmpty
                ? Wording(
                    sv: "Ingen insats i databasen har någon status.", en: "No initiative in the database has a status.")
                : Wording(
                    sv:
                        "Ingen insats har statusen ”\(status)”. De som finns: \(known.joined(separator: ", ")).",
                    en: "No initiative has the status “\(status)”. Those there are: \(known.joined(separator: ", ")).")
        case .unknownValue(let value, let field, let known): field.unknown(value, known: known)
        case .unknownMunicipality(let code, let row):
            Wording(
                sv: "\(StoreError.row(row).sv)Kommunkoden \(code) finns inte.",
                en: "\(StoreError.row(row).en)There is no municipality code \(code).")
        case .unknownInitiative(let id, let row, let near):
            Wording(
                sv: "\(StoreError.row(row).sv)Insatsen \(id) finns inte i databasen"
                    + (Nearest.question(near).map { "; \($0.sv)" } ?? "."),
                en: "\(StoreError.row(row).en)The initiative \(id) is not in the database"
                    + (Nearest.question(near).map { "; \($0.en)" } ?? "."))
        case .repeatedRow(let what, let first, let second):
            Wording(
                sv: "Raderna \(first) och \(second) gäller båda \(what.sv) men säger inte samma sak.",
                en: "Rows \(first) and \(second) are both about \(what.en) but do not say the same.")
        case .otherKind(let indicator):
            Wording(
                sv: "Indikatorn \(indicator) finns redan med ett annat slag (summa eller nyckeltal).",
                en: "The indicator \(indicator) is already imported as the other kind (sum or rate).")
        case .otherAccumulation(let indicator):
            Wording(
                sv: "För indikatorn \(indicator) är ackumuleringen redan angiven på ett annat sätt.",
                en: "The accumulation of the indicator \(indicator) has been stated in another way already.")
        case .otherSource(let indicator, .initiatives):
            Wording(
                sv: "Indikatorn \(indicator) är redan kommunstatistik. Ge insatsernas utfall ett annat namn.",
                en: "The indicator \(indicator) is municipal statistics already. Give the outcomes another name.")
        case .otherSource(let indicator, .statistics):
            Wording(
                sv: "Indikatorn \(indicator) är redan utfall av insatser. Ge kommunstatistiken ett annat namn.",
                en: "The indicator \(indicator) is outcomes of initiatives already. Give the statistics another name.")
        case .unreadable(let row, let what):
            Wording(
                sv: "Rad \(row): läget kan inte läsas. \(what.sv)",
                en: "Row \(row): the location cannot be read. \(what.en)")
        case .amountsTooLarge(let row):
            Wording(
                sv:
                    """
                    Rad \(row): beloppen blir tillsammans mer än tio miljoner miljarder kronor. Ett av dem är fel, \
                    kanske i fel enhet. Inget har ändrats.
                    """,
                en:
                    """
                    Row \(row): the amounts are together more than ten million billion kronor. One of them is wrong, \
                    perhaps in the wrong unit. Nothing was changed.
                    """)
        case .unknownEntry(let name):
            Wording(
                sv:
                    """
                    Historiken har varken en post \(name) eller en import av filen \(name). De som finns: \
                    rackvidd list imports
                    """,
                en:
                    """
                    The history has neither an entry \(name) nor an import of the file \(name). Those there are: \
                    rackvidd list imports
                    """)
        case .beforeHistory(let date, let begins):
            Wording(
                sv: "Historiken börjar \(begins). Vad som var känt \(date) finns inte kvar; ange en senare dag.",
                en: "The history begins on \(begins). What was known on \(date) wasn't kept; name a later day.")
        case .unknownColumn(let column):
            Wording(
                sv:
                    """
                    Ingen insats har kolumnen \(column), så inget är raderat. rackvidd show ID visar kolumnernas \
                    namn.
                    """,
                en: """
                    No initiative has the column \(column), so that nothing is erased. rackvidd show ID shows the \
                    columns' names.
                    """)
        case .notErasable(let column):
            Wording(
                sv: """
                    Kolumnen \(column) kan inte raderas för gott, eftersom insatsernas namn, läge eller belopp vilar \
                    på den. Radera insatsen i stället (rackvidd erase ID), eller töm kolumnen med en import.
                    """,
                en: """
                    The column \(column) can't be erased for good, because initiatives' names, locations or amounts \
                    rest on it. Erase the initiative instead (rackvidd erase ID), or empty the column by an import.
                    """)
        case .editedBorders(let findings, let entry):
            StoreError.editedBorders(findings.map(\.wording), entry)
        case .unusableGeometry(let initiative, let reason):
            Wording(
                sv: """
                    Insatsen \(initiative): geometrin kan inte användas: \(reason.sv). Rita om den, och kör refresh \
                    igen.
                    """,
                en: """
                    The initiative \(initiative): its geometry can't be used: \(reason.en). Draw it anew, and run \
                    refresh again.
                    """)
        case .unusableDate(let initiative, let column, let value):
            Wording(
                sv: """
                    Insatsen \(initiative): \(column) är ”\(value)”, som inte är något datum. Rätta det, och kör \
                    refresh igen.
                    """,
                en: """
                    The initiative \(initiative): \(column) is “\(value)”, which is no date. Correct it, and run \
                    refresh again.
                    """)
        case .deletedElsewhere:
            Wording(
                sv: "Insatser har tagits bort i ett annat program. Kör rackvidd refresh först, och gör sedan om detta.",
                en: "Initiatives were deleted in another program. Run rackvidd refresh first, and then do this again.")
        case .unusableEdit(let initiative, let why):
            Wording(
                sv: "Insatsen \(initiative): \(why.sv). Rätta det, och kör refresh igen.",
                en: "The initiative \(initiative): \(why.en). Correct it, and run refresh again.")
        case .undo(let number, let refusal): refusal.wording(of: number)
        case .notFinite(let row, let indicator):
            Wording(
                sv: "Rad \(row): värdet för \(indicator) är inget ändligt tal.",
                en: "Row \(row): the value of \(indicator) is not a finite number.")
        }
    }

    private static func editedBorders(_ findings: [Wording], _ entry: Int64?) -> Wording {
        let shown = (sv: findings.prefix(3).map(\.sv), en: findings.prefix(3).map(\.en))
        let undo = (
            sv: entry.map { "Ta tillbaka ändringen (rackvidd undo \($0)), eller läs" } ?? "Läs",
            en: entry.map { "Take the edit back (rackvidd undo \($0)), or import" } ?? "Import"
        )
        return Wording(
            sv: """
                Indelningen är ändrad i ett annat program, och insatserna kan inte placeras på den. \
                \(shown.sv.joined(separator: " ")) Inget har ändrats. \(undo.sv) in en hel indelning med \
                rackvidd import territory.
                """,
            en: """
                The division was edited in another program, and initiatives can't be placed on it. \
                \(shown.en.joined(separator: " ")) Nothing was changed. \(undo.en) a whole division with \
                rackvidd import territory.
                """)
    }

    /// At most ten names, and how many more there are.
    private static func list(_ names: [String]) -> String {
        let shown = names.prefix(10).joined(separator: ", ")
        return names.count > 10 ? "\(shown) … (\(names.count))" : shown
    }

    private static func row(_ row: Int?) -> Wording {
        guard let row else { return Wording(verbatim: "") }
        return Wording(sv: "Rad \(row): ", en: "Row \(row): ")
    }
}
