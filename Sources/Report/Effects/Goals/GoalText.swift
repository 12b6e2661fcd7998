import FollowUp
import Statistics
import Store
import Wording

/// A review of goals, as text.
struct GoalText {
    private let review: GoalReview
    private let detail: Bool
    private let figures: Figures
    private let width: Int

    init(_ review: GoalReview, detail: Bool, language: Language, width: Int) {
        (self.review, self.detail, self.width) = (review, detail, width)
        figures = Figures(language)
    }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[figures.language] }
    private func line(_ text: String) -> String { text.wrapped(to: width, indent: "  ") }

    func text() -> String {
        var sections: [String] = []
        if !review.goals.isEmpty { sections.append(goals()) }
        if !review.documents.isEmpty { sections.append(documents()) }
        if !review.areas.isEmpty { sections.append(areas()) }
        return sections.joined(separator: "\n")
    }

    // MARK: Goals

    private func goals() -> String {
        var text = say("Mål per \(review.today)\n", "Goals as of \(review.today)\n")
        var ids: [String] = []
        for standing in review.goals where !ids.contains(standing.goal.id) { ids.append(standing.goal.id) }
        for id in ids {
            let standings = review.goals.filter { $0.goal.id == id }
            let (target, year) = (dated(standings[0].goal.target), standings[0].goal.baselineYear)
            text +=
                "\n"
                + say("\(id): mål \(target), från \(year)", "\(id): target \(target), from \(year)")
                .wrapped(to: width)
            // Many years may have no room.
            let whole = table(of: standings, series: true)
            text += whole.widestLine > width ? table(of: standings, series: false) : whole
        }
        text += "\n"
        text += say(
            "Takt: \(review.pace == .linear ? "" : "årlig tillväxt, ")faktisk genom nödvändig; 1 är i takt.",
            "Pace: \(review.pace == .linear ? "" : "yearly growth, ")actual by required; 1 is on pace."
        ).wrapped(to: width)
        if review.goals.contains(where: \.hasFewValues) {
            text += say(
                "* Färre än fem värden: bedömt på takten ensam (från 0,95 i takt, 0,60 något efter, 0 för långsamt).",
                "* Fewer than five values: judged by pace alone (from 0.95 on track, 0.60 moderate, 0 insufficient)."
            ).wrapped(to: width)
        }
        if review.goals.contains(where: { (try? $0.projection?.get())?.isFarAhead ?? false }) {
            text += say(
                "Något mål ligger längre fram än halva serien räcker bakåt; intervallet är brett av det skälet.",
                "Some target lies further ahead than half of its series; the interval is wide for that reason."
            ).wrapped(to: width)
        }
        text += milestones()
        return text + (detail ? explanations() : "")
    }

    private func dated(_ point: Goal.Point?) -> String {
        point.map { "\(figures.value($0.value)) (\($0.year))" } ?? "–"
    }

    /// The parts that have one goal.
    private func table(of standings: [GoalStanding], series isShown: Bool) -> String {
        var table = TerminalTable(
            [
                (say("område", "area"), .left), (String(standings[0].goal.baselineYear), .right),
                (say("nu", "now"), .right), (say("takt", "pace"), .right), (say("läge", "standing"), .left),
            ] + (isShown ? [("", .left)] : []))
        for standing in standings {
            let pace = try? standing.pace?.get()
            let ratio = review.pace == .linear ? pace?.paceRatio : pace.flatMap { try? $0.compoundRatio.get() }
            let series = yearly(standing)
            let line = series.count > 2 ? Sparkline(scaling: [series])?.text(series) ?? "" : ""
            table.append(
                [
                    (standing.name?[figures.language] ?? say("länet", "the county")).fitted(to: 16),
                    standing.baseline.map { figures.value($0.value) } ?? "–", dated(standing.latest),
                    ratio.map { figures.decimal($0, 2) } ?? "–",
                    GoalReadings.judgement(standing.judgement)[figures.language]
                        + (standing.hasFewValues ? " *" : ""),
                ] + (isShown ? [line] : []))
        }
        return table.text()
    }

    /// A table whose column of names gives way where the whole is wider than the text.
    ///
    /// - Parameter names: of that column.
    private func fitting(_ names: [String], most: Int, _ table: (_ room: Int) -> TerminalTable) -> String {
        let room = min(most, names.map(\.columns).max() ?? 0)
        let text = table(room).text()
        return text.widestLine > width ? table(max(12, room - (text.widestLine - width))).text() : text
    }

    /// From the first year to the last; nil where one isn't measured.
    private func yearly(_ standing: GoalStanding) -> [Double?] {
        guard let first = standing.series.first?.year, let last = standing.series.last?.year else { return [] }
        return (first...last).map { year in standing.series.first { $0.year == year }?.value }
    }

    /// By goal and year: in how many parts it was there in time.
    private func milestones() -> String {
        var text = ""
        var goals: [String] = []
        for standing in review.goals where !goals.contains(standing.goal.id) { goals.append(standing.goal.id) }
        for goal in goals {
            let parts = review.goals.filter { $0.goal.id == goal }
            for place in parts[0].milestones.indices {
                let all = parts.map { $0.milestones[place] }
                let point = "\(figures.value(all[0].point.value)) (\(all[0].point.year))"
                let (reached, known) = (all.count { $0.isReached == true }, all.count { $0.isReached != nil })
                let standing =
                    !all[0].isDue
                    ? say("inte än", "not due")
                    : known == 0
                        ? say("inte mätt", "not measured")
                        : say("nått i \(reached) av \(known) mätta", "reached in \(reached) of \(known) measured")
                text += say(
                    "Delmål för \(goal): \(point): \(standing).", "Milestone of \(goal): \(point): \(standing)."
                )
                .wrapped(to: width)
            }
        }
        return text
    }

    private func explanations() -> String {
        var text = ""
        for standing in review.goals {
            let part = standing.name.map { ", \($0[figures.language])" } ?? ""
            text += "\n" + "\(standing.goal.title ?? standing.goal.id)\(part)".wrapped(to: width)
            text += explanation(standing)
        }
        for goal in review.actions.keys.sorted() { text += actions(goal, review.actions[goal]!) }
        return text
    }

    private func explanation(_ standing: GoalStanding) -> String {
        guard let pace = try? standing.pace?.get() else {
            return line(say("Inget värde efter utgångsläget.", "No value after the baseline."))
        }
        let (required, actual) = (figures.value(pace.requiredPerYear), figures.value(pace.actualPerYear))
        let ahead = standing.judgement == .reached ? nil : pace.requiredFromNow.map { figures.value($0) }
        var text = line(
            say(
                """
                Nödvändigt \(required) om året, faktiskt \(actual); \(figures.percent(pace.shareOfWay)) av vägen, \
                \(figures.percent(pace.expectedShareOfWay)) av tiden. Med samma takt \
                \(figures.value(pace.projected)) \(standing.goal.target.year)\
                \(ahead.map { "; från nu behövs \($0) om året" } ?? "").
                """,
                """
                Required \(required) a year, actual \(actual); \(figures.percent(pace.shareOfWay)) of the way, \
                \(figures.percent(pace.expectedShareOfWay)) of the time. At the same pace \
                \(figures.value(pace.projected)) in \(standing.goal.target.year)\
                \(ahead.map { "; from now on \($0) a year is needed" } ?? "").
                """))
        if case .success(let projection)? = standing.projection {
            let (low, high) = (projection.interval.lowerBound, projection.interval.upperBound)
            let range = "\(figures.value(low))–\(figures.value(high))"
            text += line(
                say(
                    """
                    Linjen genom \(standing.series.count) år ger \(figures.value(projection.projected)), \
                    \(figures.percent(projection.level))-intervall \(range).
                    """,
                    """
                    The line through \(standing.series.count) years gives \(figures.value(projection.projected)), \
                    \(figures.percent(projection.level)) interval \(range).
                    """))
        }
        return text
    }

    private func actions(_ goal: String, _ actions: [GoalReview.Action]) -> String {
        var text = "\n" + say("Insatser för \(goal): \(actions.count)\n", "Initiatives for \(goal): \(actions.count)\n")
        guard !actions.isEmpty else { return text }
        text += fitting(actions.map(\.initiative.title), most: 32) { table(of: actions, room: $0) }
        return text
    }

    private func table(of actions: [GoalReview.Action], room: Int) -> TerminalTable {
        var table = TerminalTable([
            ("id", .left), (say("insats", "initiative"), .left), (say("ansvarig", "lead"), .left),
            (say("status", "status"), .left), (say("uppnått", "achieved"), .left),
        ])
        for action in actions {
            let achieved = action.outcomes.map { one in
                "\(one.indicator) \(one.standing.achievement.map { figures.percent($0) } ?? "–")"
            }.joined(separator: ", ")
            table.append([
                action.initiative.id, action.initiative.title.fitted(to: room),
                (action.initiative.lead ?? "–").fitted(to: 20), (action.initiative.status ?? "–").fitted(to: 12),
                achieved.isEmpty ? say("inte rapporterat", "not reported") : achieved,
            ])
        }
        return table
    }

    // MARK: Documents

    private func documents() -> String {
        let names = review.documents.map(\.document.title)
        let table = fitting(names, most: max(20, width - 50)) { room in
            var table = TerminalTable([
                (say("dokument", "document"), .left), (say("diarienr", "number"), .left),
                (say("översyn senast", "review by"), .left), (say("läge", "standing"), .left),
            ])
            for standing in review.documents {
                table.append([
                    standing.document.title.fitted(to: room), standing.document.dnr ?? "–",
                    standing.due?.description ?? "–", GoalReadings.standing(standing)[figures.language],
                ])
            }
            return table
        }
        return say("Styrdokument\n\n", "Steering documents\n\n") + table
    }

    // MARK: Strength areas

    private func areas() -> String {
        let table = fitting(review.areas.map(\.area.name), most: 24) { areas(room: $0) }
        var text = say("Styrkeområden\n\n", "Strength areas\n\n") + table + "\n"
        for standing in review.areas { text += detail ? details(standing) : "" }
        for sentence in StatusText.sentences(review.statuses) {
            text += sentence[figures.language].wrapped(to: width)
        }
        return text
    }

    private func areas(room: Int) -> TerminalTable {
        var table = TerminalTable([
            (say("styrkeområde", "strength area"), .left), (say("steg", "step"), .left),
            (say("sedan", "since"), .left), (say("insatser", "initiatives"), .right),
            (say("beviljat, kr", "granted, SEK"), .right), (say("kommuner nådda", "municipalities"), .right),
        ])
        for standing in review.areas {
            let reached = standing.reached
            table.append([
                standing.area.name.fitted(to: room),
                standing.area.step.map { "\($0) \(GoalReadings.step($0)[figures.language])" }
                    ?? say("inte angivet", "not stated"), standing.area.since?.description ?? "–",
                figures.integer(standing.initiatives), standing.grantedSek.map { figures.decimal($0, 0) } ?? "–",
                say("\(reached) av \(standing.byMunicipality.count)", "\(reached) of \(standing.byMunicipality.count)"),
            ])
        }
        return table
    }

    private func details(_ standing: GoalReview.AreaStanding) -> String {
        var text = standing.area.name + "\n"
        if let vision = standing.area.vision { text += line("\(say("Vision", "Vision")): \(vision)") }
        if !standing.area.priorities.isEmpty {
            text += line(
                "\(say("Prioriteringar", "Priorities")): \(standing.area.priorities.joined(separator: "; "))")
        }
        let money = standing.byMunicipality.map {
            "\($0.part.name[figures.language]) \(figures.decimal($0.grantedSek, 0))"
        }.joined(separator: ", ")
        text += line(say("Kronor per kommun: \(money).", "SEK by municipality: \(money)."))
        for one in standing.outcomes {
            let achieved = one.group.achievementOfReported.map { figures.percent($0) }
            let value =
                one.rates.map { $0.mean.map { figures.value($0) } }
                ?? (one.group.valueKind == .number ? figures.value(one.group.change) : nil)
            text += line(
                "\(one.indicator.title[figures.language].capitalisedFirst): "
                    + (value ?? say("inget rapporterat", "nothing reported"))
                    + (achieved.map { say(", \($0) av målet", ", \($0) of the target") } ?? ""))
        }
        return text
    }
}
