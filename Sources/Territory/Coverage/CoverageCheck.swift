public import Planar

/// Whether areas partition a territory: valid, each with its own code, without overlap and without gap.
///
/// Overlaps and gaps are found from the edges that two neighbours do not share (`BorderEdges`): noded and polygonised
/// they make faces in each of which the number of areas is constant, so that one point decides. Areas that fit vertex
/// by vertex cost next to nothing; the work is in the outer border and in the faults.
///
/// A strip open to the outside at an end is a bay of the outer border and no gap. A strip narrower than a micrometre is
/// rounding and no fault.
public struct CoverageCheck: Sendable {
    /// By kind, then the largest first.
    public let faults: [CoverageFault]

    let codes: [String]
    /// The layer with every row's rings oriented, and invalid areas made valid.
    let areas: GeometryColumn
    /// Of invalid rows: the change of making it valid, as the width of a strip along the border, metres.
    let changes: [Int: Double]
    /// Faces of overlaps and gaps, in the order of the faults that have an area.
    let faces: GeometryColumn

    public var isClean: Bool { faults.isEmpty }

    /// - Parameters:
    ///   - codes: one per row.
    ///   - areas: SWEREF 99 TM, metres.
    /// - Complexity: expected O(vertices), beyond that O(n log n) in the vertices of borders that are not shared.
    public init(codes: [String], areas layer: GeometryColumn) throws(PlanarError) {
        precondition(codes.count == layer.count, "one code a row")
        let context = Context()
        var faults: [CoverageFault] = []
        var areas = GeometryColumn()
        areas.reserve(rows: layer.count, bytes: layer.byteCount)
        var edges = BorderEdges(expected: layer.byteCount / 32)
        var misoriented: [Int] = []
        var changes: [Int: Double] = [:]
        for row in 0..<layer.count {
            var flat = layer.flat(row)
            guard flat.kind == .polygon || flat.kind == .multiPolygon, flat.coordinateCount > 0 else {
                faults.append(CoverageFault(.notAnArea, rows: [row], codes: [codes[row]]))
                areas.append(FlatGeometry(kind: .multiPolygon))
                continue
            }
            guard flat.isInRange else {
                // In GEOS's words, which never sees it.
                faults.append(CoverageFault(.invalid(reason: "Invalid Coordinate"), rows: [row], codes: [codes[row]]))
                areas.append(FlatGeometry(kind: .multiPolygon))
                continue
            }
            let given = flat
            flat.orientRings()
            let geometry = try layer.geometry(row, in: context)
            if case .invalid(let reason, let x, let y) = try geometry.validity() {
                faults.append(
                    CoverageFault(
                        .invalid(reason: reason), rows: [row], codes: [codes[row]],
                        place: x.isFinite && y.isFinite ? .init(x: x, y: y) : nil))
                (flat, changes[row]) = try Self.valid(flat, geometry)
            } else if flat != given {
                misoriented.append(row)
            }
            areas.append(flat)
            edges.add(flat)
        }
        // An unchanged layer is not kept twice.
        if faults.isEmpty, misoriented.isEmpty { areas = layer }
        if !misoriented.isEmpty {
            faults.append(CoverageFault(.orientation, rows: misoriented, codes: misoriented.map { codes[$0] }))
        }
        faults += Self.codeFaults(codes, areas)

        let shared = try Self.sharedFaults(edges.unmatched, areas, codes, in: context)
        var faces = GeometryColumn()
        for item in shared { try faces.append(wkb: item.face) }
        self.faults = faults + shared.map(\.fault)
        self.faces = faces
        self.codes = codes
        self.areas = areas
        self.changes = changes
    }

    /// Overlaps, then gaps, the largest first, each with its face.
    ///
    /// - Parameter lines: the borders that two neighbours don't share.
    private static func sharedFaults(
        _ lines: [[UInt8]], _ areas: GeometryColumn, _ codes: [String], in context: Context
    ) throws(PlanarError) -> [(fault: CoverageFault, face: [UInt8])] {
        guard !lines.isEmpty else { return [] }
        var shared: [(fault: CoverageFault, face: [UInt8])] = []
        let borders = try Geometry(wkb: WKBWriter.multi(.multiLineString, lines), in: context).unaryUnion()
        let faces = try borders.polygonized()
        let cover = PreparedAreas(areas, in: context)
        for part in 0..<faces.partCount {
            let face = try faces.part(at: part)
            let area = face.area
            let width = 2 * area / face.length
            guard width >= TerritoryBuilder.grid, let (place, rows) = try cover.rows(over: face), rows.count != 1
            else { continue }
            let around = rows.isEmpty ? try cover.rows(touching: face) : rows
            let fault = CoverageFault(
                rows.isEmpty ? .gap : .overlap, rows: around, codes: around.map { codes[$0] }, place: place,
                area: area, width: width)
            shared.append((fault, try face.wkb()))
        }
        func order(_ fault: CoverageFault) -> (Int, Double, Double, Double) {
            (fault.kind == .overlap ? 0 : 1, -(fault.area ?? 0), fault.place?.x ?? 0, fault.place?.y ?? 0)
        }
        shared.sort { order($0.fault) < order($1.fault) }
        return shared
    }

    /// A valid form and its change; nil where GEOS has none.
    private static func valid(
        _ flat: FlatGeometry, _ geometry: borrowing Geometry
    ) throws(PlanarError) -> (FlatGeometry, change: Double?) {
        do throws(PlanarError) {
            let valid = try geometry.makeValid().polygonal()
            var made = try WKBReader.geometry(of: valid.wkb())
            made.orientRings()
            return (made, abs(valid.area - flat.enclosed) / max(geometry.length, .leastNormalMagnitude))
        } catch {
            return (FlatGeometry(kind: .multiPolygon), nil)
        }
    }

    private static func codeFaults(_ codes: [String], _ areas: GeometryColumn) -> [CoverageFault] {
        let rowsOf = Dictionary(grouping: codes.indices) { codes[$0] }
        let missing = (rowsOf[""] ?? []).map { row in
            let box = areas.envelope(row)
            return CoverageFault(
                .missingCode, rows: [row], codes: [""],
                place: box.map { .init(x: ($0.minX + $0.maxX) / 2, y: ($0.minY + $0.maxY) / 2) })
        }
        let twice = rowsOf.filter { $0.value.count > 1 && !$0.key.isEmpty }.sorted { $0.key < $1.key }
            .map { CoverageFault(.duplicateCode, rows: $0.value, codes: [$0.key]) }
        return missing + twice
    }
}
