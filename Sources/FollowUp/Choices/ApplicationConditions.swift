import Planar
import Statistics
import Store
import Territory

/// What a policy asks of each part of the county, as figures that a choice among applications changes.
///
/// Conditions that hold and that no application can break are left out.
struct ApplicationConditions {
    struct Condition {
        let rule: Policy.Rule
        /// Nil: the county.
        let part: Part?
        let dimension: String?
        let unit: GapReport.Unit
        let form: Form
        /// Into `groups`: the condition also counts as met where its group's is.
        var group: Int?
    }

    /// Arrays of additions have one number an application.
    enum Form {
        /// held + what is added ≥ least.
        case least(held: Double, adds: [Double], least: Double)
        /// (held + added) ÷ (total + added in total) ≥ share.
        case share(held: Double, adds: [Double], total: Double, totalAdds: [Double], share: Double)
        /// An index over parts, `adds[application][part]`.
        case index(Policy.Rule.Concentration, held: [Double], adds: [[Double]], people: [Double], atMost: Double)
        /// Months since the last decision, nil for none; a decision in the round resets them.
        case recency(months: Double?, reaches: [Double], atMost: Double)
        /// Persons reached, and groups of persons who would be by any of some applications.
        case reach(held: Double, gains: [(persons: Double, by: [Int])], least: Double, population: Double)
    }

    enum Group {
        /// So many members are met.
        case members(least: Int)
        /// This holds instead.
        case instead(Form)
    }

    private(set) var all: [Condition] = []
    private(set) var groups: [Group] = []
    let count: Int

    /// - Parameters:
    ///   - rules: on the initiatives that count now.
    ///   - added: on each application alone, over the same territory.
    init(_ rules: GapRules, added: [GapRules]) throws {
        count = added.count
        for rule in rules.policy.rules { try add(rule, rules, added) }
    }

    // MARK: Figures

    /// What is required and observed with some of the applications; nil observed where nothing is to be seen.
    func figures(_ form: Form, with chosen: [Bool]) -> (required: Double, observed: Double?) {
        func sum(_ adds: [Double]) -> Double { zip(adds, chosen).reduce(0) { $0 + ($1.1 ? $1.0 : 0) } }
        switch form {
        case .least(let held, let adds, let least): return (least, held + sum(adds))
        case .share(let held, let adds, let total, let totalAdds, let share):
            let all = total + sum(totalAdds)
            return (share, all > 0 ? (held + sum(adds)) / all : 0)
        case .index(let measure, let held, let adds, let people, let atMost):
            let values = held.indices.map { part in held[part] + sum(adds.map { $0[part] }) }
            if measure == .largestShare {
                let total = values.reduce(0, +)
                return (atMost, total > 0 ? (values.max() ?? 0) / total : nil)
            }
            let index: Distribution.Index = measure == .gini ? .gini : .hoover
            do throws(Undefined) {
                return (atMost, try Distributor.index(index, totals: values, population: people))
            } catch { return (atMost, nil) }
        case .recency(let months, let reaches, let atMost): return (atMost, sum(reaches) > 0 ? 0 : months)
        case .reach(let held, let gains, let least, let population):
            let gained = gains.reduce(0) { $0 + ($1.by.contains { chosen[$0] } ? $1.persons : 0) }
            return (least, population > 0 ? (held + gained) / population : 0)
        }
    }

    func holds(_ form: Form, with chosen: [Bool]) -> Bool {
        let (required, observed) = figures(form, with: chosen)
        switch form {
        case .least, .share, .reach: return (observed ?? 0) >= required
        case .index: return observed.map { $0 <= required } ?? true
        case .recency: return observed.map { $0 <= required } ?? false
        }
    }

    /// By condition, with those whose group makes up for them.
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

