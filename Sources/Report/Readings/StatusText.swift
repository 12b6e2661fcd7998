package import Store
package import Wording

/// How statuses count, in words.
package enum StatusText {
    /// What a result leaves out, by status and by its period, and what it has taken for decided; empty where nothing
    /// needs saying.
    ///
    /// - Parameters:
    ///   - advises: whether the options that change it are named.
    ///   - period: whether what a period leaves out is told too.
    ///   - applied: by status what was applied for, which is told where no grant is stated.
    package static func sentences(
        _ account: StatusAccount, advises: Bool = true, period: Bool = true, applied: [String: AmountTally] = [:]
    ) -> [Wording] {
        var sentences: [Wording] = []
        for statusClass in StatusClass.allCases {
            let groups = account.leftOut.filter { $0.statusClass == statusClass }
            guard !groups.isEmpty else { continue }
            let sum = groups.reduce(AmountTally()) { $0 + $1.amounts }
            let asked = groups.compactMap { applied[$0.status] }.reduce(AmountTally(), +)
            let total = amounts(sum, applied: asked)
            let list = list(groups, applied: applied)
            let hint = advises ? Wording(verbatim: " (--include \(statusClass.rawValue))") : Wording(verbatim: "")
            sentences.append(
                Wording(
                    sv:
                        """
                        Inte medräknade, \(statusClass.wording.sv): \
                        \(Plural.sv(sum.initiatives, "insats", "insatser")), \(total.sv): \(list.sv)\(hint.sv).
                        """,
                    en:
                        """
                        Not counted, \(statusClass.wording.en): \(Plural.en(sum.initiatives, "initiative")), \
                        \(total.en): \(list.en)\(hint.en).
                        """))
        }
        for (count, statusClass) in [(account.undecided, StatusClass.undecided), (account.rejected, .rejected)]
        where count > 0 {
            sentences.append(
                Wording(
                    sv: "Medräknade, \(statusClass.wording.sv): \(Plural.sv(count, "insats", "insatser")).",
                    en: "Counted, \(statusClass.wording.en): \(Plural.en(count, "initiative"))."))
        }
        if !account.assumed.isEmpty { sentences.append(assumed(account.assumed, advises: advises)) }
        if account.withoutStatus > 0 {
            let one = account.withoutStatus == 1
            sentences.append(
                Wording(
                    sv:
                        """
                        \(Plural.sv(account.withoutStatus, "insats", "insatser")) utan status räknas som \
                        \(one ? "beslutad" : "beslutade").
                        """,
                    en:
                        """
                        \(Plural.en(account.withoutStatus, "initiative")) without a status \(one ? "counts" : "count") \
                        as decided.
                        """))
        }
        return sentences + (period ? PeriodText.sentences(account) : [])
    }

    /// Beside rows, which are shown whatever their status: unknown words, and what a period leaves out.
    package static func besideRows(_ account: StatusAccount) -> [Wording] {
        (account.assumed.isEmpty ? [] : [assumed(account.assumed, advises: true)]) + PeriodText.sentences(account)
    }

    /// The same as lines of text.
    static func text(_ account: StatusAccount, in language: Language, width: Int) -> String {
        sentences(account).map { $0[language].wrapped(to: width) }.joined()
    }

    private static func assumed(_ groups: [StatusAccount.Group], advises: Bool) -> Wording {
        let hint =
            advises
            ? Wording(
                sv:
                    """
                     Ange vad \
                    \(groups.count == 1 ? "ordet" : "orden") betyder: rackvidd statuses --set STATUS=decided.
                    """,
                en:
                    " Say what \(groups.count == 1 ? "it means" : "they mean"): rackvidd statuses --set STATUS=decided."
            )
            : Wording(verbatim: "")
        return Wording(
            sv: "Okända statusord, räknade som beslutade: \(list(groups).sv).\(hint.sv)",
            en: "Unknown words of status, counted as decided: \(list(groups).en).\(hint.en)")
    }

    /// "avslag 2, 18 000 000 kr; återkallad 1, belopp saknas".
    private static func list(_ groups: [StatusAccount.Group], applied: [String: AmountTally] = [:]) -> Wording {
        func words(_ language: Language, _ group: StatusAccount.Group) -> String {
            let figures = Figures(language)
            return
                """
                \(group.status.fitted(to: 40)) \(figures.integer(group.initiatives)), \
                \(amounts(group.amounts, applied: applied[group.status] ?? AmountTally())[language])
                """
        }
        return Wording(
            sv: groups.map { words(.swedish, $0) }.joined(separator: "; "),
            en: groups.map { words(.english, $0) }.joined(separator: "; "))
    }

    /// What is granted; where nobody states that, what was applied for.
    private static func amounts(_ tally: AmountTally, applied: AmountTally) -> Wording {
        guard tally.statedOre == nil, applied.initiatives > 0 else { return amounts(tally) }
        let money = amounts(applied)
        return Wording(sv: "sökte \(money.sv)", en: "applied for \(money.en)")
    }

    /// What is stated, and of how many no amount is; where none is stated, there is no sum, not even zero.
    static func amounts(_ tally: AmountTally) -> Wording {
        let none = Wording(sv: "belopp saknas", en: "no amount stated")
        guard let ore = tally.statedOre else { return none }
        let stated = money(ore)
        guard tally.withoutAmount > 0 else { return stated }
        let count = tally.withoutAmount
        return Wording(
            sv: "\(stated.sv) (\(none.sv) för \(Figures(.swedish).integer(count)))",
            en: "\(stated.en) (\(none.en) for \(Figures(.english).integer(count)))")
    }

    static func money(_ ore: Int64) -> Wording {
        Wording(
            sv: "\(Figures(.swedish).kronor(ore: ore)) kr", en: "SEK \(Figures(.english).kronor(ore: ore))")
    }

    /// How an import classes its statuses: every word with its count, class by class.
    ///
    /// - Parameter counts: how many rows of the file have each status; nil: those without.
    package static func understood(_ counts: [String?: Int], standing: (String) -> StatusStanding) -> [Wording] {
        var lines: [Wording] = []
        let stated = counts.compactMap { status, count in
            status.map { (status: $0, count: count, standing: standing($0)) }
        }
        .sorted { ($1.count, $0.status) < ($0.count, $1.status) }
        for statusClass in StatusClass.allCases {
            let own = stated.filter { $0.standing.statusClass == statusClass && $0.standing.origin != .assumed }
            guard !own.isEmpty else { continue }
            let words = { (figures: Figures) in
                own.map { "\($0.status.fitted(to: 40)) \(figures.integer($0.count))" }.joined(separator: ", ")
            }
            lines.append(
                Wording(
                    sv: "Status, \(statusClass.wording.sv): \(words(Figures(.swedish))).",
                    en: "Status, \(statusClass.wording.en): \(words(Figures(.english)))."))
        }
        let unknown = stated.filter { $0.standing.origin == .assumed }
        if !unknown.isEmpty {
            let groups = { (open: String) in
                unknown.map { "\(open)\($0.status.cited(40))” \($0.count)" }.joined(separator: ", ")
            }
            let first = unknown[0].status
            lines.append(
                Wording(
                    sv:
                        """
                        Okända statusord, som räknas som beslutade tills någon säger annat: \(groups("”")). Till \
                        exempel: rackvidd statuses --set "\(first)=rejected"
                        """,
                    en:
                        """
                        Unknown words of status, which count as decided until somebody says otherwise: \(groups("“")). \
                        For example: rackvidd statuses --set "\(first)=rejected"
                        """))
        }
        if let without = counts[nil], without > 0 {
            lines.append(
                stated.isEmpty
                    ? Wording(
                        sv: "Ingen rad anger status: alla räknas som beslutade.",
                        en: "No row states a status: all count as decided.")
                    : Wording(
                        sv: "Utan status, räknas som beslutade: \(without).",
                        en: "Without a status, counted as decided: \(without)."))
        }
        return lines
    }

    /// The statuses on file as a table.
    package static func table(_ records: [StatusRecord], language: Language) -> String {
        guard !records.isEmpty else {
            return Wording(sv: "Databasen har inga insatser.\n", en: "The database has no initiatives.\n")[language]
        }
        let figures = Figures(language)
        func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }
        var table = TerminalTable([
            ("status", .left), (say("klass", "class"), .left), (say("insatser", "initiatives"), .right),
            (say("beviljat, kr", "granted, SEK"), .right), (say("varför", "why"), .left),
        ])
        for record in records {
            table.append([
                record.status?.fitted(to: 30) ?? say("(ingen)", "(none)"), record.standing.statusClass.ofOne[language],
                figures.integer(record.initiatives), record.amounts.statedOre.map { figures.kronor(ore: $0) } ?? "–",
                why(record)[language],
            ])
        }
        return table.text()
    }

    private static func why(_ record: StatusRecord) -> Wording {
        guard record.status != nil else { return Wording(sv: "utan status", en: "no status") }
        return switch record.standing.origin {
        case .known: Wording(sv: "känt ord", en: "known word")
        case .assumed: Wording(sv: "okänt ord", en: "unknown word")
        case .set: Wording(sv: "angivet", en: "stated")
        }
    }
}
