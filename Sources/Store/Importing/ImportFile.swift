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

    public enum Kind: String, Sendable, Hashable, CaseIterable { case initiatives, indicators, outcomes, territory }

    public init(name: String, sha256: String, kind: Kind, part: String = "") {
        self.name = name
        self.sha256 = sha256
        self.kind = kind
        self.part = part
    }
}
