import Exchange
package import FollowUp
package import Store

/// A file that declares a composite index.
package enum CompositeFile {
    /// - Throws: `PolicyError` for what the file says wrongly, and for an indicator that the store doesn't know;
    ///   `TextFile.Unreadable`.
    package static func read(_ file: String, in store: Store) throws -> CompositeDeclaration {
        try CompositeReader(file: file, indicators: store.indicators().map(\.id.text)).read(TextFile.read(file))
    }
}
