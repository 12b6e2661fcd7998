import Foundation
import TestSupport
import Testing

/// That every result says which filters it used, what rests on stated totals, and which amounts it lacks.
@Suite struct MeaningOfFiltersTests {
    private let folder: Folder
    private let store: String

    /// U1 names four of six municipalities; B states no amount; C isn't of the period, D not of the programme.
    private static let initiatives = """
        id;titel;beviljat;kommunkoder;antal_kommuner_totalt;beslutsdatum;program;status
        U1;Fyra av sex;6000000;2303,2305,2309,2380;6;2014-03-01;ERUF;beviljad
        A;Fiber;300000;2321;;2022-05-02;ERUF;beviljad
        B;Led;;2326;;2022-05-02;ERUF;sökt
        C;Handel;700000;2361;;2010-05-02;ERUF;beviljad
        D;Mat;900000;2361;;2022-05-02;Leader;beviljad

        """
    private static let filters = [
        "--from", "2014", "--to", "2022", "--programme", "ERUF", "--include", "undecided",
    ]
    private static let said = """
        Selection: dated from 2014 to 2022; programme ERUF; initiatives that are decided or not finally decided.
        """
    private static let sagt = """
        Urval: datum från 2014 till och med 2022; program ERUF; insatser som är beslutade eller inte slutligt beslutade.
        """
    private static let rests = """
        1 initiative states more municipalities than listed: the county gets the listed ones' part, each municipality \
        alike, and SEK 2,000,000 counts outside the county.
        """
    private static let restsWithoutMoney = """
        1 initiative states more municipalities than listed: the county gets the listed ones' part, each municipality \
        alike, and the rest counts outside the county.
        """
    private static let nominal = """
        Kronor are nominal, of 2014–2022, and don't buy the same: --prices fixed:YEAR brings them to one price level \
        by a consumer price index.
        """

    init() throws {
        folder = try Folder()
        store = "\(folder.path)/s.gpkg"
        try Demo.copyNewStore(to: store)
        try take("initiatives", Self.initiatives)
        try take(
            "outcomes", "initiative;indicator;kind;period;value;indicator_kind\nU1;nya jobb;result;2022;12;extensive\n")
    }

    private func take(_ kind: String, _ text: String) throws {
        let file = try folder.file("\(kind).csv", text)
        let run = try Program.run("import", kind, file, "--store", store)
        try #require(run.status == 0, "\(run.errors)")
    }

    private func run(_ arguments: [String], language: String = "en") throws -> Program.Result {
        let run = try Program.run(arguments + ["--store", store], language: language)
        try #require(run.status == 0, "\(run.errors)")
        return run
    }

    private func used(_ extra: [String: Any] = [:]) -> NSDictionary {
        let filters: [String: Any] = [
            "from": "2014", "to": "2022", "programme": ["ERUF"], "strength_area": [String](), "status": [String](),
            "status_class": ["decided", "undecided"], "where": NSNull(), "county_wide": "population",
            "programme_areas": false, "scheme": NSNull(), "prices": "nominal", "year": NSNull(), "as_of": NSNull(),
            "source": NSNull(),
        ]
        return filters.merging(extra) { $1 } as NSDictionary
    }

    @Test(arguments: [
        ["distribution", "granted_sek"], ["distribution", "initiatives"], ["crosstab", "municipality", "status"],
        ["crosstab", "programme", "status"], ["outcomes"], ["outcomes", "nya_jobb"], ["financing"], ["locations"],
        ["reach"], ["conflicts"],
        ["query", "--by", "municipality", "granted_sek > 0"],
    ])
    func `every command says its filters in text and JSON`(command: [String]) throws {
        let extra: [String: Any] = command[0] == "query" ? ["where": "granted_sek > 0"] : [:]
        let json = try object(run(command + Self.filters + ["--format", "json"]).output)
        #expect(json["filters"] as? NSDictionary == used(extra))
        let condition = command[0] == "query" ? "; condition granted_sek > 0." : "."
        let text = try run(command + Self.filters).output
        #expect(text.remarks(starting: "Selection:") == [Self.said.dropLast() + condition])
        let swedish = try run(command + Self.filters, language: "sv").output
        let villkor = command[0] == "query" ? "; villkor granted_sek > 0." : "."
        #expect(swedish.remarks(starting: "Urval:") == [Self.sagt.dropLast() + villkor])
        let table = try run(command + Self.filters + ["--format", "csv"])
        #expect(table.errors.lines(starting: "Selection:") == [Self.said.dropLast() + condition])
        #expect(!table.output.contains("Selection"))
    }

    @Test func `without filters text says none, and JSON that none is set`() throws {
        #expect(try run(["crosstab", "municipality", "status"]).output.lines(starting: "Selection:") == [])
        let json = try object(run(["crosstab", "municipality", "status", "--format", "json"]).output)
        let filters = used([
            "from": NSNull(), "to": NSNull(), "programme": [String](), "status_class": ["decided"],
        ])
        #expect(json["filters"] as? NSDictionary == filters)
    }

