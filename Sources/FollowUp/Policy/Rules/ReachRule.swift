package import Store
import Territory
import Wording

/// At least a share of the population lives within a distance of an initiative with a known place: of the county's, or
/// with `per` of each part's.
package struct ReachRule: PolicyRule {
    /// Metres.
    package var distance: Double
    package let per: Level?
    package let atLeast: Double
    package let filter: InitiativeFilter?

    package static let name = "reach"
    package static let example = "{id: a, kind: reach, distance_m: 25000, at_least: 0.8}"

    private enum Key {
        static let distance = PolicyKey.positive("distance_m").required.meaning("Metres in a straight line.")
        static let per = PolicyKey.per
        static let atLeast = PolicyKey.share("at_least", of: Wording(sv: "befolkningen", en: "the population")).required
            .meaning("Share of the population.")
    }

    package static let keys: [any DeclaredKey] = [Key.distance, Key.per, Key.atLeast, InitiativeFilter.to]

    package var level: Level? { per }
    package var asksForPlaces: Bool { true }

    package func repetitions(on _: RuleGround) -> [RuleRepetition] {
        [0.75, 1.25].map { factor in
            var other = self
            other.distance *= factor
            return RuleRepetition(variant: .radius(factor: factor), rule: other)
        }
    }

    private func reached(on ground: RuleGround) throws -> PeopleReached {
        try PeopleReached(
            ground.ground, in: ground.division(per ?? .municipality), distance: distance, fits: ground.admits)
    }

    /// Whether no initiative is one of those that people should reach.
    private func reachesForNothing(on ground: RuleGround) -> Bool {
        filter != nil && !ground.ground.rows.contains(where: ground.admits)
    }

    package func mayCount(_ initiative: Initiative, round: PartialDate?) -> Bool {
        filter?.admits(initiative) ?? true
    }

    package func verdict(on ground: RuleGround) throws -> RuleVerdict {
        guard !ground.territory.countsPeopleByMunicipality else {
            return .peopleByMunicipality
        }
        if let reason = ground.peopleUnknown(at: per) { return .notJudged(.share, nil, because: reason) }
        guard !reachesForNothing(on: ground) else {
            return .notJudged(
                .share, nil,
                because: Wording(
                    sv: "ingen insats som räknas är en av dem som to anger, så det finns inget att nå",
                    en: "no initiative that counts is one of those that to names, so there is nothing to reach"))
        }
        let people = try reached(on: ground)
        var verdict = RuleVerdict(unit: .share, required: atLeast, observed: people.share, shortfalls: [])
        var worst = Double.infinity
        for (index, part) in people.division.parts.enumerated() {
            guard part.population > 0 else {
                if per != nil {
                    verdict.notApplicable.append(
                        .init(part: index, reason: Wording(sv: "ingen bor där", en: "nobody lives there")))
                }
                continue
            }
            let reached = people.reached(in: index)
            let own = reached / Double(part.population)
            worst = min(worst, own)
            guard own < atLeast else { continue }
            let lacking = max(1, Int(clamped: (atLeast * Double(part.population) - reached).rounded(.up)))
            verdict.shortfalls.append(
                Shortfall(
                    part: index, required: atLeast, observed: own, missing: .init(people: lacking),
                    people: part.population - Int(clamped: reached.rounded())))
        }
        // Without `per` the rule's part is the county; the municipalities that fall short are named to locate the gap.
        if per == nil {
            if people.share >= atLeast { verdict.shortfalls = [] }
        } else {
            verdict.observed = worst.isFinite ? worst : nil
            verdict.isUnasked = !worst.isFinite
        }
        let without = ground.ground.rows.count(where: ground.admits) - people.places.count
        if without > 0 {
            verdict.remark(
                sv:
                    """
                    \(without) \(without == 1 ? "insats" : "insatser") har inget exakt läge (punkt eller ort) \
                    och räknas inte
                    """,
                en: without == 1
                    ? "1 initiative has no exact location (point or locality) and is not counted"
                    : "\(without) initiatives have no exact location (point or locality) and are not counted")
        }
        return verdict
    }

    package func require(of money: inout MoneyRequirements, on ground: RuleGround) {
        money.leaveOut(
            ground.rule, sv: "handlar om var insatser ligger, inte om medel",
            en: "is about where initiatives lie, not about money")
    }

    package func ask(_ conditions: inout ApplicationConditions, on ground: RuleGround, added: [RuleGround]) throws {
        // What isn't judged asks nothing.
        guard !ground.territory.countsPeopleByMunicipality, ground.peopleUnknown(at: per) == nil else { return }
        let people = try reached(on: ground)
        let gains = try people.gains(by: added.map { ($0.ground, $0.ground.places(fits: $0.admits)) })
        func form(_ parts: [Int], population: Int) -> ApplicationConditions.Form {
            var merged: [[Int]: Double] = [:]
            for part in parts { merged.merge(gains[part]) { $0 + $1 } }
            return .reach(
                held: parts.reduce(0) { $0 + people.reached(in: $1) },
                gains: merged.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.value, $0.key) },
                least: atLeast, population: Double(population))
        }
        let parts = people.division.parts
        // Until something is there to reach, nothing is asked.
        let isBlank = reachesForNothing(on: ground)
        let blanks =
            isBlank
            ? FilledBlanks([0], applications: added.count) { one, _ in !reachesForNothing(on: added[one]) } : .none
        func asked(_ form: ApplicationConditions.Form) -> ApplicationConditions.Form {
            isBlank ? blanks.form(of: 0, form) : form
        }
        let group =
            per == nil
            ? conditions.add(.instead(asked(form(Array(parts.indices), population: ground.territory.population)))) : nil
        let short =
            isBlank
            ? parts.indices.filter { parts[$0].population > 0 } : try verdict(on: ground).shortfalls.compactMap(\.part)
        for part in short {
            conditions.add(
                .init(
                    rule: ground.rule, part: parts[part], dimension: nil, unit: .share,
                    form: asked(form([part], population: parts[part].population)), group: group))
        }
    }
}

extension ReachRule {
    package init?(_ table: PolicyTable) {
        let per = table[Key.per]
        let distance = table[Key.distance]
        let atLeast = table[Key.atLeast]
        let filter = table[InitiativeFilter.to].map(InitiativeFilter.init)
        guard let distance, let atLeast else { return nil }
        self.init(distance: distance, per: per, atLeast: atLeast, filter: filter)
    }
}

extension GapVariant {
    /// The rule's distance times this factor.
    package static func radius(factor: Double) -> GapVariant {
        .changed(
            code: "distance_m*\(factor)",
            wording: factor < 1
                ? Wording(sv: "25 % kortare avstånd", en: "distance 25% shorter")
                : Wording(sv: "25 % längre avstånd", en: "distance 25% longer"))
    }
}
