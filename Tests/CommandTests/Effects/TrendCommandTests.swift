import Foundation
import Testing

/// `rackvidd trend` on the demo's store. Figures by numpy, linearmodels, pyfixest, CVXPY and R, as EFFECTS of the
/// project's truths has them.
@Suite struct TrendCommandTests {
    private let folder: Folder
    private let store: String

    init() throws {
        folder = try Demo.folder()
        store = "\(folder.path)/rackvidd.gpkg"
    }

    private func json(_ arguments: String...) throws -> [String: Any] {
        let result = try Program.run(["trend"] + arguments + ["--format", "json", "--store", store])
        try #require(result.status == 0, "\(result.errors)")
        return try object(result.output)
    }

    private func number(_ value: Any?, _ path: String...) -> Double {
        var value = value
        for name in path { value = (value as? [String: Any])?[name] }
        return value as? Double ?? .nan
    }

    private func isNear(_ value: Double, _ expected: Double, _ tolerance: Double = 1e-9) -> Bool {
        abs(value - expected) <= tolerance * max(1, abs(expected))
    }

    private func fixture(_ name: String) throws -> String {
        try #require(Bundle.module.url(forResource: name, withExtension: "csv", subdirectory: "Fixtures")).path
    }

    private func takeIn(_ file: String) throws {
        // The demo has another source of the population of Åre.
        let run = try Program.run("import", "indicators", file, "--replace", "--store", store)
        try #require(run.status == 0, "\(run.errors)")
    }

    /// The population of Åre and 123 municipalities of 5,000 to 15,000 people in 2000, each by its mean of 1990–2009.
    private func takeInComparison() throws -> String {
        try takeIn(fixture("population_index_124"))
        return try fixture("comparison_municipalities")
    }

    @Test func `the tax base of two and of four of eight, all choices`() throws {
        let two = try json("tax_base_per_inhabitant", "--treated", "2321,2361", "--since", "2018")
        #expect(isNear(number(two, "did", "value"), 0.023657101222605142))
        #expect(isNear(number(two, "did", "percent"), 2.3939150203845516))
        #expect(number(two, "did", "choices") == 28 && number(two, "did", "as_extreme") == 2)
        #expect(isNear(number(two, "did", "p_value"), 0.07142857142857142))
        #expect(isNear(number(two, "did", "minimum_p"), 0.03571428571428571))
        let four = try json("tax_base_per_inhabitant", "--treated", "2303,2305,2313,2326", "--since", "2018")
        #expect(isNear(number(four, "did", "value"), -0.024162820826966858))
        #expect(isNear(number(four, "did", "p_value"), 0.02857142857142857))
        #expect(isNear(number(four, "did", "minimum_p"), 0.02857142857142857))
    }

    @Test func `one of eight reaches no level above 75 per cent, and nothing could have shown`() throws {
        let one = try json("tax_base_per_inhabitant", "--treated", "2321", "--since", "2018")
        #expect(isNear(number(one, "did", "interval", "level"), 0.75))
        #expect(isNear(number(one, "did", "interval", "low"), -0.008721221903803311))
        #expect(isNear(number(one, "did", "interval", "high"), 0.03751077830820204))
        #expect((one["did"] as? [String: Any])?["smallest_detectable"] is NSNull)
        #expect(one["verdict"] as? String == "cannot_tell" && one["verdict_reason"] as? String == "smallest_p")
        let against = try #require(one["against"] as? [String: Any])
        #expect(against["count"] as? Int == 7 && against["bordering"] as? [String] == ["2309", "2326", "2380"])
    }

    @Test func `Åre from 2010 against 123 of the same size: the earlier trend explains all of it`() throws {
        let codes = try takeInComparison()
        let trend = try json(
            "population", "--treated", "2321", "--since", "2010", "--pre", "2000", "--post", "2019", "--against", codes)
        #expect(isNear(number(trend, "did", "value"), 0.08751898165681807))
        #expect(isNear(number(trend, "did", "p_value"), 0.14516129032258066))
        #expect(isNear(number(trend, "did", "p_high"), 0.08870967741935484))
        #expect(isNear(number(trend, "did", "minimum_p"), 0.008064516129032258))
        #expect(isNear(number(trend, "pre_trend", "slope_difference"), 0.009815897783294041))
        #expect(isNear(number(trend, "pre_trend", "p_value"), 0.14516129032258066))
        #expect(isNear(number(trend, "pre_trend", "rms_of_leads"), 0.05664342740836251))
        #expect(isNear(number(trend, "pre_trend", "rms_p_value"), 0.13709677419354838))
        #expect(isNear(number(trend, "pre_trend", "carried_on"), 0.09815897783294042))
        #expect(isNear(number(trend, "pre_trend", "left"), -0.010639996176122352))
        #expect(isNear(number(trend, "pre_trend", "share_that_explains_all"), 0.8916044521752166))
        #expect(trend["verdict"] as? String == "cannot_tell" && trend["verdict_reason"] as? String == "earlier_trend")
        #expect((trend["against"] as? [String: Any])?["count"] as? Int == 123)
    }

