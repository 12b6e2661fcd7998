package import CQL
import Store
import Wording

/// The properties of an initiative in expressions. The raw value is the name in expressions and in files.
package enum QueryProperty: String, Sendable, CaseIterable {
    case id, title, lead, programme, priority
    case strengthArea = "strength_area"
    case theme, status
    case statusClass = "status_class"
    case decided, start, end, period
    case grantedSek = "granted_sek"
    case totalBudgetSek = "total_budget_sek"
    case economic, social, environmental, sami
    case municipality, zone, cell
    case outsideShare = "outside_share"
    case unlocatedShare = "unlocated_share"
    case basis, precision, rule
    case nearBorder = "near_border"
    case doubtful
    case place, source, geometry

    package var kind: Kind {
        switch self {
        case .id, .title, .lead, .programme, .priority, .strengthArea, .theme, .status, .statusClass, .basis,
            .precision, .rule, .place, .source, .doubtful:
            .text
        case .decided, .start, .end: .instant
        case .period: .interval
        case .grantedSek, .totalBudgetSek, .economic, .social, .environmental, .sami, .outsideShare, .unlocatedShare:
            .number
        case .municipality, .zone, .cell: .array
        case .nearBorder: .boolean
        case .geometry: .geometry
        }
    }

    /// Its meaning, and an expression that uses it. Long because it is a table.
    /// Long because each function has a description and an example.
    var description: (wording: Wording, example: String) {
        switch self {
        case .id: (Wording(sv: "källans beteckning", en: "the source's identifier"), "id IN ('I001', 'I002')")
        case .title: (Wording(sv: "titel", en: "title"), "CASEI(title) LIKE CASEI('%fiber%')")
        case .lead: (Wording(sv: "stödmottagare", en: "recipient"), "lead = 'Åre kommun'")
        case .programme: (Wording(sv: "program", en: "programme"), "programme LIKE 'Leader%'")
        case .priority: (Wording(sv: "prioritering", en: "priority"), "priority IS NOT NULL")
        case .strengthArea: (Wording(sv: "styrkeområde", en: "strength area"), "strength_area IS NOT NULL")
        case .theme: (Wording(sv: "tema", en: "theme"), "ACCENTI(theme) LIKE '%natur%'")
        case .status:
            (
                Wording(sv: "status, som källan skriver den", en: "status, as the source writes it"),
                "status = 'beviljat'"
            )
        case .statusClass:
            (
                Wording(
                    sv: "vad statusen innebär: decided, undecided, rejected; utan status decided",
                    en: "what the status amounts to: decided, undecided, rejected; without status decided"),
                "status_class = 'decided'"
            )
        case .decided:
            (
                Wording(
                    sv: "beslutsdatum; är bara år eller månad känd: dess första dag",
                    en: "day of decision; where only the year or month is known, its first day"),
                "decided >= DATE('2023-01-01')"
            )
        case .start:
            (
                Wording(
                    sv: "startdag; är bara år eller månad känd: dess första dag",
                    en: "first day; where only the year or month is known, its first day"),
                "start > DATE('2022-12-31')"
            )
        case .end:
            (
                Wording(
                    sv: "slutdag; är bara år eller månad känd: dess sista dag",
                    en: "last day; where only the year or month is known, its last day"),
                "end < DATE('2024-01-01')"
            )
        case .period:
            (
                Wording(
                    sv: "från start till slut; okänd där någon av dem är det",
                    en: "from start to end; unknown where either is"),
                "T_INTERSECTS(period, INTERVAL('2021-01-01', '2022-12-31'))"
            )
        case .grantedSek:
            (Wording(sv: "beviljade medel, kronor", en: "funding granted, SEK"), "granted_sek BETWEEN 1E6 AND 5E6")
        case .totalBudgetSek:
            (Wording(sv: "hela budgeten, kronor", en: "the whole budget, SEK"), "granted_sek / total_budget_sek > 0.5")
        case .economic:
            (Wording(sv: "ekonomisk hållbarhet, −2 till 2", en: "economic sustainability, −2 to 2"), "economic >= 1")
        case .social: (Wording(sv: "social hållbarhet, −2 till 2", en: "social sustainability, −2 to 2"), "social >= 1")
        case .environmental:
            (
                Wording(sv: "miljömässig hållbarhet, −2 till 2", en: "environmental sustainability, −2 to 2"),
                "environmental < 0"
            )
        case .sami:
            (
                Wording(sv: "samiska förutsättningar och behov, −2 till 2", en: "Sámi conditions and needs, −2 to 2"),
                "sami IS NOT NULL"
            )
        case .municipality:
            (
                Wording(
                    sv: "koder för de kommuner som avtrycket når",
                    en: "codes of the municipalities that the footprint reaches"),
                "A_OVERLAPS(municipality, ('2321', '2326'))"
            )
        case .zone:
            (
                Wording(
                    sv: "koder för de zoner som avtrycket når", en: "codes of the zones that the footprint reaches"),
                "A_EQUALS(zone, ('sparse'))"
            )
        case .cell:
            (
                Wording(
                    sv: "koder för de delområden (kommun/zon) som avtrycket når",
                    en: "codes of the subareas (municipality/zone) that the footprint reaches"),
                "A_CONTAINS(cell, ('2321/sparse'))"
            )
        case .outsideShare:
            (Wording(sv: "andel utanför länet, 0–1", en: "share outside the county, 0–1"), "outside_share > 0")
        case .unlocatedShare:
            (Wording(sv: "andel utan känt läge, 0–1", en: "share without known location, 0–1"), "unlocated_share = 1")
        case .basis:
            (
                Wording(
                    sv: "vad avtrycket vilar på: declared, county_wide, programme_area, unlocated",
                    en: "what the footprint rests on: declared, county_wide, programme_area, unlocated"),
                "basis <> 'county_wide'"
            )
        case .precision:
            (
                Wording(
                    sv: "lägets noggrannhet: exact, place, municipality, programme_area, county, unknown",
                    en: "how precise the location is: exact, place, municipality, programme_area, county, unknown"),
                "precision IN ('exact', 'place')"
            )
        case .rule:
            (
                Wording(sv: "regeln som fördelade avtrycket", en: "the rule that apportioned the footprint"),
                "rule = 'declared_shares'"
            )
        case .nearBorder:
            (Wording(sv: "ligger nära en kommungräns", en: "lies near a municipal border"), "near_border = TRUE")
        case .doubtful:
            (
                Wording(
                    sv: "kommunen som en punkt troligen hör till där lagrets gränser är fel; annars okänd",
                    en:
                        "the municipality that a point probably lies in where the borders are wrong; else unknown"
                ),
                "doubtful IS NOT NULL"
            )
        case .place:
            (
                Wording(sv: "platsen, som källan skriver den", en: "the place, as the source writes it"),
                "place LIKE '%fjället'"
            )
        case .source: (Wording(sv: "källa", en: "source"), "source LIKE 'https:%'")
        case .geometry:
            (
                Wording(
                    sv: "källans geometri, eller platsen som namnet ledde till; annars okänd",
                    en: "the source's geometry, or the place that the name led to; else unknown"),
                "S_INTERSECTS(geometry, BBOX(12.0, 63.0, 13.5, 64.0))"
            )
        }
    }
}
