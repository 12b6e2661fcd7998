import Store
import Territory
import Wording

/// What one rule asks of the money that lies in one part of the county when all is given out: what `AllocationProgram`
/// must satisfy.
struct MoneyRequirement {
    let rule: Policy.Rule
    /// Nil: the county.
    let part: Part?
    /// The value of a matrix's dimension.
    let dimension: String?
    let form: Form

    enum Form {
        /// At least so many öre in the cells.
        case amount(cells: [Int], ore: Int64)
        /// At least this share of what lies in the cells `of`.
        case leastShare(cells: [Int], of: [Int], share: Double)
        /// At most this share of everything.
        case mostShare(cells: [Int], share: Double)
        /// At least so many öre more with the theme.
        case themed(theme: Int, cells: [Int], ore: Int64)
        /// At least so many of the themed requirements with these numbers; the others need not be met.
        case filled(among: [Int], least: Int)
        /// An index over parts is at most this.
        case hoover(parts: [(cells: [Int], people: Double)], atMost: Double)
        case gini(parts: [(cells: [Int], people: Double)], atMost: Double)
    }

    /// Money of one value of a matrix's dimension.
    struct Theme: Hashable {
        let dimension: Policy.Rule.Dimension
        let value: String
    }
}

/// What the `must` rules of a policy ask of money, and which of them money can't satisfy.
struct MoneyRequirements {
    private(set) var all: [MoneyRequirement] = []
    private(set) var themes: [MoneyRequirement.Theme] = []
    private(set) var leftOut: [Allocation.LeftOut] = []
    /// Themed requirements of which a rule asks for a number only.
    private(set) var optional: Set<Int> = []

    /// Above so many parts the Gini index, which compares each with each, is left out.
    private static let mostForGini = 60

    /// Requirements that are made up, without themes.
    init(_ all: [MoneyRequirement]) { self.all = all }

    init(_ rules: GapRules) throws {
        for rule in rules.policy.rules where rule.severity == .must {
            if let reason = Self.reason(rule) {
                leftOut.append(Allocation.LeftOut(rule: rule, reason: reason))
            } else {
                try add(rule, rules)
            }
        }
    }

    /// Why money can't satisfy a rule; nil where it can.
    private static func reason(_ rule: Policy.Rule) -> Wording? {
        switch rule.kind {
        case .minimumInitiatives, .matrix(_, _, _, .initiatives, _):
            Wording(sv: "räknar insatser, inte medel", en: "counts initiatives, not money")
        case .reach:
            Wording(
                sv: "handlar om var insatser ligger, inte om medel",
                en: "is about where initiatives lie, not about money")
        case .recency:
            Wording(
                sv: "handlar om när beslut togs, inte om medel",
                en: "is about when decisions were made, not about money")
        case .trend:
            Wording(
                sv: "hänger på en indikators utveckling, inte bara på medel",
                en: "hangs on how an indicator develops, not on money alone")
        case .minimumAmount(let of, _, _, _), .minimumShare(let of, _, _, _, _), .maximumConcentration(let of, _, _, _):
            of == "granted_sek" ? nil : Wording(sv: "gäller \(of), inte medel", en: "is about \(of), not money")
        case .matrix: nil
        }
    }

