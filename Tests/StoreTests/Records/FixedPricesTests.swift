import TestSupport
import Testing

@testable import Store

@Suite struct FixedPricesTests {
    @Test func `kronor are as granted, or of a year of four digits`() throws {
        #expect(FixedPrices.Basis("nominal") == .nominal)
        #expect(FixedPrices.Basis("fixed:2020") == .fixed(year: 2020))
    }

    @Test(arguments: ["", "fixed", "fixed:", "fixed:20", "fixed:0999", "fixed:20200", "fixed:2020:", "Nominal", "2020"])
    func `anything else is no price level`(text: String) {
        #expect(FixedPrices.Basis(text) == nil)
    }

    @Test func `only fixed prices need an index`() {
        #expect(FixedPrices(.nominal) == nil)
        #expect(FixedPrices(.fixed(year: 2020)) == FixedPrices(year: 2020, index: .consumerPriceIndex))
        #expect(FixedPrices(.fixed(year: 2020), index: Indicator.ID("kpif"))?.index == Indicator.ID("kpif"))
    }
}
