/// Kronor at the price level of one year, by a consumer price index on file.
public struct FixedPrices: Sendable, Hashable {
    public let year: Int
    public let index: Indicator.ID

    /// In which kronor money is reckoned.
    public enum Basis: Sendable, Hashable {
        /// As it was granted.
        case nominal
        case fixed(year: Int)

        /// Nil for anything but `nominal` and `fixed:YEAR`, a year of four digits.
        public init?(_ text: String) {
            if text == "nominal" {
                self = .nominal
                return
            }
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0] == "fixed", parts[1].count == 4, let year = Int(parts[1]), year >= 1_000
            else { return nil }
            self = .fixed(year: year)
        }
    }

    public init(year: Int, index: Indicator.ID = .consumerPriceIndex) {
        (self.year, self.index) = (year, index)
    }

    /// Nil for kronor as they were granted.
    public init?(_ basis: Basis, index: Indicator.ID = .consumerPriceIndex) {
        guard case .fixed(let year) = basis else { return nil }
        self.init(year: year, index: index)
    }
}

extension Indicator.ID {
    /// The index that prices go by unless another is named; imported, since none ships.
    public static let consumerPriceIndex = Indicator.ID("consumer_price_index")
}
