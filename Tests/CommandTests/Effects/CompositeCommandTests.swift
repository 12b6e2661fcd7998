import Foundation
import Testing

/// `rackvidd composite` with the demo's example file. Figures by numpy and plain Python.
@Suite struct CompositeCommandTests {
    private let folder: Folder
    private let store: String

    init() throws {
        folder = try Demo.folder()
        store = "\(folder.path)/rackvidd.gpkg"
        // The figures are per 1,000 of these people; the demo has those of 2020 and 2024 only.
        let people = [
            ("2303", 5_174), ("2305", 6_162), ("2309", 15_532), ("2313", 11_397), ("2321", 12_330), ("2326", 7_176),
            ("2361", 10_185), ("2380", 64_714),
        ].map { "\($0);2022;\($1)" }.joined(separator: "\n")
        let file = try folder.file("folk.csv", "municipality_code;year;population\n\(people)\n")
        let run = try Program.run("import", "indicators", file, "--store", store)
        try #require(run.status == 0, "\(run.errors)")
    }

    private func json(_ file: String, _ options: String...) throws -> [String: Any] {
        let result = try Program.run(
            ["composite", file, "--format", "json", "--store", store] + options)
        try #require(result.status == 0, "\(result.errors)")
        return try object(result.output)
    }

    private static let inputs = """
          - {id: tax_base_per_inhabitant, year: 2023}
          - {id: long_term_unemployment_12_months_january, year: 2026}
          - {id: workplaces_total, year: 2022, per: 1000}
          - {id: share_started_higher_education_within_3_years, year: 2016}
          - {id: households_fibre_connected_share, year: 2019}
        """

    @Test func `methods, influence and who is better in all`() throws {
        let index = try json("\(folder.path)/example_composite.yaml")
        let rows = try #require(index["rows"] as? [[String: Any]])
        #expect(rows.map { $0["rank"] as? Double } == [7, 5, 3, 8, 1, 6, 2, 4])
        let dominated = rows.map { $0["dominates"] as? [String] }
        #expect(dominated == [["2313"], [], [], [], ["2313"], [], ["2313"], []])
        let influence = try #require(index["influence"] as? [[String: Any]])
        #expect(influence.map { $0["mean_rank_change_without"] as? Double } == [0, 1.25, 1.25, 0.5, 0.5])
        let robustness = try #require(index["robustness"] as? [String: Any])
        #expect(robustness["weight_vectors"] as? Int == 126 && robustness["scenarios"] as? Int == 10 * 6 * 126)
        #expect((robustness["methods"] as? [String])?.count == 10)
        for row in rows {
            let (low, high) = (row["rank_low"] as? Double ?? .nan, row["rank_high"] as? Double ?? .nan)
            #expect((low...high).contains(row["rank"] as? Double ?? .nan))
        }
    }

    @Test(arguments: [
        (
            "z", "arithmetic",
            [
                96.0525495583743, 98.34727531298454, 104.2738373835129, 91.28493879901815, 105.31929948156035,
                96.09781730159844, 104.91219470001383, 103.71208746293752,
            ]
        ),
        (
            "min_max", "geometric",
            [
                26.316343393427978, 36.4165338935462, 62.11677042364013, 10.006719485985569, 64.1594407584805,
                6.086074931866592, 62.70848288276172, 30.699454395232554,
            ]
        ),
        (
            "goalposts", "mpi",
            [
                89.3718570142017, 93.04923341289755, 107.38363211442301, 80.43952295459717, 108.83370736567139, 84.0,
                108.01811972702752, 102.33011152416356,
            ]
        ),
    ]) func `scores of three methods`(scale: String, mean: String, scores: [Double]) throws {
        let file = try folder.file(
            "index.yaml", "name: A\nnormalisation: \(scale)\naggregation: \(mean)\nindicators:\n\(Self.inputs)\n")
        // The people of 2022 (SCB), which don't ship: the figures were computed with them.
        let people = zip(
            [2303, 2305, 2309, 2313, 2321, 2326, 2361, 2380],
            [5_174, 6_162, 15_532, 11_397, 12_330, 7_176, 10_185, 64_714])
        let population = try folder.file(
            "population.csv",
            "municipality_code;indicator;year;value\n" + people.map { "\($0);population;2022;\($1)\n" }.joined())
        let imported = try Program.run("import", "indicators", population, "--store", store)
        try #require(imported.status == 0, "\(imported.errors)")
        let rows = try #require(try json(file)["rows"] as? [[String: Any]])
        for (row, score) in zip(rows, scores) {
            #expect(abs((row["score"] as? Double ?? .nan) - score) < 1e-9 * score, "\(row["code"] ?? "")")
        }
    }

