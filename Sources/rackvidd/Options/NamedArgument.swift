public import ArgumentParser
package import FollowUp

extension ExpressibleByArgument where Self: NamedGrouping {
    package init?(argument: String) { self.init(named: argument) }

    package var defaultValueDescription: String { word }
    package static var allValueStrings: [String] { all.map(\.word) }
}
