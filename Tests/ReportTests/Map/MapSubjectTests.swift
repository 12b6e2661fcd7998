import FollowUp
import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import Report

@Suite struct MapSubjectTests {
    @Test func `a part of which a rule can't be judged doesn't meet all rules`() throws {
        // 9902 has an initiative whose amount nobody states; the others meet the rule.
        let initiatives = ["9901", "9902", "9903", "9904"].map { code in
            var it = Initiative(id: code, title: code, location: .municipalities([.init(code: code)]))
            it.grantedOre = code == "9902" ? nil : 100_000
            return it
        }
        let store = try Squareland.store(initiatives)
        let policy = try PolicyReader(
            file: "p.yaml", indicators: try GapCheck.indicatorNames(in: store), schemes: try store.schemes
        ).read(
            """
            version: 1
            name: Prov
            rules:
              - {id: a, kind: minimum_amount, per: municipality, minimum: 1000}
            """)
        let check = try GapCheck(policy, store: store)
        let subject = MapSubject(try check.run(), parts: try store.territory().parts(at: .municipality).parts)
        #expect(
            subject.parts.map(\.reading.en) == [
                "all rules met", "no gaps; 1 rule can't be judged", "all rules met", "all rules met",
            ])
    }

    @Test func `without population the legend says why there is no value`() throws {
        let known = try Squareland.territory()
        let territory = try TerritoryBuilder(
            countyCode: "99", municipalities: Squareland.municipalities, areas: known.municipalityAreas, localities: [],
            population: [:],
            accessibility: Accessibility(scheme: known.scheme, minimumPopulation: 3_000, distances: [2_000, 12_000]),
            zones: ZoneLayer(of: known), borderAccuracy: 10
        ).build()
        let store = try Squareland.store(
            [Squareland.initiative("a", .municipalities([.init(code: "9901")]), kronor: 1_000)], territory: territory)
        let distribution = try Distributor(store: store, selection: Selection()).distribution(
            of: .grantedSek, by: .municipality)
        for measure in [MapMeasure.perInhabitant, .perThousand, .quotient] {
            let subject = try MapSubject(distribution, measure: measure)
            #expect(subject.missing.sv == "inget värde: folkmängden är inte känd")
            #expect(subject.missing.en == "no value: the population is not known")
        }
        #expect(try MapSubject(distribution, measure: .value).missing.en == "no value")
    }
}
