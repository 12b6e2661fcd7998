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

    func run() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = "\(folder)/rackvidd.gpkg"
        let store =
            try FileManager.default.fileExists(atPath: path)
            ? Store(opening: path) : StoreMaker.make(at: path, county: "23")

        let register = try store.municipalityRegister()
        let initiatives = try InitiativeImport.read(
            file: GeoData.initiatives.url.path, register: register, crs: nil, mapping: nil)
        Console.tell(
            GeoData.initiatives.fileName + ": "
                + ImportText.summary(try store.commit(initiatives), rejected: initiatives.rejected)[Speech.language])
        let (values, defining) = try IndicatorImport.read(
            file: GeoData.indicators.url.path, register: register, known: store.indicators(), mapping: nil)
        Console.tell(
            GeoData.indicators.fileName + ": "
                + ImportText.summary(try store.commit(values, defining: defining), rejected: values.rejected)[
                    Speech.language])

        let distributor = try Distributor(store: store, selection: Selection())
        let distribution = try distributor.distribution(of: "granted_sek", by: .municipality)
        heading(say("Fördelning", "Distribution"))
        Output.write(DistributionText(distribution, language: Speech.language, width: Console.width).text())
        Output.write(try UnplacedText(store.problems()).text(language: Speech.language, width: Console.width))

        let policy = "\(folder)/example_policy.yaml"
        if !FileManager.default.fileExists(atPath: policy) {
            try GeoData.examplePolicy.data().write(to: URL(fileURLWithPath: policy))
        }
        // Beside the policy, so that editors check it while it is written.
        try GeoData.policySchema.data().write(to: URL(fileURLWithPath: "\(folder)/\(GeoData.policySchema.fileName)"))
        let check = try GapsCommand.check(policy, store: store)
        let report = try check.run()
        heading(say("Täckningsluckor", "Coverage gaps"))
        Output.write(GapText(report, language: Speech.language, width: Console.width).text())

        let layers: [(String, Layer)] = [
            (
                "municipalities",
                try FigureLayer.make(distributor, at: .municipality, indicators: ["granted_sek", "initiatives"])
            ),
            ("cells", try FigureLayer.make(distributor, at: .cell, indicators: ["granted_sek", "initiatives"])),
            ("initiatives", try InitiativeLayer.make(Distributor(store: store, selection: .everything))),
            ("gaps", try GapRecord.layer(report, of: check.territory)),
        ]
        for (name, layer) in layers { try layer.writeGeoJSON(to: ByteSink(file: "\(folder)/\(name).geojson")) }

        let subject = try MapSubject(
            distribution, measure: .standard(for: distribution.indicator), method: .natural, count: 5, gaps: nil)
        let map = CountyMap(
            subject, on: MapGround(distributor.territory, initiatives: distributor.table), language: Speech.language)
        var sink = try ByteSink(file: "\(folder)/map.svg")
        try sink.write(MapSheet(map, notes: Readings.foundation(distribution)).svg())
        try sink.finish()

        heading(say("Tänk på", "Mind this"))
        Output.write(
            say(
                """
                Ett exempel, inget resultat: insatserna är de \(distributor.table.count) som offentliga sidor \
                råkade visa, och Strömsund, Ragunda och Berg är svagt täckta av dem. Ett enda bidrag (biogas, 124 \
                mnkr) väger tyngst i Östersund, och den regionala medfinansieringen av leaderområden räknar pengar \
                som de delar ut igen.
                """,
                """
                An example, not a finding: the initiatives are the \(distributor.table.count) that public pages \
                happened to show, and Strömsund, Ragunda and Berg are thinly covered by them. One single grant \
                (biogas, SEK 124 million) outweighs all else in Östersund, and the regional co-financing of Leader \
                areas counts money that they grant again.
                """
            ).wrapped(to: Console.width))
        heading(say("Prova sedan", "Try next"))
        Output.write(
            """
              rackvidd distribution initiatives --by cell --without-county-wide --store \(path)
              rackvidd gaps \(policy) --format json --store \(path)
              rackvidd export cells --indicator granted_sek --format gpkg --output \(folder)/cells.gpkg --store \(path)

            """)
        Output.write(
            say(
                """
                Kartan map.svg öppnas i webbläsaren. Skikten \
                (\(layers.map { $0.0 + ".geojson" }.joined(separator: ", "))) och lagret rackvidd.gpkg i \(folder) \
                öppnar QGIS som de är.
                """,
                """
                The map map.svg opens in a browser. The layers \
                (\(layers.map { $0.0 + ".geojson" }.joined(separator: ", "))) and the store rackvidd.gpkg in \
                \(folder) open in QGIS as they are.
                """
            ).wrapped(to: Console.width))
    }

    private func heading(_ text: String) { Output.write("\n\(text)\n\(String(repeating: "═", count: text.count))\n\n") }
}
