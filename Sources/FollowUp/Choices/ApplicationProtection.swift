/// The requirements that no choice among applications may worsen: what is met stays met, and of what isn't no gap
/// grows, neither by the choice as a whole nor by one application in it, unless the choice closes that gap.
///
/// A requirement that can't be judged without applications is no gap, and stays none: a choice must not open it.
struct ApplicationProtection {
    let conditions: ApplicationConditions
    /// By condition: whether it is protected and met, or its figure where it is protected and not met.
    let states: [State]

    enum State {
        case unprotected
        case met
        /// With the applications that widen the gap by themselves.
        case open(observed: Double, wideners: [Int])
    }

    /// - Complexity: O(conditions · applications²).
    init(_ conditions: ApplicationConditions, _ never: NeverWiden) {
        self.conditions = conditions
        let nothing = [Bool](repeating: false, count: conditions.count)
        let met = conditions.met(with: nothing)
        states = conditions.all.indices.map { number in
            let condition = conditions.all[number]
            guard never.protects(condition.rule.severity), condition.form.canWorsen else { return .unprotected }
            guard !met[number] else { return .met }
            guard let observed = conditions.figures(condition.form, with: nothing).observed else { return .unprotected }
            let wideners = (0..<conditions.count).filter { application in
                var alone = nothing
                alone[application] = true
                return conditions.effect(of: condition, before: observed, with: alone) == .widens
            }
            return .open(observed: observed, wideners: wideners)
        }
    }

    func admits(_ chosen: [Bool]) -> Bool {
        let met = conditions.met(with: chosen)
        return states.indices.allSatisfy { number in
            switch states[number] {
            case .unprotected: true
            case _ where met[number]: true
            case .met: false
            case .open(let observed, let wideners):
                !wideners.contains { chosen[$0] }
                    && conditions.effect(of: conditions.all[number], before: observed, with: chosen) != .widens
            }
        }
    }
}

extension ApplicationConditions {
    /// What applications do to a condition that isn't met without them.
    fileprivate func effect(of condition: Condition, before: Double, with chosen: [Bool]) -> ApplicationEffect? {
        let (required, after) = figures(condition.form, with: chosen)
        return ApplicationEffect(
            required: required, before: before, after: after, wasMet: false,
            isMet: holds(condition.form, with: chosen), isMaximum: condition.rule.content.isMaximum)
    }
}

extension ApplicationConditions.Form {
    /// Whether more money or more initiatives can make it worse: a share and an index are relative to all that there
    /// is, and what can't be judged may turn out a gap.
    var canWorsen: Bool {
        switch self {
        case .share, .index, .known: true
        case .least, .since, .reach, .unasked: false
        }
    }
}
