import Foundation
import TestSupport
import Testing

/// A blank is no zero and a zero no blank, in sums beside the parts and where nothing falls.
@Suite struct MeaningOfBlanksTests {
    private let folder: Folder
    private let store: String

    init() throws {
        folder = try Folder()
        store = "\(folder.path)/s.gpkg"
        try Demo.copyNewStore(to: store)
    }

    private func take(_ kind: String, text: String) throws {
        let path = try folder.file("\(UUID().uuidString).csv", text)
        let result = try Program.run("import", kind, path, "--store", store)
        #expect(result.status == 0, "\(result.errors)")
    }

    private func json(_ arguments: String...) throws -> [String: Any] {
        let result = try Program.run(arguments + ["--format", "json", "--store", store])
        #expect(result.status == 0 || result.status == 2, "\(result.errors)")
        return try object(result.output)
    }

    /// D lies outside the county, E nowhere known; neither states an amount.
    private func takeSilent() throws {
        try take(
            "initiatives",
            text: """
                id;titel;program;beviljat belopp;kommun;beslutsdatum
                A;Fiber;P1;9000;Åre;2021
                D;Utanför;P2;;Stockholm;2021
                E;Okänd;P2;;;2021

                """)
    }

    /// An unstated amount of the whole county is no reversal where it is counted equally: nothing falls by it.
    @Test func `a county wide initiative without an amount turns nothing unless it is left out`() throws {
        try take(
            "initiatives",
            text: """
                id;titel;beviljat belopp;kommun
                A;Ett;1000;Åre
                C;Tre;300;Åre
                E;Fem;500;Östersund
                G;utan;;hela länet

                """)
        let answer = try json("distribution", "granted_sek")
        let reversals = try #require(answer["reversals"] as? [String: Any])
        let rules = try #require(reversals["county_wide"] as? [[String: Any]])
        #expect(rules.map { $0["rule"] as? String } == ["left_out"], "\(rules)")
        let text = try Program.run("distribution", "granted_sek", "--store", store).output
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains("no amount stated, then 0.00") && !text.contains("nothing reported"), "\(text)")
    }

    /// All but one of the zones may be blank, and what can't be compared is no less blank for that.
    @Test func `sums beside one part with a value are blank too`() throws {
        try take(
            "initiatives",
            text: """
                id;titel;beviljat belopp;ort;kommun
                A;Ett;1000;Strömsund;Strömsund
                B;Två;;;Östersund
                C;Tre;;;Åre
                D;Utanför;;;Stockholm

                """)
        for level in ["municipality", "zone", "cell", "roll_up"] {
            let answer = try json("distribution", "granted_sek", "--by", level)
            #expect(answer["outside"] is NSNull, "\(level)")
            #expect((answer["blank_sums"] as? [[String: Any]])?.map { $0["sum"] as? String } == ["outside"])
        }
    }

    @Test func `sums of shares carry no noise of rounding`() throws {
        try take(
            "initiatives",
            text: """
                id;titel;program;beviljat belopp;kommun
                A;Ett;P;0,1;Åre
                B;Två;P;0,2;Berg
                C;Tre;Q;0,3;Åre, Berg, Krokom
                D;Fyra;Q;1000000,05;hela länet

                """)
        let numbers = try json("distribution", "initiatives")
        #expect(numbers["total"] as? Double == 4)
        for (format, command) in [("csv", "programme"), ("json", "programme")] {
            let text = try Program.run(
                "crosstab", "municipality", command, "--format", format, "--store", store
            ).output
            #expect(!text.contains("00000000") && !text.contains("99999999"), "\(text)")
        }
    }

    @Test func `sums beside the parts are blank where nobody there states an amount`() throws {
        try takeSilent()
        let answer = try json("distribution", "granted_sek")
        #expect(answer["total"] as? Double == 9_000 && answer["county_value"] as? Double == 9_000)
        #expect(answer["outside"] is NSNull && answer["unlocated"] is NSNull)
        let blank = try #require(answer["blank_sums"] as? [[String: Any]])
        #expect(
            blank.map { "\($0["sum"]!) \($0["reason"]!) \($0["initiatives"]!)" } == [
                "outside no_amount_stated 1", "unlocated no_amount_stated 1",
            ])
        let text = try Program.run("distribution", "granted_sek", "--store", store, language: "sv").output
        #expect(text.lines(starting: "utanför länet").map { $0.suffix(1) } == ["–"])
        #expect(text.lines(starting: "okänt läge").map { $0.suffix(1) } == ["–"])
        #expect(
            text.remarks(starting: "Inget belopp") == [
                "Inget belopp anges, så – är ingen nolla: utanför länet (1 insats), okänt läge (1 insats)."
            ])
        let annual = try Program.run("report", "--annual", "2021", "--format", "markdown", "--store", store).output
        #expect(
            annual.lines(starting: "| outside the county").allSatisfy { $0.hasPrefix("| outside the county |  | – |") })
        let policy = try folder.file(
            "p.yaml",
            "version: 1\nname: p\nrules:\n  - {id: a, kind: minimum_amount, per: municipality, minimum: 1}\n")
        let report = try json("gaps", policy)
        #expect((report["initiatives"] as? [String: Any])?["unlocated_sek"] is NSNull)
        // The areas of another file compare alike.
        let area = try json("query", "TRUE", "--by", "municipality", "--sum", "granted_sek,initiatives")
        #expect((area["outside"] as? [String: Any])?["granted_sek"] is NSNull)
        #expect((area["outside"] as? [String: Any])?["initiatives"] as? Double == 1)
    }

    @Test func `where nothing is stated at all the county and the whole are blank too`() throws {
        try take("initiatives", text: "id;titel;beviljat belopp;kommun\nA;Fiber;;Åre\n")
        let answer = try json("distribution", "granted_sek")
        #expect(answer["total"] is NSNull && answer["county_value"] is NSNull)
        // Nobody is said to have lain there.
        #expect(answer["outside"] as? Double == 0 && answer["unlocated"] as? Double == 0)
    }

    @Test func `money and numbers of initiatives are 0 where none falls`() throws {
        try takeSilent()
        let financing = try json("financing", "--by", "municipality")
        let rows = try #require(financing["rows"] as? [[String: Any]])
        // As the contract says, each has a name.
        let kronor = Dictionary(
            uniqueKeysWithValues: rows.map { ($0["name"] as? String ?? "", $0["granted_sek"] as? Double) })
        #expect(kronor["Åre"] == 9_000 && kronor["Berg"] == .some(0) && kronor["outside the county"] == .some(nil))
        let none = try json("financing", "--from", "1990", "--to", "1990")
        #expect((none["total"] as? [String: Any])?["granted_sek"] as? Double == 0)
        for indicator in ["granted_sek", "initiatives"] {
            let empty = try json(
                "crosstab", "programme", "year", "--sum", indicator, "--from", "1990", "--to", "1990")
            #expect(empty["total"] as? Double == 0, "\(indicator)")
        }
        let crosstab = try json("crosstab", "programme", "municipality", "--sum", "granted_sek")
        let own = try #require((crosstab["rows"] as? [[String: Any]])?.first { $0["key"] as? String == "P2" })
        let cells = try #require(own["cells"] as? [[String: Any]])
        #expect(own["total"] is NSNull)
        #expect(cells.filter { $0["value"] is NSNull }.map { $0["kind"] as? String } == ["outside", "unknown"])
    }

    @Test func `a drawn area in which nobody states an amount has no money, not none`() throws {
        try take(
            "initiatives",
            text: "id;titel;beviljat belopp;lat;lon\nA;Fiber;;63.40;13.08\nB;Led;500;62.80;14.10\n")
        let area = try folder.file(
            "yta.geojson",
            """
            {"type": "Polygon", "coordinates": [[[12.9, 63.3], [13.3, 63.3], [13.3, 63.5], [12.9, 63.5], [12.9, 63.3]]]}
            """)
        let answer = try json("query", "TRUE", "--file", area)
        let sums = try #require(answer["sums"] as? [[String: Any]])
        let money = try #require(sums.first { $0["id"] as? String == "granted_sek" })
        #expect(money["inside"] is NSNull && money["county"] as? Double == 500)
        #expect(answer["basis_sek"] is NSNull)
    }

    // MARK: Years

    private static let dates = """
        id;titel;program;beviljat belopp;kommun;beslutsdatum;start;slut
        D;Beslut;P;1000;Åre;2020-05-01;2021-01-01;2023-12-31
        S;Start;P;200;Berg;;2021-03-01;2023-12-31
        E;Slut;P;30;Krokom;;;2022-12-31
        N;Inget;P;4;Krokom;;;

        """

    /// An end says nothing of when money was granted: with nothing else an initiative has no year, anywhere.
    @Test func `the year of an initiative is one in every answer`() throws {
        try take("initiatives", text: Self.dates)
        func sums(_ answer: [String: Any], _ key: String, _ value: String) throws -> [String: Double] {
            let rows = try #require(answer["rows"] as? [[String: Any]])
            return rows.reduce(into: [:]) { $0[$1[key] as? String ?? "unknown"] = $1[value] as? Double }
        }
        let years = ["2020": 1_000.0, "2021": 200, "unknown": 34]
        let query = try json("query", "TRUE", "--by", "year", "--sum", "granted_sek")
        #expect(try sums(query, "code", "granted_sek") == years)
        let financing = try json("financing", "--by", "year")
        #expect(try sums(financing, "key", "granted_sek") == years)
        let crosstab = try json("crosstab", "year", "programme", "--sum", "granted_sek")
        #expect(try sums(crosstab, "key", "total") == years)
        let sources = try json("distribution", "granted_sek", "--sources", "year")["sources"] as? [String: Any]
        let parts = try #require(sources?["parts"] as? [[String: Any]])
        #expect(
            parts.reduce(into: [:]) { $0[$1["name"] as? String ?? "unknown"] = $1["amount"] as? Double } == years)
        for answer in [query, financing, crosstab, sources ?? [:]] {
            #expect(answer["year_of"] as? String == "decision_else_start")
            let without = try #require(answer["without_year"] as? [String: Any])
            #expect(without["initiatives"] as? Int == 2 && without["granted_sek"] as? Double == 34)
        }
        let told = try Program.run(
            "query", "TRUE", "--by", "year", "--sum", "granted_sek", "--store", store, language: "sv")
        #expect(
            told.output.lines(starting: "Året är") == [
                "Året är det då insatsen beslutades, annars startade; slutdatum avgör inget år."
            ])
        #expect(told.output.lines(starting: "Utan känt år") == ["Utan känt år: 2 insatser, 34 kr."])
    }

    @Test func `a period chooses by the same year in every command and tells what has none`() throws {
        try take("initiatives", text: Self.dates)
        let period = ["--from", "2022", "--to", "2022"]
        for arguments in [
            ["distribution", "granted_sek"], ["query", "TRUE", "--by", "programme", "--sum", "granted_sek"],
            ["crosstab", "programme", "municipality"], ["financing", "--by", "programme"],
        ] {
            let run = try Program.run(arguments + period + ["--format", "json", "--store", store])
            let statuses = try #require(try object(run.output)["statuses"] as? [String: Any])
            #expect(statuses["undated"] as? Int == 2 && statuses["undated_sek"] as? Double == 34, "\(arguments)")
        }
        let text = try Program.run(
            ["distribution", "granted_sek", "--store", store] + period, language: "sv"
        ).output
        #expect(
            text.remarks(starting: "2 insatser") == [
                "2 insatser, 34 kr, saknar datum för beslut och start och är inte med."
            ])
        let annual = try Program.run("report", "--annual", "2022", "--format", "markdown", "--store", store).output
        #expect(
            annual.lines(starting: "The database has no") == [
                """
                The database has no decisions dated 2022. 2 initiatives (SEK\u{A0}34) in the database have no date of \
                decision or start and may belong to any year.
                """
            ])
    }

    // MARK: Money granted on

    /// A has 600 left of 1,000; without B it has 1,000 in Östersund again, as in a file without B.
    @Test func `a grant that is left out gives its money back to the one that granted it on`() throws {
        let rows = ["A;Fonden;1000;Östersund;", "B;Vidare;400;Berg;A", "C;Egen;300;Åre;"]
        try take("initiatives", text: "id;titel;beviljat belopp;kommun;finansieras av\n" + rows.joined(separator: "\n"))
        let influence = try #require(
            try json("distribution", "granted_sek", "--influence", "--index", "hoover")["influence"] as? [String: Any])
        let moved = try #require(influence["initiatives"] as? [[String: Any]])
        let without = try #require(moved.first { $0["code"] as? String == "B" }?["without"] as? Double)
        let turns = try #require(try json("distribution", "granted_sek")["reversals"] as? [String: Any])
        let turn = try #require((turns["initiatives"] as? [[String: Any]])?.first { $0["code"] as? String == "B" })
        let then = (turn["quotients"] as? [[String: Any]] ?? []).reduce(into: [String: Double]()) {
            $0[$1["code"] as? String ?? ""] = $1["quotient_then"] as? Double
        }
        let text = try Program.run("distribution", "granted_sek", "--influence", "--store", store).output
        #expect(
            text.remarks(starting: "Without an initiative").first
                == "Without an initiative, the money that another granted on to it counts at that one again.")
        let other = "\(folder.path)/utan.gpkg"
        try Demo.copyNewStore(to: other)
        let file = try folder.file(
            "utan.csv", "id;titel;beviljat belopp;kommun;finansieras av\n" + [rows[0], rows[2]].joined(separator: "\n"))
        #expect(try Program.run("import", "initiatives", file, "--store", other).status == 0)
        let there = try object(
            try Program.run("distribution", "granted_sek", "--format", "json", "--store", other).output)
        let index = (there["indices"] as? [String: Any])?["hoover"] as? [String: Any]
        #expect(abs(without - (index?["value"] as? Double ?? 0)) < 1e-12)
        for row in there["rows"] as? [[String: Any]] ?? [] {
            guard let code = row["code"] as? String, let quotient = then[code] else { continue }
            #expect(abs(quotient - (row["location_quotient"] as? Double ?? 0)) < 1e-12, "\(code)")
        }
        #expect(then["2380"] != nil)
    }

    // MARK: Outcomes

    @Test func `a target that is the baseline is no missing target`() throws {
        try take("initiatives", text: "id;titel;program;kommun\nA;Ett;P;Åre\nB;Två;Q;Berg\n")
        try take(
            "outcomes",
            text: """
                initiative;indicator;kind;period;value;unit;indicator_kind
                A;jobs;baseline;2019;10;jobs;extensive
                A;jobs;target;2021;10;jobs;extensive
                A;jobs;result;2021;10;jobs;extensive
                B;jobs;result;2021;3;jobs;extensive

                """)
        let answer = try json("outcomes", "jobs", "--by", "programme")
        let rows = try #require(answer["rows"] as? [[String: Any]])
        #expect(rows.map { $0["achievement_reason"] as? String } == ["target_is_baseline", "no_target"])
        let text = try Program.run("outcomes", "jobs", "--by", "programme", "--store", store).output
        #expect(text.lines(starting: "P ").map { $0.contains("target = baseline") } == [true])
        #expect(text.lines(starting: "Q ").map { $0.contains("no target") } == [true])
        let own = try json("outcomes", "jobs", "--by", "initiative")
        #expect(
            (own["rows"] as? [[String: Any]])?.map { $0["achievement_reason"] as? String } == [
                "target_is_baseline", "no_target",
            ])
        let each = try Program.run("outcomes", "jobs", "--by", "initiative", "--store", store).output
        #expect(each.lines(starting: "A ").map { $0.hasSuffix("kept") } == [true])
    }

    /// U lies nowhere known and made 4 jobs: with them Åre would have 5 of 5, Berg (0) would not have 5.
    @Test func `what an initiative without a location made could close a gap of outcomes`() throws {
        try take("initiatives", text: "id;titel;kommun\nA;Ett;Åre\nB;Noll;Berg\nU;Okänd;\n")
        try take(
            "outcomes",
            text: """
                initiative;indicator;kind;period;value;unit;indicator_kind
                A;jobs;result;2021;1;jobs;extensive
                B;jobs;result;2021;0;jobs;extensive
                U;jobs;result;2021;4;jobs;extensive

                """)
        let policy = try folder.file(
            "jobb.yaml",
            """
            version: 1
            name: jobb
            rules:
              - {id: jobb, kind: minimum_amount, of: jobs, per: municipality, minimum: 5, parts: ["2321", "2326"]}

            """)
        let gaps = try #require(try json("gaps", policy)["gaps"] as? [[String: Any]])
        let byCode = Dictionary(uniqueKeysWithValues: gaps.map { ($0["code"] as? String ?? "", $0) })
        #expect(byCode["2321"]?["unlocated_could_close"] as? Bool == true)
        #expect(byCode["2326"]?["unlocated_could_close"] as? Bool == false)
        #expect(gaps.allSatisfy { $0["unlocated_initiatives"] as? Int == 1 })
        // Something is known in both, if it brought nothing in one.
        #expect(gaps.allSatisfy { $0["nothing"] is NSNull })
        let text = try Program.run("gaps", policy, "--store", store).output
        #expect(text.remarks(starting: "?").isEmpty)
        #expect(
            text.remarks(starting: "1 of 2 gaps would") == [
                "1 of 2 gaps would close if everything that fits without a known location lay just there."
            ])
    }
}