    private mutating func add(_ rule: Policy.Rule, _ rules: GapRules, _ added: [GapRules]) throws {
        let divisions = rules.ground.facts.divisions
        func counts(_ ground: GapGround, _ level: Level, _ fits: (Initiative) -> Bool = { _ in true }) -> [Double] {
            ground.counts(in: ground.facts.divisions[level]) { fits(ground.table.initiatives[$0]) }.map { Double($0) }
        }
        func sums(_ rules: GapRules, _ indicator: String, _ level: Level) throws -> [Double] {
            try rules.sums(indicator, rules.ground.facts.divisions[level], rule)
        }
        switch rule.kind {
        case .minimumInitiatives(let per, let named, let minimum):
            let division = divisions[per]
            let held = counts(rules.ground, per)
            let adds = added.map { counts($0.ground, per) }
            for part in try rules.selected(rule, named, division) {
                addLeast(
                    rule, division.parts[part], nil, .initiatives, held[part], adds.map { $0[part] }, Double(minimum))
            }
        case .minimumAmount(let indicator, let per, let named, let minimum):
            let division = divisions[per]
            let held = try sums(rules, indicator, per)
            let adds = try added.map { try sums($0, indicator, per) }
            for part in try rules.selected(rule, named, division) {
                addLeast(
                    rule, division.parts[part], indicator, indicator == "granted_sek" ? .sek : .indicator, held[part],
                    adds.map { $0[part] }, minimum)
            }
        case .minimumShare(let indicator, let base, let per, let named, let factor):
            let division = divisions[per]
            let sizes = try rules.sizes(base, division)
            let all = sizes.compactMap { $0 }.reduce(0, +)
            let measured = division.parts.indices.filter { sizes[$0] != nil }
            let held = try sums(rules, indicator, per)
            let adds = try added.map { try sums($0, indicator, per) }
            for part in try rules.selected(rule, named, division) {
                guard let size = sizes[part], all > 0, size > 0 || base == .need else { continue }
                addShare(
                    rule, division.parts[part], indicator, part, among: measured, held, adds, share: factor * size / all
                )
            }
        case .maximumConcentration(let indicator, let per, let measure, let atMost):
            let division = divisions[per]
            let held = try sums(rules, indicator, per)
            let adds = try added.map { try sums($0, indicator, per) }
            all.append(
                Condition(
                    rule: rule, part: nil, dimension: indicator, unit: .index,
                    form: .index(
                        measure, held: held, adds: adds, people: division.parts.map { Double($0.population) },
                        atMost: atMost)))
        case .matrix(let dimension, let values, let per, let minimum, let filled):
            try addMatrix(rule, rules, added, dimension, values, per, minimum, filled)
        case .reach(let distance, let per, let atLeast): try addReach(rule, rules, added, distance, per, atLeast)
        case .recency(let per, let named, let months):
            let division = divisions[per]
            let adds = added.map { counts($0.ground, per) }
            let outcome = try rules.outcome(rule)
            for part in try rules.selected(rule, named, division) {
                guard let short = outcome.shortfalls.first(where: { $0.part == part }) else { continue }
                all.append(
                    Condition(
                        rule: rule, part: division.parts[part], dimension: nil, unit: .months,
                        form: .recency(months: short.observed, reaches: adds.map { $0[part] }, atMost: Double(months))))
            }
        case .trend(_, _, _, let effect, let factor):
            let division = divisions[.municipality]
            let population = Double(rules.ground.territory.population)
            let held = try sums(rules, effect, .municipality)
            let adds = try added.map { try sums($0, effect, .municipality) }
            let everything = Array(division.parts.indices)
            for short in try rules.outcome(rule).shortfalls {
                guard let part = short.part else { continue }
                addShare(
                    rule, division.parts[part], short.dimension, part, among: everything, held, adds,
                    share: factor * Double(division.parts[part].population) / population)
            }
        }
    }

    private mutating func addLeast(
        _ rule: Policy.Rule, _ part: Part, _ dimension: String?, _ unit: GapReport.Unit, _ held: Double,
        _ adds: [Double], _ least: Double,
        group: Int? = nil
    ) {
        guard held < least else { return }
        all.append(
            Condition(
                rule: rule, part: part, dimension: dimension, unit: unit,
                form: .least(held: held, adds: adds, least: least), group: group))
    }

