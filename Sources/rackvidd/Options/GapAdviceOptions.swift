import ArgumentParser
import Exchange
import FollowUp
import Report
import Wording

/// Advice on closing a policy's gaps: the allocation of an amount, the choice of applications.
struct GapAdviceOptions: ParsableArguments {
    /// Whether more is asked than the check itself.
    var isAsked: Bool { allocate != nil || applications != nil || evidence != nil || replay != nil }

    @Option(help: .init(GapAdviceOptionText.allocate)) var allocate: Kronor?
    @Option(help: .init(GapAdviceOptionText.applications)) var applications: String?
    @Option(help: .init(GapAdviceOptionText.budget)) var budget: Kronor?
    @Option(help: .init(GapAdviceOptionText.neverWiden)) var neverWiden: NeverWiden?
    @Option(help: .init(GapAdviceOptionText.choose)) var choose: ApplicationIDs?
    @Flag(help: .init(GapAdviceOptionText.frontier)) var frontier = false
    @Option(help: .init(GapAdviceOptionText.evidence)) var evidence: String?
    @Option(help: .init(GapAdviceOptionText.replay)) var replay: String?
    @OptionGroup var columns: ColumnOptions

    func validate() throws {
        try refuse(.replayed, if: replay != nil)
        try refuse(.nothingToAllocate, if: allocate.map { $0.ore <= 0 } ?? false)
        try refuse(.ofApplications, if: applications == nil)
        try refuse(.ofChoices, if: budget == nil && choose == nil && !frontier)
    }

    /// - Throws: `TextFile.Unreadable`.
    func question(of policy: String) throws -> GapQuestion {
        try GapQuestion(
            policy: EvidenceDocument(file: policy), applications: applications.map { try EvidenceDocument(file: $0) },
            reading: columns.reading(),
            ApplicationQuestion(
                budget: budget?.ore, neverWiden: neverWiden ?? .must, byHand: choose?.ids, hasFrontier: frontier),
            allocate: allocate?.ore)
    }
}
