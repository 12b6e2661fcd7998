package import Exchange
import Wording

/// Where options act on nothing, command by command. What depends on the kind of an indicator stands in
/// `IndicatorOptions`.
extension OptionLimit {
    // MARK: Which initiatives

    /// What chooses initiatives: of a map, the places drawn too.
    package static let choosing = Set(which)
    /// Which initiatives are meant and how they count: what other commands need to look at the same ones.
    package static let narrowing = Set(initiatives + ["scheme"])
    private static let which = ["from", "to", "programme", "strength-area", "status", "include", "where"]
    private static let counted = ["county-wide", "without-county-wide", "programme-areas"]
    /// Which initiatives are meant, and how they count.
    static let initiatives = which + counted

    /// Policies say themselves which initiatives count.
    package static let ofPolicies = OptionLimit(
        initiatives + ["scheme", "indicator"],
        scope: Wording(sv: "figurer för delar av länet, och insatser", en: "figures of areas, and initiatives"),
        instead: Wording(
            sv: "Vilka insatser luckorna räknar, och hur, står i policyn (filter, county_wide, scheme).",
            en: "Which initiatives the gaps count, and how, stands in the policy (filter, county_wide, scheme)."))

    package static let ofChanges = OptionLimit(
        ["measure", "classes", "class-count", "year", "as-of", "source", "spread-by-population"],
        scope: Wording(sv: "fördelningar", en: "distributions"),
        instead: Wording(
            sv: "--change visar förändringen av kommunstatistik i fasta klasser kring noll.",
            en: "--change shows the change of municipal statistics in fixed classes around zero."))

    package static let notDrawn = OptionLimit(
        ["synthetic", "dose"], scope: Wording(sv: "rackvidd trend", en: "rackvidd trend"),
        instead: Wording(
            sv: "Bilden visar skillnaden mot jämförelsegruppen.",
            en: "The picture shows the difference from the comparison group."))

    package static let policy = OptionLimit(
        ["policy"], scope: Wording(sv: "export gaps", en: "export gaps"))

    package static let figures = OptionLimit(
        ["indicator", "year", "as-of", "source", "spread-by-population"],
        scope: Wording(sv: "indikatorer för delar av länet", en: "indicators of parts of the county"))

    package static let statusOfRows = OptionLimit(
        ["include", "prices", "price-index"],
        scope: Wording(sv: "summor", en: "sums"),
        instead: Wording(
            sv:
                """
                export initiatives skriver alla insatser som källan anger dem; egenskapen status_class säger vad de \
                är.
                """,
            en:
                """
                export initiatives writes all initiatives as the source states them; the property status_class says \
                what they are.
                """))

    /// Results that see initiatives by municipality only.
    package static let zones = OptionLimit(
        ["scheme"], scope: Wording(sv: "zoner", en: "zones"),
        instead: Wording(
            sv: "Här räknas hela kommuner; välj --by zone, cell eller roll_up där det finns.",
            en: "Whole municipalities are counted here; choose --by zone, cell or roll_up where there is one."))

    // MARK: Distributions

    private static let asked = [
        "influence", "index", "bootstrap", "seed", "division", "need", "sources", "neighbours", "weights", "local",
        "smooth", "contrast",
    ]

    package static let analyses = OptionLimit(
        asked, scope: Wording(sv: "--format table och json", en: "--format table and json"),
        instead: Wording(
            sv: "De andra formaten har bara områdenas figurer.",
            en: "The other formats have the figures of the areas only."))

    package static let index = OptionLimit(
        ["index"], scope: Wording(sv: "--influence och --sources", en: "--influence and --sources"))

    package static let seed = OptionLimit(
        ["seed"], scope: Wording(sv: "det som slumpas", en: "what is random"),
        instead: Wording(
            sv:
                """
                Här är allt exakt: slump kommer med --bootstrap, fler än nio områden (--by cell) eller många källor.
                """,
            en:
                """
                All of this is exact: chance comes with --bootstrap, more than nine areas (--by cell) or many sources.
                """))

