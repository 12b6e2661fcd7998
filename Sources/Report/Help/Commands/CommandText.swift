package import Wording

/// A command's purpose in a line and, where that isn't enough, its use: the texts of `--help` and of the manual.
package struct CommandText: Sendable {
    package let abstract: Wording
    package let discussion: Wording?

    private init(_ abstract: Wording, _ discussion: Wording? = nil) {
        self.abstract = abstract
        self.discussion = discussion
    }
}

extension CommandText {
    package static let apportion = CommandText(
        Wording(
            sv: "Fördela ytor efter area eller efter befolkning, från och med nu.",
            en: "Choose whether polygons are apportioned by area or by population."),
        Wording(
            sv: """
                Insatser som anger en yta läggs ut på nytt. Befolkningen räknas på det importerade befolkningslagret, \
                annars på tätorterna och resten efter yta. Andra lägen ändras inte.
                """,
            en: """
                Initiatives that state an area are placed anew. People are counted on the imported layer of \
                population, else on localities and the rest by area. Other locations don't change.
                """))

    package static let change = CommandText(
        Wording(
            sv: "Förändringen mellan två år, per del av länet.",
            en: "The change between two years, by part of the county."),
        Wording(
            sv: """
                Kommunstatistik: varje område jämförs med sig självt, per invånare med folkmängden samma år. Bidragen \
                läggs ihop till länets förändring. Vad förändringen beror på säger den inte.
                """,
            en: """
                Municipal statistics: each area is compared with itself, per inhabitant with the population of the \
                same year. What each adds adds up to the county's change. It doesn't say what the change is due to.
                """))

    package static let chart = CommandText(
        Wording(
            sv: "Diagram som SVG, med titel, enhet, år och källa.",
            en: "Charts as SVG, with title, unit, years and source."),
        Wording(
            sv: """
                Samma värden som change, trend, composite och crosstab visar i tabeller. Läsbara på telefon, skärm och \
                papper, och utan färger; den som inte ser bilden får värdena i ord.
                """,
            en: """
                The same values that change, trend, composite and crosstab show in tables. Readable on telephones, \
                screens and paper, and without colours; who doesn't see the picture gets the values in words.
                """))

    package static let chartChange = CommandText(
        Wording(
            sv: "Åren i en ruta per område, med länet bakom.",
            en: "The years in a panel for each area, the county behind."))

    package static let chartSlope = CommandText(
        Wording(sv: "Två år med en linje per område.", en: "Two years with a line for each area."))

    package static let chartTrend = CommandText(
        Wording(
            sv: "År för år mot jämförelsegruppen, med alla andra val bakom.",
            en: "Year by year against the comparison group, all other choices behind."))

    package static let chartComposite = CommandText(
        Wording(
            sv: "Varje kommuns plats med alla platser som den kan ha.",
            en: "Each municipality's rank with every rank that it can have."))

    package static let chartCrosstab = CommandText(
        Wording(
            sv: "En korstabell där mörkare är mer.", en: "A crosstab in which darker is more."))

    package static let compareTerritory = CommandText(
        Wording(
            sv: "Samma insatser under två kommunindelningar, sida vid sida.",
            en: "The same initiatives under two divisions into municipalities, side by side."),
        Wording(
            sv: """
                Den första är databasens, den andra en fil med kommunytor (GeoJSON, GeoPackage) eller en annan \
                databas. \
                Folkmängden är databasens i båda, så bara gränserna skiljer. Ingenting ändras.
                """,
            en: """
                The first is the database's, the other a file of municipal areas (GeoJSON, GeoPackage) or \
                another database. \
                Inhabitants are the database's in both, so that only borders tell. Nothing is changed.
                """))

