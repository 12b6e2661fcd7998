/// One municipality (kommun). The code has four digits, the first two of them the county's; it is always text.
public struct Municipality: Sendable, Hashable {
    public let code: String
    public let name: String
    /// The functional labour-market region (FA-region) that it belongs to; nil where none is on file.
    public let region: FunctionalRegion?

    public init(code: String, name: String, region: FunctionalRegion? = nil) {
        self.code = code
        self.name = name
        self.region = region
    }

    public var countyCode: String { String(code.prefix(2)) }
}
