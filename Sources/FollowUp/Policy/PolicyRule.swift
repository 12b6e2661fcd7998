package import Store
import Wording

/// A kind of rule that a policy can have, and what one rule of the kind asks for. Each kind is a type with a file of
/// its own in `Rules`, listed in `Policy.kinds`; its sentences stand in Report under the same name.
///
/// Amounts are in the indicator's unit (kronor for granted money), shares are 0 … 1, distances metres.
package protocol PolicyRule: Sendable, Hashable {
    /// The kind's name in policy files: `minimum_share`.
    static var name: String { get }
    /// The kind's own keys, beside `id`, `kind` and `severity`, in the order of the schema.
    static var keys: [any DeclaredKey] { get }
    /// Conditions between its keys.
    static var conditions: [KeyCondition] { get }
    /// A rule of the kind as a policy writes it, in one line of YAML.
    static var example: String { get }

    /// Nil after a mistake, which has then been said.
    init?(_ table: PolicyTable)

    /// The division into parts that are looked at one by one; nil where the county is one part.
    var level: Level? { get }
    /// The parts that the rule names; nil: all.
    var parts: [String]? { get }
    /// The indicator that the rule distributes; nil for rules about initiatives and places.
    var indicator: String? { get }
    /// Whether the rule sets a maximum; else the observed figure should be at least the required one.
    var isMaximum: Bool { get }
    /// The dimension of its rows, where it requires each value of one in each part.
    var dimension: MatrixDimension? { get }
    /// Whether it counts kronor granted.
    var isAboutMoney: Bool { get }
    /// Whether it sets parts beside the people who live in them.
    var comparesPeople: Bool { get }
    /// Whether only initiatives whose place is known count.
    var asksForPlaces: Bool { get }
    /// The initiatives that it is about, beside the policy's own filter; nil: all.
    var filter: InitiativeFilter? { get }
    /// The municipal statistics that it looks at in time.
    var statistics: [String] { get }
    /// How many years before the round municipal statistics may be; nil: any age, or the rule looks at none.
    var newest: Int? { get }

    /// Judges a ground.
    func verdict(on ground: RuleGround) throws -> RuleVerdict
    /// The same with other distances, durations and the like: under which its verdict is tried.
    func repetitions(on ground: RuleGround) -> [RuleRepetition]
    /// Whether it compares with the policy's need.
    var weighsNeed: Bool { get }
    /// Whether the rule would count an initiative if it lay in the part; true where the source doesn't say. That it
    /// must bring something of the rule's indicator, and belong to the value of its dimension, is asked besides.
    func mayCount(_ initiative: Initiative, round: PartialDate?) -> Bool

    /// Whether a granted application can change what the rule comes to; else nothing is asked of a choice.
    var isChangedByApplications: Bool { get }

    /// Adds what the rule asks of money, or says why money can't satisfy it.
    func require(of money: inout MoneyRequirements, on ground: RuleGround) throws
    /// Adds what the rule asks of each part, as figures that applications change.
    ///
    /// - Parameter added: the same rule on each application alone, over the same territory.
    func ask(_ conditions: inout ApplicationConditions, on ground: RuleGround, added: [RuleGround]) throws
}

extension PolicyRule {
    package static var conditions: [KeyCondition] { [] }
    package var parts: [String]? { nil }
    package var indicator: String? { nil }
    package var isMaximum: Bool { false }
    package var dimension: MatrixDimension? { nil }
    package var isAboutMoney: Bool { indicator == Indicator.ID.grantedSek.text }
    package var comparesPeople: Bool { false }
    package var asksForPlaces: Bool { false }
    package var filter: InitiativeFilter? { nil }
    package var statistics: [String] { [] }
    package var newest: Int? { nil }
    package func repetitions(on _: RuleGround) -> [RuleRepetition] { [] }
    package var weighsNeed: Bool { false }
    package var isChangedByApplications: Bool { true }
    package func mayCount(_: Initiative, round: PartialDate?) -> Bool { true }
}

/// A rule with something about it changed.
package struct RuleRepetition {
    let variant: GapVariant
    let rule: any PolicyRule
}
