import Statistics
import Testing

@Suite struct ValueChangeTests {
    @Test func `changes of population are those of whole numbers, and contributions add up to the county's per cent`()
        throws
    {
        let truth = try EffectsTruths.expected("change", "population_2000_2020")
        let population = try EffectsTruths.input("population")
        let (from, to) = (try population["2000"].numbers(), try population["2020"].numbers())
        let rows = truth["rows"]
        for part in from.indices {
            let change = try ValueChange(from: from[part], to: to[part], years: 20)
            #expect(try change.change == rows[part]["change"].number())
            #expect(try agree(change.percent.get(), rows[part]["percent"].number()))
            #expect(try agree(change.index.get(), rows[part]["index"].number()))
            #expect(try agree(change.annualPercent.get(), rows[part]["annual_percent"].number()))
            #expect(try agree(change.logChange.get(), rows[part]["log_change"].number()))
        }
        let points = try ValueChange.contributionPoints(from: from, to: to)
        #expect(try agree(points, rows.column("contribution_points")))
        let county = try ValueChange(from: from.reduce(0, +), to: to.reduce(0, +), years: 20)
        #expect(try county.change == truth["county"]["change"].number())
        #expect(try agree(county.percent.get(), truth["county"]["percent"].number()))
        #expect(try agree(county.annualPercent.get(), truth["county"]["annual_percent"].number()))
        #expect(try agree(points.reduce(0, +), county.percent.get(), relative: 1e-12))
    }
}
