import FollowUp
import Store
import Wording

/// Reversals of the conclusion, in sentences that name initiatives and parts.
extension Readings {
    /// "I116 (Rötgasanläggning, 124,000,000 SEK)".
    private static func name(_ one: Reversals.OfInitiative, _ indicator: Indicator, _ language: Language) -> String {
        let title = one.title.withoutDirectionMarks.fitted(to: 40)
        // The amount is always 1 for the number of initiatives.
        guard indicator.id != .initiatives else { return "\(one.id.fitted(to: 40)) (\(title))" }
        let figures = Figures(language)
        let amount = figures.amountWithUnit(one.amount, of: indicator) + " " + indicator.unit[language]
        return "\(one.id.fitted(to: 40)) (\(title), \(amount))"
    }

    /// A paragraph for each initiative and rule that reverses the conclusion, the gravest first; maybe none.
    ///
    /// - Parameter most: the number of initiatives described in full; the number of others is stated.
    static func reversals(_ reversals: Reversals, of distribution: Distribution, most: Int = 3) -> [Wording] {
        var sentences: [Wording] = []
        for one in reversals.initiatives.prefix(most) {
            let turn = turn(one.turn, of: reversals)
            sentences.append(
                Wording(
                    sv: "Utan \(name(one, distribution.indicator, .swedish)) vänder bilden: \(turn.sv).",
                    en: "Without \(name(one, distribution.indicator, .english)) the picture turns: \(turn.en)."))
        }
        let more = reversals.initiativeCount - min(most, reversals.initiatives.count)
        if more > 0 {
            sentences.append(
                Wording(
                    sv:
                        "Det gör den också utan \(Plural.sv(more, "annan insats", "andra insatser")), en i taget.",
                    en:
                        "So it does without \(Plural.en(more, "other initiative")), one at a time."
                ))
        }
        for one in reversals.countyWide {
            let turn = turn(one.turn, of: reversals)
            let rule = counted(one.rule)
            sentences.append(
                Wording(
                    sv: "Räknas insatser som anger hela länet \(rule.sv) vänder bilden: \(turn.sv).",
                    en: "With initiatives that declare the whole county \(rule.en) the picture turns: \(turn.en)."))
        }
        return sentences
    }

    private static func counted(_ rule: CountyWideRule) -> Wording {
        switch rule {
        case .population: Wording(sv: "efter befolkning", en: "counted by population")
        case .equal: Wording(sv: "lika till varje kommun", en: "counted equally to each municipality")
        case .leftOut: Wording(sv: "inte alls", en: "left out")
        }
    }

    /// The change: "Östersund goes from the most favoured (quotient 1.42) to the least (0.21)".
    ///
    /// - Parameter isShort: the gravest change only.
    // Long because each kind of change has a sentence of its own.
    static func turn(_ turn: Reversals.Turn, of reversals: Reversals, isShort: Bool = false) -> Wording {
        let (parts, before, after) = (reversals.parts, turn.before, turn.after)
        var told: Set<Int> = []
        var clauses: [Wording] = []
        func quotients(_ part: Int, _ language: Language) -> (String, String) {
            let none =
                reversals.indicator == .grantedSek
                ? Wording(sv: "inget belopp angivet", en: "no amount stated")[language]
                : Wording(sv: "inget rapporterat", en: "nothing reported")[language]
            func quotient(_ verdict: Verdict) -> String {
                verdict.quotients[part].map { Figures(language).decimal($0, 2) } ?? none
            }
            return (quotient(before), quotient(after))
        }
        func end(_ part: Int, isStill: Bool, _ role: Wording, other: Wording, to next: Int, opposite: Int) {
            guard !isStill else { return }
            told.insert(part)
            let name = parts[part].name
            let (sv, en) = (quotients(part, .swedish), quotients(part, .english))
            if part == opposite {
                clauses.append(
                    Wording(
                        sv: "\(name.sv) går från \(role.sv) (kvot \(sv.0)) till \(other.sv) (\(sv.1))",
                        en: "\(name.en) goes from the \(role.en) (quotient \(en.0)) to the \(other.en) (\(en.1))"))
                return
            }
            // The part that takes its place may have been named just before.
            guard !told.contains(next) else { return }
            told.insert(next)
            let (svNext, enNext) = (quotients(next, .swedish), quotients(next, .english))
            clauses.append(
                Wording(
                    sv:
                        """
                        \(role.sv) är inte längre \(name.sv) (kvot \(sv.0), då \(sv.1)) utan \
                        \(parts[next].name.sv) (\(svNext.0), då \(svNext.1))
                        """,
                    en:
                        """
                        the \(role.en) is no longer \(name.en) (quotient \(en.0), then \(en.1)) but \
                        \(parts[next].name.en) (\(enNext.0), then \(enNext.1))
                        """))
        }
        let most = Wording(sv: "mest gynnad", en: "most favoured")
        let least = Wording(sv: "minst gynnad", en: "least favoured")
        end(before.most, isStill: turn.isMost, most, other: least, to: after.most, opposite: after.least)
        end(before.least, isStill: turn.isLeast, least, other: most, to: after.least, opposite: after.most)
        let sides = turn.sides.filter { !told.contains($0) }
        if !sides.isEmpty {
            let names = Prose.list(
                sides.map { part in
                    let (sv, en) = (quotients(part, .swedish), quotients(part, .english))
                    return Wording(
                        sv: "\(parts[part].name.sv) (\(sv.0), då \(sv.1))",
                        en: "\(parts[part].name.en) (\(en.0), then \(en.1))")
                }, most: 3)
            clauses.append(
                Wording(
                    sv: "på andra sidan kvoten 1 hamnar \(names.sv)",
                    en: "on the other side of quotient 1 \(sides.count == 1 ? "is" : "are") \(names.en)"))
        }
        if isShort { clauses = Array(clauses.prefix(1)) }
        return Wording(sv: clauses.map(\.sv).joined(separator: "; "), en: clauses.map(\.en).joined(separator: "; "))
    }
}
