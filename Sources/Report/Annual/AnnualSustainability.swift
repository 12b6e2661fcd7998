import FollowUp
import Store
import Wording

/// How economic, social and environmental sustainability, and Sámi conditions and needs, stand in the year's decisions.
extension AnnualReport {
    // Long because each dimension has its blank or its row.
    var sustainability: WrittenDocument.Section {
        var section = WrittenDocument.Section(
            id: "hallbarhet",
            title: say(
                "Hållbarhetens dimensioner och samiska förutsättningar",
                "The dimensions of sustainability, and Sámi conditions and needs"))
        let dimensions: [(name: Wording, mark: (Initiative.Marks) -> Int?)] = [
            (Wording(sv: "ekonomisk hållbarhet", en: "economic sustainability"), { $0.economic }),
            (Wording(sv: "social hållbarhet", en: "social sustainability"), { $0.social }),
            (Wording(sv: "miljömässig hållbarhet", en: "environmental sustainability"), { $0.environmental }),
            (Wording(sv: "samiska förutsättningar och behov", en: "Sámi conditions and needs"), { $0.sami }),
        ]
        let initiatives = facts.table.initiatives
        let judged = dimensions.filter { dimension in initiatives.contains { dimension.mark($0.marks) != nil } }
        if facts.table.count > 0 {
            for dimension in dimensions where !judged.contains(where: { $0.name == dimension.name }) {
                section.blocks.append(
                    .paragraph([
                        .blank(
                            say(
                                "skattning av hur årets beslut påverkar \(dimension.name.sv)",
                                "rating of how the year\'s decisions affect \(dimension.name.en)")), .text("."),
                    ]))
            }
        }
        section.blocks += conflicts
        section.blocks.append(
            .paragraph([
                .blank(
                    say(
                        "hur ekonomisk, social och miljömässig hållbarhet har påverkat årets beslut",
                        "how economic, social and environmental sustainability influenced the year's decisions")),
                .text("."),
            ]))
        guard !judged.isEmpty else { return section }
        let rows = judged.map { dimension in
            let marks = initiatives.map { dimension.mark($0.marks) }
            return [dimension.name[language].capitalisedFirst]
                + (-2...2).map { mark in figures.integer(marks.count { $0 == mark }) } + [
                    figures.integer(marks.count { $0 == nil })
                ]
        }
        var table = WrittenDocument.Table(
            id: "tabell-hallbarhet",
            caption: say("Beslut \(facts.year) efter skattning", "Decisions \(facts.year) by rating"),
            columns: [
                say("Dimension", "Dimension"), "−2", "−1", "0", "+1", "+2", say("ej skattade", "not rated"),
            ], rows: rows)
        table.command = "rackvidd conflicts\(ofYear)"
        section.blocks =
            [
                .paragraph([
                    .text(
                        say(
                            "Besluten har skattats på en skala från −2 (försämrar) till +2 (förbättrar) (",
                            "Decisions have been rated on a scale from −2 (worsens) to +2 (improves) (")),
                    .table(id: table.id), .text(")."),
                ]), .table(table),
            ] + section.blocks
        return section
    }

    /// Decisions that further one goal and work against another, and those of which nobody says how that is handled.
    private var conflicts: [WrittenDocument.Block] {
        let conflicts = facts.conflicts
        let count = conflicts.conflicts.count
        guard count > 0 else { return [] }
        var text: [WrittenDocument.Inline] = [
            .text(
                say(
                    count == 1
                        ? "1 beslut är positivt för ett mål och negativt för ett annat."
                        : "\(count) beslut är positiva för ett mål och negativa för ett annat.",
                    "\(Plural.en(count, "decision")) \(count == 1 ? "is" : "are") positive for one goal and negative "
                        + "for another."))
        ]
        if conflicts.unhandled > 0 {
            text += [
                .text(" "),
                .blank(
                    say(
                        "hur \(Plural.sv(conflicts.unhandled, "målkonflikt", "målkonflikter")) har hanterats",
                        "how \(Plural.en(conflicts.unhandled, "goal conflict")) "
                            + "\(conflicts.unhandled == 1 ? "was" : "were") handled")), .text("."),
            ]
        }
        return [.paragraph(text), .table(handling)]
    }

    /// Each conflict with who rated it, when, with whom it was talked over and how it was handled.
    private var handling: WrittenDocument.Table {
        let blank = say("uppgift saknas", "not stated")
        func goals(_ goals: [GoalConflicts.Goal]) -> String {
            goals.map { $0.wording[language] }.joined(separator: ", ")
        }
        let rows = facts.conflicts.conflicts.map { item in
            let own = item.handling
            return ["\(item.id) \(item.title)".withoutDirectionMarks, goals(item.positive), goals(item.negative)]
                + [own.assessor, own.assessed, own.samiConsultation, own.handling].map {
                    $0?.withoutDirectionMarks ?? blank
                }
        }
        return WrittenDocument.Table(
            id: "tabell-konflikter",
            caption: say("Målkonflikter i årets beslut", "Goal conflicts of the year's decisions"),
            columns: [
                say("Beslut", "Decision"), say("Positivt för", "Positive for"), say("Negativt för", "Negative for"),
                say("Bedömd av", "Assessed by"), say("När", "When"), say("Samiskt samråd", "Sámi consultation"),
                say("Hantering", "Handling"),
            ], words: [0, 1, 2, 3, 4, 5, 6], rows: rows)
    }
}