    package static let conflicts = CommandText(
        Wording(
            sv: "Målkonflikter: insatser som bedömts gynna ett mål och missgynna ett annat.",
            en: "Goal conflicts: initiatives assessed as furthering one goal and hampering another."),
        Wording(
            sv: """
                Bedömningarna (−2 till +2 för ekonomisk, social och miljömässig hållbarhet och för samiska \
                förutsättningar och behov) kommer ur insatsernas fil. Överlapp med importerade lager visas för \
                dialog, aldrig som \
                betyg.
                """,
            en: """
                The ratings (−2 to +2 for economic, social and environmental sustainability and for Sámi \
                conditions and needs) \
                come from the initiatives' file. Overlap with imported layers is shown for dialogue, never as a score.
                """))

    package static let copy = CommandText(
        Wording(
            sv: "Kopiera en databas säkert, också medan andra skriver i den.",
            en: "Copy a database safely, also while others write to it."),
        Wording(
            sv: """
                Kopian är databasen som den var i ett ögonblick, prövad innan den får sitt namn. En vanlig \
                filkopia kan \
                få sidor från två ögonblick, och missar loggen bredvid. Filen UT får inte finnas.
                """,
            en: """
                The copy is the database as it was at one moment, checked before it takes its name. An ordinary \
                file copy \
                may get pages from two moments, and misses the log beside it. The file OUT must not exist.
                """))

    package static let financing = CommandText(
        Wording(
            sv: "Vem som betalar: beviljat, utbetalt, finansiärer, hävstång, medfinansiering.",
            en: "Who pays: granted, paid, sources, leverage, co-financing."),
        Wording(
            sv: """
                Belopp per finansiär läses ur kolumner som EU-medel, 1:1-medel, regional, kommunal och privat \
                medfinansiering. Insatser som saknar medfinansiering eller vars delar inte stämmer med total budget \
                nämns med id och belopp. Det som inte anges är tomt, aldrig noll.
                """,
            en: """
                Amounts by source are read from columns such as eu_funding_sek, state_funding_sek, \
                region_funding_sek, municipality_funding_sek and private_funding_sek. Initiatives that lack \
                co-financing, or whose parts don't come to the total budget, are named with their ids and amounts. \
                What isn't stated is blank, never zero.
                """))

    package static let round = CommandText(
        Wording(
            sv: "Nämndens underlag inför en utlysning: en sida och bilaga.",
            en: "The board's paper for a funding round: one page and an appendix."),
        Wording(
            sv: """
                Budget och åtaganden, efterfrågan per område, luckor före och efter, det bevisade valet bredvid högsta \
                poäng först, vem som får, vad som inte kan bedömas och vad som prövades. Underlaget är ett förslag (en \
                beräkning, inget beslut).
                """,
            en: """
                Budget and commitments, demand by part, gaps before and after, the proven choice beside highest score \
                first, who receives, what can't be judged and what was tried. The paper is a proposal (a calculation, \
                not a decision).
                """))

    package static let crosstab = CommandText(
        Wording(
            sv: "Insatser eller medel efter två indelningar på en gång.",
            en: "Initiatives or money by two divisions at once."),
        Wording(
            sv: """
                Rader, kolumner och summor läggs ihop; det som inte är angivet eller saknar känt läge är egna rader \
                och kolumner. Det som ligger i flera områden räknas i var och en med sin andel.
                """,
            en: """
                Rows, columns and totals add up; what isn't stated, or has no known location, is rows and columns of \
                its own. What lies in several areas counts in each with its share.
                """))

    package static let demo = CommandText(
        Wording(
            sv: "Hela kedjan på de medföljande exemplen: databas, fördelning, luckor, kartor.",
            en: "The whole chain on the shipped examples: database, distribution, gaps, maps."))

    package static let distribution = CommandText(
        Wording(sv: "Hur en indikator fördelar sig över länet.", en: "How an indicator is spread over the county."),
        Wording(
            sv: """
                granted_sek (beviljade medel) och initiatives (antal insatser) finns alltid; övriga indikatorer är de \
                importerade.
                """,
            en: """
                granted_sek (funding granted) and initiatives (their number) always exist; other indicators are those \
                imported.
                """))

