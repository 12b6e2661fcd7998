import Store
import Wording

/// Reads one rule of a policy.
struct PolicyRuleReader {
    let indicators: Set<String>?
    /// Whether the policy says when the round is, and what need is made of: some rules can't do without.
    let hasRound: Bool
    let hasWeights: Bool
    let findings: PolicyFindings

    enum words {
        static let indicator = Wording(sv: "en indikator", en: "an indicator")
        static let direction = Wording(sv: "en riktning", en: "a direction")
        static let population = Wording(sv: "befolkningen", en: "the population")
        static let cells = Wording(sv: "rutorna i matrisen", en: "the matrix's cells")
    }

    /// Nil after a mistake, which has then been said.
    func read(_ node: PolicyNode) -> Policy.Rule? {
        guard let open = PolicyTable(node, keys: nil, findings) else { return nil }
        guard let kindNode = open["kind"] else {
            findings.add(line: open.line, key: "kind", sv: "nyckeln kind saknas", en: "the key kind is missing")
            return nil
        }
        guard
            let kind = kindNode.oneOf(
                PolicyVocabulary.Kind.self, what: Wording(sv: "en sorts regel", en: "a kind of rule")),
            let table = PolicyTable(node, keys: PolicyVocabulary.rule(kind), findings)
        else { return nil }
        let id = table["id"]?.string
        let severity = table["severity"]?.oneOf(
            Policy.Severity.self, what: Wording(sv: "en allvarlighetsgrad", en: "a severity"))
        let body = body(kind, table)
        guard let id, let body else { return nil }
        return Policy.Rule(id: id, severity: severity ?? .must, kind: body, line: table.line)
    }

    private func body(_ kind: PolicyVocabulary.Kind, _ table: PolicyTable) -> Policy.Rule.Kind? {
        switch kind {
        case .minimumInitiatives:
            let per = level(table)
            let parts = parts(table)
            let minimum = table["minimum"]?.positiveInteger
            guard let per, let minimum else { return nil }
            return .minimumInitiatives(per: per, parts: parts, minimum: minimum)
        case .minimumAmount:
            let of = indicator(table, "of")
            let per = level(table)
            let parts = parts(table)
            let minimum = table["minimum"]?.positive
            guard let per, let minimum else { return nil }
            return .minimumAmount(of: of ?? "granted_sek", per: per, parts: parts, minimum: minimum)
        case .minimumShare: return share(table)
        case .matrix: return matrix(table)
        case .reach:
            let per = level(table)
            let distance = table["distance_m"]?.positive
            let atLeast = table["at_least"]?.share(of: words.population)
            guard let distance, let atLeast else { return nil }
            return .reach(distance: distance, per: per, atLeast: atLeast)
        case .maximumConcentration:
            let of = indicator(table, "of")
            let per = level(table)
            let measure = table["measure"]?.oneOf(
                Policy.Rule.Concentration.self,
                what: Wording(sv: "ett mått på koncentration", en: "a measure of concentration"))
            let atMost = table["at_most"]?.share(
                of: Wording(sv: "måttets största värde", en: "the measure's largest value"))
            guard let of, let per, let measure, let atMost else { return nil }
            return .maximumConcentration(of: of, per: per, measure: measure, atMost: atMost)
        case .recency:
            let per = level(table)
            let parts = parts(table)
            let months = table["at_most_months"]?.positiveInteger
            if !hasRound {
                findings.add(
                    line: table.line, key: "round",
                    sv: "recency räknar månader före utlysningens dag; nyckeln round saknas överst i filen",
                    en:
                        """
                        recency counts months before the day of the round; the key round is missing at the top of \
                        the file
                        """
                )
            }
            guard let per, let months else { return nil }
            return .recency(per: per, parts: parts, months: months)
        case .trend:
            let name = indicator(table, "indicator")
            let of = indicator(table, "of")
            let factor = table["at_least"]?.positive
            let direction = table["direction"]?.oneOf(Set(PolicyVocabulary.directions), what: words.direction)
            let years = table["years"]?.positiveInteger
            guard let name, let years else { return nil }
            return .trend(
                indicator: name, direction: direction.flatMap { Indicator.Direction(rawValue: $0) }, years: years,
                of: of ?? "granted_sek",
                factor: factor ?? 1)
        }
    }

    private func share(_ table: PolicyTable) -> Policy.Rule.Kind? {
        let of = indicator(table, "of")
        let per = level(table)
        let parts = parts(table)
        let factor = table["at_least"]?.positive
        let base = table["against"]?.oneOf(
            Policy.Rule.Base.self, what: Wording(sv: "något att jämföra med", en: "something to compare with"))
        if base == .need, !hasWeights, let against = table["against"] {
            findings.add(
                line: against.line, key: "weights",
                sv: "against: need behöver nyckeln weights överst i filen, som säger vad behovet består av",
                en: "against: need wants the key weights at the top of the file, which says what need is made of")
        }
        guard let of, let per, let factor else { return nil }
        return .minimumShare(of: of, against: base ?? .population, per: per, parts: parts, factor: factor)
    }

    private func matrix(_ table: PolicyTable) -> Policy.Rule.Kind? {
        let dimension = table["dimension"]?.oneOf(
            Policy.Rule.Dimension.self,
            what: Wording(sv: "en dimension av insatserna", en: "a dimension of initiatives"))
        let per = level(table)
        let values = table["values"]
        let named =
            dimension == .sustainability
            ? values.map { node in
                (node.isList ? node.list : [node]).compactMap {
                    $0.oneOf(
                        Set(PolicyVocabulary.sustainability),
                        what: Wording(sv: "en hållbarhetsdimension", en: "a dimension of sustainability"))
                }
            } : values?.strings
        let count = table["minimum"]?.positiveInteger
        let amount = table["minimum_sek"]?.positive
        if (table["minimum"] == nil) == (table["minimum_sek"] == nil) {
            findings.add(
                line: table.line, key: "minimum",
                sv: "matrix ska ha antingen minimum (insatser) eller minimum_sek (kronor)",
                en: "matrix must have either minimum (initiatives) or minimum_sek (kronor)")
        }
        let filled = table["at_least"].map { $0.share(of: words.cells) } ?? 1
        guard let dimension, let per, let filled,
            let minimum = count.map(Policy.Rule.Minimum.initiatives) ?? amount.map(Policy.Rule.Minimum.granted)
        else { return nil }
        return .matrix(dimension: dimension, values: named, per: per, minimum: minimum, filled: filled)
    }

    private func level(_ table: PolicyTable) -> Level? {
        table["per"]?.oneOf(
            Set(PolicyVocabulary.levels), what: Wording(sv: "en indelning i delar", en: "a division into parts")
        )
        .flatMap { Level(rawValue: $0) }
    }

    private func parts(_ table: PolicyTable) -> [String]? { table["parts"]?.strings }

    private func indicator(_ table: PolicyTable, _ key: String) -> String? {
        table[key]?.oneOf(indicators, what: words.indicator)
    }
}
