import Store
import Territory

/// A policy's requirements on each part of the county, as figures that a choice among applications changes.
///
/// Conditions that hold and that no application can break are left out.
package struct ApplicationConditions {
    struct Condition {
        let rule: Policy.Rule
        /// Nil: the county.
        let part: Part?
        let dimension: String?
        let unit: GapReport.Unit
        let form: Form
        /// Into `groups`: the condition is also met where its group is.
        var group: Int?
    }

    /// Arrays of additions have one number an application.
    indirect enum Form {
        /// held + added ≥ least.
        case least(held: Double, adds: [Double], least: Double)
        /// (held + added) ÷ (total + added in total) ≥ share.
        case share(held: Double, adds: [Double], total: Double, totalAdds: [Double], share: Double)
        /// An index over parts, `adds[application][part]`.
        case index(MaximumConcentration.Measure, held: [Double], adds: [[Double]], people: [Double], atMost: Double)
        /// Months since the last decision, nil for none; and by application those since its own where it reaches the
        /// part.
        case since(months: Double?, with: [Double?], atMost: Double)
        /// Persons reached, and groups of persons reached by any of some applications.
        case reach(held: Double, gains: [(persons: Double, by: [Int])], least: Double, population: Double)
        /// What can't be judged: no gap, whatever is chosen.
        case unasked
        /// What applications make known changes the requirement: blank number `n` is known where any of `fillers[n]`
        /// is chosen, and the form is the one at the sum of 2ⁿ over the blanks that are known.
        case known(fillers: [[Int]], forms: [Form])
    }

    enum Group {
        /// At least so many members are met.
        case members(least: Int)
        /// This is required instead.
        case instead(Form)
    }

    private(set) var all: [Condition] = []
    private(set) var groups: [Group] = []
    let count: Int
    /// Applications that no choice may hold, as they make more known than a program can follow.
    private(set) var excluded: Set<Int> = []

    /// - Parameters:
    ///   - rules: on the initiatives that count now.
    ///   - added: on each application alone, over the same territory.
    init(_ rules: GapRules, added: [GapRules]) throws {
        count = added.count
        // What can't be judged asks nothing.
        for rule in rules.policy.rules where rules.asking(rule).placesUnknown == nil {
            try rule.content.ask(&self, on: rules.asking(rule), added: added.map { $0.asking(rule) })
        }
    }

    // MARK: Figures

    /// Required and observed figures with some of the applications; observed is nil where it is undefined.
    func figures(_ form: Form, with chosen: [Bool]) -> (required: Double, observed: Double?) {
        func sum(_ adds: [Double]) -> Double { zip(adds, chosen).reduce(0) { $0 + ($1.1 ? $1.0 : 0) } }
        switch form {
        case .least(let held, let adds, let least): return (least, held + sum(adds))
        case .share(let held, let adds, let total, let totalAdds, let share):
            let all = total + sum(totalAdds)
            return (share, all > 0 ? (held + sum(adds)) / all : nil)
        case .index(let measure, let held, let adds, let people, let atMost):
            let values = held.indices.map { part in held[part] + sum(adds.map { $0[part] }) }
            return (atMost, measure.value(of: values, people: people))
        case .since(let months, let with, let atMost):
            return (atMost, (zip(with, chosen).compactMap { $1 ? $0 : nil } + [months].compactMap { $0 }).min())
        case .reach(let held, let gains, let least, let population):
            let gained = gains.reduce(0) { $0 + ($1.by.contains { chosen[$0] } ? $1.persons : 0) }
            return (least, population > 0 ? (held + gained) / population : 0)
        case .unasked: return (0, nil)
        case .known: return figures(Self.form(form, with: chosen), with: chosen)
        }
    }

    /// The form that some of the applications leave, by what they make known.
    private static func form(_ form: Form, with chosen: [Bool]) -> Form {
        guard case .known(let fillers, let forms) = form else { return form }
        let known = fillers.enumerated().reduce(0) { $0 + ($1.element.contains { chosen[$0] } ? 1 << $1.offset : 0) }
        return self.form(forms[known], with: chosen)
    }

    func holds(_ form: Form, with chosen: [Bool]) -> Bool {
        let form = Self.form(form, with: chosen)
        let (required, observed) = figures(form, with: chosen)
        switch form {
        case .least, .reach: return (observed ?? 0) >= required
        // A share of nothing isn't known to be too small.
        case .share: return observed.map { $0 >= required } ?? true
        case .index: return observed.map { $0 <= required } ?? true
        case .since: return observed.map { $0 <= required } ?? false
        case .unasked, .known: return true
        }
    }

    /// By condition whether it is no gap: it holds, can't be judged, or its group holds.
    func met(with chosen: [Bool]) -> [Bool] {
        let own = all.map { holds($0.form, with: chosen) }
        let isGroupMet = groups.enumerated().map { number, group in
            switch group {
            case .members(let least): all.indices.count { all[$0].group == number && own[$0] } >= least
            case .instead(let form): holds(form, with: chosen)
            }
        }
        return all.indices.map { own[$0] || all[$0].group.map { isGroupMet[$0] } ?? false }
    }

    // MARK: From rules

    mutating func add(_ condition: Condition) { all.append(condition) }

    mutating func exclude(_ applications: Set<Int>) { excluded.formUnion(applications) }

    /// The group's number.
    mutating func add(_ group: Group) -> Int {
        groups.append(group)
        return groups.count - 1
    }
}
