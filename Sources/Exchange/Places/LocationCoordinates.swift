import Planar
import Wording

/// Transforms a source's coordinates and geometries to SWEREF 99 TM, and refuses those far from Sweden.
///
/// Not `Sendable`: it holds PROJ and GEOS objects.
final class LocationCoordinates {
    /// The reference system of two columns, and whether the first is PROJ's y.
    struct System: Sendable, Hashable {
        let crs: CRS
        let isNorthFirst: Bool
    }

    /// Sweden in SWEREF 99 TM with some 80 km around it, metres.
    private static let sweden = Envelope(minX: 180_000, minY: 6_050_000, maxX: 1_000_000, maxY: 7_760_000)
    private static let swedenInDegrees = Envelope(minX: 9, minY: 54, maxX: 26, maxY: 70.5)

    /// The caller's system for files that state none.
    let given: CRS?
    private var projections: [CRS: Projection] = [:]
    private let context = Context()

    /// - Parameter given: as text: `EPSG:3006`, `3006`. An unknown system is an error at once.
    convenience init(given text: String?) throws(PlanarError) {
        try self.init(
            given: text.map { Int($0).map { CRS(epsg: $0) } ?? CRS($0) }.map {
                $0.definition.uppercased() == "EPSG:4326" ? .crs84 : $0
            })
    }

    /// - Parameter given: with east or longitude first.
    init(given: CRS?) throws(PlanarError) {
        self.given = given
        if let given { _ = try projection(from: given) }
    }

    // MARK: Points

    /// The system of two columns named x and y, by the magnitude of their numbers: degrees and metres of SWEREF 99 TM,
    /// east and north, have disjoint ranges. The most frequent answer counts; nil when no row has one.
    static func system(bySizeOf points: [(x: Double, y: Double)]) -> System? {
        var counts: [System: Int] = [:]
        for (x, y) in points {
            for (crs, box) in [(CRS.crs84, swedenInDegrees), (.sweref99TM, sweden)] {
                if box.contains(x: x, y: y) { counts[System(crs: crs, isNorthFirst: false), default: 0] += 1 }
                if box.contains(x: y, y: x) { counts[System(crs: crs, isNorthFirst: true), default: 0] += 1 }
            }
        }
        // Ties go to the usual order of axes.
        func rank(_ system: System) -> (Int, Int, String) {
            (counts[system] ?? 0, system.isNorthFirst ? 0 : 1, system.crs.definition)
        }
        return counts.keys.max { rank($0) < rank($1) }
    }

    /// A point as WKB in SWEREF 99 TM.
    func point(x: Double, y: Double, in system: System, column: String) throws(RowFault) -> [UInt8] {
        let (east, north) = system.isNorthFirst ? (y, x) : (x, y)
        var point = FlatGeometry(kind: .point)
        point.append(x: east, y: north)
        point.endRing()
        point.endPart()
        return try located(point, in: system.crs, column: column, value: "\(x), \(y)")
    }

    // MARK: Geometries

    /// A column's text: WKT, optionally with `SRID=…;` in front, or a GeoJSON geometry. Nil for an empty geometry.
    func geometry(_ text: String, column: String) throws(RowFault) -> [UInt8]? {
        var crs = given
        var flat: FlatGeometry
        do {
            if text.hasPrefix("{") {
                var reader = try GeoJSONReader(bytes: Array(text.utf8), name: column, crs: given ?? .crs84)
                guard try reader.next(), let geometry = reader.geometry else { return nil }
                (flat, crs) = (geometry, reader.crs)
            } else {
                var wkt = text[...]
                if text.uppercased().hasPrefix("SRID="), let end = text.firstIndex(of: ";"),
                    let code = Int(text[..<end].dropFirst(5))
                {
                    crs = code == 4326 ? .crs84 : CRS(epsg: code)
                    wkt = text[end...].dropFirst()
                }
                flat =
                    try PlainWKT.geometry(wkt) ?? WKBReader.geometry(of: Geometry(wkt: String(wkt), in: context).wkb())
            }
        } catch {
            let reason =
                (error as? GeoJSONError)?.reason ?? (error as? any WordedError)?.wording
                ?? Wording(verbatim: "\(error)")
            throw RowFault(
                column, text,
                sv: "geometrin kan inte läsas: \(reason.sv) Skriv den som WKT, till exempel POINT (14.6 63.2).",
                en: "the geometry cannot be read: \(reason.en) Write it as WKT, such as POINT (14.6 63.2).")
        }
        guard let envelope = flat.envelope else { return nil }
        let isDegrees = envelope.minX >= -180 && envelope.maxX <= 180 && envelope.minY >= -90 && envelope.maxY <= 90
        return try located(flat, in: crs ?? (isDegrees ? .crs84 : .sweref99TM), column: column, value: text)
    }

