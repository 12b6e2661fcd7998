import JSON
import Store

/// Reservations of the placing, for machines: stated numbers of municipalities, and points in doubt.
enum PlacingRecord {
    static func json(_ count: InitiativeTable.PlacingCount) -> JSONValue {
        [
            "resting_on_total": .integer(count.restingOnTotal), "outside_by_total_sek": outside(count),
            "doubtful": .integer(count.doubtful), "spread_by_area": .integer(count.spreadByArea),
        ]
    }

    /// What counts outside the county for a stated number; null where no amount is stated.
    static func outside(_ count: InitiativeTable.PlacingCount) -> JSONValue {
        JSONValue(count.outsideByTotalOre.map { Double($0) / 100 })
    }
}
