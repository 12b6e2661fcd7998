public import Store
public import Territory
import Wording

/// Checks a policy against a store: which parts of the county have not been reached, and by how much.
public struct GapCheck: Sendable {
    private let policy: Policy
    private let distributor: Distributor

    public init(_ policy: Policy, store: Store) throws {
        self.policy = policy
        distributor = try Distributor(store: store, selection: policy.selection)
    }

    public var territory: Territory { distributor.territory }

    /// Names that a policy may use, for `PolicyReader`.
    public static func indicatorNames(in store: Store) throws -> [String] {
        Distributor.builtIn.map(\.id) + (try store.indicators().map(\.id))
    }

    public func run() throws -> GapReport {
        var results: [GapReport.RuleResult] = []
        var gaps: [GapReport.Gap] = []
        for rule in policy.rules {
            let (result, found) =
                switch rule.kind {
                case .minimumInitiatives(let per, let minimum): initiatives(rule, per: per, minimum: minimum)
                case .minimumShare(let indicator, let per, let parts, let factor):
                    try share(rule, of: indicator, per: per, parts: parts, factor: factor)
                case .reach(let distance, let atLeast): try reach(rule, distance: distance, atLeast: atLeast)
                }
            results.append(result)
            gaps += found
        }
        let order = Dictionary(uniqueKeysWithValues: policy.rules.enumerated().map { ($1.id, $0) })
        gaps.sort {
            if $0.population != $1.population { return $0.population > $1.population }
            return (order[$0.rule]!, $0.part?.code ?? "", $0.dimension ?? "")
                < (order[$1.rule]!, $1.part?.code ?? "", $1.dimension ?? "")
        }
        let table = distributor.table
        return GapReport(
            policy: policy, scheme: distributor.territory.scheme, rules: results, gaps: gaps, counted: table.count,
            unlocated: table.basis.count { $0 == .unlocated }, undated: table.undated.initiatives)
    }

    // MARK: Rules

    private func initiatives(
        _ rule: Policy.Rule, per: Policy.Grouping, minimum: Int
    ) -> (GapReport.RuleResult, [GapReport.Gap]) {
        let table = distributor.table
        let (parts, partOfCell) = distributor.territory.parts(at: per.level)
        let themes: [String?] = per == .strengthAreaByMunicipality ? strengthAreas : [nil]
        var counts = [[Int]](repeating: [Int](repeating: 0, count: parts.count), count: themes.count)
        for row in 0..<table.count {
            let theme: Int? =
                per == .strengthAreaByMunicipality ? table.initiatives[row].strengthArea.flatMap { themes.firstIndex(of: $0) } : 0
            guard let theme else { continue }
            for part in Set(table.parts(of: row).map { partOfCell[Int(table.cells[$0])] }) { counts[theme][part] += 1 }
        }
        var gaps: [GapReport.Gap] = []
        for (theme, name) in themes.enumerated() {
            for (part, count) in counts[theme].enumerated() where count < minimum {
                gaps.append(
                    gap(rule, parts[part], per.level, dimension: name, required: Double(minimum), observed: Double(count)))
            }
        }
        let worst = counts.joined().min() ?? 0
        let unplaced = table.basis.count { $0 == .unlocated }
        let without = per == .strengthAreaByMunicipality ? table.initiatives.count { $0.strengthArea == nil } : 0
        let remark = Wording(
            sv: remarks([
                unplaced > 0 ? "\(unplaced) insatser har okänt läge och kan höra hemma var som helst" : nil,
                without > 0 ? "\(without) insatser saknar styrkeområde" : nil,
            ]),
            en: remarks([
                unplaced > 0 ? "\(unplaced) initiatives have an unknown location and may belong anywhere" : nil,
                without > 0 ? "\(without) initiatives name no strength area" : nil,
            ]))
        return (result(rule, gaps, required: Double(minimum), observed: Double(worst), remark), gaps)
    }

