package import FollowUp
package import Store

/// What was promised and came, what changed, where goals stand and what strength areas have got: the values of the
/// commands `outcomes`, `change` and `goals`, for a page or an account.
package struct EffectFacts: Sendable {
    /// By municipality, of the indicators that initiatives of the selection promise or report.
    let followUps: [OutcomeFollowUp]
    /// By municipality, from the first to the last year on file.
    let changes: [TerritorialChange]
    let review: GoalReview?
    let areas: [GoalReview.AreaStanding]
    /// Initiatives that state no strength area.
    let withoutArea: Int
    let initiatives: Int
    /// Nil where no initiative is a dialogue.
    let heard: Heard?
    let question: EffectQuestion

    /// - Parameters:
    ///   - distributor: with everything of its initiatives read; reports count until its date, where it has one.
    ///   - outcomes: the indicators that initiatives promise or report.
    /// - Throws: `ChangeError`, `GoalError`, `DistributionError`; `Undefined`.
    package init(_ distributor: Distributor, outcomes: [Indicator.ID], _ question: EffectQuestion) throws {
        self.question = question
        followUps = try outcomes.map { try distributor.followUp($0, by: .level(.municipality)) }.filter {
            !$0.initiatives.isEmpty
        }
        let own = followUps.map(\.indicator.id)
        let goals = question.goals
        review = try goals.map {
            try distributor.review(
                $0.declaration, pace: .linear, today: $0.today, outcomes: own, file: $0.file)
        }
        let declared = review?.areas ?? []
        areas = try declared.isEmpty ? distributor.strengthAreas(outcomes: own) : declared
        withoutArea = distributor.table.initiatives.count { $0.strengthArea == nil }
        initiatives = distributor.table.count
        heard = try distributor.heard()
        changes = try question.indicators.compactMap {
            try distributor.change(ofWhole: $0, until: question.lastYear)
        }
    }
}

/// What a page or an account is to say of effects beyond what the store holds by itself.
package struct EffectQuestion: Sendable {
    /// Whose change is shown: those asked for, else those of the goals.
    package let indicators: [Indicator.ID]
    /// Changes end with it; nil: with the newest year on file.
    package let lastYear: Int?
    package let goals: Goals?

    package struct Goals: Sendable {
        package let declaration: GoalDeclaration
        package let file: String
        package let today: CalendarDay

        package init(_ declaration: GoalDeclaration, file: String, today: CalendarDay) {
            (self.declaration, self.file, self.today) = (declaration, file, today)
        }
    }

    package init(changes: [Indicator.ID] = [], lastYear: Int? = nil, goals: Goals? = nil) {
        var seen = Set<Indicator.ID>()
        let asked = changes.isEmpty ? goals?.declaration.goals.map(\.indicator) ?? [] : changes
        indicators = asked.filter { seen.insert($0).inserted }
        (self.lastYear, self.goals) = (lastYear, goals)
    }
}
