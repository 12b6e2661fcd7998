/// The file of imported rows.
public struct ImportFile: Sendable, Hashable {
    /// Last part of the path.
    public let name: String
    /// Lower-case hexadecimal.
    public let sha256: String
    public let kind: Kind
    /// The part of the file used, where it has several uses: `deso`, `layer reindeer_herding`. The same file may be
    /// imported once for each.
    public let part: String

    /// The part of statistics that come with the program: they are no source's, and yield to any file's.
    package static let shipped = "shipped"

    /// In SQL, of rows of `import`: whether these are such. Stores made before there was that part have them as a file
    /// like any other; there they are known by being the program's very file, in the entry that follows the making of
    /// the store within ten seconds, before anybody could have imported anything.
    static let isShipped = """
        (part = '\(shipped)' OR (import.id = 1 AND entry_id = 2 AND kind = 'indicators' AND part = ''
          AND sha256 = '\(formerlyShipped)' AND abs(julianday(imported_at)
            - julianday((SELECT made_at FROM entry WHERE entry.id = 1))) * 86400 < 10))
        """

    /// The file of statistics that `init` took in before there was `shipped`.
    static let formerlyShipped = "6af7cbcdf3786c93eb8bd8815adc747c9beec0d430f1bf219ce8dde728409934"

    public enum Kind: String, Sendable, Hashable, CaseIterable { case initiatives, indicators, outcomes, territory }

    public init(name: String, sha256: String, kind: Kind, part: String = "") {
        self.name = name
        self.sha256 = sha256
        self.kind = kind
        self.part = part
    }
}
