import Planar
import Store
import Territory

/// Initiatives that are lines or areas, in map coordinates: trails, water bodies, broadband areas.
struct PlaceShapes: Sendable {
    /// Simplified, metres; open.
    private(set) var lines: [[Vertex]] = []
    /// Exteriors and holes, simplified, metres; closed.
    private(set) var rings: [[Vertex]] = []
    /// Rows of the table's `geometry` that are drawn as shapes, not as symbols.
    private(set) var geometries: Set<Int> = []

    /// More shapes than this hide the map: all are then drawn as joined symbols.
    static let most = 120
    /// Units of the page: smaller shapes are invisible.
    private static let least = 7.0

    var isEmpty: Bool { geometries.isEmpty }

    /// - Complexity: O(vertices · log vertices) of at most `most` shapes.
    init(_ table: InitiativeTable, frame: MapFrame, area: Double) {
        var chosen: [(row: Int, shape: FlatGeometry)] = []
        for (row, initiative) in table.geometryRows.enumerated() {
            guard let envelope = table.geometry.envelope(row),
                max(envelope.width, envelope.height) * frame.scale >= Self.least,
                table.outsideShare[Int(initiative)] < Share.denominator
            else { continue }
            let shape = table.geometry.flat(row)
            guard Self.isDrawn(shape.kind) else { continue }
            chosen.append((row, shape))
            guard chosen.count <= Self.most else { return }
        }
        for (row, shape) in chosen {
            geometries.insert(row)
            for ring in 0..<shape.ringCount {
                let points = shape.coordinates(ofRing: ring).map { Vertex(x: shape.x[$0], y: shape.y[$0]) }
                let isArea = shape.kind == .polygon || shape.kind == .multiPolygon
                let simplified = Visvalingam.simplified(points, area: area, keeping: isArea ? 4 : 2)
                if isArea { rings.append(simplified) } else { lines.append(simplified) }
            }
        }
    }

    private static func isDrawn(_ kind: GeometryKind) -> Bool {
        switch kind {
        case .lineString, .multiLineString, .polygon, .multiPolygon: true
        case .point, .multiPoint, .collection: false
        }
    }
}
