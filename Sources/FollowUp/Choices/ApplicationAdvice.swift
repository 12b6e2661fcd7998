package import Store
import Territory
import Wording

/// The effect of applications (ansökningar) on a policy's gaps, one by one, and the choice of them within a budget.
/// Advice: it decides nothing.
package struct ApplicationAdvice: Sendable {
    package let policy: Policy
    package let names: PartNames
    /// In the order of the file.
    package let applications: [Item]
    package let neverWiden: NeverWiden
    package let choice: Choice?
    /// The applications chosen by hand, in the order of the file.
    package let byHand: Outcome?
    package let frontier: Frontier?
    /// Gaps now, by severity.
    package let mustGaps: Int
    package let shouldGaps: Int
    /// The policy's condition on initiatives can't be asked of applications, which aren't in the store: they count as
    /// meeting it.
    package let isConditionSkipped: Bool

    package struct Item: Sendable {
        package let application: Application
        package let standing: ApplicationStanding
        /// The initiative that it already is.
        package let grantedAs: String?
        /// The application before it that it repeats.
        package let repeats: String?
        /// Its place under the policy's scheme: codes of the cells that it falls on; empty where its place is unknown
        /// or outside.
        package let cells: [String]
        /// Whether the policy counts it: programme and strength area as its filter asks, and not county-wide where
        /// those are left out.
        package let counts: Bool
        /// Gaps that it narrows, closes, widens or opens alone.
        package let changes: [Change]
        package let isChosen: Bool
        package let isGreedilyChosen: Bool
        /// Whether its status is a word that nobody knows: it is taken for one that can be granted.
        package let hasUnknownStatus: Bool

        /// Whether its status says that it was refused or withdrawn.
        package var isRejected: Bool { standing == .rejected }
    }

    /// One demand of the policy, without and with. More than a dozen properties because each is told.
    package struct Change: Sendable {
        package let rule: String
        package let severity: Policy.Severity
        /// Nil: the county.
        package let part: Part?
        package let dimension: String?
        package let unit: GapReport.Unit
        package let required: Double
        package let before: Double?
        package let after: Double?
        package let wasMet: Bool
        package let isMet: Bool
        /// Met because the rule is about a larger whole, such as the county, which now holds: the part's own figure
        /// still falls short.
        package let isMetByWhole: Bool
        package let effect: ApplicationEffect
        /// The applications by which it happens, into `applications`: those that do it alone, else those that each move
        /// the figure that way. Empty where there is but one.
        package var through: [Int] = []
    }

    /// Some applications together.
    package struct Outcome: Sendable {
        /// Into `applications`, ascending.
        package let chosen: [Int]
        /// Öre that they apply for, and how many of them don't say.
        package let spent: Int64
        package let withoutAmount: Int
        /// Gaps closed less gaps opened.
        package let must: Int
        package let should: Int
        package let score: Double
        package let withoutScore: Int
        package let changes: [Change]
        /// Whether they worsen nothing that `neverWiden` protects.
        package let isAllowed: Bool
        /// The policy's rules without and with them, in its order.
        package let rules: [RuleChange]

        package func count(_ effect: ApplicationEffect, _ severity: Policy.Severity) -> Int {
            changes.count { $0.effect == effect && $0.severity == severity }
        }

        /// Gaps of the policy's rules of a severity, as the check itself judges them: without and with them.
        package func gaps(_ severity: Policy.Severity) -> (before: Int, after: Int) {
            rules.filter { $0.rule.severity == severity }.reduce((0, 0)) {
                ($0.0 + $1.before.gaps, $0.1 + $1.after.gaps)
            }
        }

        /// The gaps that the check finds with them beyond those that the choice counts; below zero where it finds
        /// fewer: people within reach are counted by area instead of by point.
        package var gapsNotCounted: Int {
            let (must, should) = (gaps(.must), gaps(.should))
            return must.after - must.before + self.must + should.after - should.before + self.should
        }
    }

    /// A rule without and with applications.
    package struct RuleChange: Sendable {
        package let rule: Policy.Rule
        package let unit: GapReport.Unit
        /// Whether an application can change it; else it comes to the same with any of them, and no choice counts its
        /// gaps.
        package let isAsked: Bool
        package let before: RuleFigures
        package let after: RuleFigures
    }

    /// What a rule comes to.
    package struct RuleFigures: Sendable, Hashable {
        package let standing: RuleStanding
        package let gaps: Int
        /// Of the part that falls furthest short; nil where there is nothing to observe.
        package let required: Double
        package let observed: Double?
        package let shortfall: Double
    }

    package struct Choice: Sendable {
        /// Öre.
        package let budget: Int64
        package let best: Outcome
        /// Of choosing one by one what adds most.
        package let greedy: Outcome
        /// Of taking the highest score first.
        package let byScore: Outcome
        /// No choice within the budget closes more: searched to the end, step by step.
        package let isProven: Bool
        /// The most that any choice can close of `must` gaps; `best.must` itself where it is proven.
        package let mustBound: Int
        /// Other choices that are as good in every step, into `applications`; and whether these are all.
        package let asGood: [[Int]]
        package let areAllAsGood: Bool

        /// Whether the best choice closes no gap at all.
        package var helpsNothing: Bool { best.must <= 0 && best.should <= 0 }
    }

    /// The best choice at each budget from which on more gaps can be closed.
    package struct Frontier: Sendable {
        /// Öre: no budget above it was looked at.
        package let upTo: Int64
        /// The smallest budget first; each is what its choice costs.
        package let points: [Point]
        /// False where there are more, smaller budgets.
        package let areAll: Bool

        package struct Point: Sendable {
            package let outcome: Outcome
            package let isProven: Bool
        }
    }
}

extension ApplicationAdvice {
    /// How many applications have a standing, and what they apply for.
    package func tally(_ standing: ApplicationStanding) -> AmountTally {
        applications.filter { $0.standing == standing }.reduce(into: AmountTally()) {
            $0.add(ore: $1.application.initiative.grantedOre)
        }
    }
}
