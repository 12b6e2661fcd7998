public import ArgumentParser
import Exchange
import FollowUp
import Report
public import Store
import Wording

/// The language of everything a person reads. Read before parsing by `Speech`; declared here so that it is known and in
/// the help.
struct LanguageOption: ParsableArguments {
    @Option(name: .long, help: .init(SharedOptionText.language)) var language: SpokenLanguage?
}

enum SpokenLanguage: String, ExpressibleByArgument, CaseIterable { case sv, en }

extension CountyWideRule.OrRange: ExpressibleByArgument {
    public init?(argument: String) { self.init(word: argument) }

    public var defaultValueDescription: String { word }
    public static var allValueStrings: [String] { allCases.map(\.word) }
}

extension PartialDate: ExpressibleByArgument { public init?(argument: String) { self.init(argument) } }

extension Level: ExpressibleByArgument { public init?(argument: String) { self.init(named: argument) } }
