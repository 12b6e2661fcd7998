import Foundation
import TestSupport
import Testing

/// Whose people, whether any are known, and what figures below zero leave undefined.
@Suite struct MeaningOfPopulationsTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    private func store(county: String) throws -> String {
        let store = "\(folder.path)/\(county).gpkg"
        let run = try Program.run("init", store, "--county", county, "--bare")
        try #require(run.status == 0, "\(run.errors)")
        return store
    }

    private func take(_ kind: String, _ text: String, into store: String) throws -> Program.Result {
        let path = try folder.file("\(UUID().uuidString).csv", text)
        let run = try Program.run("import", kind, path, "--store", store)
        try #require(run.status == 0, "\(run.errors)")
        return run
    }

    private func json(_ arguments: String..., of store: String) throws -> [String: Any] {
        let run = try Program.run(arguments + ["--format", "json", "--store", store])
        #expect(run.status == 0, "\(run.errors)")
        return try object(run.output)
    }

    private static let wide =
        "id;titel;beviljat belopp;kommun\nC;Tre;3000;Malung-Sälen, Vansbro\nD;Fyra;4000;hela länet\n"

    /// Dalarna's fifteen, with people 1,000 times their place; one is missing in 2020.
    private static func people(_ year: Int, without code: String? = nil) -> String {
        let codes = [
            "2021", "2023", "2026", "2029", "2031", "2034", "2039", "2061", "2062", "2080", "2081", "2082", "2083",
            "2084", "2085",
        ]
        return codes.enumerated().filter { $1 != code }.map { "\($1);\(year);\(($0 + 1) * 1_000)\n" }.joined()
    }

    @Test func `the newest year of which every municipality has people counts, whatever the order of imports`() throws {
        let header = "municipality_code;year;population\n"
        let store = try store(county: "20")
        _ = try take("initiatives", Self.wide, into: store)
        let run = try take(
            "indicators", header + Self.people(2015) + Self.people(2020, without: "2085"), into: store)
        #expect(
            run.errors.remarks(starting: "Note: the population of 2020") == [
                """
                Note: the population of 2020 is missing for Ludvika and is therefore not used for what is per \
                inhabitant. Import all of the county's municipalities for the same year.
                """
            ])
        let rows = try #require(try json("distribution", "granted_sek", of: store)["rows"] as? [[String: Any]])
        let values = rows.reduce(into: [String: Double]()) { $0[$1["code"] as? String ?? ""] = $1["value"] as? Double }
        // 4,000 over 120,000 people; 3,000 over Vansbro's 1,000 and Malung-Sälen's 2,000.
        #expect(values["2021"] == 1_033.33 && abs((values["2023"] ?? 0) - 2_066.67) < 0.011)
    }

    @Test func `without people every answer by part says that money is spread by area`() throws {
        let store = try store(county: "20")
        _ = try take("initiatives", Self.wide, into: store)
        let sentence = "2 initiatives are spread by area and not by where people live."
        for arguments in [
            ["crosstab", "municipality", "programme"], ["financing", "--by", "municipality"],
            ["query", "TRUE", "--by", "municipality"], ["locations"],
        ] {
            let run = try Program.run(arguments + ["--store", store])
            let told = (run.output + run.errors).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(told.contains(sentence), "\(arguments): \(told)")
        }
        let crosstab = try json("crosstab", "municipality", "programme", of: store)
        #expect((crosstab["placing"] as? [String: Any])?["spread_by_area"] as? Int == 2)
        let distribution = try Program.run("distribution", "granted_sek", "--store", store).output
        #expect(distribution.components(separatedBy: "by area").count == 2)
    }

    @Test func `nothing is a share of statistics below zero, nor of need made of them`() throws {
        let store = "\(folder.path)/s.gpkg"
        try Demo.copyNewStore(to: store)
        _ = try take(
            "indicators",
            """
            municipality_code;year;indicator;value;kind;unit
            2303;2024;net_migration;-30;extensive;persons
            2305;2024;net_migration;-25;extensive;persons
            2309;2024;net_migration;40;extensive;persons
            2313;2024;net_migration;-60;extensive;persons
            2321;2024;net_migration;120;extensive;persons
            2326;2024;net_migration;-10;extensive;persons
            2361;2024;net_migration;-35;extensive;persons
            2380;2024;net_migration;0;extensive;persons

            """, into: store)
        _ = try take(
            "initiatives", "id;titel;beviljat belopp;kommun\nA;Ett;1000;Åre\nB;Två;-200;Berg\nC;Tre;300;Krokom\n",
            into: store)
        let migration = try json("distribution", "net_migration", of: store)
        let rows = try #require(migration["rows"] as? [[String: Any]])
        #expect(rows.allSatisfy { $0["share"] is NSNull && $0["location_quotient"] is NSNull })
        #expect(rows.map { $0["value"] as? Double } == [-30, -25, 40, -60, 120, -10, -35, 0])
        #expect(migration["share_reason"] as? String == "negative_value")
        for (indicator, need) in [("initiatives", "net_migration"), ("granted_sek", "workplaces_total")] {
            let answer = try json("distribution", indicator, "--need", need, of: store)
            let need = try #require(answer["need"] as? [String: Any])
            #expect(need["share_reason"] as? String == "negative_value")
            #expect(need["kakwani"] == nil || need["kakwani"] is NSNull)
        }
    }
}
