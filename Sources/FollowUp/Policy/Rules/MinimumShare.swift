import Store
import Wording

/// Each part has at least `factor` times its share of the base.
package struct MinimumShare: PolicyRule {
    package let of: String
    package var against: Base
    package let per: Level
    package let parts: [String]?
    package let factor: Double
    /// Years before the round; nil: municipal statistics of any age.
    package let newest: Int?

    /// The base with which a part's share of effects is compared.
    package enum Base: String, Sendable, Hashable, CaseIterable { case population, area, need }

    package static let name = "minimum_share"
    package static let example = "{id: a, kind: minimum_share, of: granted_sek, per: municipality, at_least: 0.5}"

    private enum Key {
        static let of = PolicyKey.indicator("of").required
        static let against = PolicyKey<Base>.word(
            "against", what: Wording(sv: "något att jämföra med", en: "something to compare with"))
        static let per = PolicyKey.per.required
        static let parts = PolicyKey.texts("parts")
        static let factor = PolicyKey.positive("at_least").required
            .meaning("Times the part's share of what is compared with; 0.5 is half of it.")
    }

    package static let keys: [any DeclaredKey] = [
        Key.of, Key.against, Key.per, Key.parts, Key.factor, PolicyKey<Int>.newest,
    ]
    package static let conditions = [
        KeyCondition.needs(
            "weights", where: (Key.against.name, Base.need.rawValue),
            problem: Wording(
                sv: "against: need behöver nyckeln weights överst i filen, som säger vad behovet består av",
                en: "against: need wants the key weights at the top of the file, which says what need is made of")),
        .goes(
            PolicyKey<Int>.newest.name, with: (Key.against.name, Base.need.rawValue), top: "round",
            problem: Wording(
                sv:
                    """
                    newest_not_older_than gäller åldern på det som behovet mäts med: bara med against: need, och med \
                    nyckeln round överst i filen
                    """,
                en:
                    """
                    newest_not_older_than is about the age of what need is measured by: with against: need only, \
                    and with the key round at the top of the file
                    """)),
    ]

    package var level: Level? { per }
    package var indicator: String? { of }
    package var comparesPeople: Bool { against != .area }

    package var weighsNeed: Bool { against == .need }

    /// The same factor against the other bases that the policy and its parts allow.
    package func repetitions(on ground: RuleGround) -> [RuleRepetition] {
        Base.allCases.filter { base in
            base != against && (base != .need || isNeedKnown(on: ground))
        }.map { base in
            var other = self
            other.against = base
            return RuleRepetition(variant: .base(base), rule: other)
        }
    }

    package func verdict(on ground: RuleGround) throws -> RuleVerdict {
        if comparesPeople, let reason = ground.peopleUnknown(at: per) { return .notJudged(.share, of, because: reason) }
        let age = try age(on: ground)
        if let old = age?.refusal(newest) { return .notJudged(.share, of, because: old) }
        let sizes = try sizes(on: ground)
        let blanks = try ground.blanks(of: of, in: ground.division(per))
        let shares = try shares(on: ground, sizes, without: blanks)
        let selected = try ground.selected(of: shares.division)
        guard !blanks.isSuperset(of: selected) else { return .nothingReported(.share, of, on: ground) }
        let asked = Set(shares.required.map(\.part))
        let left = selected.filter { !asked.contains($0) && !blanks.contains($0) }.map { part in
            (
                isMeasured: sizes[part] != nil,
                item: RuleVerdict.NotAsked(
                    part: part, dimension: of, reason: nothingToCompare(isMeasured: sizes[part] != nil))
            )
        }
        var verdict =
            shares.required.isEmpty
            ? nothingAsked(left.first { !$0.isMeasured } ?? left.first)
            : shares.isOfNothing ? .notJudged(.share, of, because: ground.nothing(of: of)) : shares.verdict
        verdict.notApplicable = left.filter(\.isMeasured).map(\.item)
        verdict.unjudged += left.filter { !$0.isMeasured }.map(\.item)
        verdict.hold(blanks.intersection(selected), in: shares.division, of: of)
        if let old = age?.remark(newest) { verdict.remarks.append(old) }
        return verdict
    }

    /// Of what need is measured by; nil where shares aren't compared with need.
    private func age(on ground: RuleGround) throws(PolicyError) -> DataAge? {
        guard against == .need else { return nil }
        let years = try need(on: ground).years.sorted { $0.key < $1.key }
        return DataAge(
            years: years.map { (ground.name(of: $0.key), $0.value) }, round: ground.policy.round)
    }

    private func need(on ground: RuleGround) throws(PolicyError) -> NeedIndex {
        try NeedIndex(
            ground.policy.need, statistics: ground.statistics, territory: ground.territory,
            population: ground.ground.facts.distributor.population)
    }

    /// - Parameter left: one of the parts that aren't asked, for its reason.
    private func nothingAsked(_ left: (isMeasured: Bool, item: RuleVerdict.NotAsked)?) -> RuleVerdict {
        let reason = left?.item.reason ?? nothingToCompare(isMeasured: true)
        let every = Wording(
            sv: "regeln går inte att ställa i något område (\(reason.sv))",
            en: "the rule can't be asked of any area (\(reason.en))")
        return left?.isMeasured ?? true
            ? .notApplicable(.share, of, because: every) : .notJudged(.share, of, because: every)
    }

    private func isNeedKnown(on ground: RuleGround) -> Bool {
        guard !ground.policy.need.isEmpty else { return false }
        return (try? persons(in: ground.division(per), on: ground)) != nil
    }

    /// By part what its share is measured against; nil where it isn't measured.
    private func sizes(on ground: RuleGround) throws(PolicyError) -> [Double?] {
        let division = ground.division(per)
        return switch against {
        case .population: division.people
        case .area: division.parts.map(\.areaKm2)
        case .need: try persons(in: division, on: ground)
        }
    }

    /// - Throws: `PolicyError` for parts that divide municipalities: need is measured by municipality.
    private func persons(in division: GapDivision, on ground: RuleGround) throws(PolicyError) -> [Double?] {
        guard !ground.territory.dividesMunicipalities(at: per) else {
            throw PolicyError(
                file: ground.policy.name, line: ground.rule.line, key: Key.per.name,
                problem: Wording(
                    sv: "behovet är mätt per kommun, inte per \(per.wording.sv): använd per: municipality",
                    en: "need is measured by municipality, not by \(per.wording.en): use per: municipality"))
        }
        return try need(on: ground).persons(in: division, of: ground.territory, population: division.population)
    }

    /// - Parameters:
    ///   - sizes: of all parts.
    ///   - blanks: parts in which nothing was reported: they stand on neither side.
    private func shares(
        on ground: RuleGround, _ sizes: [Double?], without blanks: Set<Int>
    ) throws -> PartShares {
        let division = ground.division(per)
        let sizes = sizes.enumerated().map { blanks.contains($0) ? nil : $1 }
        let all = sizes.compactMap { $0 }.reduce(0, +)
        let parts = try ground.selected(of: division)
        let held = try ground.sums(of: of, in: division)
        return PartShares(
            division: division, indicator: of, held: held,
            compared: division.parts.indices.filter { sizes[$0] != nil },
            required: parts.compactMap { part in
                guard let size = sizes[part], all > 0, size > 0 || against == .need else { return nil }
                return (part, factor * size / all)
            }, dimension: of)
    }

    private func nothingToCompare(isMeasured: Bool) -> Wording {
        switch against {
        case .population: Wording(sv: "ingen bor där", en: "nobody lives there")
        case .area: Wording(sv: "ytan är noll", en: "the area is zero")
        case .need where isMeasured: Wording(sv: "behovet är detsamma överallt", en: "need is the same everywhere")
        case .need: Wording(sv: "behovet är inte mätt där", en: "need is not measured there")
        }
    }

    package func require(of money: inout MoneyRequirements, on ground: RuleGround) throws {
        guard money.isMoney(of, ground.rule) else { return }
        if comparesPeople, let reason = ground.peopleUnknown(at: per) {
            return money.leaveOut(ground.rule, sv: reason.sv, en: reason.en)
        }
        let blanks = try ground.blanks(of: of, in: ground.division(per))
        let shares = try shares(on: ground, sizes(on: ground), without: blanks)
        guard shares.negative == nil else {
            return money.leaveOut(
                ground.rule, sv: "mer är återbetalt än beviljat i något område, så att andelar saknas",
                en: "more was repaid than granted in some area, so that there are no shares")
        }
        guard blanks.isEmpty else { return money.leaveOut(ground.rule, blanks: blanks, in: shares.division) }
        let measured = shares.compared.flatMap { shares.division.cellsOfPart[$0] }.sorted()
        for (part, share) in shares.required where share > 0 {
            money.add(
                ground.rule, shares.division.parts[part],
                .leastShare(cells: shares.division.cellsOfPart[part], of: measured, share: share))
        }
    }

    package func ask(_ conditions: inout ApplicationConditions, on ground: RuleGround, added: [RuleGround]) throws {
        // What isn't judged asks nothing.
        guard !comparesPeople || ground.peopleUnknown(at: per) == nil, try age(on: ground)?.refusal(newest) == nil
        else { return }
        let blanks = try ground.blanks(of: of, in: ground.division(per))
        let sizes = try sizes(on: ground)
        let adds = try added.map { try $0.sums(of: of, per: per) }
        try PartShares.ask(&conditions, ground.rule, FilledBlanks(blanks, of: of, in: per, added), adds: adds) {
            try shares(on: ground, sizes, without: blanks.subtracting($0))
        }
    }
}

extension MinimumShare {
    package init?(_ table: PolicyTable) {
        let of = table[Key.of]
        let against = table[Key.against]
        let per = table[Key.per]
        let parts = table[Key.parts]
        let factor = table[Key.factor]
        let newest = table[PolicyKey<Int>.newest]
        guard let of, let per, let factor else { return nil }
        self.init(
            of: of, against: against ?? .population, per: per, parts: parts, factor: factor, newest: newest)
    }
}
