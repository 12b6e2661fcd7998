import Store
import Wording

/// The role of a column of a file of initiatives. Raw values are the names in the program's own files.
enum InitiativeRole: String, ColumnRole {
    case id
    /// Whose id it is: ids are one source's own.
    case idSource = "id_source"
    case title, lead, programme, priority
    case strengthArea = "strength_area"
    case theme, status, decided, start, end
    case granted = "granted_sek"
    case totalBudget = "total_budget_sek"
    /// Of the amounts; with it what one unit of it is in kronor, and the Union's part of the total budget.
    case currency
    case exchangeRate = "exchange_rate"
    case unionShare = "eu_share"
    case fundedBy = "funded_by"
    case municipalityCodes = "municipality_codes"
    case municipalities
    case municipalityCount = "municipality_count"
    case place, longitude, latitude, easting, northing, x, y, geometry, county, outcome, source
    case economic, social, environmental, sami
    case paid = "paid_sek"
    case applied = "applied_sek"
    case cofinancing = "cofinancing_sek"
    case euFunding = "eu_funding_sek"
    case stateFunding = "state_funding_sek"
    case regionFunding = "region_funding_sek"
    case municipalFunding = "municipality_funding_sek"
    case privateFunding = "private_funding_sek"
    case otherFunding = "other_funding_sek"
    case organisationNumber = "organisation_number"
    case actorKind = "actor_kind"
    case kind = "initiative_kind"
    case actorGroup = "actor_group"
    case participants
    case support = "support_type"
    case call
    case notes = "case_officer_notes"

    /// Those that initiatives have no place of their own for: they are kept among the source's own columns, under the
    /// role's name.
    static let beside = allCases.filter(\.isBeside)

    var kept: KeptColumn? { KeptColumn(rawValue: rawValue) }

    /// Two columns that could be it are both kept as they are.
    var isBeside: Bool { kept != nil }

    static var keepsOtherColumns: Bool { true }

    var isMoney: Bool { self == .granted || self == .totalBudget || kept?.isMoney == true }

