import FollowUp
import Wording

/// Which parts of the county and which groups of actors have been heard, money aside.
struct HeardBlocks {
    let heard: Heard
    let language: Language
    private var figures: Figures { Figures(language) }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }

    var blocks: [WrittenDocument.Block] {
        [
            .paragraph([.text(sentence + say(" Se ", " See ")), .table(id: "tabell-horda"), .text(".")]),
            .table(table),
        ]
    }

    private var sentence: String {
        let reached = heard.parts.count { $0.all > 0 }
        let known = heard.groups.indices.filter { heard.total.byGroup[$0] > 0 }.count
        let dialogues = heard.total.all
        var text = say(
            """
            \(Plural.sv(dialogues, "dialog", "dialoger")) har hållits i \(reached) av \(heard.parts.count) kommuner \
            och med \(known) av \(heard.groups.count) aktörsgrupper.
            """,
            """
            \(Plural.en(dialogues, "dialogue")) \(dialogues == 1 ? "was" : "were") held in \(reached) of \
            \(heard.parts.count) municipalities and with \(known) of \(heard.groups.count) groups of actors.
            """)
        if let all = heard.allParticipants {
            text += say(
                """
                 Deltagarna är \(figures.value(all)) i de \(figures.integer(heard.statingParticipants)) som anger \
                antalet; den som kommit flera gånger räknas varje gång.
                """,
                """
                 Participants are \(figures.value(all)) in the \(figures.integer(heard.statingParticipants)) that \
                state their number; whoever came several times counts each time.
                """)
        }
        let silent = Prose.list(heard.parts.filter { $0.all == 0 }.map(\.name), most: 12)
        if reached < heard.parts.count {
            text += say(" Ingen dialog gäller \(silent.sv) för sig.", " No dialogue is of \(silent.en) by itself.")
        }
        let missing = heard.groups.indices.filter { heard.total.byGroup[$0] == 0 }.map { heard.title(ofGroup: $0) }
        if !missing.isEmpty {
            let list = Prose.list(missing, most: 12)
            text += say(" Inte hörda: \(list.sv).", " Not heard: \(list.en).")
        }
        if heard.withoutGroup > 0 {
            let count = heard.withoutGroup
            text += say(
                " \(Plural.sv(count, "dialog", "dialoger")) anger ingen aktörsgrupp.",
                " \(Plural.en(count, "dialogue")) \(count == 1 ? "states" : "state") no group of actors.")
        }
        return text
    }

    private var table: WrittenDocument.Table {
        let groups = heard.groups.indices.map { heard.title(ofGroup: $0)[language].capitalisedFirst }
        func cells(_ row: Heard.Row) -> [String] {
            [row.name[language]] + row.byGroup.map { figures.integer($0) } + [figures.integer(row.all)]
        }
        var table = WrittenDocument.Table(
            id: "tabell-horda", caption: say("Dialoger per kommun och aktörsgrupp", "Dialogues by area and group"),
            columns: [say("Område", "Area")] + groups + [say("Dialoger", "Dialogues")],
            rows: (heard.parts + heard.elsewhere + [heard.total]).map(cells))
        table.totals = 1 + heard.elsewhere.count
        if heard.allParticipants != nil {
            let values = figures.column(heard.participants + [heard.allParticipants])
            table.rows.append([say("deltagare", "participants")] + values.map { $0 ?? "–" })
            table.totals += 1
        }
        table.note = say(
            """
            En dialog räknas hel i varje kommun och för varje grupp som den nämner, och en gång bland alla. Deltagare \
            per grupp är de i dialoger med bara den gruppen.
            """,
            """
            A dialogue counts whole in every municipality and for every group that it names, and once among all. \
            Participants by group are those of dialogues with that group alone.
            """)
        table.command = "rackvidd crosstab municipality actor_group --sum initiatives"
        return table
    }
}
