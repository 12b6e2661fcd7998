import Foundation
import Planar
import TestSupport
import Testing
import Wording

@testable import Territory

@Suite struct SwedishCoordinatesTests {
    private func column(_ x: Double, _ y: Double) -> GeometryColumn {
        var column = GeometryColumn()
        column.append(FlatGeometry(kind: .multiPolygon))
        var box = FlatGeometry(kind: .polygon)
        for (dx, dy) in [(-1.0, -1.0), (1, -1), (1, 1), (-1, -1)] { box.append(x: x + dx / 1_000, y: y + dy / 1_000) }
        box.endRing()
        box.endPart()
        column.append(box)
        return column
    }

    /// Östersund in several systems, coordinates by PROJ 9.5.1 (pyproj 3.7.2).
    @Test(
        arguments: [
            (14.64, 63.18, CRS.crs84, nil, ""), (481_877.52, 7_005_695.35, .sweref99TM, nil, ""),
            (1_441_331.66, 7_008_353.05, 3021, nil, ""),
            (63.18, 14.64, .crs84, .swappedAxes, "OGC:CRS84: x och y verkar ha bytt plats."),
            (7_005_695.35, 481_877.52, .sweref99TM, .swappedAxes, "EPSG:3006: x och y verkar ha bytt plats."),
            (14.64, 63.18, .sweref99TM, .otherSystem(.crs84), "EPSG:3006: de ser ut att vara i OGC:CRS84."),
            (
                63.18, 14.64, .sweref99TM, .otherSystemSwapped(.crs84),
                "EPSG:3006: de ser ut att vara i OGC:CRS84, med x och y i omvänd ordning."
            ),
            (
                1_441_331.66, 7_008_353.05, .sweref99TM, .otherSystem(3021),
                "EPSG:3006: de ser ut att vara i EPSG:3021."
            ),
            (
                7_008_353.05, 1_441_331.66, .sweref99TM, .otherSystemSwapped(3021),
                "EPSG:3006: de ser ut att vara i EPSG:3021, med x och y i omvänd ordning."
            ),
            (
                481_877.52, 7_005_695.35, .crs84, .otherSystem(.sweref99TM),
                "OGC:CRS84: de ser ut att vara i EPSG:3006."
            ),
            (0, 0, .sweref99TM, .elsewhere, "EPSG:3006: ange rätt koordinatsystem."),
            (2.35, 48.86, .crs84, .elsewhere, "OGC:CRS84: ange rätt koordinatsystem."),
        ] as [(Double, Double, CRS, SwedishCoordinates.Fault.Cause?, String)])
    func causes(
        _ x: Double, _ y: Double, _ crs: CRS, _ cause: SwedishCoordinates.Fault.Cause?, _ told: String
    ) throws {
        let fault = try SwedishCoordinates.fault(in: column(x, y), crs: crs)
        #expect(fault?.cause == cause)
        if let fault {
            #expect(fault.rows == [1])
            #expect(fault.wording.sv == "Koordinaterna på rad 2 (\(x), \(y)) kan inte ligga i Sverige i \(told)")
            #expect(fault.wording.sv != fault.wording.en)
        }
    }

    @Test func `the shipped layer is swedish`() throws {
        #expect(try SwedishCoordinates.fault(in: Layers.register.get().areas, crs: .sweref99TM) == nil)
    }
}