    package static let builtIn = OptionLimit(
        ["source"], scope: Wording(sv: "indikatorer som importeras", en: "imported indicators"),
        instead: Wording(
            sv: "granted_sek och initiatives räknas ur insatserna själva.",
            en: "granted_sek and initiatives are computed from the initiatives themselves."))

    // MARK: Reach and conflicts

    package static let supply = OptionLimit(
        ["supply"], scope: Wording(sv: "--catchment METER", en: "--catchment METRES"))

    package static let pricesOfSupply = OptionLimit(
        ["prices", "price-index"],
        scope: Wording(
            sv: "medlen som --catchment fördelar (--supply granted)",
            en: "the money that --catchment shares out (--supply granted)"))

    package static let catchment = OptionLimit(
        ["catchment", "supply", "prices", "price-index"],
        scope: Wording(sv: "tillgången per område", en: "access by area"),
        instead: Wording(
            sv: "--format geojson är ytorna som ingen insats når.",
            en: "--format geojson is the areas that no initiative reaches."))

    package static let account = OptionLimit(
        ["evidence"], scope: Wording(sv: "--annual ÅR", en: "--annual YEAR"))

    package static let report = OptionLimit(
        ["generated", "indicator"], scope: Wording(sv: "rapporten, inte --annual", en: "the report, not --annual"))

    package static let period = OptionLimit(
        ["from", "to"], scope: Wording(sv: "rapporten", en: "the report"),
        instead: Wording(sv: "--annual anger själv perioden.", en: "--annual gives the period itself."))

    package static let comparedYears = OptionLimit(
        ["from", "to", "compare-known"], scope: Wording(sv: "ett enda urval", en: "a single selection"),
        instead: Wording(sv: "--compare anger själv åren.", en: "--compare gives the years itself."))

    package static let dose = OptionLimit(
        initiatives + ["prices", "price-index"],
        scope: Wording(sv: "--dose granted_sek", en: "--dose granted_sek"))

    package static let pricesOfMarks = OptionLimit(
        ["prices", "price-index"], scope: Wording(sv: "summor av pengar", en: "sums of money"),
        instead: Wording(
            sv: "Målkonflikter räknas i insatser.", en: "Goal conflicts are counted in initiatives."))

    /// Where only places count, or whether an initiative touches a part.
    package static let equalShares = OptionLimit(
        ["county-wide"], scope: Wording(sv: "summor per område", en: "sums by area"),
        instead: Wording(
            sv: "Här räknas inga andelar: bara left_out, som utelämnar länstäckande insatser, gör skillnad.",
            en: "No shares are counted here: only left_out, without county-wide initiatives, makes a difference."))

    package static let areasWithoutPlaces = OptionLimit(
        ["programme-areas"], scope: Wording(sv: "summor per område", en: "sums by area"),
        instead: Wording(
            sv: "Ett programområde är ingen plats att mäta avstånd till.",
            en: "A programme's area is not a place to measure distances to."))

    /// Of groups of whole initiatives.
    package static let areasOfGroups = OptionLimit(
        ["programme-areas"], scope: Wording(sv: "summor per område", en: "sums by area"),
        instead: Wording(
            sv: "Här räknas hela insatser, var de än ligger.",
            en: "Whole initiatives are counted here, wherever they lie."))

    /// Rows of a question show no shares that the rule would change, unless the expression asks for them.
    package static let sharesOfRows = OptionLimit(
        ["county-wide"], scope: Wording(sv: "summor (--by, --file)", en: "sums (--by, --file)"),
        instead: Wording(
            sv: "Rader visar inga andelar: bara left_out, som utelämnar länstäckande insatser, gör skillnad.",
            en: "Rows show no shares: only left_out, without county-wide initiatives, makes a difference."))

