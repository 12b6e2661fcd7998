public import Planar

/// How many people live inside a shape: a cell's localities that lie in it, and the cell's others evenly over its area.
///
/// One per thread: it keeps GEOS objects. Persons are fractions where a shape cuts through what is spread by area.
public final class PopulationCount {
    private let territory: Territory
    private let context: Context
    private let tree: BoxTree
    /// By cell: the localities that lie in it, and how many of the cell's people live outside them, per m².
    private let settled: [[(locality: Locality, scale: Double)]]
    private let density: [Double]

    public init(_ territory: Territory) throws(PlanarError) {
        self.territory = territory
        let context = Context()
        self.context = context
        tree = BoxTree(envelopes: (0..<territory.cellAreas.count).map { territory.cellAreas.envelope($0)! })
        var settled: [[(locality: Locality, scale: Double)]] = []
        var density: [Double] = []
        for (index, cell) in territory.cells.enumerated() {
            let code = territory.municipalities[cell.municipality].code
            var inside: [Locality] = []
            let area = try Geometry(wkb: territory.cellAreas[index], in: context).prepared()
            for locality in territory.localities where locality.municipalityCode == code {
                if try area.intersects(x: locality.x, y: locality.y) { inside.append(locality) }
            }
            let people = inside.reduce(0.0) { $0 + Double($1.population) }
            let scale = people > Double(cell.population) ? Double(cell.population) / people : 1
            settled.append(inside.map { ($0, scale) })
            density.append((Double(cell.population) - people * scale) / (cell.areaKm2 * 1e6))
        }
        self.settled = settled
        self.density = density
    }

    /// Persons by cell (only cells that the shape touches) and the area in common, m².
    ///
    /// O(vertices of the shape and of the cells that its envelope meets).
    public func count(in wkb: some Collection<UInt8>) throws(PlanarError) -> [(cell: Int, persons: Double, areaM2: Double)] {
        let shape = try Geometry(wkb: wkb, in: context)
        guard let box = shape.envelope else { return [] }
        var result: [(cell: Int, persons: Double, areaM2: Double)] = []
        for cell in tree.query(box).sorted() {
            let area = try Geometry(wkb: territory.cellAreas[cell], in: context)
            let common = try area.intersection(shape).area
            guard common > 0 else { continue }
            var persons = density[cell] * common
            for (locality, scale) in settled[cell] {
                let point = try Geometry(x: locality.x, y: locality.y, in: context)
                if try shape.intersects(point) { persons += Double(locality.population) * scale }
            }
            result.append((cell, persons, common))
        }
        return result
    }
}
