import ArgumentParser
import FollowUp
import Report
import Store
import Terminal
import Wording

/// Narrows what a command is about to the initiatives for which an expression is true.
struct ConditionOption: ParsableArguments {
    @Option(name: .customLong("where"), help: .init(ConditionOptionText.condition))
    var condition: String?

    /// Refuses a zoning scheme that nothing looks at: neither the answer nor the expression.
    func refuseScheme(if isIdle: Bool) throws { try refuse(.zones, if: isIdle && condition == nil) }

    /// Refuses what acts on nothing where whole initiatives are counted, unless the expression looks at it.
    func refuseShares(of selection: CountingOptions) throws {
        if condition == nil { try selection.chosen.refuseShares() }
    }

    /// The selection of initiatives for which the expression is true; writes their number to standard error.
    func narrow(_ selection: Selection, in store: Store) throws -> Selection {
        guard let condition else { return selection }
        let (narrowed, answer) = try Query.narrow(selection, to: condition, in: store)
        Console.tell(answer.tally)
        return narrowed
    }
}