    package static let comparedPlacing = OptionLimit(
        ["county-wide", "programme-areas", "scheme"],
        scope: Wording(sv: "hur andelar faller på områden", en: "how shares fall on areas"),
        instead: Wording(
            sv: "Jämförelsen placerar om varje insats efter det som källan anger.",
            en: "The comparison places every initiative anew by what its source states."))

    // MARK: Queries and policies

    package static let list = OptionLimit(
        initiatives + [
            "scheme", "prices", "price-index", "filter-lang", "crs", "columns", "sort", "limit", "by", "sum",
            "explain", "engine", "file", "layer", "store", "as-known",
        ], scope: Wording(sv: "frågor", en: "questions"),
        instead: Wording(
            sv: "--queryables listar det som kan frågas efter.", en: "--queryables lists what can be asked for."))

    package static let encoding = OptionLimit(
        ["filter-lang", "crs"], scope: Wording(sv: "uttryck", en: "expressions"),
        instead: Wording(sv: "Frågan har inget.", en: "The question has none."))

    package static let crs = OptionLimit(
        ["crs"], scope: Wording(sv: "geometrier i uttrycket", en: "geometries in the expression"),
        instead: Wording(
            sv: "Det har inga; en fil säger själv sitt koordinatsystem.",
            en: "It has none; a file states its reference system itself."))

    package static let engine = OptionLimit(
        ["engine"], scope: Wording(sv: "svaret på frågan", en: "the answer to the question"),
        instead: Wording(sv: "--explain visar SQL:en.", en: "--explain shows the SQL."))

    package static let classesOfRows = OptionLimit(
        ["include"], scope: Wording(sv: "summor (--by, --file)", en: "sums (--by, --file)"),
        instead: Wording(
            sv: "Rader visas vilken status de än har.", en: "Rows are shown whatever their status."))

    package static let classesAskedFor = OptionLimit(
        ["include"], scope: Wording(sv: "uttryck som inte nämner status", en: "expressions that don't mention status"),
        instead: Wording(
            sv: "Uttrycket säger självt vilka statusar som räknas.",
            en: "The expression says itself which statuses count."))

    package static let answersOfPolicies = OptionLimit(
        [
            "allocate", "applications", "budget", "never-widen", "choose", "frontier", "evidence", "fail-on", "prices",
            "price-index",
        ],
        scope: Wording(sv: "kontrollen mot en databas", en: "the check against a database"),
        instead: Wording(
            sv: "--explain läser bara policyn och, av databasen, länet.",
            en: "--explain reads the policy only and, of the database, the county."))

    package static let pricesOfCheck = OptionLimit(
        ["prices", "price-index"], scope: Wording(sv: "kontrollen", en: "the check"),
        instead: Wording(
            sv: "--applications, --allocate, --evidence och --replay räknar löpande kronor.",
            en: "--applications, --allocate, --evidence and --replay reckon in nominal kronor."))

    package static let rows = OptionLimit(
        ["columns", "sort", "limit"], scope: Wording(sv: "rader", en: "rows"),
        instead: Wording(
            sv: "--by ger summor, --file redovisar ytan och --explain besvarar inte frågan.",
            en: "--by gives sums, --file an account of the area, and --explain does not answer the question."))

    package static let sums = OptionLimit(
        ["by", "sum"], scope: Wording(sv: "summor per område", en: "sums by area"),
        instead: Wording(
            sv: "--file redovisar ytan, och --explain besvarar inte frågan.",
            en: "--file gives an account of the area, and --explain does not answer the question."))

    package static let explanation = OptionLimit(
        ["explain"], scope: Wording(sv: "uttryck", en: "expressions"),
        instead: Wording(sv: "--file redovisar ytan.", en: "--file gives an account of the area."))

    package static let sum = OptionLimit(["sum"], scope: Wording(sv: "--by", en: "--by"))
    package static let layer = OptionLimit(["layer"], scope: Wording(sv: "--file", en: "--file"))

