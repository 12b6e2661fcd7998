import Store
import Wording
import Yams

/// Reads goals, documents and strength areas from YAML, strictly: every key and name must be known.
package struct GoalReader {
    private enum Top {
        static let documents = tables("documents", Document.keys)
        static let goals = tables("goals", Aim.keys)
        static let areas = tables("strength_areas", Area.keys)

        private static func tables(_ name: String, _ keys: [any DeclaredKey]) -> PolicyKey<[PolicyTable]> {
            PolicyKey(name, .tables(keys)) { node in node.list.compactMap { $0.table(keys) } }
        }
    }

    private enum Document {
        static let id = PolicyKey.text("id").required
        static let title = PolicyKey.text("title").required
        static let dnr = PolicyKey.text("dnr")
        static let adopted = PolicyKey.date("adopted")
        static let validTo = PolicyKey.date("valid_to")
        static let review = PolicyKey<PolicyTable>("review", .table([months, elections])) {
            $0.table([months, elections])
        }
        static let months = PolicyKey.positiveInteger("every_months")
        static let elections = PolicyKey<Bool>("between_elections", .words(["true"])) { node in
            guard node.isText("true") else {
                node.wrong(sv: "true; ta annars bort raden", en: "true; else remove the line")
                return nil
            }
            return true
        }
        static let lastReview = PolicyKey.date("last_review")
        static let owner = PolicyKey.text("owner")
        static let source = PolicyKey.text("source")
        static var keys: [any DeclaredKey] {
            [id, title, dnr, adopted, validTo, review, lastReview, owner, source]
        }
    }

    private enum Aim {
        static let id = PolicyKey.text("id").required
        static let title = PolicyKey.text("title")
        static let document = PolicyKey.text("document")
        static let indicator = PolicyKey.indicator("indicator").required
        static let part = PolicyKey.text("part").required
        static let direction = PolicyKey.direction
        static let baseline = PolicyKey<PolicyTable>("baseline", .table([year, ownValue])) {
            $0.table([year, ownValue])
        }.required
        static let milestones = PolicyKey<[PolicyTable]>("milestones", .tables([year, value])) { node in
            node.list.compactMap { $0.table([year, value]) }
        }
        static let target = PolicyKey<PolicyTable>("target", .table([year, value])) {
            $0.table([year, value])
        }.required
        static let prices = PolicyKey<Goal.Prices>("prices", .text) { $0.prices }
        static let initiatives = PolicyKey<PolicyTable>("initiatives", .table([programme, area])) {
            $0.table([programme, area])
        }
        static let source = PolicyKey.text("source")
        static let year = PolicyKey.year("year").required
        static let value = PolicyKey<Double>("value", .text) { $0.number }.required
        static let ownValue = PolicyKey<Double>("value", .text) { $0.number }
        static let programme = PolicyKey.texts("programme")
        static let area = PolicyKey.texts("strength_area")
        static var keys: [any DeclaredKey] {
            [
                id, title, document, indicator, part, direction, baseline, milestones, target, prices, initiatives,
                source,
            ]
        }
    }

    private enum Area {
        static let name = PolicyKey.text("name").required
        static let step = PolicyKey<Int>("step", .text) {
            $0.integer(StrengthArea.steps, sv: "ett steg, 1–6", en: "a step, 1–6")
        }
        static let since = PolicyKey.date("since")
        static let vision = PolicyKey.text("vision")
        static let priorities = PolicyKey.texts("priorities")
        static let source = PolicyKey.text("source")
        static var keys: [any DeclaredKey] { [name, step, since, vision, priorities, source] }
    }

    private let file: String
    private let known: Set<String>

    /// - Parameters:
    ///   - file: its name, for messages.
    ///   - indicators: those on file.
    package init(file: String, indicators: some Sequence<String>) { (self.file, known) = (file, Set(indicators)) }

    /// - Throws: all faults; only the first where the file isn't YAML.
    package func read(_ text: String) throws -> GoalDeclaration {
        let findings = PolicyFindings(file: file, indicators: known, schemes: nil)
        var declaration = GoalDeclaration(documents: [], goals: [], areas: [])
        if let top = PolicyNode(root: text, findings)?.table([Top.documents, Top.goals, Top.areas]) {
            let documents = (top[Top.documents] ?? []).compactMap(document)
            let goals = (top[Top.goals] ?? []).compactMap { goal($0, documents: Set(documents.map(\.id))) }
            declaration = GoalDeclaration(
                documents: documents, goals: goals, areas: (top[Top.areas] ?? []).compactMap(area))
            check(declaration, top)
        }
        try findings.check()
        return declaration
    }

    private func check(_ declaration: GoalDeclaration, _ top: PolicyTable) {
        if ["documents", "goals", "strength_areas"].allSatisfy({ top[$0] == nil }) {
            top.findings.add(
                line: top.line, sv: "filen har varken goals, documents eller strength_areas",
                en: "the file has neither goals, documents nor strength_areas")
        }
        for (name, ids) in [
            ("documents", declaration.documents.map(\.id)), ("goals", declaration.goals.map(\.id)),
            ("strength_areas", declaration.areas.map(\.name)),
        ] {
            var seen = Set<String>()
            for id in ids where !seen.insert(id).inserted {
                top.findings.add(
                    line: top[name]?.line ?? top.line, key: name, sv: "\(id) finns två gånger i \(name)",
                    en: "\(id) appears twice in \(name)")
            }
        }
    }

    private func document(_ table: PolicyTable) -> SteeringDocument? {
        var cycle: SteeringDocument.Cycle?
        if let review = table[Document.review] {
            let (months, elections) = (review[Document.months], review[Document.elections])
            switch (months, elections) {
            case (let months?, nil): cycle = .everyMonths(months)
            case (nil, true?): cycle = .betweenElections
            default:
                review.findings.add(
                    line: review.line, key: "review",
                    sv: "review är antingen every_months: ANTAL eller between_elections: true",
                    en: "review is either every_months: COUNT or between_elections: true")
            }
        }
        let (adopted, last) = (table[Document.adopted], table[Document.lastReview])
        guard let id = table[Document.id], let title = table[Document.title] else { return nil }
        return SteeringDocument(
            id: id, title: title, dnr: table[Document.dnr], adopted: adopted, validTo: table[Document.validTo],
            cycle: cycle, lastReview: last, owner: table[Document.owner])
    }

    private func goal(_ table: PolicyTable, documents: Set<String>) -> Goal? {
        func point(_ table: PolicyTable) -> Goal.Point? {
            guard let year = table[Aim.year], let value = table[Aim.value] else { return nil }
            return Goal.Point(year: year, value: value)
        }
        let baseline = table[Aim.baseline]
        let target = table[Aim.target].flatMap(point)
        let milestones = (table[Aim.milestones] ?? []).compactMap(point).sorted { $0.year < $1.year }
        if let document = table[Aim.document], let node = table["document"], !documents.contains(document) {
            node.findings.add(
                line: node.line, key: "document",
                Nearest.unknown(
                    document, among: documents, what: Wording(sv: "ett dokument i filen", en: "a document of the file"))
            )
        }
        let filter = table[Aim.initiatives]
        guard let id = table[Aim.id], let indicator = table[Aim.indicator], let part = table[Aim.part],
            let from = baseline?[Aim.year], let target
        else { return nil }
        for point in milestones where point.year <= from || point.year >= target.year {
            table.findings.add(
                line: table["milestones"]?.line ?? table.line, key: "milestones",
                sv: "delmålet \(point.year) ska ligga mellan \(from) och \(target.year)",
                en: "the milestone of \(point.year) must lie between \(from) and \(target.year)")
        }
        if target.year <= from {
            table.findings.add(
                line: table["target"]?.line ?? table.line, key: "target",
                sv: "målet ska gälla ett senare år än \(from)", en: "the target must be of a later year than \(from)")
        }
        return Goal(
            id: id, title: table[Aim.title], document: table[Aim.document], indicator: Indicator.ID(indicator),
            scope: scope(part), direction: table[Aim.direction], baselineYear: from,
            baselineValue: baseline?[Aim.ownValue], milestones: milestones, target: target,
            prices: table[Aim.prices],
            initiatives: Goal.Filter(
                programmes: filter?[Aim.programme] ?? [], strengthAreas: filter?[Aim.area] ?? []),
            line: table.line)
    }

    private func scope(_ part: String) -> Goal.Scope {
        switch part {
        case "county": .county
        case "each_municipality": .eachMunicipality
        default: .municipality(part)
        }
    }

    private func area(_ table: PolicyTable) -> StrengthArea? {
        guard let name = table[Area.name] else { return nil }
        return StrengthArea(
            name: name, step: table[Area.step], since: table[Area.since], vision: table[Area.vision],
            priorities: table[Area.priorities] ?? [])
    }
}

extension PolicyNode {
    fileprivate var number: Double? {
        guard let number = node.scalar.flatMap({ Double($0.string) }), number.isFinite else {
            wrong(sv: "ett tal, med decimalpunkt", en: "a number, with a decimal point")
            return nil
        }
        return number
    }

    /// `nominal`, or `fixed:2024`.
    fileprivate var prices: Goal.Prices? {
        if isText("nominal") { return .nominal }
        let parts = (string ?? "").split(separator: ":")
        guard parts.count == 2, parts[0] == "fixed", let year = Int(parts[1]), (1_000...9_999).contains(year) else {
            wrong(sv: "nominal eller fixed:ÅR", en: "nominal or fixed:YEAR")
            return nil
        }
        return .fixed(year: year)
    }
}
