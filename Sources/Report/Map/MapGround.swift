import FollowUp
import Planar
package import Store
package import Territory

/// The common base of all maps of a territory: the frame, simplified borders, water, names and places. Built once,
/// drawn on many times.
package struct MapGround: Sendable {
    package let territory: Territory
    let frame: MapFrame
    let borders: BorderNet
    /// Largest deviation of a border on the map from the store's, metres.
    package var deviation: Double { borders.deviation }
    let water: [[Vertex]]
    let labels: MapLabels
    let symbols: [PlaceSymbols.Symbol]
    let shapes: PlaceShapes?

    /// The extent of the smallest bend kept, in units of the page.
    private static let finest = 0.9

    /// - Parameters:
    ///   - initiatives: whose known places are drawn; nil draws none.
    ///   - width: units of the page (CSS pixels).
    /// - Complexity: O(vertices · log vertices).
    package init(
        _ territory: Territory, initiatives: InitiativeTable? = nil, width: Double = 480, maximumHeight: Double = 760
    ) {
        self.territory = territory
        let extent = territory.cellAreas.envelope ?? Envelope(x: 0, y: 0)
        let frame = MapFrame(extent: extent, width: width, maximumHeight: maximumHeight, margin: 8)
        self.frame = frame
        let finest = Self.finest / frame.scale
        borders = BorderNet(areas: territory.cellAreas).simplified(area: finest * finest)
        water =
            BorderNet(areas: territory.water).simplified(area: finest * finest)
            .rings(groupOfArea: [Int](repeating: 0, count: territory.water.count), groups: 1)[0]
        if let initiatives {
            let drawn = PlaceShapes(initiatives, frame: frame, area: finest * finest)
            shapes = drawn
            symbols = PlaceSymbols.symbols(initiatives, besides: drawn, frame: frame)
        } else {
            (shapes, symbols) = (nil, [])
        }
        labels = MapLabels(territory, borders: borders, frame: frame, around: symbols)
    }

    /// The rings of each part at a level, in the order of `Territory.parts(at:)`.
    func rings(at level: Level) -> [[[Vertex]]] {
        let (parts, partOfCell) = territory.parts(at: level)
        return borders.rings(groupOfArea: partOfCell, groups: parts.count)
    }

    /// Borders, each once, by the kind of areas they separate.
    func borderPath(_ kind: BorderKind) -> String {
        let cells = territory.cells
        let lines = borders.arcs.filter { arc in
            guard let left = arc.left, let right = arc.right else { return kind == .county }
            return cells[left].municipality != cells[right].municipality ? kind == .municipality : kind == .zone
        }
        return frame.path(lines.map(\.points), closed: false)
    }

    enum BorderKind { case county, municipality, zone }
}
