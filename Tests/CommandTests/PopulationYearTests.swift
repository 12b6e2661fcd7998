import Foundation
import TestSupport
import Testing

/// Beside whose people figures stand, and where municipal statistics say nothing.
@Suite struct PopulationYearTests {
    private let folder: Folder
    private let store: String

    init() throws {
        folder = try Demo.folder()
        store = "\(folder.path)/rackvidd.gpkg"
    }

    private func json(_ arguments: String...) throws -> [String: Any] {
        let result = try Program.run(arguments + ["--format", "json", "--store", store])
        #expect(result.status == 0 || result.status == 2, "\(result.errors)")
        return try object(result.output)
    }

    private func basis(_ json: [String: Any]) -> String {
        ["population_year", "population_source", "population_interpolated", "population_stale"].map {
            "\(json[$0] ?? "")"
        }.joined(separator: " ")
    }

    /// The shipped population is of 1990, 1995 … 2015, 2020 and 2024; figures of 2012 as by numpy.interp.
    @Test func `money stands beside the people of the selection's last year`() throws {
        #expect(basis(try json("distribution", "granted_sek")) == "2024 indicator 0 0")
        let early = try json("distribution", "granted_sek", "--to", "2012")
        #expect(basis(early) == "2012 indicator 1 0")
        let rows = try #require(early["rows"] as? [[String: Any]])
        #expect(rows.first?["population"] as? Int == 5_509)
        #expect(basis(try json("distribution", "granted_sek", "--to", "2030")) == "2024 indicator 0 1")
        let text = try Program.run("distribution", "granted_sek", "--to", "2030", "--store", store, language: "sv")
        #expect(text.output.lines(starting: "Obs:") == ["Obs: folkmängden är från 6 år före värdena (2030)."])
        #expect(basis(try json("distribution", "granted_sek", "--by", "zone", "--to", "2012")) == "2024 territory 0 1")
    }

    @Test func `municipal statistics stand beside the people of their year and are not spread unasked`() throws {
        let own = try json("distribution", "higher_education_entrants", "--year", "2018")
        #expect(basis(own) == "2018 indicator 1 0")
        for (command, level) in [
            (["distribution", "tax_base_per_inhabitant", "--by", "zone"], "zone"),
            (["export", "cells", "--indicator", "tax_base_per_inhabitant"], "subarea"),
            (["map", "--by", "cell", "--indicator", "tax_base_per_inhabitant"], "subarea"),
        ] {
            let refused = try Program.run(command + ["--store", store])
            #expect(refused.status == 1, "\(command)")
            #expect(
                refused.errors.lines(starting: "rackvidd:") == [
                    """
                    rackvidd: error: The indicator tax_base_per_inhabitant is measured by municipality, not by \
                    \(level). Use --by municipality, or spread the municipalities' values by population with \
                    --spread-by-population.
                    """
                ])
            let spread = try Program.run(command + ["--spread-by-population", "--store", store])
            #expect(spread.status == 0, "\(spread.errors)")
        }
        let spread = try json("distribution", "higher_education_entrants", "--by", "zone", "--spread-by-population")
        #expect(spread["spread_by_population"] as? Bool == true && spread["decomposition"] is NSNull)
        let idle = try Program.run("distribution", "granted_sek", "--spread-by-population", "--store", store)
        #expect(idle.status == 1)
        #expect(
            idle.errors == """
                rackvidd: error: --spread-by-population is for municipal statistics by zone or part of a \
                municipality; there is nothing here to spread.

                """)
        let sum = try Program.run(
            "query", "TRUE", "--by", "zone", "--sum", "higher_education_entrants", "--store", store)
        #expect(sum.status == 1)
        #expect(
            sum.errors == """
                133 of 133 initiatives.
                Not counted, not finally decided: 20 initiatives, SEK 81,820,757 (no amount stated for 6): \
                prioriterat 19, SEK 81,820,757 (no amount stated for 5); sökt 1, no amount stated (--include \
                undecided).
                2 initiatives without a status count as decided.
                rackvidd: error: The indicator higher_education_entrants is municipal statistics; only what \
                initiatives contribute can be chosen here.

                """)
    }

    @Test func `gaps about money say what unstated amounts could close`() throws {
        let policy = try folder.file(
            "money.yaml",
            """
            version: 1
            name: medel
            rules: [{id: a, kind: minimum_amount, per: municipality, minimum: 100000000}]

            """)
        let file = try folder.file(
            "utan.csv", "id;title;municipality_codes;granted_sek\nU1;utan belopp;2303;\n")
        #expect(try Program.run("import", "initiatives", file, "--store", store).status == 0)
        let report = try json("gaps", policy)
        let initiatives = try #require(report["initiatives"] as? [String: Any])
        #expect((initiatives["unstated_amount"] as? Int ?? 0) >= 1)
        let gaps = try #require(report["gaps"] as? [[String: Any]])
        let ragunda = try #require(gaps.first { $0["code"] as? String == "2303" })
        #expect((ragunda["unstated_initiatives"] as? Int ?? 0) >= 1)
        #expect(ragunda["unstated_could_close"] as? Bool == true)
        let text = try Program.run("gaps", policy, "--store", store, language: "en").output
        #expect(
            text.remarks(starting: "¤ initiatives") == [
                "¤ initiatives that state no amount may lie here; their money could close the gap."
            ])
    }

    /// B3 lies in Strömsund: the county then has 80% within reach, Ragunda what it had.
    @Test func `a gap that closes because the county holds is marked so`() throws {
        let file = try folder.file(
            "ort.csv",
            """
            Ärendenummer;Projektnamn;Kommuner;Ort;Sökt belopp (kr);Poäng
            B3;Kommun och tätort;Strömsund;Strömsund;980000;64

            """)
        let report = try json("gaps", "\(folder.path)/example_policy.yaml", "--applications", file)
        let advice = report["applications"] as? [String: Any] ?? report
        let applications = try #require(advice["items"] as? [[String: Any]])
        let changes = try #require(applications.first?["changes"] as? [[String: Any]])
        let reach = changes.filter { $0["rule"] as? String == "within_reach" && $0["met_with"] as? Bool == true }
        #expect(!reach.isEmpty && reach.allSatisfy { $0["met_by_whole"] as? Bool == true })
    }
}
