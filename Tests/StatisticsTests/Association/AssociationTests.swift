import Foundation
import Testing

@testable import Statistics

@Suite struct AssociationTests {
    @Test func `money and growth go together as numpy, SciPy and R say, and hang on one part`() throws {
        let rates = try EffectsTruths.input("tax_base")
        let people = try EffectsTruths.input("population")
        for (name, from, to) in [
            ("granted_per_inhabitant_vs_tax_base_growth", try rates["2015"].numbers(), try rates["2023"].numbers()),
            (
                "granted_per_inhabitant_vs_population_growth", try people["2015"].numbers(),
                try people["2024"].numbers()
            ),
        ] {
            let truth = try EffectsTruths.expected("dose_response", name)
            let input = try EffectsTruths.expected("dose_response", name + "_input")
            let dose = zip(try input["granted_sek"].numbers(), try input["population_2024"].numbers()).map { $0 / $1 }
            let relation = try DoseResponse(dose: dose, response: zip(to, from).map { log($0 / $1) })
            #expect(try agree(relation.pearson.observed, truth["pearson"].number()))
            #expect(try agree(relation.fit.slope, truth["slope"].number()))
            #expect(try relation.pearson.extremeOrderings(.greater) == truth["exact_orderings_as_high"].integer())
            #expect(try agree(relation.pearson.p(.greater), truth["p_one_sided_high"].number()))
            #expect(try agree(relation.pearson.p(.twoSided), truth["p_two_sided"].number()))
            #expect(try agree(relation.spearman.observed, truth["spearman"].number()))
            #expect(try agree(relation.spearman.p(.greater), truth["spearman_p_high"].number()))
            #expect(try agree(relation.spearman.p(.twoSided), truth["spearman_p_two_sided"].number()))
            #expect(try agree(relation.kendall.observed, truth["kendall"].number()))
            #expect(try agree(relation.fit.slopeP.get(), truth["t_p_two_sided"].number()))
            let without = truth["pearson_without_each"]
            for (part, code) in without.keys.enumerated() {
                #expect(try agree(relation.without[part].get(), without[code].number()))
            }
        }
    }
}
