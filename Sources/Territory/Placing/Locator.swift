public import Planar

extension Territory {
    /// The index for locating, built once from a territory and shared; each thread takes its own `locator()`.
    public struct Index: Sendable {
        let cells: CoverageIndex
        let borders: CoverageIndex
        let water: CoverageIndex?
        let accuracy: Double
        let doubt: BorderDoubtGrid?
        /// Of the cells, for points that the grid leaves open.
        let cellAreas: GeometryColumn

        /// Metres; border distances beyond it are not computed.
        public static let distanceLimit = 5_000.0

        /// - Parameter expectedPoints: the number of points to locate, which determines the fineness of the index.
        public init(_ territory: Territory, expectedPoints: Int = 1_000) throws(PlanarError) {
            cells = try CoverageIndex(polygons: territory.cellAreas, expectedPoints: expectedPoints)
            borders = try CoverageIndex(polygons: territory.municipalityAreas, expectedPoints: expectedPoints)
            water =
                territory.water.count > 0
                ? try CoverageIndex(polygons: territory.water, expectedPoints: expectedPoints) : nil
            accuracy = territory.borderAccuracy
            doubt = BorderDoubtGrid(territory)
            cellAreas = territory.cellAreas
        }

        public func locator() -> Locator { Locator(self) }
    }

    /// Locates points one by one; one per thread.
    public final class Locator {
        private let cells: CoverageLocator
        private let borders: CoverageIndex
        private var distances: BorderDistances
        private let water: CoverageLocator?
        private let accuracy: Double
        private let doubt: BorderDoubtGrid?
        private let cellAreas: GeometryColumn
        // Of a batch.
        private var hits: [Int32] = []
        private var waterHits: [Int32] = []
        private var metres: [Double] = []

        init(_ index: Index) {
            cells = index.cells.locator()
            borders = index.borders
            distances = index.borders.distances(within: Index.distanceLimit)
            water = index.water?.locator()
            accuracy = index.accuracy
            doubt = index.doubt
            cellAreas = index.cellAreas
        }

        /// - Parameters: SWEREF 99 TM, metres.
        ///
        /// A point on a shared border belongs to the lowest cell. A point outside the county by less than the layer's
        /// accuracy belongs to its nearest cell, flagged. Where the layer's borders are known to be wrong, the point
        /// belongs to the likely municipality if most of its square does.
        public func locate(x: Double, y: Double) throws(PlanarError) -> Located {
            try located(
                x: x, y: y, hit: cells.locate(x: x, y: y), isWater: (water?.locate(x: x, y: y) ?? -1) >= 0,
                distance: borders.borderDistance(x: x, y: y, within: Index.distanceLimit))
        }

        /// The same for many points: O(points), and several times as fast.
        public func locate(x: [Double], y: [Double], into located: inout [Located]) throws(PlanarError) {
            precondition(x.count == y.count, "as many x as y")
            located.removeAll(keepingCapacity: true)
            located.reserveCapacity(x.count)
            Self.resize(&metres, to: x.count, filling: .infinity)
            x.withUnsafeBufferPointer { x in
                y.withUnsafeBufferPointer { y in
                    metres.withUnsafeMutableBufferPointer { distances.measure(x: x, y: y, into: $0) }
                }
            }
            try Self.rows(of: cells, x, y, into: &hits)
            if let water {
                try Self.rows(of: water, x, y, into: &waterHits)
            } else {
                Self.resize(&waterHits, to: x.count, filling: -1)
            }
            for i in x.indices {
                located.append(
                    try self.located(
                        x: x[i], y: y[i], hit: hits[i], isWater: waterHits[i] >= 0,
                        distance: metres[i].isFinite ? metres[i] : nil))
            }
        }

        private static func rows(
            of locator: CoverageLocator, _ x: [Double], _ y: [Double], into rows: inout [Int32]
        ) throws(PlanarError) {
            resize(&rows, to: x.count, filling: -1)
            try x.withUnsafeBufferPointer { x throws(PlanarError) in
                try y.withUnsafeBufferPointer { y throws(PlanarError) in
                    try rows.withUnsafeMutableBufferPointer { rows throws(PlanarError) in
                        try locator.locate(x: x, y: y, into: rows)
                    }
                }
            }
        }

        private static func resize<Element>(_ array: inout [Element], to count: Int, filling value: Element) {
            if array.count > count { array.removeLast(array.count - count) }
            if array.count < count { array.append(contentsOf: repeatElement(value, count: count - array.count)) }
        }

        private func located(x: Double, y: Double, hit: Int32, isWater: Bool, distance: Double?) throws(PlanarError)
            -> Located
        {
            guard x.isFinite, y.isFinite else { return Located(cell: nil, borderDistance: nil, flag: .invalid) }
            if hit >= 0 {
                if let doubt, let found = doubt.doubt(x: x, y: y) {
                    var cell = doubt.cell(Int(hit), by: found)
                    if cell == nil { cell = try nearest(x, y, among: doubt.cells(of: found)) }
                    return Located(cell: cell, borderDistance: distance, flag: .doubtful, likely: found.likely)
                }
                let near = distance.map { $0 < accuracy } ?? false
                return Located(
                    cell: Int(hit), borderDistance: distance, flag: isWater ? .water : near ? .nearBorder : nil)
            }
            if let distance, distance < accuracy, let nearest = try cells.nearestPolygon(x: x, y: y, within: accuracy) {
                return Located(cell: Int(nearest.polygon), borderDistance: distance, flag: .nearBorder)
            }
            return Located(cell: nil, borderDistance: distance, flag: .outside)
        }

        /// For the rare point without a cell of its zone in its likely municipality.
        private func nearest(_ x: Double, _ y: Double, among cells: [Int]) throws(PlanarError) -> Int {
            try NearestArea(cellAreas).row(to: Geometry(x: x, y: y, in: Context()), among: cells)
        }
    }
}