    private mutating func addShare(
        _ rule: Policy.Rule, _ part: Part, _ dimension: String?, _ index: Int, among: [Int], _ held: [Double],
        _ adds: [[Double]], share: Double
    ) {
        all.append(
            Condition(
                rule: rule, part: part, dimension: dimension, unit: .share,
                form: .share(
                    held: held[index], adds: adds.map { $0[index] }, total: among.reduce(0) { $0 + held[$1] },
                    totalAdds: adds.map { one in among.reduce(0) { $0 + one[$1] } }, share: share)))
    }

    private mutating func addMatrix(
        _ rule: Policy.Rule, _ rules: GapRules, _ added: [GapRules], _ dimension: Policy.Rule.Dimension,
        _ named: [String]?, _ per: Level,
        _ minimum: Policy.Rule.Minimum, _ filled: Double
    ) throws {
        let division = rules.ground.facts.divisions[per]
        let values = named ?? dimension.values(of: rules.ground.rows.map { rules.ground.table.initiatives[$0] })
        let count = values.count * division.parts.count
        let group = groups.count
        var full = 0
        let unit: GapReport.Unit
        let least: Double
        switch minimum {
        case .initiatives(let number): (unit, least) = (.initiatives, Double(number))
        case .granted(let kronor): (unit, least) = (.sek, kronor)
        }
        groups.append(.members(least: 0))
        for value in values {
            func boxes(_ rules: GapRules) throws -> [Double] {
                let ground = rules.ground
                let division = ground.facts.divisions[per]
                let fits: (Int) -> Bool = { dimension.has(value, ground.table.initiatives[$0]) == true }
                return unit == .initiatives
                    ? ground.counts(in: division, fits: fits).map { Double($0) }
                    : try rules.sums("granted_sek", division, rule, fits: fits)
            }
            let held = try boxes(rules)
            let adds = try added.map(boxes)
            for part in division.parts.indices {
                if held[part] >= least { full += 1 }
                addLeast(
                    rule, division.parts[part], value, unit, held[part], adds.map { $0[part] }, least, group: group)
            }
        }
        let wanted = (0...count).first { count == 0 || 1 - Double(count - $0) / Double(count) >= filled } ?? count
        groups[group] = .members(least: max(0, wanted - full))
    }

    /// Who would be reached is counted on points of population, 1 km apart where people are spread.
    private mutating func addReach(
        _ rule: Policy.Rule, _ rules: GapRules, _ added: [GapRules], _ distance: Double, _ per: Level?,
        _ atLeast: Double
    ) throws {
        let ground = rules.ground
        let division = ground.facts.divisions[per ?? .municipality]
        let held = try ground.facts.reach(ground.places, distance: distance).personsByCell
        let context = Context()
        var shapes: [PreparedPlaces] = []
        for one in added {
            shapes.append(PreparedPlaces(one.ground.table.geometry, rows: one.ground.places, in: context))
        }
        let base = PreparedPlaces(ground.table.geometry, rows: ground.places, in: context)
        var gains: [[[Int]: Double]] = division.parts.map { _ in [:] }
        for piece in try ground.territory.populationPieces(side: 1_000) {
            var by: [Int] = []
            for (number, shape) in shapes.enumerated()
            where try shape.nearest(x: piece.x, y: piece.y, within: distance) != nil { by.append(number) }
            guard !by.isEmpty, try base.nearest(x: piece.x, y: piece.y, within: distance) == nil else { continue }
            gains[division.partOfCell[piece.cell]][by, default: 0] += piece.persons
        }
        func form(_ parts: [Int], population: Double) -> Form {
            var merged: [[Int]: Double] = [:]
            for part in parts { merged.merge(gains[part]) { $0 + $1 } }
            return .reach(
                held: parts.reduce(0) { $0 + division.cellsOfPart[$1].reduce(0) { $0 + held[$1] } },
                gains: merged.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.value, $0.key) },
                least: atLeast,
                population: population)
        }
        var group: Int?
        if per == nil {
            group = groups.count
            groups.append(
                .instead(form(Array(division.parts.indices), population: Double(ground.territory.population))))
        }
        for short in try rules.outcome(rule).shortfalls {
            guard let part = short.part else { continue }
            all.append(
                Condition(
                    rule: rule, part: division.parts[part], dimension: nil, unit: .share,
                    form: form([part], population: Double(division.parts[part].population)), group: group))
        }
    }
}
