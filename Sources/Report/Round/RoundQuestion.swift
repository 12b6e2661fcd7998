package import Exchange
package import FollowUp
package import Store
package import Wording

/// What a round's paper is made of: a policy, a file of applications, a budget.
package struct RoundQuestion {
    private let policy: String
    private let applications: EvidenceDocument
    private let reading: TableReading
    private let question: ApplicationQuestion
    private let funds: RoundFunds.Scope?
    private let level: Level

    /// - Parameters:
    ///   - budget: öre.
    ///   - funds: nil: own funds where the data name them.
    /// - Throws: `TextFile.Unreadable`.
    package init(
        policy: String, applications: String, reading: TableReading = .init(), budget: Int64,
        neverWiden: NeverWiden = .must, funds: RoundFunds.Scope? = nil, by level: Level = .municipality
    ) throws {
        self.policy = policy
        self.applications = try EvidenceDocument(file: applications)
        self.reading = try reading.withoutFile(of: self.applications.name)
        question = ApplicationQuestion(budget: budget, neverWiden: neverWiden, hasFrontier: true)
        self.funds = funds
        self.level = level
    }

    /// - Parameter tell: takes the notes on the policy, how the applications were understood and what wasn't.
    /// - Throws: as `GapQuestion.check`; what the store throws.
    package func paper(store: Store, tell: (Wording) -> Void) throws -> RoundPaper {
        let funds = try RoundFunds(funds, store: store)
        let check = try GapQuestion.check(policy, store: store, of: funds)
        for note in check.policy.notes { tell(note.wording) }
        let context = try funds.scope == .own ? GapQuestion.check(policy, store: store) : nil
        let batch = try GapQuestion.batch(applications, reading, on: check.territory, store: store, tell: tell)
        return try RoundPaper(
            check, context: context, funds: funds, of: (batch.accepted.map(\.record), batch.rejected), question,
            store: store, by: level)
    }
}