    package static let export = CommandText(
        Wording(
            sv: "Exportera kartlager med siffror: GeoJSON, CSV eller GeoPackage.",
            en: "Write map layers with figures: GeoJSON, CSV or GeoPackage."))

    package static let gaps = CommandText(
        Wording(
            sv: "Vilka delar av länet en policy säger ska nås och som inte nås.",
            en: "Which parts of the county a policy says should be reached and are not."),
        Wording(
            sv: "Slutar med 0 utan luckor, 2 med luckor, 1 vid fel.",
            en: "Exits with 0 without gaps, 2 with gaps, 1 on failure."))

    package static let importing = CommandText(
        Wording(sv: "Läs in filer i databasen.", en: "Read files into the database."))

    package static let importInitiatives = CommandText(
        Wording(
            sv: "Insatser ur CSV, Excel, OpenDocument, GeoJSON eller GeoPackage.",
            en: "Initiatives from CSV, Excel, OpenDocument, GeoJSON or GeoPackage."),
        Wording(
            sv: """
                Läget tas ur, i den ordningen: koordinater eller geometri, kommuner med eller utan andelar \
                (2380:60,2313:40) och orterna i dem, ortnamn, hela länet. En ort i en kommun som raden anger \
                preciserar den kommunens del; en ort som inte finns där lämnar kommunen som den är. En fil läses helt \
                eller inte alls; samma fil en gång till ändrar ingenting.
                """,
            en: """
                The location is taken from, in this order: coordinates or geometry, municipalities with or without \
                shares (2380:60,2313:40) and the places in them, a place name, the whole county. A place in a \
                municipality that the row states refines that municipality's part; one that is not there leaves the \
                municipality as it is. A file is read whole or not at all; the same file again changes nothing.
                """))

    package static let importIndicators = CommandText(
        Wording(
            sv: "Indikatorvärden för kommuner och år: statistiktabeller eller en lång tabell.",
            en: "Indicator values for municipalities and years: statistical tables, or a long table."),
        Wording(
            sv: """
                Läser JSON-stat, svar från PxWeb och Kolada, PX-filer, SCB:s CSV och Excel, SDMX-CSV, Eurostats TSV. \
                Formatet känns igen på innehållet. Av en uppdelning tas totalen, om tabellen anger den eller en \
                kategori heter så; annars sägs vad --select kan välja. Delar summeras aldrig, en månad tas aldrig för \
                ett år, och län och riket läggs aldrig ihop med kommuner. En tabell med kommunkod och klass, till \
                exempel kommuntyp, läses in som kommunindelning för trend --against type.
                """,
            en: """
                Reads JSON-stat, replies of PxWeb and Kolada, PX files, CSV and Excel of Statistics Sweden, SDMX-CSV \
                and Eurostat's TSV. The format is told by the content. Of a division the total is taken where the \
                table declares it or a category is called so; else it says what --select can choose. Parts \
                are never added up, a month is never taken for a year, and counties and the country are never added to \
                municipalities. A table of municipality codes and classes, such as kommuntyp, is taken in as a \
                classification for trend --against type.
                """))

    package static let importOutcomes = CommandText(
        Wording(
            sv: "Insatsers utfall: utgångsvärde, mål, resultat (lång eller bred tabell).",
            en: "Outcomes of initiatives: baseline, target, result (long or wide table)."),
        Wording(
            sv: """
                En bred tabell har en rad per insats och en kolumn per värde, som ”Nya jobb mål” och ”Nya jobb \
                resultat 2024”; en tom ruta anger inget.
                """,
            en: """
                A wide table has a row for each initiative and a column for each value, such as “Nya jobb mål” and \
                “New jobs result 2024”; a blank box states nothing.
                """))

