package import FollowUp
package import Wording

/// What rules come to, in words.
package enum StandingText {
    /// As in a table: "uppfylld", "met".
    package static func word(_ standing: RuleStanding) -> Wording {
        switch standing {
        case .met: Wording(sv: "uppfylld", en: "met")
        case .notMet: Wording(sv: "inte uppfylld", en: "not met")
        case .cannotBeJudged: Wording(sv: "kan inte bedömas", en: "can't be judged")
        case .notApplicable: Wording(sv: "inte tillämplig", en: "not applicable")
        }
    }

    /// How many rules are not met and how many can't be judged, as the end of "of five rules …"; nil where all hold.
    package static func failing(_ report: GapReport) -> Wording? {
        let notMet = report.rules.count { $0.standing == .notMet }
        let open = report.rules.count { $0.standing == .cannotBeJudged }
        var sv: [String] = []
        var en: [String] = []
        if notMet > 0 {
            sv.append("\(Prose.count(notMet).sv) är inte \(notMet == 1 ? "uppfylld" : "uppfyllda")")
            en.append("\(Prose.count(notMet).en) \(notMet == 1 ? "is" : "are") not met")
        }
        if open > 0 {
            sv.append("\(Prose.count(open).sv) kan inte bedömas")
            en.append("\(Prose.count(open).en) can't be judged")
        }
        guard !sv.isEmpty else { return nil }
        return Wording(sv: sv.joined(separator: " och "), en: en.joined(separator: " and "))
    }

    /// What is impossible and what can't be judged: for those who get the answer in a machine's format.
    package static func told(_ report: GapReport) -> [Wording] { impossible(report) + notJudged(report) }

    /// What can't be judged and why, a sentence a rule; of rules with gaps too, which can't be judged everywhere.
    package static func notJudged(_ report: GapReport) -> [Wording] {
        report.rules.compactMap { result in
            let own = report.notJudged.filter { $0.rule == result.rule.id }
            guard result.standing == .cannotBeJudged || !own.isEmpty else { return nil }
            let name = title(of: result.rule, report.partNames)
            let reasons = grouped(own)
            let everywhere =
                result.standing == .cannotBeJudged
                ? Wording(verbatim: "") : Wording(sv: " överallt", en: " everywhere")
            return Wording(
                sv: "\(name.sv) kan inte bedömas\(everywhere.sv): \(reasons.map(\.sv).joined(separator: "; ")).",
                en: "\(name.en) can't be judged\(everywhere.en): \(reasons.map(\.en).joined(separator: "; ")).")
        }
    }

    /// A rule's title; what it asks for where it has none.
    static func title(of rule: Policy.Rule, _ names: PartNames) -> Wording {
        if let title = rule.title { return title }
        let sentence = PolicyText.requirement(rule, names)
        return Wording(sv: "”\(sentence.sv.withoutStop)”", en: "“\(sentence.en.withoutStop)”")
    }

    /// The rules that can't be met whatever is granted, a sentence a group.
    package static func impossible(_ report: GapReport) -> [Wording] {
        impossible(report.impossible, of: report.policy, report.partNames)
    }

    static func impossible(_ groups: [[String]], of policy: Policy, _ names: PartNames) -> [Wording] {
        groups.map { ids in
            let rules = ids.compactMap { id in policy.rules.first { $0.id == id } }
            let names = Prose.list(rules.map { title(of: $0, names) }, most: 12)
            return ids.count == 1
                ? Wording(
                    sv: "Omöjlig: regeln \(names.sv) kan inte uppfyllas hur medlen än fördelas.",
                    en: "Impossible: the rule \(names.en) can't be met however the money is distributed.")
                : Wording(
                    sv: "Omöjliga tillsammans: reglerna \(names.sv) kan inte uppfyllas hur medlen än fördelas.",
                    en: "Impossible together: the rules \(names.en) can't be met however the money is distributed.")
        }
    }

    /// Parts with the same reason together, in their order: "Berg, Krokom: nobody lives there"; several rules often
    /// can't be asked of the same part for the same reason.
    static func grouped(_ items: [GapReport.Unasked]) -> [Wording] {
        var order: [Wording] = []
        var names: [Wording: [Wording]] = [:]
        for item in items {
            if names[item.reason] == nil { order.append(item.reason) }
            let name = item.name
            if names[item.reason]?.contains(name) != true { names[item.reason, default: []].append(name) }
        }
        return order.map { reason in
            let own = names[reason] ?? []
            // Names of cells have commas of their own.
            let parts =
                own.contains { $0.sv.contains(",") }
                ? Wording(sv: own.map(\.sv).joined(separator: "; "), en: own.map(\.en).joined(separator: "; "))
                : Prose.list(own, most: 12)
            return Wording(sv: "\(parts.sv): \(reason.sv)", en: "\(parts.en): \(reason.en)")
        }
    }
}

extension String {
    /// Without the full stop at its end, for the middle of a sentence.
    var withoutStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
