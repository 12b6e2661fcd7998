/// What an application is to a choice: whether money may be spent on it, and if not why.
package enum ApplicationStanding: String, Sendable, Hashable, CaseIterable {
    case counted
    /// The policy's filter, its period or its rule for county-wide initiatives leaves it out.
    case notCounted = "not_counted"
    /// It doesn't say how much it applies for: that is not zero.
    case noAmount = "no_amount"
    /// It applies for zero kronor, or less.
    case zeroAmount = "zero_amount"
    case outside = "outside_county"
    /// Its location is unknown.
    case nowhere = "no_location"
    /// It has the identifier of an initiative that has been granted, or the title and the municipalities of one; or its
    /// status says that it has been granted.
    case alreadyGranted = "already_granted"
    /// It has the identifier of another one before it in the file, or its title and municipalities.
    case duplicate
    /// Refused or withdrawn, by its status.
    case rejected

    /// Whether it can still be granted.
    package var isOpen: Bool { self != .alreadyGranted && self != .duplicate && self != .rejected }
}
