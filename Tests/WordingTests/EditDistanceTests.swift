import Testing
import Wording

@Suite struct EditDistanceTests {
    @Test(arguments: [
        ("kitten", "sitting", 3), ("", "abc", 3), ("åre", "are", 1), ("åre", "åre", 0), ("duved", "duveds", 1),
        ("ab", "ba", 1), ("ca", "abc", 3), ("östresund", "östersund", 1),
        ("saturday", "sunday", 3),
    ])
    func known(_ a: String, _ b: String, _ distance: Int) {
        for limit in 0...8 {
            #expect(EditDistance.between(a, b, limit: limit) == min(distance, limit + 1))
            #expect(EditDistance.between(b, a, limit: limit) == min(distance, limit + 1))
        }
    }
}
