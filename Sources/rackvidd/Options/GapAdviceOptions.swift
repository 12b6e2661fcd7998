import ArgumentParser
package import Exchange
import Report
import Wording

/// Advice on closing a policy's gaps: the allocation of an amount, the choice of applications.
struct GapAdviceOptions: ParsableArguments {
    /// Whether more is asked than the check itself.
    var isAsked: Bool { allocate != nil || applications != nil || evidence != nil || replay != nil }

    @Option(help: .init(GapAdviceOptionText.allocate)) var allocate: Kronor?
    @Option(help: .init(GapAdviceOptionText.applications)) var applications: String?
    @Option(help: .init(GapAdviceOptionText.budget)) var budget: Kronor?
    @Option(help: .init(GapAdviceOptionText.evidence)) var evidence: String?
    @Option(help: .init(GapAdviceOptionText.replay)) var replay: String?

    func validate() throws {
        try refuse(.replayed, if: replay != nil)
        if let allocate, allocate.ore <= 0 {
            throw ValidationError("--allocate är ett belopp över noll.", "--allocate is an amount above zero.")
        }
        try refuse(.budget, if: applications == nil)
    }

    /// - Throws: `TextFile.Unreadable`.
    func question(of policy: String) throws -> GapQuestion {
        try GapQuestion(
            policy: EvidenceDocument(file: policy), applications: applications.map { try EvidenceDocument(file: $0) },
            allocate: allocate?.ore, budget: budget?.ore)
    }
}

extension Kronor: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
