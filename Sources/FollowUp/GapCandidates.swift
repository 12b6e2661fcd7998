import Store
import Territory
import Wording

/// What fills in a rule's bare shortfalls: what might lie in the part without being known to, and what is nearest to closing the gap.
struct GapCandidates {
    private let rule: Policy.Rule
    private let ground: GapGround
    private let division: GapDivision
    private let nearest: GapNearest
    /// Rows that have a share without a known location.
    private let unlocated: [Int]
    /// For rules on reach: by part, initiatives that are known to be there but not where.
    private let somewhere: [Int]

    init(_ rule: Policy.Rule, ground: GapGround, nearest: GapNearest) {
        self.rule = rule
        self.ground = ground
        self.nearest = nearest
        division = ground.facts.divisions[rule.kind.level ?? .municipality]
        let table = ground.table
        unlocated = ground.rows.filter { table.unlocatedShare[$0] > 0 }
        if case .reach = rule.kind {
            var hasPlace = [Bool](repeating: false, count: table.count)
            for row in table.geometryRows { hasPlace[Int(row)] = true }
            somewhere = ground.counts(in: division) { !hasPlace[$0] && table.unlocatedShare[$0] == 0 }
        } else {
            somewhere = []
        }
    }

    /// Gaps of the rule, with the variants under which each is closed.
    func gaps(_ outcome: RuleOutcome, dependsOn: [[GapVariant]]) throws -> [GapReport.Gap] {
        // Many parts lack the same thing: what fits is found once for each value of a matrix's dimension.
        var known: [String: (unlocated: [Int], kronor: Double)] = [:]
        return try zip(outcome.shortfalls, dependsOn).map { shortfall, dependsOn in
            let value = self.value(shortfall)
            let fitting: (unlocated: [Int], kronor: Double)
            if let found = known[value ?? ""] {
                fitting = found
            } else {
                let rows = try unlocated.filter { try mayCount($0, value) }
                fitting = (rows, Double(rows.reduce(0) { $0 + ground.table.unlocatedOre[$1] }) / 100)
                known[value ?? ""] = fitting
            }
            return GapReport.Gap(
                rule: rule.id, severity: rule.severity, unit: outcome.unit, part: shortfall.part.map { division.parts[$0] }, level: division.level,
                dimension: shortfall.dimension, required: shortfall.required, observed: shortfall.observed, shortfall: shortfall.size,
                missing: shortfall.missing, population: shortfall.people,
                nothing: nothing(shortfall, mayLieHere: mayLieHere(shortfall, fitting.unlocated)),
                unlocated: .init(
                    initiatives: mayLieHere(shortfall, fitting.unlocated), grantedOre: Int64((fitting.kronor * 100).rounded()),
                    couldClose: shortfall.closes?(fitting.unlocated.count, fitting.kronor)), dependsOn: dependsOn,
                nearest: try shortfall.part.map { try nearest.initiatives(to: $0, of: division) { try mayCount($0, value) } } ?? [])
        }
    }

    private func mayLieHere(_ shortfall: Shortfall, _ unlocated: [Int]) -> Int {
        unlocated.count + (somewhere.isEmpty ? 0 : shortfall.part.map { somewhere[$0] } ?? 0)
    }

    private func nothing(_ shortfall: Shortfall, mayLieHere count: Int) -> GapReport.Nothing? {
        guard shortfall.part != nil, (shortfall.observed ?? 0) <= 0 else { return nil }
        return count > 0 ? .unknownLocation : .noInitiative
    }

    /// The value of a matrix's dimension that a shortfall is about.
    private func value(_ shortfall: Shortfall) -> String? {
        if case .matrix = rule.kind { shortfall.dimension } else { nil }
    }

    /// Whether the rule would count the initiative if it lay in the part; where its source doesn't say, it may.
    private func mayCount(_ row: Int, _ value: String?) throws -> Bool {
        let initiative = ground.table.initiatives[row]
        if case .matrix(let dimension, _, _, _, _) = rule.kind, let value, dimension.has(value, initiative) == false { return false }
        if case .recency(_, _, let months) = rule.kind, let date = initiative.date, let round = ground.round {
            return date.firstDay <= round.lastDay && date.months(to: round) <= months
        }
        switch rule.kind.indicator {
        case nil: return true
        case "granted_sek"?: return initiative.grantedOre.map { $0 > 0 } ?? false
        case let indicator?: return try ground.facts.brought(indicator)(row) != nil
        }
    }

    // MARK: Not applicable

    /// Parts that the rule says it can't be asked of and, for rules by cell, municipalities that don't have a zone.
    func notApplicable(_ outcome: RuleOutcome) -> [GapReport.NotApplicable] {
        let told = outcome.notApplicable.map { item in
            let part = division.parts[item.part]
            return GapReport.NotApplicable(
                rule: rule.id, severity: rule.severity, level: division.level, code: part.code, name: part.name,
                municipalityCode: part.municipalityCode, zone: part.zone, dimension: item.dimension, population: part.population,
                reason: item.reason)
        }
        return told + (rule.kind.level == .cell && rule.kind.parts == nil ? missingCells : [])
    }

    private var missingCells: [GapReport.NotApplicable] {
        let territory = ground.territory, zones = territory.scheme.zones
        var exists = Set<Int>()
        for cell in territory.cells { exists.insert(cell.municipality * zones.count + cell.zone) }
        return territory.municipalities.indices.flatMap { municipality in
            zones.indices.filter { !exists.contains(municipality * zones.count + $0) }.map { index in
                let place = territory.municipalities[municipality], zone = zones[index]
                return GapReport.NotApplicable(
                    rule: rule.id, severity: rule.severity, level: .cell, code: "\(place.code)/\(zone.code)",
                    name: Wording(sv: "\(place.name), \(zone.title.sv)", en: "\(place.name), \(zone.title.en)"),
                    municipalityCode: place.code, zone: zone.code, dimension: nil, population: 0,
                    reason: Wording(sv: "zonen finns inte i kommunen", en: "the municipality has no such zone"))
            }
        }
    }

    // MARK: Remarks

    /// What the rule's answer rests on besides its figures.
    var remarks: [Wording] {
        var remarks: [Wording] = []
        let level = rule.kind.level
        if level == .cell || level == .zone || level == .rollUp {
            let count = ground.rows.count { ground.table.precision[$0] == .municipality }
            if count > 0 {
                remarks.append(
                    Wording(
                        sv: "\(count) insatser är kända bara till kommun och räknas i alla dess zoner",
                        en: "\(count) initiatives are known only to their municipality and count in all its zones"))
            }
        }
        return remarks
    }
}
