import Store
import Territory
import Wording

/// Completes a rule's bare shortfalls: with the unlocated initiatives that might lie in the part, and with those
/// nearest to it.
struct GapCandidates {
    private let rule: Policy.Rule
    private let asked: RuleGround
    private let ground: GapGround
    private let division: GapDivision
    private let nearest: GapNearest
    /// Rows that have a share without a known location.
    private let unlocated: [Int]
    /// Rows that don't say what they were granted.
    private let withoutAmount: [Int]
    /// By part the rows that the period leaves out, as their date is unknown or known to its year or month only, and
    /// that may lie in it.
    private let perhaps: [Int: [Int]]
    /// For rules on reach: by part, initiatives that are known to be there but not where.
    private let somewhere: [Int]

    /// - Throws: `PlanarError`.
    init(_ rule: Policy.Rule, on rules: GapRules, nearest: GapNearest) throws {
        self.rule = rule
        let ground = rules.ground
        asked = rules.asking(rule)
        self.ground = ground
        self.nearest = nearest
        division = ground.facts.divisions[rule.content.level ?? .municipality]
        let table = ground.table
        unlocated = ground.rows.filter { table.unlocatedShare[$0] > 0 }
        withoutAmount = ground.rows.filter { table.initiatives.grantedOre($0) == nil }
        var perhaps: [Int: [Int]] = [:]
        var seen = [Int](repeating: -1, count: division.parts.count)
        for row in ground.perhaps {
            ground.each(of: row, in: division, seen: &seen) { perhaps[$0, default: []].append(row) }
        }
        self.perhaps = perhaps
        if rule.content.asksForPlaces {
            var hasPlace = [Bool](repeating: false, count: table.count)
            for row in table.geometryRows { hasPlace[Int(row)] = true }
            let asked = asked
            var counts = ground.counts(in: division) {
                !hasPlace[$0] && table.unlocatedShare[$0] == 0 && asked.admits($0)
            }
            try ground.addUnplacedParts(to: &counts, in: division)
            somewhere = counts
        } else {
            somewhere = []
        }
    }

    /// Gaps of the rule, with the variants under which each is closed.
    func gaps(_ verdict: RuleVerdict, dependsOn: [[GapVariant]]) throws -> [GapReport.Gap] {
        // Many parts lack the same thing: what fits is found once for each value of a matrix's dimension.
        var known: [String: [Fitting]] = [:]
        var present: [String: [Bool]] = [:]
        return try zip(verdict.shortfalls, dependsOn).map { shortfall, dependsOn in
            let value = self.value(shortfall)
            let fitting = try known[value ?? ""] ?? self.fitting(value)
            known[value ?? ""] = fitting
            var (more, money, largest) = (MayLie(), AmountTally(), [Int]())
            for one in fitting where mayLie(one, in: shortfall.part) {
                more.initiatives += one.rows.count
                more.amount += one.amount
                more.rows += one.rows
                money = money + one.money
                largest += one.rows.prefix(Self.named)
            }
            let couldClose = shortfall.closes?(more)
            let unstated = try unstated(shortfall, value)
            var count = more.initiatives
            if !somewhere.isEmpty, let part = shortfall.part { count += somewhere[part] }
            func isThere(_ part: Int) throws -> Bool {
                let parts = try present[value ?? ""] ?? self.present(value)
                present[value ?? ""] = parts
                return parts[part]
            }
            return GapReport.Gap(
                rule: rule.id, severity: rule.severity, unit: verdict.unit,
                part: shortfall.part.map { division.parts[$0] }, level: division.level,
                dimension: shortfall.dimension, required: shortfall.required, observed: shortfall.observed,
                shortfall: shortfall.size,
                missing: shortfall.missing, toClose: shortfall.toClose,
                population: ground.territory.hasPopulation ? shortfall.people : nil,
                nothing: try nothing(
                    shortfall, value, mayLieHere: count, unstatedHere: unstated.here, isThere: isThere),
                unlocated: .init(
                    initiatives: count, grantedOre: money.statedOre, couldClose: couldClose,
                    largest: candidates(largest)),
                unstated: unstated.here + unstated.nowhere,
                dependsOn: dependsOn,
                nearest: try shortfall.part.map {
                    try nearest.initiatives(to: $0, of: division) { try mayCount($0, value) }
                } ?? [])
        }
    }