    private func share(
        _ rule: Policy.Rule, of indicator: String, per: Policy.Grouping, parts named: [String]?, factor: Double
    ) throws -> (GapReport.RuleResult, [GapReport.Gap]) {
        let distribution = try distributor.distribution(of: indicator, by: per.level)
        let codes = Set(distribution.rows.map(\.part.code))
        if let wrong = named?.first(where: { !codes.contains($0) }) {
            throw PolicyError(
                file: policy.name, line: rule.line,
                problem: Nearest.unknown(wrong, among: codes, what: Wording(sv: "en del av länet", en: "a part of the county")))
        }
        var gaps: [GapReport.Gap] = []
        var worst: (ratio: Double, required: Double, observed: Double)?
        for row in distribution.rows where named?.contains(row.part.code) ?? true {
            let required = factor * row.populationShare
            let observed = row.share ?? 0
            let ratio = required > 0 ? observed / required : 1
            if worst == nil || ratio < worst!.ratio { worst = (ratio, required, observed) }
            if observed < required { gaps.append(gap(rule, row.part, per.level, dimension: indicator, required: required, observed: observed)) }
        }
        let nothing = distribution.county <= 0
        let remark =
            nothing
            ? Wording(
                sv: "inget av \(indicator) har ett känt läge", en: "nothing of \(indicator) has a known location")
            : distribution.unlocated > 0
                ? Wording(
                    sv: "andelar av det som har ett läge; resten är okänd",
                    en: "shares of what has a location; the rest is unknown")
                : nil
        return (
            result(rule, gaps, required: worst?.required ?? 0, observed: worst?.observed ?? 0, remark), gaps
        )
    }

    private func reach(
        _ rule: Policy.Rule, distance: Double, atLeast: Double
    ) throws -> (GapReport.RuleResult, [GapReport.Gap]) {
        let reach = try Reach(distributor.territory, around: distributor.table.geometry, distance: distance)
        let population = Double(distributor.territory.population)
        let observed = population > 0 ? reach.persons / population : 0
        // The county is the rule's part; the municipalities that fall short are named, so that one sees where.
        var gaps: [GapReport.Gap] = []
        if observed < atLeast {
            let (parts, partOfCell) = distributor.territory.parts(at: .municipality)
            for (index, part) in parts.enumerated() where part.population > 0 {
                let reached = reach.personsByCell.indices.filter { partOfCell[$0] == index }.reduce(0) { $0 + reach.personsByCell[$1] }
                let own = reached / Double(part.population)
                guard own < atLeast else { continue }
                gaps.append(
                    GapReport.Gap(
                        rule: rule.id, part: part, level: .municipality, dimension: nil, required: atLeast, observed: own, shortfall: atLeast - own,
                        population: part.population - Int(reached.rounded())))
            }
        }
        let without = distributor.table.count - distributor.table.geometryCount
        let remark =
            without > 0
            ? Wording(
                sv: "\(without) insatser har ingen känd plats och räknas inte", en: "\(without) initiatives have no known place and don't count")
            : nil
        return (result(rule, gaps, required: atLeast, observed: observed, remark), gaps)
    }

    // MARK: Results

    private func result(
        _ rule: Policy.Rule, _ gaps: [GapReport.Gap], required: Double, observed: Double, _ remark: Wording?
    ) -> GapReport.RuleResult {
        GapReport.RuleResult(
            rule: rule, passed: gaps.isEmpty, required: required, observed: observed,
            shortfall: max(0, required - observed), remark: remark?.sv.isEmpty == true ? nil : remark)
    }

    private func gap(
        _ rule: Policy.Rule, _ part: Part, _ level: Level, dimension: String?, required: Double, observed: Double
    ) -> GapReport.Gap {
        GapReport.Gap(
            rule: rule.id, part: part, level: level, dimension: dimension, required: required, observed: observed,
            shortfall: required - observed, population: part.population)
    }

    /// Those that any initiative of the selection names, in alphabetical order.
    private var strengthAreas: [String] {
        Set(distributor.table.initiatives.compactMap(\.strengthArea)).sorted()
    }

    private func remarks(_ texts: [String?]) -> String { texts.compactMap { $0 }.joined(separator: "; ") }
}

extension Policy.Grouping {
    var level: Level {
        switch self {
        case .municipality, .strengthAreaByMunicipality: .municipality
        case .zone: .zone
        case .cell: .cell
        case .rollUp: .rollUp
        }
    }
}