    @Test func `municipal statistics say their year, and nothing of initiatives`() throws {
        let demo = try Demo.folder()
        let database = "\(demo.path)/rackvidd.gpkg"
        let statistics = try Program.run(
            "distribution", "workplaces_total", "--format", "json", "--store", database)
        let filters = try object(statistics.output)["filters"] as? NSDictionary
        #expect(filters == ["year": NSNull(), "as_of": NSNull(), "source": NSNull()] as NSDictionary)
    }

    @Test func `layers carry the filters, and what rests on totals`() throws {
        let layer = try object(run(["export", "municipalities"] + Self.filters).output)
        #expect(layer["filters"] as? NSDictionary == used())
        #expect(
            layer["placing"] as? NSDictionary
                == [
                    "resting_on_total": 1, "outside_by_total_sek": 2_000_000, "doubtful": 0, "spread_by_area": 0,
                ] as NSDictionary)
        let told = try run(["export", "municipalities", "--format", "csv"] + Self.filters).errors
        #expect(told.lines(starting: "Selection:") == [Self.said])
        #expect(told.lines(starting: "1 initiative states") == [Self.rests])
    }

    @Test func `pages and pictures say the filters, and what rests on totals`() throws {
        for command in [["report"], ["map"], ["chart", "crosstab", "municipality", "status"]] {
            let page = try run(command + Self.filters).output.collapsed
            #expect(page.contains(Self.said.collapsed), "\(command)")
            #expect(page.contains(Self.rests.escaped.collapsed), "\(command)")
        }
        let year = ["report", "--annual", "2014", "--programme", "ERUF"]
        let markdown = try run(year + ["--format", "markdown"]).output.collapsed
        for text in [try run(year).output.collapsed, markdown] {
            #expect(text.contains("Selection:programmeERUF.") && text.contains("SEK2,000,000countsoutsidethecounty."))
        }
    }

    @Test func `conflicts tell what their places rest on`() throws {
        let json = try object(run(["conflicts", "--format", "json"]).output)
        #expect((json["placing"] as? [String: Any])?["resting_on_total"] as? Int == 1)
        let rest = "1 initiative states more municipalities than listed"
        #expect(try run(["conflicts"]).output.collapsed.contains(rest.collapsed))
        #expect(try run(["conflicts", "--format", "csv"]).errors.collapsed.contains(rest.collapsed))
    }

    @Test(arguments: [
        ["crosstab", "municipality", "status"], ["financing"], ["locations"],
    ])
    func `what rests on a stated total is told with the result`(command: [String]) throws {
        let json = try object(run(command + ["--format", "json"]).output)
        #expect(
            json["placing"] as? NSDictionary
                == [
                    "resting_on_total": 1, "outside_by_total_sek": 2_000_000, "doubtful": 0, "spread_by_area": 0,
                ] as NSDictionary)
        #expect(try run(command).output.remarks(starting: "1 initiative states") == [Self.rests])
        let table = try run(command + ["--format", "csv"])
        #expect(table.errors.lines(starting: "1 initiative states") == [Self.rests])
    }

    @Test func `of what is no money, no money is told`() throws {
        for command in [["outcomes", "nya_jobb"], ["crosstab", "zone", "status", "--sum", "initiatives"]] {
            #expect(try run(command).output.remarks(starting: "1 initiative states") == [Self.restsWithoutMoney])
        }
        let whole = try run(["crosstab", "programme", "status"])
        #expect(whole.output.remarks(starting: "1 initiative states") == [])
        let json = try object(run(["crosstab", "programme", "status", "--format", "json"]).output)
        #expect(json["placing"] is NSNull)
    }

    @Test func `a comparison of divisions tells totals, years and missing amounts`() throws {
        let arguments = ["compare-territory", "--with", store] + Self.filters
        let text = try run(arguments).output
        #expect(text.remarks(starting: "1 initiative states") == [Self.rests])
        #expect(text.remarks(starting: "Kronor are nominal") == [Self.nominal])
        #expect(text.remarks(starting: "Selection:") == [Self.said])
        #expect(
            text.remarks(starting: "The sums rest on") == [
                "The sums rest on 2 of 3 initiatives: 1 states no amount, and – stands where none does."
            ])
        let json = try object(run(arguments + ["--format", "json"]).output)
        let rows = try #require(json["rows"] as? [[String: Any]])
        let berg = try #require(rows.first { $0["code"] as? String == "2326" })
        #expect(berg["granted_sek_first"] is NSNull && berg["granted_sek_second"] is NSNull)
        #expect((json["money"] as? [String: Any])?["nominal_over_years"] as? Bool == true)
        #expect(json["without_amount"] as? Int == 1)
    }

    @Test func `the list of locations says that kronor are of many years`() throws {
        #expect(try run(["locations"] + Self.filters).output.remarks(starting: "Kronor are") == [Self.nominal])
        let json = try object(run(["locations", "--format", "json"] + Self.filters).output)
        #expect((json["money"] as? [String: Any])?["nominal_over_years"] as? Bool == true)
    }

    @Test func `a call's paper says its filters, totals and nominal kronor`() throws {
        let policy = try folder.file(
            "p.yaml",
            """
            version: 1
            name: Prov
            period: {from: 2014-01-01}
            filter: {programme: ERUF}
            rules:
              - {id: r, kind: minimum_initiatives, per: municipality, minimum: 1}

            """)
        let applications = try folder.file("a.csv", "id;titel;kommun;sökt belopp\nx;Ett;2361;100000\n")
        let arguments = ["round", policy, "--applications", applications, "--budget", "200000"]
        let json = try object(run(arguments + ["--format", "json"]).output)
        let filters = try #require(json["filters"] as? [String: Any])
        #expect(filters["programme"] as? [String] == ["ERUF"] && filters["county_wide"] as? String == "left_out")
        #expect((json["placing"] as? [String: Any])?["resting_on_total"] as? Int == 1)
        #expect((json["money"] as? [String: Any])?["nominal_over_years"] as? Bool == true)
        for format in ["html", "markdown"] {
            let page = try run(arguments + ["--format", format]).output.collapsed
            #expect(page.contains("datedfrom2014-01-01;programmeERUF;county-wideinitiativesleftout."), "\(format)")
            #expect(page.contains("SEK2,000,000countsoutsidethecounty."), "\(format)")
            #expect(page.contains("Kronorarenominal,of2014–2022,"), "\(format)")
        }
    }

    @Test func `sums say how many of the initiatives they rest on`() throws {
        let text = try run(["query", "--by", "municipality", "TRUE", "--include", "undecided"]).output
        #expect(
            text.remarks(starting: "The sums rest on") == [
                "The sums rest on the initiatives that state a value: granted_sek 4 of 5."
            ])
        let all = try run(["query", "--by", "municipality", "granted_sek > 0"]).output
        #expect(all.remarks(starting: "The sums rest on") == [])
    }

    @Test func `one initiative says how its status counts`() throws {
        #expect(try run(["show", "A"]).output.lines(starting: "Status class:") == ["Status class: decided"])
        #expect(
            try run(["show", "B"], language: "sv").output.lines(starting: "Statusklass:") == [
                "Statusklass: ej beslutad"
            ])
        let json = try object(run(["show", "U1", "--format", "json"]).output)
        #expect(json["status_class"] as? String == "decided" && json["status_class_origin"] as? String == "known")
        #expect(json["rests_on_total"] as? Bool == true)
        try take("initiatives", "id;titel;status;kommun\nE;Nytt;steg 2;Åre\nF;Utan;;Åre\n")
        #expect(
            try run(["show", "E"]).output.lines(starting: "Status class:") == [
                """
                Status class: decided (unknown word, counts as decided; say what it means: \
                rackvidd statuses --set STATUS=CLASS)
                """
            ])
        #expect(
            try run(["show", "F"]).output.lines(starting: "Status class:") == ["Status class: decided (no status)"])
    }

    /// 14.728963, 62.676375 is Östersund's; the generalised border has it in Berg.
    @Test func `one initiative says that its place is in doubt`() throws {
        try take("initiatives", "id;titel;beviljat;longitud;latitud\nG;Gräns;1000;14.728963;62.676375\n")
        let json = try object(run(["show", "G", "--format", "json"]).output)
        let doubts = try #require(json["doubtful"] as? [[String: Any]])
        #expect(doubts.map { $0["likely_municipality"] as? String } == ["Östersund"])
        #expect(doubts.map { $0["likely_municipality_code"] as? String } == ["2380"])
        #expect(doubts.first?["placed_there"] as? Bool == true)
        let share = try #require((doubts.first?["share_of_square"] as? [Double])?.first)
        #expect(share >= 0.5 && share <= 1)
        let text = try run(["show", "G"]).output
        let remark = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
        #expect(
            remark.contains(
                "wrong; likely municipality Östersund, and the initiative is placed there."))
    }

    @Test(
        arguments: [
            ["distribution", "granted_sek"], ["distribution", "initiatives"], ["map"], ["map", "--places"],
            ["export", "municipalities"], ["export", "zones", "--indicator", "initiatives"],
        ], ["initiatives", "statistics"])
    func `money and numbers of initiatives have no source to choose`(command: [String], source: String) throws {
        let run = try Program.run(command + ["--source", source, "--store", store])
        #expect(run.status == 1 && run.output.isEmpty)
        #expect(
            run.errors.lines(starting: "rackvidd: error:") == [
                """
                rackvidd: error: --source is for imported indicators. granted_sek and initiatives are computed from \
                the initiatives themselves.
                """
            ])
    }
}

extension String {
    /// Without blanks and markup, as pages and pictures break it to lines of their own.
    fileprivate var collapsed: String {
        replacing(/<[^>]*>/, with: "").filter { !$0.isWhitespace }.replacingOccurrences(of: "\\", with: "")
    }

    fileprivate var escaped: String { replacingOccurrences(of: "'", with: "&#39;") }
}
