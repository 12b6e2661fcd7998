import Exchange
package import FollowUp
package import Store

/// A file of goals.
package enum GoalFile {
    /// - Throws: `GoalError` for what the file says wrongly, and for an indicator that the store doesn't know;
    ///   `TextFile.Unreadable`.
    package static func read(_ file: String, in store: Store) throws -> GoalDeclaration {
        try GoalReader(file: file, indicators: store.indicators().map(\.id.text)).read(TextFile.read(file))
    }
}