    package static let replayed = OptionLimit(
        [
            "allocate", "applications", "budget", "never-widen", "choose", "frontier", "evidence", "map", "mapping",
            "header-row", "sheet",
        ],
        scope: Wording(sv: "en ny kontroll", en: "a new check"),
        instead: Wording(
            sv: "--replay kör om det som står i prövningsfilen.", en: "--replay runs what the check file says."))

    package static let ofApplications = OptionLimit(
        ["budget", "never-widen", "choose", "frontier", "map", "mapping", "header-row", "sheet"],
        scope: Wording(sv: "--applications FIL", en: "--applications FILE"))

    package static let ofChoices = OptionLimit(
        ["never-widen"],
        scope: Wording(sv: "--budget, --choose och --frontier", en: "--budget, --choose and --frontier"))

    package static let failure = OptionLimit(
        ["fail-on", "explain"], scope: Wording(sv: "kontrollen av en policy", en: "the check of a policy"),
        instead: Wording(
            sv: "--replay slutar med 2 om något har ändrats sedan prövningsfilen skrevs.",
            en: "--replay exits with 2 where anything has changed since the check file was written."))

    package static let rejectedRows = OptionLimit(
        ["entry", "rejected"], scope: Wording(sv: "list rejected", en: "list rejected"))

    package static let repairs = OptionLimit(
        ["tolerance", "code", "name"], scope: Wording(sv: "ett lager med områden", en: "a layer of areas"),
        instead: Wording(
            sv: "Ett annat lager har sina gränser redan.", en: "Another database has its borders already."))

    // MARK: Columns of numbers, layers, stores

    package static let neighbours = OptionLimit(
        ["weights"], scope: Wording(sv: "--neighbours FIL", en: "--neighbours FILE"))

    package static let orderings = OptionLimit(
        ["permutations"], scope: Wording(sv: "slumpade ordningsföljder", en: "random orderings"),
        instead: Wording(
            sv:
                """
                Här prövas ingen: --neighbours och --contrast lottar ordningsföljder där värdena är fler än nio och \
                alla inte kan prövas.
                """,
            en:
                """
                None is tried here: --neighbours and --contrast draw orderings where there are more than nine values \
                and not all can be tried.
                """))

    package static let chance = OptionLimit(
        ["seed"], scope: Wording(sv: "det som slumpas", en: "what is random"),
        instead: Wording(
            sv:
                """
                Här är allt exakt: slump kommer med --bootstrap, och med --neighbours och --contrast där värdena är \
                fler än nio.
                """,
            en:
                """
                All of this is exact: chance comes with --bootstrap, and with --neighbours and --contrast where there \
                are more than nine values.
                """))

    package static let ids = OptionLimit(
        ["id"],
        scope: Wording(
            sv: "--neighbours, --contrast, --influence och --smooth",
            en: "--neighbours, --contrast, --influence and --smooth"))

    /// What a layer of areas that is taken for something has no use for.
    package static func areas(as use: TerritoryImport.Use) -> [OptionLimit] {
        let uses: [(options: [String], uses: [TerritoryImport.Use])] = [
            (["urban-from"], [.localities]), (["urban", "class"], [.zones]),
            (["scheme"], [.deso, .localities, .zones]), (["border-accuracy"], [.municipalities, .deso]),
        ]
        return uses.filter { !$0.uses.contains(use) }.map { one in
            let names = one.uses.map { "--as \($0.rawValue)" }
            return OptionLimit(
                one.options,
                scope: Wording(sv: PolicyText.list(names, .swedish), en: PolicyText.list(names, .english)))
        }
    }

    package static let otherStore = OptionLimit(
        ["store"], scope: Wording(sv: "databasen om ingen annan anges", en: "the database where no other is named"),
        instead: Wording(sv: "Ange det en gång.", en: "Name it once."))
}
