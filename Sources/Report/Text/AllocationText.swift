package import FollowUp
import Territory
package import Wording

/// A proposed allocation as text: municipalities and cells beside the allocation as before, the binding demands and
/// their prices.
package struct AllocationText {
    private let allocation: Allocation
    private let language: Language
    private let figures: Figures
    private let width: Int

    package init(_ allocation: Allocation, language: Language, width: Int = 80) {
        self.allocation = allocation
        self.language = language
        self.width = width
        figures = Figures(language)
    }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }

    package func text() -> String {
        var text = say(
            "Förslag: \(kronor(allocation.amount)) kr så att alla måste-regler om medel uppfylls\n",
            "A proposal: \(kronor(allocation.amount)) SEK so that the must rules on money hold\n")
        switch allocation.finding {
        case .proposed(let proposal): text += "\n" + table(proposal).text() + "\n" + sentences(proposal)
        case .impossible(let conflict, let leastAmount): text += "\n" + impossible(conflict, leastAmount)
        }
        for item in allocation.leftOut {
            let name = item.rule.title.map { Wording(sv: "”\($0.sv)”", en: "“\($0.en)”") } ?? item.rule.name
            text += say("Inte med: \(name.sv) \(item.reason.sv).", "Left out: \(name.en) \(item.reason.en).")
                .wrapped(to: width)
        }
        return text
    }

    private func kronor(_ ore: Int64) -> String { figures.integer(Int(clamped: (Double(ore) / 100).rounded())) }

    private func change(_ ore: Int64) -> String { (ore > 0 ? "+" : "") + kronor(ore) }

    private func table(_ proposal: Allocation.Proposal) -> TerminalTable {
        var table = TerminalTable([
            (say("område", "area"), .left), (say("hittills", "so far"), .right),
            (say("som förut", "as before"), .right),
            (say("förslag", "proposal"), .right), (say("ändring", "change"), .right),
        ])
        for row in proposal.rows where row.proposed != 0 || row.asBefore != 0 {
            table.append([
                row.part.name[language].fitted(to: 32), kronor(row.held), kronor(row.asBefore), kronor(row.proposed),
                change(row.change),
            ])
        }
        table.rule()
        let sum: (KeyPath<Allocation.Row, Int64>) -> Int64 = { key in proposal.rows.reduce(0) { $0 + $1[keyPath: key] }
        }
        table.append([say("summa", "sum"), kronor(sum(\.held)), kronor(sum(\.asBefore)), kronor(sum(\.proposed)), ""])
        return table
    }

    private func sentences(_ proposal: Allocation.Proposal) -> String {
        var text =
            proposal.moved == 0
            ? say(
                "Som förut: medlen faller som det beviljade hittills, och då hålls reglerna.",
                "As before: the money falls as what has been granted so far, and the rules hold.")
            : say(
                """
                Som förut: om medlen föll som det beviljade hittills. Minst \(kronor(proposal.moved)) kr måste \
                falla någon annanstans\(proposal.isProven ? "; mindre går inte, det är bevisat" : ""). Bland så \
                små ändringar är det den vars största ändring per invånare är minst.
                """,
                """
                As before: if the money fell as what has been granted so far. At least \(kronor(proposal.moved)) \
                SEK must fall elsewhere\(proposal.isProven ? "; less is impossible, which is proven" : ""). Among \
                changes that small it is the one whose largest change per inhabitant is smallest.
                """
            )
        text = text.wrapped(to: width)
        for item in proposal.binding.prefix(12) { text += ("• " + price(item)).wrapped(to: width) }
        for item in proposal.earmarks.prefix(12) {
            text += say(
                "• I \(item.part.name.sv) ska \(kronor(item.ore)) kr gå till \(item.value).",
                "• In \(item.part.name.en) \(kronor(item.ore)) SEK go to \(item.value)."
            ).wrapped(to: width)
        }
        if proposal.earmarks.count > 12 {
            text += say(
                "• och \(proposal.earmarks.count - 12) sådana till.\n",
                "• and \(proposal.earmarks.count - 12) more of that kind.\n")
        }
        return text
            + say("Förslaget är ett beräkningsunderlag och inget beslut.\n", "This is a calculation, not a decision.\n")
    }

    /// "every_municipality (Berg)".
    private func name(_ demand: Allocation.Demand) -> String {
        let place = [demand.part?.name[language], demand.dimension].compactMap { $0 }
        return demand.rule.name[language] + (place.isEmpty ? "" : " (\(place.joined(separator: ", ")))")
    }

    private func price(_ item: Allocation.Binding) -> String {
        let amount = figures.value(abs(item.price))
        let whole = kronor(Int64(clamped: (abs(item.price) * 100).rounded()))
        return switch item.unit {
        case .perKrona:
            say(
                "\(name(item.demand)) styr förslaget: varje ytterligare krona som den kräver där flyttar \(amount) kr.",
                """
                \(name(item.demand)) is the limiting rule: each further krona that it requires there moves \
                \(amount) SEK.
                """
            )
        case .perHundredth:
            say(
                "\(name(item.demand)) binder: om indexet fick vara 0,01 högre flyttades \(whole) kr mindre.",
                "\(name(item.demand)) binds: were the index allowed to be 0.01 higher, \(whole) SEK less would move.")
        case .perPoint:
            say(
                "\(name(item.demand)) binder: om andelen fick vara en procentenhet högre flyttades \(whole) kr mindre.",
                """
                \(name(item.demand)) binds: were the share allowed to be a percentage point higher, \(whole) SEK \
                less would move.
                """
            )
        }
    }

    private func impossible(_ conflict: [Allocation.Demand], _ leastAmount: Int64?) -> String {
        var text =
            conflict.count == 1
            ? say(
                "Beloppet går inte att fördela så att regeln uppfylls:\n",
                "No allocation of the amount satisfies the rule:\n")
            : say(
                "Beloppet går inte att fördela så att de här reglerna uppfylls tillsammans:\n",
                "No allocation of the amount satisfies these rules together:\n")
        for item in conflict { text += ("• " + name(item)).wrapped(to: width) }
        if conflict.count > 1 {
            text += say(
                "Utan en av dem, vilken som helst, går det för de andra.",
                "Without any one of them the others can be satisfied."
            ).wrapped(to: width)
        }
        if let leastAmount {
            let least = Int64(clamped: (Double(leastAmount) / 100).rounded(.up)) * 100
            text += say(
                "Med minst \(kronor(least)) kr går alla att uppfylla.",
                "With at least \(kronor(least)) SEK all can be satisfied."
            ).wrapped(to: width)
        } else {
            text += say(
                "Inget belopp räcker: reglerna säger emot varandra.",
                "No amount suffices: the rules contradict each other."
            ).wrapped(to: width)
        }
        return text
    }
}
