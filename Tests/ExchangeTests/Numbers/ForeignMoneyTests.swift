import Foundation
import Store
import Territory
import Testing
import Wording

@testable import Exchange

/// Lists after article 49 of the regulation on common provisions, and amounts in other currencies.
struct ForeignMoneyTests {
    private func read(_ text: String, _ rates: [String] = [], map: [String] = []) throws -> ImportBatch<Initiative> {
        var reading = TableReading(assignments: map)
        reading.exchangeRates = rates
        return try withFile(text) { try InitiativeImport.read(file: $0, register: testRegister, as: reading) }
    }

    private func problem(_ text: String, _ rates: [String]) -> ImportError.Problem? {
        #expect(throws: ImportError.self) { try read(text, rates) }?.problem
    }

    /// The case `kohesio.csv`, whose truth is in cases/formats/expected.json.
    private static let list = """
        Operation_Name_Programme_Language,Operation_Unique_Identifier,Beneficiary_Name,Operation_Start_Date,\
        Operation_End_Date,Total_Eligible_Expenditure_Amount,EU_Cofinancing_Rate,Location_Indicator[s],\
        Operation_Location,Currency
        "Smart, hållbar ""besöksnäring""\",20200171,Östersunds kommun,2015-09-01,2018-08-31,13426000.00,50.0,SE322,\
        "POINT(14.6357 63.1792)",SEK
        Gränslöst,NV-12,Region Jämtland,01/02/2020,31/12/2022,250000.5,65,SE322|NO,,EUR

        """

    @Test func `a list of operations is read with the Union's part, and euro are no kronor`() throws {
        let batch = try read(Self.list)
        #expect(batch.rejected.isEmpty)
        let records = batch.accepted.map(\.record)
        #expect(records.map(\.id) == ["20200171", "NV-12"])
        #expect(records.map(\.title) == ["Smart, hållbar \"besöksnäring\"", "Gränslöst"])
        #expect(records.map(\.lead) == ["Östersunds kommun", "Region Jämtland"])
        #expect(records.map(\.totalBudgetOre) == [1_342_600_000, nil])
        #expect(records.map(\.grantedOre) == [671_300_000, nil])
        #expect(records.map { $0.extra["eu_funding_sek"] } == ["6713000", nil])
        // The amount that isn't one in kronor is kept.
        #expect(records.map { $0.extra["Total_Eligible_Expenditure_Amount"] } == [nil, "250000.5"])
        #expect(records.map { $0.extra["Currency"] } == ["SEK", "EUR"])
        // The end shows that the day comes first.
        #expect(records.map(\.start) == [PartialDate("2015-09-01"), PartialDate("2020-02-01")])
        #expect(records.map(\.end) == [PartialDate("2018-08-31"), PartialDate("2022-12-31")])
        guard case .geometry(_) = records[0].location else { return #expect(Bool(false)) }
        let county = ["2303", "2305", "2309", "2313", "2321", "2326", "2361", "2380"]
        #expect(records[1].location == .municipalities(county.map { .init(code: $0) }))
        #expect(
            Array(batch.understood.map(\.en).suffix(4)) == [
                "Operation_Start_Date: the day before the month, as in Operation_End_Date.",
                """
                Amounts in EUR without a rate: 1. They are kept as text and not counted; state the rate with \
                --exchange-rate EUR=RATE or in a column exchange_rate.
                """,
                """
                EU_Cofinancing_Rate: the EU's share times the total budget is the EU's money and the amount granted \
                (number: 1).
                """,
                """
                Initiatives that also lie in other countries, 1 row: how much isn't clear, so they count wholly in the \
                Swedish counties.
                """,
            ])
    }

