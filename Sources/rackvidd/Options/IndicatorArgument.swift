public import ArgumentParser
import FollowUp
public import Store

extension Indicator.ID: ExpressibleByArgument {
    public init(argument: String) {
        // What every store has is known by its title here, since it decides which options go together.
        self = (try? Indicator.builtIn.named(Self(argument)).id) ?? Self(argument)
    }

    public var defaultValueDescription: String { text }
}
