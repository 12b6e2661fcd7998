import Exchange
package import FollowUp
package import Store

extension TrendRequest {
    /// A comparison in a store, with every municipality that has a name and those that border on the treated.
    ///
    /// - Parameter word: a rule of comparison, or the name of a file of codes.
    /// - Throws: `TrendError`; `TextFile.Unreadable` of a file of codes; what the store throws.
    package init(treated: [String], since: Int, against word: String, in store: Store) throws {
        self.init(treated: treated, since: since)
        if let rule = try ComparisonRule(word: word) {
            against = rule
        } else {
            against = .listed(try CodeList.read(TextFile.read(word), file: word), file: word)
        }
        register = try store.municipalityRegister()
        borders = try Shipped.borders(of: Set(treated))
    }
}
