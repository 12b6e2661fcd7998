import FollowUp
import Store
import Wording

/// A policy's coverage gaps, with the dependences of each verdict.
struct GapSection {
    let page: ReportPage
    private var figures: Figures { page.figures }

    @MarkupBuilder
    func markup() -> Markup {
        if let report = page.facts.gaps {
            HTML.p {
                let name = report.policy.name.withoutDirectionMarks
                let count = Prose.count(report.rules.count)
                if let failing = StandingText.failing(report) {
                    page.say(
                        "”\(name)”: av \(count.sv) regler \(failing.sv).",
                        "“\(name)”: of \(count.en) rules \(failing.en).")
                } else {
                    page.say(
                        "”\(name)”: alla \(count.sv) regler är uppfyllda.", "“\(name)”: all \(count.en) rules are met.")
                }
                " "
                counted(report)
            }
            rules(report)
            if !report.gaps.isEmpty {
                gaps(report)
                HTML.p { GapText.robustness(report, robust: report.gaps.count(where: \.isRobust))[page.language] }
            }
            if !report.unasked.isEmpty { unasked(report) }
        } else {
            HTML.p {
                page.say("Ingen policy har angetts. Med ", "No policy was given. With ")
                HTML.code { "rackvidd report --policy POLICY.yaml" }
                page.say(
                    " visar rapporten vilka områden som en policy säger ska nås och som inte nås.",
                    " the report shows which areas a policy says should be reached and are not.")
            }
        }
    }

    private func counted(_ report: GapReport) -> String { GapText.counted(report)[page.language] }

    private func rules(_ report: GapReport) -> Markup {
        var table = PageTable(
            id: "tabell-regler", caption: page.say("Reglerna", "The rules"),
            columns: [
                .init(title: page.say("Regel", "Rule")), .init(title: page.say("Bedömning", "Verdict")),
                .init(title: page.say("Innebörd", "Meaning")),
                .init(title: page.say("Beror på", "Depends on")),
            ])
        table.isSortable = false
        let text = GapText(report, language: page.language)
        for result in report.rules {
            let verdict = HTML.span(.class(result.standing.passes ? "met" : "unmet")) {
                StandingText.word(result.standing)[page.language]
            }
            let severity = result.rule.severity == .must ? page.say("måste", "must") : page.say("bör", "should")
            table.rows.append(
                PageTable.Row(
                    cells: [
                        .init(name(result.rule.id, report) + Markup(text: " (\(severity))")), .init(verdict),
                        .init(
                            text.sentence(result)
                                + (result.remark.map { " " + $0[page.language].capitalisedFirst + "." } ?? "")),
                        .init(text.dependenceOrNone(result)),
                    ]))
        }
        return table.markup()
    }

    /// A rule's title, else its id.
    private func name(_ id: String, _ report: GapReport) -> Markup {
        let rule = report.rules.first { $0.rule.id == id }?.rule
        return rule?.title.map { title in HTML.bdi { title[page.language] } } ?? identifier(id)
    }

    /// A rule's id, which may be broken after each of its words.
    private func identifier(_ name: String) -> Markup {
        HTML.code {
            for (index, word) in name.split(separator: "_", omittingEmptySubsequences: false).enumerated() {
                if index > 0 {
                    Markup(text: "_")
                    HTML.wbr()
                }
                Markup(text: String(word))
            }
        }
    }

    /// The rule and its object in this gap: a strength area as the source writes it, or an indicator by its title.
    private func concern(_ gap: GapReport.Gap, _ report: GapReport) -> Markup {
        guard let dimension = dimension(gap, report) else { return name(gap.rule, report) }
        return name(gap.rule, report) + Markup(text: ", ") + HTML.bdi { dimension }
    }

    private func dimension(_ gap: GapReport.Gap, _ report: GapReport) -> String? {
        guard let name = gap.dimension else { return nil }
        if let dimension = report.rules.first(where: { $0.rule.id == gap.rule })?.rule.content.dimension {
            return dimension.title(of: name)[page.language]
        }
        return Indicator.builtIn.first { $0.id.text == name }?.title[page.language]
            ?? report.partNames.indicator(name)[page.language]
    }

    private func gaps(_ report: GapReport) -> Markup {
        var table = PageTable(
            id: "tabell-luckor", caption: page.say("Luckorna, flest invånare först", "The gaps, most people first"),
            columns: [
                .init(title: page.say("Område", "Area")), .init(title: page.say("Regel", "Rule")),
                .init(title: page.say("Krav", "Required"), isNumeric: true),
                .init(title: page.say("Uppmätt", "Observed"), isNumeric: true),
                .init(title: page.say("Fattas", "Missing"), isNumeric: true),
                .init(title: page.say("Invånare", "People"), isNumeric: true),
                .init(title: page.say("Utan känt läge", "Location unknown")),
                .init(title: page.say("Försvinner med", "Closes with")),
            ])
        table.isLong = true
        for gap in report.gaps {
            table.rows.append(
                PageTable.Row(
                    code: gap.part?.code,
                    cells: [
                        .init(gap.part?.name[page.language] ?? page.say("länet", "the county")),
                        .init(concern(gap, report)),
                        .init(GapText.value(gap.required, gap.unit, figures), sortKey: gap.required),
                        .init(
                            gap.observed.map { GapText.value($0, gap.unit, figures) } ?? "–",
                            sortKey: gap.observed ?? -1),
                        .init(GapText.missing(gap, figures), sortKey: gap.shortfall),
                        .init(gap.population.map(figures.integer) ?? "–", sortKey: Double(gap.population ?? -1)),
                        .init(unlocated(gap)),
                        .init(
                            gap.isRobust
                                ? page.say("inget", "nothing")
                                : gap.dependsOn.map { $0.wording[page.language] }.joined(separator: ", ")),
                    ]))
        }
        return table.markup()
    }

    /// The initiatives that might lie in the part, their location being unknown.
    private func unlocated(_ gap: GapReport.Gap) -> String {
        guard gap.unlocated.initiatives > 0 else { return page.say("inga", "none") }
        let count = page.say(
            Plural.sv(gap.unlocated.initiatives, "insats", "insatser"),
            Plural.en(gap.unlocated.initiatives, "initiative"))
        guard let ore = gap.unlocated.grantedOre else {
            return count + page.say(", belopp saknas", ", no amount stated")
        }
        return ore > 0 ? count + ", " + Prose.money(Double(ore) / 100)[page.language] : count
    }

    private func unasked(_ report: GapReport) -> Markup {
        var table = PageTable(
            id: "tabell-ej-tillampligt", caption: page.say("Kan inte prövas", "Can't be asked"),
            columns: [
                .init(title: page.say("Område", "Area")), .init(title: page.say("Regel", "Rule")),
                .init(title: page.say("Bedömning", "Verdict")), .init(title: page.say("Varför", "Why")),
            ])
        for item in report.unasked {
            table.rows.append(
                PageTable.Row(
                    code: item.code,
                    cells: [
                        .init(item.name[page.language]), .init(name(item.rule, report)),
                        .init(StandingText.word(item.standing)[page.language]), .init(item.reason[page.language]),
                    ]))
        }
        return table.markup()
    }
}
