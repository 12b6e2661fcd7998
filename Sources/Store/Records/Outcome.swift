/// An initiative's value of an indicator (utfall).
public struct Outcome: Sendable, Hashable {
    public var initiative: String
    public var indicator: Indicator.ID
    public var kind: Kind
    public var period: PartialDate?
    public var value: Double
    public var source: String?

    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case baseline
        /// An intermediate target (delmål).
        case milestone
        case target, result
    }

    public init(
        initiative: String, indicator: Indicator.ID, kind: Kind, period: PartialDate? = nil, value: Double,
        source: String? = nil
    ) {
        self.initiative = initiative
        self.indicator = indicator
        self.kind = kind
        self.period = period
        self.value = value
        self.source = source
    }
}

extension Outcome {
    /// The key of an outcome: initiative, indicator, kind, period.
    package struct Key: Hashable, Comparable {
        var initiative: String
        let indicator: Indicator.ID
        let kind: Kind
        let period: PartialDate?

        package init(initiative: String, indicator: Indicator.ID, kind: Kind, period: PartialDate?) {
            (self.initiative, self.indicator, self.kind, self.period) = (initiative, indicator, kind, period)
        }

        /// As the history names an outcome.
        package var name: String {
            ([initiative, indicator.text, kind.rawValue] + (period.map { [$0.description] } ?? []))
                .joined(separator: " ")
        }

        package static func < (a: Key, b: Key) -> Bool {
            (a.initiative, a.indicator, a.kind.rawValue, a.period?.firstDay ?? 0, a.period?.lastDay ?? 0)
                < (b.initiative, b.indicator, b.kind.rawValue, b.period?.firstDay ?? 0, b.period?.lastDay ?? 0)
        }
    }

    package var key: Key { Key(initiative: initiative, indicator: indicator, kind: kind, period: period) }
}
