import Foundation
import TestSupport
import Testing

@testable import Statistics

@Suite struct DifferenceInDifferencesTests {
    @Test func `Card and Krueger's printed means give 2.75`() throws {
        let truth = try EffectsTruths.expected("did", "card_krueger_printed_means")
        let panel = try Panel([[20.44, 21.03], [23.33, 21.17]], periods: [1992, 1993])
        let did = try DifferenceInDifferences(panel, treated: [0], since: 1993)
        #expect(try agree(did.value, truth["from_printed_means"].number()))
        #expect(try did.interval() == nil)
        #expect(try did.smallestDetectable() == nil)
    }

    @Test(.enabled(if: EffectsData.isPresent, "no ../shared/data/effects"))
    func `the incinerator of Kiel and McClain`() throws {
        let truth = try EffectsTruths.expected("did", "kielmc_incinerator")
        let lines = try EffectsData.lines("effects/kielmc.csv")
        let names = lines[0]
        let (year, near, price) = (
            try #require(names.firstIndex(of: "year")), try #require(names.firstIndex(of: "nearinc")),
            try #require(names.firstIndex(of: "rprice"))
        )
        func mean(_ group: String, _ time: String) throws -> Double {
            let prices = lines.dropFirst().filter { $0[year] == time && $0[near] == group }
                .compactMap { Double($0[price]) }
            return prices.reduce(0, +) / Double(prices.count)
        }
        let cells = try [
            [mean("1", "1978"), mean("1", "1981")], [mean("0", "1978"), mean("0", "1981")],
        ]
        #expect(try agree(cells[0][0], truth["cell_means"]["near_1978"].number()))
        let did = try DifferenceInDifferences(Panel(complete(cells), periods: [1978, 1981]), treated: [0], since: 1981)
        #expect(try agree(did.value, truth["did"].number()))
    }

