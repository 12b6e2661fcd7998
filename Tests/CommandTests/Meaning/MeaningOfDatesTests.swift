import Foundation
import TestSupport
import Testing

/// What dates mean, in the small inputs that once went wrong.
@Suite struct MeaningOfDatesTests {
    private let folder: Folder
    private let store: String

    init() throws {
        folder = try Folder()
        store = "\(folder.path)/s.gpkg"
        try Demo.copyNewStore(to: store)
    }

    private func take(_ name: String) throws -> String {
        let file = try #require(Bundle.module.url(forResource: "Fixtures/meaning/\(name)", withExtension: nil)).path
        let result = try Program.run("import", "initiatives", file, "--store", store)
        #expect(result.status == 0, "\(result.errors)")
        return result.errors
    }

    @Test func `an instant with a zone is the day in sweden`() throws {
        #expect(
            try take("utc.csv").lines(starting: "start:") == [
                "start: instants with a time zone become the day in Sweden."
            ])
        let answer = try object(try Program.run("query", "id = 'T2'", "--format", "json", "--store", store).output)
        #expect((answer["rows"] as? [[String: Any]])?.first?["start"] as? String == "2024-01-01")
    }

    @Test func `a year that a period cuts through counts in neither half and is told`() throws {
        _ = try take("yearonly.csv")
        for (period, total) in [(["--from", "2023-07", "--to", "2023-12"], 2_000_000.0), (["--to", "2023-06"], 0)] {
            let json = try object(
                try Program.run(["distribution", "granted_sek", "--format", "json", "--store", store] + period).output)
            #expect(json["total"] as? Double == total)
            let counts = try #require(json["counts"] as? [String: Any])
            #expect(counts["straddling"] as? Int == 2)
            #expect(counts["straddling_sek"] as? Double == 4_000_000)
        }
        let whole = try Program.run(
            "distribution", "granted_sek", "--from", "2023", "--to", "2023", "--format", "json", "--store", store)
        #expect(try object(whole.output)["total"] as? Double == 6_000_000)
        let told = try Program.run("distribution", "granted_sek", "--to", "2023-06", "--store", store, language: "sv")
        #expect(
            told.output.remarks(starting: "2 insatser,") == [
                """
                2 insatser, 4\u{A0}000\u{A0}000 kr, har ett datum som bara anger år eller månad och kan ligga i \
                perioden eller utanför: inte medräknade.
                """
            ])
    }

    @Test func `every result of a period tells what it can't place`() throws {
        _ = try take("yearonly.csv")
        let period = ["--to", "2023-06", "--store", store]
        let words = """
            2 initiatives, SEK 4,000,000, have a date that says only the year or month and may lie in the period or \
            not: left out.
            """
        for arguments in [
            ["distribution", "granted_sek"], ["distribution", "granted_sek", "--format", "csv"], ["reach"],
            ["reach", "--format", "csv"], ["conflicts"], ["query", "TRUE"], ["query", "TRUE", "--by", "municipality"],
            ["export", "municipalities", "--output", "\(folder.path)/a.csv", "--format", "csv"],
            ["export", "initiatives", "--output", "\(folder.path)/b.csv", "--format", "csv"],
        ] {
            let run = try Program.run(arguments + period)
            #expect(run.status == 0, "\(run.errors)")
            let told = (run.output + run.errors).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(told.ranges(of: words).count == 1, "\(arguments): \(told)")
        }
        for file in [["map"], ["report"]] {
            let run = try Program.run(file + period)
            let told = run.output.replacing(/<[^>]*>/, with: " ").split(whereSeparator: \.isWhitespace)
                .joined(separator: " ")
            #expect(told.ranges(of: words).count == 1, "\(file)")
        }
    }

    @Test func `an end is no decision`() throws {
        _ = try take("status.csv")
        let file = try #require(Bundle.module.url(forResource: "Fixtures/meaning/pol_end.yaml", withExtension: nil))
            .path
        let result = try Program.run("gaps", file, "--store", store, "--format", "json")
        #expect(result.status == 2)
        let json = try object(result.output)
        #expect(json["passed"] as? Bool == false)
        let rule = try #require((json["rules"] as? [[String: Any]])?.first)
        #expect(rule["observed"] is NSNull)
        #expect(
            rule["remark"] as? String
                == """
                1 initiative has neither a day of decision nor a start: when it was decided is unknown (Bräcke); 3 \
                initiatives have only a year or month and count from its first day
                """)
        let gap = try #require((json["gaps"] as? [[String: Any]])?.first)
        #expect(gap["nothing"] as? String == "unknown_date")
    }
}
