import FollowUp
import Store
import Territory
package import Wording

/// A region's yearly account of results under SFS 2024:99, as far as the database can write it: under each duty what is
/// on file, and named blanks for what isn't.
///
/// Duties: how decisions on money contributed to results; how the dimensions of sustainability and territorial
/// perspectives influenced them; equality, integration and diversity, environment and climate; the transition. Only
/// facts on file; what they mean is for the author to say.
package struct AnnualReport {
    let facts: AnnualFacts
    let language: Language
    let figures: Figures
    private let programVersion: String

    package init(_ facts: AnnualFacts, language: Language, programVersion: String) {
        self.facts = facts
        self.language = language
        self.programVersion = programVersion
        figures = Figures(language)
    }

    var frame: PageFrame { document.frame(language: language, footer: HTML.p { footer }) }
    package func html() -> String { frame.html() }
    package func markdown() -> String { document.markdown(language: language, footer: footer) }

    func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }
    private var footer: String { "Räckvidd \(programVersion)" }

    /// The document; sections in the order of the duties.
    var document: WrittenDocument {
        var document = WrittenDocument(
            title: say("Resultatredovisning \(facts.year)", "Account of results \(facts.year)"),
            subtitle: say(
                """
                Underlag enligt förordning (2024:99) om resultatredovisning av det regionala utvecklingsarbetet, \
                \(County.title(ofCode: facts.territory.countyCode).sv)
                """,
                """
                For the account of results of regional development under ordinance (2024:99), \
                \(County.title(ofCode: facts.territory.countyCode).en)
                """
            )
        )
        document.opening = opening
        document.sections = [results, sustainability, territory, horizontal, transition]
        let blanks = document.blanks
        var missing = WrittenDocument.Section(id: "saknas", title: say("Att fylla i", "To be filled in"))
        missing.blocks = [
            .paragraph([
                .text(
                    blanks.isEmpty
                        ? say(
                            "Inget saknas i databasen för de här frågorna.", "Nothing is missing for these questions."
                        )
                        : say(
                            """
                            Databasen saknar uppgifter på \(Plural.sv(blanks.count, "ställe", "ställen")); de står \
                            inom hakparentes ovan.
                            """,
                            """
                            The database lacks data in \(Plural.en(blanks.count, "place")); they stand in \
                            brackets above.
                            """
                        )
                            + say(
                                """
                                 Redovisningen lämnas till Regeringskansliet senast den 21 februari \(facts.year + 1) \
                                och bör följa Tillväxtverkets anvisningar.
                                """,
                                """
                                 The account is due at the Government Offices by 21 February \(facts.year + 1) and \
                                should follow the instructions of the Swedish Agency for Economic and Regional Growth.
                                """))
            ])
        ]
        document.sections.append(missing)
        return document
    }

    /// What the commands need to look at the same decisions.
    var ofYear: String { " --from \(facts.year) --to \(facts.year)\(facts.given)" }

    /// The same for a list of initiatives, which has those of every status and says which it is.
    var ofYearWithAnyStatus: String { " --from \(facts.year) --to \(facts.year)\(facts.givenWithAnyStatus)" }

    var opening: [WrittenDocument.Inline] {
        let count = facts.table.count
        let statuses =
            ([facts.filters.sentence].compactMap { $0 } + Readings.placing(facts.table.placingCount())
            + StatusText.sentences(facts.table.statusAccount, advises: false, period: false)
            + MoneyText.sentences(facts.table.money, advises: false)).map { " " + $0[language] }.joined()
        guard count > 0 else {
            return [
                .text(
                    say(
                        "Databasen har inga beslut med datum \(facts.year).",
                        "The database has no decisions dated \(facts.year).") + undated + statuses)
            ]
        }
        let amounts = facts.table.amounts
        let money = amounts.statedOre.map { ore in
            let money = Prose.money(Double(ore) / 100)
            return Wording(sv: ", tillsammans \(money.sv)", en: ", together \(money.en)")
        }
        let decided = facts.table.initiatives.count { $0.decided != nil }
        var text = say(
            "\(Plural.sv(count, "beslut", "beslut")) med datum \(facts.year)\(money?.sv ?? ", utan angivet belopp").",
            "\(Plural.en(count, "decision")) dated \(facts.year)\(money?.en ?? ", without a stated amount").")
        let silent = amounts.withoutAmount
        if silent > 0, silent < count {
            text += say(
                " \(silent == 1 ? "Ett" : Prose.count(silent).sv.capitalisedFirst) av dem anger inget belopp.",
                " \(Prose.count(silent).en.capitalisedFirst) of them \(silent == 1 ? "states" : "state") no amount.")
        }
        if decided < count {
            let rest = count - decided
            let whose =
                rest == count
                ? Wording(sv: count == 1 ? "det" : "dem alla", en: count == 1 ? "it" : "all of them")
                : Wording(sv: "\(Prose.count(rest).sv) av dem", en: "\(Prose.count(rest).en) of them")
            text += say(
                " För \(whose.sv) är beslutsdatum okänt, och startdatum används.",
                " For \(whose.en) the date of decision is unknown, and the start is used.")
        }
        return [.text(text + undated + statuses)]
    }

    /// The initiatives without a date, which may be the year's too; empty where there are none.
    private var undated: String {
        let count = facts.table.undated.initiatives
        guard count > 0 else { return "" }
        let undated = facts.table.undated
        let money = undated.statedOre.map { Prose.money(Double($0) / 100) } ?? StatusText.amounts(undated)
        return say(
            " \(Plural.sv(count, "insats", "insatser")) (\(money.sv)) i databasen saknar datum för beslut och start "
                + "och kan höra till vilket år som helst.",
            " \(Plural.en(count, "initiative")) (\(money.en)) in the database "
                + "\(count == 1 ? "has" : "have") no date of decision or start and may belong to any year.")
    }
}
