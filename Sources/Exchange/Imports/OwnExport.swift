import Planar
package import Store
import Territory
import Wording

/// The store that rows are read for.
package struct InitiativeTarget {
    let store: Store
    /// Whose ids the rows have, where somebody stated it.
    let source: String?
    /// Whether rows may lose a location or an amount that the store has.
    let acceptsLosses: Bool
    /// Whether rows replace initiatives of other titles and places.
    let replaces: Bool
    /// Whether what the file lacks is withdrawn.
    let isComplete: Bool

    package init(
        _ store: Store, source: String? = nil, acceptsLosses: Bool = false, replaces: Bool = false,
        isComplete: Bool = false
    ) {
        (self.store, self.source) = (store, source)
        (self.acceptsLosses, self.replaces, self.isComplete) = (acceptsLosses, replaces, isComplete)
    }
}

/// An export of initiatives on its way in again.
///
/// It shows a geometry for what names led to, and a stated one with fewer digits. What nobody edited since stays as the
/// store has it: a location whose geometry and names are those of the export, within five centimetres.
struct OwnExport {
    /// Twice what seven decimals of a degree and a projection back and forth may move a point.
    private static let tolerance = 0.05

    private let source: ImportSource
    /// The column of geometries of a table.
    private let geometryColumn: Int?
    private let table: InitiativeTable
    /// By identifier.
    private let places: [String: Int]
    private var shapes: [Int: Int] = [:]

    init(_ source: ImportSource, _ columns: ColumnRecognition<InitiativeRole>, in store: Store) throws {
        self.source = source
        geometryColumn = source.isLayer ? nil : columns.index(of: .geometry)
        let table = try store.initiatives(.everything)
        self.table = table
        places = Dictionary(table.initiatives.indices.map { (table.initiatives.id($0), $0) }) { first, _ in first }
        for (shape, row) in table.geometryRows.enumerated() { shapes[Int(row)] = shape }
    }

    /// Gives unedited rows the location that the store has.
    func restore(_ accepted: inout [(row: Int, record: Initiative)]) throws {
        let projection = try source.crs.map { try Projection(from: $0, to: .sweref99TM) }
        let rows = Dictionary(source.rows.map { ($0.number, $0) }) { first, _ in first }
        for index in accepted.indices {
            let (number, record) = accepted[index]
            guard let place = places[record.id] else { continue }
            let stored = table.initiatives[place]
            let namesStand =
                record.municipalitiesText == stored.municipalitiesText && record.placeText == stored.placeText
            var isStated = false
            if case .geometry = stored.location { isStated = true }
            let drawn =
                try geometryColumn.flatMap { column in rows[number].map { source.text($0, column) } }
                .map { try written($0, record, shapes[place], isStated: isStated) }
                ?? drawn(rows[number]?.geometry, shapes[place], projection)
            switch drawn {
            case .moved(let wkb): accepted[index].record.location = .geometry(wkb: wkb)
            case .same, .notShown:
                if isStated || namesStand { accepted[index].record.location = stored.location }
            case .removed:
                if !isStated, namesStand { accepted[index].record.location = stored.location }
            }
        }
    }

    private enum Drawn {
        case same
        /// The format has no geometries.
        case notShown
        case removed
        case moved([UInt8])
    }

    /// Of a table, which shows stated geometries as text, and no others.
    private func written(_ text: String, _ record: Initiative, _ shape: Int?, isStated: Bool) throws -> Drawn {
        if text == OwnColumns.tooLong { return .notShown }
        guard case .geometry(let wkb) = record.location else { return isStated ? .removed : .notShown }
        if isStated, let shape, Self.coincide(try WKBReader.geometry(of: wkb), table.geometry.flat(shape)) {
            return .same
        }
        return .moved(wkb)
    }

    private func drawn(_ geometry: FlatGeometry?, _ shape: Int?, _ projection: Projection?) throws -> Drawn {
        guard let projection else { return .notShown }
        guard let geometry else { return shape == nil ? .same : .removed }
        var projected = geometry
        try projection.transform(&projected)
        if let shape, Self.coincide(projected, table.geometry.flat(shape)) { return .same }
        var edges = geometry
        try projection.transformKeepingEdges(&edges)
        return .moved(WKBWriter.wkb(edges))
    }

    /// Whether two geometries have the same rings in the same order, whichever way they run.
    private static func coincide(_ one: FlatGeometry, _ other: FlatGeometry) -> Bool {
        let (a, b) = (rings(one), rings(other))
        return a.count == b.count
            && zip(a, b).allSatisfy { first, second in
                first.count == second.count
                    && (zip(first, second).allSatisfy(areNear) || zip(first, second.reversed()).allSatisfy(areNear))
            }
    }

    private static func rings(_ geometry: FlatGeometry) -> [[(x: Double, y: Double)]] {
        (0..<geometry.ringCount).map { ring in
            geometry.coordinates(ofRing: ring).map { (geometry.x[$0], geometry.y[$0]) }
        } + geometry.members.flatMap(rings)
    }

    private static func areNear(_ one: (x: Double, y: Double), _ other: (x: Double, y: Double)) -> Bool {
        abs(one.x - other.x) <= tolerance && abs(one.y - other.y) <= tolerance
    }
}