    @Test func `a rate for the file makes kronor of euro, exactly`() throws {
        let batch = try read(Self.list, ["EUR=11,27"])
        let records = batch.accepted.map(\.record)
        // 250,000.5 × 11.27 is 2,817,505.635, which is rounded to whole öre.
        #expect(records.map(\.totalBudgetOre) == [1_342_600_000, 281_750_564])
        #expect(records.map(\.grantedOre) == [671_300_000, 183_137_867])
        #expect(records.map { $0.extra["Total_Eligible_Expenditure_Amount"] } == [nil, nil])
        #expect(
            batch.understood.map(\.sv).dropLast(2).last
                == "Belopp i EUR, omräknade till kronor med angiven kurs (11.27): 1.")
    }

    @Test func `a row's own rate goes before the file's`() throws {
        let batch = try read(
            """
            id;title;beviljat;valuta;växelkurs
            A;a;100;EUR;11,5
            B;b;100;EUR;
            C;c;100;kr;
            D;d;-100;euro;10
            """, ["EUR=11"])
        #expect(batch.rejected.isEmpty)
        #expect(batch.accepted.map(\.record.grantedOre) == [115_000, 110_000, 10_000, -100_000])
    }

    @Test func `a column's name may say euro, and one that says kronor holds them whatever the row says`() throws {
        let batch = try read("id;title;Beviljat (EUR)\nA;a;1000\n", ["EUR=10"])
        #expect(batch.accepted.map(\.record.grantedOre) == [1_000_000])
        let both = try read("id;title;Beviljat (kr);Beviljat (EUR);valuta\nA;a;1000;100;EUR\n")
        #expect(both.accepted.map(\.record.grantedOre) == [100_000])
        #expect(both.accepted.map { $0.record.extra["Beviljat (EUR)"] } == ["100"])
    }

    @Test func `a row without a currency among others that state one has no amount in kronor`() throws {
        let batch = try read("id;title;beviljat;valuta\nA;a;100;\nB;b;200;SEK\n")
        #expect(batch.accepted.map(\.record.grantedOre) == [nil, 20_000])
        #expect(batch.accepted.map { $0.record.extra["beviljat"] } == ["100", nil])
        #expect(
            // The last says that no column has a location.
            batch.understood.dropLast().last?.sv
                == "Belopp utan angiven valuta, där andra rader anger den: 1. De bevaras som text.")
        // Where no row states one, they are kronor.
        let none = try read("id;title;beviljat;valuta\nA;a;100;\n")
        #expect(none.accepted.map(\.record.grantedOre) == [10_000])
    }

    @Test(
        arguments: [
            ("65", 65_000), ("65 %", 65_000), ("0", 0), ("100,0", 100_000), ("-", nil), ("", nil),
        ] as [(String, Int64?)])
    func `a share is per cent of the total`(_ share: String, _ ore: Int64?) throws {
        let batch = try read("id;title;totalbudget;eu-andel\nA;a;1000;\(share)\nB;b;1000;50\n")
        #expect(batch.accepted.map(\.record.grantedOre) == [ore, 50_000])
    }

    @Test func `shares that are all parts of one are read so, and said to be`() throws {
        let batch = try read("id;title;totalbudget;eu-andel\nA;a;1000;0,65\nB;b;1000;1\n")
        #expect(batch.accepted.map(\.record.grantedOre) == [65_000, 100_000])
        #expect(
            batch.understood.dropLast().last?.sv
                == """
                eu-andel: EU:s andel gånger total budget är EU:s medel och det beviljade beloppet (antal: 2; andelarna \
                är delar av 1).
                """)
    }

    @Test func `a grant of its own stays beside the Union's part`() throws {
        let batch = try read("id;title;beviljat;totalbudget;eu-andel\nA;a;700;1000;50\n")
        #expect(batch.accepted.map(\.record.grantedOre) == [70_000])
        #expect(batch.accepted.map { $0.record.extra["eu_funding_sek"] } == ["500"])
    }

    @Test(
        arguments: [
            ("beviljat;valuta", "100;dollar", "valuta"), ("beviljat;valuta;växelkurs", "100;EUR;elva", "växelkurs"),
            ("totalbudget;eu-andel", "100;120", "eu-andel"), ("totalbudget;eu-andel", "100;halva", "eu-andel"),
        ])
    func `what is no currency, rate or share rejects its row`(
        _ header: String, _ row: String, _ column: String
    ) throws {
        let batch = try read("id;title;\(header)\nA;a;\(row)\n")
        #expect(batch.accepted.isEmpty)
        #expect(batch.rejected.map(\.column) == [column])
    }

    @Test func `a rate that is none, or has nothing to convert, is refused`() {
        let text = "id;title;beviljat;valuta\nA;a;100;EUR\n"
        for rate in ["EUR", "EUR=", "EUR=0", "SEK=1", "EUR=1e3", "EUR=-1"] {
            guard case .unusable(let words)? = problem(text, [rate]) else {
                Issue.record("\(rate) was taken")
                continue
            }
            #expect(words.sv == "--exchange-rate ”\(rate)”: skriv kronor per enhet av valutan, som EUR=11,27.")
        }
        guard case .unusable? = problem("id;title;beviljat\nA;a;100\n", ["EUR=11"]) else {
            return #expect(Bool(false))
        }
    }

    @Test func `a NUTS code is the county that it is`() throws {
        let batch = try read("id;title;nuts 3\nA;a;SE321\nB;b;se322\nC;c;SE32\n")
        #expect(batch.accepted.map { $0.record.location == .unknown } == [false, false, true])
    }
}