    // Long because it is a table: the names of each role.
    var names: [String] {
        switch self {
        case .id:
            [
                "ärendenummer", "ärendenr", "ärende-id", "ärendeid", "diarienummer", "diarienr", "dnr", "projekt-id",
                "projektid",
                "projektnummer", "projektnr", "insats-id", "insatsid", "project id", "project number", "case id",
                "case number",
                "initiative id", "identifierare", "identifier", "operation unique identifier", "operation identifier",
                "operation id",
            ]
        case .idSource: ["id-källa", "källa för id", "id source", "source of the id"]
        case .title:
            [
                "titel", "projektnamn", "projekttitel", "projektbenämning", "benämning", "rubrik", "insats",
                "insatsnamn",
                "project name", "project title", "initiative", "operation name", "operation name programme language",
                "name of the operation", "insatsens namn",
            ]
        case .lead:
            [
                "stödmottagare", "bidragsmottagare", "sökande", "projektägare", "mottagare", "beneficiary", "recipient",
                "applicant", "lead partner", "lead organisation", "project owner", "beneficiary name",
                "stödmottagarens namn",
            ]
        case .programme: ["program", "stödprogram", "programnamn", "program name", "funding programme"]
        case .priority:
            ["prioritering", "prioritet", "insatsområde", "prioriterat område", "priority axis", "investment priority"]
        case .strengthArea: ["styrkeområde"]
        case .theme:
            [
                "tema", "tematiskt mål", "tematiskt område", "thematic objective", "berört särskilt mål",
                "specific objective concerned",
            ]
        case .status: ["ärendestatus", "projektstatus", "project status"]
        case .decided:
            [
                "beslutsdatum", "beslutsdag", "beslutad", "beslutat", "beslutat datum", "datum för beslut",
                "beviljandedatum",
                "decision date", "date of decision", "decided on",
            ]
        case .start:
            [
                "startdatum", "projektstart", "startår", "start date", "start year", "project start",
                "operation start date", "start date of the operation", "startdatum för insatsen",
            ]
        case .end:
            [
                "slut", "slutdatum", "projektslut", "slutår", "end date", "end year", "project end",
                "operation end date", "expected or actual date of completion", "förväntat eller faktiskt slutdatum",
            ]
        case .granted:
            [
                "granted", "granted amount", "beviljat", "beviljat belopp", "beviljat stöd", "beviljat bidrag",
                "beviljade medel",
                "stödbelopp", "bidragsbelopp", "beslutat belopp", "amount granted",
            ]
        case .totalBudget:
            [
                "total budget", "totalbudget", "totalkostnad", "total kostnad", "total projektkostnad", "projektbudget",
                "total cost", "total project cost", "total eligible expenditure", "total eligible expenditure amount",
                "total cost of the operation", "insatsens totala kostnad",
            ]
        case .currency: ["valuta", "valutakod", "currency code"]
        case .exchangeRate:
            ["växelkurs", "valutakurs", "omräkningskurs", "eurokurs", "sek per eur", "kr per euro", "conversion rate"]
        case .unionShare:
            [
                "unionens medfinansieringssats", "eu medfinansieringssats", "eu medfinansieringsgrad",
                "union co-financing rate", "eu co-financing rate", "eu-andel",
            ]
        case .fundedBy:
            [
                "finansieras av", "finansieras av id", "finansierad av", "finansierat av", "medel från",
                "medel från insats", "funded by", "funded by id", "funded from", "money from",
            ]
        case .municipalityCodes: ["municipality code", "kommunkod", "kommunkoder", "kommunkoder_jamtland"]
        case .municipalities: ["municipality", "municipality name", "kommun", "kommuner", "kommunnamn", "kommun(er)"]
        case .municipalityCount:
            ["antal_kommuner_totalt", "antal kommuner", "antal kommuner totalt", "number of municipalities"]
        case .place: ["ort", "plats", "placering", "ortnamn", "platsnamn", "place name", "tätort", "locality"]
        case .longitude: ["lon", "long", "lng", "longitud", "wgs84 lon", "lon wgs84", "longitude wgs84"]
        case .latitude: ["lat", "latitud", "wgs84 lat", "lat wgs84", "latitude wgs84"]
        case .easting:
            [
                "sweref_x", "sweref99tm_e", "sweref99tm_x", "x_sweref99tm", "e_sweref99tm", "sweref99_e", "sweref_e",
                "öst", "e",
            ]
        case .northing:
            [
                "sweref_y", "sweref99tm_n", "sweref99tm_y", "y_sweref99tm", "n_sweref99tm", "sweref99_n", "sweref_n",
                "nord", "n",
            ]
        case .x: ["x-koordinat", "x coordinate", "xkoord", "point_x", "coord x"]
        case .y: ["y-koordinat", "y coordinate", "ykoord", "point_y", "coord y"]
        case .geometry:
            [
                "geometri", "wkt", "wkt_geom", "geom", "the_geom", "geometry_wkt", "operation location",
                "geolocation", "geolokalisering",
            ]
        case .county: ["län", "länsnamn", "länskod", "counties", "county name", "county code"]
        case .outcome: ["utfall", "resultat", "outcomes", "result", "results"]
        case .source: ["källa", "source url", "källor", "sources"]
        case .economic:
            [
                "ekonomisk", "ekonomisk hållbarhet", "hållbarhet ekonomisk", "hållbarhet ekonomi",
                "economic sustainability",
                "sustainability economic", "economic mark",
            ]
        case .social:
            [
                "social hållbarhet", "hållbarhet social", "hållbarhet socialt", "social sustainability",
                "sustainability social", "social mark",
            ]
        case .environmental:
            [
                "miljö", "miljömässig", "miljömässig hållbarhet", "miljöhållbarhet", "ekologisk",
                "ekologisk hållbarhet", "hållbarhet miljömässig", "hållbarhet miljö", "hållbarhet ekologisk",
                "environmental sustainability", "sustainability environmental", "environmental mark",
            ]
        case .sami:
            [
                "samisk", "samisk hållbarhet", "hållbarhet samisk", "hållbarhet samiska förhållanden",
                "samiska förhållanden", "förhållanden samiska", "samiska förutsättningar", "förutsättningar samiska",
                "samiska förutsättningar och behov", "sámi", "sami mark", "sami conditions",
                "sami conditions and needs",
                "sámi conditions", "sámi conditions and needs",
            ]
        case .paid, .applied, .cofinancing, .euFunding, .stateFunding, .regionFunding, .municipalFunding,
            .privateFunding,
            .otherFunding, .organisationNumber, .actorKind, .kind, .actorGroup, .participants, .support, .call,
            .notes:
            kept?.names ?? []
        }
    }

    var weakNames: [String] {
        switch self {
        case .id: ["nr", "nummer", "löpnummer", "number"]
        case .title: ["projekt", "project", "namn", "name", "ärende", "ärendemening", "aktivitet", "activity"]
        case .lead:
            ["organisation", "organization", "företag", "aktör", "utförare", "ansvarig organisation", "huvudman"]
        case .programme: ["fond", "fund", "anslag", "finansieringskälla"]
        case .theme: ["inriktning"]
        case .status: ["beslut", "decision"]
        case .start: ["från", "from"]
        case .end: ["till", "to"]
        case .granted: ["belopp", "bidrag", "stöd", "medel", "amount", "grant"]
        case .totalBudget: ["budget", "kostnad", "cost"]
        case .municipalities: ["berörda kommuner"]
        case .place: ["by", "stad", "city", "village"]
        case .county:
            [
                "region", "location indicator", "location indicators", "platsindikator", "nuts 3", "nuts 3-kod",
                "nuts 3 code",
            ]
        case .outcome: ["effekt", "effekter", "effects"]
        case .source: ["url", "länk", "link", "webbadress", "webbsida", "website"]
        default: []
        }
    }

