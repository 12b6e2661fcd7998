import Foundation
import Testing

/// `rackvidd chart` and `map --change` on the demo's store.
@Suite struct ChartCommandTests {
    private let folder: Folder
    private let store: String

    init() throws {
        folder = try Demo.folder()
        store = "\(folder.path)/rackvidd.gpkg"
    }

    private static let years = ["population", "--from", "2000", "--to", "2020"]

    /// What is drawn, and what its description says first.
    private static let charts: [(arguments: [String], words: String)] = [
        (["chart", "change"] + years, "Ragunda: 6,313 → 5,208 (−17.5%); Bräcke: 7,577 → 6,181 (−18.4%)"),
        (["chart", "slope"] + years, "Ragunda: 6,313 → 5,208 (−17.5%); Bräcke: 7,577 → 6,181 (−18.4%)"),
        (
            ["chart", "trend", "tax_base_per_inhabitant", "--treated", "2321", "--since", "2018"],
            "Difference in development since 2017, per cent, 2012–2023."
        ),
        (["map", "--indicator", "population", "--change", "2000,2020"], "Åre +23.6%"),
    ]

    @Test(arguments: charts.indices) func `a picture tells its values in words`(_ index: Int) throws {
        let run = try Program.run(Self.charts[index].arguments + ["--store", store])
        try #require(run.status == 0, "\(run.errors)")
        #expect(run.output.hasPrefix("<svg xmlns=") && run.output.contains(Self.charts[index].words))
    }

    @Test func `a picture in a file leaves the table on standard output`() throws {
        let file = "\(folder.path)/slope.svg"
        let run = try Program.run(
            ["chart", "slope"] + Self.years + ["--store", store, "--output", file], language: "sv")
        #expect(run.status == 0 && run.errors == "Skrev bilden till \(file).\n")
        #expect(run.output.hasPrefix("Folkmängd 31 december, personer, 2000–2020\n"))
        #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("<svg xmlns="))
    }

    @Test func `ranks and a crosstab are drawn from their own questions`() throws {
        let composite = try Program.run(
            ["chart", "composite", "\(folder.path)/example_composite.yaml", "--store", store])
        #expect(composite.status == 0 && composite.output.contains("Rank among 8 municipalities, 1 is best"))
        let crosstab = try Program.run(["chart", "crosstab", "municipality", "programme", "--store", store])
        #expect(crosstab.status == 0 && crosstab.output.contains(" by programme and municipality</title>"))
    }

    @Test(arguments: [
        (
            ["map", "--indicator", "population", "--change", "2000,2020", "--classes", "equal"],
            "--classes is for distributions. --change shows the change of municipal statistics"
        ),
        (["map", "--indicator", "population", "--change", "2020,2000"], "The value '2020,2000' is invalid"),
        (
            ["chart", "trend", "population", "--treated", "2321", "--since", "2010", "--synthetic"],
            "--synthetic is for rackvidd trend."
        ),
    ]) func `no option is without effect`(arguments: [String], message: String) throws {
        let run = try Program.run(arguments)
        #expect(run.status == 64 && run.errors.hasPrefix("Error: \(message)"))
    }
}