    package static let importTerritory = CommandText(
        Wording(
            sv: "Kommuner, zoner, tätorter, DeSO eller folkmängd ur ett lager (GeoPackage, GeoJSON).",
            en: "Municipalities, zones, localities, DeSO or population from a layer (GeoPackage, GeoJSON)."),
        Wording(
            sv: """
                Visar hur lagret förstods, vad som är fel i det och vad som byggs. Fel lagas bara inom --tolerance; \
                annars avvisas lagret (slutar med 1). När territoriet byts placeras alla insatser på nytt, och det som \
                flyttade visas; med --dry-run visas det och inget ändras.
                """,
            en: """
                Shows how the layer was understood, what is wrong with it and what is built. Faults are repaired \
                within --tolerance only; else the layer is refused (exits with 1). When the territory changes, all \
                initiatives are placed anew, and what moved is shown; --dry-run shows it and changes nothing.
                """))

    package static let defineIndicator = CommandText(
        Wording(
            sv: "Gör en indikator av en kolumn som källan har för sig.",
            en: "Make an indicator of a column of the source's own."),
        Wording(
            sv: """
                Kolumnens tal blir insatsernas resultat, så att distribution, gaps och map kan fråga efter dem. \
                Indikatorn följer kolumnen när insatser läses in igen.
                """,
            en: """
                The column's numbers become results of the initiatives, so that distribution, gaps and map can ask for \
                them. The indicator follows the column when initiatives are imported again.
                """))

    package static let indicator = CommandText(
        Wording(sv: "Indikatorer av egna kolumner.", en: "Indicators of columns of one's own."))

    package static let makeStore = CommandText(
        Wording(
            sv: "Skapa en databas med länets kommuner, zoner och delområden.",
            en: "Make a database of the county's municipalities, zones and subareas."))

    package static let locate = CommandText(
        Wording(
            sv: "Placera varje rad i en CSV-fil eller kalkylbok i kommun och zon.",
            en: "Place each row of a CSV file or workbook in a municipality and a zone."),
        Wording(
            sv: """
                Behöver ingen databas. Lägger till municipality_code, municipality, zone, border_distance_m, flag och \
                likely_municipality_code. flag är tom eller den första av invalid, outside, doubtful, water och \
                near_border (närmare gränsen än lagret är noggrant). doubtful är punkter där lagrets gränser är \
                kända för att vara fel; de hör troligen till likely_municipality_code, och placeras där om det mesta \
                av kilometerrutan gör det.
                """,
            en: """
                Needs no store. Adds municipality_code, municipality, zone, border_distance_m, flag and \
                likely_municipality_code. flag is empty or the first of invalid, outside, doubtful, water and \
                near_border (closer to the border than the layer is accurate). doubtful are points where the layer's \
                borders are known to be wrong; they probably belong to likely_municipality_code, and are placed there \
                if most of the kilometre square does.
                """))

    package static let locations = CommandText(
        Wording(
            sv: "En lista över lägen att rätta: de största insatserna utan läge eller med ett tveksamt.",
            en: "A list of locations to repair: the largest initiatives without one or with a doubtful one."),
        Wording(
            sv: """
                Vad som är känt, vad som är fel och hur mycket varje rättelse skulle flytta, med tomma kolumner att \
                fylla i. Den ifyllda listan läses in med import initiatives och ändrar bara lägen; rader som inte är \
                ifyllda ändrar inget.
                """,
            en: """
                What is known, what is wrong and how much each repair would move, with empty columns to fill in. The \
                filled list is read with import initiatives and changes locations only; rows that aren't filled in \
                change nothing.
                """))

    package static let map = CommandText(
        Wording(sv: "En karta över länet som SVG.", en: "A map of the county as SVG."),
        Wording(
            sv: """
                Ytor i SWEREF 99 TM, färgade efter klass; en fil som öppnas i webbläsare, ordbehandlare och \
                ritprogram.
                """,
            en: """
                Areas in SWEREF 99 TM, coloured by class; a file that opens in browsers, word processors and drawing \
                programs.
                """))

