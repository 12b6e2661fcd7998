/// Kronor at the price level of one year, by a consumer price index on file.
public struct FixedPrices: Sendable, Hashable {
    public let year: Int
    public let index: Indicator.ID

    public init(year: Int, index: Indicator.ID = .consumerPriceIndex) {
        (self.year, self.index) = (year, index)
    }
}

extension Indicator.ID {
    /// The index that prices go by unless another is named; imported, since none ships.
    public static let consumerPriceIndex = Indicator.ID("consumer_price_index")
}
