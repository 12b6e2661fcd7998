import ArgumentParser
package import Exchange
import Report
import Wording

/// Advice on closing a policy's gaps: the allocation of an amount, the choice of applications.
struct GapAdviceOptions: ParsableArguments {
    /// Whether more is asked than the check itself.
    var isAsked: Bool { allocate != nil || applications != nil || evidence != nil || replay != nil }

    @Option(
        help: .init(
            "Föreslå hur så många kronor kan fördelas så att måste-reglerna hålls, med minsta ändring.",
            "Propose how so many kronor can be given out so that the must rules hold, with the smallest change.",
            valueName: say("kronor", "kronor")))
    var allocate: Kronor?

    @Option(
        help: .init(
            "Visa vad ansökningarna i en fil (insatsernas kolumner, med poäng och sökt belopp) gör med luckorna.",
            """
            Show what the applications of a file (the columns of initiatives, with score and amount applied \
            for) do about the gaps.
            """,
            valueName: say("fil", "file")))
    var applications: String?

    @Option(
        help: .init(
            """
            Välj de ansökningar som inom så många kronor stänger flest måste-luckor, sedan bör-luckor, sedan \
            högst poäng.
            """,
            """
            Choose the applications that within so many kronor close the most must gaps, then should gaps, \
            then the highest score.
            """,
            valueName: say("kronor", "kronor")))
    var budget: Kronor?

    @Option(
        help: .init(
            "Skriv policyn, indatas kontrollsummor och varje siffra i en fil (JSON), som --replay kan köra om.",
            """
            Write the policy, checksums of the inputs and every figure to one file (JSON) that --replay can \
            run again.
            """,
            valueName: say("fil", "file")))
    var evidence: String?

    @Option(
        help: .init(
            "Kör om ett underlag från --evidence: samma siffror, eller vad som har ändrats (slutkod 2).",
            "Run evidence of --evidence again: the same figures, or what has changed (exit code 2).",
            valueName: say("fil", "file")))
    var replay: String?

    func validate() throws {
        try refuse(
            if: replay != nil && (allocate != nil || applications != nil || budget != nil || evidence != nil),
            """
            --replay kör om det som står i underlaget; --allocate, --applications, --budget och --evidence \
            hör inte dit.
            """,
            """
            --replay runs what the evidence says; --allocate, --applications, --budget and --evidence \
            don't belong there.
            """)
        if let allocate, allocate.ore <= 0 {
            throw ValidationError("--allocate är ett belopp över noll.", "--allocate is an amount above zero.")
        }
        try refuse(
            if: budget != nil && applications == nil, "--budget väljer bland --applications FIL.",
            "--budget chooses among --applications FILE.")
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
