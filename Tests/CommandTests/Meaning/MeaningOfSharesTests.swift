import Foundation
import TestSupport
import Testing

/// Shares as they are printed: one base, one rounding, and a reason beside every "–".
@Suite struct MeaningOfSharesTests {
    private let folder: Folder
    private let store: String

    init() throws {
        folder = try Folder()
        store = "\(folder.path)/s.gpkg"
        try Demo.copyNewStore(to: store)
    }

    private func take(_ rows: String) throws {
        let file = try folder.file("i.csv", "id;titel;beviljat;kommun;program;beslutsdatum\n" + rows)
        let run = try Program.run("import", "initiatives", file, "--store", store)
        try #require(run.status == 0, "\(run.errors)")
    }

    private func text(_ arguments: String..., language: String = "en") throws -> String {
        let run = try Program.run(arguments + ["--store", store], language: language)
        try #require(run.status == 0, "\(run.errors)")
        return run.output
    }

    /// A table's rows as words.
    private func cells(_ text: String, _ row: String) -> [String] {
        let line = text.split(separator: "\n").first { $0.hasPrefix(row) } ?? ""
        return line.dropFirst(row.count).split(separator: " ").map(String.init)
    }

    private func tenths(_ cell: String) -> Int { Int(cell.filter(\.isNumber)) ?? 0 }

    /// 29 of 300 and 29 of 300 are 9.7% each and 19.3% together, which are not 19.4%.
    @Test func `margins of shares of all are the sums of what is printed`() throws {
        try take("A;A;29;Åre;P1;\nB;B;29;Åre;P2;\nC;C;242;Berg;P1;\n")
        let text = try text("crosstab", "municipality", "programme", "--shares", "total")
        let (are, berg, all) = (cells(text, "Åre"), cells(text, "Berg"), cells(text, "all"))
        #expect(are.count == 3 && berg.count == 3 && all.last == "100.0%")
        for row in [are, berg, all] { #expect(tenths(row[0]) + tenths(row[1]) == tenths(row[2])) }
        for column in 0..<3 { #expect(tenths(are[column]) + tenths(berg[column]) == tenths(all[column])) }
        #expect(are == ["9.6%", "9.7%", "19.3%"] && berg == ["80.7%", "0.0%", "80.7%"])
    }

    @Test func `shares that don't exist say why`() throws {
        try take("A;A;500;Åre;P1;\nB;B;-800;Åre;P2;\nC;C;300;Berg;P1;\nD;D;300;Berg;P2;\n")
        let text = try text("crosstab", "municipality", "programme", "--shares", "row")
        #expect(cells(text, "Åre") == ["–", "–", "–"])
        #expect(cells(text, "Berg") == ["50.0%", "50.0%", "100.0%"])
        #expect(
            text.remarks(starting: "There are no shares") == [
                "There are no shares (–) of Åre and all: in some box more was repaid or withdrawn than granted.",
                """
                There are no shares (–) of Ragunda, Bräcke, Krokom, Strömsund, Härjedalen and Östersund: the sum is \
                zero, so there is nothing to be a share of.
                """,
            ])
        let swedish = try self.text("crosstab", "municipality", "programme", "--shares", "total", language: "sv")
        #expect(
            swedish.remarks(starting: "Andelar saknas") == [
                "Andelar saknas (–) för alla: mer är återbetalt eller återtaget än beviljat i någon ruta."
            ])
        let json = try object(self.text("crosstab", "municipality", "programme", "--shares", "row", "--format", "json"))
        let rows = try #require(json["rows"] as? [[String: Any]])
        let reasons = rows.map { "\($0["name"]!) \($0["share_reason"] as? String ?? "-")" }
        #expect(
            reasons.contains("Åre negative_value") && reasons.contains("Berg -") && reasons.contains("Krokom no_value"))
        #expect(json["share_reason"] as? String == "negative_value")
    }

    @Test func `measures that no division has say why`() throws {
        try take("A;A;500;Åre;P1;\nB;B;-800;Berg;P2;\nC;C;900;Krokom;P1;\n")
        let text = try text("distribution", "granted_sek", "--division", "zone,municipality")
        let remarks = text.remarks(starting: "– by municipality:")
        #expect(remarks.count == 1, "\(text)")
        #expect(remarks.first?.hasPrefix("– by municipality: Gini, Theil T, Hoover") == true, "\(text)")
    }

    /// The sentence takes its shares from the table, which rounds them so that they add up.
    @Test func `the account's sentence says the table's figure`() throws {
        // Sevenths: 14.2857 % each, of which the table prints two as 14.2 %.
        try take(
            ["Åre", "Berg", "Krokom", "Ragunda", "Bräcke", "Strömsund", "Härjedalen"].enumerated().map {
                "I\($0);T;100;\($1);P;2022-03-01\n"
            }.joined())
        let account = try text("report", "--annual", "2022", "--format", "markdown")
        let sentence = try #require(account.split(separator: "\n").first { $0.contains("Most relative to its people") })
        let most = try #require(sentence.firstMatch(of: /went to (\S+): (\S+%) of the money and (\S+%) of the people/))
        let row = try #require(account.split(separator: "\n").first { $0.hasPrefix("| \(most.1) |") })
        let columns = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(columns[4] == most.2 && columns[5] == most.3, "\(row)\n\(sentence)")
    }
}
