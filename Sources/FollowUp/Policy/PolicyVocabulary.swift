import Store

/// The keys and names of a policy file: what `PolicyReader` accepts, and what the shipped JSON Schema says.
public enum PolicyVocabulary {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case minimumInitiatives = "minimum_initiatives"
        case minimumAmount = "minimum_amount"
        case minimumShare = "minimum_share"
        case matrix, reach
        case maximumConcentration = "maximum_concentration"
        case recency, trend
    }

    /// Keys of one mapping: those that must be there, and those that may.
    public struct Keys: Sendable, Hashable {
        public let required: Set<String>
        public let optional: Set<String>
        public var all: Set<String> { required.union(optional) }
    }

    public static let top = Keys(
        required: ["version", "name", "rules"],
        optional: ["round", "period", "scheme", "county_wide", "filter", "weights"])
    public static let period = Keys(required: [], optional: ["from", "to"])
    public static let filter = Keys(required: [], optional: ["programme", "strength_area", "status", "where"])
    public static let weight = Keys(required: ["indicator"], optional: ["weight", "direction", "year"])
    /// Divisions that a rule may look at part by part.
    public static let levels = [Level.municipality, .zone, .cell, .rollUp, .faRegion].map(\.rawValue)
    public static let sustainability = ["economic", "social", "environmental", "sami"]
    public static let directions = [Indicator.Direction.higherIsBetter, .lowerIsBetter].map(\.rawValue)

    public static func rule(_ kind: Kind) -> Keys {
        let (required, optional): (Set<String>, Set<String>) =
            switch kind {
            case .minimumInitiatives: (["per", "minimum"], ["parts"])
            case .minimumAmount: (["per", "minimum"], ["of", "parts"])
            case .minimumShare: (["of", "per", "at_least"], ["against", "parts"])
            // Exactly one of the two minima.
            case .matrix: (["dimension", "per"], ["values", "minimum", "minimum_sek", "at_least"])
            case .reach: (["distance_m", "at_least"], ["per"])
            case .maximumConcentration: (["of", "per", "measure", "at_most"], [])
            case .recency: (["per", "at_most_months"], ["parts"])
            case .trend: (["indicator", "years"], ["direction", "of", "at_least"])
            }
        return Keys(required: required.union(["id", "kind"]), optional: optional.union(["severity"]))
    }
}
