import Exchange
import FollowUp
import Store
package import Wording

/// The whole chain on the shipped examples, in a folder: store, distribution, gaps, layers and a map.
package struct DemoAnswer: TextAnswer {
    private let distribution: Distribution
    private let reversals: Reversals?
    private let problems: [Store.Unplaced]
    private let gaps: GapAnswer
    private let words: DemoText
    private let initiatives: Int

    private static let store = "rackvidd.gpkg", map = "map.svg"
    private static let layers = ["municipalities", "cells", "initiatives", "gaps"]

    private static func file(_ layer: String) -> String { "\(layer).geojson" }

    /// Makes the folder, or makes it anew.
    ///
    /// - Parameters:
    ///   - language: of the layers and the map.
    ///   - tell: takes the receipts of the examples' rows.
    /// - Throws: `ResultFolder.Refusal` for files that are somebody else's; nothing is then written.
    package init(folder: String, language: Language, tell: (Wording) -> Void) throws {
        let examples = try Shipped.examples
        let kept = [Self.store] + examples.map(\.name)
        // The store goes on living, and the policy and the files to try commands on are there to be changed.
        let results = try ResultFolder(
            folder, writing: kept + [Self.map] + Self.layers.map(Self.file), kept: Set(kept))
        let store = try Self.filledStore(in: results, tell)
        let distributor = try Distributor(store: store, selection: Selection())
        distribution = try distributor.distribution(of: .grantedSek, by: .municipality)
        reversals = try distributor.reversals(of: distribution)
        problems = try store.problems()
        initiatives = distributor.table.count

        // The policy's schema lies beside it, so that editors check it while it is written.
        for example in examples where !results.exists(example.name) {
            try results.write(example.data, to: example.name)
        }
        let policy = results.path(of: Shipped.examplePolicy)
        let check = try GapQuestion.check(policy, store: store)
        for note in check.policy.notes { tell(note.wording) }
        gaps = GapAnswer(try check.run(), on: check.territory)
        words = DemoText(
            folder: folder, store: results.path(of: Self.store), policy: policy, layers: Self.layers.map(Self.file))

        func write(_ answer: some Answer, as format: AnswerFormat, to name: String) throws {
            try answer.write(as: format, in: language, width: 80, toFile: results.path(of: name))
        }
        for name in Self.layers {
            let layer =
                switch name {
                case "initiatives":
                    try InitiativeLayer.make(
                        Distributor(store: store, selection: .everything), idSources: store.idSources())
                case "gaps": try gaps.layer(in: language)
                default:
                    try FigureLayer.make(
                        distributor, at: Level(named: name)!, indicators: [.grantedSek, .initiatives], in: language)
                }
            try write(layer, as: .geojson, to: Self.file(name))
        }
        let subject = try MapSubject(
            distribution, measure: .standard(for: distribution.indicator), method: .natural, count: 5, gaps: nil)
        let ground = MapGround(distributor.territory, initiatives: distributor.table)
        try write(
            MapAnswer(subject, on: ground, notes: Readings.foundation(distribution)), as: .svg, to: Self.map)
        try results.finish()
    }

    /// The folder's store with the shipped examples in it.
    private static func filledStore(in results: ResultFolder, _ tell: (Wording) -> Void) throws -> Store {
        let path = results.path(of: store)
        let made =
            try results.exists(store)
            ? Store(opening: path, doubt: Shipped.borderDoubt()) : Shipped.makeStore(at: path, county: "23")
        for example in try Shipped.importExamples(into: made) {
            let summary = ImportText.summary(example.receipt, rejected: example.rejected)
            tell(Wording(sv: "\(example.file): \(summary.sv)", en: "\(example.file): \(summary.en)"))
        }
        return made
    }

    package func text(in language: Language, width: Int) throws -> String {
        func heading(_ wording: Wording) -> String {
            let text = wording[language]
            return "\n\(text)\n\(String(repeating: "═", count: text.count))\n\n"
        }
        return heading(DemoText.distribution)
            + DistributionText(distribution, reversals: reversals, language: language, width: width).text()
            + UnplacedText(problems).text(language: language, width: width)
            + heading(DemoText.gaps) + gaps.text(in: language, width: width)
            + heading(DemoText.caveat) + words.caveat(initiatives: initiatives)[language].wrapped(to: width)
            + heading(DemoText.next) + words.commands + words.files[language].wrapped(to: width)
    }
}