    @Test func `a synthetic comparison of Åre with its placebos by the same procedure`() throws {
        let codes = try takeInComparison()
        let trend = try json(
            "population", "--treated", "2321", "--since", "2010", "--pre", "1990", "--post", "2019", "--against", codes,
            "--scale", "index", "--synthetic")
        let synthetic = trend["synthetic"]
        let weights = try #require((synthetic as? [String: Any])?["weights"] as? [[String: Any]])
        #expect(
            weights.map { $0["code"] as? String } == ["0305", "1473", "0821", "0187", "1277", "1275", "0767"])
        #expect(isNear(weights[0]["weight"] as? Double ?? 0, 0.39621088261966164, 1e-6))
        #expect(isNear(number(synthetic, "rmspe_before"), 0.4153610103871595, 1e-6))
        #expect(isNear(number(synthetic, "mean_gap"), 1.7013212820304986, 1e-6))
        #expect(isNear(number(synthetic, "ratio"), 5.820690379621952, 1e-6))
        #expect(number(synthetic, "rank") == 76 && isNear(number(synthetic, "p_value"), 0.6129032258064516))
        #expect(number(synthetic, "mean_gap_high", "rank") == 19)
    }

    @Test func `a file of codes that can't be read, or holds none, is named`() throws {
        func refusal(_ file: String) throws -> String {
            let arguments = ["population", "--treated", "2303", "--since", "2018", "--against", file]
            let result = try Program.run(["trend"] + arguments + ["--store", store])
            #expect(result.status == 1 && result.output.isEmpty)
            return result.errors
        }
        #expect(
            try refusal("/nowhere/codes.csv")
                == "rackvidd: error: The file /nowhere/codes.csv can't be read: No such file or directory\n")
        let places = "\(folder.path)/example_places.csv"
        #expect(
            try refusal(places)
                == """
                rackvidd: error: \(places), line 2: “Östersund” is not a municipality code; write four digits, for \
                example 2321.

                """)
    }

    @Test func `a whole county against the other counties`() throws {
        try takeIn("\(folder.path)/population_municipalities.csv")
        let trend = try json(
            "population", "--treated", "23", "--since", "2010", "--pre", "2000", "--post", "2019")
        // By pandas on the shipped file, whose borders are those of 2019 in every year.
        #expect(isNear(number(trend, "did", "value"), -0.049345962443222736))
        #expect(number(trend, "did", "choices") == 21 && isNear(number(trend, "did", "p_value"), 1.0 / 3))
        #expect(isNear(number(trend, "did", "minimum_p"), 1.0 / 21))
    }

    @Test func `money per inhabitant beside the change, with the figure without each`() throws {
        let trend = try json(
            "tax_base_per_inhabitant", "--treated", "2321", "--since", "2015", "--dose", "granted_sek")
        let dose = try #require(trend["dose"] as? [String: Any])
        let rows = try #require(dose["rows"] as? [[String: Any]])
        #expect(number(dose, "from") == 2015 && number(dose, "to") == 2023 && rows.count == 8)
        #expect(isNear(number(rows[0], "change"), 0.18503639609322314))
        #expect(number(dose, "pearson", "minimum_p") == 1.0 / 40_320)
        #expect(number(dose, "pearson_without_low") < number(dose, "pearson", "value"))
        #expect(number(dose, "pearson", "value") < number(dose, "pearson_without_high"))
    }

    @Test func `an imported classification chooses whom to compare with, until it is undone`() throws {
        let file = try folder.file(
            "kommuntyp.csv",
            "Kommunkod;Kommuntyp\n2303;Landsbygd\n2305;Glesbygd\n2309;Landsbygd\n2313;Landsbygd\n2321;Glesbygd\n"
                + "2326;Glesbygd\n2361;Glesbygd\n2380;Större stad\n0180;Storstad\n")
        let run = try Program.run("import", "indicators", file, "--store", store, "--format", "json")
        let receipt = try object(run.output)
        #expect(receipt["inserted"] as? Int == 9 && receipt["read"] as? Int == 9, "\(run.errors)")
        let question = ["tax_base_per_inhabitant", "--treated", "2321", "--since", "2018", "--against"]
        let options = ["--format", "json", "--store", store]
        let trend = try object(Program.run(["trend"] + question + ["type:kommuntyp"] + options).output)
        let against = try #require(trend["against"] as? [String: Any])
        #expect(
            against["codes"] as? [String] == ["2305", "2326", "2361"] && against["rule"] as? String == "type:kommuntyp")
        let listed = try object(Program.run(["list", "classifications"] + options).output)
        #expect(
            listed["rows"] as? NSArray == [
                ["classification": "kommuntyp", "title": "Kommuntyp", "municipalities": 9, "classes": 4]
            ])
        #expect(try Program.run("undo", "--store", store).status == 0)
        let gone = try Program.run(["trend"] + question + ["type"] + options)
        #expect(gone.status == 1 && gone.errors.hasPrefix("rackvidd: error: --against type needs a classification"))
    }

    @Test func `never a word of cause in either language`() throws {
        let codes = try takeInComparison()
        for language in ["sv", "en"] {
            let run = try Program.run(
                "trend", "population", "--treated", "2321", "--since", "2010", "--post", "2019", "--against", codes,
                "--store",
                store, language: language)
            try #require(run.status == 0, "\(run.errors)")
            for word in ["effekt", "effect", "impact", "led to", "ledde till", "orsak", "beror på", "tack vare"] {
                #expect(!run.output.lowercased().contains(word), "\(word)")
            }
        }
    }

    @Test(arguments: [
        (
            ["--against", "type"], 1,
            "rackvidd: error: --against type needs a classification of municipalities, and the database has"
        ),
        (["--similar-by", "population"], 64, "Error: --similar-by is for --against similar:COUNT."),
        (["--pre", "2018"], 64, "Error: --pre is a year before --since, --post is --since or a later year."),
    ]) func `what can't be answered is refused with how`(options: [String], status: Int32, message: String) throws {
        let run = try Program.run(
            ["trend", "tax_base_per_inhabitant", "--treated", "2321", "--since", "2018", "--store", store] + options)
        #expect(run.status == status && run.errors.hasPrefix(message), "\(run.errors)")
    }
}
