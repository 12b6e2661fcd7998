package import FollowUp
import Store
package import Wording

/// Financing as text: amounts by group in blocks, then what lacks co-financing and what doesn't add up.
package struct FinancingText {
    private let financing: Financing
    private let figures: Figures
    private let width: Int

    init(_ financing: Financing, language: Language, width: Int) {
        (self.financing, self.width) = (financing, width)
        figures = Figures(language)
    }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[figures.language] }

    /// How money, leverage and lack of co-financing are counted.
    package static func rules(_ financing: Financing) -> [Wording] {
        var rules = [
            Wording(
                sv: """
                    Hävstång är övrig finansiering per beviljad krona, för insatser vars hela finansiering är känd: \
                    total budget, annars beviljat plus medfinansiering, annars alla finansiärer.
                    """,
                en: """
                    Leverage is other funding per granted krona, of initiatives whose whole financing is known: the \
                    total budget, else the grant plus co-financing, else all sources.
                    """),
            Wording(
                sv: """
                    Det beviljade räknas som en del av pengarna från EU, staten eller regionen; där ingen av dem anges \
                    eller delarna bara så ger total budget, är det en egen del. – är inte angivet, ingen nolla.
                    """,
                en: """
                    The grant counts as part of what the EU, the state or the region pays; where none of them is \
                    stated, or only so the parts come to the total budget, it is a part of its own. – is not stated, \
                    not a zero.
                    """),
        ]
        if financing.spreadsYears {
            rules.append(
                Wording(
                    sv: """
                        Pengarna är fördelade jämnt över dagarna från start till slut, till öret; ett datum som bara \
                        är ett år eller en månad börjar med den första och slutar med den sista dagen. När det sökta \
                        och det utbetalda faller är inte känt.
                        """,
                    en: """
                        Money is spread evenly over the days from start to end, to the öre; a date that is only a year \
                        or a month begins with its first and ends with its last day. When what was applied for and \
                        paid falls isn't known.
                        """))
        } else {
            rules.append(
                Wording(
                    sv: "Pengar för flera år räknas helt det år insatsen beslutades (annars startade).",
                    en: "Money of several years counts wholly in the year of the decision (else of the start)."))
        }
        if let without = financing.withoutYear { rules.append(YearText.sentence(without: without)) }
        return rules + [repeated(financing)].compactMap { $0 }
    }

    /// Initiatives that count in several rows; nil where none does.
    private static func repeated(_ financing: Financing) -> Wording? {
        guard case .dimension(let dimension) = financing.grouping, financing.repeated > 0 else { return nil }
        let isPlace = if case .level = dimension { true } else { false }
        let why =
            isPlace
            ? Wording(sv: "ligger i flera områden", en: "in several areas")
            : Wording(sv: "löper över flera år", en: "over several years")
        let (count, one) = (financing.repeated, financing.repeated == 1)
        return Wording(
            sv: """
                \(Plural.sv(count, "insats", "insatser")) \(why.sv) och räknas i vart och ett; antalen ger tillsammans \
                mer än alla, pengarna gör det inte.
                """,
            en: """
                \(Plural.en(count, "initiative")) \(why.en) \(one ? "counts" : "count") in each; the numbers add up to \
                more than all, the money doesn't.
                """)
    }

    /// What is left out for its status, with what was applied for where no grant is stated.
    static func statuses(_ financing: Financing) -> [Wording] {
        StatusText.sentences(financing.statuses, applied: financing.appliedLeftOut)
    }

    func text() -> String {
        let by = financing.grouping.wording
        var text = say("Finansiering per \(by.sv), kronor", "Financing by \(by.en), SEK").wrapped(to: width) + "\n"
        for block in blocks { text += table(block) + "\n" }
        text += statedBy + "\n"
        for rule in Self.rules(financing) { text += rule[figures.language].wrapped(to: width) }
        text += "\n" + judged + faults
        for sentence in MoneyText.sentences(financing.money) { text += sentence[figures.language].wrapped(to: width) }
        for sentence in Readings.placing(of: financing) { text += sentence[figures.language].wrapped(to: width) }
        for sentence in Self.statuses(financing) { text += sentence[figures.language].wrapped(to: width) }
        return text
    }

    // MARK: Tables

    private struct Column {
        let title: String
        let cells: [String]
    }

    private var shown: [FinancingRow] { financing.rows + [financing.total] }

    /// Amounts that somebody states, then leverage and counts. O(rows · columns).
    private var columns: [Column] {
        var columns = [
            Column(
                title: say("insatser", "initiatives"), cells: shown.map { figures.integer($0.initiatives) })
        ]
        for item in FinancingItem.allCases where item == .granted || financing.total.sums[item] != nil {
            let values = shown.map { $0.ore(item).map { Double($0) / 100 } }
            columns.append(
                Column(
                    title: item.title[figures.language],
                    cells: figures.kronorColumn(values).map { $0 ?? "–" }))
        }
        let ratios = shown.map { $0.leverage.ratio.map { figures.decimal($0, 2) } ?? "–" }
        columns.append(Column(title: say("hävstång", "leverage"), cells: ratios))
        let lacking = shown.map { figures.integer($0.cofinancing[.lacks] ?? 0) }
        columns.append(Column(title: say("utan medfinans.", "no co-financing"), cells: lacking))
        return columns
    }

    private static let nameWidth = 34

    private func name(_ row: FinancingRow) -> String {
        let name = row.name[figures.language]
        guard financing.grouping == .initiative, let key = row.key else { return name.fitted(to: Self.nameWidth) }
        return "\(key) \(name)".fitted(to: Self.nameWidth)
    }

    /// So many columns as fit beside the names; at least one each.
    private var blocks: [[Column]] {
        let names = min(shown.map { name($0).columns }.max() ?? 0, Self.nameWidth)
        var blocks: [[Column]] = []
        var room = 0
        for column in columns {
            let own = 2 + max(column.title.columns, column.cells.map(\.columns).max() ?? 0)
            if blocks.isEmpty || own > room {
                blocks.append([])
                room = width - names
            }
            blocks[blocks.count - 1].append(column)
            room -= own
        }
        return blocks
    }

    private func table(_ block: [Column]) -> String {
        var table = TerminalTable(
            [(financing.grouping.wording[figures.language], .left)] + block.map { ($0.title, .right) })
        for (index, row) in shown.enumerated() {
            if index == financing.rows.count { table.rule() }
            table.append([name(row)] + block.map { $0.cells[index] })
        }
        return table.text()
    }

    /// How many initiatives each sum rests on.
    private var statedBy: String {
        let counts = FinancingItem.allCases.compactMap { item in
            financing.total.sums[item].map { "\(item.title[figures.language]) \(figures.integer($0.stating))" }
        }
        let leverage = figures.integer(financing.total.leverage.initiatives)
        return say(
            "Summorna anges av så många insatser: \((counts + ["hävstång \(leverage)"]).joined(separator: ", ")).",
            "So many initiatives state the sums: \((counts + ["leverage \(leverage)"]).joined(separator: ", "))."
        ).wrapped(to: width)
    }

    // MARK: What is wrong

    private var judged: String {
        let lacking = financing.ids(.lacks)
        let unknown = financing.ids(.unknown)
        let asked = financing.initiatives.count - financing.ids(.notAsked).count
        var text = say(
            """
            Medfinansiering av \(Plural.sv(asked, "beviljad insats", "beviljade insatser")): \
            \(financing.ids(.has).count) har, \(lacking.count) saknar, för \(unknown.count) anges det inte.
            """,
            """
            Co-financing of \(Plural.en(asked, "granted initiative")): \(financing.ids(.has).count) with, \
            \(lacking.count) without, \(unknown.count) not stated.
            """
        ).wrapped(to: width)
        if !lacking.isEmpty {
            text += say("Saknar medfinansiering: \(list(lacking)).", "Without co-financing: \(list(lacking)).")
                .wrapped(to: width)
        }
        return text
    }

    private static let most = 20

    private func list(_ ids: [String]) -> String {
        let shown = ids.prefix(Self.most).joined(separator: ", ")
        let more = ids.count - Self.most
        return more > 0 ? shown + say(" och \(more) till (--format json)", " and \(more) more (--format json)") : shown
    }

    private var faults: String {
        let text =
            financing.faulty.isEmpty
            ? say("Inga angivna belopp motsäger varandra.", "No stated amounts contradict each other.")
                .wrapped(to: width)
            : list(
                say("Belopp som inte stämmer överens:", "Amounts that don't add up:"), financing.faulty
            ) { ($0.faults, []) }
        guard !financing.open.isEmpty else { return text }
        return text
            + list(
                say(
                    "Kan inte bedömas, då någon finansiär inte är angiven:",
                    "Can't be judged, as a source isn't stated:"), financing.open
            ) { ($0.openDifferences, $0.blanks) }
    }

    /// Initiatives with their differences, and the sources that may explain them.
    private func list(
        _ heading: String, _ initiatives: [InitiativeFinancing],
        _ told: (InitiativeFinancing) -> (differences: [FinancingFault], blanks: [FinancingItem])
    ) -> String {
        var text = heading.wrapped(to: width)
        for one in initiatives.prefix(Self.most) {
            let (differences, blanks) = told(one)
            let names = blanks.map { $0.title[figures.language] }.joined(separator: ", ")
            let why = blanks.isEmpty ? "" : say(" (inte angivet: \(names))", " (not stated: \(names))")
            for fault in differences {
                let what = fault.kind.wording[figures.language]
                text += "\(one.id): \(what) \(figures.signedKronor(fault.ore))\(why)".wrapped(to: width, indent: "  ")
            }
        }
        let more = initiatives.count - Self.most
        if more > 0 { text += say("  och \(more) till (--format json)", "  and \(more) more (--format json)") + "\n" }
        return text
    }
}

extension Figures {
    /// With its sign, which says on which side the difference lies.
    fileprivate func signedKronor(_ ore: Int64) -> String { (ore > 0 ? "+" : "") + kronor(ore: ore) }
}
