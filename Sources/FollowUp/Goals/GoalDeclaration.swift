package import Store

/// Goals, steering documents and strength areas as a file states them.
package struct GoalDeclaration: Sendable {
    package let documents: [SteeringDocument]
    package let goals: [Goal]
    package let areas: [StrengthArea]
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
