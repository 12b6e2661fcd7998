import Store
import Territory
public import Wording

/// One part that falls short of a rule, as bare figures.
struct Shortfall {
    /// Index into the division's parts; nil: the county.
    let part: Int?
    var dimension: String?
    let required: Double
    let observed: Double?
    let missing: GapReport.Missing
    /// People affected.
    let people: Int
    /// Whether so many initiatives and kronor more, all of them here, would close it.
    var closes: ((_ initiatives: Int, _ kronor: Double) -> Bool)?

    /// How far from the requirement, in the rule's unit; one month more than asked for where nothing was ever decided.
    var size: Double { observed.map { abs(required - $0) } ?? required }
}

/// What a rule says of a ground.
struct RuleOutcome {
    var unit: GapReport.Unit
    var required: Double
    var observed: Double?
    var shortfalls: [Shortfall]
    var notApplicable: [NotAsked] = []
    var remarks: [Wording] = []

    /// A part of which the rule can't be asked.
    struct NotAsked {
        let part: Int
        var dimension: String?
        let reason: Wording
    }
}

/// Asks the rules of a policy of one ground.
struct GapRules {
    let policy: Policy
    let ground: GapGround
    let statistics: GapStatistics

    func outcome(_ rule: Policy.Rule) throws -> RuleOutcome {
        switch rule.kind {
        case .minimumInitiatives(let per, let parts, let minimum):
            let division = ground.facts.divisions[per]
            return least(
                try selected(rule, parts, division), ground.counts(in: division).map(Double.init), of: nil,
                minimum: Double(minimum),
                division, unit: .initiatives)
        case .minimumAmount(let indicator, let per, let parts, let minimum):
            let division = ground.facts.divisions[per]
            return least(
                try selected(rule, parts, division), try sums(indicator, division, rule), of: indicator,
                minimum: minimum, division,
                unit: indicator == "granted_sek" ? .sek : .indicator)
        case .minimumShare(let indicator, let base, let per, let parts, let factor):
            return try share(rule, of: indicator, against: base, ground.facts.divisions[per], parts, factor: factor)
        case .matrix(let dimension, let values, let per, let minimum, let filled):
            return try matrix(rule, dimension, values, ground.facts.divisions[per], minimum, filled: filled)
        case .reach(let distance, let per, let atLeast):
            return try reach(distance: distance, per: per, atLeast: atLeast)
        case .maximumConcentration(let indicator, let per, let measure, let atMost):
            return try concentration(rule, of: indicator, ground.facts.divisions[per], measure, atMost: atMost)
        case .recency(let per, let parts, let months):
            let division = ground.facts.divisions[per]
            return try recency(try selected(rule, parts, division), division, months: months)
        case .trend(let indicator, let direction, let years, let effect, let factor):
            return try trend(rule, of: indicator, direction, years: years, effect: effect, factor: factor)
        }
    }

    /// The parts that a rule names, all where it names none.
    ///
    /// - Throws: `PolicyError` with the nearest code where one doesn't exist.
    func selected(_ rule: Policy.Rule, _ named: [String]?, _ division: GapDivision) throws(PolicyError) -> [Int] {
        if let parts = division.selected(named) { return parts }
        let codes = division.codes
        let wrong = named?.first { !codes.contains($0) } ?? ""
        throw PolicyError(
            file: policy.name, line: rule.line, key: "parts",
            problem: Nearest.unknown(
                wrong, among: codes, what: Wording(sv: "en del av länet", en: "a part of the county")))
    }

    func sums(
        _ indicator: String, _ division: GapDivision, _ rule: Policy.Rule, fits: (Int) -> Bool = { _ in true }
    ) throws -> [Double] {
        do {
            return try ground.sums(of: indicator, in: division, fits: fits)
        } catch let error as DistributionError {
            throw PolicyError(file: policy.name, line: rule.line, key: "of", problem: error.wording)
        }
    }

    // MARK: Minima

