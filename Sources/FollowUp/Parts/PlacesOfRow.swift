import Store
import Territory

/// Where one initiative lies among the parts of the county, and how an amount of it falls on them: to the öre, as its
/// money does in the store.
struct PlacesOfRow {
    enum Place: Hashable {
        case part(Int)
        case countyWide
        case outside
        case unknown
    }

    /// Each once; those that have a share.
    let places: [Place]
    private let ofShares: [Place]
    private let shares: [Share]

    /// - Parameter isCountyWideApart: whether what is declared for the whole county is a place of its own instead of
    ///   being spread.
    /// - Complexity: O(parts of the row).
    init(_ row: Int, of table: InitiativeTable, _ partOfCell: [Int], isCountyWideApart: Bool = false) {
        let cells = table.parts(of: row)
        let isApart = isCountyWideApart && table.basis[row] == .countyWide
        shares =
            cells.map { Share(parts: table.shares[$0]) } + [
                Share(parts: table.outsideShare[row]), Share(parts: table.unlocatedShare[row]),
            ]
        ofShares =
            cells.map { isApart ? .countyWide : .part(partOfCell[Int(table.cells[$0])]) } + [.outside, .unknown]
        var places: [Place] = []
        for (place, share) in zip(ofShares, shares) where share.parts > 0 && !places.contains(place) {
            places.append(place)
        }
        self.places = places
    }

    /// By part of the county, ascending; what lies elsewhere is left out.
    var sharesOfParts: [(part: Int, share: Share)] {
        var byPart: [Int: Int64] = [:]
        for (place, share) in zip(ofShares, shares) {
            if case .part(let part) = place { byPart[part, default: 0] += share.parts }
        }
        return byPart.sorted { $0.key < $1.key }.map { ($0.key, Share(parts: $0.value)) }
    }

    /// By place.
    func split(_ ore: Int64) -> [Int64] {
        var byPlace: [Place: Int64] = [:]
        for (place, amount) in zip(ofShares, LargestRemainder.split(ore, by: shares)) {
            byPlace[place, default: 0] += amount
        }
        return places.map { byPlace[$0] ?? 0 }
    }
}
