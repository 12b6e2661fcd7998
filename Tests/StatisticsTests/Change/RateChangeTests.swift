import Statistics
import Testing

@Suite struct RateChangeTests {
    @Test func `a rate's change is the parts' own and that of people's places, weighted by each year's population`()
        throws
    {
        let truth = try EffectsTruths.expected("change", "tax_base_2012_2023")
        let rates = try EffectsTruths.input("tax_base")
        let rows = truth["rows"]
        let change = try RateChange(
            from: rates["2012"].numbers(), to: rates["2023"].numbers(),
            weightsFrom: rows.column("weight_from"), weightsTo: rows.column("weight_to"))
        #expect(try agree(change.parts.map(\.ownChange), rows.column("own_change_part")))
        #expect(try agree(change.parts.map(\.weightShift), rows.column("weight_shift_part")))
        let county = truth["county"]
        #expect(try agree(change.from, county["from"].number()) && agree(change.to, county["to"].number()))
        #expect(try agree(change.ownChange, county["own_change_sum"].number()))
        #expect(try agree(change.weightShift, county["weight_shift_sum"].number()))
        #expect(agree(change.ownChange + change.weightShift, change.change, relative: 1e-12))
        // With the population of 2012 itself; the newest gives another county.
        let wrong = try EffectsTruths.expected("change", "tax_base_2012_wrong_weights")
        let people = try EffectsTruths.input("population")
        func mean(_ year: String) throws -> Double {
            let (rate, weight) = (try rates["2012"].numbers(), try people[year].numbers())
            return zip(rate, weight).map { $0 * $1 }.reduce(0, +) / weight.reduce(0, +)
        }
        #expect(try agree(mean("2012"), wrong["county_2012_weighted_by_population_2012"].number()))
        #expect(try agree(mean("2024"), wrong["county_2012_weighted_by_population_2024"].number()))
    }
}
