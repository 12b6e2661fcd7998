import Planar
import Testing

@Suite struct FlatGeometryTests {
    @Test func `orients rings after RFC 7946`() throws {
        // Both rings the wrong way round, in coordinates of SWEREF 99 TM.
        let (e, n) = (480_000.0, 7_000_000.0)
        var flat = try WKBReader.geometry(
            of: WKBWriter.polygon(
                x: [e, e, e + 10, e + 10, e, e + 1, e + 2, e + 2, e + 1],
                y: [n, n + 10, n + 10, n, n, n + 1, n + 1, n + 2, n + 1],
                ringStarts: [0, 5, 9]))
        #expect(flat.signedArea(ofRing: 0) == -100)
        #expect(flat.signedArea(ofRing: 1) == 0.5)
        var collection = FlatGeometry(kind: .collection)
        collection.members = [flat]
        flat.orientRings()
        #expect(flat.signedArea(ofRing: 0) == 100)
        #expect(flat.signedArea(ofRing: 1) == -0.5)
        let once = flat
        flat.orientRings()
        #expect(flat == once)
        collection.orientRings()
        #expect(collection.members == [once])
    }
}