    @Test func `two years are scaled together, and the change is split by indicator`() throws {
        let file = try folder.file(
            "index.yaml",
            """
            name: A
            indicators:
              - {id: tax_base_per_inhabitant}
              - {id: share_started_higher_education_within_3_years_women}
            """)
        let index = try json(file, "--years", "2012,2016")
        for row in try #require(index["rows"] as? [[String: Any]]) {
            let parts = try #require(row["change_by_indicator"] as? [Double])
            let change = try #require(row["change"] as? Double)
            #expect(abs(parts.reduce(0, +) - change) < 1e-9)
        }
        #expect(index["periods"] as? Int == 2)
    }

    @Test func `what an index can't be made of is named with its line`() throws {
        let file = try folder.file("index.yaml", "name: A\nindicators:\n  - {id: population, per: none}\n")
        let run = try Program.run("composite", file, "--store", store)
        #expect(run.status == 1)
        #expect(
            run.errors
                == "rackvidd: error: \(file), line 3: population has no direction: state direction: "
                + "higher_is_better or lower_is_better.\n"
        )
    }

    @Test func `as text in English no rank stands without its range`() throws {
        let run = try Program.run(
            "composite", "\(folder.path)/example_composite.yaml", "--robustness", "--store", store)
        try #require(run.status == 0, "\(run.errors)")
        #expect(
            run.output == """
                Utvecklingskraft
                Tax base per inhabitant 2023 (higher is better, 20%); Long-term unemployed (at
                least 12 months), January 2026 (lower is better, 20%); Workplaces 2022 (higher
                is better, per 1,000 inhabitants, 20%); Share who started higher education
                within three years of upper secondary school 2016 (higher is better, 20%);
                Households connected to fibre 2019 (higher is better, 20%).

                municipality  index  rank  range  median  first  known
                ──────────────────────────────────────────────────────
                Åre            66.9     1  1–5         2    36%   100%
                Härjedalen     65.6     2  1–6         3    10%   100%
                Krokom         64.9     3  1–7.5       3    27%   100%
                Östersund      63.0     4  1–8         4    25%   100%
                Bräcke         44.6     5  1–8         5     2%   100%
                Berg           37.3     6  1–8         7   0.1%   100%
                Ragunda        36.5     7  2–7         6     0%   100%
                Strömsund      21.4     8  4–8         8     0%   100%

                Range: the rank over 7,560 ways to compute: 10 methods, all indicators and each
                left out, 126 sets of weights.
                Ragunda can be anything from 2 to 7.
                Bräcke can be anything from 1 to 8.
                Krokom can be anything from 1 to 7.5.
                Berg can be anything from 1 to 8.
                Härjedalen can be anything from 1 to 6.
                Östersund can be anything from 1 to 8.

                What the ranks depend on
                indicator                                                                        mean places without it
                ───────────────────────────────────────────────────────────────────────────────────────────────────────
                Tax base per inhabitant                                                                            0.00
                Long-term unemployed (at least 12 months), January                                                 1.25
                Workplaces                                                                                         1.25
                Share who started higher education within three years of upper secondary school                    0.50
                Households connected to fibre                                                                      0.50
                Methods: z/arithmetic, z/geometric, min_max/arithmetic, min_max/geometric,
                rank/arithmetic, rank/geometric, target/arithmetic, target/geometric, z/mpi,
                goalposts/mpi.
                Ragunda is at least as good as Strömsund in every indicator: no weights turn
                that.
                Åre is at least as good as Strömsund in every indicator: no weights turn that.
                Härjedalen is at least as good as Strömsund in every indicator: no weights turn
                that.

                """)
    }
}
