/// One municipality (kommun). The code has four digits, the first two of them the county's; it is always text.
public struct Municipality: Sendable, Hashable {
    public let code: String
    public let name: String

    public init(code: String, name: String) {
        self.code = code
        self.name = name
    }

    public var countyCode: String { String(code.prefix(2)) }
}
