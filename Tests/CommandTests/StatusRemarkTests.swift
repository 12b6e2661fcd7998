import Foundation
import Testing

/// Statuses that nobody knows count as decided, with a remark that travels with every result; and amounts that nobody
/// states are no zero beside them.
@Suite struct StatusRemarkTests {
    private let folder: Folder
    private let store: String
    private let policy: String

    /// Of the rejected one no amount is stated, of one unknown word neither.
    private static let rows = """
        id;titel;beviljat;kommun;status;beslutsdatum
        S1;Okänt;1000000;2321;Ombokad;2023-01-01
        S2;Känt;2000000;2326;Beviljat;2023-02-01
        S3;Okänt utan belopp;;2326;Parkerad;2023-02-01
        S4;Avslag utan belopp;;2303;Avslag;2023-02-01
        S5;Ansökt;500000;2303;Ansökt;2023-02-01
        S6;Ansökt utan belopp;;2303;Ansökt;2023-02-01

        """
    private static let unknown = """
        Unknown words of status, counted as decided: Ombokad 1, SEK 1,000,000; Parkerad 1, no amount stated.
        """
    private static let leftOut = [
        """
        Not counted, not finally decided: 2 initiatives, SEK 500,000 (no amount stated for 1): Ansökt 2, SEK 500,000 \
        (no amount stated for 1)
        """, "Not counted, rejected or withdrawn: 1 initiative, no amount stated: Avslag 1, no amount stated",
    ]

    init() throws {
        folder = try Folder()
        store = "\(folder.path)/s.gpkg"
        policy = try folder.file(
            "p.yaml",
            """
            version: 1
            name: p
            rules:
              - {id: n, kind: minimum_initiatives, per: municipality, minimum: 1}

            """)
        try Demo.copyNewStore(to: store)
        let file = try folder.file("s.csv", Self.rows)
        #expect(try Program.run("import", "initiatives", file, "--store", store).status == 0)
    }

    /// What a run says on both of its streams, as one line.
    private func said(_ arguments: [String]) throws -> String {
        let run = try Program.run(arguments + ["--store", store])
        #expect([0, 2].contains(run.status), "\(arguments): \(run.errors)")
        return (run.output + run.errors).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test func `an unknown word is told once with every result`() throws {
        let file = "\(folder.path)/out"
        let applications = try folder.file("a.csv", "id;titel;kommun;sökt_belopp\nx1;Ett;2361;100\n")
        for arguments in [
            ["distribution", "granted_sek"], ["distribution", "granted_sek", "--format", "csv"],
            ["distribution", "initiatives", "--by", "zone"], ["reach"], ["conflicts"], ["crosstab", "zone", "year"],
            ["map", "--output", "\(file).svg"], ["export", "municipalities", "--output", "\(file).geojson"],
            ["export", "cells", "--format", "csv", "--output", "\(file).csv"],
            ["export", "initiatives", "--output", "\(file).geojson"],
            ["export", "gaps", "--policy", policy, "--output", "\(file).geojson"], ["gaps", policy],
            ["gaps", policy, "--format", "csv"], ["gaps", policy, "--applications", applications],
            ["gaps", policy, "--allocate", "1000000"], ["query", "TRUE"], ["query", "TRUE", "--by", "municipality"],
            ["report", "--annual", "2023", "--format", "markdown"],
        ] {
            let said = try said(arguments)
            let drawn = arguments[0] == "map" ? try folder.read("out.svg") : ""
            let told =
                said
                + drawn.replacing(#/<[^>]*>/#, with: " ").split(whereSeparator: \.isWhitespace).joined(
                    separator: " ")
            #expect(told.ranges(of: Self.unknown).count == 1, "\(arguments): \(told.prefix(3_000))")
        }
        #expect(try said(["report"]).ranges(of: Self.unknown).count == 1)
    }

    @Test func `what is left out is told by status, without a zero where no amount is stated`() throws {
        for arguments in [
            ["distribution", "granted_sek"], ["reach"], ["gaps", policy], ["report"],
            ["crosstab", "year", "programme"],
            ["query", "TRUE", "--by", "municipality"], ["report", "--annual", "2023", "--format", "markdown"],
        ] {
            let said = try said(arguments)
            for words in Self.leftOut { #expect(said.contains(words), "\(arguments): \(words)") }
            #expect(!said.contains("Parkerad 1, SEK 0") && !said.contains("Avslag 1, SEK 0"))
        }
    }

    @Test func `programs read a null and how many state no amount`() throws {
        let run = try Program.run("distribution", "granted_sek", "--format", "json", "--store", store)
        let statuses = try #require(try object(run.output)["statuses"] as? [String: Any])
        func items(_ key: String) throws -> [String] {
            try #require(statuses[key] as? [[String: Any]]).map {
                "\($0["status"]!) \($0["initiatives"]!) \($0["granted_sek"]!) \($0["without_amount"]!)"
            }
        }
        #expect(try items("left_out") == ["Ansökt 2 500000 1", "Avslag 1 <null> 1"])
        #expect(try items("assumed_decided") == ["Ombokad 1 1000000 0", "Parkerad 1 <null> 1"])
        let list = try object(Program.run("statuses", "--format", "json", "--store", store).output)
        let all = try #require(list["statuses"] as? [[String: Any]])
        #expect(
            all.map { "\($0["status"]!) \($0["granted_sek"]!)" } == [
                "Beviljat 2000000", "Ombokad 1000000", "Parkerad <null>", "Ansökt 500000", "Avslag <null>",
            ])
        let table = try Program.run("statuses", "--store", store).output
        let parked = try #require(table.split(separator: "\n").first { $0.hasPrefix("Parkerad") })
        #expect(parked.split(separator: " ").map(String.init) == ["Parkerad", "decided", "1", "–", "unknown", "word"])
    }

    @Test func `a year of decisions without amounts has no sum`() throws {
        let rows = try folder.file(
            "u.csv", "id;titel;beviljat;kommun;status;beslutsdatum\nU1;Utan;;2321;Beviljat;2021-01-01\n")
        #expect(try Program.run("import", "initiatives", rows, "--store", store).status == 0)
        func opening(_ year: String) throws -> String {
            let lines = try Program.run(
                "report", "--annual", year, "--format", "markdown", "--store", store
            ).output.split(separator: "\n")
            return (lines.dropFirst(2).first.map(String.init) ?? "").replacing("\u{A0}", with: " ")
        }
        #expect(try opening("2021").hasPrefix("1 decision dated 2021, without a stated amount."))
        #expect(
            try opening("2023").hasPrefix(
                "3 decisions dated 2023, together SEK 3.0 million. One of them states no amount."))
    }
}