    /// Any geometry, as WKB in SWEREF 99 TM. It may extend beyond Sweden but not lie elsewhere.
    func located(_ geometry: FlatGeometry, in crs: CRS, column: String, value: String) throws(RowFault) -> [UInt8] {
        guard let envelope = geometry.envelope else {
            throw RowFault(column, value, sv: "geometrin är tom.", en: "the geometry is empty.")
        }
        if envelope.minX == 0, envelope.maxX == 0, envelope.minY == 0, envelope.maxY == 0 {
            throw RowFault(
                column, value, sv: "0, 0 är ingen plats i Sverige. Lämna koordinaterna tomma om de saknas.",
                en: "0, 0 is not a place in Sweden. Leave the coordinates empty if they are missing.")
        }
        // What reaches further can't be measured in this projection.
        if crs == .crs84, !Projection.domain.contains(envelope), envelope.intersects(Self.swedenInDegrees) {
            throw RowFault(
                column, value,
                sv: """
                    geometrin når utanför Europa (longitud −30 till 60, latitud 30 till 85) och kan inte mätas. Klipp \
                    den där.
                    """,
                en: """
                    the geometry reaches beyond Europe (longitudes −30 to 60, latitudes 30 to 85) and can't be \
                    measured. Cut it off there.
                    """)
        }
        if let projected = try transformed(geometry, from: crs) { return WKBWriter.wkb(projected) }
        let place = Wording(
            sv: "koordinaterna ligger inte i Sverige, lästa som \(crs).",
            en: "the coordinates are not in Sweden, read as \(crs).")
        if try transformed(Self.swapped(geometry), from: crs) != nil {
            throw RowFault(
                column, value, sv: "\(place.sv) De ser omkastade ut: byt plats på öst (longitud) och nord (latitud).",
                en: "\(place.en) They look swapped: exchange east (longitude) and north (latitude).")
        }
        throw RowFault(
            column, value, sv: "\(place.sv) Rätta dem, eller ange koordinatsystemet med --crs.",
            en: "\(place.en) Correct them, or name the reference system with --crs.")
    }

    /// Nil where the coordinates are outside Sweden or nowhere on earth.
    private func transformed(_ geometry: FlatGeometry, from crs: CRS) throws(RowFault) -> FlatGeometry? {
        if crs == .crs84, let box = geometry.envelope, !box.intersects(Self.swedenInDegrees) { return nil }
        var projected = geometry
        let projection: Projection
        do throws(PlanarError) { projection = try self.projection(from: crs) } catch {
            throw RowFault("crs", crs.definition, error.wording)
        }
        do throws(PlanarError) { try projection.transformKeepingEdges(&projected) } catch { return nil }
        guard let box = projected.envelope, box.intersects(Self.sweden) else { return nil }
        return projected
    }

    private func projection(from crs: CRS) throws(PlanarError) -> Projection {
        if let known = projections[crs] { return known }
        let projection = try Projection(from: crs, to: .sweref99TM)
        projections[crs] = projection
        return projection
    }

    private static func swapped(_ geometry: FlatGeometry) -> FlatGeometry {
        var swapped = geometry
        (swapped.x, swapped.y) = (geometry.y, geometry.x)
        swapped.members = geometry.members.map(Self.swapped)
        return swapped
    }
}
