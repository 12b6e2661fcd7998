package import Planar
package import Store
package import Territory

/// Access by two-step floating catchment areas (Luo and Wang, 2003): supply relative to the people within reach of it.
///
/// First each place's supply is divided by the people within the catchment's distance; then each person gets the sum of
/// these ratios over the places within that distance. Access times people, summed, is the supply within reach of
/// anybody. Distances are straight lines.
package struct FloatingCatchment: Sendable, Hashable {
    /// The supply of a place.
    package enum Supply: RawRepresentable, Sendable, Hashable, CaseIterable {
        case granted, initiatives

        package var indicator: Indicator.ID {
            switch self {
            case .granted: .grantedSek
            case .initiatives: .initiatives
            }
        }

        /// The indicator's stable name.
        package var rawValue: String { indicator.text }

        package init?(rawValue: String) {
            guard let supply = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
            self = supply
        }
    }

    /// Metres.
    package let distance: Double
    package let supply: Supply
    /// Supply per inhabitant, by piece.
    package let access: [Double]
    /// Supply within reach of anybody, and of nobody.
    package let reached: Double
    package let unreached: Double
    /// Kronor below zero, repaid or withdrawn, in `reached` and `unreached`; 0 or less.
    package let repaid: Double

    /// - Parameters:
    ///   - places: SWEREF 99 TM; one amount of supply each, below zero where it was repaid: it then takes from the
    ///     access of those near it.
    ///   - distance: metres.
    /// - Complexity: O(pairs of a place and a piece whose boxes are near enough).
    package init(
        _ pieces: [PopulationPiece], places: GeometryColumn, amounts: [Double], supply: Supply, distance: Double
    ) throws(PlanarError) {
        self.distance = distance
        self.supply = supply
        var access = [Double](repeating: 0, count: pieces.count)
        var reached = 0.0
        var unreached = 0.0
        let tree = BoxTree(envelopes: pieces.map { Envelope(x: $0.x, y: $0.y) })
        let context = Context()
        // Initiatives at one place are one place with the sum of their supplies.
        var sums: [ArraySlice<UInt8>: Double] = [:]
        var order: [Int] = []
        for row in 0..<places.count {
            if sums.updateValue(sums[places[row], default: 0] + amounts[row], forKey: places[row]) == nil {
                order.append(row)
            }
        }
        var near: [Int] = []
        for row in order {
            guard let box = places.envelope(row), let amount = sums[places[row]], amount != 0 else { continue }
            near.removeAll(keepingCapacity: true)
            tree.query(box.expanded(by: distance), into: &near)
            if box.width == 0, box.height == 0 {
                near.removeAll { box.distance(x: pieces[$0].x, y: pieces[$0].y) > distance }
            } else {
                let place = try places.geometry(row, in: context).prepared()
                var within: [Int] = []
                for piece in near where try place.distance(x: pieces[piece].x, y: pieces[piece].y) <= distance {
                    within.append(piece)
                }
                near = within
            }
            let people = near.reduce(0) { $0 + pieces[$1].persons }
            guard people > 0 else {
                unreached += amount
                continue
            }
            reached += amount
            for piece in near { access[piece] += amount / people }
        }
        (self.access, self.reached, self.unreached) = (access, reached, unreached)
        repaid = amounts.reduce(0) { $0 + min($1, 0) }
    }
}
