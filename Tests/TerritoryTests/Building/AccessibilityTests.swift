import Foundation
import Planar
import TestSupport
import Testing
import Wording

@testable import Territory

@Suite struct AccessibilityTests {
    @Test func `the shipped scheme`() throws {
        let accessibility = try Layers.accessibility()
        #expect(accessibility.scheme.name == "accessibility")
        #expect(accessibility.scheme.zones.map(\.code) == ["urban", "rural_near_urban", "sparse"])
        #expect(accessibility.scheme.zones.map(\.rollUp) == [.urban, .rural, .rural])
        #expect(accessibility.minimumPopulation == 3_000)
        #expect(accessibility.distances == [5_000, 40_000])
        #expect(
            accessibility.scheme.statement.sv == """
                Glesbygdsverkets gränser är restid med bil från en tätort med fler än 3 000 invånare: 5 och 45 \
                minuter. Här står raka avstånd från tätortens mittpunkt för dem. Det är en approximation: vägar, \
                vatten, färjor och vinter räknas inte. Orter utanför länet, också i Norge, är med (GeoNames). \
                Tätorter med minst 3\u{A0}000 invånare; 5 och 40 km.
                """)
        #expect(
            accessibility.scheme.statement.en == """
                The limits of the National Rural Development Agency are travel times by car from a locality of more \
                than 3,000 inhabitants: 5 and 45 minutes. Straight-line distances from the locality's centre stand \
                in for them here. This is an approximation: roads, water, ferries and winter are not counted. Places \
                outside the county, in Norway too, are included (GeoNames). Localities of at least 3,000 \
                inhabitants; 5 and 40 km.
                """)
    }

    private static let good = """
        {"scheme": "a", "title": {"sv": "a", "en": "a"}, "statement": {"sv": "s", "en": "s"},
         "parameters": {"locality_minimum_population": 200, "urban_distance_m": 1500.5, "near_distance_m": 10000},
         "zones": [{"code": "u", "title": {"sv": "u", "en": "u"}, "roll_up": "urban"},
                   {"code": "n", "title": {"sv": "n", "en": "n"}, "roll_up": "rural"},
                   {"code": "s", "title": {"sv": "s", "en": "s"}, "roll_up": "rural"}]}
        """

    private func decode(_ text: String) throws -> Accessibility {
        try JSONDecoder().decode(Accessibility.self, from: Data(text.utf8))
    }

    @Test func `own parameters`() throws {
        let accessibility = try decode(Self.good)
        #expect(accessibility.distances == [1_500.5, 10_000])
        #expect(accessibility.minimumPopulation == 200)
    }

    @Test(arguments: [
        ("\"roll_up\": \"urban\"", "\"roll_up\": \"suburban\""), ("1500.5", "10000"), ("1500.5", "0"), ("1500.5", "-5"),
        ("1500.5", "\"far\""), (": 200", ": -1"), (": 200", ": 2.5"), ("\"code\": \"n\"", "\"code\": \"u\""),
        ("\"code\": \"n\"", "\"code\": \"\""), ("\"scheme\": \"a\"", "\"scheme\": \"\""), ("\"scheme\": \"a\", ", ""),
        ("\"zones\": [{", "\"zones\": [], \"more\": [{"),
        ("near_distance_m", "near_distance_km"), ("}", "]"),
    ])
    func `bad files`(_ old: String, _ new: String) throws {
        let text = Self.good.replacingOccurrences(of: old, with: new)
        try #require(text != Self.good)
        #expect(throws: DecodingError.self) { try decode(text) }
    }
}
