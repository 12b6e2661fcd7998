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
    private static let zones = """
        --scheme is for zones. Whole municipalities are counted here; choose --by zone, cell or roll_up where there is \
        one.
        """
    private static let analyses = "The other formats have the figures of the areas only."

    private static let groups = """
        --county-wide is for sums by area. No shares are counted here: only left_out, without county-wide initiatives, \
        makes a difference.
        """
    private static let programmeAreas = """
        --programme-areas is for sums by area. Whole initiatives are counted here, wherever they lie.
        """

    private static let refused: [(arguments: [String], words: String)] = [
        (["crosstab", "programme", "year", "--county-wide", "equal"], groups),
        (["crosstab", "programme", "year", "--programme-areas"], programmeAreas),
        (["query", "TRUE", "--by", "programme", "--county-wide", "equal"], groups),
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
            "--limit and --store are for questions. --queryables lists what can be asked for."
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
            """
            --fail-on is for the check against a database. --explain reads the policy only and, of the database, the \
            county.
            """
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
            ["import", "territory", "z.gpkg", "--as", "zones", "--urban-from", "300"],
            "--urban-from is for --as localities."
        ),
        (
            ["query", "TRUE", "--county-wide", "equal"],
            """
            --county-wide is for sums (--by, --file). Rows show no shares: only left_out, without county-wide \
            initiatives, makes a difference.
            """
        ),
        (["query", "--queryables"], "--store is for questions. --queryables lists what can be asked for."),
        (["export", "municipalities", "--scheme", "accessibility"], zones),
        (["distribution", "population", "--scheme", "accessibility"], zones),
        (["distribution", "granted_sek", "--scheme", "accessibility", "--format", "csv"], zones),
        (["outcomes", "--scheme", "accessibility"], zones),
        (["crosstab", "municipality", "year", "--scheme", "accessibility"], zones),
        (["financing", "--scheme", "accessibility"], zones),
        (
            [
                "trend", "tax_base_per_inhabitant", "--treated", "2380", "--since", "2018", "--dose", "granted_sek",
                "--scheme", "accessibility",
            ], zones
        ),
        (
            ["trend", "tax_base_per_inhabitant", "--treated", "2380", "--since", "2018", "--status", "Beviljat"],
            "--status is for --dose granted_sek."
        ),
        (
            ["report", "--annual", "2023", "--from", "2020"],
            "--from is for the report. --annual gives the period itself."
        ),
        (["report", "--evidence", "e.json"], "--evidence is for --annual YEAR."),
        (["gaps", "p.yaml", "--budget", "5"], "--budget is for --applications FILE."),
        (
            ["gaps", "--replay", "e.json", "--allocate", "5"],
            "--allocate is for a new check. --replay runs what the check file says."
        ),
        (["list", "imports", "--rejected", "a.csv"], "--rejected is for list rejected."),
        (
            ["query", "TRUE", "--include", "rejected"],
            "--include is for sums (--by, --file). Rows are shown whatever their status."
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
            // Between zones and within them; the rule by which an initiative is spread; zones in the expression.
            ["distribution", "granted_sek", "--scheme", "accessibility"],
            ["query", "TRUE", "--county-wide", "equal", "--format", "json"],
            ["query", "share_in('2380') > 0.5", "--county-wide", "equal"],
            ["map", "--where", "A_CONTAINS(zone, ('urban'))", "--scheme", "accessibility"],
        ] {
            let run = try Program.run(arguments + ["--store", store])
            #expect(run.status == 0, "\(arguments): \(run.errors)")
        }
    }

    /// Nothing is drawn where all orderings are tried.
    @Test func `seeds and counts of orderings are for what is drawn`() throws {
        let few = try folder.file("few.csv", "id;v\n1;4\n2;2\n3;7\n")
        let many = try folder.file(
            "many.csv", "id;v\n" + (1...30).map { "\($0);\($0 * $0 % 17)\n" }.joined())
        for (option, words) in [
            (
                "--seed",
                """
                --seed is for what is random. All of this is exact: chance comes with --bootstrap, and with \
                --neighbours and --contrast where there are more than nine values.
                """
            ),
            (
                "--permutations",
                """
                --permutations is for random orderings. None is tried here: --neighbours and --contrast draw orderings \
                where there are more than nine values and not all can be tried.
                """
            ),
        ] {
            let question = ["--value", "v", "--id", "id", "--contrast", "1,2", option, "99"]
            let refused = try Program.run(["statistics", few] + question)
            #expect(refused.status == 64 && refused.errors.hasPrefix("Error: \(words)\n"), "\(refused.errors)")
            let drawn = ["--value", "v", "--id", "id", "--contrast", (1...15).map(String.init).joined(separator: ",")]
            #expect(try Program.run(["statistics", many] + drawn + [option, "99"]).status == 0)
        }
    }

    @Test func `a store has no faults of areas to repair`() throws {
        let run = try Program.run("compare-territory", "--with", store, "--tolerance", "5", "--store", store)
        #expect(run.status == 64 && run.output.isEmpty)
        #expect(
            run.errors.hasPrefix(
                "Error: --tolerance is for a layer of areas. Another database has its borders already.\n"))
    }

    @Test func `a reference system is for files that state none`() throws {
        let member = #""crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3006"}}, "#
        func layer(_ crs: String) throws -> String {
            try folder.file(
                "l.geojson",
                #"{"type": "FeatureCollection", \#(crs)"features": [{"type": "Feature", "properties": "#
                    + #"{"id": "a", "title": "A"}, "geometry": {"type": "Point", "coordinates": [482000, 7005000]}}]}"#)
        }
        let stated = try layer(member)
        for arguments in [["initiatives", stated], ["territory", stated, "--as", "layer"]] {
            let run = try Program.run(["import"] + arguments + ["--crs", "EPSG:3006", "--store", store])
            #expect(run.status == 1)
            #expect(
                run.errors
                    == """
                    rackvidd: error: \(stated): the file states its reference system itself, EPSG:3006. Leave out --crs.

                    """)
        }
        let silent = try Program.run("import", "initiatives", layer(""), "--crs", "EPSG:3006", "--store", store)
        #expect(silent.status == 0 && silent.errors.contains("1 new"), "\(silent.errors)")
        let table = try folder.file("t.csv", "id;title;kommun;longitude;latitude\na;A;Åre;14.6;63.2\n")
        let idle = try Program.run("import", "initiatives", table, "--crs", "EPSG:3006", "--store", store)
        #expect(idle.status == 1)
        #expect(
            idle.errors
                == """
                rackvidd: error: \(table): the table has no coordinates that --crs could be for: columns x and y, \
                easting and northing, or geometry. Longitudes and latitudes are always WGS 84. Leave out --crs.

                """)
    }
}
