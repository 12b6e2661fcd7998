import FollowUp
import Territory
import Wording

/// Goal conflicts, and initiatives on layers that call for dialogue.
struct ConflictSection {
    let page: ReportPage
    let conflicts: GoalConflicts

    @MarkupBuilder
    func markup() -> Markup {
        HTML.p { ConflictText.summary(conflicts)[page.language] }
        marks
        if !conflicts.conflicts.isEmpty {
            list
            handling
            HTML.p { ConflictText.unhandled(conflicts)[page.language] }
        }
        if !conflicts.layers.isEmpty {
            if !conflicts.dialogues.isEmpty { dialogue }
            HTML.p { ConflictText.caution(conflicts)[page.language] }
        }
    }

    private var marks: Markup {
        var table = PageTable(
            id: "tabell-bedomningar",
            caption: page.say("Bedömningar: insatser med +/0/−", "Ratings: initiatives with +/0/−"),
            columns: [
                .init(title: page.say("Område", "Area")),
                .init(title: page.say("Insatser", "Initiatives"), isNumeric: true),
            ]
                + GoalConflicts.Goal.allCases.map {
                    .init(title: $0.wording[page.language].capitalisedFirst, isNumeric: true)
                }
                + [.init(title: page.say("Konflikter", "Conflicts"), isNumeric: true)])
        for row in conflicts.rows {
            table.rows.append(
                PageTable.Row(
                    code: row.part.code,
                    cells: [
                        .init(row.part.name[page.language]),
                        .init(page.figures.integer(row.initiatives), sortKey: Double(row.initiatives)),
                    ]
                        + row.tallies.map { .init(ConflictText.tally($0), sortKey: Double($0.positive - $0.negative)) }
                        + [.init(page.figures.integer(row.conflicts), sortKey: Double(row.conflicts))]))
        }
        return table.markup()
    }

    private var list: Markup {
        var table = PageTable(
            id: "tabell-malkonflikter",
            caption: page.say(
                "Positiva för ett mål, negativa för ett annat", "Positive for one goal, negative for another"),
            columns: [.init(title: page.say("Insats", "Initiative"))]
                + GoalConflicts.Goal.allCases.map {
                    .init(title: $0.wording[page.language].capitalisedFirst, isNumeric: true)
                })
        table.isLong = true
        for item in conflicts.conflicts {
            let name = HTML.a(.href(Link(anchor: InitiativeSection.anchor(item.id)))) { HTML.bdi { item.title } }
            table.rows.append(
                PageTable.Row(
                    cells: [.init(name)]
                        + GoalConflicts.Goal.allCases.map {
                            .init(ConflictText.mark($0.mark(item.marks)), sortKey: Double($0.mark(item.marks) ?? -9))
                        }))
        }
        return table.markup()
    }

    /// Who rated each conflict, when, with whom it was talked over and how it is handled.
    private var handling: Markup {
        let blank = HTML.span(.class("blank")) { page.say("uppgift saknas", "not stated") }
        var table = PageTable(
            id: "tabell-hantering",
            caption: page.say("Hur målkonflikterna hanteras", "How the conflicts are handled"),
            columns: [
                .init(title: page.say("Insats", "Initiative")), .init(title: page.say("Bedömd av", "Assessed by")),
                .init(title: page.say("När", "When")),
                .init(title: page.say("Samiskt samråd", "Sámi consultation")),
                .init(title: page.say("Hantering", "Handling")),
            ])
        table.isLong = true
        for item in conflicts.conflicts {
            let own = item.handling
            table.rows.append(
                PageTable.Row(
                    cells: [.init(HTML.bdi { item.title })]
                        + [own.assessor, own.assessed, own.samiConsultation, own.handling].map { text in
                            .init(text.map { text in HTML.bdi { text } } ?? blank)
                        }))
        }
        return table.markup()
    }

    private var dialogue: Markup {
        var table = PageTable(
            id: "tabell-dialog", caption: page.say("Att ta upp i dialog", "For dialogue"),
            columns: [
                .init(title: page.say("Insats", "Initiative")), .init(title: page.say("Lager", "Layer")),
                .init(title: page.say("Område", "Area")),
            ])
        table.isLong = true
        for item in conflicts.dialogues {
            table.rows.append(
                PageTable.Row(
                    cells: [
                        .init(HTML.bdi { item.title }), .init(HTML.bdi { item.layer }),
                        .init(
                            item.features.isEmpty
                                ? Markup(text: "–") : HTML.bdi { item.features.joined(separator: ", ") }),
                    ]))
        }
        return table.markup()
    }
}
