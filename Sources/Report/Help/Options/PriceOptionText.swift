import Wording

/// The options for price levels.
package enum PriceOptionText {
    package static let prices = OptionText(
        sv: """
            Kronornas prisnivå: nominal (löpande, som de beviljades), eller fixed:ÅR, omräknade till årets priser \
            med ett konsumentprisindex i databasen.
            """,
        en: """
            The price level of kronor: nominal (as they were granted), or fixed:YEAR, brought to that year's \
            prices by a consumer price index in the database.
            """,
        value: Wording(sv: "nominal|fixed:ÅR", en: "nominal|fixed:YEAR"))

    package static let priceIndex = OptionText(
        sv: "Indikatorn som är prisindexet, för --prices fixed:ÅR (förval: consumer_price_index).",
        en: "The indicator that is the price index, for --prices fixed:YEAR (default: consumer_price_index).",
        value: Wording(sv: "indikator", en: "indicator"))
}
