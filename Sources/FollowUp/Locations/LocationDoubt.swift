import Store
import Territory

/// What is wrong with an initiative's location, or what of it isn't known.
package enum LocationDoubt: String, Sendable, Hashable, CaseIterable {
    /// The source states nothing that could be a location.
    case noLocation = "no_location"
    case placeUnknown = "place_unknown"
    case placeAmbiguous = "place_ambiguous"
    /// The place lies in another municipality than the one stated.
    case placeElsewhere = "place_elsewhere"
    case municipalityUnknown = "municipality_unknown"
    case outsideCounty = "outside_county"
    case unusableGeometry = "unusable_geometry"
    /// A point where the boundaries are known to be wrong.
    case doubtfulSquare = "doubtful_square"
    case countyWide = "county_wide"
    /// Placed over the area of its programme, for want of anything better.
    case programmeArea = "programme_area"
    /// Municipalities are stated, and no place in some or all of them.
    case municipalityOnly = "municipality_only"

    /// That of a row of a table; nil for an exact location without a remark.
    init?(row: Int, of table: InitiativeTable, _ problem: Placement.Problem?, exactShare: Double) {
        if let problem {
            self.init(problem)
        } else if table.basis[row] == .unlocated || table.unlocatedShare[row] > 0 {
            self = .noLocation
        } else if table.doubtful[row] != nil {
            self = .doubtfulSquare
        } else if table.basis[row] == .countyWide {
            self = .countyWide
        } else if table.basis[row] == .programmeArea {
            self = .programmeArea
        } else if exactShare < 1, table.outsideShare[row] < Share.denominator {
            self = .municipalityOnly
        } else {
            return nil
        }
    }

    private init(_ problem: Placement.Problem) {
        self =
            switch problem {
            case .unknownPlace: .placeUnknown
            case .ambiguousPlace: .placeAmbiguous
            case .placeElsewhere: .placeElsewhere
            case .unknownMunicipality: .municipalityUnknown
            case .outsideCounty: .outsideCounty
            case .emptyGeometry, .invalidGeometry: .unusableGeometry
            }
    }
}
