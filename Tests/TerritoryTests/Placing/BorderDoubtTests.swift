import GeoData
import Planar
import TestSupport
import Testing

@testable import Territory

/// Squares in which the shipped borders are known to be wrong.
@Suite struct BorderDoubtTests {
    /// As the program reads them.
    static func squares() throws -> [BorderDoubt.Square] {
        String(decoding: try GeoData.borderDoubt.data(), as: UTF8.self).split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: ";").map(String.init)
            return BorderDoubt.Square(
                easting: Int(fields[0])!, northing: Int(fields[1])!, shipped: fields[2], likely: fields[3],
                share: Double(fields[4])!)
        }
    }

    static func territory() throws -> Territory {
        try Layers.territory("23").doubting(BorderDoubt(squares()))
    }

    @Test func `a point of a square that is mostly wrong is placed in the likely municipality`() throws {
        let territory = try Self.territory()
        let at = try Projection(from: .crs84, to: .sweref99TM).transform(x: 14.728963, y: 62.676375)
        let before = try Territory.Index(Layers.territory("23")).locator().locate(x: at.x, y: at.y)
        #expect(before.flag == nil && before.cell.map(territory.municipalityCode(ofCell:)) == "2326")
        let located = try Territory.Index(territory).locator().locate(x: at.x, y: at.y)
        #expect(located.flag == .doubtful && located.cell.map(territory.municipalityCode(ofCell:)) == "2380")
        #expect(located.likely.map { territory.municipalities[$0].code } == "2380")
        #expect(located.borderDistance == before.borderDistance)
        // The zone is a matter of distance, not of municipality.
        #expect(located.cell.map { territory.cells[$0].zone } == before.cell.map { territory.cells[$0].zone })
    }

    /// Every square's middle: flagged, and moved if and only if half of the square is wrong. All else is as before.
    @Test func `all points of listed squares are flagged and no others`() throws {
        let territory = try Self.territory()
        let plain = try Territory.Index(Layers.territory("23")).locator()
        let index = try Territory.Index(territory)
        let locator = index.locator()
        let squares = try Self.squares()
        var moved = 0
        for square in squares {
            let (x, y) = (Double(square.easting) * 1_000 + 500, Double(square.northing) * 1_000 + 500)
            let (before, after) = (try plain.locate(x: x, y: y), try locator.locate(x: x, y: y))
            #expect(after.flag == .doubtful && after.likely == territory.municipality(code: square.likely))
            if square.share >= 0.5 {
                #expect(after.cell.map(territory.municipalityCode(ofCell:)) == square.likely)
                if before.cell.map(territory.municipalityCode(ofCell:)) != square.likely { moved += 1 }
            } else {
                #expect(after.cell == before.cell)
            }
        }
        #expect(squares.count == 331 && moved > 150)
        let listed = Set(squares.map { [$0.easting, $0.northing] })
        var random = SeededGenerator(seed: 12)
        var (x, y): ([Double], [Double]) = ([], [])
        for _ in 0..<5_000 {
            x.append(Double.random(in: 360_000...700_000, using: &random))
            y.append(Double.random(in: 6_820_000...7_230_000, using: &random))
        }
        var together: [Located] = []
        try locator.locate(x: x, y: y, into: &together)
        for i in x.indices {
            let one = try locator.locate(x: x[i], y: y[i])
            #expect(one == together[i])
            if !listed.contains([Int(x[i] / 1_000), Int(y[i] / 1_000)]) {
                #expect(try one == plain.locate(x: x[i], y: y[i]))
            }
        }
    }

    /// One flag each: what is no coordinate or lies outside says so, not that its border is in doubt.
    @Test func `invalid and outside come before doubt`() throws {
        let territory = try Layers.territory("23").doubting(
            BorderDoubt([.init(easting: 200, northing: 7_000, shipped: "2321", likely: "2326", share: 1)]))
        let locator = try Territory.Index(territory).locator()
        #expect(try locator.locate(x: 200_500, y: 7_000_500).flag == .outside)
        #expect(try locator.locate(x: .nan, y: 7_000_500).flag == .invalid)
    }

    @Test func `footprints of points say where they probably lie`() throws {
        let territory = try Self.territory()
        let placement = try Placement(
            territory: territory, index: Territory.Index(territory), gazetteer: Gazetteer(Layers.gazetteer.get()))
        let at = try Projection(from: .crs84, to: .sweref99TM).transform(x: 14.728963, y: 62.676375)
        let footprint = try placement.place(.geometry(wkb: WKBWriter.point(x: at.x, y: at.y))).footprint
        #expect(footprint.municipalShares(in: territory) == ["2380": 1] && !footprint.nearBorder)
        #expect(footprint.doubtful.map { territory.municipalities[$0].code } == ["2380"])
        // An area is cut by the borders as they are.
        let area = WKBWriter.rectangle(Envelope(minX: at.x, minY: at.y, maxX: at.x + 10, maxY: at.y + 10))
        let cut = try placement.place(.geometry(wkb: area)).footprint
        #expect(cut.municipalShares(in: territory) == ["2326": 1] && cut.doubtful.isEmpty)
    }

    /// Borders of another layer have none of the shipped ones' faults; zones and localities on the same borders keep
    /// them.
    @Test func `other borders have no doubt`() throws {
        let territory = try Self.territory()
        let plan = try TerritoryPlan(
            former: [territory], accessibility: Layers.accessibility(), register: territory.municipalities)
        var layer = AreaLayer()
        for (row, one) in territory.municipalities.enumerated() {
            layer.append(code: one.code, name: one.name, area: territory.municipalityAreas.flat(row))
        }
        #expect(try plan.municipalities(layer, borderAccuracy: 0).allSatisfy { $0.borderDoubt.isEmpty })
        var zones = AreaLayer()
        for (row, one) in territory.municipalities.enumerated() {
            zones.append(code: "", class: one.code, area: territory.municipalityAreas.flat(row))
        }
        #expect(
            try plan.zones(zones, scheme: "egen", urban: ["2380"]).allSatisfy {
                $0.borderDoubt == territory.borderDoubt
            })
    }
}
