import ArgumentParser
import Foundation
import Report
import Store
import Wording

struct SQLCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sql",
        abstract: say(
            "Ställ en egen SQL-fråga till lagret; inget kan ändras.",
            "Put SQL of your own to the store; nothing can be changed."),
        discussion: say(
            """
            Exempel: rackvidd sql "SELECT name, ST_Area(geom) / 1e6 AS km2 FROM municipality ORDER BY km2"
            Rumsliga funktioner heter som i SpatiaLite och PostGIS. Geometrier skrivs som WKT i sitt eget \
            referenssystem; med
            --format geojson blir den första geometrikolumnen objektets läge, i longitud och latitud.
            """,
            """
            Example: rackvidd sql "SELECT name, ST_Area(geom) / 1e6 AS km2 FROM municipality ORDER BY km2"
            Spatial functions are named as in SpatiaLite and PostGIS. Geometries are written as WKT in their own \
            reference system; with
            --format geojson the first column of geometry becomes the feature's, in longitude and latitude.
            """))

    @Argument(
        help: ArgumentHelp(
            "En sats: SELECT, WITH, VALUES eller EXPLAIN.", "One statement: SELECT, WITH, VALUES or EXPLAIN.",
            valueName: "SQL"))
    var statement: String

    @Option(
        help: ArgumentHelp("Längsta tid, sekunder.", "Longest time, seconds.", valueName: say("sekunder", "seconds")))
    var timeout: Double = 30

    @OptionGroup var store: StoreOption
    @OptionGroup var output: FormatOption<SQLAnswer>
    @OptionGroup var language: LanguageOption

    func validate() throws {
        try refuse(
            unless: timeout > 0 && timeout <= 86_400, "--timeout är ett antal sekunder, högst 86400.",
            "--timeout is a number of seconds, at most 86400.")
    }

    func run() throws {
        var limits = SQLSession.Limits(seconds: timeout)
        limits.overrun = { error in
            Console.complain(error)
            Foundation._exit(1)
        }
        let session = try SQLSession(opening: store.path(), limits: limits)
        try output.write(SQLAnswer(session, statement) { Console.tell($0) })
    }
}
