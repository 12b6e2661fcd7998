import FollowUp
package import Store
import Wording

/// Which options act on which kinds of indicators: the one place that says it. An option acts on a result where it acts
/// on one of its indicators.
package enum IndicatorOptions {
    struct Declaration {
        let options: [String]
        let kinds: Set<ValueKind>
        let scope: Wording
    }

    private static let sums: Set<ValueKind> = [.money, .count, .outcomes]

    static let declarations = [
        Declaration(
            options: OptionLimit.initiatives, kinds: Set(ValueKind.allCases.filter(\.isBrought)),
            scope: Wording(sv: "det som insatser bidrar till", en: "what initiatives bring")),
        Declaration(
            options: ["influence", "sources", "index", "bootstrap"], kinds: sums,
            scope: Wording(sv: "summor som insatser bidrar till", en: "sums that initiatives bring")),
        Declaration(
            options: ["need"], kinds: sums.union([.statistics]), scope: Wording(sv: "summor", en: "sums")),
        Declaration(
            options: ["smooth"], kinds: [.count, .outcomes, .statistics],
            scope: Wording(sv: "antal över en befolkning", en: "counts over a population")),
        Declaration(
            options: ["neighbours", "weights", "local", "contrast"],
            kinds: Set(ValueKind.allCases.filter { $0 != .population }),
            scope: Wording(sv: "värden per invånare och kvoter", en: "values per inhabitant, and rates")),
    ]

    /// Why a kind has no use for it, and what works.
    private static func instead(_ kind: ValueKind, _ id: Indicator.ID) -> Wording {
        switch kind {
        case .money: Wording(sv: "\(id) är pengar.", en: "\(id) is money.")
        case .count, .outcomes: Wording(sv: "\(id) är en summa.", en: "\(id) is a sum.")
        case .outcomeRate, .statisticsRate:
            Wording(
                sv: "\(id) är en kvot, som vägs ihop och inte delas upp.",
                en: "\(id) is a rate, which is averaged and not shared out.")
        case .statistics:
            Wording(
                sv: "\(id) är kommunstatistik: välj år med --year, utan att välja bland insatser.",
                en: "\(id) is municipal statistics: choose a year with --year, without choosing among initiatives.")
        case .population:
            Wording(
                sv: "\(id) är folkmängden själv, som är ett per invånare överallt: välj år med --year.",
                en: "\(id) is the people themselves, one per inhabitant everywhere: choose a year with --year.")
        }
    }

    /// Refuses the options given that act on none of the indicators.
    ///
    /// - Parameters:
    ///   - source: of the values, where an indicator has them of both.
    ///   - others: options that act on something else of the result, such as the places of a map.
    /// - Throws: `OptionRefusal`; as `Store.valueKind`.
    package static func check(
        _ given: GivenOptions, on indicators: [Indicator.ID], from source: IndicatorSource?, in store: Store,
        butFor others: Set<String> = []
    ) throws {
        if source != nil, indicators.allSatisfy({ Indicator.builtIn.map(\.id).contains($0) }) {
            try given.refuse([.builtIn])
        }
        // Reading an indicator's values takes time; mostly nothing hangs on them.
        let declared = declarations.map { one in one.options.filter { given.contains($0) && !others.contains($0) } }
        guard declared.contains(where: { !$0.isEmpty }) else { return }
        let kinds = try indicators.map { try store.valueKind(of: $0, from: source) }
        for (declaration, options) in zip(declarations, declared) where !options.isEmpty {
            guard kinds.allSatisfy({ !declaration.kinds.contains($0) }) else { continue }
            throw OptionRefusal(
                options, OptionLimit(options, scope: declaration.scope, instead: instead(kinds[0], indicators[0])))
        }
    }
}
