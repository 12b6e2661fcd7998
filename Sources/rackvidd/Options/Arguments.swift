public import ArgumentParser
package import Exchange
package import FollowUp
package import Report
import Statistics
public import Store
public import Territory
public import Wording

// How words of the command line become values of other modules: by the raw value of a case, where nothing else is said.

// MARK: Words of a list

extension ConflictAnswer.Finding: ExpressibleByArgument {}
extension CubeRequest.Folding: ExpressibleByArgument {}
extension Distribution.Index: ExpressibleByArgument {}
extension Distributor.SourceReport.Grouping: ExpressibleByArgument {}
extension FloatingCatchment.Supply: ExpressibleByArgument {}
extension GoalAnswer.Finding: ExpressibleByArgument {}
extension GoalStanding.Pace: ExpressibleByArgument {}
extension IndicatorSource: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
extension Listing.Kind: ExpressibleByArgument {}
extension NeverWiden: ExpressibleByArgument {}
extension OutcomeAnswer.Finding: ExpressibleByArgument {}
extension Placement.AreaRule: ExpressibleByArgument {}
extension Query.Encoding: ExpressibleByArgument {}
extension Query.Engine: ExpressibleByArgument {}
extension RoundFunds.Scope: ExpressibleByArgument {}
extension TerritoryImport.Use: ExpressibleByArgument {}

/// How links between neighbours count, in the words of people.
enum WeightStyle: String, ExpressibleByArgument, CaseIterable {
    case binary
    case rowStandardised = "row-standardised"

    var style: Neighbours.Style { self == .binary ? .binary : .rowStandardised }
}

/// Whether values can be added up, in the words of people.
enum StatedKind: String, ExpressibleByArgument, CaseIterable {
    case sum, rate

    var kind: Indicator.Kind { self == .sum ? .extensive : .intensive }
}

/// The classes that count only when they are asked for.
extension StatusClass: ExpressibleByArgument {
    public static var allValueStrings: [String] { allCases.filter { $0 != .decided }.map(\.rawValue) }

    public init?(argument: String) {
        guard Self.allValueStrings.contains(argument) else { return nil }
        self.init(rawValue: argument)
    }
}

extension CountyWideRule.OrRange: ExpressibleByArgument {
    public init?(argument: String) { self.init(word: argument) }

    public var defaultValueDescription: String { word }
    public static var allValueStrings: [String] { allCases.map(\.word) }
}

extension LayerSubject: ExpressibleByArgument {
    package static var allValueStrings: [String] { names }
    package static var defaultCompletionKind: CompletionKind { .list(names) }

    package init?(argument: String) { self.init(named: argument) }
}

// MARK: Divisions

extension ExpressibleByArgument where Self: NamedGrouping {
    package init?(argument: String) { self.init(named: argument) }

    package var defaultValueDescription: String { word }
    package static var allValueStrings: [String] { all.map(\.word) }
}

extension Financing.Grouping: ExpressibleByArgument {}
extension OutcomeFollowUp.Grouping: ExpressibleByArgument {}
extension Level: ExpressibleByArgument { package init?(argument: String) { self.init(named: argument) } }
extension QuerySums.Grouping: ExpressibleByArgument { package init?(argument: String) { self.init(named: argument) } }

// MARK: Dates, amounts, places in files

extension ApplicationIDs: ExpressibleByArgument { package init?(argument: String) { self.init(argument) } }
extension CubeRequest.Choice: ExpressibleByArgument { package init?(argument: String) { self.init(argument) } }
extension GapFailure: ExpressibleByArgument { package init?(argument: String) { self.init(argument) } }
extension HeaderRows: ExpressibleByArgument { package init?(argument: String) { self.init(argument) } }
extension Kronor: ExpressibleByArgument { package init?(argument: String) { self.init(argument) } }
extension Moment.Name: ExpressibleByArgument { public init?(argument: String) { self.init(argument) } }
extension PartialDate: ExpressibleByArgument { public init?(argument: String) { self.init(argument) } }
extension StatusChange: ExpressibleByArgument { package init?(argument: String) { self.init(argument) } }

extension FixedPrices.Basis: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }

    public var defaultValueDescription: String { "nominal" }
    public static var allValueStrings: [String] { [] }
}

extension Indicator.ID: ExpressibleByArgument {
    public init(argument: String) {
        // What every store has is known by its title here, since it decides which options go together.
        self = (try? Indicator.builtIn.named(Self(argument)).id) ?? Self(argument)
    }

    public var defaultValueDescription: String { text }
}
