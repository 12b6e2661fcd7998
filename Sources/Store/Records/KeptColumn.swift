package import Wording

/// A column that initiatives have no place of their own for, but that is known all the same: it is kept in
/// `Initiative.extra` under its raw value, whatever a source calls it.
package enum KeptColumn: String, Sendable, CaseIterable {
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
    /// What an initiative is: a project, support, a dialogue.
    case kind = "initiative_kind"
    /// Who took part, where somebody was heard.
    case actorGroup = "actor_group"
    case participants
    case support = "support_type"
    case call
    case notes = "case_officer_notes"

    /// Whether a source's own column holds what officers write for themselves, by its name: "Handläggarens kommentar
    /// (intern)", "Internal comments". It is kept and never exported, as one with the role is.
    package static func isNotes(_ name: String) -> Bool {
        if name == notes.rawValue { return true }
        let words = FoldedText.words(name)
        func has(_ beginnings: [String]) -> Bool { FoldedText.has(words, beginningWith: beginnings) }
        let remarks = ["anteckning", "kommentar", "notering", "note", "comment", "bedomning", "tjansteanteckning"]
        let isOfficers = has(["handlagg", "intern", "officer", "tjanste"])
        let isCompound = words.contains { word in
            ["handlagg", "intern"].contains { word.hasPrefix($0) } && remarks.contains { word.contains($0) }
        }
        return isCompound || isOfficers && has(remarks)
            || words.count == 1 && has(["anteckning", "kommentar", "notering", "comment"]) || words == ["notes"]
    }

    /// An initiative's financing by source (finansiering per finansiär).
    package static let sources: [KeptColumn] = [
        .euFunding, .stateFunding, .regionFunding, .municipalFunding, .privateFunding, .otherFunding,
    ]

    package var isMoney: Bool { ([.paid, .applied, .cofinancing] + Self.sources).contains(self) }

    // Long because it is a table: the names of each column.
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
        case .euFunding:
            [
                "eu-medel", "eu-finansiering", "eu-stöd", "eu-bidrag", "medel från eu", "finansiering eu", "erufmedel",
                "eruf-medel", "esf-medel", "eu funding", "eu funds", "funding eu",
            ]
        case .stateFunding:
            [
                "1:1-medel", "1:1 medel", "anslag 1:1", "statliga medel", "statlig finansiering",
                "statlig medfinansiering", "medel från staten", "finansiering staten", "state funding",
                "state co-financing", "funding state",
            ]
        case .regionFunding:
            [
                "regionala medel", "regional finansiering", "regional medfinansiering", "regionens medel",
                "regionens medfinansiering", "medel från regionen", "finansiering regionen", "regional funding",
                "regional co-financing", "funding region",
            ]
        case .municipalFunding:
            [
                "kommunala medel", "kommunal finansiering", "kommunal medfinansiering", "kommunernas medfinansiering",
                "medel från kommuner", "finansiering kommuner", "municipal funding", "municipal co-financing",
                "funding municipality",
            ]
        case .privateFunding:
            [
                "privata medel", "privat finansiering", "privat medfinansiering", "näringslivets medfinansiering",
                "finansiering privat", "private funding", "private co-financing", "funding private",
            ]
        case .otherFunding:
            [
                "övriga medel", "övrig finansiering", "övrig medfinansiering", "annan finansiering",
                "annan medfinansiering", "egen finansiering", "egenfinansiering", "other funding",
                "other co-financing", "own funding",
            ]
        case .organisationNumber:
            [
                "organisationsnummer", "organisationsnr", "orgnr", "org nr", "org.nr", "organisation number",
                "organization number", "company number",
            ]
        case .actorKind:
            [
                "aktörstyp", "typ av aktör", "aktörskategori", "organisationstyp", "typ av organisation",
                "type of actor",
                "actor type", "kind of actor", "type of organisation",
            ]
        case .kind:
            [
                "insatstyp", "insatsslag", "typ av insats", "slag av insats", "slags insats", "aktivitetstyp",
                "typ av aktivitet", "kind of initiative", "type of initiative", "initiative type", "activity type",
                "kind of activity",
            ]
        case .actorGroup:
            [
                "aktörsgrupp", "aktörsgrupper", "grupp av aktörer", "deltagargrupp", "deltagargrupper",
                "grupp som hörts", "actor groups", "group of actors", "stakeholder group", "participant group",
                "group heard",
            ]
        case .participants:
            [
                "deltagare", "antal deltagare", "deltagarantal", "number of participants", "participant count",
                "attendees", "number of attendees",
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
                "handläggares anteckningar", "handläggarens notering", "handläggarens noteringar",
                "handläggarens kommentar", "handläggarens kommentarer", "handläggares kommentarer",
                "handläggarkommentar", "handläggarkommentarer", "handläggarnotering", "handläggarnoteringar",
                "intern kommentar", "interna kommentarer", "internkommentar", "intern notering", "interna noteringar",
                "tjänsteanteckning", "tjänsteanteckningar", "case officer's notes", "case officer's comments",
                "case officer's comment", "officer's notes", "internal notes", "internal note", "internal comment",
                "internal comments", "notes",
            ]
        }
    }

    package var title: Wording {
        switch self {
        case .paid: Wording(sv: "utbetalt belopp", en: "amount paid")
        case .applied: Wording(sv: "sökt belopp", en: "amount applied for")
        case .cofinancing: Wording(sv: "medfinansiering", en: "co-financing")
        case .euFunding: Wording(sv: "medel från EU", en: "funding from the EU")
        case .stateFunding: Wording(sv: "medel från staten, som anslag 1:1", en: "funding from the state")
        case .regionFunding: Wording(sv: "medel från regionen", en: "funding from the region")
        case .municipalFunding: Wording(sv: "medel från kommuner", en: "funding from municipalities")
        case .privateFunding: Wording(sv: "privata medel", en: "private funding")
        case .otherFunding: Wording(sv: "övrig finansiering", en: "other funding")
        case .organisationNumber:
            Wording(sv: "stödmottagarens organisationsnummer", en: "recipient's organisation number")
        case .actorKind: Wording(sv: "typ av aktör", en: "kind of actor")
        case .kind: Wording(sv: "insatsens slag (projekt, stöd, dialog)", en: "kind of initiative")
        case .actorGroup: Wording(sv: "aktörsgrupp som hörts", en: "group of actors heard")
        case .participants: Wording(sv: "antal deltagare", en: "number of participants")
        case .support: Wording(sv: "stödform", en: "type of support")
        case .call: Wording(sv: "utlysning", en: "call")
        case .notes:
            Wording(sv: "handläggarens anteckningar (exporteras aldrig)", en: "case officer's notes (never exported)")
        }
    }
}
