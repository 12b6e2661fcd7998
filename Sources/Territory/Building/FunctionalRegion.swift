/// A labour-market area by the Swedish Agency for Economic and Regional Growth (FA-region). It may extend into other
/// counties.
public struct FunctionalRegion: Sendable, Hashable {
    public let code: String
    public let name: String

    public init(code: String, name: String) {
        self.code = code
        self.name = name
    }
}
