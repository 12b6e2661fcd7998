/// An indicator's value for a municipality and a year.
public struct AreaValue: Sendable, Hashable {
    public var indicator: Indicator.ID
    public var municipalityCode: String
    public var year: Int
    public var value: Double
    public var source: String?

    public init(indicator: Indicator.ID, municipalityCode: String, year: Int, value: Double, source: String? = nil) {
        self.indicator = indicator
        self.municipalityCode = municipalityCode
        self.year = year
        self.value = value
        self.source = source
    }

    /// As the history names a value: `population 2321 2024`.
    package static func name(of indicator: Indicator.ID, municipalityCode: String, year: Int) -> String {
        "\(indicator) \(municipalityCode) \(year)"
    }
}