    var title: Wording {
        switch self {
        case .id: Wording(sv: "insatsens id", en: "the initiative's id")
        case .idSource: Wording(sv: "id-källa", en: "source of the id")
        case .title: Wording(sv: "titel", en: "title")
        case .lead: Wording(sv: "stödmottagare", en: "lead")
        case .programme: Wording(sv: "program", en: "programme")
        case .priority: Wording(sv: "prioritering", en: "priority")
        case .strengthArea: Wording(sv: "styrkeområde", en: "strength area")
        case .theme: Wording(sv: "tema", en: "theme")
        case .status: Wording(sv: "status", en: "status")
        case .decided: Wording(sv: "beslutsdatum", en: "date of decision")
        case .start: Wording(sv: "start", en: "start")
        case .end: Wording(sv: "slut", en: "end")
        case .granted: Wording(sv: "beviljat belopp", en: "amount granted")
        case .totalBudget: Wording(sv: "total budget", en: "total budget")
        case .currency: Wording(sv: "beloppens valuta", en: "currency of the amounts")
        case .exchangeRate: Wording(sv: "kronor per enhet av valutan", en: "kronor per unit of the currency")
        case .unionShare: Wording(sv: "EU:s andel av total budget", en: "the EU's share of the total budget")
        case .fundedBy:
            Wording(sv: "id för insatsen vars medel det är", en: "id of the initiative whose money it is")
        case .municipalityCodes: Wording(sv: "kommunkoder", en: "municipality codes")
        case .municipalities: Wording(sv: "kommuner", en: "municipalities")
        case .municipalityCount: Wording(sv: "antal kommuner", en: "number of municipalities")
        case .place: Wording(sv: "plats", en: "place")
        case .longitude: Wording(sv: "longitud", en: "longitude")
        case .latitude: Wording(sv: "latitud", en: "latitude")
        case .easting: Wording(sv: "östkoordinat", en: "easting")
        case .northing: Wording(sv: "nordkoordinat", en: "northing")
        case .x: Wording(sv: "x-koordinat", en: "x coordinate")
        case .y: Wording(sv: "y-koordinat", en: "y coordinate")
        case .geometry: Wording(sv: "geometri", en: "geometry")
        case .county: Wording(sv: "län", en: "county")
        case .outcome: Wording(sv: "utfall", en: "outcome")
        case .source: Wording(sv: "källa", en: "source")
        case .economic: Wording(sv: "ekonomisk hållbarhet", en: "economic sustainability")
        case .social: Wording(sv: "social hållbarhet", en: "social sustainability")
        case .environmental: Wording(sv: "miljömässig hållbarhet", en: "environmental sustainability")
        case .sami: Wording(sv: "samiska förutsättningar och behov", en: "Sámi conditions and needs")
        case .paid, .applied, .cofinancing, .euFunding, .stateFunding, .regionFunding, .municipalFunding,
            .privateFunding,
            .otherFunding, .organisationNumber, .actorKind, .kind, .actorGroup, .participants, .support, .call,
            .notes:
            kept?.title ?? Wording(verbatim: rawValue)
        }
    }
}

extension InitiativeRole {
    /// The field of an initiative that the column states; nil for its id and whose that is, and for what is kept
    /// beside.
    var field: InitiativeField? {
        switch self {
        case .id, .idSource, .paid, .applied, .cofinancing, .euFunding, .stateFunding, .regionFunding,
            .municipalFunding,
            .privateFunding,
            .otherFunding, .organisationNumber, .actorKind, .kind, .actorGroup, .participants, .support, .call,
            .notes, .currency, .exchangeRate, .unionShare:
            nil
        case .title: .title
        case .lead: .lead
        case .programme: .programme
        case .priority: .priority
        case .strengthArea: .strengthArea
        case .theme: .theme
        case .status: .status
        case .decided: .decided
        case .start: .start
        case .end: .end
        case .granted: .granted
        case .totalBudget: .totalBudget
        case .fundedBy: .fundedBy
        case .municipalityCodes, .municipalities, .municipalityCount, .county: .municipalities
        case .place: .place
        case .longitude, .latitude, .easting, .northing, .x, .y, .geometry: .geometry
        case .outcome: .outcome
        case .source: .source
        case .economic: .economic
        case .social: .social
        case .environmental: .environmental
        case .sami: .sami
        }
    }
}
