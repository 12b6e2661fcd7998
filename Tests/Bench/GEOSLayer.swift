import CGEOS
import Planar

/// The peer: polygons prepared by GEOS, asked through its C interface and nothing between, only those whose envelope
/// has the point.
///
/// The lowest row that intersects wins, as in `CoverageIndex`. Up to 32 envelopes are looked through in order; more are
/// asked of a box tree, which is much faster than looking through them.
final class GEOSLayer {
    private let context: GEOSContextHandle_t
    private var geometries: [OpaquePointer] = []
    private var prepared: [OpaquePointer] = []
    /// minX, minY, maxX, maxY of each polygon.
    private var boxes: [Double] = []
    private let tree: BoxTree?

    /// Polygons with an envelope each; none is empty.
    init(_ polygons: GeometryColumn) throws {
        guard let context = GEOS_init_r() else { throw BenchError("GEOS_init_r failed") }
        self.context = context
        tree = polygons.count > 32 ? BoxTree(polygons) : nil
        let reader = GEOSWKBReader_create_r(context)
        defer { GEOSWKBReader_destroy_r(context, reader) }
        for row in 0..<polygons.count {
            let bytes = polygons[row]
            let read = bytes.withUnsafeBufferPointer { GEOSWKBReader_read_r(context, reader, $0.baseAddress, $0.count) }
            guard let geometry = read, let ready = GEOSPrepare_r(context, geometry), let box = polygons.envelope(row)
            else {
                throw BenchError("GEOS can't prepare row \(row)")
            }
            geometries.append(geometry)
            prepared.append(ready)
            boxes += [box.minX, box.minY, box.maxX, box.maxY]
        }
    }

    deinit {
        for one in prepared { GEOSPreparedGeom_destroy_r(context, one) }
        for one in geometries { GEOSGeom_destroy_r(context, one) }
        GEOS_finish_r(context)
    }

    /// The polygon of each point, or -1.
    func locate(x: [Double], y: [Double], into answers: inout [Int32]) throws {
        var candidates: [Int] = []
        for i in x.indices {
            let (px, py) = (x[i], y[i])
            var answer: Int32 = -1
            var point: OpaquePointer?
            if let tree {
                candidates.removeAll(keepingCapacity: true)
                tree.query(Envelope(x: px, y: py), into: &candidates)
                for row in candidates where try intersects(row, px, py, &point) {
                    answer = Int32(row)
                    break
                }
            } else {
                for row in prepared.indices {
                    let box = 4 * row
                    guard boxes[box] <= px, px <= boxes[box + 2], boxes[box + 1] <= py, py <= boxes[box + 3] else {
                        continue
                    }
                    if try intersects(row, px, py, &point) {
                        answer = Int32(row)
                        break
                    }
                }
            }
            if let point { GEOSGeom_destroy_r(context, point) }
            answers[i] = answer
        }
    }

    /// The point is made when first needed and used for every candidate.
    @inline(__always)
    private func intersects(_ row: Int, _ x: Double, _ y: Double, _ point: inout OpaquePointer?) throws -> Bool {
        if point == nil { point = GEOSGeom_createPointFromXY_r(context, x, y) }
        let answer = GEOSPreparedIntersects_r(context, prepared[row], point)
        guard answer <= 1 else { throw BenchError("GEOS failed on a point") }
        return answer == 1
    }
}
