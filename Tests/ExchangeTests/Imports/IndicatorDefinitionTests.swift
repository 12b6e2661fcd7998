import Testing

@testable import Exchange

@Suite struct IndicatorDefinitionTests {
    @Test(arguments: ["utbetalt", "paid_2024", "_", "7"])
    func `small letters, digits and underscores make an id`(text: String) {
        #expect(IndicatorDefinition.isID(text))
    }

    @Test(arguments: ["", "Utbetalt", "åtgärd", "a b", "a-b", "٣"])
    func `nothing else does`(text: String) {
        #expect(!IndicatorDefinition.isID(text))
    }
}
