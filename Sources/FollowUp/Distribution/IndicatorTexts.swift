import Store
import Territory

/// Indicators by their names as texts, for callers that still hold texts.
extension Distributor {
    package func distribution(of id: String, by level: Level, year: Int? = nil) throws -> Distribution {
        try distribution(of: Indicator.ID(id), by: level, year: year)
    }

    package func countyWideRange(of id: String, by level: Level) throws -> CountyWideRange {
        try countyWideRange(of: Indicator.ID(id), by: level)
    }
}
