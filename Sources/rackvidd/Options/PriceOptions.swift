import ArgumentParser
import Report
import Store
import Wording

/// In which year's kronor money is reckoned.
struct PriceOptions: ParsableArguments {
    @Option(help: .init(PriceOptionText.prices)) var prices: FixedPrices.Basis = .nominal
    @Option(help: .init(PriceOptionText.priceIndex)) var priceIndex: Indicator.ID?

    var fixed: FixedPrices? { FixedPrices(prices, index: priceIndex ?? .consumerPriceIndex) }

    func validate() throws { try refuse(.indexOfNominalPrices, if: priceIndex != nil && fixed == nil) }

    /// - Parameter money: whether the answer holds any.
    /// - Throws: where the prices would have no effect.
    func require(money: Bool) throws { try refuse(.pricesWithoutMoney, if: fixed != nil && !money) }
}
