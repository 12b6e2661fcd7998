import Foundation
import TestSupport
import Testing

@testable import Statistics

@Suite struct EntropyChangeTests {
    @Test(arguments: ["tax_base_2012_2023_by_fa_region", "mexico_1940_2000_by_hanson98"])
    func `Theil changes come apart into the parts of 50 digits`(name: String) throws {
        let truth = try EffectsTruths.expected("theil_change", name)
        let (l, t): (EntropyChange<String>, EntropyChange<String>)
        if name.hasPrefix("mexico") {
            let (from, to) = (try numbers("pcgdp1940", of: "mexico.csv"), try numbers("pcgdp2000", of: "mexico.csv"))
            let groups = try column("hanson98", of: "mexico.csv")
            l = try .meanLogDeviation(from: from, to: to, groups: groups)
            t = try .theilT(from: from, to: to, groups: groups)
        } else {
            let rates = try EffectsTruths.input("tax_base")
            let rows = try EffectsTruths.expected("change", "tax_base_2012_2023")["rows"]
            let (from, to) = (try rates["2012"].numbers(), try rates["2023"].numbers())
            let weights = (try rows.column("weight_from"), try rows.column("weight_to"))
            let groups = try EffectsTruths.input("fa_region").texts()
            l = try .meanLogDeviation(
                from: from, to: to, weightsFrom: weights.0, weightsTo: weights.1, groups: groups)
            t = try .theilT(from: from, to: to, weightsFrom: weights.0, weightsTo: weights.1, groups: groups)
        }
        for (change, key) in [(l, "L"), (t, "T")] {
            #expect(try agree([change.from.total, change.to.total, change.change], truth[key].numbers()))
            #expect(try agree([change.from.between, change.to.between], truth["\(key)_between"].numbers()))
            #expect(try agree([change.from.within, change.to.within], truth["\(key)_within"].numbers()))
            let parts = truth["\(key)_parts"]
            #expect(try agree(change.withinInequality, parts["within_inequality"].number()))
            #expect(try agree(change.withinShareShift, parts["within_share_shift"].number(), absolute: 1e-15))
            #expect(try agree(change.betweenShareShift, parts["between_share_shift"].number(), absolute: 1e-15))
            #expect(try agree(change.betweenRelativeMeans, parts["between_relative_means"].number(), absolute: 1e-15))
            let sum = change.withinInequality + change.withinShareShift + change.between
            #expect((sum - change.change).magnitude <= 1e-12 * change.from.total)
        }
    }

    @Test(arguments: 1...30) func `the parts of a Theil change add up`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let units = Int.random(in: 3...40, using: &random)
        let groups = (0..<units).map { $0 < 3 ? $0 : Int.random(in: 0..<3, using: &random) }
        let (from, to) = (random.values(units, in: 0.01...50), random.values(units, in: 0.01...50))
        let weights = (random.values(units, in: 0.1...9), random.values(units, in: 0.1...9))
        for change in [
            try EntropyChange.meanLogDeviation(
                from: from, to: to, weightsFrom: weights.0, weightsTo: weights.1, groups: groups),
            try EntropyChange.theilT(from: from, to: to, weightsFrom: weights.0, weightsTo: weights.1, groups: groups),
        ] {
            let parts = [
                change.withinInequality, change.withinShareShift, change.betweenShareShift,
                change.betweenRelativeMeans,
            ]
            let largest = (parts + [change.from.total, change.to.total]).map(\.magnitude).max() ?? 0
            #expect((parts.reduce(0, +) - change.change).magnitude <= 1e-12 * largest)
            #expect((change.between - (change.to.between - change.from.between)).magnitude <= 1e-12 * largest)
        }
    }
}