    package static let outcomes = CommandText(
        Wording(
            sv: "Vad insatser lovat och vad som kommit.", en: "What initiatives promised and what came."),
        Wording(
            sv: """
                Utgångsvärde, delmål, mål och resultat per insats, grupp eller del av länet. Två andelar visas där de \
                skiljer sig: om de orapporterade inte gav något, och av dem som rapporterat. Vad som hade kommit ändå \
                dras av bara med --additionality.
                """,
            en: """
                Baseline, milestone, target and result by initiative, group or part of the county. Two shares are \
                shown where they differ: if the unreported gave nothing, and of those that reported. What would have \
                come anyway is taken off only with --additionality.
                """))

    package static let query = CommandText(
        Wording(
            sv: "Sök insatser med frågespråket CQL2 (OGC).",
            en: "Query initiatives with CQL2, OGC's query language."),
        Wording(
            sv: """
                Exempel: rackvidd query "share_in('Åre') > 0 AND granted_sek > 1000000"
                Allt som kan frågas efter, med exempel: rackvidd query --queryables
                Insatser som saknar något som uttrycket frågar efter är inte med i svaret; de räknas för sig.
                """,
            en: """
                Example: rackvidd query "share_in('Åre') > 0 AND granted_sek > 1000000"
                Everything that can be asked for, with examples: rackvidd query --queryables
                Initiatives that lack something the expression asks for are not in the answer; they are counted apart.
                """))

    package static let reach = CommandText(
        Wording(
            sv: "Hur långt invånarna har till närmaste insats, och var de bor som inte nås.",
            en: "How far people have to the nearest initiative, and where those live who are not reached."),
        Wording(
            sv: "GeoJSON är ytan bortom varje avstånd, kommun för kommun, med invånarna i den.",
            en: "GeoJSON is the area beyond each distance, municipality by municipality, with the people in it."))

    package static let repair = CommandText(
        Wording(
            sv: "Rädda vad som går ur en skadad databas till en ny.",
            en: "Save what can be saved of a damaged database into a new one."),
        Wording(
            sv: """
                Den gamla databasen lämnas som den är. Allt som inte kom med räknas upp. Slutar med 0 om allt \
                kom med, 2 \
                om något saknas. Filen UT får inte finnas.
                """,
            en: """
                The old store is left as it is. All that did not come along is listed. Exits with 0 if all came along, \
                2 if something is missing. The file OUT must not exist.
                """))

    package static let report = CommandText(
        Wording(
            sv: "En rapport att öppna i webbläsaren: svar, kartor, tabeller, källor.",
            en: "A report to open in a browser: answer, maps, tables, sources."),
        Wording(
            sv: "En enda fil, som inte hämtar något från nätet och blir densamma för samma databas.",
            en: "A single file that fetches nothing from the network and is the same for the same store."))

    package static let sQL = CommandText(
        Wording(
            sv: "Ställ en egen SQL-fråga till databasen; inget kan ändras.",
            en: "Run your own read-only SQL on the database."),
        Wording(
            sv: """
                Exempel: rackvidd sql "SELECT name, ST_Area(geom) / 1e6 AS km2 FROM municipality ORDER BY km2"
                Rumsliga funktioner heter som i SpatiaLite och PostGIS. Geometrier skrivs som WKT i sitt eget \
                koordinatsystem; med
                --format geojson blir den första geometrikolumnen objektets läge, i longitud och latitud.
                """,
            en: """
                Example: rackvidd sql "SELECT name, ST_Area(geom) / 1e6 AS km2 FROM municipality ORDER BY km2"
                Spatial functions are named as in SpatiaLite and PostGIS. Geometries are written as WKT in their own \
                reference system; with
                --format geojson the first column of geometry becomes the feature's, in longitude and latitude.
                """))