    @Test(.enabled(if: EffectsData.isPresent, "no ../shared/data/effects"))
    func `California's tobacco control beside 38 states`() throws {
        let truth = try EffectsTruths.expected("did", "prop99")
        let (states, values) = try EffectsData.prop99()
        let panel = try Panel(complete(values), periods: (1970...2000).map(Double.init))
        let did = try DifferenceInDifferences(
            panel, treated: [#require(states.firstIndex(of: "California"))], since: 1989)
        #expect(try agree(did.value, truth["did"].number()))
        #expect(try did.compared == truth["units"].integer())
        #expect(try did.test.extremeOrderings(.less) == truth["placebos_as_low"].integer())
        #expect(try agree(did.test.p(.less), truth["p_one_sided_low"].number()))
        #expect(try agree(did.test.p(.twoSided), truth["p_two_sided"].number()))
        #expect(try agree(did.test.minimumP(.twoSided), truth["smallest_p"].number()))
    }

    @Test(arguments: [
        ("county_tax_base_2018_are_harjedalen", [4, 6]),
        ("county_tax_base_2018_ragunda_bracke_stromsund_berg", [0, 1, 3, 5]),
    ])
    func `every choice of the county's municipalities is tried`(name: String, treated: [Int]) throws {
        let truth = try EffectsTruths.expected("did", name)
        let did = try DifferenceInDifferences(taxBase(), treated: treated, since: 2018)
        #expect(try agree(did.value, truth["effect_log"].number()))
        #expect(try agree(100 * expm1(did.value), truth["effect_percent"].number()))
        #expect(try did.compared == truth["choices"].integer())
        #expect(try did.test.extremeOrderings(.greater) == truth["as_high"].integer())
        #expect(try did.test.extremeOrderings(.less) == truth["as_low"].integer())
        #expect(try did.test.extremeOrderings(.twoSided) == truth["two_sided"].integer())
        #expect(try agree(did.test.p(.greater), truth["p_high"].number()))
        #expect(try agree(did.test.p(.less), truth["p_low"].number()))
        #expect(try agree(did.test.p(.twoSided), truth["p_two_sided"].number()))
        #expect(try agree(did.test.minimumP(.greater), truth["smallest_p_one_sided"].number()))
        #expect(try agree(did.test.minimumP(.twoSided), truth["smallest_p_two_sided"].number()))
    }

    @Test func `one of eight reaches 75 per cent and no more, and no difference gives p of 0.05`() throws {
        let truth = try EffectsTruths.expected("did", "are_in_county_interval")
        let did = try DifferenceInDifferences(taxBase(), treated: [4], since: 2018)
        let interval = try #require(try did.interval(level: 0.95))
        #expect(try interval.level == truth["level"].number())
        #expect(
            try agree([interval.range.lowerBound, interval.range.upperBound], truth["interval"].numbers()))
        #expect(try did.smallestDetectable() == nil)
        #expect(did.test.minimumP(.twoSided) == 0.125)
        #expect(TrendVerdict(test: did.test, preTrend: try did.preTrend()) == .cannotTell(.smallestP))
    }

    @Test(.enabled(if: EffectsData.isPresent, "no ../shared/data/effects"))
    func `Åre from 2010 on beside 123 small municipalities, and what its earlier trend explains`() throws {
        let truth = try EffectsTruths.expected("did", "are_2010_against_small_municipalities")
        let all = try EffectsData.municipalities()
        let small = all.keys.sorted().filter {
            !$0.hasPrefix("23") && (5_000...15_000).contains(all[$0]?[10] ?? 0)
        }
        #expect(try small.count == truth["donors"].integer())
        let values = try (["2321"] + small).map { Array(try #require(all[$0])[10...]) }
        let panel = try Panel(complete(values), periods: (2000...2019).map(Double.init)).scaled(.log, since: 2010)
        let did = try DifferenceInDifferences(panel, treated: [0], since: 2010)
        #expect(try agree(did.value, truth["did_log"].number()))
        #expect(try did.test.extremeOrderings(.greater) == truth["rank_high"].integer())
        #expect(try agree(did.test.p(.greater), truth["p_one_sided_high"].number()))
        #expect(try agree(did.test.p(.twoSided), truth["p_two_sided"].number()))
        #expect(try agree(did.test.minimumP(.greater), truth["smallest_p"].number()))
        let trend = try did.preTrend()
        let before = try EffectsTruths.expected("did", "are_pretrend")
        #expect(
            try agree(
                trend.leads.map(\.difference), before["leads_and_lags_2000_2019_base_2009"].numbers(),
                absolute: 1e-13))
        let slope = try trend.slope.get()
        #expect(try agree(slope.observed, before["slope_difference_per_year_2000_2009"].number()))
        #expect(try agree(slope.p(.twoSided), before["slope_p_two_sided"].number()))
        let rms = try trend.rms.get()
        #expect(try agree(rms.observed, before["rms_of_leads_2000_2008"].number()))
        #expect(try agree(rms.p(.greater), before["rms_p"].number()))
        let carried = try EffectsTruths.expected("did", "are_if_the_earlier_difference_in_trend_had_gone_on")
        #expect(try agree(trend.carriedOn, carried["carried_on"].number()))
        #expect(try agree(trend.left, carried["left"].number()))
        #expect(try agree(#require(trend.share), carried["share_of_trend_that_explains_all"].number()))
        #expect(TrendVerdict(test: did.test, preTrend: trend) == .cannotTell(.earlierTrend))
    }

    @Test(.enabled(if: EffectsData.isPresent, "no ../shared/data/effects"))
    func `a county-wide programme is set beside the 21 counties`() throws {
        let truth = try EffectsTruths.expected("did", "county_2010_against_21_counties")
        let right = try EffectsData.municipalities()
        // The figures expected were made with the series of Håbo (0305) and Habo (0643) exchanged.
        var exchanged = right
        (exchanged["0305"], exchanged["0643"]) = (right["0643"], right["0305"])
        let did = try county(beside: exchanged)
        #expect(try agree(did.value, truth["did_log"].number()))
        // With each in its own county, by NumPy.
        #expect(try agree(county(beside: right).value, -0.049345962443222736))
        for test in [did.test, try county(beside: right).test] {
            #expect(try test.extremeOrderings(.less) == truth["rank_low"].integer())
            #expect(try agree(test.p(.twoSided), truth["p_two_sided"].number()))
            #expect(try agree(test.minimumP(.twoSided), truth["smallest_p"].number()))
        }
        #expect(try did.compared == truth["counties"].integer())
    }

    private func county(beside municipalities: [String: [Double]]) throws -> DifferenceInDifferences {
        let counties = Dictionary(grouping: municipalities.keys) { String($0.prefix(2)) }
        let codes = counties.keys.sorted()
        let values = try codes.map { code in
            try (10..<30).map { year in
                try (counties[code] ?? []).map { try #require(municipalities[$0])[year] }.reduce(0, +)
            }
        }
        let panel = try Panel(complete(values), periods: (2000...2019).map(Double.init)).scaled(.log, since: 2010)
        return try DifferenceInDifferences(panel, treated: [#require(codes.firstIndex(of: "23"))], since: 2010)
    }

    @Test(arguments: 1...60) func `counts, intervals and limits are those of brute force`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let units = Int.random(in: 2...9, using: &random)
        let size = Int.random(in: 1..<units, using: &random)
        let (before, after) = (Int.random(in: 1...4, using: &random), Int.random(in: 1...4, using: &random))
        // Whole numbers make ties.
        let values = (0..<units).map { _ in
            (0..<before + after).map { _ in Double(Int.random(in: -3...3, using: &random)) }
        }
        let treated = Array((0..<units).shuffled(using: &random).prefix(size))
        let weights = seed % 2 == 0 ? nil : random.values(units, in: 0.5...3)
        let panel = try Panel(complete(values), periods: (0..<before + after).map(Double.init))
        let changes = values.map {
            $0[before...].reduce(0, +) / Double(after) - $0[..<before].reduce(0, +) / Double(before)
        }
        guard Set(changes).count > 1 else {
            #expect(throws: Undefined.allEqual) {
                try DifferenceInDifferences(panel, treated: treated, since: Double(before), weights: weights)
            }
            return
        }
        let did = try DifferenceInDifferences(panel, treated: treated, since: Double(before), weights: weights)
        func difference(_ mask: Int, _ changes: [Double]) -> Double {
            func mean(_ inside: Bool) -> Double {
                let units = changes.indices.filter { (mask >> $0 & 1 == 1) == inside }
                let weight = units.map { weights?[$0] ?? 1 }.reduce(0, +)
                return units.map { (weights?[$0] ?? 1) * changes[$0] }.reduce(0, +) / weight
            }
            return mean(true) - mean(false)
        }
        let masks = (0..<1 << units).filter { $0.nonzeroBitCount == size }
        let real = treated.reduce(0) { $0 | 1 << $1 }
        let all = masks.map { difference($0, changes) }
        #expect(agree(did.value, difference(real, changes), absolute: 1e-12))
        #expect(did.compared == masks.count)
        #expect(did.test.extremeOrderings(.greater) == all.count { $0 >= did.value - 1e-9 })
        #expect(did.test.extremeOrderings(.less) == all.count { $0 <= did.value + 1e-9 })
        if weights == nil {
            #expect(did.test.extremeOrderings(.twoSided) == all.count { $0.magnitude >= did.value.magnitude - 1e-9 })
        }
        let mean = all.reduce(0, +) / Double(all.count)
        let variance = all.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(all.count)
        #expect(agree(did.test.variance, variance, absolute: 1e-12))
        /// How many choices are at least as high, or low, once δ is taken off the treated.
        func beyond(_ delta: Double) -> (high: Int, low: Int) {
            let moved = changes.indices.map { changes[$0] - (treated.contains($0) ? delta : 0) }
            let own = difference(real, moved)
            let others = masks.map { difference($0, moved) }
            return (others.count { $0 >= own - 1e-9 }, others.count { $0 <= own + 1e-9 })
        }
        if let (level, range) = try did.interval(level: 0.6) {
            let outside = Int(((1 - level) / 2 * Double(masks.count)).rounded())
            for inside in [range.lowerBound, range.upperBound, (range.lowerBound + range.upperBound) / 2] {
                #expect(beyond(inside).high > outside && beyond(inside).low > outside)
            }
            #expect(beyond(range.lowerBound - 1e-3).high <= outside)
            #expect(beyond(range.upperBound + 1e-3).low <= outside)
        }
        /// Two-sided p had the treated's own difference been `size`.
        func p(_ size: Double) -> Double {
            let moved = changes.indices.map { changes[$0] + (treated.contains($0) ? size - did.value : 0) }
            let own = difference(real, moved)
            return Double(masks.count { difference($0, moved).magnitude >= own.magnitude - 1e-9 }) / Double(masks.count)
        }
        if let limit = try did.smallestDetectable(level: 0.3) {
            #expect(min(p(limit + 1e-3), p(-limit - 1e-3)) <= 0.3)
            if limit > 2e-3 { #expect(p(limit - 1e-3) > 0.3 && p(1e-3 - limit) > 0.3) }
        } else {
            #expect(p(1e6) > 0.3 && p(-1e6) > 0.3)
        }
    }

    @Test func `too many choices are drawn from a seed, and few others are refused`() throws {
        var random = SeededGenerator(seed: 5)
        let values = (0..<60).map { _ in random.values(6) }
        let panel = try Panel(complete(values), periods: (0..<6).map(Double.init))
        let one = try DifferenceInDifferences(panel, treated: Array(0..<8), since: 3, permutations: 999, seed: 4)
        let other = try DifferenceInDifferences(panel, treated: Array(0..<8), since: 3, permutations: 999, seed: 4)
        #expect(one.test == other.test && one.compared == 1_000)
        #expect(one.test.method == .monteCarlo(permutations: 999, seed: 4))
        #expect(try #require(try one.interval()).range.contains(one.value))
        let limit = try #require(try one.smallestDetectable())
        #expect(limit > 0)
        #expect(throws: Undefined.tooFewUnits(have: 10, need: 50)) {
            try DifferenceInDifferences(panel, treated: Array(0..<50), since: 3)
        }
        #expect(throws: Undefined.parameter(.since, value: 9)) {
            try DifferenceInDifferences(panel, treated: [0], since: 9)
        }
        #expect(throws: Undefined.parameter(.treated, value: 2)) {
            try DifferenceInDifferences(panel, treated: [0, 0], since: 3)
        }
    }

    @Test func `a period that one unit lacks is dropped for all and listed`() throws {
        let panel = try Panel([[1, nil, 3, 5], [1, 2, 3, 4], [2, 2, nil, 2]], periods: [1, 2, 3, 4])
        #expect(panel.periods == [1, 4] && panel.dropped == [2, 3])
        #expect(try DifferenceInDifferences(panel, treated: [0], since: 4).value == 4 - 1.5)
        #expect(throws: Undefined.zeroValue(index: 1)) {
            try Panel([[1, 2], [0, 1]], periods: [1, 2]).scaled(.log, since: 2)
        }
        #expect(try Panel([[4, 8]], periods: [1, 2]).scaled(.index, since: 2).series(of: 0) == [100, 200])
    }

