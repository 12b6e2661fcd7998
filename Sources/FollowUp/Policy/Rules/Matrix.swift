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

    package func verdict(on ground: RuleGround) throws -> RuleVerdict {
        let rows = try rows(on: ground)
        guard !rows.isEmpty else {
            return .notJudged(
                least.unit, nil,
                because: Wording(
                    sv: "ingen insats som räknas anger \(of.wording.sv), så det finns inga kombinationer",
                    en: "no initiative that counts states a \(of.wording.en), so there are no combinations"))
        }
        let shortfalls = rows.flatMap(\.shortfalls)
        let count = rows.reduce(0) { $0 + $1.parts.count }
        var verdict = RuleVerdict(
            unit: least.unit, required: least.figure, observed: rows.compactMap(\.lowest).min() ?? 0,
            shortfalls: isFilled(empty: shortfalls.count, of: count) ? [] : shortfalls)
        let sv = Figures(.swedish)
        let en = Figures(.english)
        verdict.remark(
            sv: "\(sv.integer(count - shortfalls.count)) av \(sv.integer(count)) kombinationer är uppfyllda",
            en: "\(en.integer(count - shortfalls.count)) of \(en.integer(count)) combinations are met")
        let without = ground.ground.rows.count { of.isUnknown(ground.ground.table.initiatives[$0]) }
        if without > 0 {
            verdict.remark(
                sv: "\(without) \(without == 1 ? "insats" : "insatser") saknar uppgift om \(of.wording.sv)",
                en: "\(without) \(without == 1 ? "initiative doesn't" : "initiatives don't") state \(of.wording.en)")
        }
        return verdict
    }

    /// Whether as many boxes as the rule asks for are filled, where so many are not.
    private func isFilled(empty: Int, of count: Int) -> Bool {
        count == 0 || 1 - Double(empty) / Double(count) >= filled
    }

    private func values(on ground: GapGround) -> [String] {
        let stated = of.values(of: ground.rows.map { ground.table.initiatives[$0] })
        guard let values, of != .sustainability else { return values ?? stated }
        // As initiatives write them, however the policy does.
        let spelled = Dictionary(stated.map { (FoldedText.key($0), $0) }) { first, _ in first }
        return values.map { stated.contains($0) ? $0 : spelled[FoldedText.key($0)] ?? $0 }
    }

    /// The boxes, value by value.
    private func rows(on ground: RuleGround) throws -> [PartMinimum] {
        let division = ground.division(per)
        return try values(on: ground.ground).map { value in
            PartMinimum(
                division: division, parts: Array(division.parts.indices), held: try held(value, on: ground),
                least: least.figure, unit: least.unit, dimension: value)
        }
    }

    /// By part what there is of a value.
    private func held(_ value: String, on asked: RuleGround) throws -> [Double] {
        let division = asked.division(per)
        let fits: (Int) -> Bool = { of.has(value, asked.ground.table.initiatives[$0]) == true }
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
        var count = 0
        for row in try rows(on: ground) {
            guard let value = row.dimension else { continue }
            let theme = money.theme(of, value)
            count += row.parts.count
            for part in row.parts {
                let lacking = MoneyRequirements.ore(minimum) - Int64(clamped: (row.held[part] * 100).rounded())
                guard lacking > 0 else { continue }
                numbers.append(money.all.count)
                money.add(
                    ground.rule, row.division.parts[part], dimension: value,
                    .themed(theme: theme, cells: row.division.cellsOfPart[part], ore: lacking))
            }
        }
        let empty = (0...numbers.count).last { isFilled(empty: $0, of: count) } ?? 0
        if empty > 0 { money.spare(empty, of: numbers, ground.rule) }
    }

    package func ask(_ conditions: inout ApplicationConditions, on ground: RuleGround, added: [RuleGround]) throws {
        let rows = try rows(on: ground)
        let count = rows.reduce(0) { $0 + $1.parts.count }
        let full = count - rows.reduce(0) { $0 + $1.shortfalls.count }
        let wanted = (0...count).first { isFilled(empty: count - $0, of: count) } ?? count
        let group = conditions.add(.members(least: max(0, wanted - full)))
        for row in rows {
            guard let value = row.dimension else { continue }
            row.ask(&conditions, ground.rule, adds: try added.map { try held(value, on: $0) }, group: group)
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
