package import Store
package import Wording

/// The effect of a change of the territory, as text.
package enum TerritoryChangeText {
    /// - Parameter limit: the number of flows shown for each division.
    package static func text(_ change: TerritoryChange, language: Language, width: Int = 80, limit: Int = 20) -> String
    {
        func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }
        var text = say(
            """
            \(Plural.sv(change.initiatives, "insats placerades", "insatser placerades")) på nytt. \
            \(summary(change.byMunicipality).sv)
            """,
            """
            \(Plural.en(change.initiatives, "initiative")) \(change.initiatives == 1 ? "was" : "were") placed \
            anew. \(summary(change.byMunicipality).en)
            """
        ).wrapped(to: width)
        if change.formerCountyCode != change.countyCode {
            text +=
                say(
                    "Länet är ett annat: \(change.formerCountyCode) blev \(change.countyCode).",
                    "The county is another one: \(change.formerCountyCode) became \(change.countyCode).") + "\n"
        }
        text += flows(change.byMunicipality, language, limit)
        for scheme in change.schemes {
            text +=
                "\n"
                + Wording(
                    sv: "Indelningen \(scheme.name) \(fate(scheme.fate).sv).",
                    en: "The scheme \(scheme.name) \(fate(scheme.fate).en)."
                )[language].wrapped(to: width)
            guard scheme.fate == .replaced || scheme.fate == .kept else { continue }
            text += say(
                "Mellan delområden: \(summary(scheme.moves).sv)", "Between subareas: \(summary(scheme.moves).en)"
            )
            .wrapped(to: width)
            // Between cells of one municipality too; flows between municipalities are above.
            text += flows(scheme.moves, language, limit)
        }
        return text
    }

    /// The notice of a renewed store of an earlier version.
    package static func renewal(_ change: TerritoryChange) -> Wording {
        let moved = summary(change.byMunicipality)
        return Wording(
            sv:
                """
                Databasen var från en tidigare version. Orter och angivna antal kommuner räknas nu med, så \
                \(Plural.sv(change.initiatives, "insats placerades", "insatser placerades")) på nytt. \(moved.sv)
                """,
            en:
                """
                The database was of an earlier version. Places and stated numbers of municipalities count now, so \
                \(Plural.en(change.initiatives, "initiative")) \(change.initiatives == 1 ? "was" : "were") placed \
                anew. \(moved.en)
                """)
    }

    /// "3 insatser med 1 366,67 kr ligger nu i en annan del än förut."
    static func summary(_ moves: TerritoryChange.Moves) -> Wording {
        guard moves.initiatives > 0 else {
            return Wording(
                sv: "Ingen ligger i ett annat område än förut.", en: "None lies in another area than before.")
        }
        let money = money(moves.grantedOre)
        return Wording(
            sv:
                """
                \(Plural.sv(moves.initiatives, "insats", "insatser")) ligger helt eller delvis i ett annat område än \
                förut; \(money.sv) har flyttat.
                """,
            en:
                """
                \(Plural.en(moves.initiatives, "initiative")) \(moves.initiatives == 1 ? "lies" : "lie") wholly or \
                partly in another area than before; \(money.en) moved.
                """
        )
    }

    /// Nothing stated is not an amount of 0.
    private static func money(_ ore: Int64) -> Wording {
        if ore == 0 { return Wording(sv: "inga angivna medel", en: "no stated money") }
        return Wording(
            sv: "\(Figures(.swedish).kronor(ore: ore)) kr", en: "SEK \(Figures(.english).kronor(ore: ore))")
    }

    private static func fate(_ fate: TerritoryChange.Fate) -> Wording {
        switch fate {
        case .added: Wording(sv: "är ny", en: "is new")
        case .replaced: Wording(sv: "ersattes", en: "was replaced")
        case .kept: Wording(sv: "är kvar", en: "stays")
        case .removed:
            Wording(
                sv: "togs bort, eftersom den delade kommuner med andra gränser",
                en: "was removed, since it divided municipalities with other borders")
        }
    }

    private static func flows(_ moves: TerritoryChange.Moves, _ language: Language, _ limit: Int) -> String {
        // Öre moved by rounding are in the sums, and would only crowd the table.
        let flows = moves.flows.filter { $0.initiatives > 0 }
        guard !flows.isEmpty else { return "" }
        func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }
        let figures = Figures(language)
        var table = TerminalTable([
            (say("från", "from"), .left), (say("till", "to"), .left), (say("insatser", "initiatives"), .right),
            (say("andelar", "shares"), .right), (say("kr", "SEK"), .right),
        ])
        for flow in flows.prefix(limit) {
            table.append([
                flow.from.name[language].fitted(to: 21), flow.to.name[language].fitted(to: 21),
                figures.integer(flow.initiatives),
                figures.decimal(flow.share, 3), figures.kronor(ore: flow.grantedOre),
            ])
        }
        let more = flows.count - limit
        return table.text() + (more > 0 ? say("… och \(more) flyttningar till\n", "… and \(more) moves more\n") : "")
    }
}
