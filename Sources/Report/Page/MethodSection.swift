import FollowUp
import Planar
import Store
import Territory
import Wording

/// Methods, definitions and sources.
struct MethodSection {
    let page: ReportPage
    let programVersion: String
    private var figures: Figures { page.figures }

    @MarkupBuilder
    func markup() -> Markup {
        HTML.dl {
            for (term, text) in definitions.filter({ !(page.isOfRate && Self.ofShares.contains($0.0.sv)) }) {
                HTML.dt { term[page.language] }
                HTML.dd { text[page.language] }
            }
        }
        HTML.h3 { page.say("Källor", "Sources") }
        sources
        HTML.h3 { page.say("Versioner", "Versions") }
        HTML.p {
            "Räckvidd \(programVersion); GEOS \(Context.geosVersion); PROJ \(Projection.projVersion). "
            page.say(
                "Samma databas ger samma rapport, tecken för tecken. Slumpade drag har slumpfrö \(ReportFacts.seed).",
                """
                The same store gives the same report, character by character. Random draws have seed \
                \(ReportFacts.seed).
                """
            )
        }
    }

    /// Terms of what has shares: of a rate nothing in the page uses them.
    private static let ofShares: Set<String> = ["Lokaliseringskvot", "Hoover"]

    // Long because it is a list of texts.
    private var definitions: [(Wording, Wording)] {
        let territory = page.facts.territory
        let distribution = page.facts.main
        let isByArea = distribution.count.placing.spreadByArea > 0
        var list: [(Wording, Wording)] = [
            (
                Wording(sv: "Fördelning", en: "Distribution"),
                Wording(
                    sv:
                        """
                        Varje insats läggs ut på länets delområden efter vad källan säger: punkter lika, linjer efter \
                        längd, polygoner efter areal eller befolkning, kommuner efter angivna andelar eller \
                        \(isByArea ? "areal, eftersom folkmängden inte är känd" : "befolkning"). \
                        Belopp delas till öret, så att delarna ger summan.
                        """,
                    en:
                        """
                        Each initiative is laid out on the county's subareas as its source says: points equally, \
                        lines by length, polygons by area or population, municipalities by declared shares or \
                        \(isByArea ? "area, as the population isn't known" : "population"). Amounts are split \
                        to the öre, so that the parts add up.
                        """
                )
            ),
            (
                distribution.scheme.title.capitalised, distribution.scheme.statement
            ),
            (
                Wording(sv: "Befolkning", en: "Population"),
                Readings.people(distribution.population, isKnown: distribution.peopleUnknown == nil).reduce(
                    Readings.population(distribution.populationRule, layer: distribution.populationSource)
                ) { Wording(sv: $0.sv + " " + $1.sv, en: $0.en + " " + $1.en) }
            ),
            (
                Wording(sv: "Cell", en: "Cell"),
                Wording(
                    sv: "En kommuns del av en zon. Delområdena delar länet utan överlapp och hål.",
                    en: "A municipality's part of a zone. The subareas partition the county without overlap or hole.")
            ),
            (
                Wording(sv: "Lokaliseringskvot", en: "Location quotient"),
                Wording(
                    sv: "Andel av det som fördelas delad med andel av invånarna (Florence 1939).",
                    en: "Share of what is distributed by share of the people (Florence 1939).")
            ),
            (
                Wording(sv: "Hoover", en: "Hoover"),
                Wording(
                    sv:
                        """
                        Hälften av summan av skillnaderna mellan andel och befolkningsandel: den del som skulle \
                        behöva flyttas (Hoover 1936).
                        """,
                    en:
                        """
                        Half the sum of the differences between share and share of people: what would have to move \
                        (Hoover 1936).
                        """
                )
            ),
            (
                Wording(sv: "Gini och Lorenzkurva", en: "Gini and Lorenz curve"),
                Wording(
                    sv:
                        """
                        Värdet per invånare, varje område vägt med sin befolkning; 0 är helt jämnt (Lorenz 1905, \
                        Lerman och Yitzhaki 1989).
                        """,
                    en:
                        """
                        The value per inhabitant, each area weighted by its population; 0 is perfectly even \
                        (Lorenz 1905, Lerman and Yitzhaki 1989).
                        """
                )
            ),
            (
                Wording(sv: "Theil", en: "Theil"),
                Wording(
                    sv: "Kan delas exakt i det som ligger mellan zoner och det som ligger inom dem (Shorrocks 1980).",
                    en: "Can be split exactly into what lies between zones and what lies within them (Shorrocks 1980).")
            ),
        ]
        let accuracy = territory.borderAccuracy
        if accuracy > 0 {
            list.append(
                (
                    Wording(sv: "Gränser", en: "Borders"),
                    Wording(
                        sv:
                            """
                            Databasens kommungränser är generaliserade och kan ligga upp till \
                            \(Figures(.swedish).value(accuracy / 1_000)) km från de officiella; insatser närmare \
                            en gräns än så är märkta.
                            """,
                        en:
                            """
                            The database's municipal borders are generalised and may lie up to \
                            \(Figures(.english).value(accuracy / 1_000)) km from the official ones; initiatives \
                            nearer to a border are marked.
                            """
                    )
                ))
        }
        return list
    }

    private var sources: Markup {
        var table = PageTable(
            id: "tabell-kallor", caption: page.say("Inlästa filer", "Imported files"),
            columns: [
                .init(title: page.say("Fil", "File")), .init(title: page.say("Innehåll", "Content")),
                .init(title: page.say("Inläst", "Imported")),
                .init(title: page.say("Rader", "Rows"), isNumeric: true),
                .init(title: page.say("Avvisade", "Rejected"), isNumeric: true),
                .init(title: "SHA-256"),
            ])
        table.isSortable = false
        for source in page.facts.imports {
            let file = source.record.file
            table.rows.append(
                PageTable.Row(
                    cells: [
                        .init(HTML.bdi { file.name }), .init(Self.name(file.kind)[page.language]),
                        .init(String(source.record.time.prefix(10))),
                        .init(figures.integer(source.record.receipt.read)), .init(figures.integer(source.rejected)),
                        .init(HTML.code(.class("digest")) { file.sha256 }),
                    ]))
        }
        return table.rows.isEmpty
            ? HTML.p { page.say("Inga filer är inlästa.", "No files have been imported.") } : table.markup()
    }

    static func name(_ kind: ImportFile.Kind) -> Wording {
        switch kind {
        case .initiatives: Wording(sv: "insatser", en: "initiatives")
        case .indicators: Wording(sv: "indikatorer", en: "indicators")
        case .outcomes: Wording(sv: "utfall", en: "outcomes")
        case .territory: Wording(sv: "territorium", en: "territory")
        }
    }
}

extension Wording {
    fileprivate var capitalised: Wording { Wording(sv: sv.capitalisedFirst, en: en.capitalisedFirst) }
}
