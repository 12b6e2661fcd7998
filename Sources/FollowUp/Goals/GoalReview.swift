package import Statistics
package import Store
import Territory
import Wording

/// Goals, documents and strength areas on a day (uppföljning av mål).
package struct GoalReview: Sendable {
    package let today: CalendarDay
    package let pace: GoalStanding.Pace
    /// By goal, and by municipality where it is of each.
    package let goals: [GoalStanding]
    package let documents: [DocumentStanding]
    package let areas: [AreaStanding]
    /// By goal identifier, who does what for it; only of goals that say whose initiatives serve them.
    package let actions: [String: [Action]]
    package let statuses: StatusAccount

    /// A strength area with what it has got and brought.
    package struct AreaStanding: Sendable {
        package let area: StrengthArea
        package let initiatives: Int
        /// Nil where none of its initiatives states an amount.
        package let grantedSek: Double?
        /// Initiatives that state no amount.
        package let unstated: Int
        /// Municipalities that its initiatives touch, those for the whole county left out.
        package let reached: Int
        /// By municipality, in the order of their codes.
        package let byMunicipality: [(part: Part, grantedSek: Double)]
        /// By indicator that its initiatives have promised or reported.
        package let outcomes: [Outcome]

        package struct Outcome: Sendable {
            package let indicator: Indicator
            package let group: OutcomeGroup
            package let rates: OutcomeRates?
        }
    }

    /// An initiative that serves a goal.
    package struct Action: Sendable {
        package let initiative: Initiative
        /// Its own outcomes, by indicator.
        package let outcomes: [(indicator: Indicator.ID, standing: OutcomeStanding)]
    }
}

extension Distributor {
    /// - Parameters:
    ///   - outcomes: the indicators that initiatives promise or report.
    ///   - file: for messages.
    /// - Precondition: whole initiatives were read.
    /// - Throws: `GoalError`, `DistributionError`; `Undefined`.
    package func review(
        _ declaration: GoalDeclaration, pace: GoalStanding.Pace, today: CalendarDay, outcomes: [Indicator.ID],
        file: String
    ) throws -> GoalReview {
        var goals: [GoalStanding] = []
        for goal in declaration.goals {
            goals += try GoalSeries(goal, file: file, of: self).standings(pace: pace, today: today)
        }
        let followUps = try outcomes.map { try followUp($0, by: .strengthArea) }
        var actions: [String: [GoalReview.Action]] = [:]
        for goal in declaration.goals where !goal.initiatives.isEmpty {
            actions[goal.id] = serving(goal.initiatives, followUps)
        }
        return GoalReview(
            today: today, pace: pace, goals: goals,
            documents: declaration.documents.map { DocumentStanding($0, today: today) },
            areas: try declaration.areas.map { try standing(of: $0, followUps) }, actions: actions,
            statuses: table.statusAccount)
    }

    /// Strength areas as initiatives state them, for want of a file that declares some.
    ///
    /// - Parameter outcomes: the indicators that initiatives promise or report.
    package func strengthAreas(outcomes: [Indicator.ID]) throws -> [GoalReview.AreaStanding] {
        var names: [String: String] = [:]
        for name in table.initiatives.compactMap(\.strengthArea).sorted() where names[FoldedText.key(name)] == nil {
            names[FoldedText.key(name)] = name
        }
        let followUps = try outcomes.map { try followUp($0, by: .strengthArea) }
        return try names.values.sorted().map { name in
            try standing(
                of: StrengthArea(name: name, step: nil, since: nil, vision: nil, priorities: []), followUps)
        }
    }

    private func standing(
        of area: StrengthArea, _ followUps: [OutcomeFollowUp]
    ) throws -> GoalReview.AreaStanding {
        let parts = territory.parts(at: .municipality)
        var byPart = [Int64](repeating: 0, count: parts.parts.count)
        var (count, stated, sum) = (0, 0, Int64(0))
        var reached = Set<Int>()
        for row in 0..<table.count where Self.isSame(table.initiatives[row].strengthArea, area.name) {
            count += 1
            if let ore = table.initiatives.grantedOre(row) { (stated, sum) = (stated + 1, sum + ore) }
            for part in table.parts(of: row) {
                // That one may act everywhere doesn't show that it did.
                if table.basis[row] == .declared { reached.insert(parts.partOfCell[Int(table.cells[part])]) }
                byPart[parts.partOfCell[Int(table.cells[part])]] += table.grantedOre[part]
            }
        }
        let outcomes = followUps.flatMap { followUp in
            followUp.rows.filter { Self.isSame($0.key, area.name) }.map {
                GoalReview.AreaStanding.Outcome(indicator: followUp.indicator, group: $0.group, rates: $0.rates)
            }
        }
        return GoalReview.AreaStanding(
            area: area, initiatives: count, grantedSek: stated > 0 ? Double(sum) / 100 : nil,
            unstated: count - stated, reached: reached.count,
            byMunicipality: zip(parts.parts, byPart).map { ($0, Double($1) / 100) }, outcomes: outcomes)
    }

    private func serving(_ filter: Goal.Filter, _ followUps: [OutcomeFollowUp]) -> [GoalReview.Action] {
        table.initiatives.indices.compactMap { row in
            let initiative = table.initiatives[row]
            let isIn = { (value: String?, names: [String]) in
                names.isEmpty || names.contains { Self.isSame(value, $0) }
            }
            guard isIn(initiative.programme, filter.programmes), isIn(initiative.strengthArea, filter.strengthAreas)
            else { return nil }
            let outcomes = followUps.compactMap { followUp in
                followUp.initiatives.first { $0.id == initiative.id }.map {
                    (indicator: followUp.indicator.id, standing: $0.standing)
                }
            }
            return GoalReview.Action(initiative: initiative, outcomes: outcomes)
        }
    }

    /// Names are compared as in selections.
    private static func isSame(_ value: String?, _ name: String) -> Bool {
        value.map(FoldedText.key) == FoldedText.key(name)
    }
}
