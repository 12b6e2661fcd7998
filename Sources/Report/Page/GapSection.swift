import FollowUp
import Store
import Wording

/// What a policy asks for and the county lacks, with what each verdict depends on.
struct GapSection {
    let page: ReportPage
    private var figures: Figures { page.figures }

    @MarkupBuilder
    func markup() -> Markup {
        if let report = page.facts.gaps {
            HTML.p {
                let failed = report.rules.count { !$0.passed }
                let name = report.policy.name.withoutDirectionMarks
                if failed == 0 {
                    page.say(
                        "”\(name)”: alla \(Prose.count(report.rules.count).sv) regler är uppfyllda.",
                        "“\(name)”: all \(Prose.count(report.rules.count).en) rules are met.")
                } else {
                    page.say(
                        "”\(name)”: \(Prose.count(failed).sv) av \(Prose.count(report.rules.count).sv) regler är inte uppfyllda.",
                        "“\(name)”: \(Prose.count(failed).en) of \(Prose.count(report.rules.count).en) rules \(failed == 1 ? "is" : "are") not met.")
                }
                " "
                counted(report)
            }
            rules(report)
            if !report.gaps.isEmpty { gaps(report) }
        } else {
            HTML.p {
                page.say("Ingen policy har angetts. Med ", "No policy was given. With ")
                HTML.code { "rackvidd report --policy POLICY.yaml" }
                page.say(" visar rapporten vilka delar som en policy säger ska nås och som inte nås.", " the report shows which parts a policy says should be reached and are not.")
            }
        }
    }

    private func counted(_ report: GapReport) -> String {
        let wide: Wording =
            switch report.policy.countyWide {
            case .exclude: Wording(sv: "Länstäckande insatser räknas inte.", en: "County-wide initiatives are not counted.")
            case .byPopulation:
                Wording(sv: "Länstäckande insatser räknas i alla delar.", en: "County-wide initiatives count in every part.")
            }
        var text = page.say(
            "\(Plural.sv(report.counted, "insats", "insatser")) prövades, \(report.unlocated) av dem utan känt läge. \(wide.sv)",
            "\(Plural.en(report.counted, "initiative")) checked, \(report.unlocated) of them without a known place. \(wide.en)")
        if report.undated > 0 {
            text += page.say(
                " \(Plural.sv(report.undated, "insats", "insatser")) utan datum är inte med.",
                " \(Plural.en(report.undated, "initiative")) without a date left out.")
        }
        return text
    }

    private func rules(_ report: GapReport) -> Markup {
        var table = PageTable(
            id: "tabell-regler", caption: page.say("Reglerna", "The rules"),
            columns: [
                .init(title: page.say("Regel", "Rule")), .init(title: page.say("Utfall", "Verdict")), .init(title: page.say("Innebörd", "Meaning")),
                .init(title: page.say("Beror på", "Depends on")),
            ])
        table.isSortable = false
        for result in report.rules {
            let verdict = HTML.span(.class(result.passed ? "met" : "unmet")) {
                result.passed ? page.say("uppfylld", "met") : page.say("inte uppfylld", "not met")
            }
            let severity = result.rule.severity == .must ? page.say("måste", "must") : page.say("bör", "should")
            table.rows.append(
                PageTable.Row(
                    cells: [
                        .init(HTML.code { result.rule.id } + Markup(text: " (\(severity))")), .init(verdict),
                        .init(GapText(report, language: page.language).sentence(result)), .init(result.remark.map { $0[page.language].capitalisedFirst + "." } ?? "–"),
                    ]))
        }
        return table.markup()
    }

    /// A strength area as the source writes it, or an indicator by its title.
    private func dimension(_ gap: GapReport.Gap) -> String {
        guard let name = gap.dimension else { return "–" }
        return Distributor.builtIn.first { $0.id == name }?.title[page.language] ?? name
    }

    private func gaps(_ report: GapReport) -> Markup {
        var table = PageTable(
            id: "tabell-luckor", caption: page.say("Luckorna, flest invånare först", "The gaps, most people first"),
            columns: [
                .init(title: page.say("Del", "Part")), .init(title: page.say("Regel", "Rule")), .init(title: page.say("Avser", "Concerns")),
                .init(title: page.say("Krav", "Required"), isNumeric: true), .init(title: page.say("Utfall", "Observed"), isNumeric: true),
                .init(title: page.say("Fattas", "Missing"), isNumeric: true), .init(title: page.say("Invånare", "People"), isNumeric: true),
            ])
        table.isLong = true
        let counts = Set(report.rules.filter { if case .minimumInitiatives = $0.rule.kind { true } else { false } }.map(\.rule.id))
        for gap in report.gaps {
            let show: (Double) -> String = { counts.contains(gap.rule) ? figures.decimal($0, 0) : figures.percent($0, 1) }
            table.rows.append(
                PageTable.Row(
                    code: gap.part?.code,
                    cells: [
                        .init(gap.part?.name[page.language] ?? page.say("länet", "the county")), .init(HTML.code { gap.rule }),
                        .init(HTML.bdi { dimension(gap) }), .init(show(gap.required), sortKey: gap.required),
                        .init(show(gap.observed), sortKey: gap.observed), .init(show(gap.shortfall), sortKey: gap.shortfall),
                        .init(figures.integer(gap.population), sortKey: Double(gap.population)),
                    ]))
        }
        return table.markup()
    }
}