    @Test func `a difference that stands out after parallel years differs, an ordinary one is within chance`() throws {
        var random = SeededGenerator(seed: 8)
        var values = (0..<40).map { _ in random.values(10, in: 0...1) }
        for year in 6..<10 { values[0][year] += 3 }
        let panel = try Panel(complete(values), periods: (0..<10).map(Double.init))
        func verdict(_ unit: Int, since: Double) throws -> TrendVerdict {
            let did = try DifferenceInDifferences(panel, treated: [unit], since: since)
            return TrendVerdict(test: did.test, preTrend: since >= 2 ? try did.preTrend() : nil)
        }
        #expect(try verdict(0, since: 6) == .differs)
        let others = try (1..<40).map { try verdict($0, since: 6) }
        // Two of forty may have p ≤ 0.05, and one of them is the first.
        #expect(others.contains(.withinChance) && others.count { $0 == .differs } <= 1)
        #expect(try verdict(0, since: 2) == .cannotTell(.fewPeriodsBefore))
        #expect(try verdict(0, since: 1) == .cannotTell(.fewPeriodsBefore))
    }

    private func taxBase() throws -> Panel {
        let rates = try EffectsTruths.input("tax_base")
        let years = rates.keys
        let values = try (0..<8).map { part in try years.map { try rates[$0][part].number() } }
        return try Panel(complete(values), periods: years.compactMap(Double.init)).scaled(.log, since: 2018)
    }
}
