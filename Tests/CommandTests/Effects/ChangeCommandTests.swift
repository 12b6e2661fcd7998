import Foundation
import Testing

/// `rackvidd change` on the demo's store. Figures by numpy, SciPy, mpmath and R, as `EFFECTS` of the project's truths
/// has them; the statistics themselves are held to those in their own tests.
@Suite struct ChangeCommandTests {
    private let folder: Folder
    private let store: String

    init() throws {
        folder = try Demo.folder()
        store = "\(folder.path)/rackvidd.gpkg"
    }

    private func json(_ arguments: String...) throws -> [String: Any] {
        let result = try Program.run(["change"] + arguments + ["--format", "json", "--store", store])
        try #require(result.status == 0, "\(result.errors)")
        return try object(result.output)
    }

    private func number(_ value: Any?, _ path: String...) -> Double? {
        var value = value
        for name in path { value = (value as? [String: Any])?[name] }
        return value as? Double
    }

    /// To the digits that a file keeps.
    private func isNear(_ value: Double?, _ expected: Double) -> Bool {
        abs((value ?? .nan) - expected) <= 1e-12 * max(1, abs(expected))
    }

    @Test func `population by municipality, 2000 to 2020`() throws {
        let change = try json("population", "--from", "2000", "--to", "2020")
        let rows = try #require(change["rows"] as? [[String: Any]])
        #expect(rows.map { $0["code"] as? String } == ["2303", "2305", "2309", "2313", "2321", "2326", "2361", "2380"])
        #expect(
            rows.map { $0["change"] as? Double } == [-1105, -1396, 900, -2450, 2304, -1055, -1345, 5736])
        #expect(isNear(rows[0]["contribution_points"] as? Double, -0.852847197567263))
        #expect(abs((number(rows[0], "annual_percent") ?? 0) + 0.9574623321399578) < 1e-12)
        #expect(isNear(number(change, "county", "percent"), 1.226401988175918))
        #expect(rows.allSatisfy { $0["per_1000_from"] == nil })
    }

    @Test func `convergence, mobility and the years between of the tax base`() throws {
        let change = try json(
            "tax_base_per_inhabitant", "--from", "2012", "--to", "2023", "--convergence", "--mobility", "--series")
        let convergence = change["convergence"]
        #expect(abs((number(convergence, "beta") ?? 0) - 0.0021582437553686854) < 1e-12)
        #expect(isNear(number(convergence, "p_one_sided"), 0.5140873015873015))
        #expect(isNear(number(convergence, "p_two_sided"), 0.8963789682539682))
        #expect(number(convergence, "orderings") == 40_320)
        #expect((convergence as? [String: Any])?["speed"] is NSNull)
        #expect(isNear(number(convergence, "pitman_morgan", "p_one_sided"), 0.7053075396825397))
        #expect(abs((number(convergence, "sigma", "sd_log_to") ?? 0) - 0.04994771009127762) < 1e-12)
        let mobility = change["mobility"]
        #expect(isNear(number(mobility, "tau_b"), 0.7857142857142857))
        #expect(isNear(number(mobility, "p_one_sided"), 0.0027529761904761907))
        let passed = (mobility as? [String: Any])?["passed"] as? [[String: String]]
        #expect(
            passed == [
                ["code": "2305", "passed": "2303"], ["code": "2305", "passed": "2313"],
                ["code": "2321", "passed": "2361"],
            ])
        let rows = try #require(change["rows"] as? [[String: Any]])
        let series = try #require(rows[0]["series"] as? [[String: Any]])
        #expect(series.map { $0["year"] as? Int } == Array(2012...2023))
        #expect(series.first?["value"] as? Double == 149.5 && series.last?["value"] as? Double == 191.8)
    }

    @Test func `as text in Swedish`() throws {
        let run = try Program.run(
            "change", "population", "--from", "2000", "--to", "2020", "--store", store, language: "sv")
        #expect(
            run.output == """
                Folkmängd 31 december, personer, 2000–2020

                område         2000     2020  förändring  procent  bidrag, p.e.
                ───────────────────────────────────────────────────────────────
                Ragunda       6 313    5 208      −1 105    −17,5         −0,85
                Bräcke        7 577    6 181      −1 396    −18,4         −1,08
                Krokom       14 154   15 054        +900     +6,4         +0,69
                Strömsund    13 938   11 488      −2 450    −17,6         −1,89
                Åre           9 745   12 049      +2 304    +23,6         +1,78
                Berg          8 175    7 120      −1 055    −12,9         −0,81
                Härjedalen   11 415   10 070      −1 345    −11,8         −1,04
                Östersund    58 249   63 985      +5 736     +9,8         +4,43
                ───────────────────────────────────────────────────────────────
                länet       129 566  131 155      +1 589     +1,2         +1,23

                Bidrag: procentenheter av länets förändring; de läggs ihop till länets procent.
                Invånare: kommunernas folkmängd 2000 och 2020.

                """)
    }

    @Test(arguments: [
        (["--common-scale"], "--common-scale needs --series."),
        (["--dynamic"], "--dynamic, --method and --reference need --sectors."),
        (["--parts", "four"], "--parts needs --decompose."),
        (["--decompose", "fa_region", "--by", "fa_region"], "--decompose is for municipalities: --by municipality."),
    ]) func `no option is without effect`(options: [String], message: String) throws {
        let run = try Program.run(["change", "population", "--from", "2000", "--to", "2020"] + options)
        #expect(run.status == 64 && run.errors.hasPrefix("Error: \(message)\n"))
    }
}
