package import Store
package import Territory
import Wording

/// Checks a policy against a store: which parts of the county have not been reached, by how much, and how sure that is.
/// More than a dozen properties because each is one reading of the store.
package struct GapCheck: Sendable {
    package let policy: Policy
    let statistics: GapStatistics
    let distributor: Distributor
    /// The same initiatives under the other schemes of the store.
    private let others: [Distributor]
    /// With those that aren't finally decided, where the policy names no statuses and there are some.
    private let undecided: Distributor?
    /// Of the initiatives that the policy's condition lets pass; nil: all.
    let ids: Set<String>?
    private let unknown: Int
    /// By rule the same of its own condition.
    private let matching: [String: Set<String>]
    /// Initiatives counted and left out by status, and those with a date that the period cuts through.
    private let statuses: StatusAccount
    private let straddling: AmountTally
    /// The store's classes of statuses, for applications too.
    let classes: StatusClasses
    private let programmeAreas: [ProgrammeArea]
    /// Which of the initiatives counted are paid from own funds.
    private let own: OwnFunds

    /// Reads the store once for each zoning scheme.
    ///
    /// - Parameters:
    ///   - programmeAreas: where initiatives can lie of which nothing but their programme is known; without
    ///     them, anywhere.
    ///   - prices: of the kronor that the rules are asked in; nil: as they were granted.
    ///   - funds: whose money counts; nil: all.
    /// - Throws: `PolicyError` for a condition that can't be read; `StoreError`.
    package init(
        _ policy: Policy, store: Store, programmeAreas: [ProgrammeArea] = [], prices: FixedPrices? = nil,
        of funds: RoundFunds? = nil
    ) throws {
        self.policy = policy
        own = try funds?.parts ?? OwnFunds(store)
        /// With the money that counts.
        func reading(_ selection: Selection) throws -> Distributor {
            let all = try Distributor(store: store, selection: selection)
            return funds.map { all.holding($0.counted(all.table)) } ?? all
        }
        self.programmeAreas = programmeAreas
        statistics = try GapStatistics(policy, store: store)
        var selection = policy.selection
        selection.prices = prices
        selection.allowsAbsentValues = true
        // Dates and county-wide declarations are looked at row by row, so that they can be counted in other ways.
        (selection.from, selection.to, selection.countyWide) = (nil, nil, .population)
        var own = selection
        // Of every status, so that those left out for it can be listed.
        own.classes = Set(StatusClass.allCases)
        let passing = try policy.condition.map { try Self.passing($0, of: policy, own, store) }
        (ids, unknown) = (passing?.ids, passing?.unknown ?? 0)
        let classes = passing?.asksForStatus == true ? own.classes : selection.classes
        selection.classes = classes
        let distributor = try reading(selection)
        self.distributor = distributor
        // Only rules about zones can have another answer under another scheme.
        let hasZones = policy.rules.contains { $0.content.level?.crossesZones == false }
        let schemes = try hasZones ? store.schemes.filter { $0 != distributor.territory.scheme.name } : []
        others = try schemes.map {
            selection.scheme = $0
            return try reading(selection)
        }
        var matching: [String: Set<String>] = [:]
        for rule in policy.rules {
            guard let condition = rule.content.filter?.condition else { continue }
            matching[rule.id] = try Self.passing(condition, of: policy, own, store).ids
        }
        self.matching = matching
        var counted = policy.selection
        counted.allowsAbsentValues = true
        counted.classes = classes
        counted.ids = ids ?? policy.selection.ids
        counted.countyWide = policy.countyWide
        let table = try store.initiatives(counted, detail: .amounts)
        (statuses, straddling) = (table.statusAccount, table.straddling)
        self.classes = try store.statusClasses()
        if statuses.leftOut.contains(where: { $0.statusClass == .undecided }) {
            selection.scheme = policy.selection.scheme
            selection.classes.insert(.undecided)
            undecided = try reading(selection)
        } else {
            undecided = nil
        }
    }

    /// The initiatives for which a condition is true, how many can't be told, and whether it says which statuses it is
    /// about.
    private static func passing(
        _ condition: Policy.Condition, of policy: Policy, _ selection: Selection, _ store: Store
    ) throws -> (ids: Set<String>, unknown: Int, asksForStatus: Bool) {
        do {
            let query = try Query(condition.text, selection: selection, store: store)
            if let unknown = try query.unknownValues().first { throw unknown }
            let answer = try query.answer()
            return (Set(answer.matched.map { answer.initiative($0).id }), answer.unknown, query.asksForStatus)
        } catch let error as any WordedError {
            throw PolicyError(file: policy.name, line: condition.line, key: "where", problem: error.wording)
        }
    }

    package var territory: Territory { distributor.territory }
    private var year: Int? { policy.selection.to?.year }

    /// Names that a policy may use, for `PolicyReader`.
    package static func indicatorNames(in store: Store) throws -> [String] {
        (Indicator.builtIn + (try store.indicators())).map(\.id.text)
    }

    /// - Throws: `PolicyError` where a rule names a part, an indicator or a direction that isn't there.
    /// - Complexity: O(rules · variants · footprint parts), and for rules on reach a union of discs for each distance.
    package func run() throws -> GapReport {
        let rules = rules(on: GapFacts(distributor, ids: ids, year: year, programmeAreas: programmeAreas))
        let ground = rules.ground
        var variants = GapVariants(
            rules, others: others.map { GapFacts($0, ids: ids, year: year) },
            undecided: undecided.map { GapFacts($0, ids: ids, year: year) },
            own: (
                facts: GapFacts(distributor.holding(own.counted(distributor.table)), ids: ids, year: year),
                isOwn: { [own] in own.answer(ground.table.initiatives[$0]).isOwn == true }
            )
        ) { row in
            ground.table.initiatives[row].status.map { classes[$0] == .decided } ?? true
        }
        let nearest = GapNearest(ground)
        var results: [GapReport.RuleResult] = []
        var gaps: [GapReport.Gap] = []
        var unasked: [GapReport.Unasked] = []
        for rule in policy.rules {
            let verdict = try rules.verdict(rule)
            let holds = try variants.compare(rule, verdict)
            let candidates = try GapCandidates(rule, on: rules, nearest: nearest)
            gaps += try candidates.gaps(verdict, dependsOn: holds.shortfalls)
            unasked += candidates.unasked(verdict)
            results.append(result(rule, verdict, candidates, dependsOn: holds.verdict))
        }
        let order = Dictionary(uniqueKeysWithValues: policy.rules.enumerated().map { ($1.id, $0) })
        gaps.sort {
            if $0.population != $1.population { return ($0.population ?? 0) > ($1.population ?? 0) }
            return (order[$0.rule]!, $0.part?.code ?? "", $0.dimension ?? "")
                < (order[$1.rule]!, $1.part?.code ?? "", $1.dimension ?? "")
        }
        let unplaced = ground.rows.filter { ground.table.unlocatedShare[$0] > 0 }
        let wholly = unplaced.count { ground.table.basis[$0] == .unlocated }
        var report = GapReport(
            policy: policy, scheme: territory.scheme, rules: results, gaps: gaps, unasked: unasked,
            variants: variants.used,
            counted: ground.rows.count, unlocated: wholly, partlyUnlocated: unplaced.count - wholly,
            unlocatedOre: unplaced.reduce(into: AmountTally()) { tally, row in
                tally.add(ore: ground.table.initiatives.grantedOre(row).map { _ in ground.table.unlocatedOre[row] })
            }.statedOre,
            undated: ground.undated, unknown: unknown, statuses: statuses, straddling: straddling)
        if policy.rules.contains(where: { $0.content.indicator == Indicator.ID.grantedSek.text }) {
            report.money = ground.table.money
        }
        if policy.rules.contains(where: { $0.content.isAboutMoney }) {
            report.unstated = ground.rows.count { ground.table.initiatives.grantedOre($0) == nil }
        }
        report.placing = ground.table.placingCount(of: ground.rows)
        report.partNames = names(ground.facts)
        // Whatever initiatives there are: what they don't state takes no rule away.
        let nothing = GapFacts(distributor.holding(InitiativeTable()), ids: nil, year: year)
        report.impossible = try ImpossibleRules.groups(self.rules(on: nothing)).map { $0.map(\.id) }
        tellPeople(ground.facts, &report)
        return report
    }

    /// Whose people parts are compared with: those of the policy's year; rules on reports of another year say theirs.
    private func tellPeople(_ facts: GapFacts, _ report: inout GapReport) {
        var levels: [Level] = []
        for rule in policy.rules where rule.content.comparesPeople {
            guard let level = rule.content.level, !levels.contains(level) else { continue }
            levels.append(level)
            let basis = facts.divisions[level].population
            if territory.peopleUnknown(at: level) == nil || basis.people != nil { report.populations[level] = basis }
        }
        report.hasPopulation = territory.hasPopulation
        let first = Level.allCases.first(where: levels.contains) ?? .municipality
        report.population = facts.divisions[first].population
    }

    /// What sentences call the parts and indicators that the rules name.
    func names(_ facts: GapFacts) -> PartNames {
        let named = Set(policy.rules.filter { $0.content.parts != nil }.compactMap(\.content.level))
        return PartNames(
            Dictionary(uniqueKeysWithValues: named.map { ($0, facts.divisions[$0].parts) }), titles: statistics.titles)
    }

    /// The policy's rules on initiatives, county-wide ones and periods counted as the policy says.
    ///
    /// - Parameter isApplication: whether they are applications, of which rules' conditions can't be asked.
    func rules(on facts: GapFacts, isApplication: Bool = false) -> GapRules {
        let ground = GapGround(
            facts, countyWide: policy.countyWide, from: policy.selection.from, to: policy.selection.to,
            round: policy.round)
        return GapRules(
            policy: policy, ground: ground, statistics: statistics, matching: isApplication ? [:] : matching)
    }

    /// The same on the initiatives of a table, the store's where none is given.
    ///
    /// - Parameters:
    ///   - added: identifiers that neither the policy's condition nor the rules' need let pass.
    ///   - listed: the store's own ground, where the table is another.
    func rules(
        on table: InitiativeTable? = nil, with added: Set<String> = [], listed: GapGround? = nil
    ) -> GapRules {
        let facts = GapFacts(
            table.map(distributor.holding) ?? distributor, ids: ids.map { $0.union(added) }, year: year)
        var rules = rules(on: facts)
        rules.matching = rules.matching.mapValues { $0.union(added) }
        rules.listed = listed
        return rules
    }

    private func result(
        _ rule: Policy.Rule, _ verdict: RuleVerdict, _ candidates: GapCandidates, dependsOn: [GapVariant]
    ) -> GapReport.RuleResult {
        let remarks = verdict.remarks + candidates.remarks
        return GapReport.RuleResult(
            rule: rule, standing: verdict.standing, unit: verdict.unit, required: verdict.required,
            observed: verdict.observed,
            shortfall: verdict.shortfall(isMaximum: rule.content.isMaximum),
            remark: remarks.isEmpty
                ? nil
                : Wording(sv: remarks.map(\.sv).joined(separator: "; "), en: remarks.map(\.en).joined(separator: "; ")),
            dependsOn: dependsOn)
    }
}
