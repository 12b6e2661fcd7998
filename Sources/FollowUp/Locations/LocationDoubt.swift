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
    /// The geometry lies in other municipalities than the ones stated beside it.
    case pointElsewhere = "point_elsewhere"
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
    ///
    /// - Parameter names: the county's municipalities by what sources call them (`municipalityNames`).
    init?(
        row: Int, of table: InitiativeTable, on territory: Territory, names: [String: Int],
        _ problem: Placement.Problem?, exactShare: Double
    ) {
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
        } else if Self.contradicts(row, of: table, on: territory, names) {
            self = .pointElsewhere
        } else {
            return nil
        }
    }

    /// Whether an initiative with a geometry of its own lies in none of the county's municipalities that its source
    /// states beside it. Words that lead to none of them say nothing.
    private static func contradicts(
        _ row: Int, of table: InitiativeTable, on territory: Territory, _ names: [String: Int]
    ) -> Bool {
        guard let text = table.initiatives[row].municipalitiesText, case .geometry = table.initiatives[row].location
        else { return false }
        let stated = text.split { ",;/\n".contains($0) }.compactMap { word in
            names[FoldedText.key(String(word.split(separator: ":").first ?? word))]
        }
        guard !stated.isEmpty else { return false }
        return !table.parts(of: row).contains { part in
            table.shares[part] > 0 && stated.contains(territory.cells[Int(table.cells[part])].municipality)
        }
    }

    /// Indices of a territory's municipalities by code and by name, in the forms that sources use.
    static func municipalityNames(of territory: Territory) -> [String: Int] {
        var names: [String: Int] = [:]
        for (index, one) in territory.municipalities.enumerated() {
            let name = FoldedText.key(one.name)
            for form in [one.code, name, name + " kommun", name + "s kommun"] { names[form] = index }
        }
        return names
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
