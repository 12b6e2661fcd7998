package import Wording

/// A column that initiatives have no place of their own for, but that is known all the same: it is kept in
/// `Initiative.extra` under its raw value, whatever a source calls it.
package enum KeptColumn: String, Sendable, CaseIterable {
    case paid = "paid_sek"
    case applied = "applied_sek"
    case cofinancing = "cofinancing_sek"
    case organisationNumber = "organisation_number"
    case support = "support_type"
    case call
    case notes = "case_officer_notes"

    package var isMoney: Bool { [.paid, .applied, .cofinancing].contains(self) }

    /// What sources call it, in both languages.
    package var names: [String] {
        switch self {
        case .paid:
            [
                "utbetalt", "utbetalt belopp", "utbetalt stöd", "utbetalda medel", "utbetalat", "utbetalat belopp",
                "paid", "paid out", "amount paid", "disbursed", "amount disbursed",
            ]
        case .applied:
            [
                "sökt", "sökt belopp", "sökt stöd", "sökt bidrag", "sökta medel", "ansökt", "ansökt belopp",
                "ansökt stöd", "applied", "applied amount", "amount applied", "amount applied for", "requested",
                "requested amount", "amount requested",
            ]
        case .cofinancing:
            ["medfinansiering", "medfinansiering totalt", "total medfinansiering", "cofinancing", "co-financing"]
        case .organisationNumber:
            [
                "organisationsnummer", "organisationsnr", "orgnr", "org nr", "org.nr", "organisation number",
                "organization number", "company number",
            ]
        case .support:
            [
                "stödform", "stödtyp", "typ av stöd", "stödslag", "form of support", "type of support", "support type",
            ]
        case .call:
            ["utlysning", "utlysningens namn", "utlysnings-id", "call for proposals", "call id", "funding call"]
        case .notes:
            [
                "handläggarens anteckningar", "handläggarens anteckning", "handläggaranteckning",
                "handläggaranteckningar", "interna anteckningar", "intern anteckning", "anteckningar", "anteckning",
                "case officer's notes", "internal notes", "notes",
            ]
        }
    }

    package var title: Wording {
        switch self {
        case .paid: Wording(sv: "utbetalt belopp", en: "amount paid")
        case .applied: Wording(sv: "sökt belopp", en: "amount applied for")
        case .cofinancing: Wording(sv: "medfinansiering", en: "co-financing")
        case .organisationNumber:
            Wording(sv: "stödmottagarens organisationsnummer", en: "recipient's organisation number")
        case .support: Wording(sv: "stödform", en: "type of support")
        case .call: Wording(sv: "utlysning", en: "call")
        case .notes:
            Wording(sv: "handläggarens anteckningar (exporteras aldrig)", en: "case officer's notes (never exported)")
        }
    }
}
