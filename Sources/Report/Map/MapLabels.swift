import Territory

/// The names on a map: municipalities where they have room, localities from the largest down as long as there is room.
struct MapLabels: Sendable {
    struct Dot: Sendable, Hashable {
        let position: MapFrame.Position
        let radius: Double
    }

    let municipalities: [Labels.Label]
    let localities: [Labels.Label]
    /// A locality is drawn only with its name.
    let dots: [Dot]

    private static let municipalitySize = 10.5
    private static let localitySize = 9.5
    private static let fewestPeople = 300
    private static let mostLocalities = 22

    init(_ territory: Territory, borders: BorderNet, frame: MapFrame, around symbols: [PlaceSymbols.Symbol]) {
        var labels = Labels(frame: Box(x: 1, y: 1, width: frame.width - 2, height: frame.height - 2))
        for symbol in symbols {
            labels.reserve(Self.box(symbol.position, radius: symbol.radius + 0.5))
        }
        var dots: [Dot] = []
        var municipal: [Labels.Label] = []
        let ranked = territory.localities.filter { $0.population >= Self.fewestPeople }.sorted {
            ($1.population, $0.code) < ($0.population, $1.code)
        }
        func place(_ locality: Locality) {
            let position = frame.position(x: locality.x, y: locality.y)
            let radius = Self.radius(locality.population)
            // Where an initiative's symbol covers the dot, the name stands beside that.
            if let symbol = symbols.first(where: { Self.covers($0, position) }) {
                labels.place(locality.name, beside: symbol.position, radius: symbol.radius, size: Self.localitySize)
                return
            }
            guard dots.count < Self.mostLocalities, labels.isFree(Self.box(position, radius: radius)) else { return }
            var trial = labels
            trial.reserve(Self.box(position, radius: radius))
            guard trial.place(locality.name, beside: position, radius: radius, size: Self.localitySize) else { return }
            labels = trial
            dots.append(Dot(position: position, radius: radius))
        }
        let first = ranked.prefix { $0.population >= 10_000 }
        for locality in first { place(locality) }

        let groups = territory.cells.map(\.municipality)
        let rings = borders.rings(groupOfArea: groups, groups: territory.municipalities.count)
        for (index, municipality) in territory.municipalities.enumerated() {
            let page = rings[index].map { $0.map(frame.position) }
            let before = labels.labels.count
            labels.place(
                municipality.name.uppercased(), atOneOf: RoomiestPoints.find(in: page), size: Self.municipalitySize)
            municipal += labels.labels[before...]
        }
        for locality in ranked.dropFirst(first.count) { place(locality) }
        self.dots = dots
        municipalities = municipal
        localities = labels.labels.filter { !municipal.contains($0) }
    }

    private static func covers(_ symbol: PlaceSymbols.Symbol, _ position: MapFrame.Position) -> Bool {
        let dx = symbol.position.x - position.x
        let dy = symbol.position.y - position.y
        return dx * dx + dy * dy <= symbol.radius * symbol.radius
    }

    private static func radius(_ population: Int) -> Double {
        switch population {
        case 10_000...: 3.4
        case 3_000...: 2.6
        default: 1.9
        }
    }

    private static func box(_ position: MapFrame.Position, radius: Double) -> Box {
        Box(x: position.x - radius, y: position.y - radius, width: 2 * radius, height: 2 * radius)
    }
}
