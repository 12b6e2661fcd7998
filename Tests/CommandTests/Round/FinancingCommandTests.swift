import Foundation
import Testing

@Suite struct FinancingCommandTests {
    private let folder: Folder
    private let store: String

    private static let header =
        "Ärendenummer;Projektnamn;Status;Beslutsdatum;Startdatum;Slutdatum;Beviljat belopp (kr);Total budget (kr);"
        + "EU-medel (kr);1:1-medel (kr);Kommunal medfinansiering (kr);Privat medfinansiering (kr);Kommuner\n"
    private static let rows = [
        "A1;Gränshandel;beviljat;2026-03-01;2026-04-01;2028-03-31;1500000;3000000;1000000;500000;1000000;500000;Åre",
        "A2;Kulturbuss;beviljat;2026-03-01;2026-04-01;2028-03-31;300000;600000;;300000;300000;;Berg",
        "A3;Butik;beviljat;2026-05-01;;;250000;;;;;;Strömsund",
        "A4;Egen;beviljat;2025-05-01;;;100000;100000;;;;;Strömsund",
    ]

    init() throws {
        folder = try Folder()
        store = "\(folder.path)/s.gpkg"
        try Demo.copyNewStore(to: store)
        try importRows(Self.rows)
    }

    private func importRows(_ rows: [String]) throws {
        let file = "\(folder.path)/beslut.csv"
        try (Self.header + rows.joined(separator: "\n") + "\n").write(
            toFile: file, atomically: true, encoding: .utf8)
        let run = try Program.run("import", "initiatives", file, "--store", store, "--source", "beslut")
        try #require(run.status == 0, "\(run.errors)")
    }

    private func csv(_ arguments: String...) throws -> [[String: String]] {
        let run = try Program.run(["financing", "--format", "csv", "--store", store] + arguments)
        try #require(run.status == 0, "\(run.errors)")
        let lines = run.output.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
        }
        return lines.dropFirst().map { Dictionary(zip(lines[0], $0), uniquingKeysWith: { first, _ in first }) }
    }

    @Test func `sources are read by their Swedish headings, and blanks stay blank`() throws {
        let rows = try csv("--by", "initiative")
        #expect(rows.map { $0["eu_funding_sek"] } == ["1000000", "", "", ""])
        #expect(rows.map { $0["state_funding_sek"] } == ["500000", "300000", "", ""])
        #expect(rows.map { $0["leverage"] } == ["1", "1", "", "0"])
        #expect(rows.map { $0["without_cofinancing"] } == ["0", "0", "0", "1"])
        #expect(rows.map { $0["cofinancing_unknown"] } == ["0", "0", "1", "0"])
        #expect(rows.map { $0["parts_difference_sek"] } == ["", "", "", ""])
    }

    /// The days are those of pandas: 275, 365 and 91 of 731.
    @Test func `years are spread to the öre`() throws {
        let rows = try csv("--by", "year", "--spread-years")
        #expect(rows.map { $0["granted_sek"] } == ["677154.58", "898768.81", "224076.61", "350000"])
        #expect(rows.map { $0["kind"] } == ["value", "value", "value", "unspread"])
        let refused = try Program.run("financing", "--spread-years", "--store", store)
        #expect(refused.status == 64 && refused.errors.hasPrefix("Error: --spread-years is for --by year.\n"))
    }

    @Test func `out and in again changes nothing, a correction is known and undone`() throws {
        let before = try csv("--by", "initiative")
        let file = "\(folder.path)/x.geojson"
        _ = try Program.run("export", "initiatives", "--output", file, "--store", store)
        let again = try Program.run("import", "initiatives", file, "--store", store)
        #expect(again.errors.contains("4 rows read: 0 new, 0 changed, 4 unchanged, 0 rejected."))
        #expect(try csv("--by", "initiative") == before)
        var rows = Self.rows
        rows[1] = rows[1].replacing(";600000;", with: ";650000;")
        try importRows(rows)
        let after = try csv("--by", "initiative")
        #expect(after.map { $0["parts_difference_sek"] } == ["", "50000", "", ""])
        #expect(try csv("--by", "initiative", "--as-known", "3") == before)
        _ = try Program.run("undo", "--store", store)
        #expect(try csv("--by", "initiative") == before)
        let verified = try Program.run("verify", "--store", store)
        #expect(verified.status == 0)
    }

    @Test func `what lacks co-financing and what doesn't add up is named`() throws {
        var rows = Self.rows
        rows[1] = rows[1].replacing(";600000;", with: ";650000;")
        rows[0] = rows[0].replacing(";3000000;", with: ";3100000;")
        try importRows(rows)
        let text = try Program.run("financing", "--store", store).output
        #expect(text.contains("Without co-financing: A4.\n"))
        #expect(text.contains("Amounts that don't add up:\n  A1: total budget against its parts +100,000\n"))
        // A2 states no money of the EU and no private money, which may be what is missing.
        #expect(
            text.contains(
                """
                Can't be judged, as a source isn't stated:
                  A2: total budget against its parts +50,000 (not stated: EU, private)

                """))
        let counts = try csv("--by", "initiative")
        #expect(counts.map { $0["not_adding_up"] } == ["1", "0", "0", "0"])
        #expect(counts.map { $0["not_judged"] } == ["0", "1", "0", "0"])
    }

    @Test func `a refusal says what it applied for, and an initiative in two municipalities is told`() throws {
        let file = "\(folder.path)/avslag.csv"
        try """
        Ärendenummer;Projektnamn;Status;Sökt belopp (kr);Beviljat belopp (kr);Kommuner
        B1;Ett;avslag;400000;;Åre
        B2;Två;beviljat;;90000;Åre, Berg

        """.write(toFile: file, atomically: true, encoding: .utf8)
        let added = try Program.run("import", "initiatives", file, "--store", store, "--source", "mer")
        try #require(added.status == 0, "\(added.errors)")
        let text = try Program.run("financing", "--store", store).output.split(whereSeparator: \.isNewline)
            .joined(separator: " ")
        #expect(text.contains("1 initiative, applied for SEK 400,000: avslag 1, applied for SEK 400,000"))
        #expect(
            text.contains(
                "1 initiative in several areas counts in each; the numbers add up to more than all, the money"))
    }
}
