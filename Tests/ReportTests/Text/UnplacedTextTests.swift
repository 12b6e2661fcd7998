import Territory
import Testing
import Wording

@testable import Report

/// What is told of a place that can't be used.
@Suite struct UnplacedTextTests {
    @Test func `municipalities are told by name, those that Sweden doesn't have by code`() {
        func sentence(_ name: String, _ codes: [String]) -> Wording {
            UnplacedText.sentence(.placeElsewhere(name: name, municipalityCodes: codes))
        }
        #expect(
            sentence("2081", ["2081"])
                == Wording(
                    sv: "”Borlänge” är en annan kommun än den som anges",
                    en: "“Borlänge” is another municipality than the one stated"))
        #expect(
            sentence("Sveg", ["2361", "9901"])
                == Wording(
                    sv: "”Sveg” ligger i en annan kommun (Härjedalen, 9901) än den som anges",
                    en: "“Sveg” lies in another municipality (Härjedalen, 9901) than the one stated"))
    }
}
