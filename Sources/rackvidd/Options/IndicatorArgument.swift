public import ArgumentParser
public import Store

extension Indicator.ID: ExpressibleByArgument {
    public init(argument: String) { self.init(argument) }

    public var defaultValueDescription: String { text }
}
