import Store
import Territory
import Wording

/// The requirements of a policy's `must` rules on money, and the rules that money can't satisfy.
package struct MoneyRequirements {
    private var indicator = Indicator.ID.grantedSek.text
    private(set) var all: [MoneyRequirement] = []
    private(set) var themes: [MoneyRequirement.Theme] = []
    private(set) var leftOut: [Allocation.LeftOut] = []
    /// Themed requirements of which a rule requires a number only.
    private(set) var optional: Set<Int> = []

    /// Given requirements, without themes.
    init(_ all: [MoneyRequirement]) { self.all = all }

    /// Of every rule about an indicator, whatever its severity, as if that were money.
    init(_ rules: GapRules, of indicator: String) throws {
        self.indicator = indicator
        for rule in rules.policy.rules where rule.content.indicator == indicator {
            try require(rule, on: rules.asking(rule))
        }
    }

    init(_ rules: GapRules) throws {
        for rule in rules.policy.rules where rule.severity == .must {
            try require(rule, on: rules.asking(rule))
        }
    }

    private mutating func require(_ rule: Policy.Rule, on ground: RuleGround) throws {
        if let reason = ground.placesUnknown { return leaveOut(rule, sv: reason.sv, en: reason.en) }
        try rule.content.require(of: &self, on: ground)
    }

    /// - Parameter part: nil: the county.
    mutating func add(
        _ rule: Policy.Rule, _ part: Part?, dimension: String? = nil, _ form: MoneyRequirement.Form
    ) {
        all.append(MoneyRequirement(rule: rule, part: part, dimension: dimension, form: form))
    }

    /// Records why money can't satisfy a rule.
    mutating func leaveOut(_ rule: Policy.Rule, sv: String, en: String) {
        leftOut.append(Allocation.LeftOut(rule: rule, reason: Wording(sv: sv, en: en)))
    }

    /// Records that a rule isn't applied where nobody states how much money there is: what is added says nothing of
    /// the sum.
    mutating func leaveOut(_ rule: Policy.Rule, blanks: Set<Int>, in division: GapDivision) {
        guard !blanks.isEmpty else { return }
        let parts = blanks.sorted().map { division.parts[$0].name }
        leaveOut(
            rule, sv: "inget belopp är angivet i \(parts.map(\.sv).joined(separator: ", "))",
            en: "no amount is stated in \(parts.map(\.en).joined(separator: ", "))")
    }

    /// Whether an indicator is money granted; else the rule is left out.
    mutating func isMoney(_ indicator: String, _ rule: Policy.Rule) -> Bool {
        if indicator == self.indicator { return true }
        leaveOut(rule, sv: "gäller \(indicator), inte medel", en: "is about \(indicator), not money")
        return false
    }

    /// The number of the money of a value of a dimension.
    mutating func theme(_ dimension: MatrixDimension, _ value: String) -> Int {
        let theme = MoneyRequirement.Theme(dimension: dimension, value: value)
        if let known = themes.firstIndex(of: theme) { return known }
        themes.append(theme)
        return themes.count - 1
    }

    /// Allows so many of a rule's themed requirements to be unmet.
    mutating func spare(_ count: Int, of numbers: [Int], _ rule: Policy.Rule) {
        optional.formUnion(numbers)
        add(rule, nil, .filled(among: numbers, least: numbers.count - count))
    }

    static func ore(_ kronor: Double) -> Int64 { Int64(clamped: (kronor * 100).rounded(.up)) }
}
