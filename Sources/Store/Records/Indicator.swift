public import Wording

/// A measured quantity (indikator).
public struct Indicator: Sendable, Hashable {
    public var id: ID
    public var title: Wording
    public var unit: Wording
    public var kind: Kind
    public var direction: Direction
    /// For an intensive indicator, the extensive one that it is averaged with: `population`.
    public var weight: ID?
    public var note: Wording?
    /// The accumulation of initiatives' reports, where stated.
    public var accumulation: Accumulation?

    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A sum: persons, kronor, kilometres. Can be split and added.
        case extensive
        /// A rate or share: is averaged with weights, never added.
        case intensive

        public var title: Wording {
            switch self {
            case .extensive: Wording(sv: "summa", en: "sum")
            case .intensive: Wording(sv: "nyckeltal", en: "rate")
            }
        }
    }

    public enum Direction: String, Sendable, Hashable, CaseIterable {
        case higherIsBetter = "higher_is_better"
        case lowerIsBetter = "lower_is_better"
        case neutral
    }

    /// How a report of an initiative relates to earlier ones.
    public enum Accumulation: String, Sendable, Hashable, CaseIterable {
        /// The total to date, earlier reports included.
        case cumulative
        /// The change in the report's own period: reports are added.
        case perPeriod = "per_period"
        /// A state. The only kind for rates.
        case level
    }

    /// The accumulation assumed: that stated, else cumulative for sums, level for rates.
    public var reportsContain: Accumulation {
        kind == .intensive ? .level : accumulation ?? .cumulative
    }

    // More than seven, because each is a column of the table.
    public init(
        id: ID, title: Wording, unit: Wording, kind: Kind, direction: Direction = .neutral, weight: ID? = nil,
        note: Wording? = nil, accumulation: Accumulation? = nil
    ) {
        self.accumulation = accumulation
        self.id = id
        self.title = title
        self.unit = unit
        self.kind = kind
        self.direction = direction
        self.weight = weight
        self.note = note
    }
}

extension Indicator {
    /// An indicator's stable name in the store, in files and in machine formats, lower snake case:
    /// `tax_base_per_inhabitant`.
    public struct ID: Sendable, Hashable, Comparable, CustomStringConvertible {
        public let text: String

        public init(_ text: String) { self.text = text }

        public var description: String { text }

        public static func < (a: ID, b: ID) -> Bool { a.text < b.text }
    }

    /// The quantity of an indicator's values, which determines rounding, comparison and wording.
    public enum Measure: Sendable, Hashable, CaseIterable {
        /// Kronor granted, to the öre.
        case money
        /// Initiatives.
        case count
        /// An intensive indicator, in its own unit.
        case rate
        /// A sum in the indicator's own unit: persons, kilometres.
        case other
    }

    public var measure: Measure {
        switch (id, kind) {
        case (.grantedSek, _): .money
        case (.initiatives, _): .count
        case (_, .intensive): .rate
        case (_, .extensive): .other
        }
    }

    /// Indicators of every store, computed from the initiatives themselves.
    public static let builtIn = [
        Indicator(
            id: .grantedSek, title: Wording(sv: "beviljade medel", en: "funding granted"),
            unit: Wording(sv: "kr", en: "SEK"), kind: .extensive),
        Indicator(
            id: .initiatives, title: Wording(sv: "insatser", en: "initiatives"),
            unit: Wording(sv: "insatser", en: "initiatives"), kind: .extensive),
    ]
}

extension Indicator.ID {
    /// The money granted.
    public static let grantedSek = Indicator.ID("granted_sek")
    /// The number of initiatives.
    public static let initiatives = Indicator.ID("initiatives")
    /// The inhabitants, the default weight for averaging rates.
    public static let population = Indicator.ID("population")
}

/// The origin of an indicator's values.
public enum IndicatorSource: String, Sendable, Hashable, CaseIterable {
    /// Municipal statistics.
    case statistics
    /// Reports of initiatives.
    case initiatives
}
