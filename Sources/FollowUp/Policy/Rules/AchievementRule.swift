import Statistics
package import Store
import Territory
import Wording

/// What initiatives aimed at has been reached to at least a share, in each part or in the county as a whole; those that
/// are due and have not reported count as having reached nothing.
package struct AchievementRule: PolicyRule {
    package let of: String
    /// Nil: the county's initiatives as one, with what they do outside it.
    package let per: Level?
    package let parts: [String]?
    package let atLeast: Double
    /// Nil: at the round, or by all reports where the policy has none.
    package var asOf: PartialDate?
    package let filter: InitiativeFilter?
    /// Whether targets that are due count where nobody reported; else those that reported alone.
    var countsUnreported = true

    package static let name = "achievement"
    package static let example = "{id: a, kind: achievement, of: jobs, per: municipality, at_least: 0.5}"

    private enum Key {
        static let of = PolicyKey.indicator("of").required
            .meaning("A sum of which initiatives state targets and report results.")
        static let per = PolicyKey.per.meaning("The county's initiatives as one where it is left out.")
        static let parts = PolicyKey.texts("parts")
        static let atLeast = PolicyKey.share("at_least", of: Wording(sv: "målen", en: "the targets")).required
            .meaning("Share of the way from baselines to targets.")
        static let asOf = PolicyKey.date("as_of").meaning(
            "Reports until then count, and targets until then are due; the round where it is left out.")
    }

    package static let keys: [any DeclaredKey] = [
        Key.of, Key.per, Key.parts, Key.atLeast, Key.asOf, InitiativeFilter.among,
    ]

    package var level: Level? { per }
    package var indicator: String? { of }

    package func mayCount(_ initiative: Initiative, round _: PartialDate?) -> Bool {
        filter?.admits(initiative) ?? true
    }

    package func repetitions(on ground: RuleGround) -> [RuleRepetition] {
        var reported = self
        reported.countsUnreported = false
        let day = asOf ?? ground.policy.round
        return [RuleRepetition(variant: .reportedOnly, rule: reported)]
            + [-1, 1].compactMap { years in
                guard let day = day?.adding(years: years) else { return nil }
                var other = self
                other.asOf = day
                return RuleRepetition(variant: .asOf(day), rule: other)
            }
    }

    package func verdict(on ground: RuleGround) throws -> RuleVerdict {
        let groups = try groups(on: ground)
        var verdict = RuleVerdict(unit: .share, required: atLeast, observed: nil, shortfalls: [])
        var unreported = 0
        for (part, group, closes) in groups {
            guard let share = share(group) else {
                if let reason = nothingAsked(of: group, ground.name(of: of)) {
                    verdict.notApplicable.append(.init(part: part, dimension: of, reason: reason))
                } else {
                    verdict.unjudged.append(.init(part: part, dimension: of, reason: unknown(of: group)))
                }
                continue
            }
            verdict.observed = min(verdict.observed ?? share, share)
            unreported += group.counts.notReported
            guard share < atLeast else { continue }
            let people = part.map { ground.division(per ?? .municipality).parts[$0].population }
            var shortfall = Shortfall(
                part: part, dimension: of, required: atLeast, observed: share, missing: .init(),
                people: people ?? ground.territory.population)
            // Initiatives are there, whatever they reached.
            shortfall.isAmount = false
            shortfall.closes = closes
            verdict.shortfalls.append(shortfall)
        }
        verdict.isUnasked = verdict.observed == nil
        if let reason = (verdict.unjudged.first ?? verdict.notApplicable.first)?.reason, verdict.isUnasked {
            let isOpen = !verdict.unjudged.isEmpty
            verdict.remark(
                sv: "\(isOpen ? "kan inte bedömas" : "inte tillämplig"): \(reason.sv)",
                en: "\(isOpen ? "can't be judged" : "not applicable"): \(reason.en)")
        } else if unreported > 0, countsUnreported {
            verdict.remark(
                sv: "mål som är förfallna och inte rapporterade räknas som att inget är nått",
                en: "targets that are due and not reported count as nothing reached")
        }
        return verdict
    }

    private func share(_ group: OutcomeGroup) -> Double? {
        countsUnreported ? group.achievementIfUnreportedIsNothing : group.achievementOfReported
    }

    /// Why a group isn't what the rule is about; nil where it is.
    private func nothingAsked(of group: OutcomeGroup, _ name: Wording) -> Wording? {
        if group.counts.initiatives == 0 {
            return Wording(
                sv: "ingen insats där anger \(name.sv)", en: "no initiative there states \(name.en)")
        }
        guard group.valueKind == .notDue else { return nil }
        return Wording(sv: "inget mål har förfallit än", en: "no target is due yet")
    }

    /// Why a group that has something due has no share.
    private func unknown(of group: OutcomeGroup) -> Wording {
        if group.counts.withoutTarget == group.counts.initiatives {
            return Wording(sv: "inget mål är angivet", en: "no target is stated")
        }
        if !countsUnreported, group.counts.measured == 0 {
            return Wording(sv: "inget är rapporterat", en: "nothing was reported")
        }
        if group.unachieved == .targetIsBaseline {
            return Wording(sv: "målen är utgångsvärdena", en: "the targets are the baselines")
        }
        return Wording(
            sv: "målen ger tillsammans ingen förändring att nå", en: "the targets add up to no change to reach")
    }

    /// By part, with the shares of initiatives that fall on it; the county as one without `per`.
    ///
    /// - Returns: with each, whether initiatives whose place isn't known would bring it to the share if they lay there;
    ///   the county has them already.
    private func groups(
        on ground: RuleGround
    ) throws -> [(part: Int?, group: OutcomeGroup, closes: ((MayLie) -> Bool)?)] {
        let standings = try standings(on: ground)
        let table = ground.ground.table
        let rows = ground.ground.rows.filter { standings[table.initiatives.id($0)] != nil && ground.admits($0) }
        func member(_ row: Int, _ share: Double) -> OutcomeGroup.Member {
            .init(standings[table.initiatives.id(row)]!, granted: nil, share: share)
        }
        guard let per else { return [(nil, try OutcomeGroup(rows.map { member($0, 1) }), nil)] }
        let division = ground.division(per)
        var members = [[OutcomeGroup.Member]](repeating: [], count: division.parts.count)
        for row in rows {
            for (part, share) in PlacesOfRow(row, of: table, division.partOfCell).sharesOfParts {
                members[part].append(member(row, share.fraction))
            }
        }
        return try ground.selected(of: division).map { part in
            let own = members[part]
            let closes = { (more: MayLie) in
                let others = more.rows.compactMap { row in
                    standings[table.initiatives.id(row)].map {
                        OutcomeGroup.Member(
                            $0, granted: nil, share: Share(parts: table.unlocatedShare[row]).fraction)
                    }
                }
                let group = try? OutcomeGroup(own + others)
                return group.flatMap(share).map { $0 >= atLeast } ?? false
            }
            return (part, try OutcomeGroup(own), closes)
        }
    }

    private func standings(on ground: RuleGround) throws -> [String: OutcomeStanding] {
        func wrong(_ problem: Wording) -> PolicyError {
            PolicyError(file: ground.policy.name, line: ground.rule.line, key: "of", problem: problem)
        }
        let distributor = ground.ground.facts.distributor
        do {
            let indicator = try distributor.indicator(Indicator.ID(of))
            let own = try distributor.reported(indicator.id)
            guard indicator.id != .grantedSek, indicator.id != .initiatives, !own.isEmpty else {
                throw DistributionError.notOutcomes(indicator.id)
            }
            guard indicator.kind == .extensive else {
                throw wrong(
                    Wording(
                        sv: "\(of) är ett nyckeltal, och flera insatsers nyckeltal går inte att lägga ihop",
                        en: "\(of) is a rate, and rates of several initiatives don't add up"))
            }
            return try InitiativeOutcomes(own, of: indicator, asOf: asOf ?? ground.policy.round).standings
        } catch let error as DistributionError {
            throw wrong(error.wording)
        }
    }

    package func require(of money: inout MoneyRequirements, on ground: RuleGround) {
        money.leaveOut(
            ground.rule, sv: "handlar om vad insatser har nått, inte om medel",
            en: "is about what initiatives have reached, not about money")
    }

    /// An application has reported nothing.
    package var isChangedByApplications: Bool { false }

    /// Nothing.
    package func ask(_: inout ApplicationConditions, on _: RuleGround, added _: [RuleGround]) {}
}

extension AchievementRule {
    package init?(_ table: PolicyTable) {
        let of = table[Key.of]
        let per = table[Key.per]
        let parts = table[Key.parts]
        let atLeast = table[Key.atLeast]
        let asOf = table[Key.asOf]
        let filter = table[InitiativeFilter.among].map(InitiativeFilter.init)
        if per == nil, let node = table[Key.parts.name] {
            node.findings.add(
                line: node.line, key: node.key, sv: "parts väljer bland delarna av per; ange per",
                en: "parts chooses among the parts of per; state per")
        }
        guard let of, let atLeast else { return nil }
        self.init(of: of, per: per, parts: parts, atLeast: atLeast, asOf: asOf, filter: filter)
    }
}

extension GapVariant {
    /// Those that have not reported left out, instead of counted as nothing.
    static var reportedOnly: GapVariant {
        .changed(
            code: "unreported=left_out",
            wording: Wording(sv: "bara de som har rapporterat", en: "those that reported alone"))
    }

    /// Reports and targets until another date.
    static func asOf(_ date: PartialDate) -> GapVariant {
        .changed(
            code: "as_of=\(date)",
            wording: Wording(sv: "läget \(date)", en: "the state of \(date)"))
    }
}