    /// Initiatives without a known location that the rule would count and that can lie in the same municipalities.
    private struct Fitting {
        /// Nil: anywhere.
        let municipalities: Set<Int>?
        /// Largest grant first.
        var rows: [Int] = []
        /// What they were granted.
        var money = AmountTally()
        /// What they bring of the rule's indicator, in its unit.
        var amount = 0.0
    }

    /// How many of those that might lie in a part are named.
    private static let named = 3

    private func isLarger(_ a: Int, _ b: Int) -> Bool {
        let ore = ground.table.unlocatedOre
        return (ore[b], a) < (ore[a], b)
    }

    private func candidates(_ rows: [Int]) -> [GapReport.Unlocated.Candidate] {
        rows.sorted(by: isLarger).prefix(Self.named).map { row in
            let initiative = ground.table.initiatives[row]
            return .init(
                id: initiative.id, title: initiative.title,
                grantedOre: initiative.grantedOre == nil ? nil : ground.table.unlocatedOre[row])
        }
    }

    private func fitting(_ value: String?) throws -> [Fitting] {
        var fitting: [Set<Int>?: Fitting] = [:]
        let table = ground.table
        let own = try ownValues()
        for row in unlocated where try mayCount(row, value) {
            let area = ground.facts.programmeArea(row)
            var one = fitting[area] ?? Fitting(municipalities: area)
            one.rows.append(row)
            one.money.add(ore: table.initiatives.grantedOre(row).map { _ in table.unlocatedOre[row] })
            one.amount +=
                own.map { max(0, $0[row] ?? 0) * Share(parts: table.unlocatedShare[row]).fraction }
                ?? Double(table.unlocatedOre[row]) / 100
            fitting[area] = one
        }
        return fitting.values.map { one in
            var one = one
            one.rows.sort(by: isLarger)
            return one
        }
    }

    /// By row, what whole initiatives bring of an outcome that the rule is about; nil where it is about money or
    /// initiatives themselves.
    private func ownValues() throws -> [Double?]? {
        guard let indicator = rule.content.indicator, indicator != Indicator.ID.grantedSek.text,
            indicator != Indicator.ID.initiatives.text
        else { return nil }
        return try ground.facts.distributor.wholeValues(Indicator.ID(indicator))
    }

    /// By part, whether an initiative reaches it that the rule counts, or would if it brought more. Of rules on reach
    /// none: where something has a place, somebody is reached.
    private func present(_ value: String?) throws -> [Bool] {
        guard !rule.content.asksForPlaces else { return [Bool](repeating: false, count: division.parts.count) }
        let indicator = rule.content.indicator
        let rows = try ground.rows.filter { row in
            let initiative = ground.table.initiatives[row]
            if let value, rule.content.dimension?.has(value, initiative) != true { return false }
            guard rule.content.mayCount(initiative, round: ground.round), asked.admits(row) else { return false }
            guard let indicator, indicator != Indicator.ID.grantedSek.text else { return true }
            return try ground.facts.brought(indicator)(row) != nil
        }
        return ground.table.partsReached(by: rows, division.partOfCell, parts: division.parts.count)
    }

    private func mayLie(_ one: Fitting, in part: Int?) -> Bool {
        guard let part, let municipalities = one.municipalities else { return true }
        return division.cellsOfPart[part].contains { municipalities.contains(ground.territory.cells[$0].municipality) }
    }

    /// Initiatives that don't say what they were granted, of those that the rule would count: in a shortfall's part,
    /// and without a known location but perhaps there.
    private func unstated(_ shortfall: Shortfall, _ value: String?) throws -> (here: Int, nowhere: Int) {
        guard shortfall.missing.kronor != nil, !rule.content.isMaximum, let part = shortfall.part else { return (0, 0) }
        var (here, nowhere) = (0, 0)
        for row in withoutAmount {
            let initiative = ground.table.initiatives[row]
            if let value, rule.content.dimension?.has(value, initiative) == false { continue }
            guard rule.content.mayCount(initiative, round: ground.round) else { continue }
            let parts = ground.table.parts(of: row).map { division.partOfCell[Int(ground.table.cells[$0])] }
            if parts.contains(part) {
                here += 1
            } else if ground.table.unlocatedShare[row] > 0,
                mayLie(Fitting(municipalities: ground.facts.programmeArea(row)), in: part)
            {
                nowhere += 1
            }
        }
        return (here, nowhere)
    }