    package static let statistics = CommandText(
        Wording(
            sv: "Ojämlikhet, koncentration och grannlikhet för en kolumn i en CSV-fil eller kalkylbok.",
            en: "Inequality, concentration and likeness of neighbours for a column of a CSV file or workbook."),
        Wording(
            sv: "Behöver ingen databas. Med --weight är värdena per invånare och vikten antalet invånare.",
            en: """
                Needs no store. With --weight the values are per inhabitant and the weight is the number of \
                inhabitants.
                """
        ))

    package static let statuses = CommandText(
        Wording(
            sv: "Hur insatsernas statusar räknas: visa och ändra.",
            en: "How the initiatives' statuses count: show and change."),
        Wording(
            sv: """
                Siffrorna gäller beslutade insatser (decided). De som är sökta eller prioriterade (undecided) och de \
                som är avslagna eller återtagna (rejected) visas bredvid. Vanliga ord är kända; andra räknas som \
                beslutade tills någon säger vad de betyder:
                  rackvidd statuses --set "vilande=undecided"
                """,
            en: """
                Figures count decided initiatives. Those applied for or given priority (undecided) and those rejected \
                or withdrawn (rejected) are shown beside. The usual words are known; others count as decided until \
                somebody says what they mean:
                  rackvidd statuses --set "vilande=undecided"
                """))

    package static let list = CommandText(
        Wording(sv: "Lista vad databasen har av ett slag.", en: "List what the database has of a kind."),
        Wording(
            sv: """
                Importer och andra poster i historiken, insatser, indikatorer, utfall, källor, statusar, program, \
                styrkeområden, platser, zonindelningar, lager, byten av indelning, avvisade rader.
                """,
            en: """
                Imports and other entries of the history, initiatives, indicators, outcomes, sources, statuses, \
                programmes, strength areas, places, zoning schemes, layers, changes of the division, rejected rows.
                """))

    package static let show = CommandText(
        Wording(
            sv: "En insats hel: uppgifter, avtryck, utfall, ursprung, historik.",
            en: "One initiative whole: fields, footprint, outcomes, origin, history."))

    package static let history = CommandText(
        Wording(
            sv: "Vad som har hänt med en insats och dess utfall, post för post.",
            en: "What became of an initiative and its outcomes, entry by entry."))

    package static let changes = CommandText(
        Wording(sv: "Vad som har ändrats sedan dess.", en: "What has changed since then."),
        Wording(
            sv: "Rad för rad, eller med --by vad som flyttade mellan områden: insatser, medel och utfall.",
            en: "Row by row, or with --by what moved between areas: initiatives, money and outcomes."))

    package static let undo = CommandText(
        Wording(sv: "Ångra en import, rättelse eller borttagning.", en: "Undo an import, an edit or a removal."),
        Wording(
            sv: """
                Det som posten gjorde försvinner och det som den ersatte kommer tillbaka. Ångrandet är en egen post \
                och kan ångras. Bygger senare poster på den säger programmet vilka.
                """,
            en: """
                What the entry made goes, and what it replaced comes back. The undoing is an entry of its own and can \
                be undone. Where later entries build on it, the program says which.
                """))

    package static let refresh = CommandText(
        Wording(
            sv: "Ta över det som är ändrat i ett annat program, som QGIS.",
            en: "Take over what was edited in another program, such as QGIS."),
        Wording(
            sv: """
                Insatser som är tillagda eller flyttade, eller har fått andra kommuner eller ett annat belopp, \
                placeras på nytt; det som är kvar av borttagna försvinner. Båda blir poster i historiken och kan ångras.
                """,
            en: """
                Initiatives that were added or moved, or have other municipalities or another amount, are placed anew; \
                what is left of deleted ones goes. Both become entries of the history and can be undone.
                """))

