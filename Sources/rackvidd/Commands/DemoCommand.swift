import ArgumentParser
import Exchange
import FollowUp
import Foundation
import GeoData
import Report
import Store
import Wording

struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: say(
            "Hela kedjan på de medföljande exemplen: lager, fördelning, luckor, kartor.",
            "The whole chain on the shipped examples: store, distribution, gaps, maps."))

    @Argument(
        help: ArgumentHelp(
            say("Mappen som resultatet läggs i.", "The folder for the result."), valueName: say("mapp", "folder")))
    var folder = "rackvidd-demo"

    @OptionGroup var language: LanguageOption

    private static let store = "rackvidd.gpkg", map = "map.svg"
    private static let layers = ["municipalities", "cells", "initiatives", "gaps"]

    private static func file(_ layer: String) -> String { "\(layer).geojson" }

    func run() throws {
        let examples = GeoData.examples.map(\.fileName)
        let names = [Self.store, Self.map] + examples + Self.layers.map(Self.file)
        // The store goes on living, and the policy and the files to try commands on are there to be changed.
        let results = try ResultFolder(folder, writing: names, kept: Set([Self.store] + examples))
        let store = try filled(results)
        let distributor = try Distributor(store: store, selection: Selection())
        let distribution = try distributor.distribution(of: .grantedSek, by: .municipality)
        try heading(DemoText.distribution)
        try Output.write(
            DistributionText(
                distribution, reversals: distributor.reversals(of: distribution), language: Speech.language,
                width: Console.width
            ).text()
                + UnplacedText(store.problems()).text(language: Speech.language, width: Console.width))

        // The policy's schema lies beside it, so that editors check it while it is written.
        for example in GeoData.examples where !results.exists(example.fileName) {
            try results.write(example.data(), to: example.fileName)
        }
        let policy = results.path(of: GeoData.examplePolicy.fileName)
        let check = try store.check(policy: policy)
        let gaps = GapAnswer(try check.run(), on: check.territory)
        try heading(DemoText.gaps)
        try Output.write(gaps)

        let indicators = [Indicator.ID.grantedSek, .initiatives]
        for name in Self.layers {
            let layer =
                switch name {
                case "initiatives": try InitiativeLayer.make(Distributor(store: store, selection: .everything))
                case "gaps": try gaps.layer(in: Speech.language)
                default:
                    try FigureLayer.make(
                        distributor, at: Level(named: name)!, indicators: indicators, in: Speech.language)
                }
            try Output.write(layer, as: .geojson, to: results.path(of: Self.file(name)))
        }
        let subject = try MapSubject(
            distribution, measure: .standard(for: distribution.indicator), method: .natural, count: 5, gaps: nil)
        try Output.write(
            MapAnswer(
                subject, on: MapGround(distributor.territory, initiatives: distributor.table),
                notes: Readings.foundation(distribution)), as: .svg, to: results.path(of: Self.map))
        try results.finish()
        let text = DemoText(
            folder: folder, store: results.path(of: Self.store), policy: policy, layers: Self.layers.map(Self.file))
        try heading(DemoText.caveat)
        try Output.write(text.caveat(initiatives: distributor.table.count)[Speech.language].wrapped(to: Console.width))
        try heading(DemoText.next)
        try Output.write(text.commands)
        try Output.write(text.files[Speech.language].wrapped(to: Console.width))
    }

    /// The demo's store with the shipped examples in it.
    private func filled(_ results: ResultFolder) throws -> Store {
        let path = results.path(of: Self.store)
        let store =
            try results.exists(Self.store)
            ? Store(opening: path, doubt: Shipped.borderDoubt()) : Shipped.makeStore(at: path, county: "23")
        for example in try Shipped.importExamples(into: store) {
            let summary = ImportText.summary(example.receipt, rejected: example.rejected)
            Console.tell("\(example.file): \(summary[Speech.language])")
        }
        return store
    }

    private func heading(_ wording: Wording) throws {
        let text = wording[Speech.language]
        try Output.write("\n\(text)\n\(String(repeating: "═", count: text.count))\n\n")
    }
}