    private mutating func add(_ rule: Policy.Rule, _ rules: GapRules) throws {
        switch rule.kind {
        case .minimumAmount(_, let per, let named, let minimum):
            let division = rules.ground.facts.divisions[per]
            for part in try rules.selected(rule, named, division) {
                all.append(
                    MoneyRequirement(
                        rule: rule, part: division.parts[part], dimension: nil,
                        form: .amount(cells: division.cellsOfPart[part], ore: Self.ore(minimum))))
            }
        case .minimumShare(_, let base, let per, let named, let factor):
            let division = rules.ground.facts.divisions[per]
            let sizes = try rules.sizes(base, division)
            let total = sizes.compactMap { $0 }.reduce(0, +)
            let measured = division.parts.indices.filter { sizes[$0] != nil }.flatMap { division.cellsOfPart[$0] }
                .sorted()
            for part in try rules.selected(rule, named, division) {
                guard let size = sizes[part], total > 0, size > 0 else { continue }
                all.append(
                    MoneyRequirement(
                        rule: rule, part: division.parts[part], dimension: nil,
                        form: .leastShare(cells: division.cellsOfPart[part], of: measured, share: factor * size / total)
                    ))
            }
        case .maximumConcentration(_, let per, let measure, let atMost):
            addConcentration(rule, rules.ground.facts.divisions[per], measure, atMost)
        case .matrix(let dimension, let values, let per, .granted(let minimum), let filled):
            try addMatrix(rule, rules, dimension, values, per, minimum, filled)
        case .minimumInitiatives, .matrix, .reach, .recency, .trend: break  // Left out with a reason.
        }
    }

    private mutating func addConcentration(
        _ rule: Policy.Rule, _ division: GapDivision, _ measure: Policy.Rule.Concentration, _ atMost: Double
    ) {
        let parts = division.parts.indices.map {
            (cells: division.cellsOfPart[$0], people: Double(division.parts[$0].population))
        }
        switch measure {
        case .largestShare:
            for (part, cells) in division.cellsOfPart.enumerated() {
                all.append(
                    MoneyRequirement(
                        rule: rule, part: division.parts[part], dimension: nil,
                        form: .mostShare(cells: cells, share: atMost)))
            }
        case .hoover:
            all.append(
                MoneyRequirement(rule: rule, part: nil, dimension: nil, form: .hoover(parts: parts, atMost: atMost)))
        case .gini where parts.count > Self.mostForGini:
            leftOut.append(
                Allocation.LeftOut(
                    rule: rule,
                    reason: Wording(
                        sv: "Gini över fler än \(Self.mostForGini) delar jämför för många par",
                        en: "Gini over more than \(Self.mostForGini) parts compares too many pairs")))
        case .gini:
            all.append(
                MoneyRequirement(
                    rule: rule, part: nil, dimension: nil,
                    form: .gini(parts: parts.filter { $0.people > 0 }, atMost: atMost)))
        }
    }

    /// Each box of the matrix that holds less than the minimum asks for what it lacks.
    private mutating func addMatrix(
        _ rule: Policy.Rule, _ rules: GapRules, _ dimension: Policy.Rule.Dimension, _ values: [String]?, _ per: Level,
        _ minimum: Double,
        _ filled: Double
    ) throws {
        let ground = rules.ground
        let division = ground.facts.divisions[per]
        let values = values ?? dimension.values(of: ground.rows.map { ground.table.initiatives[$0] })
        var numbers: [Int] = []
        var full = 0
        for value in values {
            let held = try rules.sums("granted_sek", division, rule) {
                dimension.has(value, ground.table.initiatives[$0]) == true
            }
            let theme = themes.firstIndex(of: .init(dimension: dimension, value: value)) ?? themes.count
            if theme == themes.count { themes.append(.init(dimension: dimension, value: value)) }
            for (part, kronor) in held.enumerated() {
                let lacking = Self.ore(minimum) - Int64((kronor * 100).rounded())
                guard lacking > 0 else {
                    full += 1
                    continue
                }
                numbers.append(all.count)
                all.append(
                    MoneyRequirement(
                        rule: rule, part: division.parts[part], dimension: value,
                        form: .themed(theme: theme, cells: division.cellsOfPart[part], ore: lacking)))
            }
        }
        let count = full + numbers.count
        // As the rule counts: 1 − empty ÷ count is at least `filled`.
        let empty = (0...numbers.count).last { count == 0 || 1 - Double($0) / Double(count) >= filled } ?? 0
        guard empty > 0 else { return }
        optional.formUnion(numbers)
        all.append(
            MoneyRequirement(
                rule: rule, part: nil, dimension: nil, form: .filled(among: numbers, least: numbers.count - empty)))
    }

    private static func ore(_ kronor: Double) -> Int64 { Int64((kronor * 100).rounded(.up)) }
}
