import Foundation
import Testing

/// Small inputs that once gave an analyst a wrong answer, with the right one.
@Suite struct MeaningTests {
    private let folder: Folder
    private let store: String

    init() throws {
        folder = try Folder()
        store = "\(folder.path)/s.gpkg"
        #expect(try Program.run("init", store).status == 0)
    }

    private func file(_ name: String) throws -> String {
        try #require(Bundle.module.url(forResource: "Fixtures/meaning/\(name)", withExtension: nil)).path
    }

    @discardableResult
    private func take(_ kind: String, _ name: String, language: String = "en") throws -> Program.Result {
        let result = try Program.run("import", kind, file(name), "--store", store, language: language)
        #expect(result.status == 0, "\(result.errors)")
        return result
    }

    private func json(_ arguments: String...) throws -> [String: Any] {
        let result = try Program.run(arguments + ["--format", "json", "--store", store])
        #expect(result.status == 0 || result.status == 2, "\(result.errors)")
        return try object(result.output)
    }

    private func values(_ json: [String: Any], _ key: String = "value") throws -> [String: Double] {
        let rows = try #require(json["rows"] as? [[String: Any]])
        return rows.reduce(into: [:]) { $0[$1["name"] as! String] = $1[key] as? Double }
    }

    // MARK: Statuses

    @Test func onlyDecidedInitiativesCountAndTheRestIsListedByStatus() throws {
        let told = try take("initiatives", "status.csv", language: "sv").errors
        #expect(told.contains("Status, beslutade: beviljat 4.\n"))
        #expect(told.contains("Status, inte slutligt beslutade: ansökt 1.\n"))
        #expect(told.contains("Status, avslagna eller återtagna: avslag 1, avslagen 1, återkallad 1.\n"))
        let distribution = try json("distribution", "granted_sek")
        #expect(distribution["total"] as? Double == 2_000_000)
        #expect(try values(distribution).filter { $0.value > 0 } == ["Ragunda": 1_000_000, "Bräcke": 1_000_000])
        let statuses = try #require(distribution["statuses"] as? [String: Any])
        let leftOut = try #require(statuses["left_out"] as? [[String: Any]])
        #expect(
            leftOut.map { "\($0["status"]!) \($0["class"]!) \($0["initiatives"]!) \($0["granted_sek"]!)" } == [
                "ansökt undecided 1 9000000", "avslag rejected 1 9000000", "avslagen rejected 1 9000000",
                "återkallad rejected 1 9000000",
            ])
        #expect(try json("distribution", "granted_sek", "--include", "rejected")["total"] as? Double == 29_000_000)
        #expect(try json("distribution", "granted_sek", "--include", "undecided")["total"] as? Double == 11_000_000)
        #expect(try json("distribution", "granted_sek", "--status", "avslag")["total"] as? Double == 9_000_000)
    }

    @Test func oneOfTwelveStatusesIsDecided() throws {
        try take("initiatives", "statuses_12.csv")
        #expect(try json("distribution", "granted_sek")["total"] as? Double == 1_000_000)
        let statuses = try #require(try json("statuses")["statuses"] as? [[String: Any]])
        #expect(statuses.count { $0["class"] as? String == "decided" } == 1)
        #expect(statuses.count { $0["class"] as? String == "undecided" } == 4)
        #expect(statuses.count { $0["class"] as? String == "rejected" } == 7)
    }

    @Test func theYearlyAccountHasDecisionsOnly() throws {
        try take("initiatives", "status.csv")
        let account = try Program.run(
            "report", "--annual", "2023", "--format", "markdown", "--store", store, language: "sv"
        ).output
        #expect(account.contains("3 beslut med datum 2023, tillsammans 1,0 mnkr."))
    }

    @Test func anUnknownWordCountsWithARemarkUntilSomebodySaysWhatItMeans() throws {
        let file = try folder.file(
            "okand.csv", "id;titel;beviljat;kommun;status\nU1;Ett;100;2321;Kvittblivet\nU2;Två;50;2321;\n")
        let told = try Program.run("import", "initiatives", file, "--store", store, language: "sv").errors
        #expect(told.contains("Okända statusord, som räknas som beslutade tills någon säger annat: ”Kvittblivet” 1."))
        #expect(told.contains("Utan status, räknas som beslutade: 1."))
        let before = try Program.run("distribution", "granted_sek", "--store", store, language: "en").output
        #expect(before.contains("Unknown words of status, counted as decided: Kvittblivet 1, SEK 100."))
        let set = try Program.run("statuses", "--set", "kvittblivet=rejected", "--store", store)
        #expect(set.status == 0, "\(set.errors)")
        #expect(try json("distribution", "granted_sek")["total"] as? Double == 50)
        #expect(try Program.run("verify", "--store", store).status == 0)
        let wrong = try Program.run("statuses", "--set", "borta=rejected", "--store", store, language: "sv")
        #expect(wrong.status == 1)
        #expect(wrong.errors.contains("Ingen insats har statusen ”borta”. De som finns: Kvittblivet."))
        #expect(try Program.run("statuses", "--set", "a=bort", "--store", store).status == 64)
    }

    @Test func whatIsExportedIsImportedUnchanged() throws {
        let demo = try Program.run("demo", folder.path)
        #expect(demo.status == 0)
        let exported = try Program.run(
            "export", "initiatives", "--output", "\(folder.path)/ut.geojson", "--store",
            "\(folder.path)/rackvidd.gpkg")
        #expect(exported.errors.contains("133"))
        let features = try #require(try object(folder.read("ut.geojson"))["features"] as? [[String: Any]])
        let classes = features.compactMap { ($0["properties"] as? [String: Any])?["status_class"] as? String }
        #expect(classes.count { $0 == "decided" } == 113)
        #expect(classes.count { $0 == "undecided" } == 20)
        #expect(
            try Program.run("export", "initiatives", "--include", "rejected", "--store", store).status == 64)
    }

    @Test func aQuestionAsksForStatusClassesAndSumsSayWhatTheyCount() throws {
        try take("initiatives", "status.csv")
        #expect(try json("query", "status_class = 'rejected'")["matched"] as? Int == 3)
        let sums = try Program.run("query", "TRUE", "--by", "municipality", "--store", store)
        #expect(sums.errors.contains("Not counted, rejected or withdrawn: 3 initiatives, SEK 27,000,000"))
        let rejected = try Program.run("query", "status = 'avslag'", "--by", "municipality", "--store", store)
        #expect(rejected.errors.contains("Counted, rejected or withdrawn: 1 initiative."))
        #expect(rejected.output.contains("9,000,000"))
        for engine in ["sql", "evaluation"] {
            let answer = try json("query", "status_class IN ('decided','undecided')", "--engine", engine)
            #expect(answer["matched"] as? Int == 5)
        }
    }
}
