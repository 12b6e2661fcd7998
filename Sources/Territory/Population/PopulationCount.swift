public import Planar

/// The population inside a shape (dasymetric counting), on the territory's best layer.
///
/// With a layer of population the people of each of its areas are spread evenly over it. Without, a cell's localities
/// in the shape count whole, and the cell's others evenly over its area.
///
/// One per thread: it keeps GEOS objects. Persons are fractions where a shape cuts through people spread by area. A
/// locality whose point lies outside its official municipality, over a generalised border, is spread with the others of
/// its cell.
public final class PopulationCount {
    private let overlay: CellOverlay
    let localities: [Settled]
    private let places: BoxTree
    /// By cell: persons outside the localities on file, per m².
    let density: [Double]

    private let layer: PopulationLayer?
    /// Built on first use: the overlay of two layers takes longer than most placements need.
    private var pieces: LayerPieces?

    /// The intersections of the layer's areas with the cells, each with its cell and its people per m².
    private struct LayerPieces {
        var cells: [Int] = []
        var density: [Double] = []
        let overlay: CellOverlay

        init(_ layer: PopulationLayer, cells overlay: CellOverlay) throws(PlanarError) {
            var areas = GeometryColumn()
            for row in layer.codes.indices where layer.persons[row] > 0 {
                let area = try layer.areas.geometry(row, in: overlay.context)
                let surface = area.area
                guard surface > 0, let box = area.envelope else { continue }
                for cell in overlay.cells.rows(near: box) {
                    let common = try overlay.cells[cell].area.intersection(area).polygonal()
                    guard !common.isEmpty, common.area > 0 else { continue }
                    try areas.append(wkb: common.wkb())
                    cells.append(cell)
                    density.append(Double(layer.persons[row]) / surface)
                }
            }
            self.overlay = CellOverlay(cells: areas, index: nil)
        }
    }

    struct Settled {
        let x: Double
        let y: Double
        let cell: Int
        let persons: Double
    }

    public convenience init(_ territory: Territory) throws(PlanarError) {
        try self.init(territory, overlay: CellOverlay(cells: territory.cellAreas, index: nil))
    }

    init(_ territory: Territory, overlay: CellOverlay) throws(PlanarError) {
        self.overlay = overlay
        layer = territory.populationLayer
        let nearest = NearestArea(territory.cellAreas)
        let municipalities = Dictionary(
            uniqueKeysWithValues: territory.municipalities.enumerated().map { ($1.code, $0) })
        let cellsOf = Dictionary(grouping: territory.cells.indices) { territory.cells[$0].municipality }
        var cells: [Int?] = []
        var people = [Double](repeating: 0, count: territory.cells.count)
        for locality in territory.localities {
            guard let own = municipalities[locality.municipalityCode].flatMap({ cellsOf[$0] }) else {
                cells.append(nil)
                continue
            }
            let point = try Geometry(x: locality.x, y: locality.y, in: overlay.context)
            let cell = try nearest.row(to: point, among: own)
            let isInside = try overlay.cells[cell].prepared.intersects(x: locality.x, y: locality.y)
            cells.append(isInside ? cell : nil)
            if isInside { people[cell] += Double(locality.population) }
        }
        // Localities that hold more than the cell's figure are scaled down to it.
        let scale = zip(territory.cells, people).map { $1 > Double($0.population) ? Double($0.population) / $1 : 1 }
        density = territory.cells.indices.map {
            let area = territory.cells[$0].areaKm2 * 1e6
            return area > 0 ? (Double(territory.cells[$0].population) - people[$0] * scale[$0]) / area : 0
        }
        localities = zip(territory.localities, cells).compactMap { locality, cell in
            guard let cell else { return nil }
            return Settled(x: locality.x, y: locality.y, cell: cell, persons: Double(locality.population) * scale[cell])
        }
        places = BoxTree(envelopes: localities.map { Envelope(x: $0.x, y: $0.y) })
    }

    /// Persons by cell, ascending (only cells that the shape touches), and the area in common, m².
    ///
    /// - Parameter wkb: valid areas, SWEREF 99 TM.
    /// - Complexity: O(vertices of the shape and of the cells that its envelope meets).
    public func count(in wkb: some Collection<UInt8>) throws(PlanarError) -> [(
        cell: Int, persons: Double, areaM2: Double
    )] {
        let shape = try Geometry(wkb: wkb, in: overlay.context)
        let common = try overlay.areas(of: shape)
        let areas = Dictionary(uniqueKeysWithValues: common.map { ($0.cell, $0.measure) })
        return try persons(in: shape, common: common).map { ($0.cell, $0.persons, areas[$0.cell] ?? 0) }
    }

    /// - Parameter common: the areas that the shape has in common with the cells.
    func persons(
        in shape: borrowing Geometry, common: [(cell: Int, measure: Double)]
    ) throws(PlanarError) -> [(cell: Int, persons: Double)] {
        guard let box = shape.envelope else { return [] }
        var persons: [Int: Double] = [:]
        if let layer {
            let pieces = if let known = self.pieces { known } else { try LayerPieces(layer, cells: overlay) }
            self.pieces = pieces
            for (piece, area) in try pieces.overlay.areas(of: shape) {
                persons[pieces.cells[piece], default: 0] += pieces.density[piece] * area
            }
            for (cell, _) in common { persons[cell, default: 0] += 0 }
            return persons.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        }
        for (cell, area) in common { persons[cell] = density[cell] * area }
        for row in places.query(box) {
            let place = localities[row]
            let point = try Geometry(x: place.x, y: place.y, in: overlay.context)
            if try shape.intersects(point) { persons[place.cell, default: 0] += place.persons }
        }
        return persons.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
