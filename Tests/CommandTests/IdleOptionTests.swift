import Foundation
import Testing

/// No option is without effect: each acts, or is refused by name with the way that works.
@Suite struct IdleOptionTests {
    private let folder: Folder
    private let store: String

    init() throws {
        folder = try Demo.folder()
        store = "\(folder.path)/rackvidd.gpkg"
    }

    private static let statistics = """
        --status is for what initiatives bring. population is the people themselves, one per inhabitant everywhere: \
        choose a year with --year.
        """
    private static let analyses = "The other formats have the figures of the areas only."

    private static let refused: [(arguments: [String], words: String)] = [
        (["distribution", "population", "--status", "Beviljat"], statistics),
        (["export", "municipalities", "--indicator", "population", "--status", "Beviljat"], statistics),
        (["map", "--indicator", "population", "--status", "Beviljat"], statistics),
        (
            ["distribution", "population", "--local"],
            """
            --local is for values per inhabitant, and rates. population is the people themselves, one per inhabitant \
            everywhere: choose a year with --year.
            """
        ),
        (
            ["distribution", "granted_sek", "--smooth"],
            "--smooth is for counts over a population. granted_sek is money."
        ),
        (
            ["distribution", "granted_sek", "--source", "statistics"],
            """
            --source is for imported indicators. granted_sek and initiatives are computed from the initiatives \
            themselves.
            """
        ),
        (["distribution", "granted_sek", "--index", "hoover"], "--index is for --influence and --sources."),
        (
            ["distribution", "granted_sek", "--seed", "3"],
            """
            --seed is for what is random. All of this is exact: chance comes with --bootstrap, more than nine areas \
            (--by cell) or many sources.
            """
        ),
        (
            ["distribution", "granted_sek", "--influence", "--format", "csv"],
            "--influence is for --format table and json. \(analyses)"
        ),
        (["reach", "--supply", "initiatives"], "--supply is for --catchment METRES."),
        (
            ["reach", "--prices", "fixed:2020"],
            "--prices is for the money that --catchment shares out (--supply granted)."
        ),
        (
            ["reach", "--catchment", "20000", "--format", "geojson"],
            "--catchment is for access by area. --format geojson is the areas that no initiative reaches."
        ),
        (
            ["reach", "--scheme", "accessibility"],
            """
            --scheme is for zones. Whole municipalities are counted here; choose --by zone, cell or roll_up where \
            there is one.
            """
        ),
        (
            ["reach", "--county-wide", "equal"],
            """
            --county-wide is for sums by area. No shares are counted here: only left_out, without county-wide \
            initiatives, makes a difference.
            """
        ),
        (
            ["conflicts", "--prices", "fixed:2020"],
            "--prices is for sums of money. Goal conflicts are counted in initiatives."
        ),
        (["export", "municipalities", "--policy", "p.yaml"], "--policy is for export gaps."),
        (
            ["export", "gaps", "--policy", "p.yaml", "--from", "2020", "--county-wide", "equal"],
            """
            --from and --county-wide are for figures of areas, and initiatives. Which initiatives the gaps count, and \
            how, stands in the policy (filter, county_wide, scheme).
            """
        ),
        (
            ["export", "initiatives", "--include", "rejected"],
            """
            --include is for sums. export initiatives writes all initiatives as the source states them; the property \
            status_class says what they are.
            """
        ),
        (
            ["export", "initiatives", "--indicator", "granted_sek"],
            "--indicator is for indicators of parts of the county."
        ),
        (
            ["query", "--queryables", "--limit", "3"],
            "--limit is for questions. --queryables lists what can be asked for."
        ),
        (
            ["query", "granted_sek > 5", "--crs", "EPSG:3006"],
            "--crs is for geometries in the expression. It has none; a file states its reference system itself."
        ),
        (
            ["query", "status = 'Beviljat'", "--by", "zone", "--include", "undecided"],
            """
            --include is for expressions that don't mention status. The expression says itself which statuses count.
            """
        ),
        (
            ["query", "TRUE", "--explain", "--engine", "evaluation"],
            "--engine is for the answer to the question. --explain shows the SQL."
        ),
        (["query", "TRUE", "--sum", "initiatives"], "--sum is for --by."),
        (["query", "TRUE", "--layer", "a"], "--layer is for --file."),
        (
            ["gaps", "p.yaml", "--explain", "--fail-on", "must"],
            "--fail-on is for the check against a database. --explain reads the policy only."
        ),
        (
            ["gaps", "--replay", "e.json", "--fail-on", "must"],
            """
            --fail-on is for the check of a policy. --replay exits with 2 where anything has changed since the \
            check file was written.
            """
        ),
        (["statistics", "t.csv", "--value", "y", "--weights", "binary"], "--weights is for --neighbours FILE."),
        (
            ["statistics", "t.csv", "--value", "y", "--seed", "2"],
            "--seed is for what is random. Chance comes with --bootstrap, --neighbours and --contrast."
        ),
        (
            ["import", "territory", "z.gpkg", "--as", "zones", "--urban-from", "300"],
            "--urban-from is for --as localities."
        ),
        (["verify", "a.gpkg"], "--store is for the database where no other is named. Name it once."),
    ]

    @Test func `an option that would act on nothing is refused by name`() throws {
        for (arguments, words) in Self.refused {
            let store = arguments[0] == "statistics" ? [] : ["--store", store]
            let run = try Program.run(arguments + store)
            #expect(run.status != 0 && run.output.isEmpty, "\(arguments)")
            let first = run.errors.split(separator: "\n").first.map(String.init) ?? ""
            let told = first.replacing("rackvidd: error: ", with: "").replacing("Error: ", with: "")
            #expect(told == words, "\(arguments)")
        }
    }

    @Test func `options that act are taken`() throws {
        for arguments in [
            ["distribution", "population", "--division", "fa_region"],
            ["distribution", "granted_sek", "--by", "cell", "--seed", "3"],
            ["map", "--indicator", "population", "--places", "--from", "2017"],
            ["reach", "--by", "zone", "--scheme", "accessibility"],
            ["query", "S_INTERSECTS(geometry, POINT(14.6 63.2))", "--crs", "OGC:CRS84"],
            ["export", "initiatives", "--programme-areas"],
        ] {
            let run = try Program.run(arguments + ["--store", store])
            #expect(run.status == 0, "\(arguments): \(run.errors)")
        }
    }
}
