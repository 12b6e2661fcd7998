import ArgumentParser
import Report
import Store
import Terminal
import Wording

/// In which year's kronor money is reckoned.
struct PriceOptions: ParsableArguments {
    @Option(help: .init(PriceOptionText.prices)) var prices: PriceBasis = .nominal
    @Option(help: .init(PriceOptionText.priceIndex)) var priceIndex: Indicator.ID?

    enum PriceBasis: ExpressibleByArgument, Equatable {
        case nominal
        case fixed(year: Int)

        init?(argument: String) {
            if argument == "nominal" {
                self = .nominal
                return
            }
            let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0] == "fixed", parts[1].count == 4, let year = Int(parts[1]), year >= 1_000
            else { return nil }
            self = .fixed(year: year)
        }

        var defaultValueDescription: String { "nominal" }
        static var allValueStrings: [String] { [] }
    }

    var fixed: FixedPrices? {
        guard case .fixed(let year) = prices else { return nil }
        return FixedPrices(year: year, index: priceIndex ?? .consumerPriceIndex)
    }

    func validate() throws {
        if priceIndex != nil, fixed == nil {
            throw ValidationError(
                say("--price-index gäller --prices fixed:ÅR.", "--price-index is for --prices fixed:YEAR."))
        }
    }

    /// - Parameter money: whether the answer holds any.
    /// - Throws: where the prices would have no effect.
    func require(money: Bool) throws {
        if fixed != nil, !money {
            throw ValidationError(
                say(
                    "--prices gäller belopp (granted_sek); svaret har inga.",
                    "--prices is for amounts (granted_sek); the answer has none."))
        }
    }
}
