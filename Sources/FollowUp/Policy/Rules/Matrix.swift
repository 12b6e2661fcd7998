import Store
import Wording

/// Of the pairs of a value of a dimension and a part, at least the share `filled` has the minimum.
package struct Matrix: PolicyRule {
    package let of: MatrixDimension
    /// Nil: those that any initiative of the selection has.
    package let values: [String]?
    package let per: Level
    package let minimum: Minimum
    package let filled: Double

    /// The least that fills a box.
    package enum Minimum: Sendable, Hashable {
        case initiatives(Int)
        /// Kronor granted.
        case granted(Double)
    }

    package static let name = "matrix"
    package static let example = "{id: a, kind: matrix, dimension: strength_area, per: municipality, minimum: 1}"

    private enum Key {
        static let dimension = PolicyKey<MatrixDimension>.word(
            "dimension", what: Wording(sv: "en dimension av insatserna", en: "a dimension of initiatives")
        ).required
        static let values = PolicyKey.texts("values")
        /// The values of a dimension whose values are fixed.
        static let sustainability = PolicyKey<[String]>("values", .texts) { node in
            (node.isList ? node.list : [node]).compactMap {
                $0.oneOf(
                    Set(MatrixDimension.sustainabilityValues),
                    what: Wording(sv: "en hållbarhetsdimension", en: "a dimension of sustainability"))
            }
        }
        static let per = PolicyKey.per.required
        static let minimum = PolicyKey.positiveInteger("minimum")
        static let minimumSek = PolicyKey.positive("minimum_sek")
        static let filled = PolicyKey.share(
            "at_least", of: Wording(sv: "kombinationerna i matrisen", en: "the matrix's combinations")
        )
        .meaning("Share of the combinations that must be met; all where it is left out.")
    }

    package static let keys: [any DeclaredKey] = [
        Key.dimension, Key.values, Key.per, Key.minimum, Key.minimumSek, Key.filled,
    ]
    package static let conditions = [
        KeyCondition.exactlyOne(
            [Key.minimum.name, Key.minimumSek.name],
            problem: Wording(
                sv: "matrix ska ha antingen minimum (insatser) eller minimum_sek (kronor)",
                en: "matrix must have either minimum (initiatives) or minimum_sek (kronor)")),
        .words(
            key: Key.values.name, called: MatrixDimension.sustainability.rawValue, MatrixDimension.sustainabilityValues,
            where: (Key.dimension.name, MatrixDimension.sustainability.rawValue)),
    ]

    package var isAboutMoney: Bool { if case .granted = minimum { true } else { false } }
    package var level: Level? { per }
    package var dimension: MatrixDimension? { of }

    package var indicator: String? {
        switch minimum {
        case .initiatives: nil
        case .granted: Indicator.ID.grantedSek.text
        }
    }

    private var least: (unit: GapReport.Unit, figure: Double) {
        switch minimum {
        case .initiatives(let count): (.initiatives, Double(count))
        case .granted(let kronor): (.sek, kronor)
        }
    }

    // MARK: Judging

    /// Whether any initiative that counts, here or as the policy counts, says which value of the dimension it has: else
    /// nothing is known of any box.
    private func isStated(on asked: RuleGround) -> Bool {
        [asked.ground, asked.listed].contains { ground in
            ground.rows.contains { !of.isUnknown(ground.table.initiatives[$0]) }
        }
    }

    package func verdict(on ground: RuleGround) throws -> RuleVerdict {
        let rows = try rows(on: ground)
        guard !rows.isEmpty, isStated(on: ground) else {
            return .notJudged(
                least.unit, nil,
                because: Wording(
                    sv: "ingen insats som räknas anger \(of.wording.sv), så det finns inga kombinationer",
                    en: "no initiative that counts states a \(of.wording.en), so there are no combinations"))
        }
        let shortfalls = rows.flatMap(\.least.shortfalls)
        let (count, blank) = (rows.reduce(0) { $0 + $1.count }, rows.reduce(0) { $0 + $1.blanks.count })
        guard blank < count else {
            var verdict = RuleVerdict.nothingReported(least.unit, Indicator.ID.grantedSek.text, on: ground)
            verdict.unjudged = unjudged(rows)
            return verdict
        }
        let mayBeFilled = isFilled(empty: shortfalls.count, of: count)
        var verdict = RuleVerdict(
            unit: least.unit, required: least.figure, observed: rows.compactMap(\.least.lowest).min() ?? 0,
            shortfalls: mayBeFilled ? [] : shortfalls)
        // Where enough are met whatever the others hold, nothing is open; else nor is it known whether the empty ones
        // may be empty.
        if !isFilled(empty: shortfalls.count + blank, of: count) {
            verdict.unjudged = unjudged(rows) + (mayBeFilled ? shortfalls.map(unsure) : [])
        }
        remark(met: count - shortfalls.count - blank, blank: blank, of: count, in: &verdict)
        let without = ground.ground.rows.count { of.isUnknown(ground.ground.table.initiatives[$0]) }
        if without > 0 {
            verdict.remark(
                sv: "\(without) \(without == 1 ? "insats" : "insatser") saknar uppgift om \(of.wording.sv)",
                en: "\(without) \(without == 1 ? "initiative doesn't" : "initiatives don't") state \(of.wording.en)")
        }
        return verdict
    }

    private func remark(met: Int, blank: Int, of count: Int, in verdict: inout RuleVerdict) {
        let (sv, en) = (Figures(.swedish), Figures(.english))
        verdict.remark(
            sv: "\(sv.integer(met)) av \(sv.integer(count)) kombinationer är uppfyllda",
            en: "\(en.integer(met)) of \(en.integer(count)) combinations are met")
        guard blank > 0 else { return }
        verdict.remark(
            sv: "\(Plural.sv(blank, "kombination", "kombinationer")) kan inte bedömas: inget belopp är angivet där",
            en: "\(Plural.en(blank, "combination")) can't be judged: no amount is stated there")
    }

    /// The combinations of which nobody states an amount.
    private func unjudged(_ rows: [Row]) -> [RuleVerdict.NotAsked] {
        rows.flatMap { row in
            let title = of.title(of: row.value)
            return row.blanks.sorted().map {
                RuleVerdict.NotAsked(
                    part: $0, dimension: row.value,
                    reason: Wording(
                        sv: "inget belopp är angivet för \(of.wording.sv) \(title.sv)",
                        en: "no amount is stated for the \(of.wording.en) \(title.en)"))
            }
        }
    }

    private func unsure(_ shortfall: Shortfall) -> RuleVerdict.NotAsked {
        RuleVerdict.NotAsked(
            part: shortfall.part, dimension: shortfall.dimension,
            reason: Wording(
                sv: "om kombinationen får sakna medel beror på dem utan angivet belopp",
                en: "whether the combination may lack money depends on those without a stated amount"))
    }

    /// Whether as many boxes as the rule asks for are filled, where so many are not.
    private func isFilled(empty: Int, of count: Int) -> Bool {
        count == 0 || 1 - Double(empty) / Double(count) >= filled
    }

    /// What the rule lists; else what the initiatives state that the policy counts, whichever way of counting is tried.
    private func values(on ground: GapGround) -> [String] {
        let stated = of.values(of: ground.rows.map { ground.table.initiatives[$0] })
        guard let values, of != .sustainability else { return values ?? stated }
        // As initiatives write them, however the policy does.
        let spelled = Dictionary(stated.map { (FoldedText.key($0), $0) }) { first, _ in first }
        return values.map { stated.contains($0) ? $0 : spelled[FoldedText.key($0)] ?? $0 }
    }

    /// The boxes of one value.
    private struct Row {
        let value: String
        /// Those that can be judged.
        let least: PartMinimum
        /// Parts where initiatives have the value and none states an amount.
        let blanks: Set<Int>

        var count: Int { least.parts.count + blanks.count }
    }

    /// The boxes, value by value.
    private func rows(on ground: RuleGround) throws -> [Row] {
        let division = ground.division(per)
        return try values(on: ground.listed).map { value in
            let blanks = try blanks(value, on: ground)
            return Row(
                value: value,
                least: PartMinimum(
                    division: division, parts: division.parts.indices.filter { !blanks.contains($0) },
                    held: try held(value, on: ground), least: least.figure, unit: least.unit, dimension: value),
                blanks: blanks)
        }
    }

    private func has(_ value: String, on asked: RuleGround) -> (Int) -> Bool {
        { of.has(value, asked.ground.table.initiatives[$0]) == true }
    }

    private func blanks(_ value: String, on asked: RuleGround) throws -> Set<Int> {
        guard isAboutMoney else { return [] }
        return try asked.blanks(
            of: Indicator.ID.grantedSek.text, in: asked.division(per), fits: has(value, on: asked))
    }

    /// By part what there is of a value.
    private func held(_ value: String, on asked: RuleGround) throws -> [Double] {
        let division = asked.division(per)
        let fits = has(value, on: asked)
        return switch minimum {
        case .initiatives: asked.ground.counts(in: division, fits: fits).map { Double($0) }
        case .granted: try asked.sums(of: Indicator.ID.grantedSek.text, in: division, fits: fits)
        }
    }

    // MARK: Choices

    /// Each box that holds less than the minimum asks for what it lacks.
    package func require(of money: inout MoneyRequirements, on ground: RuleGround) throws {
        guard case .granted(let minimum) = minimum else {
            return money.leaveOut(ground.rule, sv: "räknar insatser, inte medel", en: "counts initiatives, not money")
        }
        var numbers: [Int] = []
        var (count, blank) = (0, 0)
        let division = ground.division(per)
        for row in try rows(on: ground) {
            let theme = money.theme(of, row.value)
            count += row.count
            blank += row.blanks.count
            for part in row.least.parts {
                let lacking = MoneyRequirements.ore(minimum) - Int64(clamped: (row.least.held[part] * 100).rounded())
                guard lacking > 0 else { continue }
                numbers.append(money.all.count)
                money.add(
                    ground.rule, division.parts[part], dimension: row.value,
                    .themed(theme: theme, cells: division.cellsOfPart[part], ore: lacking))
            }
            leaveOut(row, in: division, of: ground.rule, &money)
        }
        // Those that can't be judged may turn out empty.
        let empty = (0...numbers.count).last { isFilled(empty: $0 + blank, of: count) } ?? 0
        if empty > 0 { money.spare(empty, of: numbers, ground.rule) }
    }

    private func leaveOut(
        _ row: Row, in division: GapDivision, of rule: Policy.Rule, _ money: inout MoneyRequirements
    ) {
        guard !row.blanks.isEmpty else { return }
        let names = row.blanks.sorted().map { division.parts[$0].name }
        let title = of.title(of: row.value)
        money.leaveOut(
            rule,
            sv: "inget belopp är angivet för \(title.sv) i \(names.map(\.sv).joined(separator: ", "))",
            en: "no amount is stated for \(title.en) in \(names.map(\.en).joined(separator: ", "))")
    }

    package func ask(_ conditions: inout ApplicationConditions, on ground: RuleGround, added: [RuleGround]) throws {
        let rows = try rows(on: ground)
        let count = rows.reduce(0) { $0 + $1.count }
        let wanted = (0...count).first { isFilled(empty: count - $0, of: count) } ?? count
        let blanks = try rows.map { row in
            try FilledBlanks(
                row.blanks, of: Indicator.ID.grantedSek.text, in: per, added, fits: { has(row.value, on: $0) })
        }
        // A box that can't be judged is no gap; one that an application makes known is asked.
        let asked = zip(rows, blanks).reduce(0) { $0 + $1.0.least.shortfalls.count + $1.1.blanks.count }
        let group = conditions.add(.members(least: max(0, wanted - (count - asked))))
        let stating = FilledBlanks([0], applications: added.count) { one, _ in isStated(on: added[one]) }
        let isBlank = !isStated(on: ground)
        for (row, blanks) in zip(rows, blanks) {
            let adds = try added.map { try held(row.value, on: $0) }
            conditions.exclude(blanks.excluded)
            row.least.ask(&conditions, ground.rule, adds: adds, blanks, until: isBlank ? stating : nil, group: group)
        }
    }
}

extension Matrix {
    package init?(_ table: PolicyTable) {
        let of = table[Key.dimension]
        let per = table[Key.per]
        let values = of == .sustainability ? table[Key.sustainability] : table[Key.values]
        if let field = of.flatMap({ SelectionField(rawValue: $0.rawValue) }), let node = table[Key.values.name] {
            node.findings.check(node, against: field)
        }
        let count = table[Key.minimum].map(Minimum.initiatives)
        let amount = table[Key.minimumSek].map(Minimum.granted)
        let filled = table[Key.filled]
        guard let of, let per, let minimum = count ?? amount else { return nil }
        self.init(of: of, values: values, per: per, minimum: minimum, filled: filled ?? 1)
    }
}
