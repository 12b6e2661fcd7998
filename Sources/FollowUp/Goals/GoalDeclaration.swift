package import Statistics
package import Store

/// Goals, steering documents and strength areas as a file states them.
package struct GoalDeclaration: Sendable {
    package let documents: [SteeringDocument]
    package let goals: [Goal]
    package let areas: [StrengthArea]
}

/// A document that goals come from, and when it is to be reviewed (styrdokument).
package struct SteeringDocument: Sendable, Hashable {
    package let id: String
    package let title: String
    /// Its number in the register (diarienummer).
    package let dnr: String?
    package let adopted: PartialDate?
    package let validTo: PartialDate?
    package let cycle: Cycle?
    package let lastReview: PartialDate?
    package let owner: String?

    package enum Cycle: Sendable, Hashable {
        case everyMonths(Int)
        /// At least once between ordinary elections, as 2017:583 has it of regional strategies.
        case betweenElections
    }
}

/// A value to be reached in a year (mål).
///
/// More than a dozen properties because each is a key of the file.
package struct Goal: Sendable {
    package let id: String
    package let title: String?
    /// Of a document of the file.
    package let document: String?
    package let indicator: Indicator.ID
    package let scope: Scope
    /// Nil: the indicator's own.
    package let direction: Indicator.Direction?
    package let baselineYear: Int
    /// Nil: the value on file.
    package let baselineValue: Double?
    package let milestones: [Point]
    package let target: Point
    /// Of goals in kronor.
    package let prices: Prices?
    /// Whose initiatives serve it; empty: not stated.
    package let initiatives: Filter
    let line: Int

    package struct Point: Sendable, Hashable {
        package let year: Int
        package let value: Double
    }

    package enum Scope: Sendable, Hashable {
        case county
        case eachMunicipality
        case municipality(String)
    }

    package enum Prices: Sendable, Hashable {
        case nominal
        case fixed(year: Int)
    }

    package struct Filter: Sendable, Hashable {
        package let programmes: [String]
        package let strengthAreas: [String]

        package var isEmpty: Bool { programmes.isEmpty && strengthAreas.isEmpty }
    }
}

/// An area of smart specialisation with its place in the process (styrkeområde).
package struct StrengthArea: Sendable, Hashable {
    package let name: String
    /// 1 … 6; nil where nobody has stated it.
    package let step: Int?
    package let since: PartialDate?
    package let vision: String?
    package let priorities: [String]

    /// - Source: European Commission, Guide to research and innovation strategies for smart specialisation (2012):
    ///   analysis, governance, vision, priorities, policy mix, monitoring.
    package static let steps = 1...6
}