    private func least(
        _ parts: [Int], _ values: [Double], of indicator: String?, minimum: Double, _ division: GapDivision,
        unit: GapReport.Unit
    ) -> RuleOutcome {
        var shortfalls: [Shortfall] = []
        for part in parts where values[part] < minimum {
            shortfalls.append(
                short(part, indicator, values[part], minimum, people: division.parts[part].population, unit: unit))
        }
        let worst = parts.map { values[$0] }.min() ?? 0
        return RuleOutcome(unit: unit, required: minimum, observed: worst, shortfalls: shortfalls)
    }

    private func short(
        _ part: Int, _ dimension: String?, _ value: Double, _ minimum: Double, people: Int, unit: GapReport.Unit
    ) -> Shortfall {
        switch unit {
        case .initiatives:
            Shortfall(
                part: part, dimension: dimension, required: minimum, observed: value,
                missing: .init(initiatives: minimum - value), people: people
            ) { more, _ in value + Double(more) >= minimum }
        case .sek:
            Shortfall(
                part: part, dimension: dimension, required: minimum, observed: value,
                missing: .init(kronor: minimum - value), people: people
            ) { _, more in value + more >= minimum }
        default:
            Shortfall(
                part: part, dimension: dimension, required: minimum, observed: value, missing: .init(), people: people)
        }
    }

    // MARK: Shares

    private func share(
        _ rule: Policy.Rule, of indicator: String, against base: Policy.Rule.Base, _ division: GapDivision,
        _ named: [String]?, factor: Double
    ) throws -> RuleOutcome {
        let parts = try selected(rule, named, division)
        let values = try sums(indicator, division, rule)
        let sizes = try sizes(base, division)
        var outcome = RuleOutcome(unit: .share, required: 0, observed: 0, shortfalls: [])
        let all = sizes.compactMap { $0 }.reduce(0, +)
        // What isn't measured takes no part on either side of the comparison.
        let total = zip(values, sizes).reduce(0) { $0 + ($1.1 == nil ? 0 : $1.0) }
        var worst = Double.infinity
        for part in parts {
            guard let size = sizes[part], all > 0, size > 0 || base == .need else {
                outcome.notApplicable.append(
                    .init(
                        part: part, dimension: indicator, reason: nothingToCompare(base, isMeasured: sizes[part] != nil)
                    ))
                continue
            }
            let required = factor * size / all
            let observed = total > 0 ? values[part] / total : 0
            let ratio = required > 0 ? observed / required : 1
            if ratio < worst { (worst, outcome.required, outcome.observed) = (ratio, required, observed) }
            guard observed < required else { continue }
            outcome.shortfalls.append(
                short(part, indicator, share: observed, required, of: total, people: division.parts[part].population))
        }
        if total <= 0 {
            outcome.remarks.append(
                Wording(
                    sv: "inget av \(indicator) har ett känt läge", en: "nothing of \(indicator) has a known location"))
        }
        return outcome
    }

    func short(
        _ part: Int, _ indicator: String, share: Double, _ required: Double, of total: Double, people: Int
    ) -> Shortfall {
        let lacking = (required - share) * total
        var shortfall = Shortfall(
            part: part, dimension: indicator, required: required, observed: share,
            missing: .init(
                initiatives: indicator == "initiatives" ? lacking : nil,
                kronor: indicator == "granted_sek" ? lacking : nil), people: people)
        switch indicator {
        case "granted_sek":
            shortfall.closes = { _, more in total + more > 0 && (share * total + more) / (total + more) >= required }
        case "initiatives":
            shortfall.closes = { more, _ in
                total + Double(more) > 0 && (share * total + Double(more)) / (total + Double(more)) >= required
            }
        default: break
        }
        return shortfall
    }

    func sizes(_ base: Policy.Rule.Base, _ division: GapDivision) throws(PolicyError) -> [Double?] {
        switch base {
        case .population: division.parts.map { Double($0.population) }
        case .area: division.parts.map(\.areaKm2)
        case .need:
            try NeedIndex(policy.need, statistics: statistics, territory: ground.territory).persons(
                in: division, of: ground.territory)
        }
    }

