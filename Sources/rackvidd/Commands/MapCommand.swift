import ArgumentParser
import Exchange
import FollowUp
public import Report
import Store
import Terminal
import Territory
import Wording

/// More than twelve properties, because each is an option of the command.
struct MapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.map, commandName: "map")

    @Option(help: .init(MapOptionText.indicator)) var indicator = Indicator.ID.grantedSek
    @Option(help: .init(MapOptionText.by)) var by: Level = .municipality
    @Option(help: .init(MapOptionText.measure)) var measure: MapMeasure?
    @Option(help: .init(MapOptionText.classes)) var classes: Classes.Method?
    @Option(help: .init(MapOptionText.classCount)) var classCount: Int?

    @Option(help: .init(MapOptionText.change)) var change: YearPair?

    @OptionGroup var values: ValueOptions

    @Flag(help: .init(MapOptionText.places)) var places = false
    @Option(help: .init(MapOptionText.policy)) var policy: String?
    @OptionGroup var file: FileOption<MapAnswer>
    @OptionGroup var selection: CountingOptions
    @OptionGroup var condition: ConditionOption
    @OptionGroup var store: KnownStoreOption
    @OptionGroup var language: LanguageOption

    func validate() throws {
        try selection.money.require(money: indicator == .grantedSek || policy != nil)
        try condition.refuseScheme(if: by.crossesZones)
        try refuse(.classesOfQuotients, if: measure == .quotient && (classes != nil || classCount != nil))
        try refuse(.ofChanges, if: change != nil)
        try refuse(.badClassCount, unless: classCount.map { (2...9).contains($0) } ?? true)
    }

    func run() throws {
        let opened = try store.open()
        try IndicatorOptions.check(
            .here, on: [indicator], from: values.source, in: opened, butFor: places ? OptionLimit.choosing : [])
        let distributor = values.choose(
            try Distributor(store: opened, selection: condition.narrow(selection.selection, in: opened)))
        let gaps = try policy.map { try opened.check(policy: $0, prices: selection.money.fixed).run().parts(at: by) }
        let (subject, notes) =
            try change.map { try changed($0, gaps, of: distributor) } ?? distributed(gaps, of: distributor)
        let ground = MapGround(distributor.territory, initiatives: places ? distributor.table : nil)
        try file.write(MapAnswer(subject, on: ground, notes: notes))
    }

    private func distributed(_ gaps: Set<String>?, of distributor: Distributor) throws -> (MapSubject, [Wording]) {
        let distribution = try distributor.distribution(of: indicator, by: by, year: values.year)
        try distributor.requireSpread([distribution])
        let subject = try MapSubject(
            distribution, measure: measure ?? .standard(for: distribution.indicator),
            method: classes ?? .natural, count: classCount ?? 5, gaps: gaps)
        let filters = try selection.filters(
            where: condition.condition, values, isOfInitiatives: distribution.year == nil)
        return (subject, Readings.foundation(distribution) + [filters.sentence].compactMap { $0 })
    }

    private func changed(
        _ years: YearPair, _ gaps: Set<String>?, of distributor: Distributor
    ) throws -> (MapSubject, [Wording]) {
        let change = try distributor.change(of: indicator, by: by, from: years.from, to: years.to)
        return (MapSubject(change, gaps: gaps), Readings.foundation(change))
    }
}

extension MapMeasure: ExpressibleByArgument {}

extension Classes.Method: ExpressibleByArgument {
    package static var allValueStrings: [String] { computed.map(\.rawValue) }

    package init?(argument: String) {
        guard let method = Self.computed.first(where: { $0.rawValue == argument }) else { return nil }
        self = method
    }
}
