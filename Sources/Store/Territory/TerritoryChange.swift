public import Territory
public import Wording

/// The effect of a change of the territory on the initiatives on file: number moved, money, and flows between parts.
public struct TerritoryChange: Sendable, Hashable {
    public let id: Int64
    /// ISO 8601, UTC, milliseconds.
    public let time: String
    /// Last part of the path of the new division's file; nil where there is none.
    public let fileName: String?
    public let formerCountyCode: String
    public let countyCode: String
    /// On file at the time; all were placed anew.
    public let initiatives: Int
    /// Between municipalities, from the former default scheme to the new one.
    public let byMunicipality: Moves
    /// Schemes on file before or after, in the order of their names.
    public let schemes: [Scheme]

    /// Initiatives of which more than a billionth lies in other parts than before, and the money moved.
    public struct Moves: Sendable, Hashable {
        public let initiatives: Int
        /// Öre in another part than before; includes öre moved by rounding only.
        public let grantedOre: Int64
        /// Most money first, then most initiatives.
        public let flows: [Flow]
    }

    /// The flow from one part to another. Where an initiative leaves several parts for several others, losses are
    /// assigned to gains in the order of the parts' codes.
    public struct Flow: Sendable, Hashable {
        public let from: Part
        public let to: Part
        public let initiatives: Int
        /// Sum of the initiatives' shares moved; one that moved wholly counts 1.
        public let share: Double
        public let grantedOre: Int64
    }

    public struct Part: Sendable, Hashable {
        /// Of a municipality or a cell, else `outside` or `unlocated`.
        public let code: String
        public let name: Wording
    }

    public struct Scheme: Sendable, Hashable {
        public let name: String
        public let fate: Fate
        /// Between the scheme's cells; empty for one that was added or removed.
        public let moves: Moves
    }

    public enum Fate: String, Sendable, Hashable, CaseIterable {
        case added, replaced
        /// Its cells are unchanged; initiatives were placed anew on them.
        case kept
        /// It divided municipalities that the new territory doesn't have.
        case removed
    }
}

/// A part of an initiative's footprint as it was before a change of the territory.
public struct FormerFigure: Sendable, Hashable {
    public let initiative: String
    /// A cell's code, `outside` or `unlocated`.
    public let part: String
    public let share: Share
    public let grantedOre: Int64
}