    private func nothingToCompare(_ base: Policy.Rule.Base, isMeasured: Bool) -> Wording {
        switch base {
        case .population: Wording(sv: "ingen bor där", en: "nobody lives there")
        case .area: Wording(sv: "ytan är noll", en: "the area is zero")
        case .need where isMeasured: Wording(sv: "behovet är detsamma överallt", en: "need is the same everywhere")
        case .need: Wording(sv: "behovet är inte mätt där", en: "need is not measured there")
        }
    }

    // MARK: Matrices

    private func matrix(
        _ rule: Policy.Rule, _ dimension: Policy.Rule.Dimension, _ named: [String]?, _ division: GapDivision,
        _ minimum: Policy.Rule.Minimum, filled: Double
    ) throws -> RuleOutcome {
        let values = named ?? dimension.values(of: ground.rows.map { ground.table.initiatives[$0] })
        let unit: GapReport.Unit
        let least: Double
        switch minimum {
        case .initiatives(let count): (unit, least) = (.initiatives, Double(count))
        case .granted(let kronor): (unit, least) = (.sek, kronor)
        }
        var shortfalls: [Shortfall] = []
        var worst = Double.infinity
        for value in values {
            let fits: (Int) -> Bool = { dimension.has(value, ground.table.initiatives[$0]) == true }
            let cells =
                unit == .initiatives
                ? ground.counts(in: division, fits: fits).map(Double.init)
                : try sums("granted_sek", division, rule, fits: fits)
            worst = min(worst, cells.min() ?? .infinity)
            for (part, cell) in cells.enumerated() where cell < least {
                shortfalls.append(short(part, value, cell, least, people: division.parts[part].population, unit: unit))
            }
        }
        let count = values.count * division.parts.count
        let share = count > 0 ? 1 - Double(shortfalls.count) / Double(count) : 1
        var outcome = RuleOutcome(
            unit: unit, required: least, observed: worst.isFinite ? worst : 0,
            shortfalls: share >= filled ? [] : shortfalls)
        let sv = Figures(.swedish)
        let en = Figures(.english)
        outcome.remarks.append(
            Wording(
                sv: "\(sv.integer(count - shortfalls.count)) av \(sv.integer(count)) rutor är fyllda",
                en: "\(en.integer(count - shortfalls.count)) of \(en.integer(count)) cells are filled"))
        let without = ground.rows.count { dimension.isUnknown(ground.table.initiatives[$0]) }
        if without > 0 {
            outcome.remarks.append(
                Wording(
                    sv: "\(without) insatser saknar uppgift om \(dimension.wording.sv)",
                    en: "\(without) initiatives don't state \(dimension.wording.en)"))
        }
        return outcome
    }
}

extension Policy.Rule.Dimension {
    public var wording: Wording {
        switch self {
        case .strengthArea: Wording(sv: "styrkeområde", en: "strength area")
        case .priority: Wording(sv: "prioritering", en: "priority")
        case .programme: Wording(sv: "program", en: "programme")
        case .theme: Wording(sv: "tema", en: "theme")
        case .sustainability: Wording(sv: "hållbarhetsdimension", en: "dimension of sustainability")
        }
    }

    private func text(_ initiative: Initiative) -> String? {
        switch self {
        case .strengthArea: initiative.strengthArea
        case .priority: initiative.priority
        case .programme: initiative.programme
        case .theme: initiative.theme
        case .sustainability: nil
        }
    }

    private func mark(_ dimension: String, _ marks: Initiative.Marks) -> Int? {
        switch dimension {
        case "economic": marks.economic
        case "social": marks.social
        case "environmental": marks.environmental
        default: marks.sami
        }
    }

    /// In alphabetical order; the dimensions of sustainability in their own.
    func values(of initiatives: [Initiative]) -> [String] {
        self == .sustainability ? PolicyVocabulary.sustainability : Set(initiatives.compactMap(text)).sorted()
    }

    /// Whether an initiative belongs to a value of the dimension; nil where its source doesn't say.
    func has(_ value: String, _ initiative: Initiative) -> Bool? {
        if self == .sustainability { return mark(value, initiative.marks).map { $0 > 0 } }
        return text(initiative).map { $0 == value }
    }

    func isUnknown(_ initiative: Initiative) -> Bool {
        self == .sustainability ? initiative.marks == Initiative.Marks() : text(initiative) == nil
    }
}
