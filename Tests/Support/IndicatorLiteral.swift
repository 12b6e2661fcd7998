public import Store

/// Tests name indicators by literals; the program doesn't.
extension Indicator.ID: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) { self.init(text) }
}