    package static let edit = CommandText(
        Wording(sv: "Rätta uppgifter om en insats.", en: "Correct fields of an initiative."),
        Wording(
            sv: """
                Kolumner heter och värden skrivs som i importen: "beviljat belopp=120000", "kommun=Åre, Berg". En \
                insats vars läge eller belopp ändras placeras på nytt. Det gamla finns kvar i historiken.
                """,
            en: """
                Columns are named and values written as in imports: "granted amount=120000", "municipality=Åre, \
                Berg". An initiative whose location or amount changes is placed anew. The history keeps the former.
                """))

    package static let remove = CommandText(
        Wording(
            sv: "Ta bort insatser ur alla summor; historiken behåller dem.",
            en: "Take initiatives off every total; the history keeps them."))

    package static let erase = CommandText(
        Wording(
            sv: "Radera en insats eller en kolumn för gott, också ur historiken.",
            en: "Erase an initiative or a column for good, from the history too."),
        Wording(
            sv: """
                För lagens skull. Uppgifterna lämnar tabellerna, historiken, de avvisade raderna och filens fria \
                sidor; bara att något raderades står kvar. Säkerhetskopior raderas inte.
                """,
            en: """
                For the law. What is erased leaves the tables, the history, the rejected rows and the file's free \
                pages; only that something was erased stays. Backups aren't erased.
                """))

    package static let trend = CommandText(
        Wording(
            sv: "Utvecklingen före och efter ett år, mot det egna förflutna och mot andra.",
            en: "Development before and after a year, against the own past and against others."),
        Wording(
            sv: """
                Skillnadernas skillnad mot en jämförelsegrupp, prövad mot alla andra val av lika många kommuner, med \
                intervall, minsta skillnad som kunde synas och vad som är kvar om en tidigare skillnad i takt hade \
                fortsatt. Säger vad som skiljer sig, aldrig varför.
                """,
            en: """
                The difference in differences from a comparison group, tested against all other choices of as many \
                municipalities, with its interval, the smallest difference that could show, and what is left had an \
                earlier difference in pace gone on. Says what differs, never why.
                """))

    package static let composite = CommandText(
        Wording(
            sv: "Ett sammansatt index ur angivna indikatorer, med varje plats spann.",
            en: "A composite index of declared indicators, with the range of every rank."),
        Wording(
            sv: """
                En fil (YAML) är ett index: indikatorer med år, riktning och vikt. Ingen plats visas utan hur den \
                ändras med metod, vikter och utelämnade indikatorer.
                """,
            en: """
                A file (YAML) is an index: indicators with year, direction and weight. No rank is shown without how it \
                changes with method, weights and indicators left out.
                """))

    package static let goals = CommandText(
        Wording(
            sv: "Mål, delmål, styrkeområden och styrdokument: takt, läge och när översyn ska ske.",
            en: "Goals, milestones, strength areas and steering documents: pace, standing and when a review is due."),
        Wording(
            sv: """
                En fil (YAML) säger målen och dokumenten. Slutar med 2 bara med --fail-on.
                """,
            en: """
                A file (YAML) states goals and documents. Exits with 2 only with --fail-on.
                """))

    package static let verify = CommandText(
        Wording(
            sv: "Kontrollera att databasen är felfri: filen, avtrycken, delområdena.",
            en: "Check a database for damage: the file, the footprints, the subareas."),
        Wording(
            sv: "Slutar med 0 om allt stämmer, 2 om skador hittas.",
            en: "Exits with 0 if all is well, 2 if damage is found."))

    package static let rackvidd = CommandText(
        Wording(
            sv: "Når insatserna hela länet? Fördelning, täckningsluckor och kartor för regional utveckling.",
            en: """
                Do the initiatives reach the whole territory? Distribution, coverage gaps and maps for regional \
                development.
                """),
        Wording(sv: "Börja med: rackvidd demo MAPP", en: "Start with: rackvidd demo FOLDER"))
}
