public import Planar

/// Where a point lies: its cell, how far the nearest municipal border is, and what is unsure about it.
public struct Located: Sendable, Hashable {
    /// Index into `Territory.cells`; nil outside the county and for coordinates that are none.
    public let cell: Int?
    /// Metres to the nearest municipal border, exact up to `Territory.Index.distanceLimit`, nil beyond.
    public let borderDistance: Double?
    public let flag: Flag?

    public enum Flag: String, Sendable, Hashable, CaseIterable {
        /// Closer to a municipal border than the boundary layer is accurate: the neighbour may be the right one.
        case nearBorder = "near_border"
        /// In a lake of the boundary layer; belongs to the nearest municipality.
        case water
        case outside
        /// Not a number, or no coordinate in this reference system.
        case invalid
    }

    public init(cell: Int?, borderDistance: Double?, flag: Flag?) {
        self.cell = cell
        self.borderDistance = borderDistance
        self.flag = flag
    }
}

extension Territory {
    /// What locating needs, built once from a territory and shared; each thread takes its own `locator()`.
    public struct Index: Sendable {
        let cells: CoverageIndex
        let borders: CoverageIndex
        let water: CoverageIndex?
        let accuracy: Double

        /// Metres; border distances beyond it are not computed.
        public static let distanceLimit = 5_000.0

        /// - Parameter expectedPoints: how many points are to come; decides how fine the index is worth building.
        public init(_ territory: Territory, expectedPoints: Int = 1_000) throws(PlanarError) {
            cells = try CoverageIndex(polygons: territory.cellAreas, expectedPoints: expectedPoints)
            borders = try CoverageIndex(polygons: territory.municipalityAreas, expectedPoints: expectedPoints)
            water = territory.water.count > 0
                ? try CoverageIndex(polygons: territory.water, expectedPoints: expectedPoints) : nil
            accuracy = territory.borderAccuracy
        }

        public func locator() -> Locator { Locator(self) }
    }

    /// Locates points one by one; one per thread.
    public final class Locator {
        private let cells: Planar.Locator
        private let borders: CoverageIndex
        private let water: Planar.Locator?
        private let accuracy: Double

        init(_ index: Index) {
            cells = index.cells.locator()
            borders = index.borders
            water = index.water?.locator()
            accuracy = index.accuracy
        }

        /// - Parameters: SWEREF 99 TM, metres.
        ///
        /// A point on a shared border belongs to the lowest cell. A point outside the county by less than the layer's accuracy
        /// belongs to its nearest cell, flagged.
        public func locate(x: Double, y: Double) throws(PlanarError) -> Located {
            guard x.isFinite, y.isFinite else { return Located(cell: nil, borderDistance: nil, flag: .invalid) }
            let distance = borders.borderDistance(x: x, y: y, within: Index.distanceLimit)
            let hit = try cells.locate(x: x, y: y)
            if hit >= 0 {
                if let water, try water.locate(x: x, y: y) >= 0 {
                    return Located(cell: Int(hit), borderDistance: distance, flag: .water)
                }
                let near = distance.map { $0 < accuracy } ?? false
                return Located(cell: Int(hit), borderDistance: distance, flag: near ? .nearBorder : nil)
            }
            if let distance, distance < accuracy, let nearest = try cells.nearestPolygon(x: x, y: y, within: accuracy) {
                return Located(cell: Int(nearest.polygon), borderDistance: distance, flag: .nearBorder)
            }
            return Located(cell: nil, borderDistance: distance, flag: .outside)
        }
    }
}
