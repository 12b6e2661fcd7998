internal import Planar

/// Localities from their parts: every part states the population of the whole locality, which is counted once.
struct LocalityParts {
    let localities: [(locality: Locality, area: FlatGeometry)]

    /// Parts belong together by code, or without one by name and municipality. A locality belongs to the municipality
    /// that the layer states for its largest part, else to the one that contains a point of it, or the nearest.
    init(_ layer: AreaLayer, on territory: Territory) throws(PlanarError) {
        let context = Context()
        let nearest = NearestArea(territory.municipalityAreas)
        let known = Dictionary(territory.localities.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let keys = (0..<layer.count).map { row in
            layer.codes[row].isEmpty ? "\(layer.names[row])/\(layer.municipalityCodes[row] ?? "")" : layer.codes[row]
        }
        var found: [(locality: Locality, area: FlatGeometry)] = []
        for (key, rows) in Dictionary(grouping: keys.indices, by: { keys[$0] }).sorted(by: { $0.key < $1.key }) {
            var sizes: [Double] = []
            for row in rows { sizes.append(try layer.areas.geometry(row, in: context).area) }
            let largest = zip(rows, sizes).max { $0.1 < $1.1 }?.0 ?? rows[0]
            // Parts of one locality may overlap by rounding: overlaid, not only joined.
            let whole = try Geometry(column: layer.areas, rows: rows, in: context).unaryUnion().polygonal()
            var area = try WKBReader.geometry(of: whole.wkb())
            area.orientRings()
            var place: (x: Double, y: Double)?
            if let before = known[key], try whole.intersects(Geometry(x: before.x, y: before.y, in: context)) {
                place = (before.x, before.y)
            } else if let inside = try layer.areas.geometry(largest, in: context).pointOnSurface().envelope {
                place = (inside.minX, inside.minY)
            }
            guard let place else { continue }
            let point = try Geometry(x: place.x, y: place.y, in: context)
            let municipality: String
            if let stated = layer.municipalityCodes[largest] {
                municipality = stated
            } else {
                municipality =
                    territory.municipalities[try nearest.row(to: point, among: territory.municipalities.indices)].code
            }
            found.append(
                (
                    Locality(
                        code: key, name: layer.names[largest], municipalityCode: municipality,
                        population: rows.compactMap { layer.persons[$0] }.max() ?? 0, x: place.x, y: place.y), area
                ))
        }
        localities = found
    }
}