    private func nothing(
        _ shortfall: Shortfall, _ value: String?, mayLieHere count: Int, unstatedHere: Int,
        isThere: (Int) throws -> Bool
    ) throws -> GapReport.Nothing? {
        guard let part = shortfall.part, shortfall.isAmount, (shortfall.observed ?? 0) <= 0 else { return nil }
        if shortfall.undated > 0 { return .unknownDate }
        if try perhaps[part]?.contains(where: { try mayCount($0, value) }) ?? false { return .unknownDate }
        if shortfall.later > 0 { return .afterRound }
        // Something is there, if nobody says how much, or if it brought nothing.
        if unstatedHere > 0 { return nil }
        if try isThere(part) { return nil }
        return count > 0 ? .unknownLocation : .noInitiative
    }

    /// The value of a matrix's dimension that a shortfall is about.
    private func value(_ shortfall: Shortfall) -> String? {
        rule.content.dimension == nil ? nil : shortfall.dimension
    }

    /// Whether the rule would count the initiative if it lay in the part; where its source doesn't say, it may.
    private func mayCount(_ row: Int, _ value: String?) throws -> Bool {
        let initiative = ground.table.initiatives[row]
        if let value, rule.content.dimension?.has(value, initiative) == false { return false }
        guard rule.content.mayCount(initiative, round: ground.round), asked.admits(row) else { return false }
        switch rule.content.indicator {
        case nil: return true
        case Indicator.ID.grantedSek.text?: return initiative.grantedOre.map { $0 > 0 } ?? false
        case let indicator?: return try ground.facts.brought(indicator)(row) != nil
        }
    }

    // MARK: Not asked

    /// Parts that the rule says it can't be asked of and, for rules by cell, municipalities that don't have a zone.
    func unasked(_ verdict: RuleVerdict) -> [GapReport.Unasked] {
        let told = verdict.notApplicable.map { unasked($0, .notApplicable) }
        let open = verdict.unjudged.map { unasked($0, .cannotBeJudged) }
        return open + told + (rule.content.level == .cell && rule.content.parts == nil ? missingCells : [])
    }

    private func unasked(_ item: RuleVerdict.NotAsked, _ standing: RuleStanding) -> GapReport.Unasked {
        let part = item.part.map { division.parts[$0] }
        return GapReport.Unasked(
            rule: rule.id, severity: rule.severity, standing: standing, level: division.level, code: part?.code,
            name: part?.name ?? Wording(sv: "länet", en: "the county"), municipalityCode: part?.municipalityCode,
            zone: part?.zone, dimension: item.dimension,
            population: ground.territory.hasPopulation
                ? part?.population ?? division.parts.reduce(0) { $0 + $1.population } : nil,
            reason: item.reason)
    }

    /// Where a scheme has more zones than that, they are places rather than classes of places, and nobody misses them
    /// elsewhere.
    private static let mostClasses = 10

    private var missingCells: [GapReport.Unasked] {
        let territory = ground.territory
        let zones = territory.scheme.zones
        guard zones.count <= Self.mostClasses else { return [] }
        var exists = Set<Int>()
        for cell in territory.cells { exists.insert(cell.municipality * zones.count + cell.zone) }
        return territory.municipalities.indices.flatMap { municipality in
            zones.indices.filter { !exists.contains(municipality * zones.count + $0) }.map { index in
                let place = territory.municipalities[municipality]
                let zone = zones[index]
                return GapReport.Unasked(
                    rule: rule.id, severity: rule.severity, standing: .notApplicable, level: .cell,
                    code: "\(place.code)/\(zone.code)",
                    name: Wording(sv: "\(place.name), \(zone.title.sv)", en: "\(place.name), \(zone.title.en)"),
                    municipalityCode: place.code, zone: zone.code, dimension: nil, population: 0,
                    reason: Wording(sv: "zonen finns inte i kommunen", en: "the municipality has no such zone"))
            }
        }
    }

    // MARK: Remarks

    /// Remarks on the placing behind the rule's figures.
    var remarks: [Wording] {
        var remarks: [Wording] = []
        let level = rule.content.level
        if level == .cell || level == .zone || level == .rollUp {
            let count = ground.rows.count { ground.table.precision[$0] == .municipality }
            if count > 0 {
                remarks.append(
                    Wording(
                        sv:
                            """
                            \(count) \(count == 1 ? "insats är känd" : "insatser är kända") bara till kommun \
                            och räknas i \
                            alla dess zoner
                            """,
                        en: count == 1
                            ? "1 initiative is known only to its municipality and counts in all its zones"
                            : "\(count) initiatives are known only to their municipality and count in all its zones"))
            }
        }
        return remarks
    }
}
