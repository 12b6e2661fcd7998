package import FollowUp
import Store
import Territory
package import Wording

/// Goal conflicts as text: marks by part, pairs of goals, the initiatives, and whom to talk with.
package struct ConflictText {
    private let conflicts: GoalConflicts
    private let language: Language
    private let figures: Figures
    private let width: Int

    package init(_ conflicts: GoalConflicts, language: Language, width: Int = 80) {
        self.conflicts = conflicts
        self.language = language
        self.width = width
        figures = Figures(language)
    }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }

    package func text() -> String {
        var text = say(
            "Målkonflikter: bedömningar per \(conflicts.level.wording.sv), insatser med +/0/−\n\n",
            "Goal conflicts: ratings by \(conflicts.level.wording.en), initiatives with +/0/−\n\n")
        text += marks + "\n" + Self.summary(conflicts)[language].wrapped(to: width)
        if !conflicts.conflicts.isEmpty { text += "\n" + list + "\n" + handling }
        if !conflicts.layers.isEmpty { text += "\n" + dialogue }
        return text
    }

    /// "0", "+2", "−1"; a dash without a judgement.
    static func mark(_ mark: Int?) -> String {
        guard let mark else { return "–" }
        return mark > 0 ? "+\(mark)" : mark < 0 ? "\u{2212}\(-mark)" : "0"
    }

    /// The remaining initiatives have no mark.
    static func tally(_ tally: GoalConflicts.Tally) -> String { "\(tally.positive)/\(tally.neutral)/\(tally.negative)" }

    static func summary(_ conflicts: GoalConflicts) -> Wording {
        let count = conflicts.conflicts.count
        var sv = "\(Plural.sv(count, "insats är", "insatser är")) positiva för ett mål och negativa för ett annat. "
        var en =
            "\(Plural.en(count, "initiative is", "initiatives are")) positive for one goal and negative for another. "
        if count == 1 { sv = "1 insats är positiv för ett mål och negativ för ett annat. " }
        sv += conflicts.pairs.map {
            "\($0.positive.wording.sv.capitalisedFirst) + och \($0.negative.wording.sv) −: \($0.initiatives). "
        }.joined()
        en += conflicts.pairs.map {
            "\($0.positive.wording.en.capitalisedFirst) + and \($0.negative.wording.en) −: \($0.initiatives). "
        }.joined()
        sv +=
            """
            \(conflicts.unmarked) av \(conflicts.initiatives) insatser har ingen bedömning alls; det är inte \
            detsamma som noll.
            """
        en +=
            """
            \(conflicts.unmarked) of \(conflicts.initiatives) initiatives carry no rating at all, which is not the \
            same as nought.
            """
        return Wording(sv: sv, en: en)
    }

    private var marks: String {
        var table = TerminalTable(
            [(say("område", "area"), .left), (say("insatser", "initiatives"), .right)]
                + GoalConflicts.Goal.allCases.map { (Self.heading($0)[language], .right) } + [
                    (say("konflikter", "conflicts"), .right)
                ])
        for row in conflicts.rows {
            table.append(
                [row.part.name[language].fitted(to: 16), figures.integer(row.initiatives)] + row.tallies.map(Self.tally)
                    + [figures.integer(row.conflicts)])
        }
        table.rule()
        table.append(
            [say("alla", "all"), figures.integer(conflicts.initiatives)] + conflicts.total.map(Self.tally) + [
                figures.integer(conflicts.conflicts.count)
            ])
        return table.text()
    }

    private static func heading(_ goal: GoalConflicts.Goal) -> Wording {
        switch goal {
        case .economic: Wording(sv: "ekonomisk", en: "economic")
        case .social: Wording(sv: "social", en: "social")
        case .environmental: Wording(sv: "miljö", en: "environ.")
        case .sami: Wording(sv: "samiska", en: "Sámi")
        }
    }

    private var list: String {
        var table = TerminalTable(
            [(say("insats", "initiative"), .left)]
                + GoalConflicts.Goal.allCases.map { (Self.heading($0)[language], .right) } + [
                    (say("områden", "areas"), .left)
                ])
        let names = Dictionary(conflicts.rows.map { ($0.part.code, $0.part.name[language]) }) { first, _ in first }
        for item in conflicts.conflicts {
            let parts = item.parts.map { names[$0] ?? $0 }
            table.append(
                ["\(item.id) \(item.title)".fitted(to: 28)]
                    + GoalConflicts.Goal.allCases.map { Self.mark($0.mark(item.marks)) }
                    + [
                        (parts.isEmpty ? say("okänt läge", "unknown") : parts.joined(separator: ", ")).fitted(
                            to: 16)
                    ])
        }
        return table.text()
    }

    /// Who rated each conflict, when, with whom it was talked over and how it is handled.
    private var handling: String {
        var table = TerminalTable([
            (say("insats", "initiative"), .left), (say("bedömd av", "assessed by"), .left),
            (say("när", "when"), .left), (say("samiskt samråd", "Sámi consultation"), .left),
            (say("hantering", "handling"), .left),
        ])
        let blank = say("uppgift saknas", "not stated")
        for item in conflicts.conflicts {
            let own = item.handling
            table.append(
                [item.id.fitted(to: 12)]
                    + [(own.assessor, 14), (own.assessed, 14), (own.samiConsultation, 17), (own.handling, 15)].map {
                        ($0.0 ?? blank).fitted(to: $0.1)
                    })
        }
        return table.text() + Self.unhandled(conflicts)[language].wrapped(to: width)
    }

    static func unhandled(_ conflicts: GoalConflicts) -> Wording {
        let (count, all) = (conflicts.unhandled, conflicts.conflicts.count)
        return Wording(
            sv: "\(count) av \(all) konflikter saknar uppgift om hur \(count == 1 ? "den" : "de") hanteras.",
            en: "\(count) of \(all) conflicts \(count == 1 ? "doesn't" : "don't") state how they are handled.")
    }

    private var dialogue: String {
        var text = say("Områden där dialog behövs\n", "Overlap with areas that call for dialogue\n")
        if conflicts.dialogues.isEmpty {
            text += say(
                "Ingen insats med känt läge ligger på ett dialoglager.\n",
                "No initiative with a known location lies on a dialogue layer.\n")
        } else {
            var table = TerminalTable([
                (say("insats", "initiative"), .left), (say("lager", "layer"), .left), (say("område", "area"), .left),
            ])
            for item in conflicts.dialogues {
                table.append([
                    "\(item.id) \(item.title)".fitted(to: 36), item.layer.fitted(to: 20),
                    item.features.joined(separator: ", ").fitted(to: 20),
                ])
            }
            text += table.text()
        }
        return text + Self.caution(conflicts)[language].wrapped(to: width)
    }

    static func caution(_ conflicts: GoalConflicts) -> Wording {
        Wording(
            sv:
                """
                Överlapp säger vem man ska tala med; det är ingen skattning och räknas inte in i något mått. \
                \(Plural.sv(conflicts.placeless, "insats", "insatser")) saknar plats, så deras överlapp kan inte sägas.
                """,
            en:
                """
                Overlap says whom to talk with; it is not a rating and enters no measure. \
                \(Plural.en(conflicts.placeless, "initiative")) \(conflicts.placeless == 1 ? "has" : "have") no place, \
                so their overlap can't be told.
                """
        )
    }
}
